// Passages: what evidence stores of a text, a sentence or a few that one quotation holds together.
import type { Range } from './evidence.ts';
import { type Quotation, quotations } from './quotation-marks.ts';
import { type Sentence, sentences } from './sentence.ts';

/** A quotation of several sentences holds them together up to this many characters; a longer one is parted like other text. */
const LONGEST_QUOTATION = 500;

/** The sentences of a text, those that a quotation of up to 500 characters reaches over joined to one. */
export function passages(
  text: string,
  language: string | null,
  marks: readonly Quotation[] = quotations(text),
): readonly Sentence[] {
  const all = sentences(text, language, marks);
  const kept = marks.filter((q) => q.closed && !q.nested && q.end - q.start <= LONGEST_QUOTATION);
  if (kept.length === 0) return all;
  const found: Sentence[] = [];
  let at = 0;
  for (let i = 0; i < all.length; i += 1) {
    const first = all[i];
    if (!first) break;
    let last: Range = first;
    for (let next = all[i + 1]; next; next = all[i + 1]) {
      while ((kept[at]?.end ?? Number.POSITIVE_INFINITY) <= last.end) at += 1;
      if (!kept.slice(at, at + 3).some((q) => q.start < last.end && next.start < q.end)) break;
      last = next;
      i += 1;
    }
    const { start } = first;
    found.push({ index: found.length, start, end: last.end, text: text.slice(start, last.end) });
  }
  return found;
}
