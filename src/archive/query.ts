// Query: what somebody typed into a search, as terms.
import { folded } from '../news/words.ts';

export interface Term {
  /** Folded words, at least one; several are a phrase. */
  readonly words: readonly string[];
  /** The last word may go on. */
  readonly prefix: boolean;
}

const LONGEST = 1_000;
const MOST_WORDS = 16;
/** A shorter beginning fits too many words to be worth the search; its star is left out. */
const SHORTEST_PREFIX = 3;

/**
 * Reads a query: words that must all occur, "phrases" in quotation marks of any kind (one that is never closed runs to the end),
 * `begin*` for beginnings. Whatever else is typed parts words: there is no text that is not a query. A word with a mark inside
 * ("cease-fire", "Russia's") is a phrase. At most 16 words of the first 1,000 characters count.
 * @returns no terms where there is no letter and no digit
 */
export function termsOf(query: string): readonly Term[] {
  const pieces = query.slice(0, LONGEST).matchAll(/["“”„«»]([^"“”„«»]*)(?:["“”„«»]|$)|[^\s"“”„«»]+/g);
  const terms: Term[] = [];
  let room = MOST_WORDS;
  for (const [piece, phrase] of pieces) {
    const words = wordsOf(phrase ?? piece).slice(0, room);
    room -= words.length;
    const begun = words.at(-1) ?? '';
    if (words.length > 0) {
      terms.push({ words, prefix: phrase === undefined && piece.endsWith('*') && begun.length >= SHORTEST_PREFIX });
    }
  }
  return terms;
}

/** Words as the index holds them. No mark survives, so none can be an operator of the index's own language. */
export function wordsOf(text: string): readonly string[] {
  return folded(text).split(' ').filter(Boolean);
}

/** The folded words of an article that a query found, beginnings replaced by the words that begin so. */
export function matchedWords(terms: readonly Term[], article: { headline: string; text: string }): readonly string[] {
  const whole = terms.flatMap(({ words, prefix }) => (prefix ? words.slice(0, -1) : words));
  const begun = terms.flatMap(({ words, prefix }) => (prefix ? words.slice(-1) : []));
  const found =
    begun.length === 0
      ? []
      : wordsOf(`${article.headline} ${article.text}`).filter((word) => begun.some((start) => word.startsWith(start)));
  return [...new Set([...whole, ...found])];
}
