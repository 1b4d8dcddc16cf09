// Repetition: whether two sentences say the same.
import { COMMON_STEMS } from './event-words.ts';
import { termsIn } from './terms.ts';
import { folded } from './words.ts';

/** A sentence made ready to be compared with others. */
export interface Saying {
  readonly folded: string;
  /** Its distinct terms, numbers among them. */
  readonly terms: ReadonlySet<string>;
}

const MOST_WORDS = 120;
/** Of its terms, so many were in the sentence before, and of both together half, so that a short sentence is not found in every long one… */
const SHARED = 0.75;
const TOGETHER = 0.5;
/** …or nearly all of the sentence before is in it again, with not much beside. */
const WHOLE = 0.9;
const MOSTLY = 0.6;
/** Fewer terms than this say too little to be compared. */
const FEW = 4;

export function sayingOf(text: string, language: string | null): Saying {
  const flat = folded(text);
  const digits = flat.match(/(?<!\S)\p{N}(?!\S)/gu) ?? [];
  return { folded: flat, terms: new Set([...termsIn(text, language, MOST_WORDS).map(({ stem }) => stem), ...digits]) };
}

/** Whether one who was told `before` hears nothing else in `after`: the same words, or nearly, and no number that was not there. */
export function repeats(after: Saying, before: Saying): boolean {
  if (after.folded === before.folded) return true;
  if (Math.min(after.terms.size, before.terms.size) < FEW) return false;
  let shared = 0;
  for (const term of after.terms) {
    if (before.terms.has(term)) shared += 1;
    else if (isNumber(term)) return false;
  }
  const together = after.terms.size + before.terms.size - shared;
  if (shared >= SHARED * after.terms.size && shared >= TOGETHER * together) return true;
  return shared >= WHOLE * before.terms.size && shared >= MOSTLY * after.terms.size;
}

export const isNumber = (term: string): boolean => /^\p{N}/u.test(term);

/** A term that tells something by itself: no word of every second report, no day, month or year. */
export const isTelling = (term: string): boolean => !COMMON_STEMS.has(term) && !/^(?:19|20)\d\d$/.test(term);
