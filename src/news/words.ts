// Words: text made comparable, and counted.
import { STOP_WORDS } from './stop-words.ts';
import { letterKind } from './word-scan.ts';

const LETTERS: Readonly<Record<string, string>> = { ß: 'ss', ø: 'o', ł: 'l', đ: 'd', æ: 'ae', œ: 'oe', ı: 'i' };
const ASCII = /^[\x00-\x7f]*$/;
const UNSPACED_SCRIPT = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** The text for comparing: NFKC, lower case, accents off (only Latin, Greek and Cyrillic ones), anything but letters, marks and digits to single spaces. */
export function folded(text: string): string {
  const lower = text.toLowerCase();
  if (ASCII.test(lower)) return lower.replace(/[^a-z0-9]+/g, ' ').trim();
  return lower
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]+/g, '')
    .replace(/[ßøłđæœı]/g, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

/** Folded words that carry meaning: no stop words of the language (English where it is unknown), no single letters. */
export function contentWords(text: string, language: string | null): readonly string[] {
  const flat = folded(text);
  if (flat === '') return [];
  const stop = STOP_WORDS[language ?? 'en'] ?? NONE;
  const parts = UNSPACED_SCRIPT.test(flat) ? segmented(flat) : flat.split(' ');
  return parts.filter((word) => !stop.has(word) && (word.length > 1 || /[\p{N}\p{Script=Han}]/u.test(word)));
}

/** How many words a text has, or `most` where it has more; where a script has no spaces, what a dictionary takes for words. */
export function countWords(text: string, most = Number.POSITIVE_INFINITY): number {
  let count = 0;
  let counted = false;
  // Asked once: quotation marks and dashes stand behind Thai as well, and a text may be full of them.
  let isSpaced = false;
  for (let i = 0; i < text.length && count < most; i += 1) {
    const code = text.charCodeAt(i);
    if (code >= FIRST_UNSPACED && !isSpaced) {
      if (UNSPACED_SCRIPT.test(text)) return countSegmented(text, most);
      isSpaced = true;
    }
    const kind = letterKind(code);
    if (kind === 0 && isSpace(code)) counted = false;
    else if (kind !== 0 && !counted) {
      counted = true;
      count += 1;
    }
  }
  return count;
}

/** Where Thai begins; Han and kana stand behind it. */
const FIRST_UNSPACED = 0x0e01;

function isSpace(code: number): boolean {
  return (
    code === 32 ||
    (code >= 9 && code <= 13) ||
    code === 0xa0 ||
    (code >= 0x2000 && /\s/.test(String.fromCharCode(code)))
  );
}

const NONE: ReadonlySet<string> = new Set();
/** In UTF-16 units: the longer the text, the more each word of it costs. */
const PIECE = 2_000;
let segmenter: Intl.Segmenter | undefined;

function segmented(text: string): readonly string[] {
  return pieces(text).flatMap((piece) => wordsOfPiece(piece).map(({ segment }) => segment));
}

function countSegmented(text: string, most: number): number {
  let count = 0;
  for (const piece of pieces(text)) {
    count += wordsOfPiece(piece).length;
    if (count >= most) return most;
  }
  return count;
}

function wordsOfPiece(piece: string): readonly Intl.SegmentData[] {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  return [...segmenter.segment(piece)].filter(({ isWordLike }) => isWordLike);
}

function pieces(text: string): readonly string[] {
  const found: string[] = [];
  for (let from = 0; from < text.length; ) {
    const to = endOfPiece(text, from);
    found.push(text.slice(from, to));
    from = to;
  }
  return found;
}

/** Behind the last mark or space, so that no word is cut, where there is any. */
function endOfPiece(text: string, from: number): number {
  const most = from + PIECE;
  if (most >= text.length) return text.length;
  for (let to = most; to > from; to -= 1) if (letterKind(text.charCodeAt(to - 1)) === 0) return to;
  return most;
}
