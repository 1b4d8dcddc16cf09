// Entries of feeds, for the tests.
import type { Article } from '../../src/news/article.ts';
import { type Feed, type FeedArticle, type FeedContent, feedId } from '../../src/news/feed.ts';

export const MONDAY = Date.UTC(2025, 4, 19, 8);
export const HOUR_MS = 3_600_000;

const ADDRESS = 'https://gazette.example/feed.xml';
export const GAZETTE: Feed = {
  id: feedId(ADDRESS),
  url: ADDRESS,
  outlet: 'Harbour Gazette',
  section: 'World',
  language: 'en',
  pages: false,
};

export function entryOf(change: Partial<FeedArticle> = {}): FeedArticle {
  return {
    guid: 'https://gazette.example/?p=100',
    url: 'https://gazette.example/2025/bridge-reopens',
    headline: 'Old harbour bridge reopens after nine weeks',
    publishedAt: MONDAY,
    updatedAt: null,
    summary:
      'The council of Dunmouth voted on Monday to reopen the old harbour bridge, which engineers closed in March after they found cracks in two pillars.',
    text: '',
    bylines: [],
    sections: [],
    enclosures: [],
    language: null,
    rights: null,
    ...change,
  };
}

export function contentOf(articles: readonly FeedArticle[], change: Partial<FeedContent> = {}): FeedContent {
  return { title: 'Harbour Gazette', link: 'https://gazette.example/', language: 'en', articles, ...change };
}

export function storedOf(entry: FeedArticle, id = 'a1'): Article {
  const { headline, url, publishedAt, summary, text, bylines, rights } = entry;
  return {
    id,
    outlet: GAZETTE.outlet,
    headline,
    url,
    section: null,
    language: 'en',
    publishedAt,
    storedAt: MONDAY + HOUR_MS,
    text: text || summary,
    bylines,
    rights,
    year: null,
    sample: false,
    topics: [],
    regions: [],
  };
}
