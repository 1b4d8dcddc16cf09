// Markup of a feed → a small tree that forgives: namespaces known by their address, names in lower case, and only as deep as an honest feed is.
import { type Attributes, createWalk, type Grammar } from './markup-walk.ts';
import { webAddress } from './raw.ts';

export interface Element {
  /** Lower case: bare for the feed formats' own elements, with the usual prefix for the others (`dc:creator`). */
  readonly name: string;
  /** Names in lower case, with the prefix they had. */
  readonly attributes: Attributes;
  readonly children: readonly (Element | string)[];
}

/** An element with the address that what is relative in it is relative to. */
export interface Placed {
  readonly element: Element;
  readonly base: string | null;
}

interface Open {
  /** Of a channel, its site's once that is named: programs that write relative links mean the pages, not the feed. */
  base: string | null;
  readonly element: { name: string; attributes: Attributes; children: (Element | string)[] };
  readonly spaces: Spaces;
  /** Within a feed, where items are. */
  readonly inFeed: boolean;
  readonly inItem: boolean;
  readonly kept: boolean;
}

/**
 * What nests deeper is passed over, in elements; and of one item, of all that stands outside of items, and of the items what is more than this; of the
 * text of one element, in UTF-16 units, as well: it comes in pieces, and one of a million pieces weighs a hundred times what it says.
 */
const LIMITS = { deepest: 300, inItem: 5_000, outside: 30_000, items: 10_000, spaces: 2_000, text: 600_000 } as const;
/** Stands for each that is passed over. */
const PASSED_OVER = { name: '', attributes: {}, children: [] };

export const ROOTS: ReadonlySet<string> = new Set(['rss', 'feed', 'rdf:rdf', 'channel', 'rdf']);
const ITEM = /^(?:[\w.-]+:)?(?:item|entry)$/;
/** These hold text alone; where another of a feed's elements begins in them, their end is missing. */
const SHORT = /^(?:title|link|guid|pubdate|category|comments)$/;
const OWN_ELEMENT =
  /^(?:title|link|guid|pubdate|category|comments|description|enclosure|content:encoded|dc:\w+|media:\w+)$/;
/** These may hold markup, but none that is called so. */
const LONG = /^(?:description|summary|content:encoded)$/;
const NO_MARKUP = /^(?:guid|pubdate|enclosure|content:encoded|dc:\w+)$/;

const XML: Grammar = {
  xml: true,
  deepest: LIMITS.deepest,
  endedBy(name, open) {
    // A second item inside the first means that the end of the first is missing.
    if (ITEM.test(name)) return open.indexOf(name);
    const last = open.at(-1) ?? '';
    const ended = (SHORT.test(last) && OWN_ELEMENT.test(name)) || (LONG.test(last) && NO_MARKUP.test(name));
    return ended ? open.length - 1 : -1;
  },
};

