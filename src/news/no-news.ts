// Sentences that stand by themselves and tell no news: a question, a greeting, the author's "I", a list item without a verb, what the next takes back.
import type { Attribution } from './attribution.ts';
import { beginsInFirstPerson } from './first-person.ts';
import { maskQuotations } from './spoken.ts';

const FIRST_PERSON =
  /(?<![\p{L}-]|(?:War|Phase|Type|Part|Class|Tier|Title|Article|Division|Elizabeth|Charles|Louis|Francis|James|Level|Chapter|Section|Category)\s)I(?:['’](?:m|ve|d|ll)\b|,?\s+(?=\p{Ll}))|\b(?:my|me|myself)\b|^(?:My|Our|We)\s|^(?:We|Let)['’](?:re|ve|ll|d|s)\s|,\swe\b/u;
const AUTHORS_OWN = /^(?:my|our)\s/i;
/** "If you want a bridge", "You can take the ferry", "Welcome to Port Marrow": said to a reader. */
const TO_READER =
  /^(?:(?:If|When|Whether|Unless|While|Before|After|Depending on|In case|As) you(?:r|['’]\p{Ll}+)?\s|You(?:r|['’]\p{Ll}+)?\s|Welcome (?:back )?to\s|Thank you\b|Imagine\s|Remember\s|Say hello)/u;
/** "Create an account": an order, which nobody reports. "Support for the mayor" and "Access was cut" are none. */
const ORDER =
  /^(?:Access|Browse|Buy|Check|Choose|Click|Compare|Create|Discover|Download|Enjoy|Enter|Explore|Find|Follow|Get|Join|Keep|Learn|Listen|Log|Manage|Order|Pick|Read|Receive|Register|See|Share|Shop|Sign|Submit|Subscribe|Support|Take|Tell|Try|Turn|Use|View|Visit|Watch)\s(?!(?:for|to|of|by|from|among|grew|fell|rose)\b|(?:\S+\s)?(?:was|is|has|had|were|are|will)\b)(?:\p{Ll}|\p{Lu}[^,]*\b(?:your|our|you|us)\b)/u;
/** What the sentence before said is not so. */
const TAKEN_BACK =
  /^(?:(?:Well|OK|Okay|Alright), (?:sort of|kind of|not|almost|maybe|no|that (?:might|may|is))\b|Sort of\b|Not (?:quite|so fast|any ?more|exactly|really)\b|Or (?:so (?:it|he|she|they|we|I)|is|was|did|does|do)\b|Almost[.!]|Unless\b[^,]*(?:, that is)?[.!]$)/u;

/** A question is no news: nobody is told anything by it. One that somebody else asks stands in a quotation, and more is around it. */
function asks(text: string): boolean {
  return /[?？؟]["”»’)\s]*$/u.test(text) && /[?？؟]\s*$/u.test(maskQuotations(text));
}

/** "We wait" outside a quotation, and nobody is named who says so: a message or an opinion would stand as the outlet's report. */
function speaksForItself(text: string, said: Attribution | null): boolean {
  if (said !== null && !AUTHORS_OWN.test(said.speaker ?? '')) return false;
  return (
    (FIRST_PERSON.test(text) && FIRST_PERSON.test(maskQuotations(text))) ||
    (said === null && (TO_READER.test(text) || ORDER.test(text)))
  );
}

const HELPING =
  /\b(?:[Ii]s|[Aa]re|[Ww]as|[Ww]ere|be|been|being|am|has|have|had|do|does|did|will|would|can|cannot|could|may|might|must|should|shall|\p{Ll}+n[’']t|(?:[Ii]t|[Tt]hat|[Tt]here|[Hh]ere|[Hh]e|[Ss]he|[Ww]hat|[Ww]ho)[’']s|(?:\p{L}+)[’'](?:re|ve|ll|d))\b/u;
const PAST =
  /\b(?:\p{Ll}{2,}ed|said|say|went|go|came|come|made|make|took|take|gave|give|got|get|won|win|lost|lose|met|saw|see|led|left|held|set|cut|put|hit|told|began|became|found|fell|felt|fed|rose|ran|run|sent|spent|kept|paid|built|broke|chose|drew|drove|fought|flew|grew|knew|shot|spoke|struck|stood|swept|threw|wore|wrote|beat|bought|brought|caught|dealt|ate|forgot|froze|hid|hung|hurt|laid|lay|lent|let|lit|meant|rode|rang|read|sang|sank|sat|sold|shook|shut|slept|slid|sought|split|spread|stole|stuck|swam|swore|taught|thought|thrust|tore|understood|woke|withdrew|bid|bet|burst|cast|cost|quit|rid|shed|over(?:came|took|threw)|under(?:took|went)|heard|arose|bore|bound|bled|blew|bred|clung|crept|dug|fled|knelt|leapt|mistook|shrank|spun|sprang|strove|stung|swung|wept|remain|hold|expect|show|need|want|seem|mean|plan|include|continue)\b/u;
/** A word on -s that may be a verb: not behind what stands before nouns, and not where a list or the sentence goes on behind it. */
const ON_S =
  /(?<!\b(?:of|for|in|and|or|the|all|to|with|on|by|from|at|as|its|their|our|your|his|her|new|more|most|these|those|many|some|several|two|three|four|five|six|[\d,.]+|[\p{L}]+[’']s?)\s)(?<![\p{L}’'-])\p{Ll}+[^\Wsui]s(?=\s(?!(?:and|or|of)\b))/u;

/** "As ministers fly in to talk about the tides.": a clause, and what happened meanwhile is not told. */
const HALF =
  /^(?:As(?! (?:of|many|much|few|little|part|an?|well|expected|usual|always|for|to|before|with|yet|soon|long|far)\b)|Although|Because|Though|Whereas)\s[^,;:“"–—]*\.$/u;

/** "Daily content from the world's papers.": nothing happens in it. Told of English, by its verbs; a plural's in the present may be missed. */
function isVerbless(text: string): boolean {
  return !/["“”]/.test(text) && !HELPING.test(text) && !PAST.test(text) && !ON_S.test(text);
}

/** Does a sentence tell nobody anything? Such a one is shown only where nothing else can be. `next`: what follows it in its paragraph, or null. */
export function tellsNothing(
  text: string,
  next: string | null,
  said: Attribution | null,
  language: string | null,
): boolean {
  if (asks(text)) return true;
  if ((language ?? 'en') !== 'en') return said === null && beginsInFirstPerson(text, language);
  return (
    speaksForItself(text, said) ||
    (next !== null && TAKEN_BACK.test(next)) ||
    (said === null && (isVerbless(text) || HALF.test(text)))
  );
}
