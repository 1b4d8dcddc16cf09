// How deep and how large a page is, told from its tags before anything is built from it.
import { PlainError } from '../news/plain-error.ts';

const DEEPEST = 400;
const MOST_ELEMENTS = 100_000;
/** Of the depths of all elements together: what the reader of pages takes its time for. */
const MOST_DEPTHS = 1_500_000;

const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
/** What stands in these is text to every parser. Of the rest that HTML calls so the parser reads some; counting them all errs on the safe side. */
const RAW = /^(?:script|style|textarea|title)$/;
/** Elements that end when another of the same kind begins. */
const SELF_ENDING = new Set('p li dt dd tr td th option optgroup thead tbody tfoot rb rt rp'.split(' '));
const TAG = /<(?:!--|(\/?)([a-z][^\s/>]*))/gi;

/**
 * One pass over the text, without recursion and without backtracking. It may count more than the parser builds, never much less.
 * @throws PlainError for a page with more than 400 levels or 100,000 elements, or with too many deep ones
 */
export function checkBounds(html: string): void {
  const open: string[] = [];
  let elements = 0;
  let depths = 0;
  let foreign = 0;
  const tags = new RegExp(TAG);
  for (let tag = tags.exec(html); tag; tag = tags.exec(html)) {
    const name = tag[2]?.toLowerCase();
    if (name === undefined) {
      tags.lastIndex = commentEnd(html, tags.lastIndex);
      continue;
    }
    const end = tagEnd(html, tags.lastIndex);
    tags.lastIndex = end;
    if (tag[1] === '/') {
      const at = open.lastIndexOf(name);
      if (at !== -1) for (const closed of open.splice(at)) if (isForeign(closed)) foreign -= 1;
      continue;
    }
    elements += 1;
    if (SELF_ENDING.has(name) && open.at(-1) === name) open.pop();
    depths += open.length + 1;
    if (elements > MOST_ELEMENTS || depths > MOST_DEPTHS) throw new PlainError('The page has too many elements.');
    // Only in drawings and formulas does a slash end an element at once.
    if (VOID.has(name) || (foreign > 0 && html[end - 2] === '/')) continue;
    open.push(name);
    if (isForeign(name)) foreign += 1;
    if (open.length > DEEPEST) throw new PlainError(`The page nests more than ${DEEPEST} elements in one another.`);
    if (foreign === 0 && RAW.test(name)) tags.lastIndex = rawEnd(html, name, end);
  }
}

const isForeign = (name: string) => name === 'svg' || name === 'math';

function commentEnd(html: string, from: number): number {
  const end = html.indexOf('-->', from);
  return end === -1 ? html.length : end + 3;
}

/** After the `>` that ends a tag; one between the quotation marks of an attribute does not. */
function tagEnd(html: string, from: number): number {
  for (let at = from; at < html.length; at += 1) {
    if (html[at] === '>') return at + 1;
    if (html[at] !== '=') continue;
    while (/\s/.test(html[at + 1] ?? '')) at += 1;
    const mark = html[at + 1];
    if (mark === '"' || mark === "'") {
      const close = html.indexOf(mark, at + 2);
      if (close === -1) return html.length;
      at = close;
    } else while (at + 1 < html.length && !/[\s>]/.test(html[at + 1] ?? '')) at += 1;
  }
  return html.length;
}

/** Where `</name` begins. */
function rawEnd(html: string, name: string, from: number): number {
  const end = new RegExp(`</${name}`, 'gi');
  end.lastIndex = from;
  return end.exec(html)?.index ?? html.length;
}
