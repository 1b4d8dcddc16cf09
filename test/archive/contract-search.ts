import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Bench } from './contract.ts';
import { articleAbout, HOUR, NOON } from './fixtures.ts';

export function searchContract({ archive }: Bench): void {
  it('finds words, phrases and beginnings, the best first, and says which words to embolden', async () => {
    await archive().storeArticles([
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
      (await archive().search(query, { limit: 10 })).hits.map(({ article }) => article.id);
    expect(await ids('earthquake')).toEqual(['a2', 'a1']);
    expect(await ids('"strong earthquake"')).toEqual(['a1']);
    expect(await ids('earthq*')).toEqual(['a2', 'a1']);
    expect(await ids('EARTHQUÀKE coast')).toEqual(['a2', 'a1']);
    expect(await ids('earthquake strike')).toEqual([]);
    expect(
      (await archive().search('coast', { limit: 10, outlet: 'Meridian Wire' })).hits.map(({ article }) => article.id),
    ).toEqual(['a3']);
    const page = await archive().search('coast', { limit: 2 });
    expect([page.hits.length, page.more]).toEqual([2, true]);
    expect((await archive().search('coast', { limit: 2, offset: 2 })).more).toBe(false);
    expect(page.hits[0]?.terms).toEqual(['coast']);
  });
  it('passes over hidden outlets wherever it looks, and still fills the page', async () => {
    const all = Array.from({ length: 40 }, (_, n) =>
      articleAbout(`p${n}`, {
        headline: `Lantern parade number ${n}`,
        outlet: n % 4 === 0 ? 'Harbour Post' : 'Meridian Wire',
        publishedAt: NOON + n,
      }),
    );
    await archive().storeArticles(all);
    const hidden = ['Meridian Wire', 'Nobody'];
    const { hits, more } = await archive().search('lantern', { limit: 8, hidden });
    expect(hits.map(({ article }) => article.id)).toEqual(['p36', 'p32', 'p28', 'p24', 'p20', 'p16', 'p12', 'p8']);
    expect(more).toBe(true);
    expect((await archive().search('lantern', { limit: 50, hidden: ['Meridian Wire', 'Harbour Post'] })).hits).toEqual(
      [],
    );
    const named = await archive().headlines('lantern par', 3, hidden);
    expect(named.map(({ id }) => id)).toEqual(['p36', 'p32', 'p28']);
    expect((await archive().headlines('', 2, hidden)).map(({ id }) => id)).toEqual(['p36', 'p32']);
    expect(await archive().outletNames('', 5, ['Meridian Wire'])).toEqual(['Harbour Post']);
  });

  it('takes any text whatever for a query', async () => {
    await archive().storeArticles([articleAbout('a1')]);
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
    for (const query of hostile) await expect(archive().search(query, { limit: 3 })).resolves.toBeDefined();
    for (const query of hostile) await expect(archive().headlines(query, 3)).resolves.toBeDefined();
    const property = fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (query) => {
      await archive().search(query, { limit: 3 });
      await archive().headlines(query, 3);
    });
    await fc.assert(property, { seed: 7, numRuns: 150 });
  });

  it('finds every word that was written, in any script', async () => {
    const writing = fc.string({ unit: 'grapheme', maxLength: 40 });
    const scripts = [
      'चुनाव के नतीजे',
      'การเลือกตั้ง',
      'انتخابات الرئاسة',
      '選挙の結果',
      'Ελλάδα',
      'Straße ﬁn Ǆ',
      '𞤀𞤁 𐓀',
      'naïve',
    ];
    let count = 0;
    const property = fc.asyncProperty(fc.oneof(fc.constantFrom(...scripts), writing), async (headline) => {
      count += 1;
      const id = `w${count}`;
      const publishedAt = NOON + count;
      const article = articleAbout(id, { headline, text: `nothing ${count}`, publishedAt, storedAt: publishedAt });
      await archive().storeArticles([article]);
      for (const word of headline.split(/\s+/).filter((each) => /^[\p{L}\p{N}][\p{L}\p{M}\p{N}]*$/u.test(each))) {
        const { hits } = await archive().search(`${word} ${count}`, { limit: 5 });
        expect(
          hits.map((hit) => hit.article.id),
          word,
        ).toContain(id);
        expect(
          (await archive().headlines(word, 100)).map((each) => each.id),
          word,
        ).toContain(id);
      }
    });
    await fc.assert(property, { seed: 3, numRuns: 100 });
  });

  it('takes any two words, marks and stars together for a query, and finds what has both', async () => {
    const cote = articleAbout('a1', { headline: 'Cease-fire in Côte d’Ivoire', text: 'Near and not far.' });
    await archive().storeArticles([cote]);
    const marks = [
      '"',
      '*',
      '(',
      ')',
      'AND ',
      'NEAR(',
      '^',
      ':',
      '-',
      '\0',
      '“',
      '{headline}:',
      '+',
      "'",
      '\\',
      '%',
      '🙂',
      '\ud800',
    ];
    const word = fc.constantFrom('cease', 'fire', 'cote', 'near', 'not', 'or', 'elsewhere');
    const parts = fc.array(fc.oneof(fc.constantFrom(...marks), word), { maxLength: 12 });
    const property = fc.asyncProperty(parts, async (some) => {
      const { hits, more } = await archive().search(some.join(''), { limit: 1 });
      expect(hits.length).toBeLessThanOrEqual(1);
      expect(more).toBe(false);
    });
    await fc.assert(property, { seed: 5, numRuns: 200 });
    const found = async (query: string) => (await archive().search(query, { limit: 5 })).hits.length;
    expect(await found('NOT near')).toBe(1);
    expect(await found('cease-fire')).toBe(1);
    expect(await found('"fire cease"')).toBe(0);
    expect(await found('“cease fire in')).toBe(1);
    expect(await found('cease*ivoire')).toBe(0);
    expect(await found('?!… *** """')).toBe(0);
    expect(await found('NEAR(cease near, 2)')).toBe(0);
  });

  it('says which words were begun', async () => {
    await archive().storeArticles([
      articleAbout('a1', { headline: 'Ferries and a ferryman', text: 'The ferry waits.' }),
    ]);
    const { hits } = await archive().search('ferr* "the ferry"', { limit: 1 });
    expect([...(hits[0]?.terms ?? [])].sort()).toEqual(['ferries', 'ferry', 'ferryman', 'the']);
  });

  it('searches one outlet, one region, or from a day on', async () => {
    await archive().storeArticles([
      articleAbout('a1', { outlet: 'Meridian Wire', regions: ['asia', 'middle-east'], publishedAt: NOON - 24 * HOUR }),
      articleAbout('a2', { regions: ['middle-east'] }),
      articleAbout('a3', { headline: 'Middle-East region, outlet Meridian Wire' }),
    ]);
    const ids = async (filter: object) =>
      (await archive().search('ferry', { limit: 5, ...filter })).hits.map(({ article }) => article.id).sort();
    expect(await ids({ outlet: 'Meridian Wire' })).toEqual(['a1']);
    expect(await ids({ outlet: 'Meridian' })).toEqual([]);
    expect(await ids({ region: 'middle-east' })).toEqual(['a1', 'a2']);
    expect(await ids({ region: 'middle-east', since: NOON })).toEqual(['a2']);
    expect(await ids({ region: undefined, outlet: undefined, since: undefined })).toEqual(['a1', 'a2', 'a3']);
  });

  it('still finds the rare, and pages through the newest, when one word is in every article', async () => {
    const many = Array.from({ length: 4_200 }, (_, n) =>
      articleAbout(`m${n}`, {
        headline: n === 7 ? 'Ferry sinks' : `Service ${n}`,
        text: 'A ferry.',
        publishedAt: NOON - n * 1000,
      }),
    );
    const rare = articleAbout('rare', { headline: 'Zebra aboard', text: 'On the ferry.', publishedAt: NOON - 1e10 });
    await archive().storeArticles([...many, rare]);
    const ids = async (query: string, offset = 0) =>
      (await archive().search(query, { limit: 3, offset })).hits.map(({ article }) => article.id);
    expect(await ids('ferry')).toEqual(['m7', 'm0', 'm1']);
    expect(await ids('ferry', 3)).toEqual(['m2', 'm3', 'm4']);
    expect(await ids('ferry', 6)).toEqual(['m5', 'm6', 'm8']);
    expect(await ids('ferry zebra')).toEqual(['rare']);
    expect((await archive().search('ferry', { limit: 3, offset: 5_000 })).more).toBe(false);
  });
}
