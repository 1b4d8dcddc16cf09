// Which phrases somebody is answered with.
import { english } from './english/english.ts';
import type { Phrases } from './phrases.ts';

const LANGUAGES: ReadonlyMap<string, Phrases> = new Map([['en', english]]);

/** Codes of the languages the bot speaks. */
export const SPOKEN: readonly string[] = [...LANGUAGES.keys()];

/** By a locale such as `en-GB` or `pt-BR`: that language, else its parent, else English. */
export function phrasesFor(locale: string | null): Phrases {
  const exact = locale ?? 'en';
  return LANGUAGES.get(exact) ?? LANGUAGES.get(exact.split(/[-_]/)[0]?.toLowerCase() ?? 'en') ?? english;
}
