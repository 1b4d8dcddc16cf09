import { describe, expect, it } from 'vitest';
import { LIMITS, type Subscription } from '../../src/news/subscription.ts';
import type { TypedSubscription } from '../../src/newsroom/editor.ts';
import { HOUR_MS, MORNING, openDesk, refusalOf, report } from './desk.ts';

const typed = (change: Partial<TypedSubscription> = {}): TypedSubscription => ({
  guildId: 'g1',
  channelId: 'c1',
  userId: 'u1',
  time: undefined,
  days: undefined,
  timezone: undefined,
  topics: undefined,
  regions: undefined,
  outlets: undefined,
  languages: undefined,
  include: undefined,
  exclude: undefined,
  stories: undefined,
  roleId: undefined,
  style: undefined,
  late: undefined,
  outletsAtLeast: undefined,
  quietDay: undefined,
  ...change,
});

describe('an order', () => {
  it('that says nothing is for here, at eight, every day, in UTC', async () => {
    const { newsroom } = await openDesk();
    const { subscription, next } = await newsroom.subscribe(typed());
    expect(subscription).toMatchObject({
      channelId: 'c1',
      minute: 480,
      days: [1, 2, 3, 4, 5, 6, 7],
      zone: 'UTC',
      stories: 5,
      style: 'brief',
      roleId: null,
      paused: null,
      createdBy: 'u1',
    });
    expect(next).toEqual([1, 2, 3, 4, 5].map((day) => Date.UTC(2025, 4, 20 + day, 8)));
    expect(subscription.dueAt).toBe(next[0]);
    expect(await newsroom.subscriptions('g1')).toEqual([subscription]);
    expect(await newsroom.subscriptions('g2')).toEqual([]);
  });

  it('is understood as people type it', async () => {
    const { newsroom } = await openDesk([report('Old bridge reopens')]);
    const { subscription } = await newsroom.subscribe(
      typed({
        time: '6.30 pm',
        days: 'mon-wed, sun',
        timezone: 'mumbai',
        topics: ' Health,, politics ,health',
        regions: 'Middle East, europe',
        outlets: 'HARBOUR gazette',
        include: 'bridge, old harbour',
        exclude: 'ferry',
        stories: 3,
        roleId: 'r1',
        style: 'full',
      }),
    );
    expect(subscription).toMatchObject({
      minute: 18 * 60 + 30,
      days: [1, 2, 3, 7],
      zone: 'Asia/Kolkata',
      topics: ['health', 'politics'],
      regions: ['middle-east', 'europe'],
      outlets: ['Harbour Gazette'],
      include: ['bridge', 'old harbour'],
      exclude: ['ferry'],
      stories: 3,
      roleId: 'r1',
      style: 'full',
    });
  });

  it.each([
    ['bad-time', { time: '25:00' }],
    ['bad-days', { days: 'someday' }],
    ['unknown-zone', { timezone: 'Atlantis' }],
    ['unknown-topic', { topics: 'health, gossip' }],
    ['unknown-region', { regions: 'atlantis' }],
    ['unknown-outlet', { outlets: 'Nobody' }],
  ] as const)('is refused with %s, and nothing is kept of it', async (code, change) => {
    const { newsroom } = await openDesk([report('Old bridge reopens')]);
    expect((await refusalOf(newsroom.subscribe(typed(change)))).code).toBe(code);
    expect(await newsroom.subscriptions('g1')).toEqual([]);
  });

  it.each([
    ['list-too-long', { include: Array.from({ length: 11 }, (_, n) => `word${n}`).join(', ') }],
    ['list-too-long', { topics: Array.from({ length: 11 }, (_, n) => `topic${n}`).join(', ') }],
    ['bad-word', { include: 'flood, (*)' }],
    ['bad-word', { exclude: 'fl*od' }],
    ['bad-word', { include: '(a+)+$' }],
    ['bad-word', { exclude: '[a-z]' }],
    ['bad-word', { exclude: 'x'.repeat(61) }],
    ['unknown-language', { languages: 'en, Atlantean' }],
  ] as const)('is refused with %s rather than cut: %o', async (code, change) => {
    const { newsroom } = await openDesk();
    expect((await refusalOf(newsroom.subscribe(typed(change)))).code).toBe(code);
  });

  it('takes names with commas whole, languages by their names, and says nothing twice', async () => {
    const outlets = ['The Lantern, Weekly', 'Lantern', 'Quill, Ink & Sons, Dunmouth', 'Weekly'];
    const { newsroom } = await openDesk(
      outlets.map((outlet, n) => report(`Bridge ${n} of Dunmouth reopens`, { outlet, text: `Bridge ${n} reopened.` })),
    );
    const order = typed({
      outlets: 'weekly, the lantern, weekly, Quill, Ink & Sons, Dunmouth, lantern, WEEKLY',
      languages: 'English, deutsch, fr, French',
      include: 'flood*, 地震',
      outletsAtLeast: 2,
      quietDay: true,
    });
    expect((await newsroom.subscribe(order)).subscription).toMatchObject({
      outlets: ['Weekly', 'The Lantern, Weekly', 'Quill, Ink & Sons, Dunmouth', 'Lantern'],
      languages: ['en', 'de', 'fr'],
      include: ['flood*', '地震'],
      outletsAtLeast: 2,
      quietDay: true,
    });
    expect(
      (
        await newsroom.edit({
          ...typed({ languages: 'all', include: 'flood' }),
          asked: undefined,
          channelId: undefined,
        })
      ).subscription,
    ).toMatchObject({ languages: [], include: ['flood'], outletsAtLeast: 2 });
  });

  it('given twice for the same channel is refused, however it is written', async () => {
    const { newsroom } = await openDesk();
    const lists = (topics: string, include: string) => ({ topics, include });
    const { subscription } = await newsroom.subscribe(
      typed({ time: '7', days: 'weekdays', timezone: 'Berlin', ...lists('science,health', 'Bridge') }),
    );
    const same = typed({
      time: '07:00',
      days: 'mon-fri',
      timezone: 'europe/berlin',
      ...lists('health, Science', 'bridge'),
    });
    expect(await refusalOf(newsroom.subscribe(same))).toMatchObject({
      code: 'already-subscribed',
      details: { channelId: 'c1', subscriptionId: subscription.id },
    });
    await newsroom.subscribe({ ...same, channelId: 'c2' });
    await newsroom.subscribe({ ...same, time: '19:00' });
    await newsroom.subscribe({ ...same, guildId: 'g2' });
    expect(await newsroom.subscriptions('g1')).toHaveLength(3);
  });

  it('is refused when the server has as many as it may', async () => {
    const { newsroom } = await openDesk();
    for (let index = 0; index < LIMITS.subscriptionsPerServer; index += 1)
      await newsroom.subscribe(typed({ channelId: `30${index}` }));
    expect(await refusalOf(newsroom.subscribe(typed({ channelId: 'one more' })))).toMatchObject({
      code: 'too-many-subscriptions',
      details: { limit: LIMITS.subscriptionsPerServer },
    });
    await newsroom.remove('g1', '303');
    await newsroom.subscribe(typed({ channelId: 'one more' }));
  });

  it('follows the settings of its server', async () => {
    const { newsroom } = await openDesk();
    expect(await newsroom.saveZone('g1', 'tokyo')).toBe('Asia/Tokyo');
    await newsroom.saveLanguage('g1', 'fr');
    const { subscription } = await newsroom.subscribe(typed());
    expect([subscription.zone, subscription.languages]).toEqual(['Asia/Tokyo', ['fr']]);
    expect(await newsroom.settings('g1')).toEqual({
      settings: { zone: 'Asia/Tokyo', language: 'fr' },
      subscriptions: 1,
    });
    expect((await refusalOf(newsroom.saveZone('g1', 'Atlantis'))).code).toBe('unknown-zone');
  });
});

