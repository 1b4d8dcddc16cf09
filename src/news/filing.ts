// Filing: under which story an article goes as it arrives, whose copy it is, and why.
import { FULL, SHORT, type Weights } from './filing-weights.ts';
import { containment, coverage } from './fingerprint.ts';
import {
  amid,
  clash,
  compared,
  type Likeness,
  likenessTo,
  type Pair,
  roughly,
  type Sought,
  sought,
} from './likeness.ts';
import { MEDLEY } from './medley.ts';
import type { Profile } from './profile.ts';
import type { Traits } from './traits.ts';

/** What filing remembers of an article. */
export interface Filed {
  readonly storyId: string;
  readonly articleId: string;
  readonly outlet: string;
  /** Milliseconds since 1970 UTC; null where nobody said, and then no time passes between it and others. */
  readonly newsAt: number | null;
  /** The article whose text it prints, that one no copy itself. */
  readonly wireCopyOf: string | null;
  readonly profile: Traits;
}

/** With all that is kept of it. */
export interface Kept extends Filed {
  readonly profile: Profile;
}

export type Reason =
  /** No article of the time says enough of the same. */
  | { readonly kind: 'nothing-alike' }
  /** Like the story by so much, 0 to 1; above a half it joins. */
  | { readonly kind: 'same-event'; readonly articleId: string; readonly likeness: number }
  /** So much of the shorter text is in the other, 0 to 1. */
  | { readonly kind: 'wire-copy'; readonly articleId: string; readonly share: number }
  /** Its headline says that it rounds up the news of a day or a week: no event's, and no other article joins it. */
  | { readonly kind: 'medley' }
  /** The nearest story, and why it is not this one's. */
  | {
      readonly kind: 'another-event';
      readonly articleId: string;
      readonly likeness: number;
      readonly because: 'words' | 'places' | 'names';
    };

export interface Filing {
  readonly storyId: string;
  readonly wireCopyOf: string | null;
  readonly reason: Reason;
}

export interface Arrival {
  readonly articleId: string;
  readonly outlet: string;
  readonly newsAt: number | null;
  readonly profile: Profile;
}

/** Articles further apart than this are not filed under one story. */
export const FILING_WINDOW_MS = 72 * 3_600_000;
/** So many of an article's terms find it and are kept to be found by. */
export const KEYS = 24;
/** Of the articles found so many are compared with it, nearest first, … */
export const NEAREST = 16;
/** … and with them the newest of the first few of their stories. */
export const STORY_SEEN = 8;
export const STORIES_SEEN = 6;
/** Of one key, only the newest so many articles are looked at: what more articles share hardly tells an event. */
export const SHARING = 50;
/** Stories that are weighed, of those found. */
const STORIES = 6;
const CROWD = 5;
/**
 * How near another story is to an article by chance, the middle of many: a desk with few open stories has not seen yet what else is told in the same words,
 * and takes what is missing for that.
 */
const BY_CHANCE = 0.08;

const COPY = 0.6;
/** Between this and that, both are asked to have half of the other: a report that quotes an agency's text and says as much again is no copy of it. */
const SURELY = 0.7;
const OF_EITHER = 0.5;
/** An article that has less of its text from the other tells more than it: the whole report after the first two sentences is no copy of them. */
const COPIED = 0.45;
/** Where one agency is credited with both texts. */
const TEMPLATE = 0.35;
const OTHER_NAMES = 0.75;
const NO_NAMES = 0.99;
/** What is told in the same words, of mostly other names and without a figure in common, is another event of its kind. */
const APART = 0.55;
const ALIKE_IN_WORDING = 0.3;
/** And in other countries, whatever the wording. */
const FAR_APART = 0.9;
/** Of names too few to count: in the same words such a pair shares none but by chance. */
const HARDLY_ANY = 0.15;
/** Two languages share names and numbers alone: so much is added before a likeness is weighed, by trial on the starter archive. */
const OTHER_LANGUAGE = 1.5;
/** Where no capitals tell names, those of another place weigh like any word: so much more has to be alike, by trial on our own events in five languages. */
const NO_CAPITALS = 1.6;
const UNCASED: ReadonlySet<string> = new Set(['ar', 'fa', 'hi', 'he', 'th', 'zh', 'ja', 'ko']);

