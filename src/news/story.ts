// Story: what several outlets report about one event.
import type { Article } from './article.ts';

export interface Story {
  readonly id: string;
  /** The article that speaks for the story; it is also the first of `articles`. */
  readonly lead: Article;
  /** Every article filed under the story, the lead first, then newest first. */
  readonly articles: readonly Article[];
  /** The newest article's `newsAt`. */
  readonly newsAt: number;
}
