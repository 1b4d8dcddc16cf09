// A text that stops without a stop: many feeds' summaries are a whole clause, others were cut off in the middle of one.
import type { Sentence } from './sentence.ts';
import { STOP_WORDS } from './stop-words.ts';
import { countWords, folded } from './words.ts';

const MOST_SENTENCES = 3;
const FEWEST_WORDS = 8;
/** "… according to a New", "… for the first": a name or noun has to follow. */
const GOES_ON =
  /(?:^|\s)(?:an?|the|its|his|her|their|un|una|une|ein|eine|einen|der|die|das|el|la|le)\s+(?:\p{Lu}[\p{L}-]*\s*)+$/u;

/** Is it the last sentence of a text so short, in one paragraph, that the text may be a summary? Further down it is a heading or a caption. */
export function endsSummary({ index, text }: Sentence, all: readonly Sentence[]): boolean {
  return all.length <= MOST_SENTENCES && index === all.length - 1 && !text.includes('\n');
}

/** Could a sentence end behind these words, were there a stop? Never behind an ellipsis, a small word or a comma. */
export function mayEnd(words: string, language: string | null): boolean {
  const last = /(?<![\p{L}\p{N}])([\p{L}\p{N}][\p{L}\p{N}’'-]*)["”’»)]*$/u.exec(words)?.[1];
  if (last === undefined || countWords(words) < FEWEST_WORDS) return false;
  if (last.length < 2 && !/\p{N}/u.test(last)) return false;
  return !(STOP_WORDS[language ?? 'en']?.has(folded(last)) ?? false) && !GOES_ON.test(words);
}
