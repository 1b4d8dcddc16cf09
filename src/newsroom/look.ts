// One look at one feed: read, parsed, taken in.
import type { Archive } from '../archive/archive.ts';
import type { KeptFeed } from '../archive/feed-rows.ts';
import type { Article } from '../news/article.ts';
import type { FeedContent } from '../news/feed.ts';
import type { Log } from '../news/log.ts';
import type { Failed, Fresh, Reading, Unchanged, Validators } from '../news/reading.ts';
import { takeIn } from './intake.ts';

export interface LookTools {
  readonly archive: Pick<
    Archive,
    'knownEntries' | 'storedAmong' | 'removedAmong' | 'stillThere' | 'withdrawArticles' | 'together'
  >;
  readonly read: (request: {
    readonly url: string;
    readonly validators: Validators | null;
    readonly accept: 'feed';
    readonly signal: AbortSignal;
  }) => Promise<Reading>;
  /** @throws PlainError where it is no feed */
  readonly parseFeed: (
    body: Uint8Array,
    context: { readonly contentType: string | null; readonly url: string; readonly now: number },
  ) => FeedContent | Promise<FeedContent>;
  readonly keptMs: number;
  readonly mostNew?: number | undefined;
  readonly now: () => number;
  readonly log: Log;
}

export type Look =
  | {
      readonly kind: 'reached';
      readonly reading: Fresh | Unchanged;
      /** null: it has not changed. */
      readonly content: FeedContent | null;
      readonly added: readonly Article[];
      readonly changed: readonly Article[];
    }
  | { readonly kind: 'failed'; readonly failure: Failed }
  /** The look was broken off, because the process ends. */
  | { readonly kind: 'left' };

export async function lookAt(tools: LookTools, kept: KeptFeed, signal: AbortSignal): Promise<Look> {
  const { address, validators } = kept.state;
  const reading = await tools.read({ url: address, validators, accept: 'feed', signal });
  if (signal.aborted) return { kind: 'left' };
  if (reading.kind === 'failed') return { kind: 'failed', failure: reading };
  if (reading.kind === 'unchanged') return { kind: 'reached', reading, content: null, added: [], changed: [] };
  const content = await contentOf(tools, reading);
  if ('kind' in content) return { kind: 'failed', failure: content };
  const { added, changed } = await takeIn(tools, kept, content, tools.now());
  return { kind: 'reached', reading, content, added, changed };
}

async function contentOf({ parseFeed, now, log }: LookTools, reading: Fresh): Promise<FeedContent | Failed> {
  const { body, contentType, url } = reading;
  try {
    return await parseFeed(body, { contentType, url, now: now() });
  } catch (error) {
    const plain = error instanceof Error && error.name === 'PlainError';
    if (!plain) log.error({ err: error, url }, 'a feed could not be parsed: this is a bug in Dateline');
    const reason = plain ? error.message : 'What came could not be read as a feed.';
    return { kind: 'failed', code: 'unreadable', reason, retryAfterMs: null, gone: false };
  }
}
