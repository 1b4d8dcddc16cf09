// Quotations, whole and verbatim, with their speakers.
import { attribution } from './attribution.ts';
import type { Range } from './evidence.ts';
import { quotations } from './quotation-marks.ts';
import type { Sentence } from './sentence.ts';
import { countWords } from './words.ts';

export interface Quote {
  /** The words between the marks, without the outer marks. */
  readonly text: string;
  /** As named in the text; null when nobody is named. */
  readonly speaker: string | null;
  readonly sentence: Range & { readonly index: number };
}

/** Fewer words in marks are a name or a word held at a distance, not a quotation. */
const FEWEST_WORDS = 3;

/** The quotations of a text: from mark to mark, three words or more, in order. */
export function quotes(text: string, sentences: readonly Sentence[], language: string | null): readonly Quote[] {
  const found: Quote[] = [];
  for (const q of quotations(text)) {
    if (!q.closed || q.nested) continue;
    const inner = text.slice(q.start + 1, q.end - 1).trim();
    if (countWords(inner) < FEWEST_WORDS) continue;
    const first = sentences.find((s) => s.start <= q.start && q.start < s.end);
    const last = sentences.findLast((s) => s.start < q.end && q.end <= s.end) ?? first;
    if (!first || !last) continue;
    const speaker =
      attribution(first, sentences, language)?.speaker ?? attribution(last, sentences, language)?.speaker ?? null;
    found.push({ text: inner, speaker, sentence: { index: first.index, start: first.start, end: last.end } });
  }
  return found;
}
