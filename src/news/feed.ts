// Feed: one address of an outlet that is read, and what was found there.
import { canonicalUrl, shortId } from './article.ts';
import type { FeedAsks } from './feed-asks.ts';
import { folded } from './words.ts';

export interface Feed {
  /** Short, made from the canonical address. */
  readonly id: string;
  readonly url: string;
  /** The outlet's name as readers see it. */
  readonly outlet: string;
  readonly section: string | null;
  /** ISO 639-1; null when the feed or its text has to tell. */
  readonly language: string | null;
  /** Whether the pages behind it may be read for their full text. */
  readonly pages: boolean;
}

/** The same for two spellings of an address that differ in nothing that matters (see `canonicalUrl`). */
export function feedId(url: string): string {
  return shortId(`feed\n${canonicalUrl(url) ?? url}`);
}

/** Of a feed that servers read under several names: each name has its own, so that none decides what another server's readers see. */
export function namedFeedId(url: string, outlet: string): string {
  return shortId(`feed\n${canonicalUrl(url) ?? url}\n${folded(outlet)}`);
}

/** What a feed's document says, before anything is stored. */
export interface FeedContent {
  readonly title: string | null;
  /** The site it belongs to. */
  readonly link: string | null;
  readonly language: string | null;
  /** Left out or null where it asks for nothing. */
  readonly asks?: FeedAsks | null | undefined;
  /** Marks (guids) of entries that the outlet took back. */
  readonly withdrawn?: readonly string[] | undefined;
  readonly articles: readonly FeedArticle[];
}

export interface FeedArticle {
  readonly guid: string | null;
  /** http or https, absolute. */
  readonly url: string | null;
  /** Plain text, one line. */
  readonly headline: string;
  /** Milliseconds since 1970 UTC; null when there is none that can be. */
  readonly publishedAt: number | null;
  readonly updatedAt: number | null;
  /** Plain text. */
  readonly summary: string;
  /** Plain text in paragraphs parted by one empty line: the full text where the feed carries it, otherwise ''. */
  readonly text: string;
  readonly bylines: readonly string[];
  readonly sections: readonly string[];
  readonly enclosures: readonly Enclosure[];
  readonly language: string | null;
  readonly rights: string | null;
}

export interface Enclosure {
  readonly url: string;
  readonly type: string | null;
  /** In bytes. */
  readonly length: number | null;
}
