import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { StoryFilter } from '../../src/archive/stories.ts';
import type { Article } from '../../src/news/article.ts';
import { withoutTerms } from '../../src/news/profile.ts';
import type { Bench } from './contract.ts';
import { articleAbout, file, HOUR, NOON, profileOfTerms } from './fixtures.ts';

export function storiesContract({ archive }: Bench): void {
  it('files articles under stories, each once, and lists the newest stories', async () => {
    await archive().storeArticles([
      articleAbout('a1', { publishedAt: NOON - 3 * HOUR }),
      articleAbout('a2', { outlet: 'Meridian Wire', topics: ['disaster'], language: 'fr' }),
      articleAbout('a3', { publishedAt: NOON - HOUR, regions: ['asia'] }),
    ]);
    await file(archive(), 'a1', 's1', NOON - 3 * HOUR);
    await file(archive(), 'a3', 's3', NOON - HOUR);
    await file(archive(), 'a2', 's1', NOON);
    await file(archive(), 'a2', 's3', NOON);
    const ids = async (filter: object) => (await archive().stories({ limit: 10, ...filter })).map(({ id }) => id);
    expect(await ids({})).toEqual(['s1', 's3']);
    expect((await archive().story('s1'))?.articles.map(({ id }) => id).sort()).toEqual(['a1', 'a2']);
    expect((await archive().storyOf('a2'))?.id).toBe('s1');
    expect(await ids({ regions: ['asia'] })).toEqual(['s3']);
    expect(await ids({ topics: ['disaster'] })).toEqual(['s1']);
    expect(await ids({ topics: ['disaster', 'economy'], regions: ['europe'] })).toEqual(['s1']);
    expect(await ids({ outlets: ['Meridian Wire'] })).toEqual(['s1']);
    expect(await ids({ outlets: ['Meridian Wire'], languages: ['de'] })).toEqual([]);
    expect(await ids({ languages: ['de'] })).toEqual([]);
    expect(await ids({ since: NOON })).toEqual(['s1']);
    expect(await ids({ asOf: NOON - 1 })).toEqual(['s3', 's1']);
    expect(await ids({ offset: 1 })).toEqual(['s3']);
    expect((await archive().counts()).stories).toBe(2);
  });
  it('offers those articles for filing whose shared keys tell most, within the window, as they were kept', async () => {
    await archive().storeArticles([
      articleAbout('a1'),
      articleAbout('a2'),
      articleAbout('a3', { publishedAt: NOON - 100 * HOUR }),
    ]);
    await file(archive(), 'a1', 's1', NOON, ['ferry', 'storm']);
    await file(archive(), 'a2', 's2', NOON, ['ferry', 'storm', 'friday']);
    await file(archive(), 'a3', 's3', NOON - 100 * HOUR, ['ferry', 'storm', 'friday']);
    const keys = [
      ['storm', 20],
      ['friday', 10],
      ['unheard', 90],
    ] as const;
    const candidates = await archive().filingCandidates(keys, NOON, 48 * HOUR);
    expect(candidates.map(({ storyId }) => storyId)).toEqual(['s2', 's1']);
    expect(candidates[0]?.profile).toEqual(withoutTerms(profileOfTerms(['ferry', 'storm', 'friday'])));
  });

  it('lists exactly the stories that reading all of them would give', async () => {
    const topics = ['conflict', 'health', 'climate'] as const;
    const regions = ['asia', 'europe'] as const;
    const outlets = ['Harbour Post', 'Meridian Wire', 'Tidings'] as const;
    const languages = ['en', 'de', null] as const;
    const sketch = fc.record({
      story: fc.integer({ min: 0, max: 5 }),
      at: fc.integer({ min: 0, max: 12 }),
      topics: fc.subarray([...topics]),
      regions: fc.subarray([...regions]),
      outlet: fc.constantFrom(...outlets),
      language: fc.constantFrom(...languages),
    });
    const instant = fc.option(fc.integer({ min: 0, max: 12 }), { nil: undefined });
    const filter = fc.record({
      topics: fc.subarray([...topics]),
      regions: fc.subarray([...regions]),
      outlets: fc.subarray([...outlets]),
      languages: fc.subarray(['en', 'de']),
      hidden: fc.subarray([...outlets]),
      since: instant,
      asOf: instant,
      offset: fc.integer({ min: 0, max: 2 }),
      limit: fc.integer({ min: 1, max: 7 }),
    });
    let round = 0;
    const elsewhere: string[] = [];
    const sketches = fc.array(sketch, { maxLength: 25 });
    const filters = fc.array(filter, { maxLength: 8 });
    const property = fc.asyncProperty(sketches, filters, async (drawn, asked) => {
      round += 1;
      const tag = `round ${round}`;
      // Each round has outlets of its own, so that it sees nothing of the others.
      const filed = drawn.map(({ story, at, outlet, ...rest }, n) => ({
        storyId: `${tag} s${story}`,
        article: articleAbout(`${tag} a${n}`, { ...rest, publishedAt: at, outlet: `${tag} ${outlet}` }),
      }));
      await archive().storeArticles(filed.map(({ article }) => article));
      for (const { storyId, article } of filed) await file(archive(), article.id, storyId, article.publishedAt ?? 0);
      for (const each of asked) {
        const ours = (names: readonly string[]) => names.map((outlet) => `${tag} ${outlet}`);
        const hidden = ours(each.hidden);
        for (const filter of [
          { ...each, hidden, outlets: ours(each.outlets.length > 0 ? each.outlets : outlets) },
          // With those of the other rounds hidden, all there is to see is this one's.
          { ...each, hidden: [...elsewhere, ...hidden], outlets: [] },
        ]) {
          const found = await archive().stories(filter);
          expect(found.map(({ id, articles }) => [id, articles.map((article) => article.id).sort()])).toEqual(
            byReadingAll(filed, filter),
          );
        }
      }
      elsewhere.push(...outlets.map((outlet) => `${tag} ${outlet}`));
    });
    await fc.assert(property, { seed: 17, numRuns: 40 });
  });

  it('takes the hundred newest articles of an enormous story', async () => {
    const many = Array.from({ length: 130 }, (_, n) =>
      articleAbout(`m${n}`, { publishedAt: NOON + n, storedAt: NOON + HOUR }),
    );
    await archive().storeArticles(many);
    await archive().together(async (together) => {
      for (const [n, { id }] of many.entries()) await file(together, id, 'sm', NOON + n, ['ferry']);
    });
    const story = await archive().story('sm');
    expect(story?.articles).toHaveLength(100);
    expect(story?.newsAt).toBe(NOON + 129);
    expect((await archive().stories({ limit: 3 }))[0]?.articles).toHaveLength(100);
    await archive().storeArticles([articleAbout('other', { outlet: 'Meridian Wire', publishedAt: NOON - 1 })]);
    await file(archive(), 'other', 'sm', NOON - 1);
    const behind = (await archive().stories({ limit: 3, hidden: ['Harbour Post'] }))[0];
    expect(behind?.articles.map(({ id }) => id)).toEqual(['other']);
    const newest = await archive().filingCandidates([['ferry', 9]], NOON, HOUR);
    expect(newest.map(({ articleId }) => articleId)).toEqual(Array.from({ length: 16 }, (_, n) => `m${129 - n}`));
  });

  it('tells a story without the articles of hidden outlets, and none where there are no others', async () => {
    await archive().storeArticles([
      articleAbout('h1'),
      articleAbout('h2', { outlet: 'Meridian Wire', publishedAt: NOON + 1 }),
    ]);
    await file(archive(), 'h1', 'hs', NOON);
    await file(archive(), 'h2', 'hs', NOON + 1);
    const told = await archive().story('hs', ['Meridian Wire']);
    expect(told?.articles.map(({ id }) => id)).toEqual(['h1']);
    expect((await archive().storyOf('h1', ['Meridian Wire']))?.newsAt).toBe(NOON);
    expect(await archive().story('hs', ['Meridian Wire', 'Harbour Post'])).toBeUndefined();
  });

  it('knows no story of what was not filed', async () => {
    await archive().storeArticles([articleAbout('a1')]);
    expect(await archive().storyOf('a1')).toBeUndefined();
    expect(await archive().story('sa1')).toBeUndefined();
    expect(await archive().stories({ limit: 5 })).toEqual([]);
    expect(await archive().filingCandidates([], NOON, HOUR)).toEqual([]);
  });
}

