// What the page of a story says.
import type { FigureKind } from '../../news/figures.ts';

/** Markdown, as in `Phrases`; names come raw. */
export interface StoryPhrases {
  /** How many outlets report by themselves, and how many print wire copy. */
  readonly counted: (own: number, copies: number) => string;
  readonly reported: string;
  readonly disputed: string;
  readonly figures: string;
  readonly quoted: string;
  readonly timeline: string;
  readonly outlets: string;
  readonly figure: (kind: FigureKind) => string;
  readonly articles: (count: number) => string;
  readonly copyOf: (outlet: string) => string;
}
