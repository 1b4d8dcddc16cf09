// What the bot says of outlets and of links; a part of `Phrases`, with its rules.
import type { FeedFormat } from '../../news/feed-format.ts';
import type { FeedLook } from '../../news/feed-look.ts';
import type { NotTaken, Renamed } from '../../news/outlet-offer.ts';
import type { Health } from '../../news/outlet-standing.ts';
import type { FailureCode } from '../../news/reading.ts';

export interface OutletPhrases {
  /** Plain texts of buttons, menus and fields. */
  readonly label: {
    readonly keep: string;
    readonly keepAll: (feeds: number) => string;
    readonly leave: string;
    readonly leaveAll: string;
    readonly remove: string;
    readonly spare: string;
    readonly whichFeed: string;
    readonly whichLink: string;
    readonly formTitle: string;
    readonly formAddress: string;
    readonly formAddressHint: string;
    readonly formName: string;
    readonly formNameHint: string;
  };

  // The list
  readonly title: string;
  /** @param own feeds that the server added, of `limit` */
  readonly counts: (outlets: number, troubled: number, muted: number, own: number, limit: number) => string;
  readonly none: string;
  readonly addedHere: string;
  readonly mutedHere: string;
  readonly severalFeeds: (feeds: number) => string;
  readonly health: (health: Health) => string;
  readonly page: (page: number, pages: number) => string;

  // Adding
  readonly offerTitle: string;
  readonly offerName: (name: string, renamed: Renamed | null) => string;
  readonly offerHint: string;
  readonly newest: string;
  readonly noArticles: string;
  readonly pace: (aDay: number | null) => string;
  readonly carries: (what: FeedLook['carries']) => string;
  readonly unknownLanguage: string;
  readonly articles: (count: number) => string;
  readonly garbled: (count: number, of: number) => string;
  readonly undated: (count: number, of: number) => string;
  readonly feedsTitle: (site: string, count: number) => string;
  readonly kept: (name: string) => string;
  readonly keptAll: (feeds: number) => string;
  readonly left: string;
  readonly fileTitle: (title: string | null) => string;
  readonly fileCounts: (fits: number, others: number) => string;
  readonly fileNothing: string;
  readonly fileOthers: string;
  readonly fileFaults: (entries: number) => string;
  readonly fileTooDeep: (entries: number) => string;
  readonly fileCut: string;
  readonly notTaken: (why: NotTaken) => string;

  // Testing
  readonly testTitle: (name: string) => string;
  readonly cameAs: (format: FeedFormat | null, bytes: number, articles: number) => string;
  readonly movedTo: (url: string) => string;
  readonly onlyPage: (feeds: number) => string;
  /** A sentence of its own. */
  readonly failure: (failure: { readonly code: FailureCode }) => string;
  readonly testHint: string;

  // Muting and removing
  readonly muted: (name: string) => string;
  readonly unmuted: (name: string) => string;
  readonly removeAsked: (name: string, feeds: number) => string;
  readonly removed: (name: string) => string;
  readonly spared: (name: string) => string;

  // Links of a message
  readonly linksTitle: (count: number) => string;
}
