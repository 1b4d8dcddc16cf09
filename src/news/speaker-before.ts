// The speaker before a verb of saying.
import { aged, introduced, withoutAside } from './apposition.ts';
import { matchesOf } from './matches.ts';
import { EDGE, isAcronym, nameAtEnd, tidy } from './speaker-phrase.ts';
import type { Speech } from './speech.ts';

/** The speaker whose verb stands at `at`: "a NATO official" in "…, a NATO official said"; over an apposition; null when there is none. */
export function preceding(masked: string, at: number, speech: Speech): string | null {
  let text = masked.slice(0, at).trimEnd();
  for (let shorter = text.replace(speech.between, ''); shorter !== text; shorter = text.replace(speech.between, ''))
    text = shorter;
  const several = (text.endsWith(',') ? SEVERAL_WHO.exec(text)?.[1] : undefined) ?? aged(text) ?? introduced(text);
  if (several !== undefined) return several;
  // "Sen. Ann Lee (D-Wash.) said"
  text = text.replace(/\s\([^()]{1,40}\)$/u, '');
  text = withoutAside(text);
  const lastWord = /[\p{L}’'-]+$/u.exec(text)?.[0] ?? '';
  if (speech.relative.test(lastWord)) {
    // "a woman who says": whom the sentence tells of, not who tells it.
    if (lastWord === 'who' && /\b(?:an?|one|another|some)\s(?:\p{Ll}[\p{L}-]*\s)+who$/u.test(text)) return null;
    const rest = text.slice(0, -lastWord.length).trimEnd().replace(/,$/, '');
    // "his rivals in Congress who said": those who said it, not where they sit.
    const those = lastWord === 'who' ? PEOPLE_AT.exec(rest)?.[1] : undefined;
    if (those !== undefined) return those;
    const named = nameAtEnd(rest);
    // "Un'immagine che ricorda": a thing that reminds speaks as little as "a woman who says".
    return speech.inverts && (!/^\p{Lu}/u.test(named ?? '') || speech.article.test(named ?? '')) ? null : named;
  }
  const segment = lastSegment(text, speech);
  if (speech.nowhere?.test(segment) && /^\s*\p{L}+(?:ли|ют|ят)(?![\p{L}])/u.test(masked.slice(at))) return null;
  return tidy(segment, speech);
}

/** "Five people familiar with the talks, who asked not to be named, said" */
const SEVERAL_WHO =
  /(?:^|[.?!\u0001”"]\s*)((?:(?:[Aa]|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]ome|[Ss]everal|[Ss]enior)\s)*(?:[Pp]eople|[Oo]fficials?|[Ss]ources?|[Pp]ersons?|[Dd]iplomats?|[Aa]ides?|[Ll]awmakers?))\s(?:familiar|briefed|close|with)\s[^\u0001]*,\swho\s[^\u0001]*,$/u;
const PEOPLE_AT =
  /\s((?:(?:his|her|their|its|the|some|several|many)\s)?(?:[\p{L}-]+\s)?[\p{L}-]+(?:s|men|women|people))\s(?:in|at|on|from)\s(?:the\s)?\p{Lu}[\p{L}’'-]*(?:\s\p{Lu}[\p{L}’'-]*)*$/u;

function lastSegment(text: string, speech: Speech): string {
  let from = 0;
  EDGE.lastIndex = 0;
  for (let match = EDGE.exec(text); match; match = EDGE.exec(text)) from = match.index + match[0].length;
  let segment = text.slice(from);
  for (const match of matchesOf(speech.border, segment).toReversed()) {
    if (isAcronym(match[0])) continue;
    const head = segment.slice(0, match.index).trim();
    const joins = /^(?:and|y|e|et|und)$/i.test(match[0]);
    const behind = segment.slice(match.index + match[0].length);
    if (joins && behind.trim() === '') return subjectAtStart(head);
    if (joins && (isNounPhrase(head, speech) || isOneBody(segment.slice(0, match.index), behind))) continue;
    const whose = /^who$/i.test(match[0]) && DOES.test(behind) ? nameAtEnd(head) : null;
    if (whose !== null) return whose;
    // "the minister of mines and energy Ann Lee"
    segment = joins && OFFICE_OF.test(head) ? behind.replace(/^\s(?:\p{Ll}[\p{L}-]*\s)+(?=\p{Lu})/u, '') : behind;
    break;
  }
  return segment.trim();
}

/** "fishermen who own Port Marrow said": no "who Lee said was ill" */
const DOES = /^\s(?:\p{Ll}+\s\p{Lu}[\p{L}’'-]*|\p{Ll}+s\s(?:in|at|near|with|for)\s.*)$/u;
/** "the Department of Taxation and Finance" */
function isOneBody(before: string, behind: string): boolean {
  return (
    /\b(?:of|for|on) (?:\p{Lu}[\p{L}’'-]*,? ){1,3}$/u.test(before) &&
    /^ \p{Lu}[\p{L}’'-]*(?: \p{Lu}[\p{L}’'-]*)*$/u.test(behind)
  );
}

const OFFICE_OF = /\b(?:of|for)(?:\s\p{Ll}[\p{L}-]*,?){1,3}$/u;

/** "The government rejected the criticism [and said]" → "The government" */
function subjectAtStart(clause: string): string {
  const subject =
    /^((?:[Tt]he|[Aa]n?|[Tt]wo|[Ss]ome|[Ss]everal|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)\s(?:[\p{L}’'-]+\s){0,4}?[\p{L}’'-]+|(?:[\p{Lu}][\p{L}’'.-]*\s?){1,5}?)\s+(?=\p{Ll}+ed\b|(?:put|made|gave|took|met|left|held|sent|had|has|have|was|were|is|are|told|cut|set|saw|came|went|won|lost|fled|flew)\b)/u;
  return subject.exec(clause)?.[1]?.trim() ?? '';
}

function isNounPhrase(phrase: string, speech: Speech): boolean {
  const words = phrase.split(/\s+/);
  return phrase !== '' && words.length <= 5 && (speech.article.test(phrase) || words.every((w) => /^\p{Lu}/u.test(w)));
}
