// How deep and how large a page is, told from its tags before anything is built from it.
import { PlainError } from '../news/plain-error.ts';

const DEEPEST = 400;
const MOST_ELEMENTS = 100_000;
/** Of the depths of all elements: what the reader of pages takes time for. About ten seconds of it. */
const MOST_DEPTHS = 2_000_000;

const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
const RAW = new Set(['script', 'style', 'textarea', 'title', 'noscript', 'iframe', 'xmp', 'template']);
/** Elements that end when another of the same kind, or a block, begins. */
const SELF_ENDING = new Set('p li dt dd tr td th option optgroup thead tbody tfoot rb rt rp'.split(' '));
const TAG = /<(?:!--|(\/?)([a-z][^\s/>]*))/gi;

/**
 * One pass over the text, without recursion and without backtracking.
 * @throws PlainError for a page with more than 100,000 elements or 400 levels
 */
export function checkBounds(html: string): void {
  const open: string[] = [];
  let elements = 0;
  let depths = 0;
  TAG.lastIndex = 0;
  for (let tag = TAG.exec(html); tag; tag = TAG.exec(html)) {
    const name = tag[2]?.toLowerCase();
    if (name === undefined) TAG.lastIndex = after(html, '-->', TAG.lastIndex);
    else if (tag[1] === '/') close(open, name);
    else {
      elements += 1;
      if (SELF_ENDING.has(name) && open.at(-1) === name) open.pop();
      depths += open.length + 1;
      const end = after(html, '>', TAG.lastIndex);
      if (!VOID.has(name) && html[end - 2] !== '/') open.push(name);
      if (open.length > DEEPEST) throw new PlainError(`The page nests more than ${DEEPEST} elements in one another.`);
      if (elements > MOST_ELEMENTS || depths > MOST_DEPTHS) throw new PlainError('The page has too many elements.');
      if (RAW.has(name) && name !== 'noscript' && name !== 'template' && html[end - 2] !== '/') {
        TAG.lastIndex = rawEnd(html, name, end);
      } else TAG.lastIndex = end;
    }
  }
}

function close(open: string[], name: string): void {
  const at = open.lastIndexOf(name);
  if (at !== -1) open.length = at;
}

function after(html: string, what: string, from: number): number {
  const at = html.indexOf(what, from);
  return at === -1 ? html.length : at + what.length;
}

/** Where `</name` begins. */
function rawEnd(html: string, name: string, from: number): number {
  const end = new RegExp(`</${name}`, 'gi');
  end.lastIndex = from;
  return end.exec(html)?.index ?? html.length;
}
