// What an archive promises, whatever engine it stands on: one suite, run for each.
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Archive } from '../../src/archive/archive.ts';
import { CLAIM_LEASE_MS } from '../../src/archive/deliveries.ts';
import type { Article } from '../../src/news/article.ts';
import type { Edition } from '../../src/news/edition.ts';
import type { Subscription } from '../../src/news/subscription.ts';

export interface Engine {
  readonly name: string;
  /** The same archive, opened once more as another process would. */
  open(claimant: string): Promise<Archive>;
  /** Throws everything away. */
  clear(): Promise<void>;
}

const NOON = Date.UTC(2025, 2, 28, 12);
const HOUR = 3_600_000;

export function articleAbout(id: string, change: Partial<Article> = {}): Article {
  return {
    id,
    outlet: 'Harbour Post',
    headline: `Ferry service resumes on line ${id}`,
    url: `https://harbour.example/${id}`,
    section: 'World',
    language: 'en',
    publishedAt: NOON,
    storedAt: NOON + HOUR,
    text: 'The ferry resumed its service on Friday after a week of storms.',
    bylines: ['A. Reporter'],
    rights: null,
    year: null,
    sample: false,
    topics: ['economy'],
    regions: ['europe'],
    ...change,
  };
}

export function order(id: string, change: Partial<Subscription> = {}): Subscription {
  return {
    id,
    guildId: 'g1',
    channelId: 'c1',
    createdAt: NOON,
    createdBy: 'u1',
    dueAt: NOON,
    paused: null,
    minute: 480,
    days: [1, 2, 3, 4, 5, 6, 7],
    zone: 'UTC',
    stories: 5,
    style: 'brief',
    topics: [],
    regions: [],
    outlets: [],
    languages: [],
    include: [],
    exclude: [],
    roleId: null,
    ...change,
  };
}

const edition = (subscriptionId: string, dueAt = NOON): Edition => ({
  id: `${subscriptionId}@${dueAt}`,
  subscriptionId,
  dueAt,
});

async function file(
  archive: Archive,
  articleId: string,
  storyId: string,
  newsAt = NOON,
  terms: readonly string[] = [],
): Promise<void> {
  await archive.fileArticle({ articleId, storyId, headline: '', outlet: '', newsAt, terms });
}

