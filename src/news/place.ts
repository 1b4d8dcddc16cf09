// Places: the countries and regions an article is about.
import { REGIONS, type Region } from './article.ts';
import { COUNTRY_WORDS, DOUBTFUL, REGION_OF, WIDER } from './countries.ts';
import { namedAbroad } from './place-abroad.ts';
import { letterKind } from './word-scan.ts';
import { folded } from './words.ts';

const LANGUAGES = ['en', 'es', 'fr', 'de'] as const;
/** What is said further down weighs nothing: it is background. */
const LOOK = 4000;
const OPENING = 700;

interface Place {
  readonly code: string | null;
  readonly region: Region | null;
  /** Languages in which the word is written small ("ruso"); null: it always has a capital. */
  readonly small: string | null;
}

interface Gazetteer {
  readonly places: ReadonlyMap<string, Place>;
  readonly longest: ReadonlyMap<string, number>;
}

interface Token {
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
  for (const { place, weight } of mentions(text, language, 1))
    if (place.code !== null) found.set(place.code, (found.get(place.code) ?? 0) + weight);
  return found;
}

function mentionsOf(a: { headline: string; text: string; language: string | null }) {
  return [...mentions(a.headline, a.language, 4), ...mentions(a.text.slice(0, LOOK), a.language, 1)];
}

function mentions(text: string, language: string | null, base: number): { place: Place; weight: number }[] {
  const names = gazetteer();
  const tokens = tokensOf(text);
  const found: { place: Place; weight: number; at: number }[] = [];
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
      const isState = key === 'georgia' && !CAUCASUS.test(text);
      if (length === 1 && DOUBTFUL.has(key) && besideAName(tokens, i, text, names.places)) break;
      const weight = base === 1 && first.at < OPENING ? 2 : base;
      if (isState) found.push({ place: { code: 'US', region: null, small: null }, weight: weight / 2, at: first.at });
      else found.push({ place, weight, at: first.at });
      break;
    }
    i += taken;
  }
  const known = new Set(found.map(({ at }) => at));
  for (const { code, at } of namedAbroad(text, language))
    if (!known.has(at))
      found.push({ place: { code, region: null, small: null }, weight: base === 1 && at < OPENING ? 2 : base, at });
  return found;
}

function written(place: Place, words: readonly Token[], text: string, language: string | null): boolean {
  const [first] = words;
  if (!first) return false;
  if (first.word === 'us' || first.word === 'cia' || first.word === 'anc')
    return text.slice(first.at, first.end) === first.word.toUpperCase();
  // Dhaka in Spanish, and a law on migrants.
  if (first.word === 'daca') return text.slice(first.at, first.end) === 'Daca';
  return first.capital || (place.small !== null && (language === null ? false : place.small.includes(language)));
}

/** "Michael Jordan", "Jordan Peterson": another name stands directly before or behind. */
function besideAName(tokens: readonly Token[], i: number, text: string, names: ReadonlyMap<string, Place>): boolean {
  const [before, own, after] = [tokens[i - 1], tokens[i], tokens[i + 1]];
  if (!own) return false;
  const isName = (token: Token | undefined, gap: string) =>
    token?.capital === true &&
    /^[\p{L}]{2,}$/u.test(token.word) &&
    /^\s$/.test(gap) &&
    !names.has(token.word) &&
    !NO_NAME.has(token.word);
  if (isName(before, before ? text.slice(before.end, own.at) : '')) return true;
  return isName(after, after ? text.slice(own.end, after.at) : '');
}

const NO_NAME = new Set(
  `the in on at of and from to for with by south north east west southern northern eastern western central president king minister prime
  foreign army police government embassy officials says said will has is was after as en de la el y le du et in und von der die das aus`.split(
    /\s+/,
  ),
);

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

/** Phrases in which a place's name means something else. */
const NOT_THE_PLACE = [
  'washington post',
  'new york times',
  'wall street journal',
  'china sea',
  'financial times',
  'african american',
  'african americans',
  'native american',
  'paris agreement',
  'paris accord',
  'accord de paris',
  'acuerdo de paris',
  'pariser abkommen',
  'german shepherd',
  'french fries',
  'geneva convention',
  'geneva conventions',
  'vienna convention',
  'guinea pig',
  'guinea pigs',
  'panama papers',
  'gulf of mexico',
  'indian ocean',
  'native americans',
  'mexican restaurant',
  'mexican restaurants',
  'mexican food',
  'chinese restaurant',
  'chinese food',
  'indian restaurant',
  'indian food',
  'italian restaurant',
  'french toast',
  'turkish delight',
  'brussels sprouts',
  'stockholm syndrome',
  'indiana jones',
];
