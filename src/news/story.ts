// Story: what several outlets report about one event; filing an article under it.
import { type Article, newsAt } from './article.ts';
import { COMMON_STEMS, kindsOf, stem } from './event-words.ts';
import { namesIn } from './full-names.ts';
import { countriesIn } from './place.ts';
import { contentWords, countWords, folded } from './words.ts';

export interface Story {
  readonly id: string;
  /** The article that speaks for the story; it is also the first of `articles`. */
  readonly lead: Article;
  /** Every article filed under the story, the lead first, then newest first. */
  readonly articles: readonly Article[];
  /** The newest article's `newsAt`. */
  readonly newsAt: number;
}

/** What filing remembers of an article. */
export interface Filed {
  readonly storyId: string;
  readonly articleId: string;
  readonly headline: string;
  readonly outlet: string;
  readonly newsAt: number;
  readonly terms: readonly string[];
}

/** Articles further apart than this are not filed under one story. */
export const FILING_WINDOW_MS = 48 * 3_600_000;
const MOST_TERMS = 24;
const LEAD = 1500;
/** Likeness to a story from which an article joins it. */
const JOINS = 0.29;
const HEADLINE_WORDS = 3;
/** What it adds that both headlines tell of one kind of event in one country. */
const SAME_EVENT = 0.1;

/**
 * At most 24 terms that tell the event an article is about, most telling first: stems of names, numbers and rarer words of the headline and the
 * first 1,500 characters.
 */
export function filingTerms(article: Article): readonly string[] {
  const { headline, language } = article;
  const lead = article.text.slice(0, LEAD);
  const names = new Set(
    namesIn(`${headline}. ${lead}`)
      .flatMap((name) => folded(name).split(' '))
      .map(stem),
  );
  const outlet = new Set(folded(article.outlet).split(' ').map(stem));
  const weights = new Map<string, number>();
  const add = (text: string, weight: number) => {
    for (const word of contentWords(wholeNumbers(text), language)) {
      const term = stem(word);
      if (outlet.has(term) || /^\d$/.test(term)) continue;
      weights.set(term, (weights.get(term) ?? 0) + weight);
    }
  };
  add(headline, HEADLINE_WORDS);
  add(lead, 1);
  const telling = [...weights].map(([term, count]): [string, number] => [
    term,
    (1 + Math.log(count)) *
      (names.has(term) ? 1.6 : 1) *
      (COMMON_STEMS.has(term) ? 0.7 : 1) *
      (/^\d+$/.test(term) ? numberWeight(term) : 1),
  ]);
  return telling
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, MOST_TERMS)
    .map(([term]) => term);
}

/** "1,600" and "1.600" are one number, not two. */
function wholeNumbers(text: string): string {
  return text.replace(/(?<=\d)[.,\u00a0\u202f](?=\d{3}(?!\d))/g, '');
}

function numberWeight(digits: string): number {
  if (/^(?:19|20)\d\d$/.test(digits)) return 0.4;
  return digits.length === 1 ? 0.6 : 1.2;
}

/**
 * The story an article belongs to: one of the candidates' (`joined`), or its own new one. One pass, by what candidates and article share of
 * their terms, rarer and more telling ones first; the likeness to a story is the mean of its closest member's and its members' average. Never
 * joined: what lies further apart than the window, and events of one kind in different countries.
 */
