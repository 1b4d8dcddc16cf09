// The feeds of a site: what its page declares, links to, or lists, and the places where feeds mostly are; each looked at before it is named.
import type { FeedContent } from '../news/feed.ts';
import { PlainError } from '../news/plain-error.ts';
import type { Failed, Fresh } from '../news/reading.ts';
import type { FeedLink, FoundLinks } from './page-feeds.ts';
import type { PageAbout } from './pages.ts';
import type { Read } from './read.ts';

export interface FoundFeed {
  /** Where it was found, after moves for good. */
  readonly url: string;
  readonly title: string | null;
  readonly kind: 'rss' | 'atom' | 'json';
  readonly articles: number;
  /** Of its newest article; null when none is dated. */
  readonly newestAt: number | null;
}

export interface FindTools {
  readonly read: Read;
  /** @throws PlainError for what is no feed */
  readonly parse: (
    body: Uint8Array,
    about: { readonly contentType: string | null; readonly url: string; readonly now: number },
  ) => FeedContent | Promise<FeedContent>;
  /** @throws PlainError for what is no page */
  readonly feedLinks: (body: Uint8Array, about: PageAbout) => Promise<FoundLinks>;
  readonly now: () => number;
}

export interface FindLimits {
  /** Requests altogether, robots.txt not counted. */
  readonly requests?: number;
  /** Feeds; looking ends with the last of them. */
  readonly feeds?: number;
  readonly signal?: AbortSignal | undefined;
}

export type Finding =
  | { readonly kind: 'found'; readonly feeds: readonly FoundFeed[] }
  /** The address itself could not be read. */
  | { readonly kind: 'failed'; readonly reading: Failed };

const MOST_REQUESTS = 20;
const MOST_FEEDS = 10;
/** Where systems that publish news put their feeds. */
const PLACES = [
  'feed',
  'rss',
  'rss.xml',
  'feed.xml',
  'atom.xml',
  'index.xml',
  'feed.json',
  'feeds',
  'rss/',
  'feed/',
  'index.rdf',
  'feeds/all.rss',
  '?feed=rss2',
  'arc/outboundfeeds/rss/',
] as const;

/** Best first; the address of a feed finds itself. One request at a time, and none after the limit. */
export async function findFeeds(
  tools: FindTools,
  url: string,
  { requests = MOST_REQUESTS, feeds: wanted = MOST_FEEDS, signal }: FindLimits = {},
): Promise<Finding> {
  const { read, parse, feedLinks, now } = tools;
  const found: (FoundFeed & { readonly fingerprint: string })[] = [];
  const seen = new Set<string>();
  let left = requests;

  async function look(address: string): Promise<Fresh | Failed> {
    left -= 1;
    seen.add(keyOf(address));
    const reading = await read({ url: address, accept: 'any', signal });
    if (reading.kind !== 'unchanged') return reading;
    return {
      kind: 'failed',
      code: 'unreadable',
      reason: 'The server says that nothing has changed, and there was nothing before.',
      retryAfterMs: null,
      gone: false,
    };
  }

  /** Keeps it if it is a feed that no other is the same as. */
  async function isFeed(reading: Fresh, address: string, link: FeedLink | null): Promise<boolean> {
    const { body, contentType, movedTo } = reading;
    try {
      const content = await parse(body, { contentType, url: reading.url, now: now() });
      seen.add(keyOf(reading.url));
      const feed = described(content, movedTo ?? address, link, body);
      if (
        !found.some((other) => other.url === feed.url || (feed.articles > 0 && other.fingerprint === feed.fingerprint))
      )
        found.push(feed);
      return true;
    } catch (error) {
      if (error instanceof PlainError) return false;
      throw error;
    }
  }

  const linksOf = async ({ body, contentType, url: at }: Fresh): Promise<FoundLinks> => {
    try {
      return await feedLinks(body, { contentType, url: at });
    } catch (error) {
      if (error instanceof PlainError) return { declared: [], likely: [], lists: [] };
      throw error;
    }
  };

  /** Pages among them are given back: they may list feeds. */
  async function tryAll(candidates: readonly FeedLink[]): Promise<readonly Fresh[]> {
    const pages: Fresh[] = [];
    for (const candidate of candidates) {
      if (left <= 0 || found.length >= wanted || signal?.aborted) break;
      if (seen.has(keyOf(candidate.url))) continue;
      const reading = await look(candidate.url);
      if (reading.kind === 'fresh' && !(await isFeed(reading, candidate.url, candidate))) pages.push(reading);
    }
    return pages;
  }

  const first = await look(url);
  if (first.kind === 'failed') return { kind: 'failed', reading: first };
  if (!(await isFeed(first, url, null))) {
    const links = await linksOf(first);
    await tryAll(links.declared);
    if (found.length === 0) {
      const pages = await tryAll(links.likely.slice(0, Math.ceil(left / 2)));
      const lists = pages.filter(({ url: at }) => links.lists.some((list) => keyOf(list) === keyOf(at))).slice(0, 2);
      for (const list of lists) {
        const listed = await linksOf(list);
        await tryAll([...listed.declared, ...listed.likely]);
      }
    }
    if (found.length === 0) await tryAll(guesses(first.url));
  }
  return { kind: 'found', feeds: found.sort(bestFirst).map(({ fingerprint: _, ...feed }) => feed) };
}

/** At the site's top and, for a page below it, in its own folder. */
function guesses(url: string): readonly FeedLink[] {
  const folder = new URL('.', url.endsWith('/') ? url : `${url}/`).href;
  const top = new URL('/', url).href;
  const bases = folder === top ? [top] : [folder, top];
  return PLACES.flatMap((place) => bases.map((base) => ({ url: new URL(place, base).href, title: null })));
}

/** Stable: what is as good stays in the page's order. A feed of comments is not what anybody looks for, and an empty one hardly. */
function bestFirst(a: FoundFeed, b: FoundFeed): number {
  const rank = ({ url, title, articles }: FoundFeed) =>
    (/\bcomments?\b/i.test(`${new URL(url).pathname} ${title}`) ? 2 : 0) + (articles === 0 ? 1 : 0);
  return rank(a) - rank(b);
}

function described(content: FeedContent, url: string, link: FeedLink | null, body: Uint8Array) {
  const { articles, title } = content;
  const dates = articles.flatMap(({ publishedAt, updatedAt }) => publishedAt ?? updatedAt ?? []);
  return {
    url,
    title: title ?? link?.title ?? null,
    kind: kindOf(body),
    articles: articles.length,
    newestAt: dates.length > 0 ? dates.reduce((most, at) => Math.max(most, at)) : null,
    // The same articles as RSS and as Atom are one feed to a reader.
    fingerprint: articles
      .slice(0, 5)
      .map(({ headline }) => headline)
      .join('\n'),
  };
}

function kindOf(body: Uint8Array): FoundFeed['kind'] {
  const start = Buffer.from(body.subarray(0, 4096)).toString('latin1').replace(/\0/g, '');
  if (/^[^<]{0,8}\{/.test(start.trimStart())) return 'json';
  return /<(?:\w+:)?feed[\s>]/i.test(start) ? 'atom' : 'rss';
}

/** The same page under http and https, with and without www and a last slash, is asked once. */
function keyOf(address: string): string {
  const { hostname, port, pathname, search } = new URL(address);
  return `${hostname.replace(/^www\./, '')}:${port}${pathname.replace(/\/+$/, '')}${search}`;
}
