// wire → archive → stories.
import type { Archive } from '../archive/archive.ts';
import { type Article, identity, newsAt, type RawArticle } from '../news/article.ts';
import { languageOf } from '../news/language.ts';
import { regionsOf } from '../news/place.ts';
import { FILING_WINDOW_MS, fileUnder, filingTerms } from '../news/story.ts';
import { topicsOf } from '../news/topic.ts';

export interface Stored {
  readonly article: Article;
  readonly new: boolean;
}

const BATCH = 200;
const CANDIDATES = 20;

/**
 * Gives articles their identity, topics and regions, stores the new ones and files each under a story, in the order of their news. What is
 * stored already stays as it is. Gives back one entry for each article handed in, in that order.
 */
export async function storeAndFile(
  archive: Archive,
  raws: readonly RawArticle[],
  now: number,
): Promise<readonly Stored[]> {
  const stored: Stored[] = [];
  for (let from = 0; from < raws.length; from += BATCH) {
    const articles = raws.slice(from, from + BATCH).map((raw) => articleFrom(raw, now));
    const results = await archive.storeArticles(articles);
    const batch = articles.map((article, index) => ({ article, new: results[index]?.new ?? false }));
    // An import that was broken off may have stored without filing: what has no story yet is filed too.
    for (const { article, new: isNew } of [...batch].sort((a, b) => newsAt(a.article) - newsAt(b.article))) {
      if (isNew || !(await archive.storyOf(article.id))) await file(archive, article);
    }
    stored.push(...batch);
  }
  return stored;
}

function articleFrom(raw: RawArticle, now: number): Article {
  const language = raw.language ?? languageOf(raw.text);
  const known = { ...raw, language };
  return { ...known, id: identity(raw), storedAt: now, topics: topicsOf(known), regions: regionsOf(known) };
}

async function file(archive: Archive, article: Article): Promise<void> {
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