export function fileUnder(
  article: Article,
  terms: readonly string[],
  candidates: readonly Filed[],
): { readonly storyId: string; readonly joined: boolean } {
  const own = `s${article.id}`;
  const filed = candidates.find((each) => each.articleId === article.id);
  if (filed) return { storyId: filed.storyId, joined: filed.storyId !== own };
  const at = newsAt(article);
  const near = candidates.filter((each) => Math.abs(each.newsAt - at) <= FILING_WINDOW_MS);
  const rarity = rarityOf(terms, near);
  const ours = weighed(terms, rarity);
  const kinds = kindsOf(article.headline);
  const here =
    kinds.size === 0 ? NOWHERE : countriesIn(`${article.headline}. ${article.text.slice(0, 300)}`, article.language);
  const stories = new Map<string, { best: number; sum: number; count: number; at: number }>();
  for (const each of near) {
    const event = sameEvent(kinds, here, each, article.language);
    const likeness = event === 'other' ? 0 : alike(ours, each.terms, rarity) + (event === 'same' ? SAME_EVENT : 0);
    const story = stories.get(each.storyId) ?? { best: 0, sum: 0, count: 0, at: 0 };
    stories.set(each.storyId, {
      best: Math.max(story.best, likeness),
      sum: story.sum + likeness,
      count: story.count + 1,
      at: Math.max(story.at, each.newsAt),
    });
  }
  let chosen: { id: string; likeness: number } | null = null;
  for (const [id, { best, sum, count }] of stories) {
    const likeness = (best + sum / count) / 2;
    if (
      likeness >= JOINS &&
      (!chosen || likeness > chosen.likeness || (likeness === chosen.likeness && id < chosen.id))
    )
      chosen = { id, likeness };
  }
  return chosen ? { storyId: chosen.id, joined: true } : { storyId: own, joined: false };
}

/** How telling each term is: common words little, and less the more of the other stories have it too. */
function rarityOf(terms: readonly string[], near: readonly Filed[]): (term: string) => number {
  const holders = new Map<string, Set<string>>();
  const wanted = new Set(terms);
  for (const { storyId, terms: theirs } of near)
    for (const term of theirs) if (wanted.has(term)) holders.set(term, (holders.get(term) ?? new Set()).add(storyId));
  const harshness = 0.5 * Math.min(1, new Set(near.map(({ storyId }) => storyId)).size / 12);
  return (term) =>
    (COMMON_STEMS.has(term) ? 0.25 : 1) / (1 + harshness * Math.max(0, (holders.get(term)?.size ?? 1) - 1));
}

interface Weighed {
  readonly weights: ReadonlyMap<string, number>;
  readonly length: number;
}

function weighed(terms: readonly string[], rarity: (term: string) => number): Weighed {
  const weights = new Map(terms.map((term, i): [string, number] => [term, weightAt(i) * rarity(term)]));
  let square = 0;
  for (const weight of weights.values()) square += weight * weight;
  return { weights, length: Math.sqrt(square) };
}

/** Cosine of two lists of terms, weighted by their place in the list and their rarity, 0 to 1. */
function alike(ours: Weighed, theirs: readonly string[], rarity: (term: string) => number): number {
  let shared = 0;
  let square = 0;
  for (let i = 0; i < theirs.length; i += 1) {
    const term = theirs[i] ?? '';
    const weight = weightAt(i) * rarity(term);
    square += weight * weight;
    shared += weight * (ours.weights.get(term) ?? 0);
  }
  return shared === 0 ? 0 : shared / (ours.length * Math.sqrt(square));
}

function weightAt(index: number): number {
  return 1 / (1 + 0.1 * index);
}

const NOWHERE: ReadonlyMap<string, number> = new Map();

/** The headline tells one of the same kinds of event: in the same country, or in another (two earthquakes, two elections); null: it does not. */
function sameEvent(
  kinds: ReadonlySet<string>,
  here: ReadonlyMap<string, number>,
  filed: Filed,
  language: string | null,
): 'same' | 'other' | null {
  if (kinds.size === 0 || here.size === 0) return null;
  const theirs = kindsOf(filed.headline);
  if (![...kinds].some((kind) => theirs.has(kind))) return null;
  const there = countriesIn(filed.headline, language);
  if (there.size === 0) return null;
  return [...there.keys()].some((code) => here.has(code)) ? 'same' : 'other';
}

/** The story made of the articles filed under it; at least one. The newest one that tells enough leads. */
export function storyFrom(id: string, articles: readonly Article[]): Story {
  const newest = [...articles].sort((a, b) => newsAt(b) - newsAt(a) || (a.id < b.id ? -1 : 1));
  const lead = newest.find((article) => countWords(article.text) >= ENOUGH) ?? newest[0];
  if (!lead || !newest[0]) throw new Error(`story ${id} has no article`);
  return { id, lead, articles: [lead, ...newest.filter((article) => article !== lead)], newsAt: newsAt(newest[0]) };
}

const ENOUGH = 80;
