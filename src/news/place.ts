// Places: the countries and regions an article is about.
import { REGIONS, type Region } from './article.ts';
import { COUNTRY_WORDS, DOUBTFUL, REGION_OF, WIDER } from './countries.ts';
import { namedAbroad } from './place-abroad.ts';
import { besideAName, isSomebody, isTownOfState, meansAnother, NOT_THE_PLACE } from './place-doubt.ts';
import { letterKind } from './word-scan.ts';
import { folded } from './words.ts';

const LANGUAGES = ['en', 'es', 'fr', 'de'] as const;
/** What is said further down weighs nothing: it is background. */
const LOOK = 4000;
const OPENING = 700;

export interface Place {
  readonly code: string | null;
  readonly region: Region | null;
  /** Languages in which the word is written small ("ruso"); null: it always has a capital. */
  readonly small: string | null;
}

interface Gazetteer {
  readonly places: ReadonlyMap<string, Place>;
  readonly longest: ReadonlyMap<string, number>;
}

export interface Token {
  readonly word: string;
  readonly capital: boolean;
  readonly at: number;
  readonly end: number;
}

/** At most three regions an article is about, the strongest first: by countries, peoples, capitals and bodies named in headline and text. */
export function regionsOf(a: { headline: string; text: string; language: string | null }): readonly Region[] {
  const weights = new Map<Region, number>();
  for (const { place, weight } of mentionsOf(a)) {
    const region = place.region ?? REGION_OF.get(place.code ?? '');
    if (region) weights.set(region, (weights.get(region) ?? 0) + (place.code === null ? weight / 2 : weight));
  }
  const strongest = Math.max(0, ...weights.values());
  return REGIONS.filter((region) => (weights.get(region) ?? 0) >= Math.max(1, strongest * 0.3))
    .sort((x, y) => (weights.get(y) ?? 0) - (weights.get(x) ?? 0))
    .slice(0, 3);
}

/** Countries an article is about by ISO 3166 code, each with its share of all that are named, 0 to 1. */
export function countriesOf(a: {
  headline: string;
  text: string;
  language: string | null;
}): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  let sum = 0;
  for (const { place, weight } of mentionsOf(a)) {
    if (place.code === null) continue;
    sum += weight;
    weights.set(place.code, (weights.get(place.code) ?? 0) + weight);
  }
  return new Map([...weights].map(([code, weight]) => [code, weight / sum]));
}

/** ISO 3166 codes of the countries a text names, by their weight. */
export function countriesIn(text: string, language: string | null): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { place, weight } of mentions(text, language, 1, text))
    if (place.code !== null) found.set(place.code, (found.get(place.code) ?? 0) + weight);
  return found;
}

function mentionsOf(a: { headline: string; text: string; language: string | null }) {
  const text = a.text.slice(0, LOOK);
  const whole = `${a.headline}\n${text}`;
  return [...mentions(a.headline, a.language, 4, whole), ...mentions(text, a.language, 1, whole)];
}

/** @param whole what tells which of two places, or of a place and a person, is meant */
function mentions(
  text: string,
  language: string | null,
  base: number,
  whole: string,
): readonly { place: Place; weight: number }[] {
  const names = gazetteer();
  const tokens = tokensOf(text);
  const found: { place: Place; weight: number; at: number; doubtful: string | null }[] = [];
  for (let i = 0; i < tokens.length; ) {
    const first = tokens[i];
    let taken = 1;
    const longest = first ? Math.min(names.longest.get(first.word) ?? 0, tokens.length - i) : 0;
    for (let length = longest; first && length > 0; length -= 1) {
      const words = tokens.slice(i, i + length);
      const key = words.map((token) => token.word).join(' ');
      const place = names.places.get(key);
      if (!place || !written(place, words, text, language)) continue;
      taken = length;
      const isState = key === 'georgia' && !CAUCASUS.test(whole);
      const isDoubtful = length === 1 && DOUBTFUL.has(key);
      if (isDoubtful && besideAName(tokens, i, text, names.places)) break;
      if (length === 1 && isTownOfState(place, first, text)) break;
      if (meansAnother(key, whole)) break;
      const weight = base === 1 && first.at < OPENING ? 2 : base;
      const doubtful = isDoubtful && !isState ? text.slice(first.at, first.end) : null;
      if (isState) found.push({ place: STATES, weight: weight / 2, at: first.at, doubtful });
      else found.push({ place, weight, at: first.at, doubtful });
      break;
    }
    i += taken;
  }
  const known = new Set(found.map(({ at }) => at));
  for (const { code, at } of namedAbroad(text, language))
    if (!known.has(at)) {
      const weight = base === 1 && at < OPENING ? 2 : base;
      found.push({ place: { code, region: null, small: null }, weight, at, doubtful: null });
    }
  return found.filter(({ place, doubtful }) => {
    if (doubtful === null || found.some((other) => other.doubtful === null && other.place.code === place.code))
      return true;
    return !isSomebody(doubtful, whole, names.places);
  });
}

