// The evidence rule: a line is an extract of one stored sentence, or it is refused.
import type { Attribution } from './attribution.ts';

/** A half-open range of UTF-16 units. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Where a line comes from. */
export interface Evidence {
  readonly articleId: string;
  /** The sentence: its number in the article, and its range in `article.text`. */
  readonly sentence: Range & { readonly index: number };
  /** What was left out, as ranges in the sentence, in order. */
  readonly cuts: readonly Range[];
}

export interface Line {
  readonly text: string;
  readonly evidence: Evidence;
  /** null: the outlet says it in its own voice. */
  readonly attribution: Attribution | null;
}
