// HTML → the document that pages are read from.
import { parseHTML } from 'linkedom';
import { bounded } from './page-bounds.ts';

export type Doc = ReturnType<typeof parseHTML>['document'];

/** @throws PlainError for a page that is too deep or has too many elements: nothing is built of it */
export function documentOf(html: string): Doc {
  return parseHTML(closedLast(withBody(bounded(html)))).document;
}

/** What stands behind a closing tag of body belongs to it all the same; linkedom would put it outside, where nobody looks. */
function closedLast(html: string): string {
  const end = html.search(/<\/body\s*>/i);
  return end >= 0 && /<[a-z]/i.test(html.slice(end)) ? html.replace(/<\/(?:body|html)\s*>/gi, '') : html;
}

/** HTML lets a page leave out the tags of html and body; linkedom does not make up for that. */
function withBody(html: string): string {
  if (/<(?:body|frameset)[\s>]/i.test(html)) return html;
  const before = /<\/head\s*>/i.exec(html) ?? /<html(?:\s[^>]{0,2000})?>/i.exec(html);
  if (!before) return `<html><body>${html.replace(/^[\s\ufeff]*<!doctype[^>]{0,2000}>/i, '')}</body></html>`;
  const at = before.index + before[0].length;
  const page = `${html.slice(0, at)}<body>${html.slice(at)}`;
  return /<html[\s>]/i.test(page.slice(0, at)) ? page : `<html>${page}`;
}