export function archiveContract(engine: Engine): void {
  describe(`the archive on ${engine.name}`, () => {
    let archive: Archive;
    beforeEach(async () => {
      archive = await engine.open('first');
    });
    afterEach(async () => {
      await archive.close();
      await engine.clear();
    });

    it('gives an article back as it was stored, and leaves it alone when it comes again', async () => {
      const undated = articleAbout('a1', {
        publishedAt: null,
        url: null,
        language: null,
        year: 2021,
        rights: 'Rights reserved',
        sample: true,
      });
      expect(await archive.storeArticles([undated])).toEqual([{ id: 'a1', new: true }]);
      expect(await archive.storeArticles([{ ...undated, headline: 'Changed' }, articleAbout('a2')])).toEqual([
        { id: 'a1', new: false },
        { id: 'a2', new: true },
      ]);
      expect(await archive.article('a1')).toEqual(undated);
      expect(await archive.article('nowhere')).toBeUndefined();
      expect(await archive.counts()).toMatchObject({
        articles: 2,
        outlets: 1,
        lastStoredAt: NOON + HOUR,
        newestAt: NOON + HOUR,
      });
    });

    it('stores all of a batch or none of it', async () => {
      const broken = { ...articleAbout('a2'), text: undefined } as unknown as Article;
      await expect(archive.storeArticles([articleAbout('a1'), broken])).rejects.toThrow();
      expect(await archive.article('a1')).toBeUndefined();
      expect((await archive.counts()).articles).toBe(0);
    });

    it('completes headlines by the beginnings of their words, the newest first', async () => {
      await archive.storeArticles([
        articleAbout('a1', { headline: 'Élections en Côte d’Ivoire', publishedAt: NOON - HOUR }),
        articleAbout('a2', { headline: 'Election officials count again' }),
        articleAbout('a3', { headline: 'Storm closes the harbour' }),
      ]);
      expect((await archive.headlines('elec', 10)).map(({ id }) => id)).toEqual(['a2', 'a1']);
      expect((await archive.headlines('election cou', 10)).map(({ id }) => id)).toEqual(['a2']);
      expect((await archive.headlines('', 2)).length).toBe(2);
      expect(await archive.headlines('"', 10)).toHaveLength(3);
    });

    it('finds words, phrases and beginnings, the best first, and says which words to embolden', async () => {
      await archive.storeArticles([
        articleAbout('a1', {
          headline: 'Tremor felt in the north',
          text: 'A strong earthquake shook the northern coast.',
        }),
        articleAbout('a2', {
          headline: 'Earthquake shakes the coast',
          text: 'Rescuers are on their way after the earthquake.',
        }),
        articleAbout('a3', {
          headline: 'Coast guard on strike',
          text: 'The guard said the coast is clear.',
          outlet: 'Meridian Wire',
        }),
      ]);
      const ids = async (query: string) =>
        (await archive.search(query, { limit: 10 })).hits.map(({ article }) => article.id);
      expect(await ids('earthquake')).toEqual(['a2', 'a1']);
      expect(await ids('"strong earthquake"')).toEqual(['a1']);
      expect(await ids('earthq*')).toEqual(['a2', 'a1']);
      expect(await ids('EARTHQUÀKE coast')).toEqual(['a2', 'a1']);
      expect(await ids('earthquake strike')).toEqual([]);
      expect(
        (await archive.search('coast', { limit: 10, outlet: 'Meridian Wire' })).hits.map(({ article }) => article.id),
      ).toEqual(['a3']);
      const page = await archive.search('coast', { limit: 2 });
      expect([page.hits.length, page.more]).toEqual([2, true]);
      expect((await archive.search('coast', { limit: 2, offset: 2 })).more).toBe(false);
      expect(page.hits[0]?.terms).toEqual(['coast']);
    });

    it('takes any text whatever for a query', async () => {
      await archive.storeArticles([articleAbout('a1')]);
      const hostile = [
        '"',
        '*',
        'NEAR(a b)',
        'a AND',
        'OR',
        '-x',
        'headline:',
        '(',
        '^ferry',
        '\0',
        '🙂',
        'a"b',
        '""',
        "'; drop table articles; --",
        'x'.repeat(10_000),
      ];
      for (const query of hostile) await expect(archive.search(query, { limit: 3 })).resolves.toBeDefined();
      for (const query of hostile) await expect(archive.headlines(query, 3)).resolves.toBeDefined();
      const property = fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (query) => {
        await archive.search(query, { limit: 3 });
        await archive.headlines(query, 3);
      });
      await fc.assert(property, { seed: 7, numRuns: 150 });
    });

    it('files articles under stories, each once, and lists the newest stories', async () => {
      await archive.storeArticles([
        articleAbout('a1', { publishedAt: NOON - 3 * HOUR }),
        articleAbout('a2', { outlet: 'Meridian Wire', topics: ['disaster'], language: 'fr' }),
        articleAbout('a3', { publishedAt: NOON - HOUR, regions: ['asia'] }),
      ]);
      await file(archive, 'a1', 's1', NOON - 3 * HOUR);
      await file(archive, 'a3', 's3', NOON - HOUR);
      await file(archive, 'a2', 's1', NOON);
      await file(archive, 'a2', 's3', NOON);
      const ids = async (filter: object) => (await archive.stories({ limit: 10, ...filter })).map(({ id }) => id);
      expect(await ids({})).toEqual(['s1', 's3']);
      expect((await archive.story('s1'))?.articles.map(({ id }) => id).sort()).toEqual(['a1', 'a2']);
      expect((await archive.storyOf('a2'))?.id).toBe('s1');
      expect(await ids({ regions: ['asia'] })).toEqual(['s3']);
      expect(await ids({ topics: ['disaster'] })).toEqual(['s1']);
      expect(await ids({ topics: ['disaster', 'economy'], regions: ['europe'] })).toEqual(['s1']);
      expect(await ids({ outlets: ['Meridian Wire'] })).toEqual(['s1']);
      expect(await ids({ outlets: ['Meridian Wire'], languages: ['de'] })).toEqual([]);
      expect(await ids({ languages: ['de'] })).toEqual([]);
      expect(await ids({ since: NOON })).toEqual(['s1']);
      expect(await ids({ asOf: NOON - 1 })).toEqual(['s3', 's1']);
      expect(await ids({ offset: 1 })).toEqual(['s3']);
      expect((await archive.counts()).stories).toBe(2);
    });

    it('offers those articles for filing that share most terms within the window', async () => {
      await archive.storeArticles([
        articleAbout('a1'),
        articleAbout('a2'),
        articleAbout('a3', { publishedAt: NOON - 100 * HOUR }),
      ]);
      await file(archive, 'a1', 's1', NOON, ['ferry', 'storm']);
      await file(archive, 'a2', 's2', NOON, ['ferry', 'storm', 'friday']);
      await file(archive, 'a3', 's3', NOON - 100 * HOUR, ['ferry', 'storm', 'friday']);
      const candidates = await archive.filingCandidates(['storm', 'friday', 'unheard'], NOON, 48 * HOUR, 5);
      expect(candidates.map(({ storyId }) => storyId)).toEqual(['s2', 's1']);
      expect(candidates[0]?.terms).toEqual(['ferry', 'storm', 'friday']);
    });

    it('hands an edition to one process only, however many ask at once', async () => {
      const others = await Promise.all(['second', 'third'].map((name) => engine.open(name)));
      await archive.addSubscription(order('x'));
      const claims = await Promise.all(
        [archive, ...others].flatMap((each) => Array.from({ length: 8 }, () => each.claim(edition('x'), NOON))),
      );
      expect(claims.filter(Boolean)).toHaveLength(1);
      await Promise.all(others.map((other) => other.close()));
    });

    it('never hands out what is settled, and keeps what was told', async () => {
      await archive.addSubscription(order('x'));
      const claim = await archive.claim(edition('x'), NOON);
      if (!claim) throw new Error('the first claim must succeed');
      await archive.record(claim, { state: 'sent', messageId: 'm1' }, NOON + 1, {
        nextAt: NOON + 24 * HOUR,
        toldStoryIds: ['s1', 's1'],
      });
      expect(await archive.claim(edition('x'), NOON + 10 * CLAIM_LEASE_MS)).toBeUndefined();
      expect((await archive.subscription('x'))?.dueAt).toBe(NOON + 24 * HOUR);
      expect([...(await archive.told('x', NOON))]).toEqual(['s1']);
      expect((await archive.told('x', NOON + HOUR)).size).toBe(0);
      expect(await archive.history('x', 5)).toMatchObject([
        { attempts: 1, settlement: { state: 'sent', messageId: 'm1' } },
      ]);
    });

    it('lets a deferred edition be tried again, not before its time', async () => {
      await archive.addSubscription(order('x'));
      const claim = await archive.claim(edition('x'), NOON);
      if (!claim) throw new Error('the first claim must succeed');
      await archive.record(claim, { state: 'deferred', reason: 'no answer', retryAt: NOON + 1000 }, NOON, {
        nextAt: null,
        toldStoryIds: [],
      });
      expect(await archive.subscriptionsDue(NOON + 999, 5)).toEqual([]);
      expect(await archive.claim(edition('x'), NOON + 999)).toBeUndefined();
      expect(await archive.subscriptionsDue(NOON + 1000, 5)).toMatchObject([{ id: 'x', dueAt: NOON }]);
      expect(await archive.claim(edition('x'), NOON + 1000)).toMatchObject({ attempt: 2, unclearSince: null });
    });

    it('takes over what a dead process left, at once or after the lease, and hears nothing more from the dead', async () => {
      const second = await engine.open('second');
      await archive.addSubscription(order('x'));
      const left = await archive.claim(edition('x'), NOON);
      if (!left) throw new Error('the first claim must succeed');
      expect(await second.claim(edition('x'), NOON + CLAIM_LEASE_MS - 1)).toBeUndefined();
      expect(await second.releaseClaims((name) => name === 'nobody', NOON + 5)).toBe(0);
      expect(await second.releaseClaims((name) => name === 'first', NOON + 5)).toBe(1);
      expect(await second.subscriptionsDue(NOON + 5, 5)).toHaveLength(1);
      const taken = await second.claim(edition('x'), NOON + 5);
      expect(taken).toMatchObject({ attempt: 2, unclearSince: NOON });
      expect(
        await archive.record(left, { state: 'sent', messageId: 'late' }, NOON + 6, { nextAt: null, toldStoryIds: [] }),
      ).toBe(false);
      expect(await second.claim(edition('x'), NOON + 5 + CLAIM_LEASE_MS)).toMatchObject({ attempt: 3 });
      await second.close();
    });

    it('writes down an edition that nobody attempted, and keeps the history of a removed subscription', async () => {
      await archive.addSubscription(order('x'));
      await archive.spike(edition('x', NOON - HOUR), 'too-late', NOON);
      await archive.spike(edition('x', NOON - HOUR), 'too-late', NOON);
      await archive.removeSubscription('x');
      expect(await archive.subscriptionsOf('g1')).toEqual([]);
      expect(await archive.recentDeliveries('g1', 5)).toMatchObject([
        { channelId: 'c1', settlement: { state: 'spiked', reason: 'too-late' } },
      ]);
      expect(await archive.claim(edition('x'), NOON)).toBeUndefined();
    });

    it('changes what is named of a subscription and nothing else', async () => {
      await archive.addSubscription(order('x', { include: ['grain'] }));
      await archive.changeSubscription('x', { dueAt: null, paused: { by: 'moderator', userId: 'u2', at: NOON } });
      expect(await archive.subscriptionsDue(NOON + 99 * HOUR, 5)).toEqual([]);
      expect(await archive.subscription('x')).toEqual(
        order('x', { include: ['grain'], dueAt: null, paused: { by: 'moderator', userId: 'u2', at: NOON } }),
      );
    });

    it('keeps settings and forgets what has run out', async () => {
      expect(await archive.keep.settings('g1')).toEqual({ language: null, zone: null });
      await archive.keep.saveSettings('g1', { language: 'fr', zone: 'Europe/Paris' });
      await archive.keep.set('short', { a: 1 }, 5);
      await archive.keep.set('long', [1], 60_000);
      const reopened = await engine.open('second');
      expect(await reopened.keep.settings('g1')).toEqual({ language: 'fr', zone: 'Europe/Paris' });
      await expect.poll(() => reopened.keep.get('short')).toBeUndefined();
      expect(await reopened.keep.get('long')).toEqual([1]);
      await reopened.keep.resetSettings('g1');
      expect(await archive.keep.settings('g1')).toEqual({ language: null, zone: null });
      await reopened.close();
    });
  });
}
