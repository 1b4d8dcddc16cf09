import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Archive, createArchive } from '../../src/archive/archive.ts';
import { type Database, openDatabase } from '../../src/archive/database.ts';
import { ArchiveAway } from '../../src/news/archive-away.ts';
import type { RawArticle } from '../../src/news/article.ts';
import type { Briefing } from '../../src/news/briefing.ts';
import type { Claim, Receipt } from '../../src/news/delivery.ts';
import { profileOf } from '../../src/news/profile.ts';
import type { Subscription } from '../../src/news/subscription.ts';
import { storeAndFile } from '../../src/newsroom/filing.ts';
import { publish } from '../../src/newsroom/publish.ts';
import { keepLog } from '../e2e/stage.ts';
import { subscriptionWith } from '../news/made.ts';

const EIGHT = Date.UTC(2025, 4, 21, 8);
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let db: Database;
let archive: Archive;
let clock = EIGHT;
let log: ReturnType<typeof keepLog>;
const posts: { briefing: Briefing; claim: Claim }[] = [];
let answer: (claim: Claim, briefing: Briefing) => Receipt;
const posted = (_: Claim, { items, subscription }: Briefing) => ({
  kind: 'posted' as const,
  messageId: `m${posts.length}`,
  channelId: subscription.channelId,
  articleIds: items.map(({ story }) => story.lead.id),
  text: items.flatMap(({ story, lines }) => [story.lead.headline, ...lines.map(({ text }) => text)]).join('\n'),
});

beforeEach(async () => {
  db = await openDatabase(':memory:');
  archive = createArchive(db);
  clock = EIGHT;
  log = keepLog();
  posts.length = 0;
  answer = posted;
  await tell('The council of Dunmouth opened its new harbour on Tuesday, the mayor said.', 3);
});
afterEach(() => archive.close());

const report = (text: string, hoursBefore: number, headline = text.split(' ').slice(1, 8).join(' ')): RawArticle => ({
  outlet: 'Harbour Post',
  headline,
  url: null,
  section: null,
  language: 'en',
  publishedAt: EIGHT - hoursBefore * 60 * MINUTE,
  text,
  bylines: [],
  rights: null,
  year: null,
  sample: false,
});
const tell = (text: string, hoursBefore: number) => storeAndFile(archive, [report(text, hoursBefore)], clock);

async function order(id: string, change: Partial<Subscription> = {}) {
  await archive.addSubscription(subscriptionWith({ id, channelId: `c-${id}`, dueAt: EIGHT, ...change }));
}

const run = (at: number, signal?: AbortSignal) => {
  clock = at;
  const post = async (briefing: Briefing, claim: Claim) => {
    posts.push({ briefing, claim });
    return answer(claim, briefing);
  };
  return publish({ archive, post, now: () => clock, outlets: [], log }, { signal });
};
const state = async (id: string) => (await archive.history(id, 5)).map(({ settlement }) => settlement);

