// Outlet: a publisher, and how much of its articles may be shown.
import { folded } from './words.ts';

export interface Outlet {
  readonly name: string;
  readonly homepage: string | null;
  readonly country: string | null;
  readonly language: string;
  readonly sample: boolean;
  readonly budget: Budget;
}

/** How much of one article may be shown, over all surfaces together: the smaller of the two counts. */
export interface Budget {
  readonly words: number;
  /** Of the article's words, 0 to 1. */
  readonly share: number;
}

export const DEFAULT_BUDGET: Budget = { words: 120, share: 0.4 };

/** The budget agreed for an outlet, found by its name however it is spelt; the default for one that nobody listed. */
export function budgetOf(outletName: string, outlets: readonly Outlet[]): Budget {
  const name = folded(outletName);
  return outlets.find((outlet) => folded(outlet.name) === name)?.budget ?? DEFAULT_BUDGET;
}
