import { describe, expect, it } from 'vitest';
import { accountOf } from '../../src/news/account.ts';
import { roundUp } from '../../src/news/round-up.ts';
import { storyFrom } from '../../src/news/story.ts';
import { linesOf, shownLines } from '../../src/news/summary.ts';
import { article } from '../discord/render/made.ts';

const report = (outlet: string, headline: string, text: string) =>
  article({ id: outlet.toLowerCase(), outlet, headline, text, publishedAt: Date.UTC(2024, 4, 6, 12) });

const COAST = report(
  'Coast',
  'Lindhaven tram strike enters second week',
  'Tram drivers in Lindhaven walked out for a second week on Monday over night shifts, the Transport Union said. The city runs buses instead.',
);
const LEDGER = report(
  'Ledger',
  'Tram drivers reject offer in Lindhaven strike',
  'It was a cold morning for anybody without a bicycle. The Transport Union rejected an offer of four per cent more pay on Monday, and its tram drivers in Lindhaven will picket the depots until Friday.',
);
const COURIER = report(
  'Courier',
  'Strike of tram drivers goes on',
  'Tram drivers in Lindhaven walked out for a second week on Monday, the Transport Union said.',
);
const POST = report(
  'Post',
  'My tram, my book and I',
  'What is a winter for, if not for reading under a blanket with a pot of tea?',
);

const rounded = (...articles: readonly ReturnType<typeof report>[]) =>
  roundUp(
    articles.map((each) => ({ article: each, lines: linesOf(each, 3) })),
    3,
  ).map(({ article: from, line }) => [from.outlet, line.text]);

describe('a round-up of several outlets', () => {
  it('has a line of each that tells what others tell too, not the scene it opens on', () => {
    const lines = rounded(COAST, LEDGER);
    expect(lines.map(([outlet]) => outlet)).toEqual(['Coast', 'Ledger']);
    expect(lines[1]?.[1]).toMatch(/^The Transport Union rejected/);
  });

  it('leaves out an outlet that only repeats, and one that tells something else', () => {
    const outlets = rounded(COAST, LEDGER, COURIER, POST).map(([outlet]) => outlet);
    expect(outlets).toHaveLength(2);
    expect(outlets).toContain('Ledger');
    expect(outlets).not.toContain('Post');
  });

  it('has the one line there is, and none of nothing', () => {
    expect(rounded(COURIER)).toHaveLength(1);
    expect(rounded()).toEqual([]);
  });

  it('holds no line that leans on another', () => {
    const leaning = report(
      'Herald',
      'Lindhaven tram strike: Ann Lee speaks',
      'Ann Lee leads the Transport Union. But she rejected the pay offer of Lindhaven for tram drivers on Monday over night shifts.',
    );
    for (const [, text] of rounded(COAST, leaning, LEDGER)) expect(text).not.toMatch(/^But/);
  });
});

describe('a story told in brief', () => {
  const briefly = (...articles: readonly ReturnType<typeof report>[]) =>
    accountOf(storyFrom('s1', articles, new Map()), (one, count) => shownLines(one, { words: 120, share: 1 }, count));

  it('opens with what three outlets say, none of which is told again', () => {
    const { inBrief, reported } = briefly(COAST, LEDGER, COURIER);
    expect(inBrief).toHaveLength(2);
    const told = [...inBrief, ...reported].map(({ line }) => line.text);
    expect(new Set(told).size).toBe(told.length);
  });

  it('is not rounded up where fewer than three report', () => {
    expect(briefly(COAST, LEDGER).inBrief).toEqual([]);
  });
});
