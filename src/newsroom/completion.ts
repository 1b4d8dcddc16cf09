// Completion: articles that came as teasers, completed from their pages where these may be read.
import type { Archive } from '../archive/archive.ts';
import type { Article } from '../news/article.ts';
import { countWords } from '../news/words.ts';
import { articleFrom } from './filing.ts';
import type { FullText } from './full-text.ts';

export interface CompletionTools {
  readonly archive: Pick<Archive, 'reviseArticle' | 'claimTeasers' | 'forgetTeasers'>;
  /** The article of a page. */
  readonly page: (url: string, signal: AbortSignal) => Promise<FullText>;
  readonly now: () => number;
}

interface Teaser {
  readonly article: Article;
  readonly feedId: string;
}

/** Pages read after one look, and how long that may take. */
const MOST_PAGES = 10;
const PAGES_MS = 30_000;
/** An article with fewer words is a teaser. */
const TEASER_WORDS = 80;
/** What was not completed for so long was forgotten. */
export const FORGOTTEN_MS = 5 * 60_000;

export function isTeaser({ url, text }: Pick<Article, 'url' | 'text'>): boolean {
  return url !== null && countWords(text, TEASER_WORDS) < TEASER_WORDS;
}

/**
 * Completes what came as a teaser, the newest first and one after the other, for half a minute at most. A page out of reach
 * leaves the teaser for another time.
 * @param articles of a feed whose pages may be read, the oldest first
 * @returns how many were completed
 */
export function completeNew(
  tools: CompletionTools,
  feedId: string,
  articles: readonly Article[],
  signal: AbortSignal,
): Promise<number> {
  const teasers = articles.filter(isTeaser).slice(-MOST_PAGES).reverse();
  return completeAll(
    tools,
    teasers.map((article) => ({ article, feedId })),
    signal,
  );
}

/** The same for some that were left as teasers, such as by a process that stopped before it came to them. */
export async function completeForgotten(tools: CompletionTools, signal: AbortSignal): Promise<number> {
  return completeAll(tools, await tools.archive.claimTeasers(tools.now(), MOST_PAGES), signal);
}

async function completeAll(tools: CompletionTools, teasers: readonly Teaser[], signal: AbortSignal): Promise<number> {
  if (teasers.length === 0) return 0;
  const patience = AbortSignal.any([signal, AbortSignal.timeout(PAGES_MS)]);
  let completed = 0;
  for (const teaser of teasers) {
    if (patience.aborted) break;
    if (await complete(tools, teaser, patience)) completed += 1;
  }
  return completed;
}

async function complete(
  { archive, page, now }: CompletionTools,
  { article, feedId }: Teaser,
  signal: AbortSignal,
): Promise<boolean> {
  const found = await page(article.url ?? '', signal);
  if (found === 'out-of-reach') return false;
  await archive.forgetTeasers([article.id]);
  if (!found || countWords(found.text) < Math.max(TEASER_WORDS, countWords(article.text))) return false;
  const { text, bylines, rights, year } = found;
  const raw = {
    ...article,
    text,
    rights: rights ?? article.rights,
    year,
    bylines: bylines.length > 0 ? bylines : article.bylines,
  };
  const full = articleFrom(raw, article.id, article.storedAt);
  return archive.reviseArticle(full, { feedId, keep: false, now: now() });
}
