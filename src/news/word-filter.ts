// Word filter: whether a text has a word or phrase, found by plain search: nothing that anybody types is a pattern to run.
import { folded } from './words.ts';

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** A word or phrase as typed, made ready; `*` at its end stands for any ending. undefined where nothing is left to look for. */
export interface Sought {
  readonly words: string;
  readonly open: boolean;
}

export function soughtOf(typed: string): Sought | undefined {
  const words = folded(typed);
  return words === '' ? undefined : { words, open: typed.trimEnd().endsWith('*') };
}

/** @param text folded. Words are whole; what is written without spaces is found inside a run. */
export function has(text: string, { words, open }: Sought): boolean {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const end = at + words.length;
    if (parted(text, at) && (open || parted(text, end))) return true;
  }
  return false;
}

/** Whether a word may begin or end there: at a space, or beside a letter of a script that has none. */
function parted(text: string, at: number): boolean {
  const before = text[at - 1] ?? ' ';
  const after = text[at] ?? ' ';
  return before === ' ' || after === ' ' || UNSPACED.test(before) || UNSPACED.test(after);
}
