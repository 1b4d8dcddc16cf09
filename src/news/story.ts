// Story: what several outlets report about one event. Filing an article under it: `filing.ts`.
import { type Article, newsAt } from './article.ts';
import { countWords } from './words.ts';

export interface Story {
  readonly id: string;
  /** The article that speaks for the story; it is also the first of `articles`. */
  readonly lead: Article;
  /** Every article filed under the story, the lead first, then newest first. */
  readonly articles: readonly Article[];
  /** The newest article's `newsAt`. */
  readonly newsAt: number;
}

/** The story made of the articles filed under it; at least one. The newest one that tells enough leads. */
export function storyFrom(id: string, articles: readonly Article[]): Story {
  const newest = [...articles].sort((a, b) => newsAt(b) - newsAt(a) || (a.id < b.id ? -1 : 1));
  const lead = newest.find((article) => countWords(article.text.slice(0, LOOK)) >= ENOUGH) ?? newest[0];
  if (!lead || !newest[0]) throw new Error(`story ${id} has no article`);
  return { id, lead, articles: [lead, ...newest.filter((article) => article !== lead)], newsAt: newsAt(newest[0]) };
}

const ENOUGH = 80;
/** So many words are in so many letters. */
const LOOK = 2000;
