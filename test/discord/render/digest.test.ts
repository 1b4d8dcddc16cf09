import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { valuesOf } from '../../../src/discord/look.ts';
import { renderDigest } from '../../../src/discord/render/digest.ts';
import type { Briefing, Item } from '../../../src/news/briefing.ts';
import { nonceOf } from '../../../src/news/delivery.ts';
import type { Subscription } from '../../../src/news/subscription.ts';
import { strangers } from './alive.ts';
import { customIdsOf, everyComponent, faults, textsOf } from './limits.ts';
import { anySubscription, anyTold, article, line, NOW, story, subscription, TELLING } from './made.ts';
import { shownText } from './survivors.ts';

const ROLE = '100000000000000009';

function briefing(items: readonly Item[], order: Partial<Subscription> = {}, lateMinutes = 0): Briefing {
  const made = subscription(order);
  const edition = { id: `${made.id}@${NOW}`, subscriptionId: made.id, dueAt: NOW };
  return { edition, subscription: made, items, passed: [], lateMinutes };
}

const shownOf = (body: Parameters<typeof textsOf>[0]) => textsOf(body).map(shownText).join('\n');
const item = (id: string): Item => ({
  story: story(article({ id })),
  lines: [line('The port reopened on Wednesday.')],
});

describe('a digest', () => {
  it('is within every limit and does nothing of its own, whatever the news', () => {
    fc.assert(
      fc.property(
        fc.array(anyTold, { maxLength: 12 }),
        anySubscription,
        fc.integer({ min: 0, max: 400 }),
        fc.boolean(),
        (items, order, lateMinutes, preview) => {
          const body = renderDigest(briefing(items, order, lateMinutes), { ...TELLING, preview });
          expect(faults(body)).toEqual([]);
          const articles = items.map(({ story }) => story.lead);
          expect(strangers(body, { articles, mentions: [`role ${ROLE}`] })).toEqual([]);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is dated in its own zone', () => {
    expect(shownOf(renderDigest(briefing([item('a')], { zone: 'Pacific/Kiritimati' }), TELLING))).toContain(
      'Thursday, 7 October 2021',
    );
    expect(shownOf(renderDigest(briefing([item('a')], { zone: 'Pacific/Honolulu' }), TELLING))).toContain(
      'Wednesday, 6 October 2021',
    );
  });

  it('says that it is late from ten minutes on', () => {
    const late = (minutes: number) => shownOf(renderDigest(briefing([item('a')], {}, minutes), TELLING));
    expect(late(9)).not.toContain('Late');
    expect(late(10)).toContain('Late by 10 minutes');
    expect(late(185)).toContain('Late by 3 hours');
  });

  it('pings the one role it was told to, and nobody in a preview', () => {
    const ordered = briefing([item('a')], { roleId: ROLE });
    expect(renderDigest(ordered, TELLING).allowed_mentions).toEqual({ parse: [], roles: [ROLE] });
    expect(textsOf(renderDigest(ordered, TELLING))[0]).toBe(`<@&${ROLE}>`);
    expect(renderDigest(ordered, { ...TELLING, preview: true }).allowed_mentions).toEqual({ parse: [] });
    expect(renderDigest(briefing([item('a')]), TELLING).allowed_mentions).toEqual({ parse: [] });
  });

  it('lets any of its stories be opened, and bears the mark of its delivery', () => {
    const made = briefing([item('a'), item('b')]);
    const body = renderDigest(made, TELLING);
    expect(customIdsOf(body)).toEqual([`open:${nonceOf(made.edition.id)}`]);
    const values = everyComponent(body)
      .flatMap((one) => ('options' in one ? one.options : []))
      .map(({ value }) => value);
    expect(values).toEqual(['a', 'b']);
  });

  it('has no lines where only headlines were ordered', () => {
    const shown = shownOf(renderDigest(briefing([item('a')], { style: 'headlines' }), TELLING));
    expect(shown).toContain('Port of Lindhaven');
    expect(shown).not.toContain('The port reopened');
  });

  it('says how many stories did not fit', () => {
    const items = Array.from({ length: 10 }, (_, n) => ({
      ...item(`a${n}`),
      story: story(article({ id: `a${n}`, url: `https://ledger.example/${String(n).repeat(800)}` })),
    }));
    const body = renderDigest(briefing(items), TELLING);
    const kept = textsOf(body).filter((text) => text.includes('Port of Lindhaven')).length;
    expect(kept).toBeGreaterThan(1);
    expect(shownOf(body)).toContain(`and ${10 - kept} more`);
  });

  it('tells how it was made', () => {
    expect(shownOf(renderDigest(briefing([item('a')]), TELLING))).toContain(
      'Every line is a sentence somebody published',
    );
  });
});

describe('a digest of a calm channel', () => {
  it('heads what is new of a story with since when', () => {
    const shown = textsOf(renderDigest(briefing([{ ...item('a'), since: NOW - 86_400_000 }]), TELLING)).join();
    expect(shown).toContain(`New since <t:${(NOW - 86_400_000) / 1000}:F>`);
    expect(shownOf(renderDigest(briefing([item('a')]), TELLING))).not.toContain('New since');
  });

  it('marks what one outlet alone reports, unless only some outlets were asked for', () => {
    const two = {
      ...item('a'),
      story: story(article({ id: 'a' }), [article({ id: 'a' }), article({ id: 'b', outlet: 'Cape Courier' })]),
    };
    const shown = (one: Item, order: Partial<Subscription> = {}) =>
      shownOf(renderDigest(briefing([one], order), TELLING));
    expect(shown(item('a'))).toContain('one outlet so far');
    expect(shown(item('a'), { outlets: ['Tidings'] })).not.toContain('one outlet so far');
    expect(shown({ ...item('a'), since: NOW })).not.toContain('one outlet so far');
    expect(shown(two)).not.toContain('one outlet so far');
  });

  it('says when another outlet was the last to report, where that is three hours later or more', () => {
    const lead = article({ id: 'a', publishedAt: NOW - 9 * 3_600_000 });
    const shown = (outlet: string, hours: number) => {
      const other = article({ id: 'b', outlet, publishedAt: NOW - hours * 3_600_000 });
      return textsOf(renderDigest(briefing([{ ...item('a'), story: story(lead, [lead, other]) }]), TELLING)).join();
    };
    expect(shown('Cape Courier', 2)).toContain(`1 other outlet, <t:${(NOW - 2 * 3_600_000) / 1000}:R>`);
    expect(shown('Cape Courier', 6.5)).not.toContain('outlet, <t:');
    // The lead's own outlet goes on reporting.
    expect(shown(lead.outlet, 2)).not.toContain('outlet, <t:');
  });

  it('marks what its outlet files as opinion', () => {
    const shown = (change: object) =>
      shownOf(renderDigest(briefing([{ ...item('a'), story: story(article({ id: 'a', ...change })) }]), TELLING));
    expect(shown({ headline: 'Editorial: The port must open' })).toContain('· opinion ·');
    expect(shown({})).not.toContain('opinion');
    // Its section says so already.
    expect(shown({ section: 'Opinion' })).not.toContain('· opinion');
  });

  it('says of a quiet day in one line that there is nothing new, pings nobody, and is known again', () => {
    const quietBriefing = { ...briefing([], { roleId: ROLE, quietDay: true }), quietDay: true };
    const quiet = renderDigest(quietBriefing, TELLING);
    expect(textsOf(quiet)).toHaveLength(1);
    expect(shownOf(quiet)).toContain('A quiet day: nothing new for this digest.');
    expect(quiet.allowed_mentions).toEqual({ parse: [] });
    expect(valuesOf(quiet.components, `open:${nonceOf(quietBriefing.edition.id)}`)).toEqual([]);
    expect(shownOf(renderDigest(briefing([], { quietDay: true }), { ...TELLING, preview: true }))).toContain(
      'one line would say',
    );
  });
});
