// Candidates: the sentences of an article that may become its lines. What is dear to find out about one is found out when it is asked for.
import { type Attribution, attribution } from './attribution.ts';
import { bareNames, needs, opensLeaning, opensLost } from './dependence.ts';
import { type Extract, extract, mayStand } from './extract.ts';
import { unboxed } from './hover-box.ts';
import { type Features, featuresOf } from './line-features.ts';
import { tellsNothing } from './no-news.ts';
import { type Quotation, quotations } from './quotation-marks.ts';
import { isTitle } from './quoted-title.ts';
import type { Sentence } from './sentence.ts';
import { speechOf } from './speech.ts';
import { spokenBy } from './spoken.ts';
import { type Gist, gistOf } from './weight.ts';
import { countWords } from './words.ts';

/** Sentences beyond this are not looked at: news is told before. */
const LOOK = 18;
/** Unless so few of them could stand: a list of links, or of pictures, was above the text. */
const ENOUGH = 6;

/** A text of no more sentences is a summary, and has to stand by itself. */
const SUMMARY = 3;

/** Where the verbs of saying are known, a longer quotation than this without a speaker has lost him. */
const PHRASE = 14;

/** A sentence that can stand as a line, under conditions. */
export interface Standing {
  readonly extract: Extract;
  readonly said: Attribution | null;
  /** Of each group of sentence numbers one has to be shown with it. */
  readonly needs: readonly (readonly number[])[];
  /** Full names that the line does not have, only their last word. */
  readonly bare: readonly string[];
  /** Only where nothing else can stand: it tells nobody anything. */
  readonly lastResort: boolean;
}

export interface Candidate {
  readonly sentence: Sentence;
  readonly gist: Gist;
  readonly features: Features;
  /** It can only stand behind the sentence before it. */
  readonly leans: boolean;
  /** Only where nothing else can stand: it opens the text on somebody of whom it has not told, or is its headline once more. */
  readonly lastResort: boolean;
  /** null when it cannot stand as a line after all; remembered. */
  readonly standing: () => Standing | null;
}

/** In reading order. `headline` may be empty. */
export function candidates(
  { headline, text, language }: { readonly headline: string; readonly text: string; readonly language: string | null },
  scraped: readonly Sentence[],
  marks: readonly Quotation[] = quotations(text),
): readonly Candidate[] {
  const all = text.includes(' MORE') ? scraped.map(withoutBoxes) : scraped;
  const looked = lookedAt(all);
  const gists = looked.map((sentence) => gistOf(sentence.text, language));
  const spread = new Map<string, number>();
  for (const { stems } of gists) for (const stem of stems) spread.set(stem, (spread.get(stem) ?? 0) + 1);
  const promised = gistOf(headline, language).stems;
  const begins = newsBegins(gists, promised);
  const surroundings = { headline: promised, lead: gists[begins]?.stems, spread, language };
  const opening = looked[0]?.index ?? 0;
  const title = titled(headline);
  return looked.flatMap((sentence, place) => {
    const gist = gists[place];
    if (!gist || gist.stems.size < 2) return [];
    const opens = sentence.index === opening;
    const leans = opensLeaning(sentence, language);
    const isTitle = title !== '' && sentence.index <= opening + 1 && titled(sentence.text) === title;
    const isGrown = sentence.index <= opening + 1 && beginsWithTitle(sentence.text, headline);
    const lastResort = isTitle || isGrown || (opens && opensLost(sentence, language));
    if (opens && ((lastResort && !isTitle && all.length <= SUMMARY) || (leans && sentence.index > 0))) return [];
    const measured = {
      text: sentence.text,
      gist,
      place: place < begins ? place + begins : place - begins,
      index: opens ? 0 : sentence.index,
      count: all.length,
      leans,
    };
    const features = featuresOf(measured, surroundings);
    let known: Standing | null | undefined;
    const standing = () => {
      if (known === undefined) known = standingOf(scraped[sentence.index] ?? sentence, all, marks, language, opening);
      return known;
    };
    return [{ sentence, gist, features, leans: leans && !opens, lastResort, standing }];
  });
}

