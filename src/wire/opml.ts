// OPML: outlets in from other readers, and out to them.
import { PlainError } from '../news/plain-error.ts';
import { decodeWeb } from './charset.ts';
import { createTree, type Element, elementsOf, textOf } from './feed-tree.ts';
import { languageTag, oneLine, webAddress } from './raw.ts';

/** An entry of a list of outlets. */
export interface ListedOutlet {
  readonly name: string | null;
  /** Its feed. */
  readonly url: string;
  readonly homepage: string | null;
  readonly language: string | null;
  /** The folders it stands in, outermost first, as one name. */
  readonly section: string | null;
}

export interface OutletList {
  readonly title: string | null;
  readonly outlets: readonly ListedOutlet[];
  /** Entries whose address another one had before them, by name. */
  readonly doubles: readonly string[];
  /** Entries that could not be taken, one sentence each. */
  readonly faults: readonly string[];
  /** How many entries nest deeper than is read. */
  readonly tooDeep: number;
  /** There are more than are read of one file. */
  readonly isCut: boolean;
}

/** In UTF-16 units. */
const LONGEST_NAME = 100;

/**
 * Reads OPML 1.0, 1.1 and 2.0 as readers write it: nested folders, attributes in any case, broken markup as far as it goes. An address that is listed twice is
 * taken once.
 * @throws PlainError when it is no OPML
 */
export function parseOpml(body: Uint8Array): OutletList {
  const text = decodeWeb(body, null).replace(/<!DOCTYPE[^>]*>/i, '');
  const tree = createTree(text, null);
  tree.step(text.length);
  const root = tree.roots().find(({ name }) => name === 'opml' || name === 'outlinedocument' || name === 'body');
  if (!root) throw new PlainError('This is no OPML file, the list that feed readers export.');
  const head = elementsOf(root).find(({ name }) => name === 'head');
  const title = head && elementsOf(head).find(({ name }) => name === 'title');
  const outlets = new Map<string, ListedOutlet>();
  const faults: string[] = [];
  const doubles: string[] = [];
  for (const { outline, folders } of outlinesIn(root, [])) {
    const { xmlurl = outline.attributes.url ?? '', htmlurl = '', language = '' } = outline.attributes;
    const name = nameOf(outline);
    const url = webAddress(xmlurl);
    if (url === null) faults.push(`“${name ?? 'An entry'}” ${faultOf(xmlurl)}`);
    else if (outlets.has(url)) doubles.push(name ?? url);
    else
      outlets.set(url, {
        name,
        url,
        homepage: htmlurl === '' ? null : webAddress(htmlurl),
        language: languageTag(language),
        section: folders.join(' / ') || null,
      });
  }
  return {
    title: (title && oneLine(textOf(title))) || null,
    outlets: [...outlets.values()],
    doubles,
    faults,
    tooDeep: tree.entriesTooDeep(),
    isCut: tree.tooMuch(),
  };
}

/** The address itself is not repeated: it may hold a secret. */
function faultOf(xmlurl: string): string {
  return URL.parse(xmlurl.trim())?.username
    ? 'has a user name in its address; addresses with credentials are not read.'
    : 'has no http or https address.';
}

interface Found {
  readonly outline: Element;
  readonly folders: readonly string[];
}

/** Entries with an address; those without one are folders, or notes. */
function* outlinesIn(parent: Element, folders: readonly string[]): Generator<Found> {
  for (const element of elementsOf(parent)) {
    if (element.name === 'body') yield* outlinesIn(element, folders);
    if (element.name !== 'outline') continue;
    const { xmlurl, type = '', url } = element.attributes;
    const isFeed = xmlurl !== undefined || (/^(rss|atom|feed)$/i.test(type) && url !== undefined);
    if (isFeed) yield { outline: element, folders };
    const name = nameOf(element);
    yield* outlinesIn(element, isFeed || name === null ? folders : [...folders, name]);
  }
}

function nameOf({ attributes }: Element): string | null {
  return (
    oneLine(attributes.title || attributes.text || '')
      .slice(0, LONGEST_NAME)
      .trim() || null
  );
}

/** OPML 2.0, one folder a section. */
export function writeOpml(title: string, outlets: readonly ListedOutlet[]): string {
  const sections = [...new Set(outlets.map(({ section }) => section))];
  const body = sections.flatMap((section) => {
    const lines = outlets.filter((outlet) => outlet.section === section).map(outlineOf);
    if (section === null) return lines.map((line) => `    ${line}`);
    const name = escaped(section);
    return [`    <outline text="${name}" title="${name}">`, ...lines.map((line) => `      ${line}`), '    </outline>'];
  });
  const head = [
    `<?xml version="1.0" encoding="UTF-8"?>`,
    `<opml version="2.0">`,
    `  <head><title>${escaped(title)}</title></head>`,
  ];
  return [...head, '  <body>', ...body, '  </body>', '</opml>', ''].join('\n');
}

function outlineOf({ name, url, homepage, language }: ListedOutlet): string {
  const said = { type: 'rss', text: name ?? url, title: name ?? url, xmlUrl: url, htmlUrl: homepage, language };
  const attributes = Object.entries(said).flatMap(([key, value]) =>
    value === null ? [] : [`${key}="${escaped(value)}"`],
  );
  return `<outline ${attributes.join(' ')}/>`;
}

const escaped = (text: string) =>
  text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/[\x00-\x1f]/g, ' ');
