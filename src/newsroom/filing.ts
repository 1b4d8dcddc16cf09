// Filing: articles that came in, stored and put under their stories.
import type { Archive } from '../archive/archive.ts';
import { type Article, identity, newsAt, type RawArticle } from '../news/article.ts';
import { FILING_WINDOW_MS, fileUnder, keysOf } from '../news/filing.ts';
import { regionsOf } from '../news/place.ts';
import { profileOf } from '../news/profile.ts';
import { topicsOf } from '../news/topic.ts';

export interface Stored {
  /** As it stands in the archive. */
  readonly article: Article;
  readonly new: boolean;
  /** It is not in the archive and stays out: the operator removed it for good. */
  readonly removed?: true;
}

export type FilingTools = Pick<Archive, 'storeArticles' | 'article' | 'storyOf' | 'filingCandidates' | 'fileArticle'>;

/** Stored and filed in one transaction: many times faster than one by one, and short enough for those who wait. */
const BATCH = 20;

/**
 * Gives articles their identity, topics and regions, stores the new ones and files each under a story, all in the order of their news. What
 * is stored already stays as it is; if it was left without a story, it is filed now. What the operator removed for good stays out. Gives back one entry for
 * each article handed in, in that order.
 */
export async function storeAndFile(
  archive: Pick<Archive, 'together'>,
  raws: readonly RawArticle[],
  now: number,
): Promise<readonly Stored[]> {
  const arrivals = raws
    .map((raw, index) => ({ raw, index, at: newsAt({ ...raw, storedAt: now }) }))
    .sort((a, b) => a.at - b.at || a.index - b.index);
  const stored = new Map<number, Stored>();
  for (let from = 0; from < arrivals.length; from += BATCH) {
    const batch = arrivals.slice(from, from + BATCH);
    const articles = batch.map(({ raw }) => articleFrom(raw, identity(raw), now));
    const results = await archive.together(async (together) => {
      const removed = await together.removedAmong(
        articles.map(({ id }) => id),
        'operator',
      );
      const filed = await fileAll(
        together,
        articles.filter(({ id }) => !removed.has(id)),
      );
      const own = filed.values();
      return articles.map((article): Stored => {
        const stored = removed.has(article.id) ? undefined : own.next().value;
        return stored ?? { article, new: false, removed: true };
      });
    });
    for (const [place, result] of results.entries()) stored.set(batch[place]?.index ?? -1, result);
    // The database answers at once: without this nothing else would have its turn until the last article.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return raws.flatMap((_, index) => stored.get(index) ?? []);
}

/**
 * Stores and files a few articles, inside of one transaction.
 * @param feedId the feed they were gathered from
 */
export async function fileAll(
  archive: FilingTools,
  articles: readonly Article[],
  feedId: string | null = null,
): Promise<readonly Stored[]> {
  const results = await archive.storeArticles(articles, feedId);
  const stored: Stored[] = [];
  for (const [place, article] of articles.entries()) {
    const isNew = results[place]?.new ?? false;
    const kept = isNew ? article : ((await archive.article(article.id)) ?? article);
    if (isNew || !(await archive.storyOf(kept.id))) await file(archive, kept);
    stored.push({ article: kept, new: isNew });
  }
  return stored;
}

export function articleFrom(raw: RawArticle, id: string, storedAt: number): Article {
  return { ...raw, id, storedAt, topics: topicsOf(raw), regions: regionsOf(raw) };
}

async function file(archive: FilingTools, article: Article): Promise<void> {
  const { id: articleId, outlet } = article;
  const profile = profileOf(article);
  const at = newsAt(article);
  const candidates = await archive.filingCandidates(keysOf(profile), at, FILING_WINDOW_MS);
  const { reason, ...filing } = fileUnder({ articleId, outlet, newsAt: at, profile }, candidates);
  await archive.fileArticle({ ...filing, articleId, outlet, newsAt: at, profile }, reason);
}
