// What speaks for a sentence as a line, and against it: numbers that a linear model weighs.
import { type Gist, overlap, signs } from './weight.ts';

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
  /** Words of names, in sixes, at most 1. */
  'names',
  'quoted',
  'attributed',
  'answers',
  'emptyTalk',
  'background',
  'question',
  /** "Former friends: Ann Lee …": a picture's or a list's heading before it. */
  'labelled',
  'firstPerson',
  /** "you", "our" outside a quotation: it talks to the reader. */
  'personal',
  /** "With good reason", "the truth is": its author argues. */
  'argues',
  /** It says on which day. */
  'dated',
  /** It opens the article on "It", "They", "Another". */
  'leaningOpening',
  /** Short, or it talks to the reader, and it has no figure, no day, nobody who says so and little of the headline: a scene, a saying, a joke. English. */
  'soft',
  /** "The singer", "This plan", behind the opening: what stood before tells which. English. */
  'pointing',
] as const;

export type Features = Readonly<Record<(typeof FEATURES)[number], number>>;

export interface Measured {
  readonly text: string;
  readonly gist: Gist;
  /** Its number among the sentences that may stand. */
  readonly place: number;
  /** Its number among all sentences of the article, and how many there are. */
  readonly index: number;
  readonly count: number;
  readonly leans: boolean;
}

export interface Surroundings {
  readonly headline: ReadonlySet<string>;
  /** The stems of the first line. */
  readonly lead: ReadonlySet<string> | undefined;
  /** In how many sentences a stem stands. */
  readonly spread: ReadonlyMap<string, number>;
  readonly language: string | null;
}

/** Of the headline's words, this share makes a line news, however short. */
const TO_THE_POINT = 0.35;
const SHORT_LEAD = 18;
const POINTING = /^["“]?(?:The|This|That|These|Those) (?:\p{Ll}|\p{Lu}\p{L}+-\p{Ll}|["“])/u;

export function featuresOf(line: Measured, { headline, lead, spread, language }: Surroundings): Features {
  const { text, gist, place } = line;
  const { stems } = gist;
  let central = 0;
  for (const stem of stems) central += Math.log(spread.get(stem) ?? 1);
  let shared = 0;
  for (const stem of headline) if (stems.has(stem)) shared += 1;
  const words = spaces(text) + 1;
  const english = (language ?? 'en') === 'en';
  const told = headline.size === 0 ? 0 : shared / headline.size;
  const sign = signs(text);
  const isNews = sign.figures + sign.dated > 0 || gist.says || told >= TO_THE_POINT;
  return {
    early: 1 / (1 + 0.3 * place),
    first: place === 0 ? 1 : 0,
    second: place === 1 ? 1 : 0,
    depth: line.index / Math.max(1, line.count),
    headline: told,
    central: central / Math.sqrt(Math.max(1, stems.size)) / 4,
    lead: lead && place > 0 ? overlap(stems, lead) : 0,
    short: words < 8 ? 1 : 0,
    long: words > 45 ? 1 : 0,
    words: Math.min(words / 40, 1.5),
    names: Math.min(gist.names / 6, 1),
    quoted: /["“„«]/.test(text) ? 1 : 0,
    attributed: gist.says ? 1 : 0,
    leaningOpening: line.leans && line.index === 0 ? 1 : 0,
    soft: english && !isNews && (words < SHORT_LEAD || sign.personal > 0) ? 1 : 0,
    pointing: english && line.index > 0 && POINTING.test(text) ? 1 : 0,
    ...sign,
  };
}

function spaces(text: string): number {
  let count = 0;
  for (let at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1)) count += 1;
  return count;
}
