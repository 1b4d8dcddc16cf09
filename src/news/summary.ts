// The lines of an article worth reading, in order.
import type { Article } from './article.ts';
import { candidates } from './candidate.ts';
import { holds, type Line } from './evidence.ts';
import { type Chosen, chosen } from './line-choice.ts';
import { ALONE, WEIGHTS } from './line-weights.ts';
import type { Budget } from './outlet.ts';
import { passages } from './passage.ts';
import { type Quotation, quotations } from './quotation-marks.ts';
import { type Quote, quotes } from './quote.ts';
import type { Sentence } from './sentence.ts';
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

/** The best `count` lines, in reading order; fewer where the article has no more that can stand. Every one passes `holds`. */
export function linesOf(subject: Subject, count: number): readonly Line[] {
  return inReadingOrder(ranked(subject, read(subject), count));
}

/** Lines and quotations of one article at once. */
export function brief(
  subject: Subject,
  count: number,
): { readonly lines: readonly Line[]; readonly quotes: readonly Quote[] } {
  const own = read(subject);
  return {
    lines: inReadingOrder(ranked(subject, own, count)),
    quotes: quotes(subject.text, own.all, subject.language, own.marks),
  };
}

/**
 * The only lines any surface may show: the first `count` of a fixed selection of the article that fits its budget, so that all
 * surfaces together stay inside it; in reading order. A smaller count shows a part of what a larger one shows.
 */
export function shownLines(article: Article, budget: Budget, count: number): readonly Line[] {
  // Of a text that is longer, the share is more than the words.
  const enough = Math.ceil(budget.words / budget.share) + 1;
  const fits = Math.min(budget.words, Math.floor(budget.share * countWords(article.text, enough)));
  return inReadingOrder(ranked(article, read(article), MOST_LINES, fits).slice(0, Math.max(0, count)));
}

interface Read {
  readonly all: readonly Sentence[];
  readonly marks: readonly Quotation[];
}

function read({ text, language }: Subject): Read {
  const marks = quotations(text);
  return { all: passages(text, language, marks), marks };
}

function inReadingOrder(lines: readonly Line[]): readonly Line[] {
  return [...lines].sort((a, b) => a.evidence.sentence.index - b.evidence.sentence.index);
}

/** Lines best first, each with what it leans on before it. */
function ranked(subject: Subject, { all, marks }: Read, count: number, words = Number.POSITIVE_INFINITY): Line[] {
  const from = new Set(candidates(subject, all, marks));
  for (;;) {
    const taken = chosen([...from], Math.min(count, MOST_LINES), words, WEIGHTS, ALONE);
    const lines = taken.map((each) => lineOf(subject, each));
    const refused = taken.filter((_, at) => !holds(lines[at] as Line, subject.text));
    if (refused.length === 0) return lines;
    // What leaned on a refused line has to be chosen anew with it.
    for (const { candidate } of refused) from.delete(candidate);
  }
}

function lineOf(subject: Subject, { candidate, extract, said }: Chosen): Line {
  const { index, start, end } = candidate.sentence;
  return {
    text: extract.text,
    evidence: { articleId: subject.id, sentence: { index, start, end }, cuts: extract.cuts },
    attribution: said,
  };
}
