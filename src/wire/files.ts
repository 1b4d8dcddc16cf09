// Files, folders and globs → what is in them, one file at a time.
import { glob, open, stat } from 'node:fs/promises';
import path from 'node:path';
import type { RawArticle } from '../news/article.ts';
import { PlainError } from '../news/plain-error.ts';
import { decode } from './decode.ts';
import { parseJsonLines } from './jsonl.ts';
import { parseMarkdown } from './markdown.ts';
import { parsePage } from './page.ts';
import { parsePlain } from './plain.ts';

export type FileReading =
  /** `faults` are of parts of the file: the rest of it is here. */
  | {
      readonly kind: 'fresh';
      readonly path: string;
      readonly articles: readonly RawArticle[];
      readonly faults: readonly string[];
    }
  | { readonly kind: 'failed'; readonly path: string; readonly reason: string };

/** A JSON Lines file may hold many articles; anything else is one. */
const LARGEST = { lines: 512 * 1024 * 1024, other: 8 * 1024 * 1024 };
const KNOWN = /\.(txt|text|md|markdown|html?|xhtml|jsonl|ndjson)$/i;

/** The files that paths, folders (with all below them) and globs name, sorted, each once; and what names nothing. */
export async function filesAt(
  paths: readonly string[],
): Promise<{ readonly files: readonly string[]; readonly failed: readonly FileReading[] }> {
  const files = new Set<string>();
  const failed: FileReading[] = [];
  for (const named of paths) {
    const found = await filesOf(named);
    if (typeof found === 'string') failed.push({ kind: 'failed', path: named, reason: found });
    else for (const file of found) files.add(file);
  }
  return { files: [...files], failed };
}

async function filesOf(named: string): Promise<readonly string[] | string> {
  const kind = await stat(named).catch(() => null);
  if (kind?.isFile()) return [named];
  if (kind && !kind.isDirectory()) return 'This is neither a file nor a folder.';
  if (!kind && !/[*?[{]/.test(named)) return 'There is no such file or folder.';
  const found: string[] = [];
  for await (const entry of kind ? glob('**/*', { cwd: named }) : glob(named))
    found.push(kind ? path.join(named, entry) : entry);
  const files: string[] = [];
  for (const each of found.sort())
    if ((!kind || KNOWN.test(each)) && (await stat(each).catch(() => null))?.isFile()) files.push(each);
  if (files.length > 0) return files;
  return kind ? 'There is no text, Markdown, HTML or JSON Lines file in this folder.' : 'No file fits this pattern.';
}

/** Reads one file. What is wrong with it is a value, a sentence for the operator. */
export async function readFileAt(file: string, outlet?: string): Promise<FileReading> {
  try {
    const text = decode(await bytesOf(file));
    if (/\.(jsonl|ndjson)$/i.test(file)) {
      const { articles, faults } = parseJsonLines(text, outlet);
      return articles.length === 0
        ? { kind: 'failed', path: file, reason: faults[0] ?? 'There is no article in it.' }
        : { kind: 'fresh', path: file, articles, faults };
    }
    return { kind: 'fresh', path: file, articles: [parse(text, file, outlet)], faults: [] };
  } catch (error) {
    if (error instanceof PlainError) return { kind: 'failed', path: file, reason: error.message };
    if (error instanceof Error && 'code' in error)
      return { kind: 'failed', path: file, reason: `The file cannot be read (${String(error.code)}).` };
    throw error;
  }
}

async function bytesOf(file: string): Promise<Uint8Array> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const largest = /\.(jsonl|ndjson)$/i.test(file) ? LARGEST.lines : LARGEST.other;
    if (size > largest) throw new PlainError(`The file is larger than ${largest / 1024 / 1024} MB.`);
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

function parse(text: string, file: string, outlet: string | undefined): RawArticle {
  const start = text.trimStart().slice(0, 500);
  if (/^<\?xml|^<(rss|feed|rdf:RDF)\b/i.test(start) && /<(rss|feed|rdf:RDF)\b/i.test(start))
    throw new PlainError('This is a feed; feeds are not read from files yet.');
  if (/\.(html?|xhtml)$/i.test(file) || /^(<!doctype html|<html)\b/i.test(start)) return parsePage(text, null, outlet);
  if (/\.(md|markdown)$/i.test(file)) return parseMarkdown(text, file, outlet);
  return parsePlain(text, file, outlet);
}
