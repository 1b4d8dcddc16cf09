// Quotations, whole and verbatim, with their speakers.
import type { Range } from './evidence.ts';

export interface Quote {
  /** The words between the marks, without the outer marks. */
  readonly text: string;
  /** As named in the text; null when nobody is named. */
  readonly speaker: string | null;
  readonly sentence: Range & { readonly index: number };
}
