// The document of a feed → what it says. RSS 0.9x to 2.0, RDF, Atom 0.3 and 1.0, CDF and JSON Feed; broken ones as far as their items are whole.
import type { FeedArticle, FeedContent } from '../news/feed.ts';
import { PlainError } from '../news/plain-error.ts';
import { decodeWeb } from './charset.ts';
import { parseJsonFeed } from './feed-json.ts';
import { articleOf, head } from './feed-markup.ts';
import { createTree, type Element, elementsOf, ROOTS } from './feed-tree.ts';
import { withOwnEntities } from './own-entities.ts';
import { prologOf } from './prolog.ts';

export interface FeedSource {
  /** The header, as it was sent. */
  readonly contentType: string | null;
  /** Where it was read; what is relative in it is relative to this. */
  readonly url: string | null;
  /** Milliseconds since 1970 UTC. Dates more than a day later are not believed. */
  readonly now: number;
}

/** In UTF-16 units, read at once: so much takes a few milliseconds. */
const PIECE = 100_000;
/** After so long everything else in the process has its turn. */
const TURN_MS = 20;
const DAY_MS = 86_400_000;

/** @throws PlainError, one sentence, for what is no feed */
export function parseFeed(body: Uint8Array, source: FeedSource): FeedContent {
  const work = reading(body, source);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/**
 * The same for large ones: everything else in the process has its turn in between.
 * @param elapsed milliseconds since some instant, of a clock that is never set back
 */
export async function parseFeedCalmly(
  body: Uint8Array,
  source: FeedSource,
  elapsed: () => number = () => performance.now(),
): Promise<FeedContent> {
  const work = reading(body, source);
  let since = elapsed();
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (elapsed() - since < TURN_MS) continue;
    await new Promise<void>((resolve) => setImmediate(resolve));
    since = elapsed();
  }
}

/** Whether it is to be read as a feed rather than as a page: by how it begins, and by its header where that tells nothing. */
export function looksLikeFeed(body: Uint8Array, contentType: string | null): boolean {
  const start = decodeWeb(body.subarray(0, 16_384), contentType).replace(/^\ufeff/, '');
  if (isJson(start)) return true;
  const { root, rootAt } = prologOf(start);
  // Some servers put their own frame around whatever they send.
  if (root === 'html') return /<(?:rss|rdf:rdf)(?:\s[^<>]*)?>\s*<channel[\s>]/i.test(start);
  if (/<(?:[\w-]+:)?(?:rss|feed|rdf|channel)[\s>]/i.test(start)) return true;
  if (/^(?:head|body|article|p|div)$/.test(root)) return false;
  return (
    /^\s*<(\?xml|[a-z])/i.test(start.slice(0, rootAt + 2)) || /\b(rss|atom|rdf|xml|json)\b/i.test(contentType ?? '')
  );
}

const isJson = (text: string) => /^\s*\{/.test(text);

/** Comes to a halt wherever something else may have its turn. */
function* reading(body: Uint8Array, source: FeedSource): Generator<void, FeedContent> {
  const text = decodeWeb(body, source.contentType).replace(/^\ufeff/, '');
  if (!/[^\s\0]/.test(text)) throw new PlainError('The answer is empty.');
  yield;
  return isJson(text) ? yield* readingJson(text, source) : yield* readingMarkup(text, source);
}

function* readingJson(text: string, { url, now }: FeedSource): Generator<void, FeedContent> {
  const { head, articles } = parseJsonFeed(text, url);
  const read: FeedArticle[] = [];
  for (const article of articles) {
    read.push(believed(article, now));
    yield;
  }
  return { ...head, articles: read };
}

function* readingMarkup(text: string, { url, now }: FeedSource): Generator<void, FeedContent> {
  const tree = createTree(checkedMarkup(text), url);
  yield;
  const read: FeedArticle[] = [];
  for (let more = true; more; ) {
    more = tree.step(PIECE);
    yield;
    for (const item of tree.items()) {
      read.push(believed(articleOf(item), now));
      yield;
    }
  }
  const { rights, bylines, ...said } = head(
    read.length > 0 ? (findRoot(tree.roots(), 0) ?? NO_HEAD) : rootOf(tree.roots()),
    url,
  );
  const articles = read.map((article) => ({
    ...article,
    language: article.language ?? said.language,
    rights: article.rights ?? rights,
    bylines: article.bylines.length > 0 ? article.bylines : bylines,
  }));
  return { ...said, articles };
}

/** Dates that cannot be are none. */
function believed(article: FeedArticle, now: number): FeedArticle {
  const possible = (at: number | null) => (at !== null && at <= now + DAY_MS ? at : null);
  return { ...article, publishedAt: possible(article.publishedAt), updatedAt: possible(article.updatedAt) };
}

/** Junk before the markup and the document type gone, its plain entities put in. */
function checkedMarkup(text: string): string {
  const start = text.search(/<[?!a-z]/i);
  if (start < 0) throw new PlainError('This is neither a feed nor a page.');
  const { doctype } = prologOf(text);
  const markup = doctype
    ? withOwnEntities(text.slice(start, doctype.start) + text.slice(doctype.end), doctype.declared)
    : text.slice(start);
  return withWindows(withLooseSigns(markup.replace(/[\x00-\x08\x0b\x0c\x0e-\x1f]+/g, '')));
}

/** So many are put in of a kind: all at once, those of a feed made of nothing else would take all memory. */
const MOST_OF_THEM = 20_000;

/** No element's name begins with a digit: “<3” is text. */
function withLooseSigns(markup: string): string {
  const parts: string[] = [];
  const sign = /<(?:\d|!\[CDATA\[)/g;
  let from = 0;
  for (let found = sign.exec(markup); found && parts.length < MOST_OF_THEM * 2; found = sign.exec(markup)) {
    if (found[0].length === 2) {
      parts.push(markup.slice(from, found.index), '&lt;');
      from = found.index + 1;
    } else {
      const end = markup.indexOf(']]>', found.index);
      if (end < 0) break;
      sign.lastIndex = end;
    }
  }
  return from === 0 ? markup : parts.join('') + markup.slice(from);
}

function withWindows(markup: string): string {
  const parts: string[] = [];
  let from = 0;
  for (const found of markup.matchAll(/&#(1[2-5]\d|x[89][\da-f]);|[\x80-\x9f]/gi)) {
    if (parts.length >= MOST_OF_THEM * 2) break;
    parts.push(markup.slice(from, found.index), ofWindows(found[0], found[1]));
    from = found.index + found[0].length;
  }
  return from === 0 ? markup : parts.join('') + markup.slice(from);
}

/** Control characters of the upper row, and references to them, were meant as what Windows has in their places, as every browser knows. */
function ofWindows(written: string, reference?: string): string {
  if (reference === undefined) return WINDOWS[written.charCodeAt(0) - 128] ?? written;
  const code = /^x/i.test(reference) ? Number.parseInt(reference.slice(1), 16) : Number(reference);
  return code >= 128 && code < 160 ? (WINDOWS[code - 128] ?? written) : written;
}

const WINDOWS = new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 32 }, (_, at) => 128 + at));

/** Of a document that is one entry. */
const NO_HEAD: Element = { name: 'feed', attributes: {}, children: [] };

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
