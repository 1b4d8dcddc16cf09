// The evidence rule: a line is an extract of one stored sentence, or it is refused.
import type { Attribution } from './attribution.ts';
import { isCuttable } from './clause-cut.ts';
import { passages } from './passage.ts';
import { type Quotation, quotations } from './quotation-marks.ts';

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

/**
 * Is the line an extract of its sentence in this text, with exactly its recorded cuts? The sentence is a whole one, and one; its cuts are
 * inside it, ordered, apart and not empty, each a bracket, the dateline or a clause set off; none takes away a negation, a doubt, a
 * speaker, an item of a list or part of a quotation; what is left is the line word for word (white space folded), and no quotation is
 * open in it; its speaker is named in the text so far. Pure and total: never throws.
 */
export function holds(line: Line, text: string): boolean {
  const { sentence, cuts } = line.evidence;
  if (!isRange(sentence, text.length) || !isWhole(sentence, text)) return false;
  const source = text.slice(sentence.start, sentence.end);
  if (!areApart(cuts, source.length) || line.text !== without(source, cuts) || line.text === '') return false;
  const speaker = line.attribution?.speaker ?? null;
  const told = text.slice(0, sentence.end);
  if (speaker !== null && !told.includes(speaker) && !fold(told).includes(speaker)) return false;
  if (!quotationsWhole(sentence, cuts, text) || !closesItsMarks(line.text)) return false;
  return cuts.every((cut) => isCuttable(source, cut)) && isOne(source);
}

/** How the splitter reads abbreviations; null is English. */
const READINGS = [null, 'es', 'fr', 'de', 'pt', 'it', 'nl', 'ru', 'hi', 'ar'];

/** Is it one sentence, or several that one quotation holds together, as at least one language reads it? Joined sentences are two. */
function isOne(source: string): boolean {
  return READINGS.some((language) => passages(source, language).length === 1);
}

/** The sentence minus its cuts, white space folded, and the two marks of a quotation made a pair. */
export function without(sentence: string, cuts: readonly Range[]): string {
  let kept = '';
  let from = 0;
  for (const cut of cuts) {
    kept += sentence.slice(from, cut.start);
    from = cut.end;
  }
  return paired(fold(kept + sentence.slice(from)).trim());
}

const UNEQUAL: ReadonlySet<string> = new Set(['“"', '"”', '””']);

/** “so" and "so” are printed by a slip; a reader is shown “so”. */
function paired(text: string): string {
  if (!text.includes('”') && !(text.includes('"') && text.includes('“'))) return text;
  let made = text;
  for (const { start, end, closed } of quotations(text)) {
    if (closed && UNEQUAL.has(`${text[start]}${text[end - 1]}`))
      made = `${made.slice(0, start)}“${made.slice(start + 1, end - 1)}”${made.slice(end)}`;
  }
  return made;
}

function fold(text: string): string {
  return /\s\s|[^\S ]/.test(text) ? text.replace(/\s+/g, ' ') : text;
}

function isRange({ start, end }: Range, length: number): boolean {
  return Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start < end && end <= length;
}

function areApart(cuts: readonly Range[], length: number): boolean {
  return cuts.every((cut, i) => isRange(cut, length) && cut.start >= (cuts[i - 1]?.end ?? 0));
}

/** It begins where the text, a line or the sentence before ends, and ends at a stop or with its line; no white space at its ends. */
function isWhole({ start, end }: Range, text: string): boolean {
  if (/^\s|\s$/.test(text.slice(start, end))) return false;
  const before = text.slice(Math.max(0, start - 12), start);
  const begins = before.trim() === '' || /\n\s*$/.test(before) || STOPPED.test(before.trimEnd());
  const after = text.slice(end, end + 12);
  const ends =
    after.trim() === '' || /^[^\S\n]*\n/.test(after) || STOPPED.test(text.slice(Math.max(start, end - 12), end));
  return begins && ends;
}

const STOPPED = /[.?!…。！？؟।][\s.]*["”“»«’'‘)\]）」』›*\s\d[]*$/u;

/** No quotation of the text is parted by the sentence's ends or touched by a cut. */
function quotationsWhole(sentence: Range, cuts: readonly Range[], text: string): boolean {
  const from = Math.max(0, text.lastIndexOf('\n\n', sentence.start));
  const next = text.indexOf('\n\n', sentence.end);
  const paragraph = text.slice(from, next < 0 ? text.length : next);
  const start = sentence.start - from;
  const end = sentence.end - from;
  for (const q of marksOf(paragraph)) {
    if (q.end <= start || q.start >= end) continue;
    if (!q.closed || q.start < start || q.end > end) return false;
    if (cuts.some((cut) => start + cut.start < q.end && q.start < start + cut.end)) return false;
  }
  return true;
}

let last: { readonly text: string; readonly marks: readonly Quotation[] } | undefined;

/** The marks of a paragraph, remembered while its lines are checked one after the other. */
function marksOf(text: string): readonly Quotation[] {
  if (last?.text !== text) last = { text, marks: quotations(text) };
  return last.marks;
}

function closesItsMarks(line: string): boolean {
  return quotations(line).every((q) => q.closed);
}
