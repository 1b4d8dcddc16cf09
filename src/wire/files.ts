// One file → the articles in it.
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { RawArticle } from '../news/article.ts';
import { PlainError } from '../news/plain-error.ts';
import { checkText, decode } from './decode.ts';
import { unreadable } from './folder.ts';
import { articleFrom, type LinesReading, parseJsonLine } from './jsonl.ts';
import { linesOf } from './lines.ts';
import { hasFrontMatter, parseMarkdown } from './markdown.ts';
import { parsePage } from './page.ts';
import { parseFeedCalmly } from './parse.ts';
import { parsePlain } from './plain.ts';
import { rawArticle } from './raw.ts';

export type FileReading =
  /** `faults` are of parts of the file, one sentence each: the rest of it is here. */
  | ({ readonly kind: 'fresh'; readonly path: string } & LinesReading)
  | { readonly kind: 'failed'; readonly path: string; readonly reason: string };

/** In bytes. JSON Lines are read line by line and may be of any size. */
const LARGEST = 8 * 1024 * 1024;
const FEED =
  /^\s*(\ufeff|\xef\xbb\xbf)?\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*(<!DOCTYPE[^>]*>\s*)?<(rss|feed|rdf:RDF)\b/i;
const LINES = /\.(jsonl|ndjson)$/i;
/** Articles of a JSON Lines file that are handed on at once. */
const BATCH = 200;
/** With so many bad lines and no good one, a file is no JSON Lines. */
const PATIENCE = 20;

/**
 * Reads one file: in one reading, or in several for JSON Lines, whose memory stays the same however long the file is. What is wrong with
 * it is a value, not an exception.
 * @param outlet the outlet of what does not name its own
 */
export async function* readFileAt(file: string, outlet?: string): AsyncGenerator<FileReading> {
  try {
    if (LINES.test(file)) yield* readLines(file, outlet);
    else {
      const bytes = await bytesOf(file);
      if (FEED.test(Buffer.from(bytes.subarray(0, 4_000)).toString('latin1')))
        yield { kind: 'fresh', path: file, ...(await readFeed(bytes, outlet)) };
      else yield { kind: 'fresh', path: file, ...parse(decode(bytes), file, outlet) };
    }
  } catch (error) {
    yield {
      kind: 'failed',
      path: file,
      reason: error instanceof PlainError ? error.message : unreadable(error, 'file'),
    };
  }
}

/** What a feed gives of its articles, which may be no more than their summaries. */
async function readFeed(bytes: Uint8Array, outlet: string | undefined): Promise<LinesReading> {
  const feed = await parseFeedCalmly(bytes, { contentType: null, url: null, now: Date.now() });
  const articles: RawArticle[] = [];
  const faults: string[] = [];
  for (const [index, each] of feed.articles.entries()) {
    try {
      articles.push(
        rawArticle({
          ...each,
          paragraphs: (each.text || each.summary).split('\n\n'),
          outlet: outlet ?? feed.title ?? undefined,
          section: each.sections[0],
        }),
      );
    } catch (error) {
      if (!(error instanceof PlainError)) throw error;
      faults.push(`Article ${index + 1}: ${error.message}`);
    }
  }
  if (articles.length === 0) throw new PlainError(faults[0] ?? 'The feed holds no articles.');
  return { articles, faults };
}

async function* readLines(file: string, outlet: string | undefined): AsyncGenerator<FileReading> {
  let articles: RawArticle[] = [];
  let faults: string[] = [];
  let good = 0;
  let bad = 0;
  for await (const line of linesOf(checked(createReadStream(file)))) {
    try {
      if ('fault' in line) throw new PlainError(line.fault);
      articles.push(parseJsonLine(line.text, outlet));
      good += 1;
    } catch (error) {
      if (!(error instanceof PlainError)) throw error;
      faults.push(`Line ${line.number}: ${error.message}`);
      bad += 1;
    }
    if (good === 0 && bad === PATIENCE)
      throw new PlainError(`None of the first ${bad} lines is an article. ${faults[0]}`);
    if (articles.length === BATCH) {
      yield { kind: 'fresh', path: file, articles, faults };
      [articles, faults] = [[], []];
    }
  }
  if (good + bad === 0) throw new PlainError('The file is empty.');
  if (good === 0) throw new PlainError(faults.join(' '));
  yield { kind: 'fresh', path: file, articles, faults };
}

/** @throws PlainError at the first bytes, where they are not text's */
async function* checked(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let first = true;
  for await (const chunk of stream) {
    if (first) checkText(chunk);
    first = false;
    yield chunk;
  }
}

async function bytesOf(file: string): Promise<Uint8Array> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    if (size > LARGEST) throw new PlainError(`The file is larger than ${LARGEST / 1024 / 1024} MB.`);
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

/** By its name, unless its beginning says clearly that it is something else. */
function parse(text: string, file: string, outlet: string | undefined): LinesReading {
  const start = text.trimStart().slice(0, 1000);
  const one = (article: RawArticle): LinesReading => ({ articles: [article], faults: [] });
  if (/\.x?html?$/i.test(file) || /^(<\?xml[^>]*>\s*)?<(!doctype html|html)\b/i.test(start))
    return one(parsePage(text, null, outlet));
  if (/^<\?xml\b/i.test(start) || /\.(xml|rss|atom)$/i.test(file)) throw new PlainError('This is XML, but not a page.');
  if (/\.json$/i.test(file)) return parseJson(text, outlet);
  if (/\.(md|markdown)$/i.test(file) || hasFrontMatter(text)) return one(parseMarkdown(text, file, outlet));
  return one(parsePlain(text, file, outlet));
}

/** One article, or a list of them. */
function parseJson(text: string, outlet: string | undefined): LinesReading {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new PlainError('This is not JSON; a file with one article a line is called .jsonl.');
  }
  if (!Array.isArray(value)) return { articles: [articleFrom(value, outlet)], faults: [] };
  const articles: RawArticle[] = [];
  const faults: string[] = [];
  for (const [index, each] of value.entries()) {
    try {
      articles.push(articleFrom(each, outlet));
    } catch (error) {
      if (!(error instanceof PlainError)) throw error;
      faults.push(`Article ${index + 1}: ${error.message}`);
    }
  }
  if (articles.length === 0) throw new PlainError(faults[0] ?? 'There is no article in it.');
  return { articles, faults };
}
