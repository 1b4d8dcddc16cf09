// JSON Lines: one article a line.
import { z } from 'zod';
import type { RawArticle } from '../news/article.ts';
import { PlainError } from '../news/plain-error.ts';
import { instant } from './instant.ts';
import { clean, languageTag, rawArticle, webAddress } from './raw.ts';

const url = z.string().transform((typed, context) => {
  const address = webAddress(typed);
  if (address === null) context.addIssue('is not an http or https address');
  return address;
});
const when = z.union([z.number(), z.string()]).transform((typed, context) => {
  const at = typeof typed === 'number' ? (Number.isSafeInteger(typed) ? typed : null) : instant(typed);
  if (at === null) context.addIssue('is no instant with its zone, such as 2021-10-06T18:30:00Z');
  return at;
});
const tag = z.string().transform((typed, context) => {
  const code = languageTag(typed);
  if (code === null) context.addIssue('is no language of two letters');
  return code;
});

const item = z.object({
  headline: z.string(),
  text: z.string(),
  outlet: z.string().nullish(),
  url: url.nullish(),
  section: z.string().nullish(),
  publishedAt: when.nullish(),
  language: tag.nullish(),
  bylines: z.array(z.string()).nullish(),
  rights: z.string().nullish(),
});

/** One bad line does not spoil the others. */
export interface LinesReading {
  readonly articles: readonly RawArticle[];
  /** One sentence each, with the line's number, from 1. */
  readonly faults: readonly string[];
}

/** `{headline, text, outlet?, url?, section?, publishedAt?, language?, bylines?, rights?}` a line; the text is kept as it is. */
export function parseJsonLines(text: string, outlet?: string): LinesReading {
  const articles: RawArticle[] = [];
  const faults: string[] = [];
  text.split('\n').forEach((line, index) => {
    if (line.trim() === '') return;
    try {
      articles.push(parseJsonLine(line, outlet));
    } catch (error) {
      if (!(error instanceof PlainError)) throw error;
      faults.push(`Line ${index + 1}: ${error.message}`);
    }
  });
  return { articles, faults };
}

/** @throws PlainError, one sentence, for a line that is no article */
export function parseJsonLine(line: string, outlet?: string): RawArticle {
  return articleFrom(jsonOf(line), outlet);
}

export function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line.replace(/^\ufeff/, ''));
  } catch {
    throw new PlainError('This is not JSON.');
  }
}

export function articleFrom(value: unknown, outlet?: string): RawArticle {
  const result = item.safeParse(value);
  if (!result.success) throw new PlainError(faultOf(result.error));
  const { data } = result;
  return rawArticle({
    ...data,
    bylines: data.bylines ?? [],
    outlet: data.outlet?.trim() || outlet,
    paragraphs: clean(data.text).split(/\n\s*\n/),
  });
}

function faultOf(error: z.ZodError): string {
  const [first] = error.issues;
  const key = first?.path[0];
  if (!first || key === undefined) return 'This is no JSON object with a headline and a text.';
  if (first.code === 'custom') return `"${String(key)}" ${first.message}.`;
  if (first.code === 'invalid_type' && /undefined/.test(first.message)) return `"${String(key)}" is missing.`;
  return `"${String(key)}" is not what it should be.`;
}
