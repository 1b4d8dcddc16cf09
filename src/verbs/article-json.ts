// An article as the verbs print it.
import type { Article } from '../news/article.ts';
import { countWords } from '../news/words.ts';

type Shown = Omit<Article, 'storedAt' | 'topics' | 'regions'>;

/** ISO 8601 in UTC, or null. */
export const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());

export function articleJson({ id, headline, outlet, section, publishedAt, language, text, rights }: Shown) {
  return { id, headline, outlet, section, publishedAt: iso(publishedAt), language, words: countWords(text), rights };
}

/** Outlet, section and day, as far as they are known; the year of the rights line where there is no day. */
export function provenance({ outlet, section, publishedAt, year }: Shown): string {
  const when = iso(publishedAt)?.slice(0, 10) ?? (year === null ? 'undated' : `undated, rights of ${year}`);
  return [outlet || 'outlet not named', section, when].filter(Boolean).join(' · ');
}
