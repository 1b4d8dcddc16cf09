// `dateline parse`: what the wire makes of a feed or a page, storing nothing; or a filter that does it for many.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { type Config, wireOptions } from '../config.ts';
import type { FeedArticle, FeedContent } from '../news/feed.ts';
import { PlainError } from '../news/plain-error.ts';
import { PATIENCE_MS } from '../newsroom/patience.ts';
import { articleOutwards, type LeadsInside, outwards } from '../wire/outwards.ts';
import { createPages, type Pages } from '../wire/pages.ts';
import { looksLikeFeed, parseFeedCalmly } from '../wire/parse.ts';
import { openWire, type Wire } from '../wire/wire.ts';
import { iso } from './article-json.ts';
import { anyTextIn, type Fields, filter, idIn, textIn, unfit } from './filter.ts';
import { inkFor } from './ink.ts';

interface Options {
  readonly json?: boolean;
  readonly jsonl?: boolean;
}

interface Source {
  readonly body: Uint8Array;
  readonly contentType: string | null;
  readonly url: string | null;
}

interface Parsed {
  /** null for a page. */
  readonly feed: FeedContent | null;
  readonly articles: readonly FeedArticle[];
}

/** @param target a file's path or a web address; not used by the filter */
export async function parse(config: Config, target: string | undefined, options: Options): Promise<number> {
  if (options.jsonl) return parseLines();
  if (target === undefined) throw new PlainError('Name a file or an address, or use --jsonl for a filter.');
  const wire = openWire(wireOptions(config));
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const parsed = await parsedFrom(
      await sourceAt(target, wire, signal),
      { ...wire.pages, leadsInside: wire.leadsInside },
      signal,
    );
    if (options.json) for (const piece of jsonIn(parsed)) process.stdout.write(piece);
    else process.stdout.write(`${inWords(parsed)}\n`);
    return 0;
  } finally {
    await wire.close();
  }
}

/** In bytes: base64 makes a body longer by a third. */
const LONGEST_LINE = 64 * 1024 * 1024;

const NOT_BASE64 = /[^\da-z+/]/i;

/** What came from the web, as it came. */
const document = (fields: Fields) => ({
  id: idIn(fields),
  body: bodyIn(fields),
  url: anyTextIn(fields, 'url'),
  contentType: anyTextIn(fields, 'contentType'),
});

function bodyIn(fields: Fields): Uint8Array {
  const body = textIn(fields, 'body');
  const padding = body.endsWith('==') ? 2 : body.endsWith('=') ? 1 : 0;
  const whole = body.length % 4 === 0 && !NOT_BASE64.test(body.slice(0, body.length - padding));
  return whole ? Buffer.from(body, 'base64') : unfit('body', 'must be base64');
}

async function parseLines(): Promise<number> {
  const pages = createPages();
  // What stands in the document, wherever it leads: nobody follows it from here.
  const tools = { facts: pages.facts, leadsInside: () => false };
  try {
    return await filter(
      document,
      async ({ id, body, url, contentType }) => {
        try {
          return { id, ...jsonOf(await parsedFrom({ body, url, contentType }, tools)) };
        } catch (error) {
          if (!(error instanceof PlainError)) throw error;
          return { id, error: error.message };
        }
      },
      LONGEST_LINE,
    );
  } finally {
    await pages.close();
  }
}

async function sourceAt(target: string, { read }: Pick<Wire, 'read'>, signal: AbortSignal): Promise<Source> {
  if (/^https?:\/\//i.test(target)) {
    const reading = await read({ url: target, accept: 'any', signal });
    if (reading.kind === 'failed') throw new PlainError(reading.reason);
    if (reading.kind === 'unchanged') throw new PlainError('The server answered without any content.');
    return reading;
  }
  if (!existsSync(target)) throw new PlainError(`There is no file called ${target}.`);
  const body = await readFile(target).catch((error: unknown) => {
    throw new PlainError(`${pathToFileURL(target).pathname} cannot be read.`, { cause: error });
  });
  return { body, contentType: null, url: null };
}

