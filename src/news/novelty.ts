// Novelty: what an article adds to a story since a channel was last told of it.
import { type Article, newsAt } from './article.ts';
import type { Line } from './evidence.ts';
import { isOpinion } from './opinion.ts';
import { isNumber, isTelling, repeats, sayingOf } from './repetition.ts';
import { sentences } from './sentence.ts';
import type { Story } from './story.ts';
import type { Weekday } from './subscription.ts';
import { type Term, termsIn } from './terms.ts';
import { weekdaysIn } from './time-words.ts';

/** What a channel was told of a story. */
export interface ToldStory {
  /** The last time. */
  readonly at: number;
  /** Headlines and lines, as they were posted. */
  readonly texts: readonly string[];
  /** Of its articles that were written anew since, what they said then; without that, they count as they were. */
  readonly was?: readonly Earlier[];
  /** The last time, it was not told but stood in a draft, from which a moderator dropped it; with when it was told before that. */
  readonly dropped?: { readonly userId: string; readonly toldAt: number | null };
}

/** What an article said before. */
export interface Earlier {
  readonly articleId: string;
  readonly headline: string;
  readonly text: string;
}

/** A story that comes back: the article that has something new, and its lines that are new; none where no such line may be shown. */
export interface Development {
  readonly article: Article;
  readonly lines: readonly Line[];
}

const HOUR_MS = 3_600_000;
/** News that came in so late is news still. */
const LATE_MS = 6 * HOUR_MS;
/** Articles that came since are looked at, the newest first. */
const MOST_NEW = 8;
/** Articles that were there before: the newest ones say what was known. */
const MOST_KNOWN = 24;
const WORDS = 400;
/** Where an article says when it was, in UTF-16 units. */
const OPENING = 600;
const LINES = 6;
/** Sentences in which an article says what it was written for. */
const FIRST = 4;
/** Letters by which words are one. */
const ROOT = 5;
/** Of a line's terms, so many must be new. */
const SHARE = 0.25;

/** Articles that came in since, or were written anew, the newest first. One that was stored only after `now` (news told over again) came in when it was published. */
export function arrivedSince(story: Story, at: number, now: number): readonly Article[] {
  const newAt = (article: Article) => rewrittenSince(article, at, now) ?? newsAt(article);
  return story.articles
    .filter((article) => cameSince(article, at, now) || rewrittenSince(article, at, now) !== null)
    .sort((a, b) => newAt(b) - newAt(a) || (a.id < b.id ? -1 : 1));
}

function cameSince(article: Article, at: number, now: number): boolean {
  const arrivedAt = article.storedAt <= now ? article.storedAt : newsAt(article);
  return arrivedAt > at && newsAt(article) > at - LATE_MS && newsAt(article) <= now;
}

/** When an article that was there before was written anew since; null where it was not. */
export function rewrittenSince(article: Article, at: number, now: number): number | null {
  const { rewrittenAt = 0 } = article;
  return rewrittenAt > at && rewrittenAt <= now && !cameSince(article, at, now) ? rewrittenAt : null;
}

/** Whether an article that its outlet wrote anew has something in its headline or its first sentences that it had nowhere before; not where it only goes on. */
export function addsTo(before: Pick<Article, 'headline' | 'text' | 'language'>, after: Article): boolean {
  const known = new Set(
    [...termsIn(before.headline, before.language, 60), ...termsIn(before.text, before.language, WORDS)].map((term) =>
      root(term.stem),
    ),
  );
  const goesOn = after.headline === before.headline && after.text.startsWith(before.text.replace(/[\s.…[\]]+$/u, ''));
  if (goesOn) return false;
  const opening = sentences(after.text.slice(0, OPENING), after.language).slice(0, FIRST);
  return [after.headline, ...opening.map(({ text }) => text)].some((text) =>
    termsIn(text, after.language, WORDS).some(({ stem }) => isTelling(stem) && !known.has(root(stem))),
  );
}

/**
 * What is new of a story since it was told, strictly: better nothing than a repetition. An article counts that came in or was written anew since, whose headline has terms
 * that neither what was told nor any earlier article has, and one of whose first sentences has of these a number, a name, two, or all there are: then it
 * is what the article was written for. Another outlet's other words, witnesses and details are not; days, months, years and the outlet's own name never
 * count; of an article that names only days which were named before, numbers alone do. An opinion has nothing new to tell. Its lines are those that tell it, or
 * else others that are new.
 * @param linesOf the first lines that may be shown of an article
 */
