// The paragraphs of a page's article, as Readability finds them.
import { Readability } from '@mozilla/readability';
import { PlainError } from '../news/plain-error.ts';
import { type Doc, documentOf } from './document.ts';
import { oneLine } from './raw.ts';

const BLOCKS = 'p, h1, h2, h3, h4, h5, h6, li, blockquote, pre, td, dd, dt, figcaption';
const ASIDES = 'script, style, noscript, nav, footer, aside, form, button, figure';

/**
 * Changes the document: what else is wanted of it has to be read before.
 * @throws PlainError where the page holds no text at all
 */
export function paragraphsIn(document: Doc, html: string): readonly string[] {
  const reader = new Readability<Doc['body']>(document as never, {
    maxElemsToParse: 100_000,
    charThreshold: 200,
    disableJSONLD: true,
    serializer: (element) => element as never,
  });
  // What Readability did not find is looked for in a document it has not touched.
  const body = reader.parse()?.content ?? documentOf(html).body;
  for (const aside of body.querySelectorAll(ASIDES)) aside.remove();
  const found = [...body.querySelectorAll(BLOCKS)]
    .filter((element) => element.querySelector(BLOCKS) === null)
    .map((element) => oneLine(element.textContent ?? ''));
  const lines = found.filter((line) => line !== '');
  if (lines.length > 0) return lines;
  const whole = (body.textContent ?? '')
    .split(/\n\s*\n/)
    .map(oneLine)
    .filter((line: string) => line !== '');
  if (whole.length === 0) throw new PlainError('The page holds no article.');
  return whole;
}

/** The text of the page's own JSON-LD, where that is clearly more than what was found: some pages hide most of theirs. */
export function fuller(found: readonly string[], body: unknown): readonly string[] {
  if (typeof body !== 'string' || body.length < found.join(' ').length * 1.5) return found;
  return body
    .split(/\n+/)
    .map(oneLine)
    .filter((line) => line !== '');
}