interface Tools extends Pick<Pages, 'facts'> {
  readonly leadsInside: LeadsInside;
}

async function parsedFrom(source: Source, { facts, leadsInside }: Tools, signal?: AbortSignal): Promise<Parsed> {
  if (looksLikeFeed(source.body, source.contentType)) {
    const feed = outwards(await parseFeedCalmly(source.body, { ...source, now: Date.now() }), leadsInside);
    return { feed, articles: feed.articles };
  }
  const { article, updatedAt, picture } = await facts(source.body, { ...source, signal });
  const { url, headline, publishedAt, text, bylines, section, language, rights } = article;
  const enclosures = picture ? [{ url: picture.url, type: 'image/*', length: null }] : [];
  const sections = section === null ? [] : [section];
  const summary = text.split('\n\n')[0] ?? '';
  const one = { guid: null, url, headline, publishedAt, updatedAt, summary, text, bylines, sections, enclosures };
  return { feed: null, articles: [articleOutwards({ ...one, language, rights }, leadsInside)] };
}

const feedJson = ({ feed }: Parsed) => feed && { title: feed.title, link: feed.link };

function articleJson(article: FeedArticle) {
  const { guid, url, headline, publishedAt, updatedAt, summary, text, bylines, sections, enclosures } = article;
  const dates = { publishedAt: iso(publishedAt), updatedAt: iso(updatedAt) };
  return { guid, url, headline, ...dates, summary, text, bylines, sections, enclosures };
}

const jsonOf = (parsed: Parsed) => ({ feed: feedJson(parsed), articles: parsed.articles.map(articleJson) });

/** Articles at once, so that a feed of thousands is not in memory twice. */
const BATCH = 200;

/** The same as `jsonOf`, as text in pieces. */
function* jsonIn(parsed: Parsed): Generator<string> {
  const { articles } = parsed;
  yield `{"feed":${JSON.stringify(feedJson(parsed))},"articles":[`;
  for (let from = 0; from < articles.length; from += BATCH) {
    const some = articles.slice(from, from + BATCH).map((article) => JSON.stringify(articleJson(article)));
    yield (from === 0 ? '' : ',') + some.join(',');
  }
  yield ']}\n';
}

/** So many articles are printed for people. */
const SHOWN = 10;
const LONGEST = 300;

function inWords({ feed, articles }: Parsed): string {
  const ink = inkFor(process.stdout);
  const head = feed
    ? [`${ink.bold(feed.title ?? 'A feed without a title')}${feed.link ? ` · ${feed.link}` : ''}`, countOf(articles)]
    : ['A page with one article'];
  const shown = articles.slice(0, SHOWN).map((article) => {
    const { headline, url, publishedAt, bylines, summary, text } = article;
    const words = text === '' ? 'no full text' : `${text.split(/\s+/).length} words of full text`;
    const facts = [iso(publishedAt) ?? 'no date', ...bylines.slice(0, 3), words].join(' · ');
    const short = summary.length > LONGEST ? `${summary.slice(0, LONGEST).replace(/\s+\S*$/, '')}…` : summary;
    return [ink.bold(headline || 'No headline'), ink.dim(facts), url ?? 'no address', short]
      .filter(Boolean)
      .join('\n  ');
  });
  const more = articles.length - shown.length;
  return [head.join('\n'), ...shown, ...(more > 0 ? [`… and ${more} more; --json prints all of them.`] : [])].join(
    '\n\n',
  );
}

function countOf(articles: readonly FeedArticle[]): string {
  const dated = articles.filter(({ publishedAt }) => publishedAt !== null).length;
  const full = articles.filter(({ text }) => text !== '').length;
  return `${articles.length} ${articles.length === 1 ? 'article' : 'articles'}, ${dated} dated, ${full} with full text`;
}
