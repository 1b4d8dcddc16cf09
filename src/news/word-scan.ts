// A scan for words, letter by letter: filing reads every article that comes in, and a pattern with Unicode classes takes several times as long.

const SMALL = 1;
const CAPITAL = 2;
const DIGIT = 3;
const kinds = new Uint8Array(65_536).fill(255);

/** 0 no part of a word, 1 letter or mark, 2 capital letter, 3 digit; halves of surrogate pairs count as letters. */
export function letterKind(code: number): number {
  const known = kinds[code] ?? 0;
  if (known !== 255) return known;
  const letter = String.fromCharCode(code);
  const kind = /[\p{Lu}\p{Lt}]/u.test(letter)
    ? CAPITAL
    : /[\p{L}\p{M}\p{Cs}]/u.test(letter)
      ? SMALL
      : /\p{N}/u.test(letter)
        ? DIGIT
        : 0;
  kinds[code] = kind;
  return kind;
}

/** Calls `found` with where each of the first `most` words begins and ends, and whether it begins with a digit. Numbers keep their thousands and cents. */
export function scanWords(text: string, most: number, found: (from: number, to: number, digit: boolean) => void): void {
  let count = 0;
  for (let i = 0; i < text.length && count < most; ) {
    const kind = letterKind(text.charCodeAt(i));
    if (kind === 0) {
      i += 1;
      continue;
    }
    const from = i;
    i += 1;
    while (i < text.length && (letterKind(text.charCodeAt(i)) !== 0 || (kind === DIGIT && parts(text, i)))) i += 1;
    found(from, i, kind === DIGIT);
    count += 1;
  }
}

/** A mark between digits: "1,600", "1.600", "7.1". */
function parts(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code !== 44 && code !== 46 && code !== 0xa0 && code !== 0x202f) return false;
  return letterKind(text.charCodeAt(at - 1)) === DIGIT && letterKind(text.charCodeAt(at + 1)) === DIGIT;
}
