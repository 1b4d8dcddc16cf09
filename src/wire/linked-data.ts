// What a page says of its article in JSON-LD, mended where it is nearly JSON.
import { plain } from './feed-text.ts';
import { oneLine } from './raw.ts';

export type Json = Readonly<Record<string, unknown>>;

const DEEPEST = 6;
/** Of all of a page's scripts, in UTF-16 units. */
const LONGEST = 1_000_000;
const ARTICLE = /(?:Article|Report|Posting)$/;
const PAGE = /(?:^|\/)(?:WebPage|ItemPage|AboutPage|CollectionPage)$/;

/** The article's node and, with the names of others found through it, everything that has an `@id`. */
export interface LinkedData {
  readonly article: Json | null;
  /** The node of the page around it, which some systems date instead. */
  readonly page: Json | null;
  /** Follows `{"@id": …}` to the node that has more to say. */
  readonly whole: (value: unknown) => unknown;
}

/** @param scripts the texts of the page's `application/ld+json` elements */
export function linkedData(scripts: readonly string[]): LinkedData {
  const length = scripts.reduce((sum, script) => sum + script.length, 0);
  const nodes = length > LONGEST ? [] : scripts.flatMap((script) => nodesIn(parsed(script), 0));
  const known = new Map(nodes.flatMap((node) => (typeof node['@id'] === 'string' ? [[node['@id'], node]] : [])));
  const articles = nodes.filter((node) => typesOf(node).some((type) => ARTICLE.test(type)));
  return {
    article: articles.find((node) => typeof node.headline === 'string') ?? articles[0] ?? null,
    page: nodes.find((node) => typesOf(node).some((type) => PAGE.test(type))) ?? null,
    whole: (value) => (isNode(value) && typeof value['@id'] === 'string' ? (known.get(value['@id']) ?? value) : value),
  };
}

const typesOf = (node: Json) => [node['@type']].flat().map(String);
const isNode = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every node that may be an article, outermost first: an article within a list of others is one of the others. */
function nodesIn(value: unknown, depth: number): readonly Json[] {
  if (depth > DEEPEST) return [];
  if (Array.isArray(value)) return value.flatMap((each) => nodesIn(each, depth + 1));
  if (!isNode(value)) return [];
  const inner = ['@graph', 'mainEntity', 'mainEntityOfPage', 'author', 'publisher'].flatMap((key) =>
    nodesIn(value[key], depth + 1),
  );
  return [value, ...inner];
}

/** null where it cannot be read even so: the page has other ways to say what it is. */
function parsed(script: string): unknown {
  const bare = script.replace(
    /^\s*(?:<!--|(?:\/\/|\/\*)?\s*<!\[CDATA\[(?:\s*\*\/)?)|(?:-->|(?:\/\/|\/\*)?\s*\]\]>(?:\s*\*\/)?)\s*$/g,
    '',
  );
  const attempts = [
    () => bare,
    // Line breaks within strings, a comma before a bracket, a semicolon at the end.
    () =>
      bare
        .replace(/[\x00-\x1f]+/g, ' ')
        .replace(/,(?=\s*[}\]])/g, '')
        .replace(/;\s*$/, ''),
    () => bare.replace(/&quot;/g, '"').replace(/[\x00-\x1f]+/g, ' '),
    // A sign escaped that needs none, as scripts of other languages do.
    () => bare.replace(/[\x00-\x1f]+/g, ' ').replace(/\\(?!["\\/bfnrtu])/g, ''),
  ];
  for (const attempt of attempts) {
    try {
      return JSON.parse(attempt());
    } catch {
      // The next attempt mends more.
    }
  }
  return null;
}

/** One line of text, its HTML resolved; null for anything else. */
export const text = (value: unknown): string | null => {
  if (typeof value !== 'string') return null;
  const line = oneLine(/[<&]/.test(value) ? unescaped(value) : value);
  return line === '' ? null : line;
};

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  rsquo: '’',
  lsquo: '‘',
  rdquo: '”',
  ldquo: '“',
  ndash: '–',
  mdash: '—',
  hellip: '…',
};

/** JSON needs no entities, yet many pages write them, some twice over; and a few leave tags in. */
function unescaped(value: string): string {
  const once = (written: string) =>
    written.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
      if (name) return NAMED[name.toLowerCase()] ?? plain(whole);
      const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole;
    });
  return once(once(value.replace(/<\/?[a-z][^<>]{0,200}>/gi, '')));
}

/** The name of a person or an organisation, however it is given. */
export function nameOf(value: unknown, { whole }: Pick<LinkedData, 'whole'>): string | null {
  if (Array.isArray(value)) return nameOf(value[0], { whole });
  const node = whole(value);
  return isNode(node) ? text(Array.isArray(node.name) ? node.name[0] : node.name) : text(node);
}

export function namesOf(value: unknown, data: Pick<LinkedData, 'whole'>): readonly string[] {
  return [value].flat().flatMap((each) => nameOf(each, data) ?? []);
}

/** Address and words of the first picture. */
export function pictureOf(
  value: unknown,
  data: LinkedData,
): { readonly url: string; readonly alt: string | null } | null {
  const first = data.whole([value].flat().find((each) => each !== null && each !== undefined));
  if (typeof first === 'string') return { url: first, alt: null };
  if (!isNode(first)) return null;
  const url = [first.url, first.contentUrl, first['@id']].flat().find((each) => typeof each === 'string');
  return typeof url === 'string' ? { url, alt: text(first.caption) ?? text(first.description) } : null;
}

/** `isAccessibleForFree: false`, on the article or on a part of it; true and "True" are free. */
export function isPaywalled(node: Json | null): boolean {
  const said = (each: unknown) => isNode(each) && /^false$/i.test(String(each.isAccessibleForFree ?? ''));
  return node !== null && (said(node) || [node.hasPart].flat().some(said));
}