function lookedAt(all: readonly Sentence[]): readonly Sentence[] {
  const looked: Sentence[] = [];
  for (const sentence of all) {
    if (sentence.index >= LOOK && looked.length >= ENOUGH) break;
    if (mayStand(sentence, all)) looked.push(sentence);
  }
  return looked;
}

/** Of the headline's words the opening tells at most so many where it sets a scene; the sentence that tells the news has so much of them. */
const SCENE = 0.15;
const SCENE_GOES_ON = 0.3;
const NEWS = 0.5;
const FEWEST_PROMISED = 4;

/**
 * The place of the sentence with which the news begins, of those looked at. A feature opens on a scene or a history of which its headline says nothing,
 * and tells further down what it promised.
 */
function newsBegins(gists: readonly Gist[], promised: ReadonlySet<string>): number {
  const [first, second] = gists;
  if (!first || promised.size < FEWEST_PROMISED) return 0;
  const told = ({ stems }: Gist) => {
    let shared = 0;
    for (const stem of promised) if (stems.has(stem)) shared += 1;
    return shared / promised.size;
  };
  if (told(first) > SCENE || (second && told(second) > SCENE_GOES_ON)) return 0;
  return Math.max(
    0,
    gists.findIndex((gist) => told(gist) >= NEWS),
  );
}

function withoutBoxes(sentence: Sentence): Sentence {
  const text = unboxed(sentence.text);
  return text === sentence.text ? sentence : { ...sentence, text };
}

const FEWEST_GROWN = 4;

/** "Port closed to coal ships Mayor Ada Quill said": the headline, and the first sentence grown onto its end. */
function beginsWithTitle(text: string, headline: string): boolean {
  const title = headline.trim();
  return (
    text.startsWith(title) && countWords(title) >= FEWEST_GROWN && /^\s+["“‘']?\p{Lu}/u.test(text.slice(title.length))
  );
}

/** For comparing a sentence with the headline, which is always shown. */
function titled(text: string): string {
  return text
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
}

function standingOf(
  sentence: Sentence,
  all: readonly Sentence[],
  marks: readonly Quotation[],
  language: string | null,
  opening: number,
): Standing | null {
  const taken = extract(sentence, marks, language);
  if (!taken) return null;
  const shown = taken.cuts.length === 0 ? sentence : { ...sentence, text: taken.text };
  const said = attribution(shown, all, language);
  if (!said?.speaker && losesItsSource(sentence, taken, marks, language) && !isAside(shown, language)) return null;
  // What stands before the first that may be shown is a headline or a credit: nobody misses it.
  const leans = needs(shown, all, language)?.filter((group) => !group.some((index) => index < opening));
  if (!leans) return null;
  const next = all[sentence.index + 1];
  const goesOn = next !== undefined && next.start - sentence.end <= 1 ? next.text : null;
  const lastResort = tellsNothing(shown.text, goesOn, said, language);
  return { extract: taken, said, needs: leans, bare: bareNames(shown, all, language), lastResort };
}

/** Somebody speaks in it all the same, in a clause that hangs on another. */
function isAside(sentence: Sentence, language: string | null): boolean {
  const speech = speechOf(language);
  return speech !== null && spokenBy(sentence, speech)?.asideAt !== undefined;
}

/** It is mostly quotation, and nobody is named who says so. A phrase quoted inside a sentence is its subject's or its object's. */
function losesItsSource(
  sentence: Sentence,
  taken: Extract,
  marks: readonly Quotation[],
  language: string | null,
): boolean {
  const quoted = marks.filter((q) => !q.nested && q.start >= sentence.start && q.end <= sentence.end);
  const said = quoted
    .map((q) => sentence.text.slice(q.start - sentence.start, q.end - sentence.start))
    .filter((quote) => !isTitle(quote));
  const words = said.reduce((most, quote) => Math.max(most, countWords(quote)), 0);
  const length = said.reduce((sum, quote) => sum + quote.length, 0);
  const opens = said.some((quote) => taken.text.startsWith(quote.slice(0, 20)));
  if (length > taken.text.length * 0.45 || (opens && words > 3)) return true;
  return words >= (speechOf(language) ? PHRASE : 12);
}
