import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderBug, renderNotice, renderRefusal, renderSettings } from '../../../src/discord/render/notice.ts';
import { renderStatus } from '../../../src/discord/render/status.ts';
import { renderSubscribed, renderSubscriptions } from '../../../src/discord/render/subscriptions.ts';
import type { Settlement } from '../../../src/news/delivery.ts';
import { Refusal } from '../../../src/news/refusal.ts';
import { strangers } from './alive.ts';
import { customIdsOf, faults, textsOf } from './limits.ts';
import { anySubscription, anyText, NOW, subscription, TELLING } from './made.ts';
import { shownText } from './survivors.ts';

const MENTIONS = ['channel 100000000000000002', 'user 100000000000000003', 'role 100000000000000009'];
const shownOf = (body: Parameters<typeof textsOf>[0]) => textsOf(body).map(shownText).join('\n');

describe('a new standing order', () => {
  it('is within every limit and does nothing of its own, whatever was ordered', () => {
    fc.assert(
      fc.property(anySubscription, (made) => {
        const body = renderSubscribed({ ...TELLING, subscription: made, next: [1, 2, 3, 4, 5].map((n) => NOW + n) });
        expect(faults(body)).toEqual([]);
        expect(strangers(body, { mentions: MENTIONS })).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('is told in words, with five editions and a preview', () => {
    const ordered = subscription({ topics: ['conflict', 'climate'], include: ['grain'], roleId: '100000000000000009' });
    const body = renderSubscribed({
      ...TELLING,
      subscription: ordered,
      next: [1, 2, 3, 4, 5, 6].map((n) => NOW + n * 1000),
    });
    expect(shownOf(body)).toContain(
      'On weekdays at 08:00, Europe/Berlin time: up to 5 stories, headlines with one or two lines.',
    );
    expect(shownOf(body)).toContain('Topics: Conflict and Climate.\nOnly stories with “grain”.');
    expect(
      textsOf(body)
        .join('\n')
        .match(/<t:\d+:F>, <t:\d+:R>/g),
    ).toHaveLength(5);
    expect(customIdsOf(body)).toEqual(['preview:q7w8e9']);
    expect(body.allowed_mentions).toEqual({ parse: [] });
  });
});

describe('the standing orders of a server', () => {
  it('are within every limit, however many', () => {
    fc.assert(
      fc.property(fc.array(anySubscription, { maxLength: 25 }), (subscriptions) => {
        const body = renderSubscriptions({ ...TELLING, subscriptions });
        expect(faults(body)).toEqual([]);
        expect(strangers(body, { mentions: MENTIONS })).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('are all there when they are plain ones', () => {
    const subscriptions = Array.from({ length: 25 }, (_, n) => subscription({ id: `s${n}` }));
    expect(
      textsOf(renderSubscriptions({ ...TELLING, subscriptions }))
        .join('\n')
        .match(/Next <t/g)?.length,
    ).toBeGreaterThan(15);
  });

  it('say why one is paused', () => {
    const gone = subscription({ dueAt: null, paused: { by: 'dateline', reason: 'channel-gone', at: NOW } });
    expect(shownOf(renderSubscriptions({ ...TELLING, subscriptions: [gone] }))).toContain('the channel is gone');
    expect(shownOf(renderSubscriptions({ ...TELLING, subscriptions: [] }))).toContain('/digest subscribe starts one');
  });
});

describe('the status', () => {
  const settlements: readonly Settlement[] = [
    { state: 'claimed' },
    { state: 'sent', messageId: '1' },
    { state: 'deferred', reason: '**@everyone** connection lost', retryAt: NOW },
    { state: 'refused', reason: 'channel-gone', detail: null },
    { state: 'refused', reason: 'not-allowed', detail: null },
    { state: 'refused', reason: 'rejected', detail: 'BASE_TYPE_BAD_LENGTH' },
    { state: 'spiked', reason: 'nothing-new' },
    { state: 'spiked', reason: 'too-late' },
    { state: 'spiked', reason: 'gave-up' },
  ];
  const deliveries = settlements.map((settlement, n) => ({
    id: `d${n}`,
    subscriptionId: 's',
    dueAt: NOW,
    attempts: 1,
    settledAt: NOW,
    settlement,
    channelId: '100000000000000002',
  }));
  const feeds = { feeds: 40, failing: 1, retired: 1, lookedAt: NOW, nextAt: NOW + 1 };
  const ill = (outlet: string, reason: string, retiredAt: number | null = null) => ({
    feed: { outlet },
    state: { code: 'timeout' as const, reason, failures: 3, succeededAt: NOW, retiredAt },
  });
  const counts = { articles: 1234, stories: 1, outlets: 6, newestAt: NOW, lastStoredAt: NOW };

  it('tells what is stored, what comes, and what became of each delivery and why', () => {
    const body = renderStatus({ ...TELLING, counts, feeds, failing: [], subscriptions: [subscription()], deliveries });
    expect(faults(body)).toEqual([]);
    expect(strangers(body, { mentions: MENTIONS })).toEqual([]);
    const shown = shownOf(body);
    expect(shown).toContain('1,234 articles in 1 story by 6 outlets.');
    for (const why of [
      'posted',
      '**@everyone** connection lost',
      'channel is gone',
      'not allowed',
      'BASE_TYPE_BAD_LENGTH',
      'nothing new',
      'late',
      'could not be reached',
    ]) {
      expect(shown).toContain(why);
    }
  });

  it('is within every limit, however much there is to tell', () => {
    fc.assert(
      fc.property(fc.array(anySubscription, { maxLength: 25 }), anyText, (subscriptions, reason) => {
        const settlement: Settlement = { state: 'deferred', reason, retryAt: NOW };
        const many = [...deliveries, ...deliveries].map((delivery) => ({ ...delivery, settlement }));
        const failing = Array.from({ length: 5 }, () => ill(reason, reason));
        const body = renderStatus({ ...TELLING, counts, feeds, failing, subscriptions, deliveries: many });
        expect(faults(body)).toEqual([]);
        expect(strangers(body, { mentions: MENTIONS })).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('says which feeds are not well and why', () => {
    const failing = [ill('**Gazette**', 'The server took too long to answer.'), ill('Old Post', 'Gone for good.', NOW)];
    const body = renderStatus({ ...TELLING, counts, feeds, failing, subscriptions: [], deliveries: [] });
    expect(strangers(body, { mentions: MENTIONS })).toEqual([]);
    const shown = shownOf(body);
    for (const part of [
      '40 feeds, 2 of them not well',
      '**Gazette**',
      'failed 3 times in a row',
      'took too long',
      'is read no more',
    ])
      expect(shown).toContain(part);
    const well = { ...feeds, failing: 0, retired: 0 };
    expect(
      shownOf(renderStatus({ ...TELLING, counts, feeds: well, failing: [], subscriptions: [], deliveries: [] })),
    ).toContain('40 feeds, all well');
  });

  it('speaks of an empty archive and a server without digests', () => {
    const none = { articles: 0, stories: 0, outlets: 0, newestAt: null, lastStoredAt: null };
    const shown = shownOf(
      renderStatus({
        ...TELLING,
        counts: none,
        feeds: { ...feeds, feeds: 0 },
        failing: [],
        subscriptions: [],
        deliveries: [],
      }),
    );
    for (const part of [
      '0 articles',
      'No feed is read here',
      'Nothing was stored yet',
      'No channel of this server',
      'None yet',
    ])
      expect(shown).toContain(part);
  });
});

describe('short answers', () => {
  it('refuse with what the reader can do, showing what was asked inert', () => {
    fc.assert(
      fc.property(anyText, (asked) => {
        const body = renderRefusal(new Refusal('unknown-article', { asked }), TELLING);
        expect(faults(body)).toEqual([]);
        expect(strangers(body, {})).toEqual([]);
      }),
      { numRuns: 60 },
    );
    const refusal = new Refusal('missing-permission', {
      channelId: '100000000000000002',
      permissions: ['Send Messages'],
    });
    expect(shownOf(renderRefusal(refusal, TELLING))).toContain('Allow me Send Messages, then try again.');
  });

  it('give the reference of a bug and nothing else about it', () => {
    expect(shownOf(renderBug('a1b2`@everyone', TELLING))).toContain('a1b2everyone');
    expect(faults(renderBug('', TELLING))).toEqual([]);
  });

  it('are never longer than a message', () => {
    expect(faults(renderNotice('word '.repeat(2000)))).toEqual([]);
    expect(faults(renderNotice(''))).toEqual([]);
  });

  it('show the settings of a server', () => {
    const settings = { language: null, zone: 'Asia/Kolkata' };
    const body = renderSettings({ ...TELLING, settings, discordLocale: 'es-ES', subscriptions: 2 });
    expect(faults(body)).toEqual([]);
    expect(shownOf(body)).toContain('Language: automatic');
    expect(shownOf(body)).toContain('Asia/Kolkata');
  });
});
