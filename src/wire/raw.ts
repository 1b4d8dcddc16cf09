// From what a file says to an article: text made clean, limits held, the language told.
import type { RawArticle } from '../news/article.ts';
import { languageOf } from '../news/language.ts';
import { PlainError } from '../news/plain-error.ts';
import { rightsOf } from './rights.ts';

/** What a parser found. The text is in paragraphs; everything else may be missing. */
export interface Facts {
  readonly headline: string;
  readonly paragraphs: readonly string[];
  readonly outlet?: string | undefined;
  readonly url?: string | null | undefined;
  readonly section?: string | null | undefined;
  readonly language?: string | null | undefined;
  readonly publishedAt?: number | null | undefined;
  readonly bylines?: readonly string[] | undefined;
  readonly rights?: string | null | undefined;
  readonly year?: number | null | undefined;
  readonly sample?: boolean | undefined;
}

/** Of one article's text, in UTF-16 units. */
export const LONGEST_TEXT = 1_000_000;
/** What is read of one from the web, which nobody here chose: as much as 30,000 words. */
export const MOST_OF_WEB = 200_000;
const LONGEST_PARAGRAPH = 50_000;
const LONGEST_HEADLINE = 300;

/** @throws PlainError where there is no text, or too much */
export function rawArticle(facts: Facts): RawArticle {
  const text = facts.paragraphs
    .map(paragraph)
    .filter((p) => p !== '')
    .join('\n\n');
  if (!/[\p{L}\p{N}]/u.test(text)) throw new PlainError('There is no article text in it.');
  if (text.length > LONGEST_TEXT) throw new PlainError('The article is longer than a million characters.');
  const headline = shortened(oneLine(facts.headline));
  const rights = facts.rights ? oneLine(facts.rights) : null;
  return {
    outlet: shortened(oneLine(facts.outlet ?? '')),
    headline,
    url: facts.url ?? null,
    section: facts.section ? shortened(oneLine(facts.section)) : null,
    language: facts.language ?? languageOf(`${headline}\n\n${text}`),
    publishedAt: facts.publishedAt ?? null,
    text,
    bylines: (facts.bylines ?? []).map(oneLine).filter((name) => name !== ''),
    rights,
    year: facts.year ?? (rights ? (rightsOf(rights)?.year ?? null) : null),
    sample: facts.sample ?? false,
  };
}

/** As many paragraphs as are read of an article from the web. */
export function beginning(paragraphs: readonly string[]): readonly string[] {
  const read: string[] = [];
  let left = MOST_OF_WEB;
  for (const each of paragraphs) {
    if (left <= 0) break;
    const part = each.slice(0, Math.min(left, LONGEST_PARAGRAPH));
    read.push(part);
    left -= part.length;
  }
  return read;
}

/** One kind of line break; no control or invisible signs, which a terminal would obey and a search would trip over, and no icons of web fonts. */
export function clean(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029\v\f\x85]/g, '\n')
    .replace(/[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069\ue000-\uf8ff]/g, '')
    .replace(/\t|[ \t\u00a0]{2,}/g, ' ');
}

function paragraph(text: string): string {
  return clean(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

export function oneLine(text: string): string {
  // Most pieces have nothing to be mended, and feeds are made of many.
  if (!/[^\x20-\x7e]| {2}|^ | $/.test(text)) return text;
  return clean(text).replace(/\s+/g, ' ').trim();
}

/** At a word's end, and marked. */
export function shortened(text: string, limit = LONGEST_HEADLINE): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit);
  const words = cut.replace(/\s+\S*$/, '');
  return `${(words.length > limit / 2 ? words : cut.replace(/[\ud800-\udbff]$/, '')).replace(/[\s,;:–—-]+$/, '')}…`;
}

/** http and https only, without a fragment; null for anything else. */
export function webAddress(written: string, base?: string | null): string | null {
  const url = URL.parse(written.trim(), base ?? undefined);
  if (
    url === null ||
    (url.protocol !== 'https:' && url.protocol !== 'http:') ||
    url.username !== '' ||
    url.password !== ''
  )
    return null;
  url.hash = '';
  return url.href;
}

/** "en-GB", "pt_BR" → the two letters; null for anything else. */
export function languageTag(written: string): string | null {
  return /^([a-z]{2})(?:[-_][a-z0-9]{2,8})*$/i.exec(written.trim())?.[1]?.toLowerCase() ?? null;
}
