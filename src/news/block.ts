// Blocks: the paragraphs, headings and list lines of a text. No sentence reaches over one.
import type { Range } from './evidence.ts';

const WIDTH = 60;
const WIDEST = 90;
/** Nobody wraps lines at so many characters: a text with a longer one has a paragraph a line. */
const UNWRAPPED = /[^\n]{141}/;
/** Lines this short, several of them and no stop at the end: a list. */
const LISTED = 40;

/** Paragraphs; a single line break parts them too where the line before is complete or too short to have been wrapped. */
export function* blocks(text: string): Generator<Range> {
  let start = 0;
  const isListed = listsIn(text);
  const unwrapped = text.includes('\n') && UNWRAPPED.test(text);
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at).trim();
    const rest = text.slice(at + 1, at + 80);
    const next = rest.trimStart();
    const empty = /^[^\S\n]*\n/.test(rest) || line === '' || next === '';
    const small = /^[\p{Ll}\d(]/u.test(next);
    const wrapped =
      !/[.?!…:;。！？"”»)]$/.test(line) && (small ? !isListed(start, at) : line.length >= WIDTH && !unwrapped);
    const midway =
      /[.?!]["”»)]*$/.test(line) &&
      line.length >= WIDTH &&
      line.length <= WIDEST &&
      !unwrapped &&
      !/^[-•*–]/.test(next);
    if (empty || !(wrapped || midway)) {
      yield { start, end: at };
      start = at + 1;
    }
  }
  yield { start, end: text.length };
}

/** Is the break between two of at least three short lines, none with a stop? Each paragraph is looked through once, for breaks asked about in their order. */
function listsIn(text: string) {
  let known = { end: -1, areShort: false };
  return (start: number, at: number): boolean => {
    if (at > known.end) known = paragraphAround(text, at);
    const opening = text.slice(start, Math.min(known.end, start + 600));
    if (text[at - 1] === ' ' || /[.?!…:;"”»)]\s*(?:\n|$)/.test(opening)) return false;
    return known.areShort;
  };
}

function paragraphAround(text: string, at: number) {
  const next = text.indexOf('\n\n', at);
  const end = next < 0 ? text.length : next;
  const first = text.lastIndexOf('\n\n', at);
  const lines = text
    .slice(first < 0 ? 0 : first + 2, end)
    .trim()
    .split('\n');
  return { end, areShort: lines.length >= 3 && lines.every((line) => line.trim().length <= LISTED) };
}
