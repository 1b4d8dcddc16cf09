// Markup of a feed → a small tree that forgives: namespaces known by their address, names in lower case, and only as deep as an honest feed is.
import { Parser } from 'htmlparser2';

export interface Element {
  /** Lower case: bare for the feed formats' own elements, with the usual prefix for the others (`dc:creator`). */
  readonly name: string;
  /** Names in lower case, with `xml:` where they had it. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
  /** Its end was seen; false where the document stopped before. */
  readonly whole: boolean;
}

interface Open {
  name: string;
  attributes: Record<string, string>;
  children: (Element | string)[];
  whole: boolean;
  readonly spaces: Readonly<Record<string, string>>;
}

/** Deeper elements are passed over. */
export const DEEPEST = 300;
/** In elements: a feed with more is read as far as this. */
const MOST = 2_000_000;
/** A second one of these inside the first means that the end of the first is missing. */
const NEVER_NESTED: ReadonlySet<string> = new Set(['item', 'entry']);

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
];

/**
 * @param xml without its document type
 * @returns what stands at the top, in order
 */
export function createTree() {
  const top: Open = { name: '', attributes: {}, children: [], whole: true, spaces: {} };
  const stack: Open[] = [top];
  let count = 0;
  /** How many open elements were too deep to be kept. */
  let beneath = 0;

  const current = () => stack.at(-1) as Open;

  function close(whole: boolean): void {
    const done = stack.pop() as Open;
    done.whole = whole;
    const { spaces: _, ...element } = done;
    current().children.push(element);
  }

  const parser = new Parser(
    {
      onopentag(written, attributes) {
        if (stack.length > DEEPEST || count >= MOST) {
          beneath += 1;
          return;
        }
        count += 1;
        const spaces = spacesOf(attributes, current().spaces);
        const name = nameOf(written, spaces);
        if (NEVER_NESTED.has(name)) {
          const from = stack.findIndex((open) => open.name === name);
          while (from > 0 && stack.length > from) close(true);
        }
        const named = Object.entries(attributes).map(([key, value]) => [key.toLowerCase(), value] as const);
        stack.push({ name, attributes: Object.fromEntries(named), children: [], whole: false, spaces });
      },
      ontext(text) {
        if (beneath > 0) return;
        const { children } = current();
        const last = children.length - 1;
        if (typeof children[last] === 'string') children[last] += text;
        else children.push(text);
      },
      onclosetag(_, implied) {
        if (beneath > 0) beneath -= 1;
        else if (stack.length > 1) close(!(implied && ending));
      },
    },
    { xmlMode: true, decodeEntities: true, lowerCaseTags: false, lowerCaseAttributeNames: false },
  );
  let ending = false;

  return {
    write: (text: string) => parser.write(text),
    end(): readonly Element[] {
      ending = true;
      parser.end();
      while (stack.length > 1) close(false);
      return top.children.filter((child) => typeof child !== 'string');
    },
  };
}

function spacesOf(
  attributes: Readonly<Record<string, string>>,
  outer: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  let spaces = outer;
  for (const [name, value] of Object.entries(attributes)) {
    const prefix = /^xmlns(?::(.+))?$/i.exec(name);
    if (prefix) spaces = { ...spaces, [prefix[1] ?? '']: value.trim().toLowerCase() };
  }
  return spaces;
}

function nameOf(written: string, spaces: Readonly<Record<string, string>>): string {
  const colon = written.indexOf(':');
  const prefix = colon < 0 ? '' : written.slice(0, colon);
  const local = written.slice(colon + 1).toLowerCase();
  const space = spaces[prefix];
  if (space === undefined || space === '') {
    const usual = prefix.toLowerCase();
    return usual === '' || usual === 'atom' || usual === 'rss' ? local : `${usual}:${local}`;
  }
  if (OWN.test(space)) return local;
  const known = USUAL.find(([pattern]) => pattern.test(space))?.[1];
  if (known) return `${known}:${local}`;
  return prefix === '' ? local : `${prefix.toLowerCase()}:${local}`;
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
