// Likeness: how an article compares with a story, in the figures that filing decides by.
import { IN_HEADLINE, isHeadlineName, NAME, NUMBER, type Traits } from './traits.ts';

/** An article's traits made ready to be compared with many. */
export interface Sought {
  readonly traits: Traits;
  /** Its terms' weights as they are compared: see `amid`. */
  readonly weights: Float32Array;
  readonly at: number | null;
  /** Its terms' places + 1, found by their ids: the first free slot from the id's last bits on. */
  readonly slots: Uint8Array;
}

export interface Member {
  readonly profile: Traits;
  readonly newsAt: number | null;
}

/** Eight times the most terms, a power of two: hardly two want the same slot. */
const SLOTS = 1024;
const LAST = SLOTS - 1;
/** A slot holds one byte. */
const MOST = 255;

/** An article of fewer names is not told from another by them. */
const NAMES = 3;

/** How one article compares with another, each 0 to 1 unless said. */
export interface Pair {
  /** Cosine of all their terms. */
  readonly all: number;
  /** Cosine of the headlines' terms. */
  readonly headlines: number;
  /** Cosine of headline and whole, the mean of both ways. */
  readonly crossed: number;
  /** Cosine of the names. */
  readonly names: number;
  /** Numbers that both have, at most three, as a third each. */
  readonly numbers: number;
  /** 1: both have numbers, and none in common. */
  readonly numbersClash: number;
  /** 1: both name countries, and none in common. */
  readonly placesClash: number;
  /** How much of each headline's names the other article has nowhere, of both ways the smaller. */
  readonly namesClash: number;
  /** How much of all of each article's names the other has nowhere, of both ways the smaller; 0 where one has too few to tell. */
  readonly namesApart: number;
  /** What words that neither has as a name add to `all`. */
  readonly wording: number;
}

export function sought(traits: Traits, at: number | null): Sought {
  const slots = new Uint8Array(SLOTS);
  for (let i = 0; i < Math.min(traits.ids.length, MOST); i += 1) {
    let slot = (traits.ids[i] ?? 0) & LAST;
    while (slots[slot]) slot = (slot + 1) & LAST;
    slots[slot] = i + 1;
  }
  return { traits, weights: traits.weights, at, slots };
}

/** How much less a term tells that so many stories near the article have: the root of this degree of their number. */
const SPREAD = 0.2;
const SPREADS = Float64Array.from({ length: MOST + 1 }, (_, stories) => Math.max(1, stories) ** -SPREAD);

/**
 * What is compared with these stories. A term that several of them have tells less of which one is meant, whatever is known of how rare it is: of a name that
 * everybody speaks of today no table knows.
 */
export function amid(ours: Sought, stories: readonly (readonly Member[])[]): Sought {
  const { ids } = ours.traits;
  const counts = new Uint8Array(ids.length);
  const last = new Uint8Array(ids.length);
  stories.forEach((members, story) => {
    for (const { profile } of members)
      for (let k = 0; k < profile.ids.length; k += 1) {
        const place = placeOf(ours, profile.ids[k] ?? 0);
        if (place === 0 || last[place - 1] === story + 1) continue;
        last[place - 1] = story + 1;
        counts[place - 1] = (counts[place - 1] ?? 0) + 1;
      }
  });
  return { ...ours, weights: ours.traits.weights.map((weight, i) => weight * (SPREADS[counts[i] ?? 0] ?? 1)) };
}

/** Where the article has the term, from 1 on; 0 where it has it not. */
function placeOf({ traits: { ids }, slots }: Sought, id: number): number {
  let slot = id & LAST;
  let place = slots[slot] ?? 0;
  while (place > 0 && ids[place - 1] !== id) {
    slot = (slot + 1) & LAST;
    place = slots[slot] ?? 0;
  }
  return place;
}

