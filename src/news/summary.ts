// The lines of an article worth reading, in order.
import type { Article } from './article.ts';
import { type Attribution, attribution } from './attribution.ts';
import { needs, opensLeaning } from './dependence.ts';
import { holds, type Line } from './evidence.ts';
import { type Extract, extract } from './extract.ts';
import { FEATURES, type Features, featuresOf } from './line-features.ts';
import { WEIGHTS, type Weights } from './line-weights.ts';
import type { Budget } from './outlet.ts';
import { passages } from './passage.ts';
import { type Quotation, quotations } from './quotation-marks.ts';
import { type Quote, quotes } from './quote.ts';
import type { Sentence } from './sentence.ts';
import { speechOf } from './speech.ts';
import { overlap, stems } from './weight.ts';
import { countWords } from './words.ts';

/** What lines are taken from; an `Article` fits it. `headline` may be empty. */
export interface Subject {
  readonly id: string;
  readonly headline: string;
  readonly text: string;
  readonly language: string | null;
}

/** No article gets more lines than this, whoever asks. */
const MOST_LINES = 12;
/** Sentences beyond this are not looked at: news is told before. */
const LOOK = 80;
/** Two lines that share this much of their words say the same. */
const REPEATED = 0.58;

/** The best `count` lines, in reading order; fewer where the article has no more that can stand. Every one passes `holds`. */
export function linesOf(subject: Subject, count: number): readonly Line[] {
  const all = passages(subject.text, subject.language);
  return inReadingOrder(ranked(subject, all, count));
}

/** Lines and quotations of one article at once. */
export function brief(
  subject: Subject,
  count: number,
): { readonly lines: readonly Line[]; readonly quotes: readonly Quote[] } {
  const all = passages(subject.text, subject.language);
  return {
    lines: inReadingOrder(ranked(subject, all, count)),
    quotes: quotes(subject.text, all, subject.language),
  };
}

/**
 * The only lines any surface may show: the first `count` of a fixed selection of the article that fits its budget, so that all
 * surfaces together stay inside it; in reading order. A smaller count shows a part of what a larger one shows.
 */
export function shownLines(article: Article, budget: Budget, count: number): readonly Line[] {
  const all = passages(article.text, article.language);
  const fits = Math.min(budget.words, Math.floor(budget.share * countWords(article.text)));
  return inReadingOrder(ranked(article, all, MOST_LINES, fits).slice(0, Math.max(0, count)));
}

function inReadingOrder(lines: readonly Line[]): readonly Line[] {
  return [...lines].sort((a, b) => a.evidence.sentence.index - b.evidence.sentence.index);
}

export interface Candidate {
  readonly sentence: Sentence;
  readonly extract: Extract;
  readonly said: Attribution | null;
  readonly needs: readonly (readonly number[])[];
  readonly stems: ReadonlySet<string>;
  readonly features: Features;
}

/** Lines best first, each with what it leans on before it. */
function ranked(subject: Subject, all: readonly Sentence[], count: number, words = Number.POSITIVE_INFINITY): Line[] {
  const chosen = pick(candidates(subject, all), Math.min(count, MOST_LINES), words, WEIGHTS);
  return chosen.map((each) => lineOf(subject, each)).filter((line) => holds(line, subject.text));
}

