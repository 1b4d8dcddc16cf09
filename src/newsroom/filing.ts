// Filing: an article that came in, stored and put under its story.
import type { Archive } from '../archive/archive.ts';
import { type Article, identity, newsAt, type RawArticle } from '../news/article.ts';
import { regionsOf } from '../news/place.ts';
import { FILING_WINDOW_MS, fileUnder, filingTerms } from '../news/story.ts';
import { topicsOf } from '../news/topic.ts';

export interface Stored {
  /** As it stands in the archive. */
  readonly article: Article;
  readonly new: boolean;
}

type Tools = Pick<Archive, 'storeArticles' | 'article' | 'storyOf' | 'filingCandidates' | 'fileArticle'>;

/** Stored in one transaction. */
const BATCH = 200;
const CANDIDATES = 20;

/**
 * Gives articles their identity, topics and regions, stores the new ones and files each under a story, all in the order of their news. What
 * is stored already stays as it is; if it was left without a story, as by a crash, it is filed now. Gives back one entry for each article
 * handed in, in that order.
 */
export async function storeAndFile(
  archive: Tools,
  raws: readonly RawArticle[],
  now: number,
): Promise<readonly Stored[]> {
  const arrivals = raws
    .map((raw, index) => ({ raw, index, at: newsAt({ ...raw, storedAt: now }) }))
    .sort((a, b) => a.at - b.at || a.index - b.index);
  const stored = new Map<number, Stored>();
  for (let from = 0; from < arrivals.length; from += BATCH) {
    const batch = arrivals.slice(from, from + BATCH);
    const articles = batch.map(({ raw }) => articleFrom(raw, now));
    const results = await archive.storeArticles(articles);
    for (const [place, article] of articles.entries()) {
      const isNew = results[place]?.new ?? false;
      const kept = isNew ? article : ((await archive.article(article.id)) ?? article);
      if (isNew || !(await archive.storyOf(kept.id))) await file(archive, kept);
      stored.set(batch[place]?.index ?? -1, { article: kept, new: isNew });
      // The database answers at once: without this nothing else would have its turn until the last article.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  return raws.flatMap((_, index) => stored.get(index) ?? []);
}

function articleFrom(raw: RawArticle, now: number): Article {
  return { ...raw, id: identity(raw), storedAt: now, topics: topicsOf(raw), regions: regionsOf(raw) };
}

async function file(archive: Tools, article: Article): Promise<void> {
  const terms = filingTerms(article);
  const candidates = await archive.filingCandidates(terms, newsAt(article), FILING_WINDOW_MS, CANDIDATES);
  const { storyId } = fileUnder(article, terms, candidates);
  await archive.fileArticle({
    storyId,
    articleId: article.id,
    headline: article.headline,
    outlet: article.outlet,
    newsAt: newsAt(article),
    terms,
  });
}