describe('publishing', () => {
  it('sends what is due, once, and waits for the next edition', async () => {
    await order('a');
    await order('later', { dueAt: EIGHT + MINUTE });
    expect(await run(EIGHT)).toEqual({ sent: 1, deferred: 0, refused: 0, spiked: 0 });
    expect(await run(EIGHT)).toMatchObject({ sent: 0 });
    expect((await archive.subscription('a'))?.dueAt).toBe(EIGHT + DAY);
    expect(posts.map(({ claim }) => claim.subscriptionId)).toEqual(['a']);
  });

  it('tells a channel nothing twice, and spikes an edition with nothing new', async () => {
    await order('a');
    await run(EIGHT);
    expect(await run(EIGHT + DAY)).toMatchObject({ spiked: 1 });
    expect(await state('a')).toMatchObject([{ state: 'spiked', reason: 'nothing-new' }, { state: 'sent' }]);
    clock = EIGHT + 2 * DAY;
    await tell('The railway of Karvale lost its licence on Thursday, a regulator said.', -40);
    await run(EIGHT + 2 * DAY);
    expect(posts.at(-1)?.briefing.items.map(({ story }) => story.lead.headline)).toEqual([
      expect.stringContaining('railway'),
    ]);
  });

  it('has told what stands in the message, be it an earlier attempt that told other stories', async () => {
    await tell('The railway of Karvale lost its licence on Thursday, a regulator said.', 2);
    await order('a');
    const [railway, harbour] = await archive.stories({ limit: 2 });
    answer = (claim, briefing) => ({ ...posted(claim, briefing), articleIds: [harbour?.lead.id ?? '', 'unknown'] });
    await run(EIGHT);
    expect(posts[0]?.briefing.items).toHaveLength(2);
    expect(await archive.told('a', 0)).toEqual(new Set([harbour?.id]));
    answer = posted;
    await run(EIGHT + DAY);
    expect(posts.at(-1)?.briefing.items.map(({ story }) => story.id)).toEqual([railway?.id]);
  });

  it('has told a story that a briefing no longer holds, where the message of an earlier attempt does', async () => {
    await order('a');
    answer = () => {
      throw new TypeError('killed');
    };
    await run(EIGHT);
    const [harbour] = await archive.stories({ limit: 1 });
    await archive.changeSubscription('a', { include: ['railway'] });
    await archive.changeSubscription('a', { dueAt: EIGHT });
    const stood = `**${harbour?.lead.headline}**\n${harbour?.lead.text}`;
    const articleIds = [harbour?.lead.id ?? ''];
    answer = () => ({ kind: 'posted', messageId: 'm', channelId: 'thread', articleIds, text: stood });
    await run(EIGHT + 3 * MINUTE);
    expect(posts.at(-1)).toMatchObject({ briefing: { items: [] }, claim: { attempt: 2 } });
    expect(await state('a')).toEqual([{ state: 'sent', messageId: 'm', stories: 1 }]);
    expect(await archive.told('a', 0)).toEqual(new Set([harbour?.id]));
    const place = { channelId: 'thread', messageId: 'm' };
    expect(await archive.linesTold(['a'], [harbour?.id ?? ''])).toMatchObject([
      { text: harbour?.lead.headline, line: null, ...place },
    ]);
  });

  it.each(['channel-gone', 'not-allowed'] as const)(
    'pauses where the answer is %s, with the reason, and asks no more',
    async (kind) => {
      await order('a');
      answer = () => ({ kind });
      expect(await run(EIGHT)).toMatchObject({ refused: 1 });
      expect(await archive.subscription('a')).toMatchObject({ dueAt: null, paused: { by: 'dateline', reason: kind } });
      await run(EIGHT + 9 * DAY);
      expect(posts).toHaveLength(1);
    },
  );

  it('goes on with the next edition where Discord rejected one', async () => {
    await order('a');
    answer = () => ({ kind: 'rejected', reason: '50035' });
    await run(EIGHT);
    expect(await archive.subscription('a')).toMatchObject({ dueAt: EIGHT + DAY, paused: null });
  });

  it('tries again what did not reach Discord, later and later, and gives up after six hours', async () => {
    await order('a');
    answer = () => ({ kind: 'unreachable', reason: 'down', retryAfterMs: null });
    for (let at = EIGHT; at < EIGHT + 7 * 60 * MINUTE; at += MINUTE) await run(at);
    expect(posts.length).toBeGreaterThan(8);
    expect(posts.length).toBeLessThan(30);
    expect(await state('a')).toEqual([{ state: 'spiked', reason: 'gave-up' }]);
    answer = posted;
    await tell('The railway of Karvale lost its licence on Thursday, a regulator said.', -20);
    expect(await run(EIGHT + DAY)).toMatchObject({ sent: 1 });
  });

  it('does not let one fault stop the others, says where to look for it, and tries again', async () => {
    for (const id of ['a', 'b', 'c']) await order(id);
    answer = (claim, briefing) => {
      if (claim.subscriptionId === 'b') throw new TypeError('a bug');
      return posted(claim, briefing);
    };
    expect(await run(EIGHT)).toMatchObject({ sent: 2 });
    expect(log.lines.find(({ level }) => level === 'error')?.details).toMatchObject({
      subscription: 'b',
      reference: expect.stringMatching(/^[0-9a-f]{8}$/),
    });
    expect(await state('b')).toMatchObject([{ state: 'deferred', reason: expect.stringMatching(/[0-9a-f]{8}/) }]);
    answer = posted;
    expect(await run(EIGHT + 3 * MINUTE)).toMatchObject({ sent: 1 });
    expect(posts.at(-1)?.claim).toMatchObject({ attempt: 2 });
  });

  it('reaches the others past any number that fail before they begin', async () => {
    for (let index = 0; index < 230; index += 1)
      await order(`s${index}`, { zone: 'Nowhere/None', dueAt: EIGHT - MINUTE });
    await order('good');
    expect(await run(EIGHT)).toMatchObject({ sent: 1 });
    expect(log.lines.filter(({ level }) => level === 'error')).toHaveLength(230);
  });

  it('counts nothing as sent that another process took over in the meantime', async () => {
    await order('a');
    const later = createArchive(db, { claimant: 'another' });
    const post = async (briefing: Briefing, claim: Claim) => {
      clock = EIGHT + 3 * MINUTE;
      const due = { id: claim.deliveryId, subscriptionId: 'a', dueAt: EIGHT };
      const taken = await later.claim(due, clock);
      if (!taken) throw new Error('the lease is over');
      await later.record(taken, { state: 'sent', messageId: 'theirs' }, clock, {
        nextAt: EIGHT + DAY,
        toldStoryIds: [],
      });
      return posted(claim, briefing);
    };
    expect(await publish({ archive, post, now: () => clock, outlets: [], log })).toMatchObject({ sent: 0 });
    expect(await state('a')).toEqual([{ state: 'sent', messageId: 'theirs' }]);
  });

  it('finds the one story that has the word of an order behind many newer ones', async () => {
    const newsAt = EIGHT - 60 * MINUTE;
    const others = Array.from({ length: 400 }, (_, index) => ({
      ...report('Nothing happened.', 1, `Item ${index}`),
      ...{ id: `other${index}`, storedAt: clock, topics: [], regions: [] },
    }));
    await archive.storeArticles(others);
    for (const other of others) {
      const { id: articleId, outlet } = other;
      const filed = {
        storyId: `s${articleId}`,
        articleId,
        outlet,
        newsAt,
        wireCopyOf: null,
        profile: profileOf(other),
      };
      await archive.fileArticle(filed, { kind: 'nothing-alike' });
    }
    await order('a', { include: ['Dunmouth'] });
    expect(await run(EIGHT)).toMatchObject({ sent: 1 });
    expect(posts[0]?.briefing.items.map(({ story }) => story.lead.text)).toEqual([expect.stringContaining('Dunmouth')]);
  });

  const killedBeforeTheRecord = async () => {
    const post = async (briefing: Briefing, claim: Claim) => {
      posts.push({ briefing, claim });
      return posted(claim, briefing);
    };
    const record = () => Promise.reject(new Error('killed'));
    clock = EIGHT;
    await publish({ archive: { ...archive, record }, post, now: () => clock, outlets: [], log });
  };

  it.each([7, 25, 31, 24 * 12])(
    'that was posted and not recorded, with nobody there for the next %i hours, is looked for and not told again',
    async (hours) => {
      await order('a');
      await killedBeforeTheRecord();
      const first = posts.splice(0)[0];
      answer = (claim, briefing) =>
        first && claim.dueAt === EIGHT ? posted(claim, first.briefing) : posted(claim, briefing);
      await run(EIGHT + hours * 60 * MINUTE);
      expect(posts.filter(({ briefing }) => briefing.items.length > 0)).toEqual([]);
      expect((await archive.told('a', 0)).size).toBe(1);
      const deliveries = await archive.history('a', 20);
      expect(deliveries.find(({ dueAt }) => dueAt === EIGHT)?.settlement).toMatchObject({ state: 'sent' });
      expect((await archive.subscription('a'))?.dueAt).toBeGreaterThan(clock);
    },
  );

  it('looks again for what it could not look for, and never posts it past its time', async () => {
    await order('a');
    await killedBeforeTheRecord();
    posts.length = 0;
    answer = () => ({ kind: 'unreachable', reason: 'no network yet', retryAfterMs: null });
    expect(await run(EIGHT + 30 * 60 * MINUTE)).toEqual({ sent: 0, deferred: 0, refused: 0, spiked: 0 });
    answer = () => ({ kind: 'nothing-new' });
    await tell('The railway of Karvale lost its licence on Thursday, a regulator said.', -28);
    expect(await run(EIGHT + 30 * 60 * MINUTE + 3 * MINUTE)).toMatchObject({ spiked: 1 });
    expect(posts.map(({ briefing }) => briefing.items.length)).toEqual([0, 0]);
    expect(await state('a')).toMatchObject([{ reason: 'too-late' }, { reason: 'too-late' }]);
  });

  it('leaves a digest alone that a moderator paused while it was read, be it late or not', async () => {
    for (const [id, at] of [
      ['a', EIGHT],
      ['b', EIGHT + 7 * 60 * MINUTE],
    ] as const) {
      await order(id);
      clock = at;
      const pausing = {
        ...archive,
        subscriptionsDue: async (...asked: Parameters<typeof archive.subscriptionsDue>) => {
          const read = await archive.subscriptionsDue(...asked);
          await archive.changeSubscription(id, { dueAt: null, paused: { by: 'moderator', userId: 'u', at } });
          return read;
        },
      };
      const post = () => Promise.reject(new Error('it was paused'));
      await publish({ archive: pausing, post, now: () => clock, outlets: [], log });
      expect(await state(id)).toEqual([]);
      expect(await archive.subscription(id)).toMatchObject({ dueAt: null, paused: { by: 'moderator' } });
    }
  });

  it('steps over an edition that is settled, should a digest still wait for it', async () => {
    await order('a');
    await run(EIGHT);
    await archive.changeSubscription('a', { dueAt: EIGHT });
    await run(EIGHT + MINUTE);
    await run(EIGHT + 7 * 60 * MINUTE);
    expect(posts).toHaveLength(1);
    expect((await archive.subscription('a'))?.dueAt).toBe(EIGHT + DAY);
  });

  it('finishes what is in hand when it is told to stop, and begins nothing', async () => {
    for (let index = 0; index < 100; index += 1) await order(`s${index}`);
    const stopping = new AbortController();
    answer = (claim, briefing) => {
      stopping.abort();
      return posted(claim, briefing);
    };
    const { sent } = await run(EIGHT, stopping.signal);
    expect(sent).toBe(posts.length);
    expect(sent).toBeLessThanOrEqual(64);
    answer = posted;
    expect((await run(EIGHT + MINUTE)).sent + sent).toBe(100);
  });

  it('stops at once when the archive goes away in the middle, and sends the rest, nothing twice, when it is back', async () => {
    for (let index = 0; index < 200; index += 1) await order(`s${index}`);
    let asked = 0;
    const leaving: Archive = {
      ...archive,
      claim: async (...args) => {
        asked += 1;
        if (asked > 30) throw new ArchiveAway(new Error('the disk is full'));
        return archive.claim(...args);
      },
    };
    const post = async (briefing: Briefing, claim: Claim) => {
      posts.push({ briefing, claim });
      return posted(claim, briefing);
    };
    await expect(publish({ archive: leaving, post, now: () => EIGHT, outlets: [], log })).rejects.toThrow(
      /disk is full/,
    );
    expect(posts).toHaveLength(30);
    expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
    expect(await run(EIGHT + MINUTE)).toMatchObject({ sent: 170 });
    expect(new Set(posts.map(({ claim }) => claim.deliveryId)).size).toBe(200);
  });

  it('finishes what is in hand when the archive cannot say what else is due', async () => {
    for (let index = 0; index < 110; index += 1) await order(`s${index}`);
    const ledger = archive;
    const { promise: answered, resolve: answerAll } = Promise.withResolvers<void>();
    let looks = 0;
    const leaving: Archive = {
      ...ledger,
      subscriptionsDue: async (...args) => {
        looks += 1;
        if (looks === 1) return ledger.subscriptionsDue(...args);
        answerAll();
        throw new ArchiveAway(new Error('the disk is full'));
      },
    };
    const post = async (briefing: Briefing, claim: Claim) => {
      posts.push({ briefing, claim });
      if (posts.length > 90) await answered;
      return posted(claim, briefing);
    };
    let sent = 0;
    const settled = () => {
      sent += 1;
    };
    await expect(publish({ archive: leaving, post, now: () => EIGHT, outlets: [], log }, { settled })).rejects.toThrow(
      /disk is full/,
    );
    expect([posts.length, sent]).toEqual([100, 100]);
  });

  it('sends many at once without sending any twice', async () => {
    for (let index = 0; index < 250; index += 1) await order(`s${index}`);
    const results = await Promise.all([run(EIGHT), run(EIGHT)]);
    expect(results.reduce((sum, { sent }) => sum + sent, 0)).toBe(250);
    expect(new Set(posts.map(({ claim }) => claim.deliveryId)).size).toBe(250);
  });
});