/** What `stories` promises, said in the plainest way. */
function byReadingAll(filed: readonly { storyId: string; article: Article }[], filter: StoryFilter) {
  const { topics = [], regions = [], outlets = [], languages = [], hidden = [] } = filter;
  const { since, asOf, offset = 0, limit } = filter;
  const read = filed.filter(
    ({ article: { publishedAt, language, outlet } }) =>
      (asOf === undefined || (publishedAt ?? 0) <= asOf) &&
      (languages.length === 0 || language === null || languages.includes(language)) &&
      (outlets.length === 0 || outlets.includes(outlet)) &&
      !hidden.includes(outlet),
  );
  return [...Map.groupBy(read, ({ storyId }) => storyId)]
    .map(([id, own]) => ({ id, own: own.map(({ article }) => article) }))
    .map(({ id, own }) => ({ id, own, at: Math.max(...own.map(({ publishedAt }) => publishedAt ?? 0)) }))
    .filter(({ own, at }) => {
      const about = (asked: readonly string[], of: (article: Article) => readonly string[]) =>
        asked.length === 0 || own.some((article) => of(article).some((label) => asked.includes(label)));
      return (since === undefined || at >= since) && about(topics, (a) => a.topics) && about(regions, (a) => a.regions);
    })
    .sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
    .slice(offset, offset + limit)
    .map(({ id, own }) => [id, own.map((article) => article.id).sort()]);
}
