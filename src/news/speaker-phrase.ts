// The noun phrase that names a speaker: what is left of it when it is tidied, or nothing where it names nobody.
import { isNobody } from './nobody.ts';
import type { Speech } from './speech.ts';

const MOST_WORDS = 12;
/** Where a phrase ends. */
export const EDGE = /[,;:()[\]—–\u0001“”"„«»]+|\s-\s|\.{2,}|…/g;

export function tidy(phrase: string, speech: Speech): string | null {
  const kept = tidied(phrase, speech);
  return kept === null || isNobody(kept) ? null : kept;
}

function tidied(phrase: string, speech: Speech): string | null {
  let kept = phrase
    .replace(/[\s,–—-]+$/u, '')
    .replace(/^[\s,.…-]+/u, '')
    .replace(/(?<=\p{Ll}{3})\.$/u, '')
    .replace(/\s+/g, ' ')
    .replace(MADE_PUBLIC, '$1')
    .replace(OPENED, '')
    .replace(ON_DAY, '')
    .replace(ON_OCCASION, '$1')
    .replace(NEGATED, '')
    .replace(AT_EVENT, '');
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
  if (NO_SPEAKER.test(kept) || TO_US.test(kept) || BY_WHICH.test(kept)) return null;
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

/** "WHO" is no "who". */
export function isAcronym(word: string): boolean {
  return word.length > 1 && word === word.toUpperCase();
}

/** The name or noun phrase a text ends on: "… was reported by Sky News" → "Sky News". */
export function nameAtEnd(text: string): string | null {
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
  /\s(?:the one|those|what)\s(?:an?|the|his|her|their)\s|\s(?:\p{Ll}{2,}ed|mistook|took|made|gave|went|held|got|lost|won)\s(?:an?|the|his|her|their|its|against|that|how|when)\s/u;
/** "Ann Lee during a parade" */
const DURING = /(?<=^(?:\p{Lu}[\p{L}’'.-]*\s){1,4}|^(?:[Hh]e|[Ss]he|[Tt]hey)\s)(?:during|while|amid)\s.*$/u;
/** "He paused, then said", "He instead said" */
const PRONOUN_DID = /^([Hh]e|[Ss]he|[Tt]hey|[Ii]t)\s\p{Ll}/u;
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
  /^((?:the|an?|its|his|her|their)\s.*?)\s(?:titled|entitled|headlined|published|released|issued|posted|obtained|seen|aired|unveiled|dated)(?:\s.*)?$/iu;
/** "But Lee", "And the minister" */
const OPENED =
  /^(?:But|And|Yet|So|Or|Then|Meanwhile|However|Also|Still|Pero|Mais|Aber|Doch|Mas|Ma)\s(?=\p{Lu}|the\s|an?\s)/u;
/** "On Sunday Lee", "In May the minister" */
const ON_DAY =
  /^(?:On|By|Late|Early|Last|Since|In|Until)\s(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December)\s(?=\p{Lu}|the\s|an?\s)/u;
/** "In a phone call Mr Lee warned" */
const ON_OCCASION =
  /^(?:[Ii]n|[Dd]uring|[Aa]t|[Aa]fter|[Bb]efore|[Oo]n)\s(?:an?|the|this|his|her|their|that|last)\s(?:\p{Ll}[\p{L}-]*\s){1,3}((?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gen)\.?\s)?\p{Lu}\p{Ll}[\p{L}’'-]*(?:\s\p{Lu}[\p{L}.’'-]*){0,3})$/u;
/** "fisheries bureau spokesman Ann Lee" */
const TITLED =
  /^(?:(?!(?:an?|the|of|by|in|into|on|at|to|for|from|with|and|or|that|this|his|her|their|its|we|they|it|as)\s)\p{Ll}[\p{L}-]*\s){1,5}\p{Lu}\p{Ll}[\p{L}.’'-]*(?:\s\p{Lu}\p{Ll}[\p{L}.’'-]*){1,3}$/u;
/** "Il ministero non [ha confermato]" */
const NEGATED = /(?<=\S\s?\S.*)\s(?:non|no|não|ne|nicht|niet|не|si|se|ci|gli|nous|vous)$/u;
/** "o motivo pelo qual disse" */
const BY_WHICH = /(?:^|\s)(?:[dnp]?(?:el)?[oa]s? qua(?:l|is)|l[ae]s? ?quel\p{L}*|(?:il|la|i|le) qual[ei])$/iu;
/** "Nous", to whom it was said */
const TO_US = /^(?:nous|vous|me|te|se|si|ci|nos|uns|ons)$/iu;
/** "президент Иван Белов на параде в городе" */
const AT_EVENT = /(?<=\p{Lu}[\u0400-\u04ff]+\s\p{Lu}[\u0400-\u04ff]+)\s(?:на|в|во|по|после|перед)\s.*$/u;
const BARE =
  /^(?:the|an?|os?|as|um|uma|il|lo|gli|uno|its|his|her|their|el|la|los|las|una?|le|les|une|des|der|die|das|dem|den|ein|eine[mnrs]?)$/i;
