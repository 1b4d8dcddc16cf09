// What the renderers of outlets and links are given.
import type { FeedFormat } from '../../news/feed-format.ts';
import type { FeedLook } from '../../news/feed-look.ts';
import type { NotTaken, Renamed } from '../../news/outlet-offer.ts';
import type { OutletStanding } from '../../news/outlet-standing.ts';
import type { FailureCode } from '../../news/reading.ts';
import type { Telling } from './views.ts';

export interface OutletsView extends Telling {
  /** All of them, in their order. */
  readonly outlets: readonly OutletStanding[];
  /** Feeds that the server added, and how many it may. */
  readonly own: number;
  readonly limit: number;
  /** From 0; one past the end shows the last. */
  readonly page: number;
}

export interface OfferView extends Telling {
  /** Under which the offer is kept. */
  readonly key: string;
  readonly url: string;
  readonly name: string;
  readonly renamed: Renamed | null;
  readonly look: FeedLook;
}

export interface FoundFeedsView extends Telling {
  readonly key: string;
  /** Host of the site. */
  readonly site: string;
  readonly feeds: readonly { readonly url: string; readonly title: string | null }[];
}

export interface FileOfferView extends Telling {
  /** null: nothing can be kept. */
  readonly key: string | null;
  readonly title: string | null;
  readonly fits: readonly { readonly name: string; readonly language: string | null; readonly articles: number }[];
  readonly others: readonly { readonly name: string; readonly why: NotTaken }[];
  /** Entries without an address of the web. */
  readonly faults: number;
  /** Entries in folders that nest deeper than is read. */
  readonly tooDeep: number;
  /** There are more entries than are read of one file. */
  readonly isCut: boolean;
}

/** What one look at an address gave. */
export type OutletTest = { readonly url: string } & (
  | {
      readonly kind: 'feed';
      readonly format: FeedFormat | null;
      readonly bytes: number;
      readonly movedTo: string | null;
      readonly look: FeedLook;
    }
  | { readonly kind: 'page'; readonly feeds: number }
  | { readonly kind: 'failed'; readonly code: FailureCode }
);

export interface OutletTestView extends Telling {
  /** The outlet, or the address where it is none of the server's. */
  readonly name: string;
  readonly looks: readonly OutletTest[];
}

export interface RemovalView extends Telling {
  readonly key: string;
  readonly name: string;
  readonly feeds: number;
}

export interface LinksView extends Telling {
  readonly key: string;
  readonly links: readonly string[];
}
