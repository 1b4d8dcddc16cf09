// Text to sentences that survive abbreviations, initials, numbers, ellipses, lists, quotations and headings.
import { blocks } from './block.ts';
import type { Range } from './evidence.ts';
import { listMarkers } from './list-items.ts';
import { matchesOf } from './matches.ts';
import { type Quotation, quotations } from './quotation-marks.ts';
import { endsSentence } from './sentence-end.ts';

export interface Sentence extends Range {
  readonly index: number;
  /** `text.slice(start, end)`, no white space at its ends. */
  readonly text: string;
}

/**
 * In UTF-16 units. What is longer is a table or a list that lost its breaks, or made to hold somebody up: it is no line, and nobody is looked for who says it. What is
 * asked of a sentence may take time with the square of its length.
 */
export const LONGEST_SENTENCE = 2_000;

const STOP = /[.?!…。！？．؟।]+(?:\s\.(?=[\s.]|$))*/g;
const CLOSERS = /^(?:\[\d{1,3}\]|["”“»«’'‘)\]）」』›*]|[\u00a0\u202f ][»](?![\p{L}\p{N}]))+/u;
/** A full stop and what is left of an opening mark that was lost on the way, before the capital of a next sentence. */
const LOST_MARK = /^\.[?\ufffd]+\p{Lu}$/u;
/** What was run together when line breaks were lost: picture credits, a date, a heading before "In the …". */
const SEAM = /(?:Image|Photo|Picture|Video)(?: credits?)?: (?=\p{Lu})|(?:In|On|At|After|The) (?=the |a |an )/gu;
/** A picture's credit run together with what follows: "Pool/Getty Images The White House …". */
const CREDIT =
  /\/(?:Getty(?: Images)?|AFP|AP|Reuters|EPA) (?=\p{Lu})|\bAssociated Press\/(?:\p{Lu}[\p{L}.’'-]+ ){2,3}(?=\p{Lu})/gu;
const DATE = /^\p{Lu}\p{Ll}+day, \p{Lu}\p{Ll}+ \d{1,2}, \d{4} (?=\p{Lu})/u;
const LONGEST_HEADING = 80;

/**
 * The sentences of a text, in order, those inside a quotation too. They never reach over an empty line. A full stop before a
 * lower-case letter ends nothing. `language` is ISO 639-1; null counts as English. `marks` are the text's own, where they are known.
 */
export function sentences(
  text: string,
  language: string | null,
  marks: readonly Quotation[] = quotations(text),
): readonly Sentence[] {
  const found: Sentence[] = [];
  const openings = new Set(marks.filter((mark) => text[mark.start] !== '”').map((mark) => mark.start));
  for (const block of blocks(text)) {
    let start = block.start;
    for (const end of ends(text, block, openings, language)) {
      const piece = text.slice(start, end);
      const lead = piece.length - piece.trimStart().length;
      const trimmed = piece.trim();
      if (trimmed !== '')
        found.push({ index: found.length, start: start + lead, end: start + lead + trimmed.length, text: trimmed });
      start = end;
    }
  }
  return found;
}

function* ends(text: string, block: Range, openings: ReadonlySet<number>, language: string | null): Generator<number> {
  const markers = listMarkers(text, block);
  const seams = [...markers.map((marker) => marker.start), ...headings(text, block)].sort((a, b) => a - b);
  let from = block.start;
  let seam = 0;
  for (
    let match = stopFrom(text, block.start);
    match && match.index < block.end;
    match = stopFrom(text, match.index + match[0].length)
  ) {
    const at = match.index;
    for (let next = seams[seam]; next !== undefined && next <= at; next = seams[seam]) {
      if (next > from) yield next;
      from = Math.max(from, next);
      seam += 1;
    }
    const mark = LOST_MARK.test(text.slice(at, at + match[0].length + 1)) ? '.' : match[0];
    const closers = closing(text, at + mark.length, openings);
    const end = at + mark.length + closers.length;
    if (end >= block.end) break;
    if (markers.some((marker) => at >= marker.start && at < marker.end)) continue;
    if (!endsSentence(text, block, from, { at, mark, closers }, language)) continue;
    // "It was over. . . . The rest": the dots in front of the next sentence are its own.
    from = /^\.(?: \.){3}$/.test(mark) && /\S/.test(text[at - 1] ?? '') ? at + 1 : end;
    yield from;
  }
  for (const next of seams.slice(seam)) if (next > from) yield next;
  yield block.end;
}

function stopFrom(text: string, from: number): RegExpExecArray | null {
  STOP.lastIndex = from;
  return STOP.exec(text);
}

/** What closes at this place; a mark that opens the next sentence closes nothing. */
function closing(text: string, at: number, openings: ReadonlySet<number>): string {
  const closers = CLOSERS.exec(text.slice(at, at + 8))?.[0] ?? '';
  for (let i = 0; i < closers.length; i += 1) if (openings.has(at + i)) return closers.slice(0, i);
  return closers;
}

function headings(text: string, block: Range): readonly number[] {
  const part = text.slice(block.start, block.end);
  const found: number[] = [];
  const date = DATE.exec(part);
  if (date) found.push(block.start + date[0].length);
  if (part.includes('/'))
    for (const { 0: credit, index } of matchesOf(CREDIT, part)) found.push(block.start + index + credit.length);
  for (const { 0: seam, index } of matchesOf(SEAM, part)) {
    if (part[index - 1] !== ' ' || !/\S/.test(part[index - 2] ?? ' ')) continue;
    if (/:/.test(seam)) found.push(block.start + index);
    else if (index <= LONGEST_HEADING) {
      const before = part.slice(0, index);
      if (/^\p{Lu}.*[\p{L}\d] $/su.test(before) && !/[.?!,;:“"(]/.test(before)) found.push(block.start + index);
    }
  }
  return found;
}
