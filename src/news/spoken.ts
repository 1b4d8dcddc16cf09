// Who is said to speak in one sentence, in the sentence's own words.
import type { Standing } from './attribution.ts';
import { quotations } from './quotation-marks.ts';
import type { Sentence } from './sentence.ts';
import { endsInApposition, following, preceding } from './speaker-phrase.ts';
import type { Speech } from './speech.ts';
import { countWords } from './words.ts';

/** Who is said to speak in one sentence, in its own words ("he", "the official"), before anything else is read. */
export interface Spoken {
  readonly phrase: string;
  readonly standing: Standing;
}

/** Stands for each character of a quotation while a sentence is searched for its speaker. */
const QUOTED = '\u0001';

const read = new WeakMap<Sentence, Spoken | null>();

/** The speaker of a sentence in its own words; remembered for the same sentence. */
export function spokenBy(sentence: Sentence, speech: Speech): Spoken | null {
  const known = read.get(sentence);
  if (known !== undefined) return known;
  const spoken = spokenIn(maskQuotations(sentence.text), speech);
  read.set(sentence, spoken);
  return spoken;
}

/** The words of the sentence with its quotations blotted out, at the same positions. Names in marks stay. */
export function maskQuotations(text: string): string {
  if (!/["“”„«»‘']/.test(text)) return text;
  let masked = text;
  for (const q of quotations(text)) {
    if (!q.closed || q.nested || countWords(text.slice(q.start, q.end)) < 3) continue;
    masked = masked.slice(0, q.start) + QUOTED.repeat(q.end - q.start) + masked.slice(q.end);
  }
  return masked;
}

/** The first speaker of a sentence whose quotations are blotted out. */
export function spokenIn(masked: string, speech: Speech): Spoken | null {
  const quoted = /\b(?:quoted|cited) (.{3,120}?),? as saying\b/.exec(masked);
  if (quoted?.[1]) return { phrase: quoted[1].replace(/,.*$/s, ''), standing: 'stated' };
  const found: { at: number; spoken: Spoken }[] = [];
  const seek = (pattern: RegExp, standing: Standing) => {
    for (const match of masked.matchAll(pattern)) {
      const end = match.index + match[0].length;
      if (/\b(?:did|does|do|has|have|had) ?n(?:o|['’])t (?:\p{L}+ )?$/u.test(masked.slice(0, match.index))) continue;
      if (/\b(?:been|be|being|was|were|is|are) $/i.test(masked.slice(0, match.index))) continue;
      const phrase = speakerAround(masked, match.index, end, speech);
      if (phrase !== null) found.push({ at: match.index, spoken: { phrase, standing } });
      if (phrase !== null) return;
    }
  };
  seek(speech.denies, 'denied');
  seek(speech.claims, 'claimed');
  seek(speech.says, 'stated');
  for (const match of masked.matchAll(speech.accordingTo)) {
    if (match[0].toLowerCase() === 'so' && !/[,\u0001]\s*$/.test(masked.slice(0, match.index))) continue;
    const phrase = following(masked, match.index + match[0].length, speech, true);
    if (phrase !== null) found.push({ at: match.index, spoken: { phrase, standing: 'stated' } });
  }
  for (const match of speech.afterSpeaker ? masked.matchAll(speech.afterSpeaker) : []) {
    const phrase = preceding(masked, match.index, speech);
    if (phrase !== null) found.push({ at: match.index, spoken: { phrase, standing: 'stated' } });
  }
  return found.sort((a, b) => a.at - b.at)[0]?.spoken ?? null;
}

/** The subject of a verb of saying: before it, or behind it after a quotation, a comma or an opening adverbial. */
function speakerAround(masked: string, start: number, end: number, speech: Speech): string | null {
  const before = masked.slice(0, start);
  const inverted =
    /[,\u0001]["”»’]?\s*$/.test(before) || speech.adverbial.test(before.trim().replace(/^.*[,;]\s*/s, ''));
  if (inverted && !/^t(?:old|ells)$/i.test(masked.slice(start, end)) && (speech.inverts || !endsInApposition(before))) {
    const behind = following(masked, end, speech, false);
    if (behind !== null) return behind;
  }
  return preceding(masked, start, speech);
}
