// A web page → an article: what its markup says of itself first, then the text that Readability finds.
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { RawArticle } from '../news/article.ts';
import { PlainError } from '../news/plain-error.ts';
import { instant } from './instant.ts';
import { layoutOf } from './layout.ts';
import { checkBounds } from './page-bounds.ts';
import { headlineFor } from './plain.ts';
import { languageTag, oneLine, rawArticle, webAddress } from './raw.ts';
import { type Rights, rightsOf } from './rights.ts';

type Json = Record<string, unknown>;
type Doc = ReturnType<typeof parseHTML>['document'];

const TEXT_NODE = 3;
const BLOCKS = 'p, h1, h2, h3, h4, h5, h6, li, blockquote, pre, td, dd, dt, figcaption';

/**
 * @param url where it was read, if that is known; the page's own canonical address wins
 * @param outlet for a page that does not name its site
 * @throws PlainError for a page that is too deep, too large, or holds no article
 */
export function parsePage(html: string, url: string | null, outlet?: string): RawArticle {
  checkBounds(html);
  const { document } = parseHTML(html);
  const linked = linkedData(document);
  const meta = (...names: readonly string[]) =>
    names.map((name) => metaContent(document, name)).find((found) => found !== null) ?? null;
  const address = webAddress(attribute(document, 'link[rel="canonical"]', 'href') ?? meta('og:url') ?? url ?? '', url);
  const said = {
    headline:
      text(linked?.headline) ??
      meta('og:title', 'twitter:title') ??
      text(document.querySelector('h1')?.textContent) ??
      text(document.title),
    outlet: nameOf(linked?.publisher) ?? meta('og:site_name', 'application-name'),
    publishedAt:
      text(linked?.datePublished) ??
      meta('article:published_time', 'og:article:published_time', 'date', 'parsely-pub-date') ??
      attribute(document, 'time[datetime]', 'datetime'),
    section: text(linked?.articleSection) ?? meta('article:section'),
    language: document.documentElement?.getAttribute('lang') ?? text(linked?.inLanguage) ?? meta('og:locale'),
    bylines:
      namesOf(linked?.author) ??
      [meta('author', 'article:author')].filter((name) => name !== null && !/^https?:/.test(name)),
    rights: text(linked?.copyrightNotice) ?? meta('copyright', 'rights', 'dc.rights'),
  };
  const headline = withoutSite(said.headline, said.outlet);
  // Readability changes the document it reads: whatever else is wanted of it has been read by now.
  const rights = rightsIn(document);
  const layout = layoutOf(fuller(paragraphsIn(document, html), linked?.articleBody), headline);
  const owner = rights?.owner ?? layout.rights?.owner;
  return rawArticle({
    headline: headline ?? layout.headline ?? headlineFor(layout.paragraphs, ''),
    paragraphs: layout.paragraphs,
    outlet: said.outlet ?? outlet ?? owner ?? '',
    url: address,
    section: said.section ?? layout.section,
    language: said.language ? languageTag(said.language) : null,
    publishedAt: said.publishedAt ? instant(said.publishedAt) : layout.publishedAt,
    bylines: said.bylines.length > 0 ? said.bylines.map(String) : layout.bylines,
    rights: said.rights ?? rights?.line ?? layout.rights?.line,
  });
}

/** The text of the page's own JSON-LD, where that is clearly more than what was found: some pages hide most of theirs. */
function fuller(found: readonly string[], body: unknown): readonly string[] {
  if (typeof body !== 'string' || body.length < found.join(' ').length * 1.5) return found;
  return body
    .split(/\n+/)
    .map(oneLine)
    .filter((line) => line !== '');
}

function paragraphsIn(document: Doc, html: string): readonly string[] {
  const article = new Readability(document as never, { maxElemsToParse: 100_000, charThreshold: 200 }).parse();
  // What Readability did not find is looked for in a document it has not touched.
  const body = article?.content ? parseHTML(`<body>${article.content}</body>`).document : parseHTML(html).document;
  for (const aside of body.querySelectorAll('script, style, noscript, nav, footer, aside, form, button, figure'))
    aside.remove();
  const found = [...body.querySelectorAll(BLOCKS)]
    .filter((element) => element.querySelector(BLOCKS) === null)
    .map((element) => oneLine(element.textContent ?? ''));
  const lines = found.filter((line) => line !== '');
  if (lines.length > 0) return lines;
  const whole = (body.body?.textContent ?? '')
    .split(/\n\s*\n/)
    .map(oneLine)
    .filter((line: string) => line !== '');
  if (whole.length === 0) throw new PlainError('The page holds no article.');
  return whole;
}

/** The article of a page's JSON-LD, wherever in it that stands. */
function linkedData(document: Doc): Json | null {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    try {
      const found = articleIn(JSON.parse(script.textContent ?? ''), 0);
      if (found) return found;
    } catch {
      // Broken JSON-LD is common; the page has other ways to say what it is.
    }
  }
  return null;
}

function articleIn(value: unknown, depth: number): Json | null {
  if (depth > 4 || typeof value !== 'object' || value === null) return null;
  if (Array.isArray(value))
    return value.map((each) => articleIn(each, depth + 1)).find((found) => found !== null) ?? null;
  const node = value as Json;
  const types = [node['@type']].flat().map(String);
  if (types.some((type) => /(Article|NewsArticle|Report|BlogPosting)$/.test(type))) return node;
  return articleIn(node['@graph'] ?? node.mainEntity ?? null, depth + 1);
}

const text = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? oneLine(value) : null;
const nameOf = (value: unknown): string | null =>
  Array.isArray(value)
    ? nameOf(value[0])
    : typeof value === 'object' && value !== null
      ? text((value as Json).name)
      : text(value);

function namesOf(value: unknown): readonly string[] | null {
  const names = [value].flat().flatMap((each) => nameOf(each) ?? []);
  return names.length > 0 ? names : null;
}

function metaContent(document: Doc, name: string): string | null {
  return text(attribute(document, `meta[property="${name}"], meta[name="${name}"]`, 'content'));
}

function attribute(document: Doc, selector: string, name: string): string | null {
  return document.querySelector(selector)?.getAttribute(name) ?? null;
}

/** The first rights line anywhere on the page, which is mostly in its foot. */
function rightsIn(document: Doc): Rights | null {
  for (const element of document.querySelectorAll('body *')) {
    if (/^(script|style|noscript)$/i.test(element.tagName)) continue;
    for (const node of element.childNodes) {
      if (node.nodeType !== TEXT_NODE || !/©|\(c\)|copyright|reserv|vorbehalten|riservati/i.test(node.data)) continue;
      const found = rightsOf(oneLine(element.textContent ?? '')) ?? rightsOf(oneLine(node.data));
      if (found) return found;
    }
  }
  return null;
}

/** "Dam opens early | The Quay Courier" → "Dam opens early". */
function withoutSite(headline: string | null, site: string | null): string | null {
  if (headline === null || site === null || !headline.endsWith(site)) return headline;
  const rest = headline.slice(0, -site.length).replace(/\s*[|·–—:»-]\s*$/, '');
  return rest === '' ? headline : rest;
}
