// Profile: what filing keeps of an article, enough to compare it with any other without its text.
import type { RawArticle } from './article.ts';
import { kindsOf } from './event-words.ts';
import { fingerprintOf } from './fingerprint.ts';
import { unboxed } from './hover-box.ts';
import { isMedley, MEDLEY } from './medley.ts';
import { countriesIn } from './place.ts';
import { rarityOf } from './rarity.ts';
import { eachTerm } from './terms.ts';
import { IN_HEADLINE, idOf, lengthsOf, NAME, NUMBER, type Traits } from './traits.ts';
import { folded } from './words.ts';

export interface Profile extends Traits {
  /** At most 128, most telling first, without those of the outlet's own name. */
  readonly terms: readonly string[];
}

const MOST_TERMS = 128;
const HEADLINE_WORDS = 60;
const WORDS = 300;
const HEADLINE_COUNTS = 2;
const OPENING = 300;
const SHORT = 10;
/** By trial on four sets of filed news: rarity counts for a little less than its logarithm, and a number for less than a word as rare. */
const RARITY_POWER = 0.8;
const NUMBER_COUNTS = 0.7;
const MOST_PLACES = 4;

type Told = Pick<RawArticle, 'headline' | 'text' | 'outlet' | 'language'>;

/** From the headline, counted twice, and the first 300 words: TF-IDF, its term frequency dampened. */
export function profileOf({ headline, text: scraped, outlet, language }: Told): Profile {
  const text = unboxed(scraped);
  const { found, short } = tally(headline, text, language);
  eachTerm(outlet, language, 6, (stem) => {
    if (found.size > 12) found.delete(stem);
  });
  const telling = heaviest(found, language);
  let square = 0;
  for (const { weight } of telling) square += weight * weight;
  const length = Math.sqrt(square) || 1;
  const terms = telling.map(({ term }) => term);
  const weights = new Float32Array(terms.length);
  const marks = new Uint8Array(terms.length);
  telling.forEach((each, i) => {
    weights[i] = Math.round((10_000 * each.weight) / length) / 10_000;
    marks[i] = each.marks;
  });
  const inHeadline = countriesIn(headline, language);
  const places = new Map(inHeadline);
  for (const [code, weight] of countriesIn(text.slice(0, OPENING), language))
    places.set(code, (places.get(code) ?? 0) + weight);
  return {
    terms,
    ...withIds(terms, weights, marks),
    places: strongest(places),
    headlinePlaces: strongest(inHeadline),
    kinds: [...kindsOf(headline), ...(isMedley(headline) ? [MEDLEY] : [])],
    prints: short ? fingerprintOf(folded(headline)) : fingerprintOf(text),
    short,
    language,
  };
}

/** The terms themselves are not compared, and half of what a profile holds. */
export function withoutTerms({ terms: _, ...traits }: Profile): Traits {
  return traits;
}

/** What a profile's terms are compared by. */
export function withIds(terms: readonly string[], weights: Float32Array, marks: Uint8Array) {
  const ids = new Uint32Array(terms.length);
  for (let i = 0; i < terms.length; i += 1) ids[i] = idOf(terms[i] ?? '');
  return { ids, weights, marks, lengths: lengthsOf(weights, marks) };
}

interface Count {
  readonly term: string;
  count: number;
  marks: number;
  weight: number;
}

/** There are few rarities, and many terms. */
const powers = new Map<number, number>();

function powered(rarity: number): number {
  const known = powers.get(rarity);
  if (known !== undefined) return known;
  const power = rarity ** RARITY_POWER;
  powers.set(rarity, power);
  return power;
}

/** Most telling first; of equals the one that comes first in the alphabet. */
function heaviest(found: ReadonlyMap<string, Count>, language: string | null): readonly Count[] {
  const all = [...found.values()];
  const weights = new Float64Array(all.length);
  all.forEach((each, i) => {
    const rarity = powered(rarityOf(each.term, (each.marks & NAME) !== 0, language));
    each.weight = (1 + Math.log(each.count)) * rarity * (each.marks & NUMBER ? NUMBER_COUNTS : 1);
    weights[i] = each.weight;
  });
  const least = weights.sort()[all.length - MOST_TERMS] ?? 0;
  const best = all.filter(({ weight }) => weight >= least);
  return best.sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1)).slice(0, MOST_TERMS);
}

function tally(headline: string, text: string, language: string | null) {
  const found = new Map<string, Count>();
  const add = (term: string, name: boolean, count: number, mark: number) => {
    const known = found.get(term);
    if (known) {
      known.count += count;
      known.marks |= name ? mark | NAME : mark;
    } else {
      const marks = mark | (name ? NAME : 0) | (term.charCodeAt(0) < 58 ? NUMBER : 0);
      found.set(term, { term, count, marks, weight: 0 });
    }
  };
  let body = 0;
  eachTerm(text, language, WORDS, (term, name) => {
    body += 1;
    add(term, name, 1, 0);
  });
  // Many headlines give every word a capital: only the text says which of them are names, where there is one.
  eachTerm(headline, language, HEADLINE_WORDS, (term, name) =>
    add(term, name && body === 0, HEADLINE_COUNTS, IN_HEADLINE),
  );
  return { found, short: body < SHORT };
}

function strongest(places: ReadonlyMap<string, number>): readonly string[] {
  return [...places]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, MOST_PLACES)
    .map(([code]) => code);
}
