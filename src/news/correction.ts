// Correction: what a newer version of an article means for a line that was posted of an older one.
import { type Attribution, attribution } from './attribution.ts';
import { type Evidence, holds, type Line, without } from './evidence.ts';
import { extract } from './extract.ts';
import { passages } from './passage.ts';
import { quotations } from './quotation-marks.ts';
import type { Sentence } from './sentence.ts';
import { overlap, stems } from './weight.ts';
import { differs } from './wording.ts';

export type Change =
  /** The outlet says it otherwise now. `evidence` is null for a headline. */
  | {
      readonly kind: 'reworded';
      readonly text: string;
      readonly evidence: Evidence | null;
      readonly attribution: Attribution | null;
    }
  /** Its sentence stands in the article no more. */
  | { readonly kind: 'taken-out' }
  /** The whole article was taken back: by its outlet, or by whoever runs Dateline. */
  | { readonly kind: 'withdrawn'; readonly by: 'outlet' | 'operator' };

/** A version of an article; an `Article` fits it. */
export interface Written {
  readonly id: string;
  readonly headline: string;
  readonly text: string;
  readonly language: string | null;
}

/** A line as it was posted, and where it came from, as far as that was kept. */
export interface Posted {
  readonly text: string;
  readonly evidence: Evidence | null;
}

const WITHDRAWN =
  /^\W*(?:(?:story|article|report) )?(?:withdrawn|retracted|retraction|kill(?:ed)? story)\b|^\W*(?:this|the) (?:story|article|report|item|post) (?:has been|was|is|had been) (?:\p{L}+ )?(?:withdrawn|retracted|removed|taken down|deleted|unpublished)|^\W*(?:este|esta|el|la) (?:artículo|noticia|nota) (?:ha sido|fue) (?:retirad|eliminad)|^\W*cet article a été (?:retiré|supprimé)|^\W*dieser (?:artikel|beitrag) wurde (?:zurückgezogen|gelöscht|entfernt)/iu;

/** Whether an article says of itself, where its news stood, that it was taken back. */
export function isWithdrawn({ headline, text }: Pick<Written, 'headline' | 'text'>): boolean {
  return WITHDRAWN.test(headline) || WITHDRAWN.test(text.slice(0, 200));
}

/**
 * What became of a headline as it was posted; null where it stands, a mistake of typing apart.
 * @param now the article as it is
 */
export function changeOfHeadline(posted: string, now: Written): Change | null {
  if (isWithdrawn(now)) return { kind: 'withdrawn', by: 'outlet' };
  if (now.headline.trim() === '' || !differs(posted, now.headline, now.language, now.text)) return null;
  return { kind: 'reworded', text: now.headline, evidence: null, attribution: null };
}

/**
 * What became of a line as it was posted; null where it stands, a mistake of typing apart. Where the outlet only gives less of its text than it did,
 * as a feed that goes over to teasers, what is not given any more was not taken back.
 * @param was the text that the article had before; null where that is not known
 */
export function changeOfLine(posted: Posted, now: Written, was: string | null): Change | null {
  if (isWithdrawn(now)) return { kind: 'withdrawn', by: 'outlet' };
  if (was !== null && isCutShort(was, now.text)) return null;
  const all = passages(now.text, now.language);
  const marks = quotations(now.text);
  const sentence = sentenceOf(posted, was);
  const stands = (each: Sentence) =>
    bare(each.text) === sentence ||
    bare(each.text) === posted.text ||
    extract(each, marks, now.language)?.text === posted.text;
  if (all.some(stands)) return null;
  const counterpart = closest(posted.text, all, now.language);
  if (!counterpart) return { kind: 'taken-out' };
  // Cut off in the middle of it.
  if (BROKEN_OFF.test(counterpart.text)) return null;
  const lines = linesIn(counterpart, all, now);
  const wordings = [...lines.map(({ text }) => text), counterpart.text];
  if (wordings.some((text) => !differs(posted.text, text, now.language, now.text))) return null;
  const [line] = lines;
  return line === undefined ? { kind: 'taken-out' } : { kind: 'reworded', ...line };
}

/** As it stood in the article, uncut; undefined where that is not known. */
function sentenceOf({ text, evidence }: Posted, was: string | null): string | undefined {
  if (was === null || evidence === null) return undefined;
  const { start, end } = evidence.sentence;
  const sentence = was.slice(start, end);
  return without(sentence, evidence.cuts) === text ? bare(sentence) : undefined;
}

/** So much of the shorter one's words in both, and so much of all of them, make one sentence the other's newer wording. */
const [SHARED, ALIKE] = [0.6, 0.3];

function closest(posted: string, all: readonly Sentence[], language: string | null): Sentence | undefined {
  const own = stems(posted, language);
  let best: Sentence | undefined;
  let bestAlike = 0;
  for (const sentence of all) {
    const words = stems(sentence.text, language);
    const shared = overlap(own, words);
    const both = shared * Math.min(own.size, words.size);
    const alike = both / (own.size + words.size - both);
    if (both < Math.min(2, own.size) || shared < SHARED || alike < ALIKE || alike <= bestAlike) continue;
    [best, bestAlike] = [sentence, alike];
  }
  return best;
}

/** How the sentence can be shown: shortened as lines are, or whole; none where the evidence rule forbids both. */
function linesIn(sentence: Sentence, all: readonly Sentence[], now: Written): readonly Line[] {
  const { index, start, end } = sentence;
  const short = extract(sentence, quotations(now.text), now.language);
  const whole = { text: bare(sentence.text), cuts: [] };
  return [...(short ? [short] : []), whole].flatMap(({ text, cuts }) => {
    const shown = cuts.length === 0 ? sentence : { ...sentence, text };
    const said = attribution(shown, all, now.language);
    const line = { text, evidence: { articleId: now.id, sentence: { index, start, end }, cuts }, attribution: said };
    return holds(line, now.text) ? [line] : [];
  });
}

const BROKEN_OFF = /(?:\s*(?:…|\.{3}|\[…\]|\[\.{3}\]))+$/u;

const bare = (text: string) => text.replace(/\s+/g, ' ').trim();

/** A teaser is the beginning of the text that it stands for, and much shorter. */
function isCutShort(was: string, now: string): boolean {
  const teaser = bare(now).replace(BROKEN_OFF, '');
  return teaser.length < bare(was).length * 0.6 && bare(was).startsWith(teaser);
}
