// A told line: a line with the article that it stands in.
import type { Article } from './article.ts';
import type { Line } from './evidence.ts';

export interface ToldLine {
  readonly article: Article;
  readonly line: Line;
}
