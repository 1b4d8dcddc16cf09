// A brief as JSON.
import type { Line } from '../news/evidence.ts';
import type { Quote } from '../news/quote.ts';

export interface Found {
  readonly lines: readonly Line[];
  readonly quotes: readonly Quote[];
}

/** Ranges count UTF-16 units: a sentence's in the article's text, a cut's in its sentence. */
export function briefJson({ lines, quotes }: Found, text: string) {
  return {
    lines: lines.map(({ text: line, evidence: { sentence, cuts }, attribution }) => ({
      text: line,
      evidence: {
        sentence,
        cuts: cuts.map((cut) => ({ ...cut, text: text.slice(sentence.start + cut.start, sentence.start + cut.end) })),
      },
      attribution,
    })),
    quotes: quotes.map(({ text: quoted, speaker, sentence }) => ({ text: quoted, speaker, sentence })),
  };
}
