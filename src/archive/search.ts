// Searching the archive.
import type { Article, Region } from '../news/article.ts';
import { bestPlaces } from './full-text.ts';
import { placeFrom } from './place.ts';
import { matchedWords, termsOf } from './query.ts';
import { articleOf } from './rows.ts';
import type { Database } from './schema.ts';

export interface SearchFilter {
  readonly outlet?: string | undefined;
  readonly region?: Region | undefined;
  /** Articles of these outlets are passed over. */
  readonly hidden?: readonly string[] | undefined;
  /** News at or after this instant. */
  readonly since?: number | undefined;
  readonly offset?: number | undefined;
  readonly limit: number;
}

export interface Hit {
  readonly article: Article;
  /** Folded words of the query as they occur in the article: what to embolden. */
  readonly terms: readonly string[];
}

export function searchIn(db: Database) {
  /**
   * The articles with every word and phrase of the query in headline or text (see `termsOf` for what may be typed), best first: by
   * bm25, a word of the headline counting six times, the newer before the older. The work is bounded, whatever is asked for: a word that thousands of
   * articles hold weighs nothing; where all words are so, those with them in the headline come first and then the others, each newest first; and
   * of all matches only the newest 2,000 are ranked and can be paged through.
   */
  async function search(query: string, filter: SearchFilter): Promise<{ hits: readonly Hit[]; more: boolean }> {
    const terms = termsOf(query);
    if (terms.length === 0) return { hits: [], more: false };
    const { outlet, region, since, hidden, offset = 0, limit } = filter;
    const best = await bestPlaces(db, terms, {
      outlet,
      region,
      hidden,
      from: since === undefined ? undefined : placeFrom(since),
    });
    const wanted = best.slice(offset, offset + limit);
    const rows =
      wanted.length === 0 ? [] : await db.selectFrom('articles').selectAll().where('place', 'in', wanted).execute();
    const articles = new Map(rows.map((row) => [Number(row.place), articleOf(row)]));
    const hits = wanted.flatMap((place) => {
      const article = articles.get(place);
      return article ? [{ article, terms: matchedWords(terms, article) }] : [];
    });
    return { hits, more: best.length > offset + limit };
  }

  return { search };
}
