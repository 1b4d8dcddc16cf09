import { describe, expect, it } from 'vitest';
import { type Article, identity } from '../../src/news/article.ts';
import { FILING_WINDOW_MS, type Filed, fileUnder, filingTerms, storyFrom } from '../../src/news/story.ts';

const HOUR = 3_600_000;
const NOON = Date.UTC(2024, 4, 6, 12);

function report(
  headline: string,
  text: string,
  { outlet = 'Coastal Agency', hours = 0, language = 'en' } = {},
): Article {
  const raw = { url: null, outlet, headline, text };
  const at = NOON + hours * HOUR;
  return {
    ...raw,
    id: identity(raw),
    section: null,
    language,
    publishedAt: at,
    storedAt: at,
    bylines: [],
    rights: null,
    year: null,
    sample: true,
    topics: [],
    regions: [],
  };
}

/** Files articles in order, each against all before it. */
function file(...articles: readonly Article[]): readonly string[] {
  const filed: Filed[] = [];
  for (const article of articles) {
    const terms = filingTerms(article);
    const { storyId } = fileUnder(article, terms, filed);
    filed.push({
      storyId,
      articleId: article.id,
      headline: article.headline,
      outlet: article.outlet,
      newsAt: article.publishedAt ?? 0,
      terms,
    });
  }
  return filed.map(({ storyId }) => storyId);
}

const CHILE = report(
  'Earthquake of magnitude 7.1 shakes northern Chile',
  'A magnitude 7.1 earthquake struck near Iquique in northern Chile on Monday, killing at least 6 people, the disaster agency Senapred said. Roads to Arica were blocked by rockfalls.',
);
const CHILE_AGAIN = report(
  'Chile quake kills nine, cuts road to Arica',
  'Nine people have died in an earthquake in northern Chile, the disaster agency Senapred said. The magnitude 7.1 quake near Iquique cut the road to Arica.',
  { outlet: 'Northern Ledger', hours: 9 },
);
const JAPAN = report(
  'Earthquake of magnitude 7.1 shakes northern Japan',
  'A magnitude 7.1 earthquake struck off Aomori in northern Japan on Monday, injuring at least 6 people, the disaster agency said. Roads were blocked by rockfalls.',
  { outlet: 'Northern Ledger', hours: 3 },
);

describe('an article is filed', () => {
  it('under the story of the same event, told by another outlet in other words', () => {
    const [first, second] = file(CHILE, CHILE_AGAIN);
    expect(first).toBe(`s${CHILE.id}`);
    expect(second).toBe(first);
  });

  it('apart from an event of the same kind elsewhere, though the words agree', () => {
    expect(new Set(file(CHILE, JAPAN)).size).toBe(2);
  });

  it('apart from another election', () => {
    const ghana = report(
      'Ghana election: opposition leads as votes are counted',
      'The opposition candidate led the presidential election in Ghana on Monday, the electoral commission in Accra said, with 60 percent of votes counted.',
    );
    const peru = report(
      'Peru election: opposition leads as votes are counted',
      'The opposition candidate led the presidential election in Peru on Monday, the electoral commission in Lima said, with 60 percent of votes counted.',
      { hours: 2 },
    );
    expect(new Set(file(ghana, peru)).size).toBe(2);
  });

  it('apart from the same place when the window has closed', () => {
    const late = report(CHILE_AGAIN.headline, CHILE_AGAIN.text, { hours: FILING_WINDOW_MS / HOUR + 1 });
    expect(new Set(file(CHILE, late)).size).toBe(2);
  });

  it('apart from news it shares nothing with', () => {
    const bank = report(
      'Central bank raises interest rates',
      'The central bank of Norway raised interest rates to 4.5 percent on Monday, citing inflation.',
      { hours: 1 },
    );
    expect(new Set(file(CHILE, bank)).size).toBe(2);
  });

  it('where it was filed before, when it is filed again', () => {
    const terms = filingTerms(CHILE);
    const filed: Filed = {
      storyId: 'sother',
      articleId: CHILE.id,
      headline: CHILE.headline,
      outlet: '',
      newsAt: NOON,
      terms,
    };
    expect(fileUnder(CHILE, terms, [filed])).toEqual({ storyId: 'sother', joined: true });
  });

  it('the same way whatever the order of the candidates', () => {
    const candidates = [CHILE, JAPAN].map((article) => ({
      storyId: `s${article.id}`,
      articleId: article.id,
      headline: article.headline,
      outlet: article.outlet,
      newsAt: NOON,
      terms: filingTerms(article),
    }));
    const terms = filingTerms(CHILE_AGAIN);
    expect(fileUnder(CHILE_AGAIN, terms, candidates)).toEqual(fileUnder(CHILE_AGAIN, terms, candidates.toReversed()));
  });
});

describe('the terms of an article', () => {
  it('are at most 24, folded, names and numbers of the event among them, and no outlet', () => {
    const terms = filingTerms(CHILE);
    expect(terms.length).toBeLessThanOrEqual(24);
    for (const term of terms) expect(term).toMatch(/^[\p{Ll}\p{N}]+$/u);
    expect(terms).toEqual(expect.arrayContaining(['chile', 'iquiqu', 'arica']));
    expect(terms).not.toContain('coasta');
    expect(filingTerms(CHILE)).toEqual(terms);
  });

  it('take a number with its thousands as one', () => {
    expect(filingTerms(report('Toll passes 1,600', 'More than 1,600 people died in Zenda.'))).toContain('1600');
  });
});

describe('a story', () => {
  const long = (outlet: string, hours: number) => report('Chile quake', `${CHILE.text} `.repeat(5), { outlet, hours });

  it('is led by its newest article that tells enough, the others newest first', () => {
    const [old, fresh, flash] = [long('A', 0), long('B', 2), report('Flash', 'A quake.', { outlet: 'C', hours: 3 })];
    const story = storyFrom('s1', [old, flash, fresh]);
    expect(story.lead).toBe(fresh);
    expect(story.articles).toEqual([fresh, flash, old]);
    expect(story.newsAt).toBe(flash.publishedAt);
  });

  it('is never made of nothing', () => {
    expect(() => storyFrom('s1', [])).toThrow('s1');
  });
});