/** Keys by which an article is found, with a whole number that says how much each tells. */
export function keysOf({ terms, weights }: Profile): readonly (readonly [term: string, weight: number])[] {
  return terms.slice(0, KEYS).map((term, i) => [term, Math.max(1, Math.round((weights[i] ?? 0) * 1000))] as const);
}

interface Weighed {
  readonly storyId: string;
  readonly members: readonly Filed[];
  readonly pairs: readonly Pair[];
  readonly rough: number;
}

/**
 * One pass: the story of an article among those of the candidates, or its own. The likeness to a story is weighed from what the closest member and
 * the members together share with it, how much time lies between them and how near other stories are, by weights learnt from filed news
 * (see test/bench/learn-filing.ts). Never joined: events of one kind in different countries or of other names, news whose names and figures all differ,
 * and the same report of other names.
 */
export function fileUnder(article: Arrival, candidates: readonly Filed[]): Filing {
  const own = `s${article.articleId}`;
  const before = candidates.find(({ articleId }) => articleId === article.articleId);
  if (before) return { storyId: before.storyId, wireCopyOf: before.wireCopyOf, reason: { kind: 'nothing-alike' } };
  const ours = sought(article.profile, article.newsAt);
  const found = weighedStories(ours, candidates);
  const copy = copied(article, found);
  if (copy) return copy;
  // It tells of many events, and would make one story of them.
  if (isMedley(article.profile)) return { storyId: own, wireCopyOf: null, reason: { kind: 'medley' } };
  const weighed = found.filter(
    ({ members }) => !members.every((each) => each.wireCopyOf !== null || isMedley(each.profile)),
  );
  let best: { story: Weighed; likeness: Likeness; share: number; because: Because } | null = null;
  for (const { story, likeness } of eachLikeness(ours, weighed)) {
    const nearest = closestOf(story, likeness)?.profile ?? article.profile;
    const tongues = (nearest.language ?? 'en') !== (article.profile.language ?? 'en');
    const share = sharesNothing(tongues, likeness)
      ? 0
      : shareOf(
          likeness.figures,
          article.profile.short || nearest.short,
          tongues,
          UNCASED.has(nearest.language ?? 'en'),
        );
    const because = differing(article, story, likeness) ?? (share < 0.5 ? 'words' : null);
    const stands = because === null ? 1 : 0;
    const rival = best === null ? -1 : best.because === null ? 1 : 0;
    if (stands > rival || (stands === rival && share > (best?.share ?? 0))) best = { story, likeness, share, because };
  }
  const nearest = best && closestOf(best.story, best.likeness);
  if (!best || !nearest) return { storyId: own, wireCopyOf: null, reason: { kind: 'nothing-alike' } };
  const told = { articleId: nearest.articleId, likeness: Math.round(best.share * 100) / 100 };
  return best.because === null
    ? { storyId: best.story.storyId, wireCopyOf: null, reason: { kind: 'same-event', ...told } }
    : { storyId: own, wireCopyOf: null, reason: { kind: 'another-event', ...told, because: best.because } };
}

/** Numbers alone make no event of two languages: a dozen died in many places. */
const sharesNothing = (tongues: boolean, { pair }: Likeness) => tongues && pair.names === 0;

const isMedley = ({ kinds }: Traits) => kinds.includes(MEDLEY);

type Because = 'words' | 'places' | 'names' | null;

const closestOf = ({ members }: Weighed, { closest }: Likeness) => members[closest];

function weighedStories(ours: Sought, candidates: readonly Filed[]): readonly Weighed[] {
  const stories = new Map<string, Filed[]>();
  for (const each of candidates) {
    if (ours.at !== null && each.newsAt !== null && Math.abs(ours.at - each.newsAt) > FILING_WINDOW_MS) continue;
    const members = stories.get(each.storyId);
    if (members) members.push(each);
    else stories.set(each.storyId, [each]);
  }
  const told = amid(ours, [...stories.values()]);
  return [...stories]
    .map(([storyId, members]) => {
      const pairs = members.map(({ profile }) => compared(told, profile));
      return { storyId, members, pairs, rough: roughly(pairs) };
    })
    .sort((a, b) => b.rough - a.rough || (a.storyId < b.storyId ? -1 : 1))
    .slice(0, STORIES);
}

