// Whom an English sentence is about: the name, noun or pronoun before its verb.
import { namesIn, withoutTitle } from './full-names.ts';
import { opensSentences } from './sentence-openers.ts';

const SETTING =
  /^(?:In|On|At|During|After|By|For|From|With|Under|Despite|Since|Earlier|Later|Yesterday|Meanwhile|Last|This|Amid)\b[^,]{0,60},\s/;
const PRONOUN = /^(?:He|She|They|It)(?= )/;
const NOUN =
  /^(?:The|An?)(?:(?: \p{Ll}[\p{L}-]*){1,3}?|(?: \p{Ll}[\p{L}-]*)?(?: \p{Lu}[\p{L}-]*){1,3} \p{Ll}[\p{L}-]*)(?= (?:has|have|had|was|were|is|are|\p{Ll}+ed)\b)/u;
/** "Orlov mocked" */
const SINGLE =
  /^(\p{Lu}\p{Ll}[\p{L}-]*)(?= (?:has |had |also |later |then )?(?:\p{Ll}+ed|told|said|met|went|took|made|gave|wrote|spoke|left|sent)\b)/u;
/** What a name that is not the subject goes on with, and a title that goes on with a name. */
const GOES_ON = /^(?:['’]s?|\s(?:of|in|for|and|at|on|to|from)\b)/;
/** "The guard arrived as President Lee denounced the raid, vowing …": nearest to what is said. */
const UNDER =
  /\b(?:as|while|after|when)\s((?:\p{Lu}[\p{L}’'-]*\s){0,3}\p{Lu}[\p{L}’'-]*)\s(?:(?:has|have|had)\s)?\p{Ll}+ed\b[^,]*,?\s*$/u;
const MOST_WORDS_BEFORE = 7;

function isOffice(clause: string, before: string, behind: string | undefined): boolean {
  if (behind === undefined) return false;
  const between = clause.slice(clause.indexOf(before) + before.length, clause.indexOf(behind));
  return /^ (?:\p{Ll}[\p{L}-]* ){1,3}$/u.test(between);
}

/** Of the last sentence that begins in `words`, which end somewhere inside it; null where it is not plain. */
export function subjectOf(words: string): string | null {
  const begins = Math.max(0, words.search(/[^.?!]*$/) < 0 ? 0 : words.lastIndexOf('. ') + 1);
  const clause = words.slice(begins).trimStart().replace(SETTING, '');
  const nearest = UNDER.exec(clause)?.[1];
  if (nearest !== undefined) return withoutTitle(nearest);
  const plain = PRONOUN.exec(clause)?.[0] ?? NOUN.exec(clause)?.[0];
  if (plain !== undefined) return plain;
  const single = SINGLE.exec(clause)?.[1];
  if (single !== undefined && !opensSentences(single, 'en')) return single;
  const [before, behind] = namesIn(clause).filter((name) => name.includes(' ') && !/['’]s\b/.test(name));
  // "Family Research Council president Tony Perkins"
  const first =
    before !== undefined && clause.includes(`${before} `) && isOffice(clause, before, behind) ? behind : before;
  if (first === undefined) return null;
  const [opener = ''] = first.split(/\s/);
  if (opener !== 'The' && opensSentences(opener, 'en')) return null;
  const at = clause.indexOf(first);
  if (clause.slice(0, at).trim().split(/\s+/).length > MOST_WORDS_BEFORE || /[,;:]/.test(clause.slice(0, at)))
    return null;
  return GOES_ON.test(clause.slice(at + first.length)) ? null : withoutTitle(first);
}
