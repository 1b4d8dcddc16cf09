// Feed identity: by what an entry of a feed is known again, and whether it says something else than before.
import { createHash } from 'node:crypto';
import { canonicalUrl, identity, shortId } from './article.ts';
import type { Feed, FeedArticle, FeedContent } from './feed.ts';
import { folded } from './words.ts';

/** null: it has none that tells it from the other entries. */
export interface EntryKeys {
  /** What the feed says is its own mark. */
  readonly guid: string | null;
  readonly url: string | null;
  /** Headline and the beginning of its text, where there is enough of it. */
  readonly words: string | null;
}

export interface Entry {
  readonly article: FeedArticle;
  readonly keys: EntryKeys;
}

/** A text with fewer words may be the standing text of many articles. */
const TELLING_WORDS = 20;
const WORDS_COMPARED = 60;
/** Marks that nobody else gives out: they hold in every feed of the outlet. Others ("4711") hold in their feed only. */
const GLOBAL = /^(https?:\/\/|tag:|urn:)|^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * The entries of a document with their keys. A guid that several of them share, or an address that several or the whole site share, tells nothing and is no
 * key; entries that share both, such as the updates of a live blog, are one, and the newest of them speaks.
 */
export function entriesOf(feed: Feed, content: FeedContent): readonly Entry[] {
  const site = content.link === null ? null : canonicalUrl(content.link);
  const marked = content.articles.map((article) => ({
    article,
    guid: guidOf(feed, article.guid),
    url: addressOf(article),
  }));
  const single = new Map<string, (typeof marked)[number]>();
  for (const each of marked) {
    const one = JSON.stringify(
      each.guid === null && each.url === null ? [wordsOf(each.article)] : [each.guid, each.url],
    );
    const before = single.get(one);
    if (!before || dateOf(each.article) > dateOf(before.article)) single.set(one, each);
  }
  const entries = [...single.values()];
  const guids = counted(entries.map(({ guid }) => guid));
  const urls = counted(entries.map(({ url }) => url));
  return entries.map(({ article, guid, url }) => ({
    article,
    keys: {
      guid: guid === null || (guids.get(guid) ?? 0) > 1 ? null : key('guid', guid),
      url: url === null || url === site || (urls.get(url) ?? 0) > 1 ? null : key('url', url),
      words: telling(article) ? key('words', wordsOf(article)) : null,
    },
  }));
}

/**
 * The id of an article that is new.
 * @param others whether the address is that of another article already, such as a page called "latest"
 * @param outlet for an outlet that only servers have: its articles are kept apart from others', whatever address they give
 */
export function entryId({ article, keys }: Entry, others: boolean, outlet: string | null): string {
  const { url, headline } = article;
  if (keys.url !== null && !others && outlet === null) return identity({ url, headline, outlet: '', text: '' });
  const own = others ? [keys.url, keys.guid ?? wordsOf(article)] : [keys.url ?? keys.guid ?? wordsOf(article)];
  return shortId(['entry', outlet ?? '', ...own].join('\n'));
}

/** The same as long as an entry says the same, whatever its dates, its address and the layout of its text. */
export function contentHash({ headline, summary, text }: FeedArticle): string {
  return key('content', [headline, summary, text].map((part) => part.replace(/\s+/g, ' ').trim()).join('\n'));
}

/** All that there are, for looking it up and for keeping. */
export function keysOf({ guid, url, words }: EntryKeys): readonly string[] {
  return [guid, url, words].filter((each) => each !== null);
}

/**
 * The keys of the entries that a document takes back. What it holds all the same is there again.
 */
export function withdrawnKeys(feed: Feed, { articles, withdrawn = [] }: FeedContent): readonly string[] {
  const marks = new Set(withdrawn.map((mark) => guidOf(feed, mark)));
  for (const { guid } of articles) marks.delete(guidOf(feed, guid));
  return [...marks].flatMap((mark) => (mark === null ? [] : [key('guid', mark)]));
}

function guidOf(feed: Feed, guid: string | null): string | null {
  const mark = guid?.trim() ?? '';
  if (mark === '') return null;
  if (!GLOBAL.test(mark)) return `${feed.id} ${mark}`;
  return (/^https?:/i.test(mark) ? canonicalUrl(mark) : null) ?? mark;
}

function addressOf({ url }: FeedArticle): string | null {
  return url === null ? null : canonicalUrl(url);
}

function wordsOf({ headline, summary, text }: FeedArticle): string {
  return `${folded(headline)}\n${folded(text || summary)
    .split(' ')
    .slice(0, WORDS_COMPARED)
    .join(' ')}`;
}

function telling(article: FeedArticle): boolean {
  return folded(article.text || article.summary).split(' ').length >= TELLING_WORDS;
}

function dateOf({ updatedAt, publishedAt }: FeedArticle): number {
  return updatedAt ?? publishedAt ?? Number.NEGATIVE_INFINITY;
}

function counted(marks: readonly (string | null)[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const mark of marks) if (mark !== null) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  return counts;
}

function key(kind: 'guid' | 'url' | 'words' | 'content', text: string): string {
  return createHash('sha256').update(`${kind}\n${text}`).digest('base64url').slice(0, 16);
}
