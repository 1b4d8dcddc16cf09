// "He", "the official", "Slutsky": who that is, from the sentences before.

import { isCountry } from './country-names.ts';
import { fullNames, namesIn, withoutTitle } from './full-names.ts';
import type { Sentence } from './sentence.ts';
import { opensSentences } from './sentence-openers.ts';
import type { Speech } from './speech.ts';
import { spokenBy } from './spoken.ts';

const LOOK_BACK = 6;
const COLLECTIVE =
  /\b(?:ministry|government|agency|police|company|party|office|paper|agreement|council|army|military|court|union|commission|officials|journal|times|post|news|page|website|tribune|lawsuit|complaint|statement|report|department|bank|group|authorities|data|figures|numbers|survey|poll|study|brochure|document|documents|filing|letter|memo|posts|papers|records|diplomats|residents|witnesses|rebels|sources|behörden|beamte|autoridades|autorités|rebelles|rebellen|ministère public|ministerio|gobierno|policía|agencia|ministère|gouvernement|police|ministerium|regierung|polizei|agentur|polícia|governo|ministério|empresa|tribunal|polizia|governo|ministero|azienda|procura)\b/iu;
/** Who has one of these for a trade is a person, though of a body: "a spokesman for the ministry". */
const PERSON_OF =
  /\b(?:spokes(?:man|woman|person)|president|director|chief|head|minister|secretary|officer|chair(?:man|woman)?|speaker|leader|professor|analyst|economist|lawyer|attorney|coach|captain|owner|manager|editor|doctor|judge|senator|commissioner|ambassador|mayor|governor|\p{Ll}+(?:ologist|icist))\b/iu;
/** A name of several words that is a body's, a place's or a contest's. */
const BODY =
  /\b(?:Institute|University|Association|Committee|Foundation|Federation|Centre|Center|Club|Airport|Hospital|School|College|Authority|Fund|Nations|League|Championships?|Cup|Network|Politics|Studios?|Corporation|Inc|Ltd|Harbour|Harbor|Street|River|County|House|Congress|Senate|Council|Service|Union|Court|Church|Bank|Group|Company|Department|Ministry|Agency|Bureau|Museum|Park|Games|Act|Project)(?:$|\s(?:for|of|on|and)\s)/u;
function isBody(name: string): boolean {
  return (
    BODY.test(name.replace(/(?<=^\p{Lu}[\p{L}.’'-]*\s\p{Lu}[\p{L}.’'-]*\s)(?:of|from|with|at)\s.*$/u, '')) &&
    !PERSON_OF.test(name)
  );
}
const ACRONYM = /^\p{Lu}{2,}$/u;
/** More than one, who are no "he". */
const SEVERAL =
  /^(?:many|several|some|most|all|both|dozens|hundreds|critics|officials|two|three|four|five|varios|varias|algunos|plusieurs|certains|mehrere|einige|vários|alguns|alcuni)\s|^\p{Ll}+s$|\s(?:and|y|et|und|e)\s\p{Lu}/iu;
