// What a sentence leans on: "He", "But", "the official", a bare surname. Shown alone it would puzzle or mislead.
import { datelineLength } from './dateline-mark.ts';
import { fullNames, namesIn } from './full-names.ts';
import { LOST, leansInside, OPENING } from './leaning-words.ts';
import { matchesOf } from './matches.ts';
import type { Sentence } from './sentence.ts';
import { resolved, THIRD_PERSON } from './speaker-resolution.ts';
import { speechOf } from './speech.ts';
import { spokenBy } from './spoken.ts';

const GERMAN_BACK = /^(?:\S+\s+){0,6}?(?:dort|dabei|darin|darauf|davon|darüber|daran|dessen|deren)\b/iu;
/** "All three of that woman's children": she was told of before. */
const EARLY_PERSON = /^(?:\S+\s+){1,4}?(?:that|this) (?:woman|man|boy|girl|couple|family|child)\b/iu;
const EARLY_LINK =
  /^(?:\S+\s+){0,5}?(?:also|too|however|meanwhile|instead|therefore|también|además|sin embargo|également|cependant|toutefois|jedoch|allerdings|zudem|außerdem|ebenfalls|hingegen)\b/iu;

/** "The court, however, has": something stood against it before. */
const EARLY_CONTRAST = /^(?:\S+\s+){1,4}(?:however|meanwhile|instead|therefore),?\s(?!of\b)/iu;

/** It opens on "He", "But", "Since then" and the like. */
export function opensLeaning({ text }: Pick<Sentence, 'text'>, language: string | null): boolean {
  const opening = bareOpening(text);
  return (
    (OPENING[language ?? 'en'] ?? OPENING.en)?.test(opening) ||
    EARLY_LINK.test(opening) ||
    EARLY_PERSON.test(opening) ||
    leansInside(opening, language)
  );
}

/**
 * Does a text open on "He" or "But" without a full name behind it? Only its headline has told of whom, or what comes next will: of a
 * longer text such a line is the last to be shown, and of a short one none.
 */
export function opensLost({ text }: Pick<Sentence, 'text'>, language: string | null): boolean {
  const line = text.slice(datelineLength(text));
  if ((language ?? 'en') === 'en' && EARLY_CONTRAST.test(line)) return true;
  const opening = bareOpening(line);
  if (!(LOST[language ?? 'en']?.test(opening) ?? false)) return false;
  // "He released letters by Ann Lee": she is not he. "She was famed for her fires, but now Ann Lee sings" names her after all.
  const named = THIRD_PERSON.test(opening.split(/\s/, 1)[0] ?? '') ? opening.replace(/^[^,:;–—]*/, '') : line;
  return !namesIn(named).some((name) => name.includes(' '));
}

const bareOpening = (text: string): string => text.replace(/^["“”„«»‘'‚¿¡(\s]+/u, '');

/**
 * Groups of sentence numbers: of each group one must be shown with this sentence. Null when it can never be shown, since what it leans on is
 * not in the text.
 */
export function needs(
  sentence: Sentence,
  all: readonly Sentence[],
  language: string | null,
): readonly (readonly number[])[] | null {
  const line = sentence.text;
  const groups: (readonly number[])[] = [];
  const names = fullNames(all, language);
  const leans = opensLeaning(sentence, language);
  const pointsBack = language === 'de' && GERMAN_BACK.test(line);
  // An article may open so: see `opensLost`.
  if ((leans || pointsBack) && sentence.index > 0) groups.push([sentence.index - 1]);
  const definite = /^The ((?:\p{Ll}[\p{L}-]+ )?\p{Ll}[\p{L}-]+)/u.exec(line)?.[1];
  if (definite !== undefined) groups.push(...broughtIn(definite.split(' '), sentence.index, all));
  const speech = speechOf(language);
  const spoken = speech ? spokenBy(sentence, speech) : null;
  if (speech && spoken) {
    const name = resolved(spoken.phrase, sentence, all, speech, language);
    if (name === null) {
      if (speech.pronoun.test(spoken.phrase) && !line.includes(`${spoken.phrase} `)) return null;
      // "In a case she says brings it to light, Ann Lee filed a lawsuit" names her itself.
      if (THIRD_PERSON.test(spoken.phrase) && (leans || !namesIn(line).some((each) => each.includes(' ')))) return null;
    } else if (name !== spoken.phrase && !line.includes(name) && !(speech.speakers && name.endsWith(spoken.phrase)))
      groups.push(holding(name, sentence.index, all));
  }
  // "Chai, 39, was known": of Chai Jing, whose last word stands first.
  const aged = /^(\p{Lu}[\p{L}’'-]+), \d{1,2}, /u.exec(line)?.[1];
  if (aged !== undefined && !names.has(aged)) {
    const telling = all.find(({ text, index }) => index < sentence.index && goesOnAsName(text, aged));
    if (telling) groups.push([telling.index]);
  }
  for (const surname of namesIn(line)) {
    const known = /\s/.test(surname) ? undefined : names.get(surname);
    if (known && !known.knownBefore && known.first < sentence.index && !line.includes(known.full))
      groups.push(holding(known.full, sentence.index, all));
  }
  return groups;
}

function goesOnAsName(text: string, word: string): boolean {
  const at = text.indexOf(`${word} `);
  return at >= 0 && /^\p{Lu}/u.test(text.slice(at + word.length + 1));
}

/** The full names of those whom a sentence calls by a last name only, though the text has the full one somewhere, even later. */
export function bareNames({ text }: Sentence, all: readonly Sentence[], language: string | null): readonly string[] {
  const names = fullNames(all, language);
  const bare: string[] = [];
  for (const surname of namesIn(text)) {
    const full = surname.includes(' ') ? undefined : names.get(surname)?.full;
    if (full !== undefined && !text.includes(full)) bare.push(full);
  }
  return bare;
}

/** "The driver" where "a driver" stood before: one of the sentences that tell of him has to be shown. */
function broughtIn(words: readonly string[], before: number, all: readonly Sentence[]): (readonly number[])[] {
  for (const noun of [...words].reverse()) {
    const first = indefinites(all).get(noun.toLowerCase());
    if (first === undefined || first >= before) continue;
    const telling = holding(noun, before, all);
    if (telling.length > 0) return [telling];
  }
  return [];
}

const read = new WeakMap<readonly Sentence[], ReadonlyMap<string, number>>();
const INDEFINITE = /\b(?:[Aa]n?|[Oo]ne|[Aa]nother) ([\p{L}\p{N}-]+)(?: ([\p{L}\p{N}-]+))?(?: ([\p{L}\p{N}-]+))?/gu;

/** The words that stand up to three behind "a", and the first sentence where they do; remembered for the same text. */
function indefinites(all: readonly Sentence[]): ReadonlyMap<string, number> {
  const known = read.get(all);
  if (known) return known;
  const made = new Map<string, number>();
  for (const { text, index } of all)
    for (const [, ...words] of matchesOf(INDEFINITE, text))
      for (const word of words) if (word && !made.has(word.toLowerCase())) made.set(word.toLowerCase(), index);
  read.set(all, made);
  return made;
}

const found = new WeakMap<readonly Sentence[], Map<string, readonly number[]>>();

/** The numbers of the earlier sentences that have these words; remembered for the same text. */
function holding(words: string, before: number, all: readonly Sentence[]): readonly number[] {
  const known = found.get(all) ?? new Map<string, readonly number[]>();
  found.set(all, known);
  const everywhere = known.get(words) ?? all.filter((s) => s.text.includes(words)).map((s) => s.index);
  known.set(words, everywhere);
  return everywhere.filter((index) => index < before);
}
