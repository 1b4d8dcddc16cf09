// Where a text first gives a name in full: "Leonid Slutsky" before "Slutsky".

import type { Sentence } from './sentence.ts';
import { opensSentences } from './sentence-openers.ts';

export interface FullName {
  readonly full: string;
  /** The number of the sentence that first has it, or a title and the last word of it. */
  readonly first: number;
  /** The number of the sentence that first has it in full. */
  readonly fullAt: number;
  /** The last word stood alone before the full name did, so that it explains itself. */
  readonly knownBefore: boolean;
}

const PARTICLE = '(?:de|del|la|von|van|der|den|al|el|bin|ben|di|da|dos|du|zu|le)';
const NAME = new RegExp(
  `(?<![\\p{L}\\p{N}])\\p{Lu}[\\p{L}’'-]*\\p{L}(?:\\s+(?:\\p{Lu}\\.\\s+)?(?:${PARTICLE}\\s+){0,2}(?:(?:al|el|as|ul)-)?\\p{Lu}[\\p{L}’'-]*\\p{L}(?![\\p{L}]))*`,
  'gu',
);
const TAIL = new RegExp(
  `\\p{Lu}[\\p{L}’'-]*\\s+(?:\\p{Lu}\\.\\s+)?(?:${PARTICLE}\\s+){0,2}(?:(?:al|el|as|ul)-)?\\p{Lu}[\\p{L}’'-]*$`,
  'u',
);
const TITLES =
  /^(?:Mr|Mrs|Ms|Dr|President|Minister|Secretary|General|Senator|King|Queen|Prince|Princess|Chancellor|Governor|Judge|Pope|Prime|Foreign|Sir|Lord|Herr|Frau|Monsieur|Madame|Presidente|Ministro|Ministra|Président|Ministre|Kanzler|Präsident|Bundeskanzler|Außenminister\p{L}*)$/u;
const NONE: readonly string[] = [];
/** What stands before a last name and is no first one: a day, or the agency whose picture it was. */
const NO_FIRST_NAME = new Set(
  'Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March July August September October November December Getty Reuters AFP AP EPA Photo Image Picture'.split(
    ' ',
  ),
);
const made = new WeakMap<readonly Sentence[], ReadonlyMap<string, FullName>>();

/** Last word of a name → the name in full. Of a text's sentences; remembered for the same array. */
export function fullNames(all: readonly Sentence[], language: string | null): ReadonlyMap<string, FullName> {
  const known = made.get(all);
  if (known) return known;
  const names = new Map<string, FullName>();
  const alone = new Set<string>();
  const nouns = language === 'de' ? germanNouns(all) : alone;
  for (const { text, index } of all) {
    for (const run of namesIn(text)) {
      if (!/\s/.test(run)) {
        alone.add(run);
        continue;
      }
      const full = (threeParts(run, text) ?? TAIL.exec(run)?.[0])?.replace(/\s+/g, ' ');
      const last = run.split(/\s+/).at(-1) ?? '';
      const [given = ''] = full?.split(' ') ?? [];
      if (
        full === undefined ||
        NO_FIRST_NAME.has(given) ||
        (language === 'de' && nouns.has(last)) ||
        opensSentences(given, language)
      )
        alone.add(last);
      else if (!names.has(last) || TITLES.test(names.get(last)?.full.split(' ')[0] ?? ''))
        if (!names.has(last) || !TITLES.test(given))
          names.set(last, {
            full,
            first: names.get(last)?.first ?? index,
            fullAt: index,
            knownBefore: alone.has(last),
          });
    }
  }
  made.set(all, names);
  return names;
}

const THREE = /^(?:\p{Lu}[\p{L}’'-]*\p{Ll}[\p{L}’'-]*\s+){2}\p{Lu}[\p{L}’'-]*$/u;

/** "Chairman Devin Lee", "the Ledger’s Ann Lee" */
const NO_NAME =
  /['’]s$|^(?:State|Chair(?:man|woman)?|Speaker|Leader|Director|Commissioner|Officer|Captain|Coach|Democrat|Republican|Sen|Rep|Rev|Sgt|Lt|Capt|Supt)$/u;

const BEHIND_ROLE = /\p{Ll}(?<!\b(?:of|for|the|and|by|from|to|in|on|with|at|a|an|as|that|when|while|said|told))\s$/u;

/** "press secretary Ann Mary Lee": a name of three words, none of them a title or capitals only; a small letter stands before it. */
function threeParts(run: string, text: string): string | undefined {
  const words = run.split(/\s+/);
  if (words.length !== 3) return undefined;
  if (!THREE.test(run) || words.some((word) => TITLES.test(word) || NO_NAME.test(word))) return undefined;
  if (new Set(words).size < words.length) return undefined;
  return BEHIND_ROLE.test(text.slice(0, text.indexOf(run))) ? run : undefined;
}

/** Runs of capitalised words, in order, without possessive endings. */
export function namesIn(text: string): readonly string[] {
  return (text.match(NAME) ?? NONE).map((run) => (/['’]s$/.test(run.slice(-2)) ? run.slice(0, -2) : run));
}

/** In German every noun has a capital; one that stands behind an article is no surname. */
function germanNouns(all: readonly Sentence[]): Set<string> {
  const article =
    /(?<![\p{L}])(?:[Dd](?:er|ie|as|em|en|es)|[Ee]ine?[rsmn]?|[Ii]m|[Zz]u[mr]|[Vv]om|[Bb]eim)\s+(?:\p{Ll}+\s+)?(\p{Lu}[\p{L}-]*)/gu;
  return new Set(all.flatMap(({ text }) => [...text.matchAll(article)].map(([, noun = '']) => noun)));
}

/** "President Recep Tayyip Erdogan" → "Recep Tayyip Erdogan" */
export function withoutTitle(name: string): string {
  const words = name.split(/\s+/);
  while (words.length > 2 && TITLES.test(words[0] ?? '')) words.shift();
  return words.join(' ');
}
