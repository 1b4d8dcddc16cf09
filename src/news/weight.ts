// How much a sentence says of what its article is about.
import { eachTerm } from './terms.ts';

const SAYING = new Set(
  'said says say told tells accord dijo afirmo declar segun selon declare laut sagte teilte mitget mit'.split(' '),
);

/** What a text is about, for comparing. */
export interface Gist {
  /** Content words and numbers, cut to their first six letters, so that "Russia" and "Russians" are one. */
  readonly stems: ReadonlySet<string>;
  /** How many of its words have a capital inside a sentence. */
  readonly names: number;
  /** A word of saying is among them. */
  readonly says: boolean;
}

export function gistOf(text: string, language: string | null): Gist {
  const stems = new Set<string>();
  let names = 0;
  let says = false;
  eachTerm(text, language, MOST_WORDS, (stem, name) => {
    if (SAYING.has(stem)) says = true;
    else stems.add(stem);
    if (name) names += 1;
  });
  return { stems, names, says };
}

const MOST_WORDS = 400;

/** What two texts are compared by. */
export function stems(text: string, language: string | null): ReadonlySet<string> {
  return gistOf(text, language).stems;
}

/** How much of the smaller set is in the other, 0 to 1. */
export function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  if (small.size === 0) return 0;
  let shared = 0;
  for (const each of small) if (large.has(each)) shared += 1;
  return shared / small.size;
}

const EMPTY_TALK =
  /\bno (?:immediate )?(?:comment|response|reaction)\b|\b(?:declin|refus)\w+ to comment\b|\b(?:was|were|is) not (?:immediately |yet )?able to (?:confirm|verify|reach|comment)\b|\bdid not (?:immediately )?(?:respond|reply|comment)\b|\bhas been contacted\b|\bsin (?:hacer )?comentarios\b|\bn[’']a pas (?:souhaité|voulu) (?:commenter|réagir)|\bwollte sich nicht äußern|\b(?:like|here is|here's) what\b/i;
const ANSWERS =
  /\b(?:retaliat|respon[ds]|reject|den(?:y|ied|ies)|condemn|accus|dismiss|vow|warn|protest|demand|criticis|criticiz|blam|call(?:ed|s) (?:on|for)|negó|rechaz|conden|acus|advirt|démen|rejet|condamn|averti|wies|bestritt|verurteil|kritisier|warnt|dementier)/i;
const BACKGROUND =
  /\b(?:relations? (?:with|between)|over the past|in recent (?:years|months|decades)|has long|have long|since (?:19|20)\d\d|for (?:years|decades)|en los últimos años|desde (?:19|20)\d\d|ces dernières années|depuis (?:19|20)\d\d|in den vergangenen|seit (?:19|20)\d\d)\b/i;

const DATED =
  /\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|lunes|martes|miércoles|jueves|viernes|sábado|domingo|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag)\b/;
const PERSONAL = /\b(?:you|your|we|our|us|me|my|I)\b/;

/** What an author thinks of it, in his own voice. */
const ARGUES =
  /^(?:Sadly|Unfortunately|Fortunately|Clearly|Surely|Frankly|Simply put|Obviously|Of course|Unsurprisingly|Not surprisingly|Thankfully|Ironically|Perhaps|Maybe|Naturally|Predictably|Make no mistake|No wonder|No doubt|Truth be told|To be (?:sure|fair|clear)|In (?:truth|reality|short)|Worse(?: still)?|Even worse|Let['’]s|(?:But )?(?:[Tt]he|[Hh]ere['’]s the) (?:truth|fact|problem|reality|question|point|thing|irony|trouble) (?:is\b|of the matter)|It['’]s (?:easy|hard|time|high time|no (?:secret|surprise|wonder|accident)|clear|worth))/;
const ARGUING = ['with good reason', 'of course', 'undeniabl', 'sign of how', 'doing enough'];

/** Signs in the wording that a sentence moves the story on, or does not: 1 or 0 each. */
export function signs(line: string) {
  const has = (pattern: RegExp) => (pattern.test(line) ? 1 : 0);
  return {
    figures: has(/\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds?|thousands?|millions?)\b/i),
    answers: has(ANSWERS),
    emptyTalk: has(EMPTY_TALK),
    background: has(BACKGROUND),
    labelled: has(/^\p{Lu}[\p{L}’' -]{2,30}: \p{Lu}/u),
    question: has(/\?["”»]?$/),
    dated: has(DATED),
    argues: /["“„«]/.test(line) ? 0 : has(ARGUES) || (ARGUING.some((words) => line.includes(words)) ? 1 : 0),
    personal: /["“„«]/.test(line) ? 0 : has(PERSONAL),
    firstPerson: has(/^(?:I|We|My|Our|You|Your|Yo|Nosotros|Je|Nous|Ich|Wir)\b/),
  };
}
