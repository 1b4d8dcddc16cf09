// Briefing: the chosen, ordered stories of one edition.
import { type Article, REGIONS, TOPICS } from './article.ts';
import { type Edition, previousEdition, type Timetable } from './edition.ts';
import { holds, type Line } from './evidence.ts';
import type { Budget } from './outlet.ts';
import type { Story } from './story.ts';
import type { Order, Style, Subscription } from './subscription.ts';
import { shownLines } from './summary.ts';
import { folded } from './words.ts';

export interface Item {
  readonly story: Story;
  /** Lines of the lead article, best first up to what the style asks for, in reading order, within the outlet's budget. */
  readonly lines: readonly Line[];
}

export interface Briefing {
  readonly edition: Edition;
  readonly subscription: Subscription;
  readonly items: readonly Item[];
  /** Minutes after the edition's instant at which it was composed; 0 when on time. Marked to readers from 10 on. */
  readonly lateMinutes: number;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const LONGEST_MS = 8 * DAY_MS;
const LONGEST_MONTHLY_MS = 32 * DAY_MS;
/** Of stories that are alike in topic and region so many come before others have had their turn. */
const ALIKE = 2;
/** An outlet more weighs as much as a story that is so much fresher. */
const OUTLET_WORTH_MS = 6 * HOUR_MS;

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
 * Chooses and orders. Depends on its arguments alone, so that the same archive at the same instant gives the same briefing. `told` holds
 * the ids of stories that this subscription was told before. Every line passes the evidence rule here, whoever wrote it.
 */
export function compose(
  edition: Edition,
  subscription: Subscription,
  stories: readonly Story[],
  told: ReadonlySet<string>,
  budgetFor: (outlet: string) => Budget,
  now: number,
  choose: Choose = shownLines,
): Briefing {
  const since = newsSince(subscription, edition.dueAt);
  const untold = stories.filter((story) => story.newsAt <= now && !told.has(story.id) && admits(subscription, story));
  const fresh = untold.filter((story) => story.newsAt >= since);
  // A channel that was told nothing yet is shown what its digest will be like, with the newest there is, rather than left in silence.
  const wanted = fresh.length === 0 && told.size === 0 ? untold : fresh;
  const chosen = varied(ranked(wanted)).slice(0, subscription.stories);
  const items = chosen.map((story, index) => ({
    story,
    lines: linesFor(story, linesWanted(subscription.style, index), budgetFor, choose),
  }));
  return { edition, subscription, items, lateMinutes: Math.max(0, Math.floor((now - edition.dueAt) / 60_000)) };
}

/** Who writes the lines of an article: at most so many, within a budget. */
export type Choose = (article: Article, budget: Budget, count: number) => readonly Line[];

/** The lines of an article stay the same, and many channels are told it in one morning: choosing them is most of a briefing's work. */
const chosenBefore = new WeakMap<Choose, WeakMap<Article, Map<string, readonly Line[]>>>();

function linesFor(
  { lead }: Story,
  count: number,
  budgetFor: (outlet: string) => Budget,
  choose: Choose,
): readonly Line[] {
  if (count === 0) return [];
  const budget = budgetFor(lead.outlet);
  const byArticle = chosenBefore.get(choose) ?? new WeakMap<Article, Map<string, readonly Line[]>>();
  const known = byArticle.get(lead) ?? new Map<string, readonly Line[]>();
  const key = JSON.stringify([budget, count]);
  const lines =
    known.get(key) ??
    choose(lead, budget, count).filter((line) => line.evidence.articleId === lead.id && holds(line, lead.text));
  chosenBefore.set(choose, byArticle.set(lead, known.set(key, lines)));
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

/** Whether a story is one that the order asks for. Words are matched folded and whole, in headlines and texts. */
export function admits(order: Order, story: Story): boolean {
  const { articles } = story;
  const some = <T>(asked: readonly T[], has: (one: T) => boolean) => asked.length === 0 || asked.some(has);
  const fits =
    some(order.topics, (topic) => articles.some((article) => article.topics.includes(topic))) &&
    some(order.regions, (region) => articles.some((article) => article.regions.includes(region))) &&
    some(order.outlets, (outlet) => articles.some((article) => article.outlet === outlet)) &&
    (order.languages.length === 0 ||
      articles.some(({ language }) => language === null || order.languages.includes(language)));
  if (!fits || (order.include.length === 0 && order.exclude.length === 0)) return fits;
  const words = articles.map(({ headline, text }) => ` ${folded(headline)} ${folded(text)} `);
  const speaksOf = (phrase: string) => words.some((text) => text.includes(` ${folded(phrase)} `));
  return some(order.include, speaksOf) && !order.exclude.some((phrase) => folded(phrase) !== '' && speaksOf(phrase));
}

const outletsOf = ({ articles }: Story): number => new Set(articles.map(({ outlet }) => outlet)).size;

/** Many outlets before few, fresh before old; then by id, so that equals always stand in the same order. */
function ranked(stories: readonly Story[]): readonly Story[] {
  const worth = (story: Story) => story.newsAt + (outletsOf(story) - 1) * OUTLET_WORTH_MS;
  return [...stories].sort((a, b) => worth(b) - worth(a) || (a.id < b.id ? -1 : 1));
}

/** A briefing is of the world: more than two stories alike wait until the others have had their turn. */
function varied(stories: readonly Story[]): readonly Story[] {
  const counts = new Map<string, number>();
  const later = new Set(
    stories.filter(({ lead }) => {
      const topic = TOPICS.find((each) => each === lead.topics[0]) ?? '';
      const region = REGIONS.find((each) => each === lead.regions[0]) ?? '';
      const kind = `${topic} ${region}`;
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      return kind !== ' ' && count > ALIKE;
    }),
  );
  return [...stories.filter((story) => !later.has(story)), ...later];
}
