// Amendment: what a message that was posted has to say otherwise.
import type { Attribution } from './attribution.ts';

/** One line or headline of one message. */
export interface LineAmendment {
  readonly kind: 'reworded' | 'taken-out' | 'withdrawn';
  readonly articleId: string;
  readonly outlet: string;
  /** The headline and the line as they were posted; the headline alone where it is the headline that is amended. */
  readonly headline: string;
  readonly line: string | null;
  /** What is struck through: what stood there last. */
  readonly before: string;
  /** What takes its place, of what is `reworded`. */
  readonly after: string | null;
  readonly attribution: Attribution | null;
  /** Who withdrew it, of what is `withdrawn`. */
  readonly by: 'outlet' | 'operator';
  readonly at: number;
}

/** A moderator had a story struck or taken out of one message. */
export interface Recall {
  readonly kind: 'recalled';
  readonly how: RecallHow;
  readonly articleId: string;
  /** As it was posted. */
  readonly headline: string;
  readonly reason: string | null;
  readonly at: number;
}

export const RECALL_HOWS = ['remove', 'strike'] as const;
export type RecallHow = (typeof RECALL_HOWS)[number];

export type Amendment = LineAmendment | Recall;
