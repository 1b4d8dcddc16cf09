import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Article } from '../../src/news/article.ts';
import type { Bench } from './contract.ts';
import { articleAbout, file, HOUR, NOON } from './fixtures.ts';

export function articlesContract({ archive }: Bench): void {
  it('gives an article back as it was stored, and leaves it alone when it comes again', async () => {
    const undated = articleAbout('a1', {
      publishedAt: null,
      url: null,
      language: null,
      year: 2021,
      rights: 'Rights reserved',
      sample: true,
    });
    expect(await archive().storeArticles([undated])).toEqual([{ id: 'a1', new: true }]);
    expect(await archive().storeArticles([{ ...undated, headline: 'Changed' }, articleAbout('a2')])).toEqual([
      { id: 'a1', new: false },
      { id: 'a2', new: true },
    ]);
    expect(await archive().article('a1')).toEqual(undated);
    expect(await archive().article('nowhere')).toBeUndefined();
    expect(await archive().counts()).toMatchObject({
      articles: 2,
      outlets: 1,
      lastStoredAt: NOON + HOUR,
      newestAt: NOON + HOUR,
    });
  });
  it('stores all of a batch or none of it', async () => {
    const broken = { ...articleAbout('a2'), text: undefined } as unknown as Article;
    await expect(archive().storeArticles([articleAbout('a1'), broken])).rejects.toThrow();
    expect(await archive().article('a1')).toBeUndefined();
    expect((await archive().counts()).articles).toBe(0);
  });
  it('completes headlines by the beginnings of their words, the newest first', async () => {
    await archive().storeArticles([
      articleAbout('a1', { headline: 'Élections en Côte d’Ivoire', publishedAt: NOON - HOUR }),
      articleAbout('a2', { headline: 'Election officials count again' }),
      articleAbout('a3', { headline: 'Storm closes the harbour' }),
    ]);
    expect((await archive().headlines('elec', 10)).map(({ id }) => id)).toEqual(['a2', 'a1']);
    expect((await archive().headlines('election cou', 10)).map(({ id }) => id)).toEqual(['a2']);
    expect((await archive().headlines('', 2)).length).toBe(2);
    expect(await archive().headlines('"', 10)).toHaveLength(3);
  });

  it('puts articles of one moment, and of any moment, in the order of their news', async () => {
    const at = (day: number) => NOON + day * 24 * HOUR;
    const crowd = Array.from({ length: 2_500 }, (_, n) =>
      articleAbout(`c${n}`, { publishedAt: null, storedAt: at(10) }),
    );
    await archive().storeArticles(crowd.slice(0, 1_300));
    await archive().storeArticles([
      articleAbout('later', { publishedAt: at(11), storedAt: at(12) }),
      articleAbout('ancient', { publishedAt: -8.64e15 }),
      articleAbout('old', { publishedAt: Date.UTC(1901, 0, 1) }),
    ]);
    await archive().storeArticles(crowd.slice(1_300));
    const all = (await archive().headlines('', 3_000)).map(({ id }) => id);
    expect(all).toHaveLength(2_503);
    expect(new Set(all).size).toBe(2_503);
    expect(all[0]).toBe('later');
    expect(all.slice(-2)).toEqual(['old', 'ancient']);
    expect((await archive().headlines('ferry', 2_600)).map(({ id }) => id)).toEqual(all.slice(0, 2_600));
  });

  it('counts an article that comes twice in one batch once', async () => {
    const results = await archive().storeArticles([articleAbout('a1'), articleAbout('a1', { headline: 'Again' })]);
    expect(results.map((result) => result.new)).toEqual([true, false]);
    expect((await archive().article('a1'))?.headline).toBe(articleAbout('a1').headline);
    expect(await archive().counts()).toMatchObject({ articles: 1, outlets: 1 });
    expect(await archive().storeArticles([])).toEqual([]);
  });

  it('gives back whatever was written in an article, to the last character, but for the one that no text has', async () => {
    const anything = fc.string({ unit: 'grapheme', maxLength: 80 });
    let count = 0;
    const property = fc.asyncProperty(anything, anything, anything, async (headline, text, outlet) => {
      count += 1;
      const article = articleAbout(`f${count}`, { headline, text, outlet: `\0${outlet}`, bylines: [headline, '"'] });
      await archive().storeArticles([article]);
      const plain = (written: string) => written.replaceAll('\0', '');
      const kept = { ...article, headline: plain(headline), text: plain(text), outlet: plain(outlet) };
      expect(await archive().article(article.id)).toEqual(kept);
    });
    await fc.assert(property, { seed: 11, numRuns: 60 });
  });

  it('completes names of outlets, those that begin as typed before those with a word that does', async () => {
    const from = (id: string, outlet: string) => articleAbout(id, { outlet });
    await archive().storeArticles([
      from('1', 'The Harbour Post'),
      from('2', 'The Harbour Post'),
      from('3', 'Harbour Wire'),
      from('4', '100% Örtlich_'),
      from('5', ''),
    ]);
    expect(await archive().outletNames('harb', 5)).toEqual(['Harbour Wire', 'The Harbour Post']);
    expect(await archive().outletNames('ort', 5)).toEqual(['100% Örtlich_']);
    expect(await archive().outletNames('%', 5)).toEqual(await archive().outletNames('', 5));
    expect(await archive().outletNames('', 5)).toEqual(['The Harbour Post', '100% Örtlich_', 'Harbour Wire']);
    expect((await archive().counts()).outlets).toBe(3);
  });

  it('writes together what belongs together, or nothing of it', async () => {
    const work = archive().together(async (together) => {
      await together.storeArticles([articleAbout('a1')]);
      await file(together, 'a1', 's1', NOON, ['ferry']);
      await file(together, 'nowhere', 's1');
    });
    await expect(work).rejects.toThrow(/not stored/);
    expect(await archive().article('a1')).toBeUndefined();
    expect(await archive().counts()).toMatchObject({ articles: 0, stories: 0, outlets: 0 });
    expect((await archive().search('ferry', { limit: 5 })).hits).toEqual([]);
  });
}
