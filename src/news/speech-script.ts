// How a language says who says something where no capitals tell a name from the verb beside it: it finds its speakers itself.
import type { Standing } from './attribution.ts';
import type { Speech } from './speech.ts';
import type { SpokenAt } from './spoken.ts';

const NEVER = /(?!)/;

/** What such a language tells of itself; the rest of a `Speech` is for the languages with capitals. */
export type Script = Pick<Speech, 'unconfirmed' | 'alleged' | 'untrue' | 'pronoun'> & {
  /** The speakers of a sentence whose quotations are blotted out, in the order of the text. */
  readonly speakers: (masked: string) => readonly SpokenAt[];
};

export function scriptSpeech(script: Script): Speech {
  return {
    says: NEVER,
    denies: NEVER,
    claims: NEVER,
    saying: null,
    accordingTo: NEVER,
    afterSpeaker: null,
    between: NEVER,
    border: NEVER,
    adverbial: NEVER,
    article: NEVER,
    indefinite: NEVER,
    inverts: false,
    nouns: null,
    relative: NEVER,
    ...script,
  };
}

/** A speaker found at a place of the text; none where the phrase is empty or too long to name anybody. */
export function spokenAt(
  phrase: string | null | undefined,
  standing: Standing,
  start: number,
  end: number,
): readonly SpokenAt[] {
  const named = phrase?.replace(/\s+/g, ' ').trim() ?? '';
  return named === '' || named.length > LONGEST ? [] : [{ start, end, spoken: { phrase: named, standing } }];
}

const LONGEST = 90;
