// A web page → an article: what its markup says of itself first, then the text that Readability finds.
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { RawArticle } from '../news/article.ts';
import { PlainError } from '../news/plain-error.ts';
import { instant } from './instant.ts';
import { layoutOf } from './layout.ts';
import { checkBounds } from './page-bounds.ts';
import { languageTag, oneLine, rawArticle, webAddress } from './raw.ts';

type Json = Record<string, unknown>;
type Doc = ReturnType<typeof parseHTML>['document'];

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
  const paragraphs = paragraphsIn(document, html);
  const layout = layoutOf(paragraphs, said.headline);
  return rawArticle({
    headline: said.headline ?? layout.headline ?? '',
    paragraphs: layout.paragraphs,
    outlet: said.outlet ?? outlet ?? layout.rights?.owner ?? '',
    url: address,
    section: said.section ?? layout.section,
    language: said.language ? languageTag(said.language) : null,
    publishedAt: said.publishedAt ? instant(said.publishedAt) : layout.publishedAt,
    bylines: said.bylines.length > 0 ? said.bylines.map(String) : layout.bylines,
    rights: said.rights ?? layout.rights?.line ?? rightsIn(document),
    year: layout.rights?.year,
  });
}

function paragraphsIn(document: Doc, html: string): readonly string[] {
  const article = new Readability(document as never, { maxElemsToParse: 100_000, charThreshold: 200 }).parse();
  // Readability changes the document it reads; what it did not find is looked for in a fresh one.
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

function rightsIn(document: Doc): string | null {
  const footer = oneLine(document.querySelector('footer')?.textContent ?? '');
  return /((?:copyright|©)[^.|]{3,120})/i.exec(footer)?.[1]?.trim() ?? null;
}