/** The namespaces of the feed formats themselves. */
const OWN =
  /^(https?:\/\/(www\.)?w3\.org\/2005\/atom|https?:\/\/purl\.org\/(rss\/1\.0|atom\/ns#.*|net\/rss1\.1#?)|https?:\/\/(my|channel)\.netscape\.com\/.*|http:\/\/backend\.userland\.com\/.*|https?:\/\/blogs\.law\.harvard\.edu\/tech\/rss|https?:\/\/cyber\.law\.harvard\.edu\/rss\/.*|http:\/\/rssnamespace\.org\/.*)\/?$/;
const USUAL: readonly (readonly [RegExp, string])[] = [
  [/purl\.org\/dc\/elements\/1\.[01]/, 'dc'],
  [/purl\.org\/dc\/terms/, 'dcterms'],
  [/purl\.org\/rss\/1\.0\/modules\/content/, 'content'],
  [/search\.yahoo\.com\/mrss|www\.rssboard\.org\/media-rss/, 'media'],
  [/itunes\.com\/dtds\/podcast|itunes\.com\/dtds\//, 'itunes'],
  [/w3\.org\/1999\/02\/22-rdf-syntax-ns/, 'rdf'],
  [/w3\.org\/1999\/xhtml/, 'xhtml'],
  [/georss\.org\/georss/, 'georss'],
  [/w3\.org\/2003\/01\/geo/, 'geo'],
  [/purl\.org\/rss\/1\.0\/modules\/syndication/, 'sy'],
  [/rssnamespace\.org\/feedburner/, 'feedburner'],
  [/webns\.net\/mvcb/, 'admin'],
  [/purl\.org\/atompub\/tombstones\/1\.0/, 'at'],
];

/**
 * Walks over a feed piece by piece, and gives out each of its items as soon as it is whole: no more of a large feed is held than one of them and its head.
 * @param xml without its document type
 * @param url what is relative in it is relative to this, unless it says otherwise
 */
export function createTree(xml: string, url: string | null) {
  const outermost = { name: '', attributes: {}, children: [] as (Element | string)[] };
  const stack: Open[] = [
    { element: outermost, base: url, spaces: UNDECLARED, inFeed: false, inItem: false, kept: true },
  ];
  const count = { inItem: 0, outside: 0, items: 0, spaces: 0, entriesTooDeep: 0 };
  let whole: Placed[] = [];
  const current = () => stack.at(-1) as Open;

  const walk = createWalk(xml, XML, {
    open(written, attributes) {
      const outer = current();
      const spaces = count.spaces < LIMITS.spaces ? spacesOf(attributes, outer.spaces) : outer.spaces;
      if (spaces !== outer.spaces) count.spaces += 1;
      const name = nameOf(written, spaces);
      const said = attributes['xml:base'];
      const base = said === undefined ? outer.base : (webAddress(said, outer.base) ?? outer.base);
      const inItem = outer.inItem || isItem(name, outer) || (stack.length === 1 && isLoneEntry(name, attributes));
      if (inItem && !outer.inItem) count.inItem = 0;
      const kind = inItem ? 'inItem' : 'outside';
      count[kind] += 1;
      const kept = outer.kept && count[kind] <= LIMITS[kind] && !(inItem && count.items >= LIMITS.items);
      const element = kept ? { name, attributes, children: [] } : PASSED_OVER;
      stack.push({ element, base, spaces, inFeed: outer.inFeed || ROOTS.has(name), inItem, kept });
    },
    passed(_, attributes) {
      if (attributes.xmlurl !== undefined) count.entriesTooDeep += 1;
    },
    text(piece) {
      if (!current().kept) return;
      const { children } = current().element;
      const last = children.length - 1;
      const before = children[last];
      if (typeof before !== 'string') children.push(piece);
      else if (before.length < LIMITS.text) children[last] = before + piece;
    },
    close(_, ended) {
      const { element, base, inItem, kept } = stack.pop() as Open;
      const outer = current();
      if (inItem && !outer.inItem) {
        count.items += 1;
        if (ended && kept) whole.push({ element, base });
      } else if (kept) {
        outer.element.children.push(element);
        if (element.name === 'link' && outer.base === url) stand(siteOf(element, outer), outer);
      }
    },
  });

  /** The items of RDF stand beside their channel, those of RSS in it. An `xml:base` says more. */
  function stand(site: string | null, head: Open): void {
    if (site === null || stack.some(({ element }) => element.attributes['xml:base'] !== undefined)) return;
    for (const each of stack) if (each === head || each.element.name === 'rdf:rdf') each.base = site;
  }

  return {
    step: walk.step,
    /** The items that became whole since they were last asked for. */
    items(): readonly Placed[] {
      const items = whole;
      whole = [];
      return items;
    },
    /** Whether there was more than is kept of one document. */
    tooMuch: (): boolean => count.outside > LIMITS.outside,
    /** Entries of a list of outlets that nest deeper than is read. */
    entriesTooDeep: (): number => count.entriesTooDeep,
    /** What stands at the top, without items. */
    roots: (): readonly Element[] => elementsOf(outermost),
  };
}

/**
 * The site of a feed, where its head names it with a whole address. Atom's links stand on the document's own address; only where that is not known, on what
 * the document says of itself.
 */
function siteOf(link: Element, { element: { name }, base }: Open): string | null {
  const { href, rel = 'alternate' } = link.attributes;
  const written =
    name === 'channel' && href === undefined ? textOf(link) : base === null && ROOTS.has(name) ? href : '';
  return /^\s*https?:\/\//i.test(written ?? '') && /^(?:alternate|self)$/.test(rel) ? webAddress(written ?? '') : null;
}

function isItem(name: string, { inFeed }: Open): boolean {
  return inFeed && (name === 'item' || name === 'entry');
}

/** Atom allows a document that is one entry (RFC 4287, 2); other formats call other things so. */
function isLoneEntry(name: string, attributes: Attributes): boolean {
  return name === 'entry' && Object.values(attributes).some((value) => ATOM.test(value));
}

const ATOM = /^\s*https?:\/\/(?:www\.)?(?:w3\.org\/2005\/atom|purl\.org\/atom\/ns#)/i;

/** From the prefixes that a document uses to those by which its elements are known here; its own formats have none. */
type Spaces = ReadonlyMap<string, string>;

/** Of one document; the rest is passed over. */
const MOST_SPACES = 100;
const UNDECLARED: Spaces = new Map([
  ['', ''],
  ['atom', ''],
  ['rss', ''],
]);

function spacesOf(attributes: Attributes, outer: Spaces): Spaces {
  let spaces: Map<string, string> | undefined;
  for (const name in attributes) {
    if (!name.startsWith('xmlns') || (name.length > 5 && name[5] !== ':')) continue;
    spaces ??= new Map(outer);
    const prefix = name.slice(6);
    const usual = usualPrefix((attributes[name] ?? '').trim().toLowerCase());
    if (spaces.size < MOST_SPACES || spaces.has(prefix)) spaces.set(prefix, usual ?? prefix);
  }
  return spaces ?? outer;
}

function usualPrefix(space: string): string | undefined {
  if (space === '' || OWN.test(space)) return '';
  return USUAL.find(([pattern]) => pattern.test(space))?.[1];
}

function nameOf(written: string, spaces: Spaces): string {
  const colon = written.indexOf(':');
  const prefix = colon < 0 ? '' : written.slice(0, colon);
  const known = spaces.get(prefix) ?? prefix;
  const local = written.slice(colon + 1);
  return known === '' ? local : `${known}:${local}`;
}

export const elementsOf = ({ children }: Element): readonly Element[] =>
  children.filter((child) => typeof child !== 'string');

/** All the text in it, however deep. */
export function textOf(element: Element): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

/** What stands in it, as markup again. */
export function markupOf(element: Element): string {
  return element.children
    .map((child) => {
      if (typeof child === 'string') return child.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
      const name = child.name.replace(/^xhtml:/, '');
      const attributes = Object.entries(child.attributes)
        .map(([key, value]) => ` ${key}="${value.replace(/&/g, '&amp;').replace(/"/g, '&quot;')}"`)
        .join('');
      return `<${name}${attributes}>${markupOf(child)}</${name}>`;
    })
    .join('');
}
