// Briefing: the chosen, ordered stories of one edition.
import type { Article } from './article.ts';
import { filterFailed, outletsWanted, type Passed } from './choice.ts';
import { type Edition, previousEdition, type Timetable } from './edition.ts';
import { holds, type Line } from './evidence.ts';
import { arrivedSince, developmentOf, rewrittenSince, type ToldStory } from './novelty.ts';
import type { Budget } from './outlet.ts';
import { ALIKE, kindOf, worthOf } from './rank.ts';
import { repeats, type Saying, sayingOf } from './repetition.ts';
import { outletsOf, type Story } from './story.ts';
import type { Order, Style, Subscription } from './subscription.ts';
import { shownLines } from './summary.ts';
import { folded } from './words.ts';

export interface Item {
  /** Led by the article that is shown: of a story that comes back, the one that has something new. */
  readonly story: Story;
  /** Lines of the lead article, best first up to what the style asks for, in reading order, within the outlet's budget. */
  readonly lines: readonly Line[];
  /** Of a story that comes back: when it was told last. The lines are what is new since. */
  readonly since?: number;
}

/** A story that is not in the edition. */
export interface PassedOver {
  readonly story: Story;
  readonly why: Passed;
}

export interface Briefing {
  readonly edition: Edition;
  readonly subscription: Subscription;
  readonly items: readonly Item[];
  /** The best of the other stories, at most `MOST_PASSED`, best first. */
  readonly passed: readonly PassedOver[];
  /** There is nothing new, and that is to be said. */
  readonly quietDay?: boolean;
  /** Minutes after the edition's instant at which it was composed; 0 when on time. Marked to readers from 10 on. */
  readonly lateMinutes: number;
}

/** What a channel was told. */
export interface Told {
  /** By the story's id; no texts where only that it was told is known, and then it does not come back. */
  readonly stories: ReadonlyMap<string, ToldStory>;
  /** Headlines and lines told of whatever story, none of which is to be told again. */
  readonly said: readonly string[];
  /** Nothing at all was told yet. */
  readonly nothing: boolean;
}

export const NOTHING_TOLD: Told = { stories: new Map(), said: [], nothing: true };

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const LONGEST_MS = 8 * DAY_MS;
const LONGEST_MONTHLY_MS = 32 * DAY_MS;
export const MOST_PASSED = 10;
/** No article gets more lines than this; see `summary.ts`. */
const MOST_LINES = 12;

/**
 * How far back the edition of an instant looks: to the one before it on the timetable, with a few hours for news that came in late; a day at
 * least, eight days at most, or a month where it comes by the month alone.
 */
export function newsSince(order: Timetable, at: number): number {
  const longest = order.days.length === 0 ? LONGEST_MONTHLY_MS : LONGEST_MS;
  const since = Math.min(previousEdition(order, at) ?? at - longest, at - DAY_MS) - 6 * HOUR_MS;
  return Math.max(since, at - longest);
}

/**
 * Chooses and orders. Depends on its arguments alone, so that the same archive at the same instant gives the same briefing. A story that was told comes
 * back only with something new, and then shows that alone; nothing that was said is said again. Every line passes the evidence rule here, whoever wrote it.
 */
export function compose(
  edition: Edition,
  subscription: Subscription,
  stories: readonly Story[],
  told: Told,
  budgetFor: (outlet: string) => Budget,
  now: number,
  choose: Choose = shownLines,
): Briefing {
  const since = newsSince(subscription, edition.dueAt);
  const here = stories.filter((story) => story.newsAt <= now);
  const rewritten = (story: Story) => {
    const before = told.stories.get(story.id);
    return before !== undefined && story.articles.some((article) => rewrittenSince(article, before.at, now) !== null);
  };
  const fresh = here.filter((story) => story.newsAt >= since || rewritten(story));
  const admitted = (each: readonly Story[]) =>
    each.some((story) => filterFailed(subscription, story) === null && outletsOf(story) >= outletsWanted(subscription));
  // A channel that was told nothing yet is shown what its digest will be like, with the newest there is, rather than left in silence.
  const wanted = told.nothing && !admitted(fresh) ? here : fresh;
  const desk = deskOf(subscription, told, now, (article, count) => linesFor(article, count, budgetFor, choose));
  const later: Story[] = [];
  const kinds = new Map<string, number>();
  const ranked = rankedFor(told, now, wanted);
  for (const story of ranked) {
    const kind = kindOf(story);
    const count = kind === null ? 0 : (kinds.get(kind) ?? 0);
    // A briefing is of the world: more than two stories alike wait until the others have had their turn.
    if (count >= ALIKE) later.push(story);
    else if (desk.take(story) && kind !== null) kinds.set(kind, count + 1);
  }
  for (const story of later) desk.take(story);
  const place = new Map(ranked.map(({ id }, index) => [id, index]));
  const passed = desk.passed.sort((a, b) => (place.get(a.story.id) ?? 0) - (place.get(b.story.id) ?? 0));
  const lateMinutes = Math.max(0, Math.floor((now - edition.dueAt) / 60_000));
  return { edition, subscription, items: desk.items, passed: passed.slice(0, MOST_PASSED), lateMinutes };
}

type LinesOf = (article: Article, count: number) => readonly Line[];

