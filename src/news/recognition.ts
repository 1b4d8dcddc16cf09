// Recognition: which stored article an entry of a feed is, if any.
import type { Article } from './article.ts';
import type { FeedArticle } from './feed.ts';
import type { Entry } from './feed-identity.ts';
import { contentWords } from './words.ts';

type Stored = Pick<Article, 'id' | 'headline' | 'text' | 'publishedAt' | 'language'>;

const HOUR_MS = 3_600_000;
/** What else changed, a guid or an address that stays is believed for so long. */
const SAME_OCCASION_MS = 12 * HOUR_MS;
/** An entry with the words of an article, and neither its guid nor its address, is the same for so long. */
const SAME_WORDS_MS = 72 * HOUR_MS;
const ALIKE_PAIRS = 0.15;
const ALIKE_HEADLINES = 0.5;
const COMPARED = 2_000;

/**
 * An entry with the guid and the address of an article is that article, whatever became of its headline, text and date. With only one of them it
 * is, unless it neither resembles the article nor comes within twelve hours of it: then a "latest" page, or a feed that numbers its entries anew, has moved
 * on. Without either it is, when headline and text are the same within three days.
 * @param known ids of stored articles by key
 * @param stored the articles of these ids; one that was removed is missing
 * @returns the article's id, also that of a removed one; null for a new article
 */
export function recognised(
  { article: entry, keys }: Entry,
  known: (key: string) => string | undefined,
  stored: (id: string) => Stored | undefined,
): string | null {
  const by = (key: string | null) => (key === null ? undefined : known(key));
  const [guid, url, words] = [by(keys.guid), by(keys.url), by(keys.words)];
  if (guid !== undefined && (guid === url || guid === words)) return guid;
  if (url !== undefined && url === words) return url;
  const candidates = [url, guid].filter((id) => id !== undefined);
  const [best] = candidates
    .map((id) => ({ id, article: stored(id) }))
    .map(({ id, article }) => ({ id, likeness: article ? likeness(entry, article) : 1, article }))
    .sort((a, b) => b.likeness - a.likeness);
  if (best && (best.likeness >= 1 || !best.article || near(entry, best.article, SAME_OCCASION_MS) === true))
    return best.id;
  // Nothing but the address to go by, and no date that speaks against it.
  if (best && keys.guid === null && best.article && near(entry, best.article, SAME_OCCASION_MS) === null)
    return best.id;
  if (words !== undefined) {
    const article = stored(words);
    if (!article || near(entry, article, SAME_WORDS_MS) !== false) return words;
  }
  return null;
}

/** 1 and more: they tell of the same. */
function likeness(entry: FeedArticle, article: Stored): number {
  const language = article.language ?? entry.language;
  const words = (text: string) => contentWords(text.slice(0, COMPARED), language);
  const headlines = overlap(new Set(words(entry.headline)), new Set(words(article.headline)));
  const ours = pairs(words(`${entry.headline}. ${entry.text || entry.summary}`));
  const theirs = pairs(words(`${article.headline}. ${article.text}`));
  return Math.max(headlines / ALIKE_HEADLINES, overlap(ours, theirs) / ALIKE_PAIRS);
}

function pairs(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.slice(1).map((word, index) => `${words[index]} ${word}`));
}

/** Of the smaller set, how much is in the other (overlap coefficient). */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const smaller = Math.min(a.size, b.size);
  if (smaller === 0) return 0;
  let shared = 0;
  for (const each of a) if (b.has(each)) shared += 1;
  return shared / smaller;
}

/** null where one of them has no date. */
function near(entry: FeedArticle, article: Stored, withinMs: number): boolean | null {
  if (entry.publishedAt === null || article.publishedAt === null) return null;
  return Math.abs(entry.publishedAt - article.publishedAt) <= withinMs;
}