export function compared(sought: Sought, theirs: Traits): Pair {
  const { traits: ours, weights } = sought;
  let all = 0;
  let headlines = 0;
  let ourHeadline = 0;
  let theirHeadline = 0;
  let names = 0;
  let numbers = 0;
  let foundOurs = 0;
  let foundTheirs = 0;
  let namesOfOurs = 0;
  let namesOfTheirs = 0;
  let wording = 0;
  for (let k = 0; k < theirs.ids.length; k += 1) {
    const place = placeOf(sought, theirs.ids[k] ?? 0);
    if (place === 0) continue;
    const i = place - 1;
    const x = ours.weights[i] ?? 0;
    const y = theirs.weights[k] ?? 0;
    const m = ours.marks[i] ?? 0;
    const n = theirs.marks[k] ?? 0;
    const product = (weights[i] ?? 0) * y;
    all += product;
    if (m & IN_HEADLINE) ourHeadline += product;
    if (n & IN_HEADLINE) theirHeadline += product;
    if (m & n & IN_HEADLINE) headlines += product;
    if (m & n & NAME) names += product;
    if (m & n & NUMBER) numbers += 1;
    if (isHeadlineName(m)) foundOurs += x;
    if (isHeadlineName(n)) foundTheirs += y;
    if (m & NAME) namesOfOurs += x;
    if (n & NAME) namesOfTheirs += y;
    if (((m | n) & NAME) === 0) wording += product;
  }
  const [a, b] = [ours.lengths, theirs.lengths];
  return {
    all,
    headlines: headlines / (a.headline * b.headline || 1),
    crossed: (ourHeadline / (a.headline || 1) + theirHeadline / (b.headline || 1)) / 2,
    names: names / (a.names * b.names || 1),
    numbers: Math.min(3, numbers) / 3,
    numbersClash: a.numbers > 0 && b.numbers > 0 && numbers === 0 ? 1 : 0,
    placesClash: clash(ours.places, theirs.places) ? 1 : 0,
    namesClash:
      a.headlineNames > 0 && b.headlineNames > 0
        ? 1 - Math.max(foundOurs / a.headlineNames, foundTheirs / b.headlineNames)
        : 0,
    namesApart:
      a.nameCount >= NAMES && b.nameCount >= NAMES
        ? 1 - Math.max(namesOfOurs / a.allNames, namesOfTheirs / b.allNames)
        : 0,
    wording,
  };
}

/** Both say where, and not the same. */
export function clash(ours: readonly string[], theirs: readonly string[]): boolean {
  return ours.length > 0 && theirs.length > 0 && !ours.some((place) => theirs.includes(place));
}

const DAY_MS = 24 * 3_600_000;
const MOST_DAYS = 3;

/** The figures of an article and a story, in the order of `filing-weights.ts`. */
export const FIGURES = [
  'best',
  'mean',
  'three',
  'headlines',
  'crossed',
  'names',
  'numbers',
  'numbersClash',
  'placesClash',
  'namesClash',
  'days',
  'overADay',
  'undated',
  'rival',
  'crowd',
] as const;

export interface Likeness {
  readonly figures: readonly number[];
  /** The member most like the article, by its place. */
  readonly closest: number;
  readonly pair: Pair;
}

/** What the article's likeness to a story is before it is weighed: (best + mean) / 2. */
export function roughly(pairs: readonly Pair[]): number {
  let best = 0;
  let sum = 0;
  for (const { all } of pairs) {
    sum += all;
    if (all > best) best = all;
  }
  return (best + sum / pairs.length) / 2;
}

/** @param rival the rough likeness of the best other story, @param crowd the mean of the next five */
export function likenessTo(
  { at }: Sought,
  members: readonly Member[],
  pairs: readonly Pair[],
  rival: number,
  crowd: number,
): Likeness {
  let closest = 0;
  let sum = 0;
  let headlines = 0;
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  pairs.forEach((pair, i) => {
    if (pair.all > (pairs[closest]?.all ?? 0)) closest = i;
    sum += pair.all;
    headlines += pair.headlines;
    const when = members[i]?.newsAt ?? null;
    if (when !== null) {
      first = Math.min(first, when);
      last = Math.max(last, when);
    }
  });
  const pair = pairs[closest];
  if (!pair) throw new Error('a story without articles cannot be compared');
  const three = pairs
    .map(({ all }) => all)
    .sort((a, b) => b - a)
    .slice(0, 3);
  const undated = at === null || last < first;
  const days = undated ? 0 : Math.max(0, at - last, first - at) / DAY_MS;
  const figures = [
    pair.all,
    sum / pairs.length,
    three.reduce((a, b) => a + b, 0) / three.length,
    headlines / pairs.length,
    pair.crossed,
    pair.names,
    pair.numbers,
    pair.numbersClash,
    pair.placesClash,
    pair.namesClash,
    Math.min(days, MOST_DAYS),
    days > 1 ? 1 : 0,
    undated ? 1 : 0,
    rival,
    crowd,
  ];
  return { figures, closest, pair };
}
