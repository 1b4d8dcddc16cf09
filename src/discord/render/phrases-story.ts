// What the page of a story says.
import type { FigureKind } from '../../news/figures.ts';

/** Markdown, as in `Phrases`; names come raw. */
export interface StoryPhrases {
  /** How many outlets report by themselves, and how many print wire copy. */
  readonly counted: (own: number, copies: number) => string;
  readonly inBrief: string;
  readonly reported: string;
  /** The same, where some of it was told in brief. */
  readonly alsoReported: string;
  /** Over lines of which one denies what the other claims. */
  readonly contested: string;
  /** Of a line that its outlet says in its own voice. */
  readonly reportedBy: string;
  /** Names of countries, which are markdown. */
  readonly places: (names: readonly string[]) => string;
  readonly disputed: string;
  readonly figures: string;
  readonly quoted: string;
  readonly timeline: string;
  readonly outlets: string;
  readonly figure: (kind: FigureKind) => string;
  readonly articles: (count: number) => string;
  readonly copyOf: (outlet: string) => string;
  /** The news agencies that are credited. */
  readonly credits: (agencies: readonly string[]) => string;
}
