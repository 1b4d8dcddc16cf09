// The tree of a feed → its head and its articles.
import { isUtf8 } from 'node:buffer';
import type { FeedArticle, FeedContent } from '../news/feed.ts';
import { asksOf } from './feed-asks.ts';
import { bylinesOf } from './feed-bylines.ts';
import { children, LONGEST, placedIn, shortText } from './feed-children.ts';
import { feedDate } from './feed-date.ts';
import { enclosuresOf } from './feed-enclosures.ts';
import { paragraphsOf, plain } from './feed-text.ts';
import { type Element, elementsOf, markupOf, type Placed, textOf } from './feed-tree.ts';
import { languageTag, oneLine, webAddress } from './raw.ts';

/** What is said once for all articles. */
type FeedHead = Omit<FeedContent, 'articles'> & Pick<FeedArticle, 'rights' | 'bylines'>;

export function head(root: Element, url: string | null): FeedHead {
  const channel = channelOf(root, url);
  const withdrawn = withdrawnIn(channel);
  return {
    title: headlineOf(channel) || null,
    link: linkOf(channel),
    language: languageOf(channel) ?? languageOf({ element: root, base: null }),
    rights: rightsOf(channel),
    bylines: root.name === 'feed' ? namesOfAll(channel) : [],
    asks: asksOf(channel.element),
    ...(withdrawn.length > 0 ? { withdrawn } : {}),
  };
}

/** They are told again with each entry: more or longer ones are no authors. */
const OF_ALL = { most: 5, longest: 200 } as const;

/** Only in Atom is the author of a feed that of its entries too (RFC 4287, 4.1.2); in RSS it is whom to write to. */
function namesOfAll(feed: Placed): readonly string[] {
  const names = bylinesOf(feed).filter((name) => !name.includes('@') && name.length <= OF_ALL.longest);
  return names.slice(0, OF_ALL.most);
}

/** Tombstones (RFC 6721): what an Atom feed says is no more. */
function withdrawnIn(feed: Placed): readonly string[] {
  const marks = children(feed, 'at:deleted-entry').map(({ element }) => oneLine(element.attributes.ref ?? ''));
  return marks.filter((mark) => mark !== '' && mark.length <= LONGEST);
}

/** RSS has a channel within its root; Atom is its own; of RDF the channel stands beside the items. */
function channelOf(root: Element, url: string | null): Placed {
  const outer = placedIn(root, url);
  const channel = root.name === 'feed' || root.name === 'channel' ? root : children(outer, 'channel')[0]?.element;
  return channel && channel !== root ? placedIn(channel, outer.base) : { element: channel ?? root, base: outer.base };
}

export function articleOf(item: Placed): FeedArticle {
  const published = dateIn(
    item,
    'pubdate',
    'published',
    'issued',
    'dc:date',
    'dcterms:issued',
    'dcterms:created',
    'created',
    'date',
    'dc:created',
  );
  const updated = dateIn(item, 'updated', 'modified', 'dcterms:modified', 'lastmod', 'lastbuilddate');
  const said = summaryOf(item);
  const text = fullTextOf(item);
  return {
    guid: guidOf(item),
    url: linkOf(item),
    headline: headlineOf(item),
    publishedAt: published ?? updated,
    updatedAt: updated ?? feedDate(item.element.attributes.lastmod ?? ''),
    summary: said || oneLine(text.join(' ')),
    text: text.join('\n\n'),
    bylines: bylinesOf(item),
    sections: sectionsOf(item),
    enclosures: enclosuresOf(item),
    language: languageOf(item),
    rights: rightsOf(item),
  };
}

function dateIn(item: Placed, ...names: readonly string[]): number | null {
  for (const { element } of children(item, ...names)) {
    const at = feedDate(shortText(element));
    if (at !== null) return at;
  }
  return null;
}

/** How the content of an element is meant, as HTML. */
function htmlOf({ element }: Placed): string {
  const { type = '', mode = '' } = element.attributes;
  const kind = type.toLowerCase();
  if (kind === 'xhtml' || mode.toLowerCase() === 'xml' || elementsOf(element).length > 0) return markupOf(element);
  const text = textOf(element);
  if (
    mode.toLowerCase() === 'base64' ||
    (kind.includes('/') && !/^(text|html|xhtml)|xml$/.test(kind) && /^[\w+/\s]+={0,2}$/.test(text.trim()))
  )
    return unpacked(text) ?? text;
  // Atom's plain text is plain: what looks like markup in it is none.
  return isPlain(kind, mode) ? text.replace(/&/g, '&amp;').replace(/</g, '&lt;') : text;
}

/** What base64 means as text; null where it means none, and the letters were only like it. */
function unpacked(text: string): string | null {
  const bytes = Buffer.from(text, 'base64');
  return isUtf8(bytes) ? bytes.toString('utf8') : null;
}

