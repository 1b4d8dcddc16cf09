// Terms: the words of a text as filing compares them, with what their spelling tells.
import { STEM, stem } from './stem.ts';
import { STOP_WORDS } from './stop-words.ts';
import { letterKind, scanWords } from './word-scan.ts';
import { contentWords, folded } from './words.ts';

export interface Term {
  /** Folded, its first six letters; a number whole, its thousands unmarked. */
  readonly stem: string;
  /** Written with a capital where no sentence begins. */
  readonly name: boolean;
}

/** In a script without spaces a “word” is all between two marks: so much of one is read, in UTF-16 units, and so many of its words for each that is asked for. */
const LONGEST_RUN = 4_000;
const WORDS_A_RUN = 20;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const NONE: ReadonlySet<string> = new Set();

/** The terms of the first `most` words, in order; stop words of the language (English where it is unknown) and single letters are left out. */
export function termsIn(text: string, language: string | null, most: number): readonly Term[] {
  const found: Term[] = [];
  eachTerm(text, language, most, (stem, name) => found.push({ stem, name }));
  return found;
}

/** The same, told one by one. */
export function eachTerm(
  text: string,
  language: string | null,
  most: number,
  told: (stem: string, name: boolean) => void,
): void {
  const stop = STOP_WORDS[language ?? 'en'] ?? NONE;
  let left = most * WORDS_A_RUN;
  scanWords(text, most, (from, to, digit) => {
    if (digit) {
      if (to - from > 1) told(number(text.slice(from, to)), false);
      return;
    }
    if (to - from < 2 && text.charCodeAt(from) < 128) return;
    const word = text.slice(from, to);
    const name = letterKind(text.charCodeAt(from)) === 2 && !opens(text, from);
    if (isPlain(text, from, to)) {
      const small = word.toLowerCase();
      if (!stop.has(small)) told(small.slice(0, STEM), name);
    } else if (UNSPACED.test(word)) {
      const parts = left > 0 ? contentWords(word.slice(0, LONGEST_RUN), language) : [];
      for (const part of parts) told(stem(part), false);
      left -= parts.length;
    } else {
      for (const part of folded(word).split(' ')) if (part.length > 1 && !stop.has(part)) told(stem(part), name);
    }
  });
}

/** Of the letters a to z alone, large or small. */
function isPlain(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) {
    const code = text.charCodeAt(i) | 32;
    if (code < 97 || code > 122) return false;
  }
  return true;
}

function number(written: string): string {
  return written.length < 5 ? written : written.replace(/[.,\u00a0\u202f](?=\d{3}(?!\d))/g, '');
}

/** Whether a sentence, a quotation or a paragraph begins there, so that a capital says nothing. */
function opens(text: string, at: number): boolean {
  for (let i = at - 1; i >= 0; i -= 1) {
    const letter = text[i] ?? '';
    if (letter === '"' || letter === '“') return true;
    if (letter !== ' ' && letter !== '‘' && letter !== "'" && letter !== '(')
      return letter === '.' || letter === '!' || letter === '?' || letter === ':' || letter === '\n';
  }
  return true;
}
