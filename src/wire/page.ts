// A web page → an article and what its markup says of it: that first, then the text that Readability finds.
import { getDomain } from 'tldts';
import { agencyOf } from '../news/agency.ts';
import type { RawArticle } from '../news/article.ts';
import { type Doc, documentOf } from './document.ts';
import { layoutOf } from './layout.ts';
import { isPaywalled, linkedData, nameOf, namesOf, pictureOf, text } from './linked-data.ts';
import { authorsOf } from './page-authors.ts';
import { firstDate } from './page-date.ts';
import { type Marks, marksOf } from './page-marks.ts';
import { fuller, paragraphsIn } from './page-text.ts';
import { headlineFor } from './plain.ts';
import { beginning, languageTag, oneLine, rawArticle, webAddress } from './raw.ts';
import { type Rights, rightsOf } from './rights.ts';

export interface Picture {
  /** http or https, absolute. */
  readonly url: string;
  readonly alt: string | null;
}

/** An article as a page gives it, and what only pages say. */
export interface PageFacts {
  /** Its `url` is the canonical one. */
  readonly article: RawArticle;
  /** Milliseconds since 1970 UTC, where the page says that it was changed. */
  readonly updatedAt: number | null;
  /** The lead picture. */
  readonly picture: Picture | null;
  /** The news agency that is credited: "AFP", "Reuters". */
  readonly agency: string | null;
  /** The page asks not to be kept or quoted by machines: `noarchive` or `nosnippet`. */
  readonly noarchive: boolean;
  /** It says that it is not free to read. */
  readonly paywalled: boolean;
}

export interface PageOptions {
  /** For a page that does not name its site. */
  readonly outlet?: string | undefined;
  /** The answer's `X-Robots-Tag`, where there was one. */
  readonly robotsTag?: string | null | undefined;
}

/** Of a title, or of what may be a rights line, in UTF-16 units. */
const LONGEST = 5_000;
/** Of a title that stands for itself. */
const SHORTEST = 15;

/**
 * @param url where it was read, if that is known; the page's own canonical address wins if it is of the same site
 * @throws PlainError for a page that is too deep, too large, or holds no article
 */
export function readPage(html: string, url: string | null, options: PageOptions = {}): PageFacts {
  const document = documentOf(html);
  const marks = marksOf(document);
  const data = linkedData(marks.scripts);
  const { article: linked, page } = data;
  const { meta, metas } = marks;
  const site = nameOf(linked?.publisher, data) ?? meta('og:site_name', 'application-name');
  const first = text(document.querySelector('h1')?.textContent?.slice(0, LONGEST));
  const headline = withoutTail(
    withoutSite(
      text(linked?.headline) ??
        meta('og:title', 'twitter:title', 'itemprop:headline') ??
        first ??
        text(document.title.slice(0, LONGEST)),
      site,
    ),
    first,
  );
  const authors = [...namesOf(linked?.author, data), ...namesOf(linked?.creator, data)];
  const bylines = authorsOf(document, marks, authors, [site, nameOf(linked?.publisher, data)]);
  const paywalled = isPaywalled(linked) || /^(?:locked|metered)$/i.test(meta('article:content_tier') ?? '');
  const picture = pictureIn(document, marks, pictureOf(linked?.image, data), url);
  const publishedAt = firstDate([
    text(linked?.datePublished),
    ...metas(
      'article:published_time',
      'og:article:published_time',
      'itemprop:datepublished',
      'date',
      'parsely-pub-date',
    ),
    ...metas(
      'datepublished',
      'pubdate',
      'publish-date',
      'dc.date.issued',
      'dcterms.created',
      'sailthru.date',
      'dc.date',
    ),
    text(linked?.dateCreated),
    text(page?.datePublished),
    document.querySelector('time[datetime]')?.getAttribute('datetime') ?? null,
  ]);
  const updatedAt = firstDate([
    text(linked?.dateModified),
    ...metas(
      'article:modified_time',
      'og:updated_time',
      'itemprop:datemodified',
      'lastmod',
      'last-modified',
      'dcterms.modified',
    ),
    text(page?.dateModified),
  ]);
  const language =
    [
      document.documentElement?.getAttribute('lang'),
      text(linked?.inLanguage),
      meta('og:locale'),
      meta('content-language'),
    ]
      .map((tag) => languageTag(tag ?? ''))
      .find((tag) => tag !== null) ?? null;
  const credits = [linked?.sourceOrganization, linked?.provider, linked?.copyrightHolder, linked?.creditText];
  // Readability changes the document it reads: whatever else is wanted of it has been read by now.
  const rights = rightsIn(document);
  const found = paragraphsIn(document, html);
  // What a page asks money for is not taken from where machines alone see it.
  const layout = layoutOf(paywalled ? found : fuller(found, linked?.articleBody), headline);
  const owner = rights?.owner ?? layout.rights?.owner;
  const article = rawArticle({
    headline: headline ?? layout.headline ?? headlineFor(layout.paragraphs, ''),
    paragraphs: beginning(layout.paragraphs),
    outlet: site ?? options.outlet ?? owner ?? '',
    url: canonicalIn(marks, [text(linked?.url), text(linked?.mainEntityOfPage)], url),
    section:
      text([linked?.articleSection].flat()[0]) ?? meta('article:section', 'itemprop:articlesection') ?? layout.section,
    language,
    publishedAt: publishedAt ?? layout.publishedAt,
    bylines: bylines.length > 0 ? bylines : layout.bylines,
    rights:
      text(linked?.copyrightNotice) ?? meta('copyright', 'rights', 'dc.rights') ?? rights?.line ?? layout.rights?.line,
  });
  return {
    article,
    updatedAt,
    picture,
    agency: agencyOf(
      [...authors, ...bylines, ...credits.flatMap((each) => namesOf(each, data)), article.rights],
      article.text.slice(0, 200),
    ),
    noarchive: [...metas('robots', 'googlebot', 'googlebot-news'), options.robotsTag ?? ''].some((said) =>
      /\bno(?:archive|snippet)\b/i.test(said),
    ),
    paywalled,
  };
}

