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

/** Is the line an extract of its sentence in this text, with exactly its recorded cuts? */
export function holds(line: Line, text: string): boolean {
  const { sentence, cuts } = line.evidence;
  if (!(0 <= sentence.start && sentence.start < sentence.end && sentence.end <= text.length)) return false;
  return line.text === without(text.slice(sentence.start, sentence.end), cuts);
}

/** The sentence minus its cuts, white space folded. */
export function without(sentence: string, cuts: readonly Range[]): string {
  let kept = '';
  let from = 0;
  for (const cut of cuts) {
    kept += sentence.slice(from, cut.start);
    from = cut.end;
  }
  return (kept + sentence.slice(from)).replace(/\s+/g, ' ').trim();
}
