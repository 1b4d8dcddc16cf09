// Wording: whether two sentences say the same, mistakes of typing apart.
import { carriesMeaning } from './cut-words.ts';
import { quotations } from './quotation-marks.ts';
import { isCommon } from './rarity.ts';
import { countWords, folded } from './words.ts';

/** Words, figures with what belongs to them, and signs that count something. */
const TOKEN = /[-−+](?=\d)|[\p{L}\p{N}][\p{L}\p{M}\p{N}’']*(?:[.,:]\d+)*|[$€£¥₹%‰°]/gu;
const NUMBER =
  /\d|^(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|[mbtr]+illions?|dozens?|half|twice|first|second|third|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|cien|mil|millon(?:es)?|deux|trois|quatre|cinq|sept|huit|neuf|dix|cent|mille|milliards?|zwei|drei|vier|funf|sechs|sieben|acht|neun|zehn|hundert|tausend|million(?:en)?|milliarden?)$/;
/** What may come and go without a difference. */
const SMALL = new Set(
  'a an the that el la los las un una le les l un une der die das dem den des ein eine einen einem einer'.split(' '),
);
/** From so many letters on, one may be wrong, or two. */
const [ONE_WRONG, TWO_WRONG] = [4, 9];
const STEM = 6;

interface Word {
  readonly folded: string;
  /** A name, as far as its capital tells: not the sentence's first word. */
  readonly name: boolean;
  readonly lower: boolean;
}

/**
 * Whether the second says something else than the first: another number, name, negation, doubt or quotation, or other words. Case, accents,
 * punctuation, spacing, articles and mistakes of typing make no difference. A mistake of typing is a word that is hardly anybody's and a letter or
 * two from the one that took its place; a name is never one.
 * @param context what else the outlet wrote: a word that stands in it is no mistake
 */
export function differs(before: string, after: string, language: string | null, context = ''): boolean {
  if (quotedWords(before) !== quotedWords(after)) return true;
  const [old, now] = [wordsOf(before), wordsOf(after)];
  const known = (word: string) => isCommon(word, language) || ` ${folded(context)} `.includes(` ${word} `);
  return differences(old, now).some(([gone, come]) => {
    const joined = (words: readonly Word[]) => words.map((word) => word.folded).join('');
    if (joined(gone) === joined(come)) return false;
    if (gone.length !== come.length)
      return [...gone, ...come].some(({ folded: word }) => !SMALL.has(word) || carriesMeaning(word));
    return gone.some((word, place) => !isMistake(word, come[place] as Word, known));
  });
}

function isMistake(wrong: Word, right: Word, known: (word: string) => boolean): boolean {
  const [a, b] = [wrong.folded, right.folded];
  if (a === b || (SMALL.has(a) && SMALL.has(b))) return true;
  if (wrong.name || right.name || NUMBER.test(a) || NUMBER.test(b) || !/^\p{L}+$/u.test(a + b)) return false;
  if (carriesMeaning(a)) return false;
  const length = Math.max(a.length, b.length);
  const swapped = [...a].sort().join('') === [...b].sort().join('');
  const most = length >= TWO_WRONG ? 2 : length >= ONE_WRONG || swapped ? 1 : 0;
  if (distance(a, b) > most) return false;
  // The same word in another form, or wrong near its end.
  if (a.length > STEM && a.slice(0, STEM) === b.slice(0, STEM)) return true;
  // The first word of a sentence may be a name.
  return !known(a) && (right.lower || known(b));
}

function wordsOf(text: string): readonly Word[] {
  let opens = true;
  return [...text.normalize('NFKC').matchAll(TOKEN)].map(([token], place) => {
    const between = place > 0 && !opens;
    opens = false;
    const plain = /[\p{L}\p{N}]/u.test(token) ? folded(token).replaceAll(' ', '') : token.replace('−', '-');
    const number = /\d/.test(plain) ? token.replace(/[.,](?=\d{3}(?!\d))/g, '').toLowerCase() : plain;
    const capital = /^\p{Lu}/u.test(token);
    return { folded: number === '%' ? 'percent' : number, name: capital && between, lower: !capital };
  });
}

function quotedWords(text: string): number {
  return quotations(text)
    .filter(({ nested, single, closed }) => closed && !nested && !single)
    .reduce((sum, { start, end }) => sum + countWords(text.slice(start, end)), 0);
}

type Difference = readonly [gone: readonly Word[], come: readonly Word[]];

/** What was taken out and what was put in its place, in order: what is left of both beside their longest common sequence. */
function differences(a: readonly Word[], b: readonly Word[]): readonly Difference[] {
  const longest = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  const at = (i: number, j: number) => longest[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      (longest[i] as Uint16Array)[j] =
        a[i]?.folded === b[j]?.folded ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const found: [Word[], Word[]][] = [];
  let open: [Word[], Word[]] | undefined;
  const hunk = () => {
    if (!open) {
      open = [[], []];
      found.push(open);
    }
    return open;
  };
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    if (i < a.length && j < b.length && a[i]?.folded === b[j]?.folded) {
      open = undefined;
      i += 1;
      j += 1;
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) hunk()[0].push(a[i++] as Word);
    else hunk()[1].push(b[j++] as Word);
  }
  return found;
}

/** Letters to be put in, taken out, exchanged, or swapped with the next (optimal string alignment). */
function distance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const above = rows[i - 1] as number[];
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((above[j] as number) + 1, (row[j - 1] as number) + 1, (above[j - 1] as number) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (rows[i - 2]?.[j - 2] as number) + 1);
      row.push(least);
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? 0;
}
