// Article: one item by one outlet, however it came in.
import { createHash } from 'node:crypto';
import { folded } from './words.ts';

export interface Article {
  /** Short, made from what identifies the article (see `identity`), so that the same article always has the same id. */
  readonly id: string;
  /** The publisher's name as readers see it; `''` where nothing names it. */
  readonly outlet: string;
  readonly headline: string;
  /** http or https, canonical; null for an article that came as a file without one. */
  readonly url: string | null;
  readonly section: string | null;
  /** ISO 639-1, lower case; null when it could not be told. */
  readonly language: string | null;
  /** Milliseconds since 1970 UTC; null when nobody said, and then it is never guessed. */
  readonly publishedAt: number | null;
  readonly storedAt: number;
  /** When its outlet last wrote it anew, with something that it had not said before; left out where it never did. */
  readonly rewrittenAt?: number;
  /** Paragraphs parted by one empty line, furniture gone. Evidence counts UTF-16 units in this very text. */
  readonly text: string;
  readonly bylines: readonly string[];
  /** The rights line as printed. */
  readonly rights: string | null;
  /** The year of the rights line. */
  readonly year: number | null;
  /** Written for the starter archive by a made-up outlet, and shown as such. */
  readonly sample: boolean;
  readonly topics: readonly Topic[];
  /** Region codes of `place.ts`. */
  readonly regions: readonly Region[];
}

/** What a reader in `wire` hands over, before the newsroom gives it an id, topics and regions. */
export type RawArticle = Omit<Article, 'id' | 'storedAt' | 'rewrittenAt' | 'topics' | 'regions'>;

export const TOPICS = [
  'conflict',
  'diplomacy',
  'politics',
  'elections',
  'economy',
  'disaster',
  'climate',
  'health',
  'justice',
  'rights',
  'science',
  'technology',
] as const;
export type Topic = (typeof TOPICS)[number];

export const REGIONS = ['africa', 'americas', 'asia', 'europe', 'middle-east', 'oceania'] as const;
export type Region = (typeof REGIONS)[number];

/** When an article counts as news: its date, or the moment it was stored where it has none or one that lies ahead. */
export function newsAt(article: Pick<Article, 'publishedAt' | 'storedAt'>): number {
  const { publishedAt, storedAt } = article;
  return publishedAt === null || publishedAt > storedAt ? storedAt : publishedAt;
}

const ID_LENGTH = 12;
const TRACKING = /^(utm_\w+|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid|cmpid|ocid|ito|smid|ns_\w+)$/i;

/**
 * Twelve characters of 0-9a-z that stay the same for the same article: from its canonical address, or, where it has none, from
 * outlet, headline and text as folded, so that another typesetting of the same words is the same article.
 */
export function identity(raw: Pick<RawArticle, 'url' | 'outlet' | 'headline' | 'text'>): string {
  const address = raw.url === null ? null : canonicalUrl(raw.url);
  const key =
    address === null ? ['text', raw.outlet, raw.headline, raw.text].map(folded).join('\n') : `url\n${address}`;
  return shortId(key);
}

/** Twelve characters of 0-9a-z, the same for the same words. */
export function shortId(key: string): string {
  const hash = createHash('sha256').update(key).digest('hex').slice(0, 16);
  return BigInt(`0x${hash}`).toString(36).padStart(ID_LENGTH, '0').slice(-ID_LENGTH);
}

/** The address without what does not change the page: scheme, `www.`, tracking, fragment, order of parameters, last slash. null when it is none. */
export function canonicalUrl(typed: string): string | null {
  if (!URL.canParse(typed)) return null;
  const url = new URL(typed);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  const kept = [...url.searchParams]
    .filter(([name]) => !TRACKING.test(name))
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const query = kept.length > 0 ? `?${new URLSearchParams(kept)}` : '';
  const host = url.host.replace(/^www\./, '');
  return `${host}${url.pathname.replace(/\/+$/, '')}${query}`;
}
