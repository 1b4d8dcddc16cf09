// JSON Feed 1.0 and 1.1 → what it says.
import type { Enclosure, FeedArticle, FeedContent } from '../news/feed.ts';
import { PlainError } from '../news/plain-error.ts';
import { feedDate } from './feed-date.ts';
import { paragraphsOf, plain } from './feed-text.ts';
import { languageTag, MOST_OF_WEB, oneLine, webAddress } from './raw.ts';

type Json = Readonly<Record<string, unknown>>;

/** More is an attack: of nesting, of values, of items. */
const LIMITS = { deepest: 100, values: 500_000, items: 10_000 } as const;

export interface JsonFeed {
  readonly head: Omit<FeedContent, 'articles'>;
  /** Each is read when it is asked for. */
  readonly articles: Iterable<FeedArticle>;
}

/** @throws PlainError for JSON that is no feed */
export function parseJsonFeed(text: string, url: string | null): JsonFeed {
  const feed = parsed(text);
  const { items } = feed;
  const version = typeof feed.version === 'string' && feed.version.includes('jsonfeed.org');
  if (!version && !Array.isArray(items)) throw new PlainError('This is JSON, but not a JSON Feed.');
  const link = address(feed.home_page_url, url);
  const base = address(feed.feed_url, url) ?? url ?? link;
  const language = languageTag(string(feed.language));
  const authors = namesOf(feed);
  const whole = (Array.isArray(items) ? items : [])
    .slice(0, LIMITS.items)
    .filter((item): item is Json => typeof item === 'object' && item !== null);
  return {
    head: { title: plain(string(feed.title)) || null, link, language },
    articles: {
      *[Symbol.iterator]() {
        for (const item of whole) yield articleOf(item, base, language, authors);
      },
    },
  };
}

function parsed(text: string): Json {
  checkSize(text);
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json;
  } catch {
    throw new PlainError('This begins like JSON, but it is broken.');
  }
  throw new PlainError('This is JSON, but not a JSON Feed.');
}

/** Reading JSON cannot be stopped once it has begun: how much there is in it is counted first. */
function checkSize(text: string): void {
  let depth = 0;
  let values = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at];
    if (inString) {
      if (mark === '\\') at += 1;
      else if (mark === '"') inString = false;
      continue;
    }
    if (mark === '"') inString = true;
    else if (mark === '[' || mark === '{') depth += 1;
    else if (mark === ']' || mark === '}') depth -= 1;
    else if (mark === ',') values += 1;
    if (depth > LIMITS.deepest || values > LIMITS.values)
      throw new PlainError('This is JSON that nests too deep or holds too much for a feed.');
  }
}

function articleOf(item: Json, base: string | null, language: string | null, authors: readonly string[]): FeedArticle {
  const html = string(item.content_html, LONGEST.text);
  const paragraphs =
    html === ''
      ? string(item.content_text, LONGEST.text)
          .slice(0, MOST_OF_WEB)
          .split(/\n+/)
          .map(oneLine)
          .filter((p) => p !== '')
      : paragraphsOf(html);
  const names = namesOf(item);
  const updatedAt = feedDate(string(item.date_modified));
  return {
    guid: oneLine(typeof item.id === 'number' ? String(item.id) : string(item.id)) || null,
    url: address(item.url, base) ?? address(item.external_url, base),
    headline: oneLine(string(item.title)),
    publishedAt: feedDate(string(item.date_published)) ?? updatedAt,
    updatedAt,
    summary: oneLine(string(item.summary, LONGEST.text)) || paragraphs.join(' '),
    text: paragraphs.join('\n\n'),
    bylines: names.length > 0 ? names : authors,
    sections: eachOnce(listOf(item.tags).map((tag) => string(tag))),
    enclosures: enclosuresOf(item, base),
    language: languageTag(string(item.language)) ?? language,
    rights: null,
  };
}

function enclosuresOf(item: Json, base: string | null): readonly Enclosure[] {
  const attached = (Array.isArray(item.attachments) ? item.attachments : []) as readonly Json[];
  const found = attached.flatMap((each) => {
    const url = address(each?.url, base);
    const length = each?.size_in_bytes;
    return url
      ? [{ url, type: string(each.mime_type) || null, length: typeof length === 'number' ? length : null }]
      : [];
  });
  const image = address(item.image, base);
  return image ? [...found, { url: image, type: 'image/*', length: null }] : found;
}

function namesOf(value: Json): readonly string[] {
  return eachOnce(listOf(value.authors ?? value.author).map((author) => string((author as Json | null)?.name)));
}

/** Some write the only one of a list without the list. */
const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];

const eachOnce = (written: readonly string[]): readonly string[] => [
  ...new Set(written.map(oneLine).filter((each) => each !== '')),
];

/** In UTF-16 units, of texts and of everything else: what comes after is not read, as in the other formats. */
const LONGEST = { text: 500_000, other: 10_000 } as const;

const string = (value: unknown, longest: number = LONGEST.other): string =>
  typeof value === 'string' ? value.slice(0, longest) : '';
const address = (value: unknown, base: string | null) =>
  string(value).trim() === '' ? null : webAddress(string(value), base);
