// Rarity: how much a word tells, by how few articles have it.
import { COMMON_STEMS } from './event-words.ts';
import { RARITY, UNSEEN_STEP } from './rarity-table.ts';
import { STOP_WORDS } from './stop-words.ts';

const STEP = 1 / 4;
const STEM = 6;
/** Of what no table knows, as in other languages: words that much news has, other words, names and numbers. */
const COMMON = 2;
const WORD = 4.5;
const NAME = 7;
/** Of an English name that the table does not know: it may be the one everybody speaks of today. */
const NEW_NAME = 6.5;
/** Said by a number alone, a year says when, not what. */
const YEAR = 3;

let table: ReadonlyMap<string, number> | undefined;

function steps(): ReadonlyMap<string, number> {
  if (table) return table;
  const made = new Map<string, number>();
  for (const row of RARITY.trim().split('\n')) {
    const [step, ...words] = row.split(' ');
    for (const word of words) made.set(word, Number(step) * STEP);
  }
  table = made;
  return made;
}

/** Natural logarithm of how many articles there are for each that has the stem, 0.5 to 9; in languages without a table an estimate. */
export function rarityOf(stem: string, name: boolean, language: string | null): number {
  const digits = stem.charCodeAt(0) < 58;
  if (digits && stem.length === 4 && /^(?:19|20)\d\d$/.test(stem)) return YEAR;
  if (language === null || language === 'en') return steps().get(stem) ?? (name ? NEW_NAME : UNSEEN_STEP * STEP);
  if (COMMON_STEMS.has(stem)) return COMMON;
  // In German every noun has a capital.
  if (digits || (name && language !== 'de')) return NAME;
  return Math.min(WORD + (name ? 1 : 0), steps().get(stem) ?? NAME);
}

/** Whether enough articles have the word that it is no mistake of typing; of English words only. */
export function isCommon(word: string, language: string | null): boolean {
  return (
    (language === null || language === 'en') && (STOP_WORDS.en?.has(word) === true || steps().has(word.slice(0, STEM)))
  );
}
