// Which words of a sentence may be left out: a bracket, the dateline, a clause set off by commas or dashes, what a page only shows under the pointer. Never words out of a phrase or an item of a list.
import { carriesMeaning } from './cut-words.ts';
import { datelineLength } from './dateline-mark.ts';
import type { Range } from './evidence.ts';
import { hoverBoxes } from './hover-box.ts';

/** How a clause begins that tells more of what stands before it; a name or "and" begins an item of a list. */
const ADDS =
  /^(?:,|;|[–—]|-{1,2}(?=\s))\s*(?:the|an?|which|who|where|when|after|as|while|with|\d{1,3}(?=\W*$)|[\p{L}]+ing|[\p{L}]+ed|un|una|el|la|lo que|que|le|ce qui|qui|une|ein|eine|was|wobei|der|die|das|tras|después|après|nach)(?![\p{L}])/iu;
const LISTS = /(?:^|\s)(?:and|or|nor|but|y|e|o|ni|et|ou|und|oder|sowie)\s/iu;
const LISTED_ON = /^[,;]?\s*(?:and|or|nor|but|y|e|o|ni|et|ou|und|oder|sowie)\s/iu;

/** May this be cut out of the sentence without changing what the rest says? */
export function isCuttable(source: string, { start, end }: Range): boolean {
  const taken = source.slice(start, end);
  if (start === 0) return end === datelineLength(source);
  if (taken.endsWith(' MORE')) return hoverBoxes(source).some((box) => box.start === start && box.end === end);
  if (carriesMeaning(taken)) return false;
  const words = taken.trim();
  if (/^\([^()]*\)$|^\[[^[\]]*\]$/s.test(words)) return true;
  const rest = source.slice(end).trimStart();
  const closed = /^[.?!…]*$/.test(rest) || /^(?:[,;:–—]|-{1,2}\s)/.test(rest) || /(?:[,–—]|\s-{1,2})$/.test(words);
  return (
    closed &&
    ADDS.test(words) &&
    !LISTS.test(listed(words)) &&
    !LIST_GOES_ON.test(words) &&
    !LISTED_TOO.test(words) &&
    !LISTED_ON.test(rest)
  );
}

/** ", the bread, the wine and the oil" behind the first of them. */
const LIST_GOES_ON = /^,[^,]+,[^,]*(?:,[^,]*)*,?\s(?:and|or|nor|y|e|o|ni|et|ou|und|oder|sowie)\s\S+(?:\s\S+){0,8}$/iu;

/** ", the crisis, the virus and the right to life, as well as unity": however long its last item is. */
const LISTED_TOO = /,[^,]+,\s(?:as well as|así como|ainsi que|assim como|bem como|nonché|sowie|alsook|а также)\s/iu;

/** The first part of a clause, up to its own first comma: an "and" there may go on with a list that began before the cut. */
function listed(words: string): string {
  return words.replace(/^[,;–—\s-]+/, '').replace(/[,;–—].*$/s, '');
}
