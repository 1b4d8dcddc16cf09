// One look at one feed: read, parsed, taken in; full texts from its pages where these may be read.
import type { Archive } from '../archive/archive.ts';
import type { KeptFeed } from '../archive/feeds.ts';
import type { Article, RawArticle } from '../news/article.ts';
import type { FeedContent } from '../news/feed.ts';
import type { Log } from '../news/log.ts';
import type { Failed, Fresh, Reading, Unchanged, Validators } from '../news/reading.ts';
import { countWords } from '../news/words.ts';
import { articleFrom } from './filing.ts';
import { takeIn } from './intake.ts';

export interface LookTools {
  readonly archive: Pick<
    Archive,
    'knownEntries' | 'storedAmong' | 'removedAmong' | 'stillThere' | 'together' | 'reviseArticle'
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
  /** The article of a page; null where it may not be read, cannot be, or holds none. */
  readonly page: (url: string, signal: AbortSignal) => Promise<RawArticle | null>;
  readonly keptMs: number;
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

/** Pages read after one look, and how long that may take. */
const MOST_PAGES = 10;
const PAGES_MS = 30_000;
/** An article with fewer words is a teaser. */
const TEASER_WORDS = 80;

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

/**
 * Completes what came as a teaser from the outlet's pages, the newest first and one after the other, for half a minute at most. A page that cannot be had
 * leaves the teaser.
 * @returns how many were completed
 */
export async function completeFromPages(
  { archive, page, now }: LookTools,
  { feed }: KeptFeed,
  articles: readonly Article[],
  signal: AbortSignal,
): Promise<number> {
  if (!feed.pages) return 0;
  const patience = AbortSignal.any([signal, AbortSignal.timeout(PAGES_MS)]);
  const teasers = articles.filter(({ url, text }) => url !== null && countWords(text) < TEASER_WORDS);
  let completed = 0;
  for (const teaser of teasers.slice(-MOST_PAGES).reverse()) {
    if (patience.aborted) break;
    const found = await page(teaser.url ?? '', patience);
    if (!found || countWords(found.text) < Math.max(TEASER_WORDS, countWords(teaser.text))) continue;
    const { text, bylines, rights, year } = found;
    const raw = {
      ...teaser,
      text,
      rights: rights ?? teaser.rights,
      year,
      bylines: bylines.length > 0 ? bylines : teaser.bylines,
    };
    const full = articleFrom(raw, teaser.id, teaser.storedAt);
    if (await archive.reviseArticle(full, { feedId: feed.id, keep: false, now: now() })) completed += 1;
  }
  return completed;
}
