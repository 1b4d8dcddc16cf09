// The lines of an article worth reading, in order.
import type { Article } from './article.ts';
import { attribution } from './attribution.ts';
import type { Line } from './evidence.ts';
import type { Budget } from './outlet.ts';
import { type Quote, quotes } from './quote.ts';
import { type Sentence, sentences } from './sentence.ts';
import { countWords } from './words.ts';

/** What lines are taken from; an `Article` fits it. `headline` may be empty. */
export interface Subject {
  readonly id: string;
  readonly headline: string;
  readonly text: string;
  readonly language: string | null;
}

/** The best `count` lines, in reading order; fewer where the article has no more that can stand alone. */
export function linesOf(subject: Subject, count: number): readonly Line[] {
  return inReadingOrder(ranked(subject).slice(0, count));
}

/** Lines and quotations of one article at once. */
export function brief(
  subject: Subject,
  count: number,
): { readonly lines: readonly Line[]; readonly quotes: readonly Quote[] } {
  const all = sentences(subject.text, subject.language);
  return { lines: linesOf(subject, count), quotes: quotes(subject.text, all, subject.language) };
}

/**
 * The only lines any surface may show: the first `count` of a fixed selection of the article that fits its budget, so that all
 * surfaces together stay inside it; in reading order. A smaller count shows a part of what a larger one shows.
 */
export function shownLines(article: Article, budget: Budget, count: number): readonly Line[] {
  let left = Math.min(budget.words, Math.floor(budget.share * countWords(article.text)));
  const fitting = ranked(article).filter((line) => {
    const words = countWords(line.text);
    if (words > left) return false;
    left -= words;
    return true;
  });
  return inReadingOrder(fitting.slice(0, count));
}

function inReadingOrder(lines: readonly Line[]): readonly Line[] {
  return [...lines].sort((a, b) => a.evidence.sentence.index - b.evidence.sentence.index);
}

function ranked(subject: Subject): readonly Line[] {
  const all = sentences(subject.text, subject.language);
  return all
    .filter((s) => /[.!?]["”»]?$/.test(s.text))
    .slice(0, 12)
    .map((s) => lineOf(subject, s, all));
}

function lineOf(subject: Subject, s: Sentence, all: readonly Sentence[]): Line {
  return {
    text: s.text.replace(/\s+/g, ' '),
    evidence: { articleId: subject.id, sentence: { index: s.index, start: s.start, end: s.end }, cuts: [] },
    attribution: attribution(s, all, subject.language),
  };
}
