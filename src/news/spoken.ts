// Who is said to speak in one sentence, in the sentence's own words.
import { endsInApposition } from './apposition.ts';
import type { Standing } from './attribution.ts';
import type { Range } from './evidence.ts';
import { quotations } from './quotation-marks.ts';
import { LONGEST_SENTENCE, type Sentence } from './sentence.ts';
import { preceding } from './speaker-before.ts';
import { following } from './speaker-behind.ts';
import type { Speech } from './speech.ts';
import { type Saying, sayings } from './speech-verbs.ts';
import { subjectOf } from './subject.ts';
import { countWords } from './words.ts';

/** Who is said to speak in one sentence, in its own words ("he", "the official"), before anything else is read. */
export interface Spoken {
  readonly phrase: string;
  readonly standing: Standing;
  /** Where the clause begins in which he speaks, if it hangs on another: "The firm was fined, a day after Lee testified". The sentence is not what he says. */
  readonly asideAt?: number;
}

/** Stands for each character of a quotation while a sentence is searched for its speaker. */
const QUOTED = '\u0001';

const read = new WeakMap<Sentence, Spoken | null>();

/** The speaker of a sentence in its own words; remembered for the same sentence. */
export function spokenBy(sentence: Sentence, speech: Speech): Spoken | null {
  const known = read.get(sentence);
  if (known !== undefined) return known;
  const spoken = sentence.text.length > LONGEST_SENTENCE ? null : spokenIn(maskQuotations(sentence.text), speech);
  read.set(sentence, spoken);
  return spoken;
}

