// Quotations, whole and verbatim, with their speakers.
import { attribution, speakerBeside } from './attribution.ts';
import type { Range } from './evidence.ts';
import { type Quotation, quotations } from './quotation-marks.ts';
import { isTitle } from './quoted-title.ts';
import { LONGEST_SENTENCE, type Sentence } from './sentence.ts';
import { countWords } from './words.ts';

export interface Quote {
  /** The words between the marks, without the outer marks. */
  readonly text: string;
  /** As named in the text; null when nobody is named. */
  readonly speaker: string | null;
  /** Where it stands: from its first sentence (whose number it has) to the end of its last. */
  readonly sentence: Range & { readonly index: number };
}

/** Fewer words in marks are a name, or a word held at a distance, not a quotation. */
const FEWEST_WORDS = 3;
/** Where no capitals tell a name, one of four words is as likely. */
const FEWEST_UNCASED = 5;
const CASED = /[\p{Lu}\p{Ll}]/u;

/**
 * The quotations of a text, from mark to mark, of three words or more, in order. One that runs over paragraphs, each opened by a mark
 * and only the last closed, is one quotation. What stands in marks inside another is part of that one; a title in marks is none.
 */
export function quotes(
  text: string,
  sentences: readonly Sentence[],
  language: string | null,
  marks: readonly Quotation[] = quotations(text),
): readonly Quote[] {
  const found: Quote[] = [];
  for (const range of ranges(text, marks)) {
    const inner = text.slice(range.start + 1, range.end - 1).trim();
    if (
      countWords(inner) < (CASED.test(inner) ? FEWEST_WORDS : FEWEST_UNCASED) ||
      (!/[.?!]$/.test(inner.slice(-1)) && isTitle(inner))
    )
      continue;
    const first = sentences.findIndex((s) => s.start <= range.start && range.start < s.end);
    const last = sentences.findIndex((s) => s.start < range.end && range.end <= s.end);
    const [from, to] = [sentences[first], sentences[Math.max(first, last)]];
    if (!from || !to) continue;
    const speaker = speakerOf(text, range, from, to, sentences, language, found.at(-1));
    found.push({ text: inner, speaker, sentence: { index: from.index, start: from.start, end: to.end } });
  }
  return found;
}

/** Whole quotations, those over paragraphs joined. */
function ranges(text: string, marks: readonly Quotation[]): readonly Range[] {
  const joined: Range[] = [];
  let open: Range | null = null;
  for (const q of marks) {
    if (q.nested) continue;
    const goesOn: boolean = open !== null && text.slice(open.end, q.start).trim() === '';
    if (!q.closed) {
      const long: boolean = countWords(text.slice(q.start, q.end)) >= FEWEST_WORDS;
      open = long ? { start: goesOn && open ? open.start : q.start, end: q.end } : null;
    } else {
      joined.push({ start: goesOn && open ? open.start : q.start, end: q.end });
      open = null;
    }
  }
  return joined;
}

/** Few words beside the marks: the sentence is its quotation and tells nothing of its own. */
const OWN_WORDS = 3;

/**
 * Whoever speaks in the sentence. Else, where it is hardly more than its quotation: who speaks in the one before, in the same paragraph
 * or before a colon. A sentence that tells something of its own and names no speaker has none.
 */
function speakerOf(
  text: string,
  range: Range,
  from: Sentence,
  to: Sentence,
  all: readonly Sentence[],
  language: string | null,
  previous: Quote | undefined,
): string | null {
  for (const sentence of new Set([to, from])) {
    const place = { start: range.start - sentence.start, end: range.end - sentence.start };
    const named = speakerBeside(sentence, place, all, language);
    if (named !== null) return named;
  }
  if (to.end - from.start > LONGEST_SENTENCE) return null;
  const own = text.slice(from.start, range.start) + text.slice(range.end, Math.max(range.end, to.end));
  if (countWords(own) > OWN_WORDS) return null;
  const before = all[from.index - 1];
  const sameParagraph = (a: number, b: number) => !text.slice(a, b).includes('\n\n');
  if (before && previous && sameParagraph(before.end, range.start) && previous.sentence.end === before.end)
    return previous.speaker;
  if (before && (/[:]["”»]?$/.test(before.text) || sameParagraph(before.end, range.start)))
    return attribution(before, all, language)?.speaker ?? null;
  return null;
}