/** The figures of the article against each of the stories, for weighing and for learning the weights. */
export function eachLikeness(
  ours: Sought,
  weighed: readonly Weighed[],
): readonly { readonly story: Weighed; readonly likeness: Likeness }[] {
  const others = weighed.slice(1, 1 + CROWD);
  const crowd = others.reduce((sum, { rough }) => sum + rough, BY_CHANCE * (CROWD - others.length)) / CROWD;
  return weighed.map((story, i) => {
    const rival = Math.max(BY_CHANCE, weighed[i === 0 ? 1 : 0]?.rough ?? 0);
    return { story, likeness: likenessTo(ours, story.members, story.pairs, rival, crowd) };
  });
}

/** For learning: what `fileUnder` would weigh, medleys or not. */
export function figuresFor(article: Arrival, candidates: readonly Filed[]) {
  const ours = sought(article.profile, article.newsAt);
  return eachLikeness(ours, weighedStories(ours, candidates));
}

function shareOf(figures: readonly number[], short: boolean, tongues: boolean, uncased: boolean): number {
  const { bias, weights }: Weights = short ? SHORT : FULL;
  let sum = bias + (tongues ? OTHER_LANGUAGE : 0) - (uncased ? NO_CAPITALS : 0);
  for (let i = 0; i < figures.length; i += 1) sum += (weights[i] ?? 0) * (figures[i] ?? 0);
  return 1 / (1 + Math.exp(-sum));
}

/** What must not differ within one event. */
function differing({ profile }: Arrival, story: Weighed, likeness: Likeness): 'places' | 'names' | null {
  const nearest = closestOf(story, likeness)?.profile;
  if (!nearest) return null;
  const sameKind = profile.kinds.some((kind) => nearest.kinds.includes(kind));
  const elsewhere = clash(profile.headlinePlaces, nearest.places) && clash(nearest.headlinePlaces, profile.places);
  // Kinds are told in English; in other languages a country is enough.
  const unread = (profile.language ?? 'en') !== 'en' && nearest.language === profile.language;
  if ((sameKind || unread) && elsewhere) return 'places';
  return otherNames(profile, nearest, likeness.pair, sameKind) ? 'names' : null;
}

function otherNames(ours: Profile, theirs: Traits, pair: Pair, sameKind: boolean): boolean {
  const other = pair.namesClash >= OTHER_NAMES;
  // Headlines alone are too short to say that the other's names are nowhere in an article.
  if (ours.short || theirs.short) return other && containment(ours.prints, theirs.prints) >= TEMPLATE;
  if (pair.numbers === 0) {
    const worded = pair.wording >= ALIKE_IN_WORDING;
    if (worded && (pair.namesApart >= APART || sameReport(ours, theirs, pair))) return true;
    if (pair.placesClash === 1 && pair.namesApart >= FAR_APART) return true;
  }
  if (!other) return false;
  if (sameKind || (pair.namesClash >= NO_NAMES && pair.numbersClash === 1)) return true;
  return containment(ours.prints, theirs.prints) >= TEMPLATE;
}

/** The same report of other figures and names: two carmakers recall cars. */
function sameReport(ours: Profile, theirs: Traits, { numbersClash, names }: Pair): boolean {
  const named = ours.lengths.names > 0 && theirs.lengths.names > 0;
  if (numbersClash === 0 || !named || names >= HARDLY_ANY) return false;
  return containment(ours.prints, theirs.prints) >= TEMPLATE;
}

/** The first article of the nearest stories that the text is nearly the same as, or part of, unless the names of their headlines differ. */
function copied(article: Arrival, weighed: readonly Weighed[]): Filing | null {
  let best: { from: Filed; share: number } | null = null;
  for (const { members, pairs } of weighed)
    members.forEach((member, i) => {
      if (member.profile.short !== article.profile.short) return;
      if ((pairs[i]?.all ?? 0) < COPY / 2) return;
      const share = containment(article.profile.prints, member.profile.prints);
      const names = pairs[i]?.namesClash ?? 0;
      if (share < COPY || names >= OTHER_NAMES || share <= (best?.share ?? 0)) return;
      const [ours, theirs] = [article.profile.prints, member.profile.prints];
      const taken = coverage(ours, theirs);
      if (taken >= COPIED && (share >= SURELY || Math.min(taken, coverage(theirs, ours)) >= OF_EITHER))
        best = { from: member, share };
    });
  const found = best as { from: Filed; share: number } | null;
  if (!found) return null;
  const { articleId, storyId, wireCopyOf } = found.from;
  const share = Math.round(found.share * 100) / 100;
  return { storyId, wireCopyOf: wireCopyOf ?? articleId, reason: { kind: 'wire-copy', articleId, share } };
}
