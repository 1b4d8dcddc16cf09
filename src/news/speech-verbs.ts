// All words of a language that say who says something, in one pattern: a text is read through once, not once for each kind.
import { matchesOf } from './matches.ts';
import type { Speech } from './speech.ts';

/** The kinds, in the order of the pattern's groups. */
export const KINDS = ['denies', 'claims', 'says', 'accordingTo', 'saying'] as const;

export interface Saying {
  readonly kind: (typeof KINDS)[number];
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

const made = new WeakMap<Speech, RegExp>();

/** In the order of the text. */
export function sayings(text: string, speech: Speech): readonly Saying[] {
  const found: Saying[] = [];
  for (const match of matchesOf(patternOf(speech), text)) {
    const kind = KINDS.find((_, place) => match[place + 1] !== undefined);
    const [words] = match;
    if (kind) found.push({ kind, start: match.index, end: match.index + words.length, words });
  }
  return found;
}

/** The patterns of the kinds share what may stand before and behind a word; it is tested once. */
function patternOf(speech: Speech): RegExp {
  const known = made.get(speech);
  if (known) return known;
  const groups = KINDS.map((kind) => {
    const inner = /^(\(\?<!.*?\]\))(\(\?:.*\))(\(\?!.*?\]\))$/s.exec(speech[kind]?.source ?? '')?.[2];
    return `(${inner ?? '(?!)'})`;
  });
  const fresh = new RegExp(`(?<![\\p{L}\\p{N}’'-])(?:${groups.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  made.set(speech, fresh);
  return fresh;
}
