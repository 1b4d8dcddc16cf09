// What a page says of its site's feeds: links that it declares, and links in it that look like feeds. Nothing is looked at.
import { documentOf } from './document.ts';
import { text } from './linked-data.ts';
import { webAddress } from './raw.ts';

export interface FeedLink {
  readonly url: string;
  readonly title: string | null;
}

export interface FoundLinks {
  /** In the page's own order, those of comments last. */
  readonly declared: readonly FeedLink[];
  /** Links that look like a feed, likeliest first. */
  readonly likely: readonly FeedLink[];
  /** Pages of the same site that seem to list feeds. */
  readonly lists: readonly string[];
}

const TYPES =
  /^\s*(?:application\/(?:rss|atom|rdf|feed|x-rss|x-atom)(?:\+xml|\+json)?|application\/json|text\/(?:xml|rss)|application\/xml)\b/i;
/** Types that a page declares for other things as well. */
const COMMON = /^\s*(?:application\/(?:json|xml)|text\/xml)/i;
const FEEDLIKE = /(?:^|[/._?=&-])(?:rss\d?|atom|feeds?|rdf|xml)(?:$|[/._?=&-])|\.(?:rss|atom|rdf)$/i;
const NAMED = /\b(?:rss|atom|feeds?)\b/i;
const COMMENTS = /\bcomments?\b|\/comments\//i;
/** Where a link that looks like a feed goes elsewhere. */
const ELSEWHERE =
  /\b(?:feedback|feedspot|feedly\.com|inoreader\.com|netvibes\.com|facebook\.com|twitter\.com|x\.com|add\.my\.yahoo|wp-json|oembed)\b|\.(?:css|js|png|jpe?g|gif|svg|pdf|zip)(?:$|\?)/i;
const MOST = 60;

/** @throws PlainError for a page that is too deep or too large */
export function feedLinks(html: string, url: string | null): FoundLinks {
  const document = documentOf(html);
  const base = baseOf(document.querySelector('base[href]')?.getAttribute('href') ?? null, url);
  const seen = new Set<string>();
  const declared: FeedLink[] = [];
  for (const link of document.querySelectorAll('link[rel][href]')) {
    const relations = (link.getAttribute('rel') ?? '').toLowerCase().split(/\s+/);
    const type = link.getAttribute('type') ?? '';
    const address = webAddress(link.getAttribute('href') ?? '', base);
    if (address === null || seen.has(address) || ELSEWHERE.test(address)) continue;
    const alternate =
      relations.includes('alternate') && TYPES.test(type) && (!COMMON.test(type) || FEEDLIKE.test(address));
    if (!alternate && !relations.includes('feed')) continue;
    seen.add(address);
    declared.push({ url: address, title: text(link.getAttribute('title')) });
  }
  const likely: (FeedLink & { readonly weight: number })[] = [];
  const lists = new Set<string>();
  for (const link of document.querySelectorAll('a[href]')) {
    const address = webAddress(link.getAttribute('href') ?? '', base);
    if (address === null || seen.has(address) || ELSEWHERE.test(address)) continue;
    const title = text((link.textContent ?? '').slice(0, 200)) ?? text(link.getAttribute('title'));
    const { pathname, search, hostname } = new URL(address);
    const looks = FEEDLIKE.test(pathname + search) || /^(?:feeds?|rss)\./i.test(hostname);
    if (!looks && !NAMED.test(title ?? '')) continue;
    seen.add(address);
    const file = /\.(?:xml|rss|atom|rdf|json)$/i.test(pathname);
    const weight =
      (file ? 3 : 0) + (looks ? 2 : 0) + (NAMED.test(title ?? '') ? 1 : 0) - (COMMENTS.test(address) ? 3 : 0);
    likely.push({ url: address, title, weight });
    if (!file && sameSite(address, base) && NAMED.test(`${title} ${pathname}`)) lists.add(address);
  }
  return {
    declared: [...declared.filter((link) => !isOfComments(link)), ...declared.filter(isOfComments)].slice(0, MOST),
    likely: likely
      .sort((a, b) => b.weight - a.weight)
      .slice(0, MOST)
      .map(({ url: address, title }) => ({ url: address, title })),
    lists: [...lists].slice(0, 5),
  };
}

const isOfComments = ({ url, title }: FeedLink) => COMMENTS.test(url) || COMMENTS.test(title ?? '');

/** `base href` is itself relative to where the page was read. */
function baseOf(written: string | null, url: string | null): string | null {
  return (written === null ? null : webAddress(written, url)) ?? url;
}

function sameSite(address: string, base: string | null): boolean {
  const bare = (host: string) => host.replace(/^www\./, '');
  return base !== null && bare(new URL(address).hostname) === bare(new URL(base).hostname);
}
