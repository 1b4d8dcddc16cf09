// Who says it, and how firmly.
import type { Range } from './evidence.ts';
import type { Sentence } from './sentence.ts';
import { resolved } from './speaker-resolution.ts';
import { type Speech, speechOf } from './speech.ts';
import { maskQuotations, type Spoken, spokenBeside, spokenBy } from './spoken.ts';
import { countWords } from './words.ts';

export type Standing = 'stated' | 'claimed' | 'denied' | 'unconfirmed';

export interface Attribution {
  /** As named in the text; null where the text does not name anybody ("it was not confirmed"). */
  readonly speaker: string | null;
  readonly standing: Standing;
}

/**
 * Who says a sentence. The speaker is named in full where an earlier sentence does ("Slutsky", "he", "the official"); null when the
 * outlet says it in its own voice, and in a language whose verbs of saying are not known.
 */
export function attribution(sentence: Sentence, all: readonly Sentence[], language: string | null): Attribution | null {
  const speech = speechOf(language);
  if (!speech) return null;
  const masked = maskQuotations(sentence.text);
  const somebody = spokenBy(sentence, speech);
  const asideAt = somebody?.asideAt;
  const spoken = asideAt === undefined ? somebody : null;
  // What is alleged in a clause that hangs on another does not make a claim of the other.
  const standing = standingOf(sentence.text, masked.slice(0, asideAt), spoken, speech);
  // "The dismissal was reportedly due to a letter, in which Lee said …": what nobody vouches for is not what Lee said.
  if (standing === 'unconfirmed' && spoken && HEARSAY.test(masked.slice(0, masked.indexOf(spoken.phrase))))
    return { speaker: null, standing };
  if (spoken)
    return { speaker: resolved(spoken.phrase, sentence, all, speech, language), standing: standing ?? spoken.standing };
  if (standing === 'unconfirmed') {
    const witness =
      /^(.{2,60}?) (?:was|were|is|has|have|had|could|did|cannot)(?: not|n[’']t)?\b/iu.exec(masked)?.[1] ?? '';
    const own =
      /(?:able|could|did|cannot|unable)(?: not)?[^.]{0,30}\b(?:confirm|verify)\b/i.test(masked) &&
      /^\p{Lu}/u.test(witness);
    return { speaker: own && countWords(witness) <= 4 && !speech.pronoun.test(witness) ? witness : null, standing };
  }
  return standing === null ? null : { speaker: null, standing };
}

const HEARSAY = /\b(?:reportedly|rumou?red)\b/i;

/** Who speaks a quotation that stands at `range` of the sentence: by the verb of saying that is nearest to it, named as `attribution` names. */
export function speakerBeside(
  sentence: Sentence,
  range: Range,
  all: readonly Sentence[],
  language: string | null,
): string | null {
  const speech = speechOf(language);
  const spoken =
    speech && (isAlone(sentence, range) ? spokenBy(sentence, speech) : spokenBeside(sentence, range, speech));
  return speech && spoken ? resolved(spoken.phrase, sentence, all, speech, language) : null;
}

/** Is this the only quotation of its sentence? */
function isAlone({ text }: Sentence, { start, end }: Range): boolean {
  return !/["“”„«»‘「『]/.test(text.slice(0, Math.max(0, start)) + text.slice(end));
}

function standingOf(text: string, masked: string, spoken: Spoken | null, speech: Speech): Standing | null {
  if (spoken?.standing === 'denied') return 'denied';
  if (speech.unconfirmed.test(masked)) return 'unconfirmed';
  if (spoken && speech.untrue.test(text)) return 'denied';
  if (speech.alleged.test(masked)) return 'claimed';
  return null;
}
