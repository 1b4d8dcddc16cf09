// Outlet: a publisher, its feeds, and how much of its articles may be shown.
import { type Feed, feedId } from './feed.ts';
import { folded } from './words.ts';

export interface Outlet {
  readonly name: string;
  readonly homepage: string | null;
  readonly country: string | null;
  /** null: its feeds or its texts have to tell. */
  readonly language: string | null;
  readonly sample: boolean;
  readonly budget: Budget;
  readonly feeds: readonly OutletFeed[];
  /** Whether the pages behind its feeds may be read for their full text, as far as its robots.txt allows. */
  readonly pages: boolean;
  /** `link`: never more than headline and link, whatever the budget. */
  readonly show: 'lines' | 'link';
}

export interface OutletFeed {
  readonly url: string;
  /** As readers know it; null: the articles' own sections, if any. */
  readonly section: string | null;
}

/** How much of one article may be shown, over all surfaces together: the smaller of the two counts. */
export interface Budget {
  readonly words: number;
  /** Of the article's words, 0 to 1. */
  readonly share: number;
}

export const DEFAULT_BUDGET: Budget = { words: 120, share: 0.4 };
const NOTHING: Budget = { words: 0, share: 0 };

/** The budget agreed for an outlet, found by its name however it is spelt; the default for one that nobody listed. */
export function budgetOf(outletName: string, outlets: readonly Outlet[]): Budget {
  const name = folded(outletName);
  const outlet = outlets.find((each) => folded(each.name) === name);
  if (outlet?.show === 'link') return NOTHING;
  return outlet?.budget ?? DEFAULT_BUDGET;
}

/** All feeds of outlets, as they are read. */
export function feedsOf(outlets: readonly Outlet[]): readonly Feed[] {
  return outlets.flatMap(({ name, language, pages, feeds }) =>
    feeds.map(({ url, section }) => ({ id: feedId(url), url, outlet: name, section, language, pages })),
  );
}