/** Greedy: the next is the weightiest that says something new, leans on nothing that is not shown, and fits. */
export function pick(rest: readonly Candidate[], count: number, words: number, weights: Weights): readonly Candidate[] {
  const own = rest.map(({ features }) => weighed(features, weights));
  const chosen: Candidate[] = [];
  const shown = new Set<number>();
  const speakers = new Set<string>();
  let left = words;
  while (chosen.length < count) {
    let best: Candidate | undefined;
    let bestWeight = 0;
    for (const [place, each] of rest.entries()) {
      if (shown.has(each.sentence.index) || each.extract.words > left) continue;
      if (!each.needs.every((group) => group.some((index) => shown.has(index)))) continue;
      const repeated = chosen.reduce((most, other) => Math.max(most, overlap(each.stems, other.stems)), 0);
      if (repeated >= REPEATED) continue;
      const speaker = each.said?.speaker ?? null;
      const voice = speaker !== null && !speakers.has(speaker) && chosen.length > 0 ? weights.newVoice : 0;
      const weight = ((own[place] ?? 0) + voice) * (1 - weights.repeated * repeated);
      if (weight > bestWeight) [best, bestWeight] = [each, weight];
    }
    if (!best) break;
    chosen.push(best);
    shown.add(best.sentence.index);
    left -= best.extract.words;
    if (best.said?.speaker) speakers.add(best.said.speaker);
  }
  return chosen;
}

/** The sentences that can stand as lines, in reading order, unchosen: what `test/bench/train-lines.ts` learns from. */
export function candidates(subject: Subject, all: readonly Sentence[]): readonly Candidate[] {
  const { language } = subject;
  const marks = quotations(subject.text);
  const headline = stems(subject.headline, language);
  const sets = all.slice(0, LOOK).map((s) => stems(s.text, language));
  const spread = new Map<string, number>();
  for (const set of sets) for (const stem of set) spread.set(stem, (spread.get(stem) ?? 0) + 1);

  const found: Candidate[] = [];
  for (const sentence of all.slice(0, LOOK)) {
    const taken = extract(sentence, marks, language);
    if (!taken) continue;
    const shown = taken.cuts.length === 0 ? sentence : { ...sentence, text: taken.text };
    const said = attribution(shown, all, language);
    if (losesItsSource(sentence, taken, marks, said, language)) continue;
    const leans = needs(shown, all, language);
    if (!leans) continue;
    const own = stems(taken.text, language);
    if (own.size < 2) continue;
    const measured = {
      text: taken.text,
      words: taken.words,
      stems: own,
      said,
      place: found.length,
      index: sentence.index,
      count: all.length,
      leans: opensLeaning(shown, language),
    };
    const features = featuresOf(measured, { headline, lead: found[0]?.stems, spread });
    found.push({ sentence, extract: taken, said, needs: leans, stems: own, features });
  }
  return found;
}

function weighed(features: Features, weights: Weights): number {
  const sum = FEATURES.reduce((total, name) => total + weights[name] * features[name], 0);
  return Math.max(sum, 0.05);
}

/** It quotes, and nobody is named who says so. */
function losesItsSource(
  sentence: Sentence,
  taken: Extract,
  marks: readonly Quotation[],
  said: Attribution | null,
  language: string | null,
): boolean {
  if (said?.speaker) return false;
  const quoted = marks.filter((q) => !q.nested && q.start >= sentence.start && q.end <= sentence.end);
  const words = quoted
    .map((q) => sentence.text.slice(q.start - sentence.start, q.end - sentence.start))
    .reduce((most, quote) => Math.max(most, isTitle(quote) ? 0 : countWords(quote)), 0);
  return words >= (speechOf(language) ? 7 : 12) || quoted.some((q) => q.end - q.start >= taken.text.length - 2);
}

/** "The Walking Dead": the name of a thing, which nobody says. */
function isTitle(quote: string): boolean {
  const words = quote.match(/[\p{L}\p{N}’'-]+/gu) ?? [];
  const small = words.filter((word) => /^\p{Ll}/u.test(word) && word.length > 3);
  return words.length <= 8 && small.length === 0 && /^\p{Lu}|^\p{N}/u.test(words[0] ?? '');
}

function lineOf(subject: Subject, { sentence, extract: taken, said }: Candidate): Line {
  const { index, start, end } = sentence;
  return {
    text: taken.text,
    evidence: { articleId: subject.id, sentence: { index, start, end }, cuts: taken.cuts },
    attribution: said,
  };
}