/** Where an edition grows, story by story, best first. */
function deskOf(order: Order, told: Told, now: number, linesOf: LinesOf) {
  const items: Item[] = [];
  const passed: PassedOver[] = [];
  const said: string[] = [...told.said];
  const sayings = new Map<string, Saying[]>();

  /** Said to this channel, or in this very edition. */
  function isSaid(text: string, language: string | null): boolean {
    const key = language ?? '';
    const before = sayings.get(key) ?? [];
    sayings.set(key, before);
    for (const each of said.slice(before.length)) before.push(sayingOf(each, language));
    const saying = sayingOf(text, language);
    return before.some((each) => repeats(saying, each));
  }

  /** The best lines that were not said. */
  function unsaid(article: Article, count: number): readonly Line[] {
    const headline = folded(article.headline);
    for (let asked = count; ; asked += 1) {
      const lines = linesOf(article, asked);
      const left = lines.filter(({ text }) => folded(text) !== headline && !isSaid(text, article.language));
      if (left.length >= count || lines.length < asked || asked >= MOST_LINES) return left.slice(0, count);
    }
  }

  function itemOf(story: Story): Item | Passed {
    const failed = filterFailed(order, story);
    if (failed !== null) return { kind: 'filter', filter: failed };
    const outlets = outletsOf(story);
    if (outlets < outletsWanted(order)) return { kind: 'outlets', outlets };
    const before = told.stories.get(story.id);
    if (before && (before.texts.length === 0 || arrivedSince(story, before.at, now).length === 0))
      return nothingNewSince(before);
    if (items.length >= order.stories) {
      // Of those that are named, it is said rightly whether they had something new at all.
      const isNamed = before !== undefined && passed.length < MOST_PASSED;
      return isNamed && !developmentOf(story, before, now, linesOf) ? nothingNewSince(before) : { kind: 'beaten' };
    }
    const wanted = linesWanted(order.style, items.length);
    if (before) {
      const development = developmentOf(story, before, now, linesOf);
      if (!development || isSaid(development.article.headline, development.article.language))
        return nothingNewSince(before);
      const { article } = development;
      const since = before.dropped ? before.dropped.toldAt : before.at;
      // Of what was only ever dropped, the channel heard nothing: it is told whole.
      if (since === null) return { story: ledBy(story, article), lines: unsaid(article, wanted) };
      const lines = development.lines.filter(({ text }) => !isSaid(text, article.language));
      return { story: ledBy(story, article), lines: lines.slice(0, wanted), since };
    }
    const { lead } = story;
    const lines = unsaid(lead, wanted);
    const silent = lines.length === 0 && linesOf(lead, wanted).some(({ text }) => isSaid(text, lead.language));
    return silent || isSaid(lead.headline, lead.language) ? { kind: 'said' } : { story, lines };
  }

  return {
    items,
    passed,
    take(story: Story): boolean {
      const taken = itemOf(story);
      if ('kind' in taken) {
        passed.push({ story, why: taken });
        return false;
      }
      items.push(taken);
      said.push(taken.story.lead.headline, ...taken.lines.map(({ text }) => text));
      return true;
    },
  };
}

const nothingNewSince = ({ at, dropped }: ToldStory): Passed =>
  dropped ? { kind: 'kept-out', at, userId: dropped.userId } : { kind: 'told', at };

function ledBy(story: Story, lead: Article): Story {
  return { ...story, lead, articles: [lead, ...story.articles.filter((article) => article !== lead)] };
}

/** Who writes the lines of an article: at most so many, within a budget. */
export type Choose = (article: Article, budget: Budget, count: number) => readonly Line[];

/** The lines of an article stay the same, and many channels are told it in one morning: choosing them is most of a briefing's work. */
const chosenBefore = new WeakMap<Choose, WeakMap<Article, Map<string, readonly Line[]>>>();

function linesFor(
  article: Article,
  count: number,
  budgetFor: (outlet: string) => Budget,
  choose: Choose,
): readonly Line[] {
  if (count === 0) return [];
  const budget = budgetFor(article.outlet);
  const byArticle = chosenBefore.get(choose) ?? new WeakMap<Article, Map<string, readonly Line[]>>();
  const known = byArticle.get(article) ?? new Map<string, readonly Line[]>();
  const key = JSON.stringify([budget, count]);
  const lines =
    known.get(key) ??
    choose(article, budget, count).filter(
      (line) => line.evidence.articleId === article.id && holds(line, article.text),
    );
  chosenBefore.set(choose, byArticle.set(article, known.set(key, lines)));
  return lines;
}

function linesWanted(style: Style, index: number): number {
  switch (style) {
    case 'headlines':
      return 0;
    case 'brief':
      return index === 0 ? 2 : 1;
    case 'full':
      return 3;
  }
}

/**
 * Many outlets before few, wire copy counting once, fresh before old; then by id, so that equals always stand in the same order. Of a story that was told, only what came in
 * since counts.
 */
function rankedFor(told: Told, now: number, stories: readonly Story[]): readonly Story[] {
  const worths = new Map(
    stories.map((story) => {
      const before = told.stories.get(story.id);
      if (!before) return [story, worthOf(story)];
      const articles = arrivedSince(story, before.at, now);
      const newest = Math.max(...articles.map((article) => rewrittenSince(article, before.at, now) ?? 0));
      return [story, worthOf({ ...story, articles, newsAt: Math.max(story.newsAt, newest) })];
    }),
  );
  const worth = (story: Story) => worths.get(story) ?? 0;
  return [...stories].sort((a, b) => worth(b) - worth(a) || (a.id < b.id ? -1 : 1));
}