describe('a digest', () => {
  async function withTwo() {
    const desk = await openDesk();
    const first = (await desk.newsroom.subscribe(typed())).subscription;
    const second = (await desk.newsroom.subscribe(typed({ channelId: '222', time: '20:00' }))).subscription;
    return { ...desk, first, second };
  }

  it('need not be named while there is one, and must be when there are two', async () => {
    const { newsroom, first, second } = await withTwo();
    expect((await refusalOf(newsroom.preview('g1', undefined))).code).toBe('unknown-subscription');
    expect((await newsroom.remove('g1', second.id)).id).toBe(second.id);
    expect((await newsroom.preview('g1', undefined)).subscription.id).toBe(first.id);
  });

  it('may be named by its channel, and never by another server', async () => {
    const { newsroom, second } = await withTwo();
    expect((await newsroom.preview('g1', '<#222>')).subscription.id).toBe(second.id);
    for (const verb of ['preview', 'resume', 'remove'] as const)
      expect((await refusalOf(newsroom[verb]('g2', second.id))).code).toBe('unknown-subscription');
    expect((await refusalOf(newsroom.pause('g2', second.id, 'u9'))).code).toBe('unknown-subscription');
    expect(await newsroom.subscriptions('g1')).toHaveLength(2);
  });

  it('that is moved out of a forum keeps nothing of it', async () => {
    const { newsroom, archive } = await openDesk();
    const forum = { place: 'forum', tags: [{ id: '1', name: 'Breaking' }] } as const;
    const { subscription } = await newsroom.subscribe(typed(forum));
    expect(await archive.subscription(subscription.id)).toMatchObject(forum);
    await newsroom.edit({ ...typed({ channelId: 'c2' }), asked: subscription.id });
    const { place, tags, channelId } = (await archive.subscription(subscription.id)) as Subscription;
    expect({ place, tags, channelId }).toEqual({ place: undefined, tags: undefined, channelId: 'c2' });
  });

  it('rests while it is paused, with who paused it, and goes on at its next time without making up', async () => {
    const { newsroom, archive, clock, second } = await withTwo();
    await newsroom.pause('g1', second.id, 'u7');
    const paused = (await archive.subscription(second.id)) as Subscription;
    expect(paused).toMatchObject({ dueAt: null, paused: { by: 'moderator', userId: 'u7', at: MORNING } });
    expect((await refusalOf(newsroom.pause('g1', second.id, 'u7'))).code).toBe('already-paused');
    clock.at += 72 * HOUR_MS;
    expect((await archive.subscriptionsDue(clock.at, 10)).map(({ id }) => id)).not.toContain(second.id);
    // Which one is plain: only one of them is paused.
    expect(await newsroom.resume('g1', undefined)).toMatchObject({
      subscription: { id: second.id },
      nextAt: Date.UTC(2025, 4, 23, 20),
    });
    expect(await archive.subscription(second.id)).toMatchObject({ dueAt: Date.UTC(2025, 4, 23, 20), paused: null });
    expect((await refusalOf(newsroom.resume('g1', second.id))).code).toBe('not-paused');
  });

  it('is previewed as it would be posted now, and nothing is recorded', async () => {
    const { newsroom, archive, clock } = await openDesk([
      report('Old harbour bridge of Dunmouth reopens'),
      report('A year ago in Dunmouth', {
        publishedAt: MORNING - 9_000 * HOUR_MS,
        text: 'Dunmouth held its fair again.',
      }),
    ]);
    const { subscription } = await newsroom.subscribe(typed({ style: 'full' }));
    const briefing = await newsroom.preview('g1', undefined);
    expect(briefing.items.map(({ story }) => story.lead.headline)).toEqual(['Old harbour bridge of Dunmouth reopens']);
    expect(briefing.items[0]?.lines.length).toBeGreaterThan(0);
    expect(await newsroom.preview('g1', undefined)).toEqual(briefing);
    expect(await archive.history(subscription.id, 10)).toEqual([]);
    expect(await archive.told(subscription.id, 0)).toEqual(new Set());
    expect(await archive.subscription(subscription.id)).toEqual(subscription);
    clock.at += 48 * HOUR_MS;
    // Told nothing yet, and nothing is new: the newest there is shows what the digest will be like.
    expect((await newsroom.preview('g1', undefined)).items).toHaveLength(2);
  });
});

describe('the status', () => {
  it('counts what is stored, and shows each server its own digests only', async () => {
    const { newsroom } = await openDesk([report('Old bridge reopens')]);
    await newsroom.subscribe(typed());
    const here = await newsroom.status('g1');
    expect(here.counts).toMatchObject({ articles: 1, stories: 1, outlets: 1, lastStoredAt: MORNING });
    expect(here.subscriptions).toHaveLength(1);
    expect((await newsroom.status('g2')).subscriptions).toEqual([]);
    expect((await newsroom.status(null)).deliveries).toEqual([]);
  });
});

describe('a time zone that is typed', () => {
  it('is completed by city, with its offset of the day', async () => {
    const { newsroom } = await openDesk();
    const [first] = await newsroom.completeZone('mumb');
    expect(first).toEqual({ name: 'Asia/Kolkata (UTC+05:30, Mumbai)', value: 'Asia/Kolkata' });
    expect((await newsroom.completeZone('')).length).toBeGreaterThan(5);
    expect(await newsroom.completeZone('zzzz')).toEqual([]);
  });
});
