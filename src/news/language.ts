// Language: which one a text is written in.
import { STOP_WORDS } from './stop-words.ts';
import { folded } from './words.ts';

const LOOK = 800;
const FEWEST_HITS = 3;
const ASCII = /^[\x00-\x7f]*$/;

/**
 * ISO 639-1 of the language a text is written in, from its script and its commonest words;
 * null when it is too short or two languages fit about as well.
 */
export function languageOf(text: string): string | null {
  const sample = text.slice(0, LOOK);
  return byScript(sample) ?? byCommonWords(sample);
}

function byScript(text: string): string | null {
  if (ASCII.test(text)) return null;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const share = (script: RegExp) => (text.match(script)?.length ?? 0) / Math.max(letters, 1);
  if (letters < 8 || share(/\p{Script=Latin}/gu) > 0.6) return null;
  if (share(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu) > 0.15) return 'ja';
  if (share(/\p{Script=Han}/gu) > 0.5) return 'zh';
  if (share(/\p{Script=Hangul}/gu) > 0.5) return 'ko';
  if (share(/\p{Script=Cyrillic}/gu) > 0.5) return /[іїєґ]/i.test(text) ? 'uk' : 'ru';
  if (share(/\p{Script=Arabic}/gu) > 0.5) return /[پچژگ]/.test(text) ? 'fa' : 'ar';
  if (share(/\p{Script=Devanagari}/gu) > 0.5) return 'hi';
  if (share(/\p{Script=Greek}/gu) > 0.5) return 'el';
  if (share(/\p{Script=Hebrew}/gu) > 0.5) return 'he';
  if (share(/\p{Script=Thai}/gu) > 0.5) return 'th';
  return null;
}

const LANGUAGES = Object.keys(STOP_WORDS);
let commonWords: ReadonlyMap<string, readonly number[]> | undefined;

/** In which languages, by number, a word is a common one. */
function commonIn(): ReadonlyMap<string, readonly number[]> {
  if (commonWords) return commonWords;
  const made = new Map<string, number[]>();
  for (const [number, language] of LANGUAGES.entries())
    for (const word of STOP_WORDS[language] ?? [])
      if (word.length > 1) made.set(word, [...(made.get(word) ?? []), number]);
  commonWords = made;
  return made;
}

function byCommonWords(text: string): string | null {
  const words = ASCII.test(text) ? (text.toLowerCase().match(/[a-z0-9]+/g) ?? []) : folded(text).split(' ');
  const common = commonIn();
  const hits = LANGUAGES.map(() => 0);
  for (const word of words) {
    const numbers = common.get(word);
    if (numbers) for (const number of numbers) hits[number] = (hits[number] ?? 0) + 1;
  }
  let [best, most, second] = [0, 0, 0];
  for (const [number, count] of hits.entries())
    if (count > most) [best, most, second] = [number, count, most];
    else second = Math.max(second, count);
  if (most < FEWEST_HITS || most < words.length * 0.15) return null;
  return second > most * 0.8 ? null : (LANGUAGES[best] ?? null);
}
