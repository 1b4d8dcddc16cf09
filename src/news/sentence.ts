// Text to sentences that survive abbreviations, initials, numbers, ellipses, quotations and headings.
import { abbreviation } from './abbreviations.ts';
import type { Range } from './evidence.ts';
import { quotations } from './quotation-marks.ts';
import { opensSentences } from './sentence-openers.ts';

export interface Sentence extends Range {
  readonly index: number;
  /** `text.slice(start, end)`, no white space at its ends. */
  readonly text: string;
}

/** A quotation of several sentences stays one up to this many characters; a longer one is cut like other text. */
const LONGEST_QUOTATION = 500;
const STOP = /[.?!…。！？؟।]+(?:\s\.(?=[\s.]|$))*/g;
const CLOSERS = /^(?:\[\d{1,3}\]|["”“»«’'‘)\]）」』›*]|[\u00a0\u202f ][»](?![\p{L}\p{N}]))+/u;
/** A full stop and what is left of an opening mark that was lost on the way, before the capital of a next sentence. */
const LOST_MARK = /^\.[?\ufffd]+\p{Lu}$/u;
const UNSPACED_STOP = /[。！？]/;

/**
 * The sentences of a text, in order. They never reach over an empty line, and never part a quotation of up to 500 characters, unless `quotations` is `parted`.
 * A full stop before a lower-case letter ends nothing. `language` is ISO 639-1; null counts as English.
 */
export function sentences(
  text: string,
  language: string | null,
  { quotations: kind = 'whole' }: { readonly quotations?: 'whole' | 'parted' } = {},
): readonly Sentence[] {
  const found: Sentence[] = [];
  const marks = quotations(text);
  const openings = new Set(marks.map(({ start }) => start));
  const kept = marks.filter((q) => kind === 'whole' && q.closed && !q.nested && q.end - q.start <= LONGEST_QUOTATION);
  for (const block of blocks(text)) {
    let start = block.start;
    for (const end of [...ends(text, block, kept, openings, language), block.end]) {
      const piece = text.slice(start, end);
      const lead = piece.length - piece.trimStart().length;
      const trimmed = piece.trim();
      if (trimmed !== '')
        found.push({ index: found.length, start: start + lead, end: start + lead + trimmed.length, text: trimmed });
      start = end;
    }
  }
  return found;
}

/** Paragraphs; a single line break parts them too where the line before is complete or too short to have been wrapped. */
function* blocks(text: string): Generator<Range> {
  let start = 0;
  const breaks = /\n/g;
  for (let match = breaks.exec(text); match; match = breaks.exec(text)) {
    const at = match.index;
    const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at).trim();
    const rest = text.slice(at + 1, at + 80);
    const next = rest.trimStart();
    const empty = /^[^\S\n]*\n/.test(rest) || line === '' || next === '';
    const wrapped = !/[.?!…:;。！？"”»)]$/.test(line) && (/^[\p{Ll}\d(]/u.test(next) || line.length >= 60);
    const midway = /[.?!]["”»)]*$/.test(line) && line.length >= 60 && line.length <= 90 && !/^[-•*–]/.test(next);
    if (empty || !(wrapped || midway)) {
      yield { start, end: at };
      start = at + 1;
    }
  }
  yield { start, end: text.length };
}

function* ends(
  text: string,
  block: Range,
  kept: readonly Range[],
  openings: ReadonlySet<number>,
  language: string | null,
): Generator<number> {
  STOP.lastIndex = block.start;
  const stops: number[] = [];
  const pattern = new RegExp(STOP.source, 'g');
  pattern.lastIndex = block.start;
  for (let match = pattern.exec(text); match && match.index < block.end; match = pattern.exec(text)) {
    const stop = LOST_MARK.test(text.slice(match.index, match.index + match[0].length + 1)) ? '.' : match[0];
    const at = match.index + stop.length;
    const following = CLOSERS.exec(text.slice(at, at + 8))?.[0] ?? '';
    // A mark that opens the next sentence closes nothing.
    const opening = [...following].findIndex((_, index) => openings.has(at + index));
    const closers = opening < 0 ? following : following.slice(0, opening);
    const end = at + closers.length;
    if (end >= block.end) break;
    if (kept.some((q) => q.start < match.index && end < q.end)) continue;
    if (endsHere(text, block, match.index, stop, closers, language)) stops.push(end);
  }
  yield* stops;
}

function endsHere(
  text: string,
  block: Range,
  at: number,
  stop: string,
  closers: string,
  language: string | null,
): boolean {
  const end = at + stop.length + closers.length;
  const rest = text.slice(end, Math.min(end + 60, block.end));
  if (UNSPACED_STOP.test(stop)) return true;
  const next = rest.trimStart();
  const word = /[\p{L}\p{N}.'’-]*$/u.exec(text.slice(Math.max(block.start, at - 24), at))?.[0] ?? '';
  if (rest.length === next.length)
    return (
      stop === '.' &&
      abbreviation(word, language) === null &&
      glued(word, closers, next, text.slice(Math.max(block.start, at - 1), at))
    );
  if (!opensASentence(next)) return false;
  if (insideBrackets(text, block, at, end)) return false;
  if (/[?!…]/.test(stop) || stop.length > 1) return !speakerFollows(closers, next);
  if (closers !== '' && /["”»’'“]/.test(closers)) return true;
  return !goesOn(text, block, at, word, next, language);
}

/** A lost space: "said.The". Not an address, not an abbreviation, not a number. */
function glued(word: string, closers: string, next: string, before: string): boolean {
  const grown = /^["“‘(]?[?\ufffd]*["“]?\p{Lu}[\p{L}\p{N}-]*[\s’',]/u.test(next) && !/^(?:Com|Org|Net|Co)\b/.test(next);
  if (closers !== '') return grown && /["”’)]/.test(closers);
  return grown && (/^(?:[\p{Ll}\p{Lu}]?\p{Ll}{2,}|\d+(?:am|pm)?|\d{4})$/u.test(word) || /["”)]$/.test(before));
}

function opensASentence(next: string): boolean {
  const first = next.replace(/^["“„«»'‘‚([¿¡*•–—-]+[\s\u00a0]*/u, '');
  if (/^\p{Ll}/u.test(first)) return /^\p{Ll}\p{Lu}/u.test(first);
  return first !== '' && !/^[,;:.]/.test(first);
}

/** “Really?” Smith said. */
function speakerFollows(closers: string, next: string): boolean {
  return (
    /["”»’]/.test(closers) && /^(?:[\p{Lu}][\p{L}.’'-]*\s+){1,3}(?:said|says|asked|asks|told|added|wrote)\b/u.test(next)
  );
}

function insideBrackets(text: string, block: Range, at: number, end: number): boolean {
  const open = text.lastIndexOf('(', at);
  if (open < block.start || text.slice(open, at).includes(')') || at - open > 250) return false;
  const close = text.indexOf(')', at);
  return close >= end && close < block.end && close - open <= 300;
}

/** "IE", "NO": letters that are no abbreviation; titles in a headline's capitals are. */
const ACRONYM = /^(?!(?:MR|MRS|MS|DR|ST|MT|FT|GEN|SEN|REP|GOV|LT|COL)$)\p{Lu}{2,}$/u;
const ZONE_OR_DAY =
  /^(?:E[SD]?T|[CMP][SD]T|[CMP]T|GMT|UTC|BST|CES?T|IST|JST|Eastern|Pacific|Central|Greenwich|(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?|Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec|Mr|Mrs|Ms|Dr)/;

function goesOn(text: string, block: Range, at: number, word: string, next: string, language: string | null): boolean {
  const following = /^["“„«'‘([]*([\p{L}\p{N}'’-]+)/u.exec(next)?.[1] ?? '';
  const kind = ACRONYM.test(word) ? null : abbreviation(word, language);
  const starter = opensSentences(following, language);
  if (kind === 'goes-on') return true;
  if (/^pp?$/.test(word) && /^\d/.test(following)) return true;
  if (/^[ap]\.m$/i.test(word)) return ZONE_OR_DAY.test(following) || /^\p{Ll}/u.test(following);
  if (kind === 'either') {
    if (/^(no)$/i.test(word)) return /^\d/.test(following);
    if (/^\d/.test(following)) return !/^[ap]\.m$/i.test(word);
    return !starter;
  }
  if (/^\p{Lu}$/u.test(word) || /^(?:\p{Lu}\.)+\p{Lu}$/u.test(word)) return /^[\p{Lu}]/u.test(following) && !starter;
  if (/^\d{1,3}$/.test(word)) {
    const alone = text.slice(block.start, at - word.length).trim() === '';
    if (alone) return true;
    if (language === 'de' && word.length <= 2) return /^\p{Lu}/u.test(following) && !starter;
  }
  return false;
}