/** The article alone. @throws PlainError as `readPage` */
export function parsePage(html: string, url: string | null, outlet?: string): RawArticle {
  return readPage(html, url, { outlet }).article;
}

/**
 * The page's own word on its address. One of another site, or the front page of its own, is a mistake or a disguise where it is known
 * where the page was read.
 */
function canonicalIn({ link, meta }: Marks, said: readonly (string | null)[], url: string | null): string | null {
  const read = url === null ? null : webAddress(url);
  const written = [link('canonical'), meta('og:url'), ...said].find((each) => each !== null) ?? null;
  const own = written === null ? null : webAddress(written, read);
  if (read === null || written === null) return own ?? read;
  if (own === null || siteOf(own) !== siteOf(read)) return read;
  return new URL(own).pathname === '/' && new URL(read).pathname !== '/' ? read : own;
}

const siteOf = (address: string) => getDomain(address, { allowPrivateDomains: true }) ?? new URL(address).hostname;

/** JSON-LD's, else the one for sharing; its words from there, or from the picture of the same name in the page. */
function pictureIn(
  document: Doc,
  { meta, link }: Marks,
  linked: { readonly url: string; readonly alt: string | null } | null,
  base: string | null,
): Picture | null {
  const shared = meta('og:image:secure_url', 'og:image', 'og:image:url', 'twitter:image', 'twitter:image:src');
  const written = linked?.url ?? shared ?? meta('itemprop:image') ?? link('image_src');
  const url = written === null ? null : webAddress(written, base);
  if (url === null) return null;
  return { url, alt: meta('og:image:alt', 'twitter:image:alt') ?? altOf(document, url) ?? linked?.alt ?? null };
}

/** The text of the image whose file has the same name: sizes and servers differ, names seldom. */
function altOf(document: Doc, url: string): string | null {
  const name = new URL(url).pathname.split('/').at(-1) ?? '';
  if (name.length < 5) return null;
  for (const image of document.querySelectorAll('img[alt]'))
    if (['src', 'srcset', 'data-src'].some((key) => image.getAttribute(key)?.includes(name))) {
      const alt = text(image.getAttribute('alt'));
      if (alt !== null) return alt;
    }
  return null;
}

const TEXT_NODE = 3;

/** The first rights line anywhere on the page, which is mostly in its foot. */
function rightsIn(document: Doc): Rights | null {
  for (const element of document.querySelectorAll('body *')) {
    if (/^(script|style|noscript)$/i.test(element.tagName)) continue;
    for (const node of element.childNodes) {
      if (node.nodeType !== TEXT_NODE || !/©|\(c\)|copyright|reserv|vorbehalten|riservati/i.test(node.data)) continue;
      const found =
        rightsOf(oneLine(element.textContent?.slice(0, LONGEST) ?? '')) ??
        rightsOf(oneLine(node.data.slice(0, LONGEST)));
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

/** "Dam opens early | Sport", where the page shows it as "Dam opens early". */
function withoutTail(headline: string | null, shown: string | null): string | null {
  if (headline === null || shown === null || shown.length < SHORTEST || !headline.startsWith(shown)) return headline;
  return /^\s+[|·–—»-]\s+\S/.test(headline.slice(shown.length)) ? shown : headline;
}
