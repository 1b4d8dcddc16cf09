// JSON Lines: one article a line.
import { z } from 'zod';
import type { RawArticle } from '../news/article.ts';
import { PlainError } from '../news/plain-error.ts';
import { instant } from './instant.ts';
import { clean, languageTag, rawArticle, webAddress } from './raw.ts';
import { rightsOf } from './rights.ts';

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
  headline: z.string().refine((typed) => typed.trim() !== '', 'is empty'),
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

/**
 * `{headline, text, outlet?, url?, section?, publishedAt?, language?, bylines?, rights?}`; the text is kept as it is.
 * @param outlet for an article that names none; it wins over the owner in a rights line
 * @throws PlainError, one sentence, for a line that is no article
 */
export function parseJsonLine(line: string, outlet?: string): RawArticle {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new PlainError('This is not JSON.');
  }
  return articleFrom(value, outlet);
}

export function articleFrom(value: unknown, outlet?: string): RawArticle {
  const result = item.safeParse(value);
  if (!result.success) throw new PlainError(faultOf(result.error));
  const { data } = result;
  return rawArticle({
    ...data,
    bylines: data.bylines ?? [],
    outlet: data.outlet?.trim() || outlet || rightsOf(data.rights ?? '')?.owner || '',
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
