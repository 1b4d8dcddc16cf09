// Profile: what filing keeps of an article, enough to compare it with any other without its text.
import type { RawArticle } from './article.ts';
import { kindsOf } from './event-words.ts';
import { type Fingerprint, fingerprintOf } from './fingerprint.ts';
import { countriesIn } from './place.ts';
import { rarityOf } from './rarity.ts';
import { type Term, termsIn } from './terms.ts';
import { folded } from './words.ts';

export interface Profile {
  /** At most 64, most telling first, without those of the outlet's own name. */
  readonly terms: readonly string[];
  /** Of each term, so that their squares add up to about 1; in whole ten-thousandths, so that it can be kept exactly. */
  readonly weights: Float32Array;
  /** Of each term: IN_HEADLINE, NAME, NUMBER. */
  readonly marks: Uint8Array;
  /** ISO codes of the countries that headline and opening name, and of the headline alone. */
  readonly places: readonly string[];
  readonly headlinePlaces: readonly string[];
  /** Kinds of event the headline names. */
  readonly kinds: readonly string[];
  readonly prints: Fingerprint;
  /** Little more than a headline. */
  readonly short: boolean;
  readonly language: string | null;
}

export const IN_HEADLINE = 1;
export const NAME = 2;
export const NUMBER = 4;

const MOST_TERMS = 64;
const HEADLINE_WORDS = 60;
const WORDS = 300;
const HEADLINE_COUNTS = 2;
const OPENING = 300;
const SHORT = 10;
const MOST_PLACES = 4;

type Told = Pick<RawArticle, 'headline' | 'text' | 'outlet' | 'language'>;

/** From the headline, counted twice, and the first 300 words: TF-IDF, its term frequency dampened. */
export function profileOf({ headline, text, outlet, language }: Told): Profile {
  const heading = termsIn(headline, language, HEADLINE_WORDS);
  const body = termsIn(text, language, WORDS);
  const found = tally(heading, body);
  for (const { stem } of termsIn(outlet, language, 6)) if (found.size > 12) found.delete(stem);
  const weighed = [...found].map(([stem, { count, marks }]): [string, number, number] => [
    stem,
    (1 + Math.log(count)) * rarityOf(stem, (marks & NAME) !== 0, language),
    marks,
  ]);
  weighed.sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  if (weighed.length > MOST_TERMS) weighed.length = MOST_TERMS;
  let square = 0;
  for (const [, weight] of weighed) square += weight * weight;
  const length = Math.sqrt(square) || 1;
  return {
    terms: weighed.map(([stem]) => stem),
    weights: Float32Array.from(weighed, ([, weight]) => Math.round((10_000 * weight) / length) / 10_000),
    marks: Uint8Array.from(weighed, ([, , marks]) => marks),
    places: strongest(countriesIn(`${headline}. ${text.slice(0, OPENING)}`, language)),
    headlinePlaces: strongest(countriesIn(headline, language)),
    kinds: [...kindsOf(headline)],
    prints: body.length < SHORT ? fingerprintOf(folded(headline)) : fingerprintOf(text),
    short: body.length < SHORT,
    language,
  };
}

interface Count {
  count: number;
  marks: number;
}

function tally(heading: readonly Term[], body: readonly Term[]): Map<string, Count> {
  const found = new Map<string, Count>();
  const add = ({ stem, name }: Term, count: number, mark: number) => {
    const marks = mark | (name ? NAME : 0) | (stem.charCodeAt(0) < 58 ? NUMBER : 0);
    const known = found.get(stem);
    if (!known) found.set(stem, { count, marks });
    else {
      known.count += count;
      known.marks |= marks;
    }
  };
  for (const term of body) add(term, 1, 0);
  // Many headlines give every word a capital: only the text says which of them are names, where there is one.
  for (const term of heading) add(body.length > 0 ? { ...term, name: false } : term, HEADLINE_COUNTS, IN_HEADLINE);
  return found;
}

function strongest(places: ReadonlyMap<string, number>): readonly string[] {
  return [...places]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, MOST_PLACES)
    .map(([code]) => code);
}