/** The words of the sentence with its quotations blotted out, at the same positions. Names in marks stay. */
export function maskQuotations(text: string): string {
  if (!/["“”„«»‘'「『]/.test(text)) return text;
  if (lastMasked?.text !== text) lastMasked = { text, masked: masking(text) };
  return lastMasked.masked;
}

/** Remembered while one sentence is asked about several times. */
let lastMasked: { readonly text: string; readonly masked: string } | undefined;

function masking(text: string): string {
  let masked = text;
  for (const q of quotations(text)) {
    if (!q.closed || q.nested || countWords(text.slice(q.start, q.end)) < 3) continue;
    masked = masked.slice(0, q.start) + QUOTED.repeat(q.end - q.start) + masked.slice(q.end);
  }
  return masked;
}

/** Someone who speaks, and where in the sentence the word stands that says so. */
export interface SpokenAt extends Range {
  readonly spoken: Spoken;
}

/** The first speaker of a sentence whose quotations are blotted out. */
export function spokenIn(masked: string, speech: Speech): Spoken | null {
  const [first] = everySpoken(masked, speech, false);
  if (!first) return null;
  const before = masked.slice(0, first.start);
  const asideAt = hangsAt(before, first.spoken, speech);
  if (asideAt === null && !RELATIVE.test(before)) return first.spoken;
  // "Ann Lee, who has said little, will testify, her lawyers said": the main clause counts where somebody speaks in it.
  const main = everySpoken(masked, speech, true).find(
    ({ start, spoken }) =>
      !RELATIVE.test(masked.slice(0, start)) && hangsAt(masked.slice(0, start), spoken, speech) === null,
  );
  return main?.spoken ?? (asideAt === null ? first.spoken : { ...first.spoken, asideAt });
}

/** "…, a day after", "…, which", "… when": what makes the clause behind it hang on at least four words before it. */
const HANGS =
  /^(\s*(?:\S+\s+){4,}?)(?:after|although|as|before|since|that|though|what|when|where|which|while|whom)\s+(?:(?:the|an?|its|his|her|their)\s+)?$/i;

/** Where the clause begins whose subject speaks, if it hangs on another. */
function hangsAt(before: string, { phrase }: Spoken, speech: Speech): number | null {
  if (speech.inverts) return null;
  const at = before.lastIndexOf(phrase);
  return at > 0 ? (HANGS.exec(before.slice(0, at))?.[1]?.length ?? null) : null;
}

const RELATIVE = /\b(?:who|which)\s+(?:(?:has|have|had|also|once|long|\p{L}+ly)\s+)*$/u;

/** A sentence may hold several quotations. */
const readAll = new WeakMap<Sentence, readonly SpokenAt[]>();

/** The speaker whose verb is nearest to a quotation in the sentence. */
export function spokenBeside(sentence: Sentence, { start, end }: Range, speech: Speech): Spoken | null {
  if (sentence.text.length > LONGEST_SENTENCE) return null;
  const apart = (each: Range) => (each.start >= end ? each.start - end : each.end <= start ? start - each.end : 0);
  let nearest: SpokenAt | null = null;
  const every = readAll.get(sentence) ?? everySpoken(maskQuotations(sentence.text), speech, true);
  readAll.set(sentence, every);
  for (const each of every) if (!nearest || apart(each) < apart(nearest)) nearest = each;
  return nearest?.spoken ?? null;
}

const QUOTED_AS_SAYING = /\b(?:quoted|cited) ([^\u0001]{3,120}?),? as saying\b/;

/** In the order of the text; of each kind of verb only the first unless `all` are asked for. */
function everySpoken(masked: string, speech: Speech, all: boolean): readonly SpokenAt[] {
  if (speech.speakers) return speech.speakers(masked);
  const quoted = masked.includes(' as saying') ? QUOTED_AS_SAYING.exec(masked) : null;
  if (quoted?.[1]) {
    const spoken: Spoken = { phrase: quoted[1].replace(/,.*$/s, ''), standing: 'stated' };
    return [{ start: quoted.index, end: quoted.index + quoted[0].length, spoken }];
  }
  const found: SpokenAt[] = [];
  for (const saying of sayings(masked, speech)) {
    const { start, end } = saying;
    const spoken = spokenWith(saying, masked, speech);
    if (spoken) found.push({ start, end, spoken });
    if (spoken && !all) break;
  }
  for (const match of speech.afterSpeaker ? masked.matchAll(speech.afterSpeaker) : []) {
    const phrase = preceding(masked, match.index, speech);
    const end = match.index + match[0].length;
    if (phrase !== null) found.push({ start: match.index, end, spoken: { phrase, standing: 'stated' } });
  }
  return found.sort((a, b) => a.start - b.start);
}

function spokenWith({ kind, start, end, words }: Saying, masked: string, speech: Speech): Spoken | null {
  const before = masked.slice(0, start);
  // "a-t-elle écrit", "dit-il"
  const inverted = /-(?:t-)?(ils?|elles?)(?![\p{L}])/iu.exec(words)?.[1];
  if (inverted !== undefined)
    return stated(inverted, STANDINGS[kind === 'saying' || kind === 'accordingTo' ? 'says' : kind]);
  if (kind === 'accordingTo') {
    if (words.toLowerCase() === 'so' && !/[,\u0001]\s*$/.test(before)) return null;
    return stated(following(masked, end, speech, true), 'stated');
  }
  if (kind === 'saying') return stated(subjectOf(before), /^denying$/i.test(words) ? 'denied' : 'stated');
  if (/\b(?:did|does|do|has|have|had) ?n(?:o|['’])t (?:\p{L}+ )?$/u.test(before)) return null;
  if (/\b(?:been|be|being|was|were|is|are) $/i.test(before.slice(-7))) return null;
  // "an estimated 300", "the largest confirmed reserves", "analysts' estimates"
  if (kind !== 'denies' && /(?:ed|s)$/i.test(words) && ADJECTIVE.test(before)) return null;
  // "The Senate confirmed her": a deed, not a word
  if (/^confirm/i.test(words) && CHAMBER.test(before)) return null;
  // "Even as Ann Lee condemned it, Quill said": the main clause counts
  if (kind === 'says' && !speech.inverts && UNDER.test(before) && /^[^\u0001]*,\s/.test(masked.slice(end))) return null;
  // "A video posted on social media"
  if (words === 'posted on' && POSTED.test(before)) return null;
  // "an exodus predicted by aides"
  if (
    kind === 'says' &&
    masked.startsWith(' by ', end) &&
    /(?:ed|said|told)$/i.test(words) &&
    !/\u0001,?\s*$/.test(before)
  )
    return null;
  // "the pilot who officials say was ill"
  if (/^say$/i.test(words) && /\b(?:who|whom|which|that|what|than)\s(?:[\p{L}’'-]+\s){1,3}$/u.test(before)) return null;
  // "Lee, who has denied the charges, was arrested" is no denial.
  if ((kind === 'denies' || kind === 'claims') && RELATIVE.test(before)) return null;
  // "an allegation refuted by the school"
  if (kind === 'denies' && masked.startsWith(' by ', end))
    return stated(following(masked, end + 4, speech, true), 'denied');
  return stated(speakerAround(masked, start, end, speech, kind === 'says' || speech.inverts), STANDINGS[kind]);
}

const ADJECTIVE =
  /(?:\b(?:an?|the|its|his|her|their|our|of|with|some|no|any|most|more|first|new|latest|other|all|these|those|\p{Ll}{2,}est|estimated|total|(?:the|an?|its|their|this)(?:\s\p{L}+)?\s\p{L}+ly)|['’]s|s['’])\s$/iu;

const CHAMBER =
  /\b(?:Senate|Parliament|Congress|lawmakers|senators|committee|council)(?:\s(?:on|late|narrowly)\s\p{L}+)?\s$/iu;
const UNDER = /^(?:Even )?(?:as|while|although|though|after|before|since|because|when)\s[^,\u0001]*$/iu;
const POSTED =
  /\b(?:videos?|photos?|images?|pictures?|clips?|footage|messages?|statements?|notes?|petitions?|recordings?)\s$/i;

const STANDINGS = { denies: 'denied', claims: 'claimed', says: 'stated' } as const;

function stated(phrase: string | null, standing: Standing): Spoken | null {
  return phrase === null ? null : { phrase, standing };
}

/** "said Joseph Parilla of the institute.": behind the verb stands a full name and no clause. */
function isNameAlone(behind: string): boolean {
  return /^\s(?:\p{Lu}[\p{L}’'-]+\.?\s){1,3}\p{Lu}[\p{L}’'-]+(?:[,.]|,\s[^,.]{3,60}[,.]?|\s(?:of|at|from|with)\s[^,.]{3,50}[,.]?)$/u.test(
    behind,
  );
}

/** The subject of a verb of saying: before it, or behind it after a quotation, a comma or an opening adverbial. */
function speakerAround(masked: string, start: number, end: number, speech: Speech, inverts: boolean): string | null {
  const before = masked.slice(0, start);
  // "…, denied the ministry's claim": who denies or accuses in English stands before, but for a quotation.
  const inverted =
    (inverts ? /[,\u0001]["”»’]?,?\s*(?:[—–-]\s*)?$/ : /\u0001["”»’]?,?\s*$/).test(before) ||
    (inverts && speech.adverbial.test(before.trim().replace(/^.*[,;]\s*/s, '')));
  if (
    inverted &&
    !/^t(?:old|ells)$/i.test(masked.slice(start, end)) &&
    (speech.inverts || isNameAlone(masked.slice(end)) || !endsInApposition(before))
  ) {
    const behind = following(masked, end, speech, false);
    if (behind !== null) return behind;
    // "Sobre su trabajo, dijo que …": whoever was spoken of before.
    if (speech.inverts && /,\s*$/.test(before) && !endsInApposition(before)) return null;
  }
  if (speech.clitic?.test(before)) return following(masked, end, speech, false);
  return preceding(masked, start, speech);
}
