// Contested: what is claimed in one line and denied in another, side by side. Strict: better none than two lines that speak of different things.
import { type Denial, denialIn } from './denial.ts';
import { COMMON_STEMS } from './event-words.ts';
import type { Line } from './evidence.ts';
import { countriesIn } from './place.ts';
import { stem } from './stem.ts';
import { STOP_WORDS } from './stop-words.ts';
import type { ToldLine } from './told-line.ts';
import { folded } from './words.ts';

export interface Contested {
  readonly claimed: ToldLine;
  /** Each by another speaker than what is claimed. */
  readonly denied: readonly ToldLine[];
}

interface Word {
  /** By which words are one: "shelled" and "shelling". */
  readonly root: string;
  readonly name: boolean;
  /** It may be what somebody did. */
  readonly verb: boolean;
  /** It is no word of every second report. */
  readonly telling: boolean;
}

const ROOT = 5;
/** Of the words that are denied, so many must be in the line that claims them. */
const COVERED = 0.75;
const TOGETHER = 2;
/** "The accusation" was told so many sentences before at most. */
const BARE_WITHIN = 3;

const NEGATED =
  /\b(?:not|no|never|nor|neither|without|cannot|nunca|jamás|sin|ni|ne|jamais|sans|nicht|nie|kein\p{L}*|ohne)\b|n['’]t\b|\bn['’]/iu;
/** An outlet that speaks of what others say, or of what is denied, claims nothing. */
const OF_OTHERS = /\b(?:allegations?|accusations?|rumou?rs?|claims? (?:of|that)|den(?:y|ie[sd]|ying|ials?))\b/i;
const MODAL =
  /\b(?:will|would|could|may|might|should|must|shall|if|whether|plans?|planned|planning|intends?|intended|threaten\p{L}*|podría\p{L}*|pourrai\p{L}*|könn\p{L}*|würde\p{L}*|will|werde\p{L}*)\b/iu;
/** Words around what is denied that are not it. */
const AROUND = new Set(
  [
    'any all ever having deliberately intentionally involvement involved responsibility responsible role part complicity knowledge wrongdoing carrying carried conducting conducted committing committed making made taking taken being been behind charge charges claim claims',
    'responsabilidad participacion implicacion haber sido estar',
    'responsabilite implication avoir etre ete',
    'verantwortung beteiligung haben habe hatten sein zu',
  ]
    .join(' ')
    .split(' '),
);

/**
 * Pairs of lines of one story. A line that is denied says, almost word for word, what the denial names, by somebody else, with the same figures and
 * names, and not as something to come unless the denial does; who denies an act of his own is named in it. A denial of "the accusation" answers the
 * accusation right before it in its article, nothing else.
 * @param told in the order in which they are told
 */
export function contestedIn(told: readonly ToldLine[]): readonly Contested[] {
  const pairs = new Map<ToldLine, ToldLine[]>();
  for (const denial of told) {
    if (denial.line.attribution?.standing !== 'denied') continue;
    const claimed = answered(denial, told);
    if (claimed) pairs.set(claimed, [...(pairs.get(claimed) ?? []), denial]);
  }
  return told.flatMap((claimed) => {
    const denied = pairs.get(claimed);
    return denied ? [{ claimed, denied }] : [];
  });
}

/** The line whose claim this one denies: of several the one that shares most with it, or comes first. */
function answered(denial: ToldLine, told: readonly ToldLine[]): ToldLine | undefined {
  const { line, article } = denial;
  const speaker = line.attribution?.speaker ?? null;
  const denied = denialIn(line.text, article.language);
  if (speaker === null || !denied || NEGATED.test(denied.words)) return undefined;
  const own = new Set(wordsOf(speaker, article.language).map(({ root }) => root));
  const wanted = wordsOf(denied.words, article.language).filter(
    ({ root }) => !own.has(root) && !AROUND_ROOTS.has(root),
  );
  let best: ToldLine | undefined;
  let most = 0;
  for (const each of told) {
    if (!mayBeDenied(each, denial, own)) continue;
    const score =
      wanted.length === 0 ? bareScore(each, denial, denied, speaker) : sharedWith(each, wanted, denied, speaker);
    if (score > most) [best, most] = [each, score];
  }
  return best;
}

