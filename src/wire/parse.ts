// The document of a feed → what it says. RSS 0.9x to 2.0, RDF, Atom 0.3 and 1.0, CDF and JSON Feed; broken ones as far as their items are whole.
import type { FeedArticle, FeedContent } from '../news/feed.ts';
import { PlainError } from '../news/plain-error.ts';
import { decodeWeb } from './charset.ts';
import { parseJsonFeed } from './feed-json.ts';
import { readMarkup } from './feed-markup.ts';
import { createTree, type Element, elementsOf } from './feed-tree.ts';

export interface FeedSource {
  /** The header, as it was sent. */
  readonly contentType: string | null;
  /** Where it was read; what is relative in it is relative to this. */
  readonly url: string | null;
  /** Milliseconds since 1970 UTC. Dates more than a day later are not believed. */
  readonly now: number;
}

/** In UTF-16 units, handed to the reader at once: so much takes a few milliseconds. */
const PIECE = 200_000;
const DAY_MS = 86_400_000;

/** @throws PlainError, one sentence, for what is no feed */
export function parseFeed(body: Uint8Array, source: FeedSource): FeedContent {
  const text = textOfFeed(body, source);
  if (isJson(text)) return believed(parseJsonFeed(text, source.url), source.now);
  const markup = checkedMarkup(text);
  const tree = createTree();
  tree.write(markup);
  return believed(
    contentOf(tree.end(), source.url, (root) => [...readMarkup.articles(root, source.url)]),
    source.now,
  );
}

/** Whether it is to be read as a feed rather than as a page: by how it begins, and by its header where that tells nothing. */
export function looksLikeFeed(body: Uint8Array, contentType: string | null): boolean {
  const start = decodeWeb(body.subarray(0, 4_096), contentType)
    .replace(/^\ufeff/, '')
    .slice(0, 2_000);
  if (/<(rss|feed|rdf:RDF|([\w-]+:)?(rss|feed|rdf)|channel)[\s>]/i.test(start)) return true;
  if (/<(!doctype\s+html|html|head|body|article|p|div)[\s>]/i.test(start)) return false;
  return isJson(start) || /^\s*(<\?xml|<[a-z])/i.test(start) || /\b(rss|atom|rdf|xml|json)\b/i.test(contentType ?? '');
}

/** The same for large ones: everything else in the process has its turn in between. */
export async function parseFeedCalmly(body: Uint8Array, source: FeedSource): Promise<FeedContent> {
  if (body.byteLength < PIECE) return parseFeed(body, source);
  const text = textOfFeed(body, source);
  await turn();
  if (isJson(text)) return believed(parseJsonFeed(text, source.url), source.now);
  const markup = checkedMarkup(text);
  const tree = createTree();
  for (let at = 0; at < markup.length; at += PIECE) {
    tree.write(markup.slice(at, at + PIECE));
    await turn();
  }
  const articles: FeedArticle[] = [];
  const roots = tree.end();
  const root = rootOf(roots);
  let since = performance.now();
  for (const article of readMarkup.articles(root, source.url)) {
    articles.push(article);
    if (performance.now() - since < 20) continue;
    await turn();
    since = performance.now();
  }
  return believed(
    contentOf(roots, source.url, () => articles),
    source.now,
  );
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
const isJson = (text: string) => /^\s*\{/.test(text);

function textOfFeed(body: Uint8Array, { contentType }: FeedSource): string {
  const text = decodeWeb(body, contentType).replace(/^\ufeff/, '');
  if (!/[^\s\0]/.test(text)) throw new PlainError('The answer is empty.');
  return text;
}

/** Junk before the markup and the document type gone, its plain entities put in. */
function checkedMarkup(text: string): string {
  const start = text.search(/<(\?xml|!DOCTYPE|!--|[a-z])/i);
  if (start < 0) throw new PlainError('This is neither a feed nor a page.');
  return withoutDoctype(text.slice(start))
    .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f]/g, '')
    .replace(/&#(1[2-5]\d|x[89][\da-f]);/gi, ofWindows);
}

/** References to control characters were meant as what Windows has in their places, as every browser knows. */
function ofWindows(_: string, reference: string): string {
  const code =
    reference.startsWith('x') || reference.startsWith('X')
      ? Number.parseInt(reference.slice(1), 16)
      : Number(reference);
  return code >= 128 && code < 160 ? WINDOWS.decode(Uint8Array.of(code)) : _;
}

const WINDOWS = new TextDecoder('windows-1252');

/** So many entities of a document's own are put in, each so long and so often: more is an attack. */
const ENTITIES = { most: 40, longest: 200, uses: 2_000 } as const;

function withoutDoctype(text: string): string {
  const found = /<!DOCTYPE\b[^[>]{0,2000}(\[)?/i.exec(text.slice(0, 20_000));
  if (!found) return text;
  const after = found.index + found[0].length;
  const inner = found[1] ? text.indexOf(']', after) : -1;
  const end = text.indexOf('>', inner < 0 ? after - 1 : inner);
  if (end < 0) return text;
  const rest = text.slice(0, found.index) + text.slice(end + 1);
  const declared =
    inner < 0 ? [] : [...text.slice(after, inner).matchAll(/<!ENTITY\s+([\w.-]{1,40})\s+(["'])([^"'<&%]*)\2\s*>/g)];
  const values = new Map(
    declared.slice(0, ENTITIES.most).map(([, name = '', , value = '']) => [name, value.slice(0, ENTITIES.longest)]),
  );
  if (values.size === 0) return rest;
  let uses = 0;
  return rest.replace(/&([\w.-]{1,40});/g, (written, name: string) => {
    const value = values.get(name);
    uses += value === undefined ? 0 : 1;
    return value === undefined || uses > ENTITIES.uses ? written : value;
  });
}

/** @throws PlainError */
function rootOf(roots: readonly Element[]): Element {
  const known = findRoot(roots, 0);
  if (known) return known;
  const names = roots.map(({ name }) => name);
  if (names.some((name) => name === 'html' || name === 'xhtml:html' || name === 'body'))
    throw new PlainError('This is a web page, not a feed.');
  if (names.includes('opml')) throw new PlainError('This is a list of feeds (OPML), not a feed.');
  if (names.includes('urlset') || names.includes('sitemapindex'))
    throw new PlainError('This is a sitemap, not a feed.');
  throw new PlainError('This is not a feed: neither RSS nor Atom nor JSON Feed.');
}

const ROOTS: ReadonlySet<string> = new Set(['rss', 'feed', 'rdf:rdf', 'channel', 'rdf']);

/** Some servers wrap a feed in something else. */
function findRoot(elements: readonly Element[], depth: number): Element | undefined {
  const here = elements.find(({ name }) => ROOTS.has(name));
  if (here || depth > 2) return here;
  for (const each of elements) {
    const within = findRoot(elementsOf(each), depth + 1);
    if (within) return within;
  }
  return undefined;
}

function contentOf(
  roots: readonly Element[],
  url: string | null,
  articles: (root: Element) => readonly FeedArticle[],
): FeedContent {
  const root = rootOf(roots);
  return { ...readMarkup.head(root, url), articles: articles(root) };
}

/** Dates that cannot be are none. */
function believed(content: FeedContent, now: number): FeedContent {
  const possible = (at: number | null) => (at !== null && at <= now + DAY_MS ? at : null);
  const articles = content.articles.map((article) => ({
    ...article,
    publishedAt: possible(article.publishedAt),
    updatedAt: possible(article.updatedAt),
  }));
  return { ...content, articles };
}
