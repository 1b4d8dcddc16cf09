// Hover boxes: what a page shows only while the pointer rests on a name, and what stands in the middle of a sentence once the page was
// scraped: the full name again and headlines about it, as in "Senator Ann Lee Ann Mary LeeLee wins recount Town votes MORE (D-Ore.) said".
import type { Range } from './evidence.ts';

const LAST = 'MORE';
/** A box of three headlines with a long name before it, in UTF-16 units. */
const LONGEST = 800;
/** The surname, the full name, and the first headline grown onto its end. */
const OPENS = /(?<!\p{L})(\p{Lu}[\p{L}'’-]+) (?:[\p{Lu}(]\S* ){0,6}?\1(?=[\p{Lu}‘“"’'\d])/u;

/** In order and apart; each begins with the space behind the surname and ends with MORE. None where the text holds no box. */
export function hoverBoxes(text: string): readonly Range[] {
  const boxes: Range[] = [];
  let from = 0;
  for (let last = text.indexOf(` ${LAST}`); last >= 0; last = text.indexOf(` ${LAST}`, last + 1)) {
    const end = last + 1 + LAST.length;
    if (/[\p{L}\p{N}]/u.test(text.charAt(end))) continue;
    const first = Math.max(from, last - LONGEST, text.lastIndexOf('\n', last) + 1);
    const opening = OPENS.exec(text.slice(first, last));
    if (!opening?.[1]) continue;
    boxes.push({ start: first + opening.index + opening[1].length, end });
    from = end;
  }
  return boxes;
}

/** The text as its page showed it. */
export function unboxed(text: string): string {
  if (!text.includes(LAST)) return text;
  let kept = '';
  let from = 0;
  for (const { start, end } of hoverBoxes(text)) {
    kept += text.slice(from, start);
    from = end;
  }
  return kept + text.slice(from);
}