function mayBeDenied({ line, article }: ToldLine, denial: ToldLine, denier: ReadonlySet<string>): boolean {
  const { attribution, text } = line;
  if (line === denial.line || attribution?.standing === 'denied' || article.language !== denial.article.language)
    return false;
  if (NEGATED.test(text) || (attribution === null && OF_OTHERS.test(text)) || /\?["”’]?$/.test(text)) return false;
  return !wordsOf(attribution?.speaker ?? '', article.language).some(({ root }) => denier.has(root));
}

/** "The ministry denied the accusation": right behind it, or a little later where it names whoever denies. */
function bareScore({ line, article }: ToldLine, denial: ToldLine, { ownAct }: Denial, speaker: string): number {
  const { standing, speaker: accuser } = line.attribution ?? {};
  if (article.id !== denial.article.id || standing !== 'claimed' || !accuser) return 0;
  const apart = denial.line.evidence.sentence.index - line.evidence.sentence.index;
  if (apart < 1 || apart > BARE_WITHIN) return 0;
  const answers = (apart === 1 && !ownAct) || names(line, speaker, article.language);
  return answers ? 1 / apart : 0;
}

/** How many of the words that are denied the line says; 0 where it does not say that. */
function sharedWith({ line, article }: ToldLine, wanted: readonly Word[], denied: Denial, speaker: string): number {
  const said = new Set(wordsOf(line.text, article.language).map(({ root }) => root));
  const shared = wanted.filter(({ root }) => said.has(root));
  const missing = wanted.filter(({ root }) => !said.has(root));
  if (missing.some(({ root, name, verb }) => name || verb || /^\p{N}/u.test(root))) return 0;
  if (shared.length < COVERED * wanted.length || shared.every(({ name }) => name)) return 0;
  if (MODAL.test(line.text) !== MODAL.test(denied.words)) return 0;
  if (denied.ownAct && !names(line, speaker, article.language)) return 0;
  const accused = line.attribution?.standing === 'claimed' && denied.ownAct && missing.length === 0;
  if (!accused && (shared.length < TOGETHER || !shared.some(({ telling, name }) => telling && !name))) return 0;
  if (shared.some(({ root }) => isDoneTo(root, line.text) !== isDoneTo(root, denied.words))) return 0;
  return shared.length;
}

/** Does the line name whoever denies, by name or by country? */
function names({ text }: Line, speaker: string, language: string | null): boolean {
  const said = new Set(wordsOf(text, language).map(({ root }) => root));
  const own = wordsOf(speaker, language);
  const telling = own.filter((word) => word.telling);
  if (telling.some(({ root }) => said.has(root))) return true;
  // "the government", of which there is one in a story.
  if (telling.length === 0 && own.length > 0 && own.every(({ root }) => said.has(root))) return true;
  const countries = countriesIn(text, language);
  return [...countriesIn(speaker, language).keys()].some((code) => countries.has(code));
}

function wordsOf(text: string, language: string | null): readonly Word[] {
  const stop = STOP_WORDS[language ?? 'en'] ?? new Set<string>();
  const words = new Map<string, Word>();
  for (const match of text.matchAll(/[\p{L}\p{M}\p{N}]+(?:[.,]\d+)*/gu)) {
    const [written] = match;
    const small = /^\p{N}/u.test(written) ? written.replace(/[.,](?=\d{3}(?!\d))/g, '') : folded(written);
    if (small === '' || stop.has(small) || (small.length < 2 && !/\p{N}/u.test(small))) continue;
    const root = rootOf(small);
    if (DAYS.test(small) || words.has(root)) continue;
    const name = /^\p{Lu}/u.test(written) && language !== 'de';
    const verb = /(?:ed|ing|en)$/.test(small) && !name;
    words.set(root, { root, name, verb, telling: !COMMON_STEMS.has(stem(small)) });
  }
  return [...words.values()];
}

/** "was criticised by": who does it and whom it is done to have changed places. */
function isDoneTo(root: string, text: string): boolean {
  return [...text.matchAll(DONE_TO)].some(([, verb = '']) => rootOf(folded(verb)) === root);
}

function rootOf(small: string): string {
  if (/^\p{N}/u.test(small)) return small;
  return small.replace(/(?<=...)(?:ing|ed|es|s)$/, '').slice(0, ROOT);
}

const DONE_TO = /\b(?:was|were|been|being|is|are|be) (?:\p{L}+ly )?(\p{L}+(?:ed|en)) by\b/giu;
const DAYS = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$|^(?:yester|to)day$/;
const AROUND_ROOTS: ReadonlySet<string> = new Set([...AROUND].map(rootOf));