const STATES: Place = { code: 'US', region: null, small: null };

function written(place: Place, words: readonly Token[], text: string, language: string | null): boolean {
  const [first] = words;
  if (!first) return false;
  if (first.word === 'us' || first.word === 'cia' || first.word === 'anc')
    return text.slice(first.at, first.end) === first.word.toUpperCase();
  // A town in Brazil and a first name, except where the country is called so.
  if (first.word === 'salvador' && words.length === 1) return language === 'fr';
  // Dhaka in Spanish, and a law on migrants.
  if (first.word === 'daca') return text.slice(first.at, first.end) === 'Daca';
  return first.capital || (place.small !== null && (language === null ? false : place.small.includes(language)));
}

function tokensOf(text: string): readonly Token[] {
  const found: Token[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const first = partOfWord(text, at);
    if (first === 0) continue;
    let end = at + 1;
    while (end < text.length && partOfWord(text, end) !== 0) end += 1;
    const word = text.slice(at, end);
    const small = ASCII.test(word) ? word.toLowerCase() : folded(word);
    found.push({ word: small, capital: first === 2, at, end });
    at = end;
  }
  return found;
}

/** Its kind, 2 for a capital; no name of a place is written beyond the basic plane, where the flags are that stand before some. */
function partOfWord(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xd800 && code <= 0xdfff ? 0 : letterKind(code);
}

const CAUCASUS = /Tbilisi|Tiflis|Georgian\b|Abkhazia|Ossetia|Saakashvili|Caucasus/;
const ASCII = /^[\x00-\x7f]+$/;

let built: Gazetteer | undefined;

/** Places by folded name, and for each first word how many words the longest such name has. */
function gazetteer(): Gazetteer {
  if (built) return built;
  const names = new Map<string, Place>();
  const add = (name: string, code: string, small: string | null) => {
    const key = folded(name);
    if (key === '') return;
    const known = names.get(key);
    if (!known) names.set(key, { code, region: null, small });
    else if (known.code === code && known.small !== null && small !== null && !known.small.includes(small))
      names.set(key, { code, region: null, small: known.small + small });
  };
  for (const language of LANGUAGES) {
    const display = new Intl.DisplayNames([language], { type: 'region' });
    for (const code of REGION_OF.keys()) {
      const name = display.of(code) ?? '';
      // Of the two Congos news means the larger one where it says no more; some languages' lists call the other so.
      if (code !== 'XK' && name !== 'Congo') add(name, code, null);
    }
  }
  for (const { code, places, people } of COUNTRY_WORDS) {
    for (const place of places) add(place, code, null);
    for (const word of people.en) add(word, code, null);
    for (const language of ['es', 'fr', 'de'] as const) for (const word of people[language]) add(word, code, language);
  }
  for (const [name, region] of WIDER) if (!names.has(name)) names.set(name, { code: null, region, small: 'esfrde' });
  for (const name of NOT_THE_PLACE) names.set(name, { code: null, region: null, small: null });
  const longest = new Map<string, number>();
  for (const name of names.keys()) {
    const [first = '', ...more] = name.split(' ');
    longest.set(first, Math.max(longest.get(first) ?? 0, more.length + 1));
  }
  built = { places: names, longest };
  return built;
}