const isPlain = (type: string, mode: string) =>
  (type === 'text' || type === 'text/plain') && mode.toLowerCase() !== 'escaped';

function headlineOf(placed: Placed): string {
  for (const title of children(placed, 'title', 'media:title', 'dc:title')) {
    const text = plain(htmlOf(title).slice(0, LONGEST * 5));
    if (text !== '') return text;
  }
  return '';
}

const SUMMARIES = [
  'description',
  'summary',
  'abstract',
  'tagline',
  'dc:description',
  'itunes:summary',
  'googleplay:description',
  'media:description',
  'itunes:subtitle',
];

function summaryOf(item: Placed): string {
  const groups = [item, ...children(item, 'media:group')];
  for (const each of groups.flatMap((group) => children(group, ...SUMMARIES))) {
    const text = oneLine(paragraphsOf(htmlOf(each)).join(' '));
    if (text !== '') return text;
  }
  return '';
}

const CONTENTS = ['content:encoded', 'content', 'xhtml:body', 'body', 'fullitem', 'content:items'];

function fullTextOf(item: Placed): readonly string[] {
  for (const each of children(item, ...CONTENTS)) {
    if (/^(image|audio|video)\//.test(each.element.attributes.type ?? '')) continue;
    const paragraphs = paragraphsOf(htmlOf(each));
    if (paragraphs.length > 0) return paragraphs;
  }
  return [];
}

function guidOf(item: Placed): string | null {
  const said = children(item, 'guid', 'id', 'dc:identifier')[0];
  const written = said && oneLine(shortText(said.element));
  if (written) return (written.startsWith('/') && webAddress(written, said.base)) || written;
  return oneLine(item.element.attributes['rdf:about'] ?? '') || null;
}

function linkOf(placed: Placed): string | null {
  // Where a service stands between an outlet and its readers, the outlet's own address.
  const origin = children(placed, 'feedburner:origlink', 'origlink')[0];
  const own = origin && webAddress(shortText(origin.element), null);
  if (own) return own;
  const links = children(placed, 'link', 'a', 'url');
  const wanted = [
    ...links.filter(({ element }) => isAlternate(element) && /html|^$/.test(element.attributes.type ?? '')),
    ...links.filter(({ element }) => isAlternate(element)),
  ];
  for (const { element, base } of wanted) {
    const written = (element.attributes.href ?? textOf(element)).replace(/^\s*(?=www\.[\w-]+\.)/i, 'https://');
    const address = written.trim() === '' ? null : webAddress(written, base);
    if (address) return address;
  }
  const about = placed.element.attributes.href ?? placed.element.attributes['rdf:about'];
  const guid = children(placed, 'guid')[0]?.element;
  const permanent = guid && guid.attributes.ispermalink?.toLowerCase() !== 'false' ? textOf(guid) : undefined;
  const identifier = children(placed, 'id')[0]?.element;
  for (const written of [about, permanent, identifier && textOf(identifier)])
    if (written !== undefined && /^\s*https?:/i.test(written)) {
      const address = webAddress(written, null);
      if (address) return address;
    }
  return about === undefined ? null : webAddress(about, placed.base);
}

function isAlternate({ attributes }: Element): boolean {
  return (
    attributes.rel === undefined ||
    /^(alternate|http:\/\/www\.iana\.org\/assignments\/relation\/alternate)$/i.test(attributes.rel.trim())
  );
}

function sectionsOf(item: Placed): readonly string[] {
  const listed = children(item, 'category', 'dc:subject', 'media:category', 'itunes:category');
  const nested = listed.flatMap((each) => children(each, 'itunes:category'));
  const keywords = children(item, 'media:keywords', 'itunes:keywords').flatMap(({ element }) =>
    shortText(element).split(','),
  );
  const found = [...listed, ...nested].flatMap(({ element }) => {
    const { label, term, text } = element.attributes;
    const own = element.children.filter((child) => typeof child === 'string').join('');
    return [label, term !== undefined && /^https?:/.test(term) && label ? undefined : term, text, own];
  });
  return [
    ...new Set(
      [...found, ...keywords].map((each) => plain((each ?? '').slice(0, LONGEST))).filter((each) => each !== ''),
    ),
  ];
}

function languageOf(placed: Placed): string | null {
  const said = children(placed, 'language', 'dc:language')[0];
  return languageTag(said ? shortText(said.element) : (placed.element.attributes['xml:lang'] ?? ''));
}

function rightsOf(placed: Placed): string | null {
  for (const each of children(placed, 'copyright', 'rights', 'dc:rights', 'media:copyright')) {
    const line = plain(htmlOf(each).slice(0, LONGEST));
    if (line !== '') return line;
  }
  return null;
}
