// What speaks for a sentence as a line, and against it: numbers that a linear model weighs.
import type { Attribution } from './attribution.ts';
import { namesIn } from './full-names.ts';
import { overlap, signs } from './weight.ts';

export const FEATURES = [
  /** Falls with the number of sentences before it that could stand: 1, 0.77, 0.63 … */
  'early',
  'first',
  'second',
  /** How far down the article, 0 to 1. */
  'depth',
  /** Share of the headline's words that it has. */
  'headline',
  /** How often its words stand in other sentences. */
  'central',
  /** Share of its words that the first line has. */
  'lead',
  'short',
  'long',
  /** Words, in forties, at most 1.5. */
  'words',
  'figures',
  /** Names, in threes, at most 1. */
  'names',
  'quoted',
  'attributed',
  'answers',
  'emptyTalk',
  'background',
  'question',
  'firstPerson',
  /** It opens the article on "It", "They", "Another". */
  'leaningOpening',
] as const;

export type Features = Readonly<Record<(typeof FEATURES)[number], number>>;

export interface Measured {
  readonly text: string;
  readonly words: number;
  readonly stems: ReadonlySet<string>;
  readonly said: Attribution | null;
  /** Its number among the sentences that can stand. */
  readonly place: number;
  /** Its number among all sentences of the article, and how many there are. */
  readonly index: number;
  readonly count: number;
  readonly leans: boolean;
}

export interface Surroundings {
  readonly headline: ReadonlySet<string>;
  /** The stems of the first line; undefined for that line itself. */
  readonly lead: ReadonlySet<string> | undefined;
  /** In how many sentences a stem stands. */
  readonly spread: ReadonlyMap<string, number>;
}

export function featuresOf(line: Measured, { headline, lead, spread }: Surroundings): Features {
  const { text, words, stems, place } = line;
  const central = [...stems].reduce((sum, stem) => sum + Math.log(spread.get(stem) ?? 1), 0);
  const shared = [...headline].filter((stem) => stems.has(stem)).length;
  return {
    early: 1 / (1 + 0.3 * place),
    first: place === 0 ? 1 : 0,
    second: place === 1 ? 1 : 0,
    depth: line.index / Math.max(1, line.count),
    headline: headline.size === 0 ? 0 : shared / headline.size,
    central: central / Math.sqrt(Math.max(1, stems.size)) / 4,
    lead: lead ? overlap(stems, lead) : 0,
    short: words < 8 ? 1 : 0,
    long: words > 45 ? 1 : 0,
    words: Math.min(words / 40, 1.5),
    names: Math.min(namesIn(text).length / 3, 1),
    quoted: /["“„«]/.test(text) ? 1 : 0,
    attributed: line.said?.speaker ? 1 : 0,
    leaningOpening: line.leans && line.index === 0 ? 1 : 0,
    ...signs(text),
  };
}
