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

let languages: ReadonlyMap<string, readonly string[]> | undefined;

/** In which languages a word is a common one. */
function commonIn(): ReadonlyMap<string, readonly string[]> {
  if (languages) return languages;
  const made = new Map<string, string[]>();
  for (const [language, stop] of Object.entries(STOP_WORDS))
    for (const word of stop) if (word.length > 1) made.set(word, [...(made.get(word) ?? []), language]);
  languages = made;
  return made;
}

function byCommonWords(text: string): string | null {
  const words = folded(text).split(' ');
  const common = commonIn();
  const hits = new Map<string, number>();
  for (const word of words)
    for (const language of common.get(word) ?? []) hits.set(language, (hits.get(language) ?? 0) + 1);
  const [best, next] = [...hits].sort((a, b) => b[1] - a[1]);
  if (!best || best[1] < FEWEST_HITS || best[1] < words.length * 0.15) return null;
  return next && next[1] > best[1] * 0.8 ? null : best[0];
}
