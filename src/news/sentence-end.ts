// Whether a stop ends its sentence: by the word before it, the closing marks behind it, and what follows.
import { abbreviation } from './abbreviations.ts';
import type { Range } from './evidence.ts';
import { opensSentences } from './sentence-openers.ts';
import { letterKind } from './word-scan.ts';

/** A stop, as it stands in a text. */
export interface Stop {
  readonly at: number;
  readonly mark: string;
  /** Quotation marks, brackets and footnote numbers that close right behind it. */
  readonly closers: string;
}

/** @param from where the sentence begins that the stop may end */
export function endsSentence(
  text: string,
  block: Range,
  from: number,
  { at, mark, closers }: Stop,
  language: string | null,
): boolean {
  const end = at + mark.length + closers.length;
  const rest = text.slice(end, Math.min(end + 60, block.end));
  if (/[。！？．]/.test(mark)) return closers === '' || !quotationGoesOn(closers, rest);
  const next = rest.trimStart();
  const word = wordBefore(text, Math.max(block.start, at - LONGEST_WORD), at);
  if (rest.length === next.length) return isGlued(word, mark, text[at - 1] ?? '', closers, next, language);
  if (!opensASentence(next)) return false;
  if (isInBrackets(text, block, at, end)) return false;
  // Most sentences end so: behind a plain word, and before a capital.
  if (mark === '.' && closers === '' && /^[a-z]{4,}$/.test(word) && /^[A-Z]/.test(next))
    if (abbreviation(word, language) === null) return true;
  if (closers !== '' && /["”»’]/.test(closers) && isCredit(text, block, end, next)) return false;
  if (/[?!…]/.test(mark)) return !speakerFollows(closers, next);
  if (mark.length > 1) return !(/^\.(?: \.){2}$/.test(mark) && /\s/.test(text[at - 1] ?? ' '));
  if (closers !== '' && /["”»’'“]/.test(closers)) return !speakerFollows(closers, next);
  return !goesOn(text, from, at, word.replace(/^[.,'’-]+/, ''), next, language);
}

const LONGEST_WORD = 24;

/** The letters, digits and small marks right before a place. */
function wordBefore(text: string, from: number, at: number): string {
  let start = at;
  while (start > from && belongsToWord(text, start - 1)) start -= 1;
  return text.slice(start, at);
}

/** Of halves of letters, both are asked for by the pattern. */
function belongsToWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code >= 0xd800 && code <= 0xdfff)
    return /\p{L}|\p{M}|\p{N}/u.test(String.fromCodePoint(text.codePointAt(code >= 0xdc00 ? at - 1 : at) ?? 0));
  return letterKind(code) !== 0 || ".,'’°-".includes(text[at] ?? '');
}

/** A lost space: "said.The", "pay?The", "over.”However", "2015.[?]We". Not an address, not an abbreviation but for the hour's. */
function isGlued(
  word: string,
  mark: string,
  before: string,
  closers: string,
  next: string,
  language: string | null,
): boolean {
  if (/[?!]/.test(mark)) return mark.length === 1 && /^\p{Ll}{2,}$/u.test(word) && GLUED_WORD.test(next);
  if (mark !== '.' || /^(?:Com|Org|Net|Co)\b/.test(next)) return false;
  if (HOUR.test(word)) return closers === '' && GLUED_WORD.test(next) && !ZONE_OR_DAY.test(next);
  if (abbreviation(word, language) !== null) return false;
  const follows = /^["“‘(]?[?\ufffd]*["“]?(\p{Lu}[\p{L}\p{N}-]*)(?:[\s’',]|(\.)\s)/u.exec(next);
  if (!follows || (follows[2] && abbreviation(follows[1] ?? '', language) === null)) return false;
  if (closers !== '') return /["”’)]/.test(closers);
  return (
    /^(?:[\p{Ll}\p{Lu}]?\p{Ll}{2,}|\d{1,3}(?:,\d{3})*\p{Ll}{0,3}|\d{4}|\d{1,3}[-–]\d{1,3})$/u.test(word) ||
    /["”)%]$/.test(before) ||
    // "with the BJP.Talking to reporters"
    (/^\p{Lu}{3,}$/u.test(word) && /^\p{Lu}\p{Ll}{3,}\s\p{Ll}/u.test(next))
  );
}

const GLUED_WORD = /^["“‘(]?\p{Lu}\p{Ll}*\s/u;
const HOUR = /^[ap]\.m$/i;

function opensASentence(next: string): boolean {
  const first = next.replace(/^["“„«»'‘‚([¿¡*•–—-]+[\s\u00a0]*/u, '');
  if (/^\p{Ll}/u.test(first)) return /^\p{Ll}\p{Lu}/u.test(first);
  return first !== '' && !/^[,;:.]/.test(first);
}

/** “Really?” Smith said. */
function speakerFollows(closers: string, next: string): boolean {
  return (
    /["”»’']/.test(closers) &&
    /^(?:[\p{Lu}][\p{L}.’'-]*\s+){1,3}(?:said|says|asked|asks|told|added|wrote)\b/u.test(next)
  );
}

/** “…。”司机说 and 「…。」と: the sentence goes on behind its quotation. */
function quotationGoesOn(closers: string, rest: string): boolean {
  return (
    /[”"’」』»]/.test(closers) &&
    /^(?:[とっ、，,]|[^\s。！？“「『]{1,16}(?:说|說|称|稱|表示|指出|道|写道|强调|認為|认为|回答|问))/u.test(rest)
  );
}

/** A quotation's own credit: “…” (Smith 55). “…” – Ann Smith */
function isCredit(text: string, block: Range, end: number, next: string): boolean {
  if (/^\([^()]{1,58}\)[.?!]/.test(next)) return true;
  return /^\s*[-–—]\s?\p{Lu}[\p{L}.’'-]*(?:\s\p{Lu}[\p{L}.’'-]*){0,3}\s*$/u.test(
    text.slice(end, Math.min(block.end, end + 80)),
  );
}

function isInBrackets(text: string, block: Range, at: number, end: number): boolean {
  const before = text.slice(Math.max(block.start, at - 250), at);
  const open = before.lastIndexOf('(');
  if (open < 0 || before.indexOf(')', open) >= 0) return false;
  const close = text.slice(at, Math.min(block.end, at + 300)).indexOf(')');
  if (close < 0 || at + close < end) return false;
  // "(a) Yes. (b) No." is no bracket that holds a sentence.
  return close - open + before.length <= 300;
}

/** "IE", "NO": letters that are no abbreviation; titles in a headline's capitals are. */
const ACRONYM = /^(?!(?:MR|MRS|MS|MM|DR|ST|MT|FT|GEN|SEN|REP|GOV|LT|COL|SEC|NOS?|ART|EE)$)\p{Lu}{2,}$/u;
const ZONE_OR_DAY =
  /^(?:E[SD]?T|[CMP][SD]T|[CMP]T|GMT|UTC|BST|CES?T|IST|JST|AEST|Eastern|Pacific|Central|Mountain|Greenwich|[Ll]ocal|(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?|Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?![\p{L}])/u;
/** Words in small letters that abbreviate a state, a month or a day when they have a capital: "read the mass." */
const SMALL_WORD = /^(?:mass|miss|wash|ore|ill|ind|la|pa|mo|ark|conn|del|mar|sun|sat|wed|mon|ga|va|vt|me|colo)$/;
const STREET = /\p{Lu}[\p{L}’'-]*\s(?:St|Ave|Blvd|Rd|Hwy)$/u;
/** Of its last two words, which are looked for again at each full stop. */
const LONGEST_STREET = 60;
const MONTH = /^(?:jan|feb|apr|aug|sept?|oct|nov|dec)$/i;
const COMPANY = /^(?:inc|corp|co|ltd|llc|bros|plc|s\.a)$/i;
const PERSON = /^(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Prof|Sir|Lord|President)$/;
/** Countries and offices, behind which names of their parts follow; a capital alone does not end a sentence there. */
const COUNTRY = /^(?:u\.s(?:\.a)?|u\.k|u\.n|e\.u|ee\.uu|eua|u\.s\.s\.r|d\.c)$/i;

function goesOn(text: string, from: number, at: number, word: string, next: string, language: string | null): boolean {
  const following = /^["“„«'‘([]*([\p{L}\p{N}'’-]+)/u.exec(next)?.[1] ?? '';
  const digits = /^\d/.test(following);
  const bare = word.replace(/^\p{L}{1,2}['’](?=\p{L}{2})/u, '');
  const kind = ACRONYM.test(word) || SMALL_WORD.test(word) ? null : abbreviation(bare, language);
  const starter = opensSentences(following, language);
  const soFar = text.slice(from, at).trimStart();
  if (kind === 'goes-on' && starter && STREET.test(soFar.slice(-LONGEST_STREET))) return false;
  if (kind === 'goes-on') return !(/^(?:MS|DR|ST|SEC|NOS?|ART)$/.test(word) && !/^[\p{Lu}\d]/u.test(following));
  if (/^pp?$/.test(word) || /^N[°º]$/.test(word)) return digits;
  if (HOUR.test(word)) {
    if (PERSON.test(following)) return soFar.split(/\s+/).length <= 3;
    return ZONE_OR_DAY.test(next) || /^\p{Ll}/u.test(following);
  }
  if (kind === 'either') {
    if (/^no$/i.test(word)) return digits;
    if (digits) return true;
    if (starter || (MONTH.test(word) && /^\p{Lu}/u.test(following)) || (COMPANY.test(word) && isSubject(next)))
      return false;
    return COUNTRY.test(word) || !standsSmall(text, following);
  }
  if (/^(?:\p{Lu}\.){2,}\p{Lu}$/u.test(word) && isSubject(next) && /^\S+s\s/.test(next)) return false;
  if (/^\p{Lu}$/u.test(word) || /^(?:\p{Lu}\.-?)+\p{Lu}$/u.test(word))
    return soFar === word || /^\p{Lu}\./u.test(next) || (/^\p{Lu}/u.test(following) && (!starter || isNickname(next)));
  if (language === 'de' && digits && /\p{Ll}str$/u.test(word)) return true;
  // "König Carl XVI. Gustaf"
  if (
    language === 'de' &&
    /^[IVX]{1,5}$/.test(word) &&
    !starter &&
    /\p{Lu}\p{Ll}+\s[IVX]+$/u.test(soFar.slice(-LONGEST_STREET))
  )
    return true;
  if (/^\d{1,3}$/.test(word) || /^\p{Ll}$/u.test(word)) {
    if (soFar === word || /^[•⁃*▪]\s?\d+$/.test(soFar)) return true;
    if (language === 'de' && /^\d{1,2}$/.test(word)) return /^\p{Lu}/u.test(following) && !starter;
  }
  return false;
}

/** "Shareholders vote", not "Chief Executive Ann Lee": a capital, and then the sentence goes on in small letters. */
const isSubject = (next: string): boolean => /^\p{Lu}\p{Ll}+\s\p{Ll}/u.test(next);

/** J.P. "The Big Bopper" Richardson */
function isNickname(next: string): boolean {
  return /^["“‘](?:\p{Lu}[\p{L}’'-]*\s?){1,4}["”’]\s\p{Lu}/u.test(next);
}

/** The text has the word with a small letter too: its capital opens a sentence. */
function standsSmall(text: string, word: string): boolean {
  return /^\p{Lu}\p{Ll}{3,}$/u.test(word) && text.includes(` ${word.toLowerCase()} `);
}
