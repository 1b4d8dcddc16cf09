// Language: which one a text is written in.
import { STOP_WORDS } from './stop-words.ts';
import { folded } from './words.ts';

const LOOK = 3000;
const FEWEST_HITS = 3;

/**
 * ISO 639-1 of the language a text is written in, from its script and its commonest words;
 * null when it is too short or two languages fit about as well.
 */
export function languageOf(text: string): string | null {
  const sample = text.slice(0, LOOK);
  return byScript(sample) ?? byCommonWords(sample);
}

function byScript(text: string): string | null {
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

function byCommonWords(text: string): string | null {
  const words = folded(text).split(' ');
  const scores = Object.entries(STOP_WORDS)
    .map(([language, stop]) => ({ language, hits: words.filter((word) => word.length > 1 && stop.has(word)).length }))
    .sort((a, b) => b.hits - a.hits);
  const [best, next] = scores;
  if (!best || best.hits < FEWEST_HITS || best.hits < words.length * 0.15) return null;
  return next && next.hits > best.hits * 0.8 ? null : best.language;
}
