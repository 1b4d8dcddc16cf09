// Story: what several outlets report about one event.
import { type Article, newsAt } from './article.ts';
import { contentWords } from './words.ts';

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
export const FILING_WINDOW_MS = 60 * 3_600_000;
const MOST_TERMS = 24;

/** At most 24 folded terms that tell the event, most telling first. */
export function filingTerms(article: Article): readonly string[] {
  const lead = article.text.slice(0, 500);
  return [...new Set(contentWords(`${article.headline} ${lead}`, article.language))].slice(0, MOST_TERMS);
}

/** The story an article belongs to: one of the candidates', or a new one of its own. */
export function fileUnder(
  article: Article,
  terms: readonly string[],
  candidates: readonly Filed[],
): { readonly storyId: string; readonly joined: boolean } {
  const own = new Set(terms);
  const at = newsAt(article);
  const best = candidates
    .filter((each) => Math.abs(each.newsAt - at) <= FILING_WINDOW_MS && each.articleId !== article.id)
    .map((each) => ({ each, shared: each.terms.filter((term) => own.has(term)).length / Math.max(1, own.size) }))
    .sort((a, b) => b.shared - a.shared)[0];
  return best && best.shared >= 0.35
    ? { storyId: best.each.storyId, joined: true }
    : { storyId: `s${article.id}`, joined: false };
}

/** The story made of the articles filed under it; at least one. */
export function storyFrom(id: string, articles: readonly Article[]): Story {
  const newest = [...articles].sort((a, b) => newsAt(b) - newsAt(a) || (a.id < b.id ? -1 : 1));
  const lead = newest[0];
  if (!lead) throw new Error(`story ${id} has no article`);
  return { id, lead, articles: newest, newsAt: newsAt(lead) };
}
