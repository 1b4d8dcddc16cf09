// How deep and how large a page is, told from its tags before anything is built from it.
import { PlainError } from '../news/plain-error.ts';

const DEEPEST = 400;
const MOST_ELEMENTS = 100_000;
/** Of the depths of all elements together: what the reader of pages takes its time for. */
const MOST_DEPTHS = 1_000_000;
/** Of one element; and of all of them. */
const MOST_OWN_ATTRIBUTES = 500;
const MOST_ATTRIBUTES = 400_000;
/** Pages that write every letter of another alphabet as an entity are honest; their texts are not so long. */
const MOST_ENTITIES = 400_000;

const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
/** What stands in these is text to every parser. Of the rest that HTML calls so the parser reads some; counting them all errs on the safe side. */
const RAW = /^(?:script|style|textarea|title)$/;
/** Which open elements end when another begins, as the parser has it. */
const ENDS: Readonly<Record<string, readonly string[]>> = {
  tr: ['tr', 'th', 'td'],
  td: ['th', 'td'],
  th: ['th'],
  li: ['li'],
  dt: ['dt', 'dd'],
  dd: ['dt', 'dd'],
  option: ['option'],
  tbody: ['thead', 'tbody'],
  ...Object.fromEntries(
    'p div ul ol dl table section article aside header footer main nav form pre blockquote h1 h2 h3 h4 h5 h6'
      .split(' ')
      .map((block) => [block, ['p']]),
  ),
};
/** In UTF-16 units: the value of an attribute that is longer is a picture, or nothing that anybody reads. */
const LONGEST_VALUE = 20_000;
const BLANK = /\s/;
/** A tag or a comment, a `<` that is neither, an entity: each is a piece that the parser makes. */
const PIECE = /<(!--|(\/?)([a-z][^\s/>]*))?|&/gi;

interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * One pass over the text, without recursion and without backtracking. It may count more than the parser builds, never much less.
 * @returns the page without the values of its longest attributes
 * @throws PlainError for a page with more than 400 levels or 100,000 elements, or with too many deep ones
 */
export function bounded(html: string): string {
  const open: string[] = [];
  const long: Range[] = [];
  let elements = 0;
  let depths = 0;
  let entities = 0;
  let foreign = 0;
  let attributes = 0;
  const pieces = new RegExp(PIECE);
  for (let piece = pieces.exec(html); piece; piece = pieces.exec(html)) {
    const [written, rest, slash] = piece;
    const name = piece[3]?.toLowerCase();
    if (written === '&') entities += 1;
    else if (rest === undefined) elements += 1;
    else if (name === undefined) {
      elements += 1;
      pieces.lastIndex = commentEnd(html, pieces.lastIndex);
    } else {
      const { end, own } = tagEnd(html, pieces.lastIndex, long);
      pieces.lastIndex = end;
      attributes += own;
      if (own > MOST_OWN_ATTRIBUTES || attributes > MOST_ATTRIBUTES)
        throw new PlainError('The page has too many attributes.');
      if (slash === '/') {
        const at = open.lastIndexOf(name);
        if (at !== -1) for (const closed of open.splice(at)) if (isForeign(closed)) foreign -= 1;
        continue;
      }
      while (ENDS[name]?.includes(open.at(-1) ?? '')) open.pop();
      elements += 1;
      depths += open.length + 1;
      // Only in drawings and formulas does a slash end an element at once.
      if (!VOID.has(name) && !(foreign > 0 && html[end - 2] === '/')) {
        open.push(name);
        if (isForeign(name)) foreign += 1;
        else if (foreign === 0 && RAW.test(name)) pieces.lastIndex = rawEnd(html, name, end);
      }
    }
    if (open.length > DEEPEST) throw new PlainError(`The page nests more than ${DEEPEST} elements in one another.`);
    if (elements > MOST_ELEMENTS || depths > MOST_DEPTHS || entities > MOST_ENTITIES)
      throw new PlainError('The page has too many elements.');
  }
  return without(html, long);
}

function without(html: string, ranges: readonly Range[]): string {
  if (ranges.length === 0) return html;
  let kept = '';
  let from = 0;
  for (const { start, end } of ranges) {
    kept += html.slice(from, start);
    from = end;
  }
  return kept + html.slice(from);
}

const isForeign = (name: string) => name === 'svg' || name === 'math';

function commentEnd(html: string, from: number): number {
  const end = html.indexOf('-->', from);
  return end === -1 ? html.length : end + 3;
}

/** After the `>` that ends a tag, and how many attributes stand before it; a `>` between the quotation marks of one does not end it. */
function tagEnd(html: string, from: number, long: Range[]): { readonly end: number; readonly own: number } {
  let own = 0;
  let inName = false;
  for (let at = from; at < html.length; at += 1) {
    const sign = html[at] ?? '';
    if (sign === '>') return { end: at + 1, own };
    if (sign !== '=') {
      const named = !BLANK.test(sign) && sign !== '/';
      if (named && !inName) own += 1;
      inName = named;
      continue;
    }
    inName = false;
    while (BLANK.test(html[at + 1] ?? '')) at += 1;
    const mark = html[at + 1];
    if (mark === '"' || mark === "'") {
      const close = html.indexOf(mark, at + 2);
      if (close === -1) return { end: html.length, own };
      if (close - at > LONGEST_VALUE) long.push({ start: at + 2, end: close });
      at = close;
    } else {
      const start = at + 1;
      while (at + 1 < html.length && !/[\s>]/.test(html[at + 1] ?? '')) at += 1;
      if (at - start > LONGEST_VALUE) long.push({ start, end: at + 1 });
    }
  }
  return { end: html.length, own };
}

/** Where `</name` begins. */
function rawEnd(html: string, name: string, from: number): number {
  const end = new RegExp(`</${name}`, 'gi');
  end.lastIndex = from;
  return end.exec(html)?.index ?? html.length;
}
