// A look at an address that a moderator names: a feed, a site with feeds, or why neither came.
import type { FeedContent } from '../news/feed.ts';
import { type FeedFormat, feedFormat } from '../news/feed-format.ts';
import { type FeedLook, feedLook } from '../news/feed-look.ts';
import { PlainError } from '../news/plain-error.ts';
import type { FailureCode, Reading } from '../news/reading.ts';

export interface FoundFeed {
  readonly url: string;
  readonly title: string | null;
}

/** An entry of a file of outlets, as another reader wrote it. */
export interface ListedOutlet {
  readonly name: string | null;
  readonly url: string;
}

export interface ListedOutlets {
  readonly title: string | null;
  readonly outlets: readonly ListedOutlet[];
  /** One sentence for each entry that has no address of the web. */
  readonly faults: readonly string[];
  /** Names of entries whose address another one had before them. */
  readonly doubles: readonly string[];
  /** How many entries stand in folders that nest deeper than is read. */
  readonly tooDeep: number;
  /** There are more entries than are read of one file. */
  readonly isCut: boolean;
}

/** The wire, as far as looking needs it. `read` never throws for the world's faults. */
export interface OutletWire {
  read(request: { readonly url: string; readonly accept: 'any'; readonly signal: AbortSignal }): Promise<Reading>;
  /** @throws PlainError when it is no feed */
  parseFeed(
    body: Uint8Array,
    from: { readonly contentType: string | null; readonly url: string; readonly now: number },
  ): FeedContent | Promise<FeedContent>;
  /** The feeds of the site that an address is on, best first. */
  findFeeds(url: string, limits: { readonly signal: AbortSignal }): Promise<readonly FoundFeed[]>;
  /** @throws PlainError when it is no OPML */
  parseOpml(body: Uint8Array): ListedOutlets;
}

export type Look =
  | {
      readonly kind: 'feed';
      /** Where it was found in the end. */
      readonly url: string;
      readonly movedTo: string | null;
      readonly format: FeedFormat | null;
      readonly bytes: number;
      readonly look: FeedLook;
    }
  | { readonly kind: 'page'; readonly url: string; readonly feeds: readonly FoundFeed[] }
  | { readonly kind: 'failed'; readonly url: string; readonly code: FailureCode };

/**
 * @param signal ends it, with what has been found until then
 * @param options.find whether a page is searched for feeds
 */
export async function lookAt(
  wire: OutletWire,
  url: string,
  now: number,
  signal: AbortSignal,
  { find = true }: { readonly find?: boolean } = {},
): Promise<Look> {
  const reading = await wire.read({ url, accept: 'any', signal });
  // Without validators nothing can be unchanged: a server that says so all the same is not to be understood.
  if (reading.kind === 'unchanged') return { kind: 'failed', url, code: 'unreadable' };
  if (reading.kind === 'failed') return { kind: 'failed', url, code: reading.code };
  const { body, contentType, movedTo } = reading;
  try {
    const content = await wire.parseFeed(body, { contentType, url: reading.url, now });
    return {
      kind: 'feed',
      url: reading.url,
      movedTo,
      format: feedFormat(body),
      bytes: body.byteLength,
      look: feedLook(content, now),
    };
  } catch (error) {
    if (!(error instanceof PlainError)) throw error;
    return { kind: 'page', url: reading.url, feeds: find ? await wire.findFeeds(reading.url, { signal }) : [] };
  }
}
