// What a page's markup says of it outside JSON-LD: its meta marks, links and properties, gathered in one pass.
import type { Doc } from './document.ts';
import { text } from './linked-data.ts';

export interface Marks {
  /** The first of these meta marks, or microdata properties, that says something. */
  readonly meta: (...names: readonly string[]) => string | null;
  /** All of them, in the order of the names. */
  readonly metas: (...names: readonly string[]) => readonly string[];
  /** `href` of the first link with this relation. */
  readonly link: (relation: string) => string | null;
  /** The texts of the page's JSON-LD. */
  readonly scripts: readonly string[];
}

/** Of what one mark says, in UTF-16 units. */
const LONGEST = 5_000;

export function marksOf(document: Doc): Marks {
  const said = new Map<string, string[]>();
  const links = new Map<string, string>();
  const scripts: string[] = [];
  const add = (name: string | null, value: string | null | undefined) => {
    const key = name?.trim().toLowerCase();
    const line = text(value?.slice(0, LONGEST));
    if (key && line !== null) said.set(key, [...(said.get(key) ?? []).slice(0, 20), line]);
  };
  for (const element of document.querySelectorAll('meta, link[rel], script[type], [itemprop]')) {
    const tag = element.tagName.toLowerCase();
    if (tag === 'script') {
      if (/^\s*application\/ld\+json/i.test(element.getAttribute('type') ?? ''))
        scripts.push(element.textContent ?? '');
    } else if (tag === 'link') {
      const href = element.getAttribute('href')?.trim();
      for (const relation of (element.getAttribute('rel') ?? '').toLowerCase().split(/\s+/))
        if (href && !links.has(relation)) links.set(relation, href);
    } else if (tag === 'meta') {
      const content = element.getAttribute('content');
      for (const name of ['property', 'name', 'http-equiv']) add(element.getAttribute(name), content);
      const property = element.getAttribute('itemprop');
      if (property) add(`itemprop:${property}`, content);
    } else {
      const property = element.getAttribute('itemprop') ?? '';
      if (PROPERTIES.has(property.toLowerCase())) add(`itemprop:${property}`, propertyOf(element));
    }
  }
  const metas = (...names: readonly string[]) => names.flatMap((name) => said.get(name) ?? []);
  return {
    metas,
    meta: (...names) => metas(...names)[0] ?? null,
    link: (relation) => links.get(relation) ?? null,
    scripts,
  };
}

const PROPERTIES = new Set(['headline', 'datepublished', 'datemodified', 'author', 'articlesection', 'image']);

type Element = NonNullable<ReturnType<Doc['querySelector']>>;

function propertyOf(element: Element): string | null {
  const given = ['content', 'datetime', 'src', 'href'].map((name) => element.getAttribute(name));
  // An author's property is often a box with a name, a picture and a link in it.
  const named = element.querySelector('[itemprop="name"]');
  const written = (named ?? element).textContent ?? '';
  return named || element.getAttribute('itemprop')?.toLowerCase() === 'author'
    ? written.slice(0, 300)
    : (given.find((value) => value !== null) ?? written.slice(0, 300));
}
