// Whether a sentence can stand as a line, and what has to be cut from it first.
import { abbreviation } from './abbreviations.ts';
import { isCuttable } from './clause-cut.ts';
import { carriesMeaning } from './cut-words.ts';
import { datelineLength } from './dateline-mark.ts';
import type { Range } from './evidence.ts';
import { without } from './evidence.ts';
import { isCredited, isFurniture, isMessage } from './furniture.ts';
import { hoverBoxes, unboxed } from './hover-box.ts';
import type { Quotation } from './quotation-marks.ts';
import { LONGEST_SENTENCE, type Sentence } from './sentence.ts';
import { endsSummary, mayEnd } from './unfinished.ts';
import { countWords } from './words.ts';

export interface Extract {
  readonly text: string;
  readonly cuts: readonly Range[];
  readonly words: number;
}

const FEWEST_WORDS = 4;
/** So short, and with a space before its stop, it was a heading. */
const SHORT = 12;
const MOST_WORDS = 75;
/** Above this many words a trailing clause is cut where that is safe. */
const LONG = 60;
/** "Lee told reporters outside Parliament.": that somebody spoke, and not what. Left over where marks were lost. */
const FRAME =
  /^(?:\S+\s){1,4}(?:told|tells) (?:reporters|journalists|the media|the press|a news conference)(?: (?:in|at|on|outside|after|before|later|earlier|here)(?: \S+){0,4})?\.$/u;
/** "Lee later responded on Facebook." */
const REACTION =
  /^(?:\S+\s){1,6}(?:responded|replied|reacted|commented|weighed in|hit back|tweeted|posted)(?: (?:on|via|in) (?:(?:an?|his|her|its|their) )?(?:Twitter|X|Facebook|Instagram|Truth Social|social media|statement|tweets?|posts?|thread)(?: \S+){0,4})?[.:]$/u;