const ROLE =
  /^(?:[Tt]he|[Tt]hat|[Ee]l|[Ll]a|[Ll]e|[Ll][’']|[Dd]er|[Dd]ie|[Dd]as)\s?(?:[\p{L}-]+ ){0,2}?([\p{L}-]*\p{Ll})$/u;
const SURNAME = /^(?:(?:Mr|Mrs|Ms|Dr|Herr|Frau|M|Mme|Sr|Sra)\.?\s)?(\p{Lu}[\p{L}’'-]+)$/u;
const TITLED_ONE = /^(?:Mr|Mrs|Ms|Miss|Dr)\.?\s/;
export const THIRD_PERSON = /^(?:he|she|él|ella|il|elle|er|ele|ela|lui|lei|он|она)$/i;

/** The fullest name the text has given this speaker so far; the phrase itself where it gave none; null for a pronoun without one. */
export function resolved(
  phrase: string,
  sentence: Sentence,
  all: readonly Sentence[],
  speech: Speech,
  language: string | null,
): string | null {
  if (speech.pronoun.test(phrase)) return speakerBefore(phrase, sentence, all, speech, language);
  if (speech.speakers) return fuller(phrase, sentence, all, speech) ?? phrase;
  const surname = SURNAME.exec(phrase)?.[1];
  if (surname !== undefined) {
    const known = fullNames(all, language).get(surname);
    // "Strava" before "Camp Strava" is no last name.
    return known && !known.knownBefore && known.fullAt <= sentence.index ? known.full : phrase;
  }
  const role = ROLE.exec(phrase)?.[1];
  return role === undefined ? phrase : (introduced(role, sentence, all, speech) ?? phrase);
}

/** "鄭文燦" after "行政院副院長鄭文燦", "المرصد" after "المرصد السوري": the first earlier speaker of whose name and office these words are a part. */
function fuller(phrase: string, sentence: Sentence, all: readonly Sentence[], speech: Speech): string | null {
  const part = phrase.replace(/^ال(?=\p{L}{3})/u, '');
  for (const earlier of all.slice(0, sentence.index)) {
    if (!earlier.text.includes(part)) continue;
    const known = spokenBy(earlier, speech)?.phrase ?? '';
    if (known.length > phrase.length && known.includes(part)) return known;
  }
  return null;
}

function speakerBefore(
  pronoun: string,
  sentence: Sentence,
  all: readonly Sentence[],
  speech: Speech,
  language: string | null,
): string | null {
  const person = THIRD_PERSON.test(pronoun);
  const lady = /^she$/i.test(pronoun) ? ladyBefore(sentence, all, language) : null;
  if (lady !== null) return lady;
  for (let i = sentence.index - 1; i >= Math.max(0, sentence.index - LOOK_BACK); i -= 1) {
    const earlier = all[i];
    const spoken = earlier && spokenBy(earlier, speech);
    if (!earlier) break;
    const near = person && i === sentence.index - 1 && !isOther(pronoun, earlier.text);
    const subject = near ? personAtStart(earlier.text, all, language) : null;
    if (!spoken && subject !== null) return subject;
    // "On Sunday Trump wrote of Mueller. He said": most likely about Trump, and surely not about whoever spoke before.
    if (!spoken && person && i === sentence.index - 1 && SETTING.test(earlier.text)) return null;
    if (!spoken || speech.pronoun.test(spoken.phrase)) continue;
    if (person && SEVERAL.test(spoken.phrase)) return subject;
    if (
      person &&
      ((COLLECTIVE.test(spoken.phrase) && !PERSON_OF.test(spoken.phrase)) ||
        isBody(spoken.phrase) ||
        ACRONYM.test(spoken.phrase) ||
        (!spoken.phrase.includes(' ') && isCountry(spoken.phrase, language)))
    ) {
      if (subject !== null) return subject;
      continue;
    }
    // "They said" behind "Mr. Lee said": others than him.
    if (/^they$/i.test(pronoun) && TITLED_ONE.test(spoken.phrase)) return null;
    return resolved(spoken.phrase, earlier, all, speech, language);
  }
  return null;
}

/** "Lee lost both of his appeals. She said": not about Lee. */
function isOther(pronoun: string, text: string): boolean {
  const his = /\b(?:he|his|him|himself)\b/i.test(text);
  const hers = /\b(?:she|her|hers|herself)\b/i.test(text);
  return his !== hers && (/^she$/i.test(pronoun) ? his : /^he$/i.test(pronoun) && hers);
}

/** "The president asked Ms. Marlow why. She said": in the sentence right before there is one whom "she" fits by her title. */
function ladyBefore(sentence: Sentence, all: readonly Sentence[], language: string | null): string | null {
  const text = all[sentence.index - 1]?.text ?? '';
  const names = new Set(
    [...text.matchAll(/\b(?:Ms|Mrs|Miss)\.?\s((?:\p{Lu}[\p{L}-]+\s?){1,3})/gu)].map(([, name = '']) => name.trim()),
  );
  const [only = ''] = names;
  if (names.size !== 1) return null;
  const known = fullNames(all, language).get(only.split(/\s/).at(-1) ?? '');
  return known && known.fullAt <= sentence.index ? known.full : only;
}

/** Who was brought in as "a NATO official" before being "the official", or as "Foreign Minister Ann Smith" before "the minister". */
function introduced(role: string, sentence: Sentence, all: readonly Sentence[], speech: Speech): string | null {
  const small = role.toLowerCase();
  for (let i = sentence.index - 1; i >= 0; i -= 1) {
    const earlier = all[i];
    // Whom it was brought in by has the word, and most sentences have not: that is asked first.
    const phrase = earlier?.text.toLowerCase().includes(small) ? spokenBy(earlier, speech)?.phrase : undefined;
    if (!earlier || !phrase) continue;
    if (/^\p{Lu}/u.test(phrase) && titledBeside(phrase, role, earlier.text)) return phrase;
    const words = phrase.split(' ');
    const at = words.findIndex((word) => word.toLowerCase() === small);
    if (at < 0) continue;
    if (speech.indefinite.test(phrase)) return phrase;
    const name = words.slice(at + 1);
    if (name.length >= 2 && name.every((word) => /^\p{Lu}/u.test(word))) return name.join(' ');
  }
  return null;
}

/** "Ann Smith, the foreign minister, …" */
function titledBeside(name: string, role: string, text: string): boolean {
  const at = text.indexOf(`${name}, `);
  if (at < 0) return false;
  const title = text.slice(at + name.length + 2, at + name.length + 62).replace(/,.*$/s, '');
  return title.toLowerCase().split(/\s+/).includes(role.toLowerCase());
}

const TITLE_WORDS = 3;

/** "Foreign Minister Ann Smith flew to Rome." is about her, though she says nothing in it; "But Smith refused." too. */
function personAtStart(text: string, all: readonly Sentence[], language: string | null): string | null {
  const [first] = namesIn(text);
  if (first === undefined) return null;
  const at = text.indexOf(first);
  // "Smith’s company has grown", "Smith and Lee have quarrelled"
  if (/^(?:['’]|\s(?:and|y|et|und|e)\s\p{Lu})/u.test(text.slice(at + first.length))) return null;
  const before = text.slice(0, at).trim();
  if (before !== '' && before.split(/\s+/).length > TITLE_WORDS) return null;
  const name = withoutTitle(first.replace(TURN, ''));
  if (opensSentences(name.split(/\s/)[0] ?? '', language)) return null;
  const full = name.includes(' ') ? name : (fullNames(all, language).get(name)?.full ?? '');
  const isHeading = full === full.toUpperCase();
  return full.includes(' ') && !isHeading && !isBody(full) && !isCountry(full, language) ? full : null;
}

const SETTING =
  /^(?:(?:On|In|At|By|For|While|Although|After|Before|When|As|Late|Early|Last|Later)\s)(?:\S+\s){0,2}\p{Lu}\p{Ll}/u;

/** With the capital of a sentence's first word it looks like a part of the name behind it. */
const TURN = /^(?:But|And|Yet|So|Now|Still|Then|Today|Later|Pero|Mais|Aber|Doch)\s/;