export function developmentOf(
  story: Story,
  told: ToldStory,
  now: number,
  linesOf: (article: Article, count: number) => readonly Line[],
): Development | undefined {
  const { was = [] } = told;
  const isRewritten = (article: Article) => rewrittenSince(article, told.at, now) !== null;
  const isKnown = ({ id }: Article) => was.some(({ articleId }) => articleId === id);
  const arrived = arrivedSince(story, told.at, now).filter((article) => !isRewritten(article) || isKnown(article));
  if (arrived.length === 0 || told.texts.length === 0) return undefined;
  const before: Pick<Article, 'headline' | 'text' | 'language'>[] = [
    ...story.articles.filter((article) => !arrived.includes(article)).slice(0, MOST_KNOWN),
    ...was.map(({ headline, text }) => ({ headline, text, language: story.lead.language })),
  ];
  const known = new Set(told.texts.flatMap((text) => termsIn(text, null, WORDS).map(({ stem }) => root(stem))));
  for (const article of before) for (const term of allTerms(article)) known.add(term);
  const days = new Set(
    [...told.texts, ...before.map(({ headline, text }) => `${headline} ${text.slice(0, OPENING)}`)].flatMap(weekdaysIn),
  );
  let best: Development | undefined;
  for (const article of arrived.filter((each) => !isOpinion(each)).slice(0, MOST_NEW)) {
    const addition = additionOf(article, told.texts, known, tellsOfSameDay(article, days));
    const first = sentences(article.text.slice(0, OPENING), article.language).slice(0, FIRST);
    if (!first.some(({ text }) => addition(text) === 'main')) continue;
    const shown = linesOf(article, LINES).map((line) => ({ line, adds: addition(line.text) }));
    const main = shown.filter(({ adds }) => adds === 'main');
    const lines = (main.length > 0 ? main : shown.filter(({ adds }) => adds !== null)).map(({ line }) => line);
    if (!best || lines.length > best.lines.length) best = { article, lines };
  }
  return best;
}

/** Of a sentence of the article: whether it tells what the article was written for, something else that is new, or nothing new. */
function additionOf(
  { outlet, headline, language }: Article,
  told: readonly string[],
  known: ReadonlySet<string>,
  sameDay: boolean,
): (sentence: string) => 'main' | 'detail' | null {
  const own = new Set(termsIn(outlet, language, 8).map(({ stem }) => root(stem)));
  const newIn = (text: string) =>
    new Map(
      termsIn(text, language, WORDS).flatMap((term): [string, Term][] => {
        const key = root(term.stem);
        return isTelling(term.stem) && !known.has(key) && !own.has(key) ? [[key, term]] : [];
      }),
    );
  const inHeadline = newIn(headline);
  const sayings = told.map((text) => sayingOf(text, language));
  return (sentence) => {
    const saying = sayingOf(sentence, language);
    // Also of an article that was written anew: under a headline that stays, what it tells otherwise is corrected where it was told.
    if (inHeadline.size === 0 || sayings.some((before) => repeats(saying, before))) return null;
    const fresh = [...newIn(sentence)];
    const shared = fresh.filter(([key]) => inHeadline.has(key));
    // A toll that rose, with everything else as it was.
    if (shared.some(([key]) => isNumber(key))) return 'main';
    if (sameDay || fresh.length < 2 || fresh.length < SHARE * saying.terms.size) return null;
    const isMain = shared.length >= Math.min(2, inHeadline.size) || shared.some(([, { name }]) => name);
    return isMain ? 'main' : 'detail';
  };
}

/** "orders" and "ordered" are one; a number stays whole. */
function root(term: string): string {
  if (isNumber(term)) return term;
  return term.replace(/(?<=...)(?:ing|ed|es|s)$/, '').slice(0, ROOT);
}

/** Whether the article names days of the week as its event's, and none that was not the event's before. */
function tellsOfSameDay({ headline, text }: Article, known: ReadonlySet<Weekday>): boolean {
  const days = weekdaysIn(`${headline} ${text.slice(0, OPENING)}`);
  return days.length > 0 && days.every((day) => known.has(day));
}

/** Many channels are told of one story in a morning. */
const termsBefore = new WeakMap<object, ReadonlySet<string>>();

function allTerms(article: Pick<Article, 'headline' | 'text' | 'language'>): ReadonlySet<string> {
  const { headline, text, language } = article;
  const known = termsBefore.get(article);
  if (known) return known;
  const all = [...termsIn(headline, language, 60), ...termsIn(text, language, WORDS)];
  const terms = new Set(all.map(({ stem }) => root(stem)));
  termsBefore.set(article, terms);
  return terms;
}