const LONGEST_FRAME = 120;
const ENDS = /[.!?。！？؟।]["”“»«’'‘)\]」』\u00a0\u202f ]*$/u;

/** What `extract` asks first, and cheaply: it ends like a sentence, or the summary with it, and is no furniture. */
export function mayStand(sentence: Sentence, all: readonly Sentence[]): boolean {
  if (sentence.text.length > LONGEST_SENTENCE) return false;
  const text = unboxed(sentence.text);
  const end = text.slice(-12);
  if (/(?:\.{3}|…|\[…\])["”»)\]]*$|[:,;–-]\s*\.$/u.test(end)) return false;
  if (/\s\.$/.test(end) && countWords(text) < SHORT) return false;
  if (text.length < LONGEST_FRAME && (FRAME.test(text) || REACTION.test(text))) return false;
  return (
    (ENDS.test(end) || endsSummary(sentence, all)) &&
    !isFurniture(text) &&
    !isCredited(sentence, all) &&
    !isMessage(sentence, all) &&
    !isTeased(sentence, all)
  );
}

/** "اقرأ أيضًا.. بعد غضب الصحفيين": a label of the page stands right before it in its paragraph, in a script whose labels end like sentences. */
function isTeased({ index, start, text }: Sentence, all: readonly Sentence[]): boolean {
  const before = text.charCodeAt(0) < FIRST_SCRIPT ? undefined : all[index - 1];
  return (
    before !== undefined && start - before.end <= 1 && before.text.length < LONGEST_LABEL && isFurniture(before.text)
  );
}

const FIRST_SCRIPT = 0x0600;
const LONGEST_LABEL = 24;

/**
 * A sentence that `mayStand` as a line with the cuts it needs; null for a heading, a fragment, furniture, half a quotation or damaged
 * text.
 */
export function extract(sentence: Sentence, quotations: readonly Quotation[], language: string | null): Extract | null {
  const { text } = sentence;
  if (!keepsQuotations(sentence, quotations)) return null;
  const cuts: Range[] = [];
  const dateline = datelineLength(text);
  if (dateline > 0) cuts.push({ start: 0, end: dateline });
  if (!startsWell(text.slice(dateline))) return null;
  const boxes = hoverBoxes(text);
  if (boxes.length > 0) {
    const kept = unboxed(text);
    return damageAt(kept, [], language) === null && (ENDS.test(kept.slice(-12)) || mayEnd(kept, language))
      ? asLine(text, [...cuts, ...boxes])
      : null;
  }
  const inner = quotations
    .filter((q) => q.start >= sentence.start && q.end <= sentence.end)
    .map((q) => ({ start: q.start - sentence.start, end: q.end - sentence.start }));
  const seam = damageAt(text, inner, language);
  const brokenOff = !ENDS.test(text.slice(-12)) && !mayEnd(text, language);
  const long = countWords(text) > LONG;
  if (seam !== null || long || brokenOff) {
    const cut = trailingClause(text, seam ?? text.length, inner, dateline);
    if (cut) cuts.push(cut);
    else if (seam !== null || brokenOff) return null;
  }
  return asLine(text, cuts);
}

function asLine(source: string, cuts: readonly Range[]): Extract | null {
  const text = without(source, cuts);
  const words = countWords(text);
  return words < FEWEST_WORDS || words > MOST_WORDS ? null : { text, cuts, words };
}

function startsWell(text: string): boolean {
  const first = text.replace(/^["“”„«»‘'‚¿¡([\s]+/u, '');
  return (
    /^(?:[\p{Lu}\p{Lt}\p{Lo}\p{N}€$£]|\p{Ll}\p{Lu})/u.test(first) &&
    !/^[([•*–—-]|^\p{L}\)/u.test(text) &&
    !AGE_ALONE.test(first) &&
    !STAMPED.test(first)
  );
}

/** "22.00 (18.00) The first results are in.": when an entry of a list was written. */
const STAMPED = /^\d{1,2}[.:]\d\d(?:\s?[ap]\.?m\b\.?)?(?:\s\(\d|:\s|\s[–—-]\s|\s(?=["“‘']?\p{Lu}))/u;
/** "29-year-old, who": the article before it was lost. */
const AGE_ALONE = /^\d{1,3}-year-old(?:,|\s(?!\p{Lu}))/u;

function keepsQuotations(sentence: Sentence, quotations: readonly Quotation[]): boolean {
  return quotations.every((q) => {
    if (q.end <= sentence.start || q.start >= sentence.end) return true;
    return q.closed && q.start >= sentence.start && q.end <= sentence.end;
  });
}

/** Where a full stop is followed by a small letter though it ends no abbreviation: two sentences grown together. */
function damageAt(text: string, quotations: readonly Range[], language: string | null): number | null {
  const inside = /\.\s+\p{Ll}/u.test(text) ? text.matchAll(/([\p{L}\p{N}.’'-]+)\.\s+(?=\p{Ll}+\b(?!\p{Lu}))/gu) : [];
  for (const match of inside) {
    const word = match[1] ?? '';
    const at = match.index + word.length;
    // "5 in. wide" is an inch; "works in. the town" lost its line's end.
    if (word === 'in' && !/\d\s$/.test(text.slice(0, match.index))) return at;
    // "anti-U.S. sentiment"
    const last = word.split('-').at(-1) ?? '';
    if (word.endsWith('.') || /^(?:\p{L}|(?:\p{L}\.)+\p{L})$/u.test(last) || abbreviation(last, language) !== null)
      continue;
    if (language === 'de' && /^\d+$/.test(word)) continue;
    if (quotations.some((q) => q.start < at && at < q.end)) return at;
    return at;
  }
  // Bytes read in another character set leave control characters behind.
  if (/[\u0080-\u009f]|Â[£€«»°]|â€/.test(text)) return 0;
  if (/\s,\s|,,|\.\s+,\s\p{Ll}|\ufffd/u.test(text)) return 0;
  // A full stop before a comma is damage unless it ends an abbreviation: "Fla., staged", "R-Ariz., says".
  for (const [, word = ''] of !text.includes('.,') ? [] : text.matchAll(/([\p{L}\p{N}.’'-]+)\.,\s\p{Ll}/gu)) {
    const last = word.split('-').at(-1) ?? '';
    const short = /^(?:\p{L}|(?:\p{L}\.)+\p{L}|\p{Lu}\p{Ll}{1,4})$/u.test(last);
    if (!short && abbreviation(last, language) === null) return 0;
  }
  return null;
}

/** The last clause before the damage (or the end) that can go without loss, up to the final stop; null when none can. */
function trailingClause(text: string, seam: number, quotations: readonly Range[], from: number): Range | null {
  const stop = /[.!?]$/.test(text) ? text.length - 1 : text.length;
  for (let comma = text.lastIndexOf(',', seam); comma > from; comma = text.lastIndexOf(',', comma - 1)) {
    const clause = text.slice(comma, stop);
    if (quotations.some((q) => q.end > comma)) return null;
    if (carriesMeaning(clause)) return null;
    const cut = { start: comma, end: stop };
    if (isCuttable(text, cut) && countWords(text.slice(from, comma)) >= 10) return cut;
    if (seam < text.length && comma < seam - 250) return null;
  }
  return null;
}
