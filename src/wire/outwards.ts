// What leads readers into a network, left out of what was read.
import type { FeedArticle, FeedContent } from '../news/feed.ts';

export type LeadsInside = (url: string) => boolean;

/** The feed is read all the same, without the links. */
export function outwards(content: FeedContent, leadsInside: LeadsInside): FeedContent {
  const link = content.link !== null && leadsInside(content.link) ? null : content.link;
  return { ...content, link, articles: content.articles.map((article) => articleOutwards(article, leadsInside)) };
}

export function articleOutwards(article: FeedArticle, leadsInside: LeadsInside): FeedArticle {
  const inside = article.url !== null && leadsInside(article.url);
  const enclosures = article.enclosures.filter(({ url }) => !leadsInside(url));
  return inside || enclosures.length < article.enclosures.length
    ? { ...article, url: inside ? null : article.url, enclosures }
    : article;
}
