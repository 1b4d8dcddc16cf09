// The noun phrase that names a speaker, before or behind a verb of saying.
import { abbreviation } from './abbreviations.ts';
import { matchesOf } from './matches.ts';
import { isNobody } from './nobody.ts';
import type { Speech } from './speech.ts';

const MOST_WORDS = 12;
const EDGE = /[,;:()[\]—–\u0001“”"„«»]+|\s-\s|\.{2,}|…/g;

/** The speaker whose verb stands at `at`: "a NATO official" in "…, a NATO official said"; over an apposition; null when there is none. */
export function preceding(masked: string, at: number, speech: Speech): string | null {
  let text = masked.slice(0, at).trimEnd();
  for (let shorter = text.replace(speech.between, ''); shorter !== text; shorter = text.replace(speech.between, ''))
    text = shorter;
  const several = (text.endsWith(',') ? SEVERAL_WHO.exec(text)?.[1] : undefined) ?? aged(text);
  if (several !== undefined) return several;
  // "Sen. Ann Lee (D-Wash.) said"
  text = text.replace(/\s\([^()]{1,40}\)$/u, '');
  const homed = text.replace(HOME, '').replace(/,\s\d{1,3}$/, '');
  if (homed !== text && text.endsWith(',')) text = homed;
  else if (text.endsWith(',')) text = withoutApposition(text);
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
  return tidy(lastSegment(text, speech), speech);
}

/** "Five people familiar with the talks, who asked not to be named, said" */
const SEVERAL_WHO =
  /(?:^|[.?!\u0001”"]\s*)((?:(?:[Aa]|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]ome|[Ss]everal|[Ss]enior)\s)*(?:[Pp]eople|[Oo]fficials?|[Ss]ources?|[Pp]ersons?|[Dd]iplomats?|[Aa]ides?|[Ll]awmakers?))\s(?:familiar|briefed|close|with)\s[^\u0001]*,\swho\s[^\u0001]*,$/u;
const PEOPLE_AT =
  /\s((?:(?:his|her|their|its|the|some|several|many)\s)?(?:[\p{L}-]+\s)?[\p{L}-]+(?:s|men|women|people))\s(?:in|at|on|from)\s(?:the\s)?\p{Lu}[\p{L}’'-]*(?:\s\p{Lu}[\p{L}’'-]*)*$/u;

const AGED =
  /(?:^|[.?!\u0001”"’]\s+)(?:(?:Yesterday|Today|Last night),?\s)?(?:\p{Lu}?[\p{L}-]+\s)?((?:\p{Lu}[\p{L}’'-]+\s){1,3}\p{Lu}[\p{L}’'-]+),\s(\d{1,3})(?=[,\s])(.*)$/su;
const MORE_OF = /^(?:an?|the|of|from|who|whose|with|and an?)\s/u;

/** "Ann Lee, 34, a teacher, who was on her way home with son Jack, 14, said": whose age comes first, where nothing but more of her comes between. */
function aged(text: string): string | undefined {
  const [, name, , rest = ''] = (/,\s\d/.test(text) && AGED.exec(text)) || [];
  if (name === undefined || /[.?!\u0001]/.test(rest)) return undefined;
  const parts = rest
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return parts.every((part) => MORE_OF.test(part) || /^(?:\d{1,3}|\p{Lu}[\p{L}’'-]*)$/u.test(part)) ? name : undefined;
}

/** The speaker that begins at `at`: behind "according to", or behind an inverted verb. `wide`: up to the next comma or stop. */
export function following(masked: string, at: number, speech: Speech, wide: boolean): string | null {
  const raw = masked
    .slice(at, at + 160)
    .trimStart()
    .replace(SETTING_FIRST, '')
    .replace(VERB_FIRST, '');
  EDGE.lastIndex = 0;
  const edge = EDGE.exec(raw)?.index ?? raw.length;
  let phrase = toStop(raw.slice(0, edge));
  const stop = matchesOf(speech.border, phrase).find(
    (match) => match.index > 0 && !isAcronym(match[0]) && !joinsNames(phrase, match),
  );
  if (stop) phrase = phrase.slice(0, stop.index);
  phrase = phrase.replace(TIME_TAIL, '');
  if (!wide) {
    if (CLAUSE.test(phrase)) return null;
    phrase = phrase.replace(SETTING, '');
    if (!speech.article.test(phrase)) phrase = phrase.replace(ANY_PREPOSITION, '');
  }
  phrase = phrase.trim();
  const named = !wide && speech.article.test(phrase) ? NAME_BEHIND.exec(raw.slice(edge))?.[1] : undefined;
  if (named !== undefined) return named;
  if (speech.nouns && !speech.pronoun.test(phrase)) phrase = speech.nouns.exec(phrase)?.[0].trim() ?? '';
  if (
    !/^\p{Lu}/u.test(phrase) &&
    !speech.article.test(phrase) &&
    !speech.pronoun.test(phrase) &&
    !(wide && /^\p{L}/u.test(phrase))
  )
    return null;
  return tidy(phrase, speech);
}

const WORD_AND_STOP = /([\p{L}.]*)[.?!](?=\s+\p{Lu}|\s*$)/gu;

/** Up to the end of the sentence; the full stop of "Sen. Ann Lee" or "the U.S. Senate" is none. */
function toStop(words: string): string {
  for (const match of matchesOf(WORD_AND_STOP, words)) {
    const [whole, word = ''] = match;
    const goesOn = match.index + whole.length < words.trimEnd().length;
    if (goesOn && (/^(?:\p{Lu}\.)*\p{Lu}$/u.test(word) || abbreviation(word, null) === 'goes-on')) continue;
    return words.slice(0, match.index + word.length);
  }
  return words;
}

/** "Centers for Disease Control and Prevention" */
function joinsNames(phrase: string, { 0: word, index }: RegExpExecArray): boolean {
  return (
    /^(?:and|y|e|et|und)$/.test(word) &&
    /^\s\p{Lu}\p{Ll}/u.test(phrase.slice(index + word.length)) &&
    /\p{Lu}\p{Ll}+\s$/u.test(phrase.slice(0, index))
  );
}

/** A verb in what should be a name: a clause follows ("said Moscow would retaliate"), not the speaker. */
const CLAUSE =
  /\s(?:would|will|had|has|have|was|were|is|are|could|can|may|might|should|must|did|does|do|not)\s|n[’']t\s/i;
/** "el ministro de Defensa, Iván Velásquez": the name stands behind the office. */
const NAME_BEHIND =
  /^,\s+(\p{Lu}[\p{L}’'-]+(?:\s+(?:de|del|la|le|von|van|der|da|do|dos|di|al|el|bin))*(?:\s+\p{Lu}[\p{L}’'.-]*\p{L}){1,3})(?=[,.;]|$)/u;
/** "según informó la junta": the verb stands between. */
const VERB_FIRST =
  /^(?:ha |han |a |ont )?(?:inform|di|declar|confirm|indic|explic|señal|anunci|asegur|afirm|relat|indiqu|annonc|déclar|expliqu)(?:\p{Ll}*[óéò]|\p{Ll}*ou|\p{Ll}*aram|jo|jeron|aron|\p{Ll}*ado)\s+(?=\p{L})/u;
const SETTING_FIRST =
  /^(?:en (?:rueda de prensa|un comunicado|una rueda de prensa)|(?:am|on) \p{Lu}\p{Ll}+|(?:ce |este |el )?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo)|ayer|hoy|hier|dans un communiqué|in a statement|in einer Mitteilung|(?:n[ae]|nesta|neste) \p{L}+(?:-feira)?(?: \(\d{1,2}\))?|em (?:nota|entrevista|comunicado)|ontem|hoje|ieri|oggi|in una nota|в (?:понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье)|журналистам|агентству|сегодня|вчера)\s+/u;
/** Where and when it was said. */
const SETTING =
  /\s(?:on|in an?|in his|in her|in their|at an?|to reporters|to journalists|to the (?:BBC|AP)|a la (?:revista|cadena|agencia|televisión|emisora)|al (?:diario|periódico|canal)|during|after|as|by (?:phone|telephone)|about|over|under|en (?:un|una|rueda|declaraciones)|a (?:la prensa|los medios|los periodistas)|tras|durante|lors|dans (?:un|une)|à (?:l[’']AFP|la presse)|sur|am|bei (?:einer|einem)|in (?:einem|einer)|nach|vor|gegenüber|der Nachrichtenagentur|em (?:um|uma|entrevista|nota)|n[ao]|ao|à|aos|nest[ae]|durante|após|sobre|in un|nel|nella|al|alla|ai|durante|dopo|su|в|во|на|после|по|журналистам|агентству)\s.*$/su;
const ANY_PREPOSITION =
  /\s(?:in|at|by|to|from|with|for|en|a|à|dans|im|bei|mit|zu|auf|em|no|na|com|para|con|per|da|с|со|для)\s.*$/su;
const TIME_TAIL =
  /\s(?:on|late|early|el|am|ce|este)?\s?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|lunes|martes|miércoles|jueves|viernes|sábado|domingo|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag|(?:segunda|terça|quarta|quinta|sexta)-feira|sábado|em (?:nota|comunicado|entrevista)|in una nota|ontem|hoje|ieri|oggi|yesterday|today|ayer|hoy|hier|gestern|heute)\b.*$/su;

/** Is the phrase before the comma a name with an apposition, whose verb follows: "Ann Lee, who heads the union, said"? */
export function endsInApposition(before: string): boolean {
  const text = before.trimEnd();
  const named = /,(?:\s\p{Lu}[\p{L}’'.-]*){2,4},$/u.test(text);
  return text.endsWith(',') && (named || withoutApposition(text) !== text.slice(0, -1));
}

/** "Leonid Slutsky, the head of a committee," → "Leonid Slutsky" */
function withoutApposition(text: string): string {
  const inner = text.slice(0, -1);
  const opening = inner.lastIndexOf(',');
  if (opening < 0) return inner;
  const before = inner.slice(0, opening).replace(FROM, '');
  const apposition = inner.slice(opening + 1);
  // "The lawmaker, known for her speeches, said"
  if (
    /^\s(?:known|seen|regarded|considered|described|named|appointed|elected|re-elected|based|born|who|whose|which)\b/u.test(
      apposition,
    )
  )
    return before;
  const names = /[\p{Lu}][\p{L}’'.-]+(?:\s+(?:de|del|la|von|van|der|al|el|bin|ben|di|da)\b)*$/u;
  // "“We wait,” Kim, standing beside her, said"
  if (
    /(?:^|[\u0001”"]|[.:,;]\s)\s*(?:\p{Lu}[\p{L}’'.-]*\s?){1,4}$/u.test(before) &&
    !/^\s(?:adding|saying|killing)\b/.test(apposition)
  )
    return before;
  if (/^(?:\s\p{Lu}[\p{L}’'.-]*){2,4}$/u.test(apposition)) return inner;
  if (
    /^\s(?!speaking|citing|quoting|reacting|addressing|briefing|responding|answering|appearing|writing|testifying|referring)\p{Ll}+ing\b/u.test(
      apposition,
    )
  )
    return inner;
  if (names.test(before) || ROLE_AT_END.test(before)) return before;
  if (/^\s(?:speaking|citing|quoting|reacting|addressing)\b/i.test(apposition)) return before;
  const earlier = before.lastIndexOf(',');
  return earlier >= 0 && names.test(before.slice(0, earlier)) ? before.slice(0, earlier) : inner;
}

/** "Ann Lee, 60, from Port Marrow, Northshire," */
const HOME =
  /(?<=\p{Lu}[\p{L}’'-]+(?:, \d{1,3})?),\s(?:from|of)\s\p{Lu}[\p{L}\s’'-]{2,30}(?:,\s\p{Lu}[\p{L}\s’'-]{2,30}){0,2},$/u;
/** "Ann Lee, from Port Marrow, who writes books, said" */
const FROM = /(?<=\p{Lu}[\p{L}’'-]+\s\p{Lu}[\p{L}’'-]+),\s(?:from|of|at)\s[^,]{3,40}$/u;
const ROLE_AT_END =
  /\b(?:officials?|sources?|spokes\p{L}+|ministr?\p{L}*|president\p{L}*|lawyers?|wom[ae]n|m[ae]n|residents?|witness(?:es)?|diplomats?|volunteers?|doctors?|soldiers?|portavoz|porte-parole|funcionarios?|sprecher\p{L}*)$/iu;

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
    // "the minister of mines and energy Ann Lee"
    segment = joins && OFFICE_OF.test(head) ? behind.replace(/^\s(?:\p{Ll}[\p{L}-]*\s)+(?=\p{Lu})/u, '') : behind;
    break;
  }
  return segment.trim();
}

/** "the Department of Taxation and Finance" */
function isOneBody(before: string, behind: string): boolean {
  return (
    /\b(?:of|for|on) (?:\p{Lu}[\p{L}’'-]*,? ){1,3}$/u.test(before) &&
    /^ \p{Lu}[\p{L}’'-]*(?: \p{Lu}[\p{L}’'-]*)*$/u.test(behind)
  );
}

const OFFICE_OF = /\b(?:of|for)(?:\s\p{Ll}[\p{L}-]*,?){1,3}$/u;

/** "WHO" is no "who". */
function isAcronym(word: string): boolean {
  return word.length > 1 && word === word.toUpperCase();
}

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

/** The name or noun phrase a text ends on: "… was reported by Sky News" → "Sky News". */
function nameAtEnd(text: string): string | null {
  const name =
    /(?:\p{Lu}[\p{L}\p{N}’'.&-]*(?:\s+(?:of|the|de|del|la|von|van|der|du|des|do|da|dos|di|della|for|and)(?=\s+\p{Lu}))*\s+)*\p{Lu}[\p{L}\p{N}’'&-]*$/u.exec(
      text,
    )?.[0];
  if (name !== undefined) return name;
  return (
    /(?:^|\s)((?:the|a|an|el|la|un|una|le|l’|une|der|die|das|ein|eine)\s(?:(?!(?:the|an?)\s)[\p{L}’'-]+\s){0,3}[\p{L}’'-]+)$/iu.exec(
      text,
    )?.[1] ?? null
  );
}

/** "members mistook a photograph", "voters decided against an election the opposition": more than the speaker. */
const HOLDS_VERB =
  /\s(?:\p{Ll}{2,}ed|mistook|took|made|gave|went|held|got|lost|won)\s(?:an?|the|his|her|their|its|against|that|how|when)\s/u;
/** "Ann Lee during a parade" */
const DURING = /(?<=^(?:\p{Lu}[\p{L}’'.-]*\s){1,4}|^(?:[Hh]e|[Ss]he|[Tt]hey)\s)(?:during|while|amid)\s.*$/u;
/** "He paused, then said" */
const PRONOUN_DID =
  /^([Hh]e|[Ss]he|[Tt]hey|[Ii]t)\s(?:\p{Ll}+ed|might|could|would|will|also|went|took|made|gave|came|left|met|then)(?:\s|$)/u;
/** "a paper published this week in the Proceedings of …" */
const PARTICIPLE =
  /^((?:the|an?|its|his|her|their|new|recent)\s(?:[\p{L}’'-]+\s){0,4}?[\p{L}’'-]+)\s(?:published|released|obtained|issued|posted|seen|shown|filed|conducted|compiled|provided|carried|led|written|by)\s/iu;
/** "The three-judge panel for the District Court for the Middle District of …" */
const HEAD = /^([Tt]he\s(?:[\p{Ll}-]+\s){1,4}?)?(?:for|of|from|in|at)\s(?:the|an?|\p{Lu})/u;
/** "posts on the online forum under a name …" */
const PLURAL_ON = /^((?:\p{Ll}[\p{L}-]*\s){0,2}\p{Ll}+s)\s(?:on|in|at|from|by|of|under|with|about)\s/u;
/** A verb, or a day, and no one. */
const NO_SPEAKER =
  /^(?:was|were|is|are|be|been|being|had|has|have|did|standing|sitting|speaking|then|which|who)\s|^(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hat|[Tt]here|[Ww]ho|[Ww]hat|[Tt]hey|[Ww]e|[Yy]ou|[Ii])['’](?:s|re|m|ve|d|ll)(?:\s|$)|^I\s\S|^(?:[Oo]n\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$/u;
/** "a report into the incident published on Thursday" */
const MADE_PUBLIC =
  /^((?:the|an?|its|his|her|their)\s.*?)\s(?:published|released|issued|posted|obtained|seen|aired|unveiled|dated)(?:\s.*)?$/iu;
/** "But Lee", "And the minister" */
const OPENED =
  /^(?:But|And|Yet|So|Or|Then|Meanwhile|However|Also|Still|Pero|Mais|Aber|Doch|Mas|Ma)\s(?=\p{Lu}|the\s|an?\s)/u;
/** "On Sunday Lee", "In May the minister" */
const ON_DAY =
  /^(?:On|By|Late|Early|Last|Since|In|Until)\s(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December)\s(?=\p{Lu}|the\s|an?\s)/u;
/** "fisheries bureau spokesman Ann Lee" */
const TITLED =
  /^(?:(?!(?:an?|the|of|by|in|into|on|at|to|for|from|with|and|or|that|this|his|her|their|its|we|they|it|as)\s)\p{Ll}[\p{L}-]*\s){1,5}\p{Lu}\p{Ll}[\p{L}.’'-]*(?:\s\p{Lu}\p{Ll}[\p{L}.’'-]*){1,3}$/u;
const BARE =
  /^(?:the|an?|os?|as|um|uma|il|lo|gli|uno|its|his|her|their|el|la|los|las|una?|le|les|une|des|der|die|das|dem|den|ein|eine[mnrs]?)$/i;

function tidy(phrase: string, speech: Speech): string | null {
  const kept = tidied(phrase, speech);
  return kept === null || isNobody(kept) ? null : kept;
}

function tidied(phrase: string, speech: Speech): string | null {
  let kept = phrase
    .replace(/[\s,–—-]+$/u, '')
    .replace(/^[\s,.…-]+/u, '')
    .replace(/\s+/g, ' ')
    .replace(MADE_PUBLIC, '$1')
    .replace(OPENED, '')
    .replace(ON_DAY, '');
  if (/^(?:Speaking|Talking|Writing|Responding)\s/.test(kept)) return null;
  if (speech.adverbial.test(kept)) {
    const start = /(?:^|\s)((?:the|a|an|el|la|los|las|un|una|le|les|une|der|die|das|ein|eine)\s\p{L}.*)$/u.exec(
      kept,
    )?.[1];
    kept = start ?? nameAtEnd(kept) ?? '';
  }
  if (kept === '' || !/\p{L}/u.test(kept) || BARE.test(kept)) return null;
  const lastWord = kept.slice(kept.lastIndexOf(' ') + 1);
  if (lastWord !== kept && !/^\p{Lu}/u.test(lastWord) && speech.pronoun.test(lastWord)) kept = lastWord;
  kept = kept.replace(DURING, '');
  const pronoun = PRONOUN_DID.exec(kept)?.[1];
  if (pronoun !== undefined) kept = pronoun;
  if (kept.split(' ').length > MOST_WORDS)
    kept = PARTICIPLE.exec(kept)?.[1] ?? HEAD.exec(kept)?.[1]?.trim() ?? PLURAL_ON.exec(kept)?.[1] ?? kept;
  if (kept.split(' ').length > MOST_WORDS || HOLDS_VERB.test(kept)) kept = nameAtEnd(kept) ?? '';
  if (NO_SPEAKER.test(kept)) return null;
  if (/^(?:there|what|nobody|no one|nothing|es|se|it is|ce|c’est|and|or|to|not|be|been|being|as|is|was)$/i.test(kept))
    return null;
  const capital = /^\p{Lu}/u.test(kept);
  if (
    !capital &&
    !speech.article.test(kept) &&
    !speech.pronoun.test(kept) &&
    !/^\p{L}[\p{L} ’'-]*s$/u.test(kept) &&
    !TITLED.test(kept) &&
    !/^(?:\p{Ll}[\p{L}-]* ){0,2}\p{Ll}{3,}s (?:with|of|from|in|at|for) /u.test(kept) &&
    kept.split(' ').length > 4
  )
    return null;
  return kept === '' ? null : kept;
}
