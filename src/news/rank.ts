// Rank: what puts one story before another.
import { REGIONS, TOPICS } from './article.ts';
import { isOpinion } from './opinion.ts';
import { outletsOf, type Story } from './story.ts';

/** An outlet more weighs as much as a story that is so much fresher. */
export const OUTLET_WORTH_MS = 6 * 3_600_000;
/** What nobody reports, only argues about, stands so far behind. */
export const OPINION_COSTS_MS = 24 * 3_600_000;
/** Of stories that are alike in topic and region so many come before others have had their turn. */
export const ALIKE = 2;

/**
 * The instant of its newest news, later for each outlet more that reports it by itself, a day earlier where all of it is opinion; of some of its articles, where
 * only they count.
 */
export function worthOf({ articles, copies, newsAt }: Pick<Story, 'articles' | 'copies' | 'newsAt'>): number {
  const outlets = Math.max(0, outletsOf({ articles, copies }) - 1);
  return newsAt + outlets * OUTLET_WORTH_MS - (articles.length > 0 && articles.every(isOpinion) ? OPINION_COSTS_MS : 0);
}

/** First topic and first region of its lead; null where it has neither, and then no other is of its kind. */
export function kindOf({ lead }: Pick<Story, 'lead'>): string | null {
  const topic = TOPICS.find((each) => each === lead.topics[0]) ?? '';
  const region = REGIONS.find((each) => each === lead.regions[0]) ?? '';
  return topic === '' && region === '' ? null : `${topic} ${region}`;
}

export interface Rank {
  /** From 1. */
  readonly place: number;
  readonly of: number;
  /** How many of the same topic and region stand before it. */
  readonly alikeBefore: number;
}

/** Where a story stands among others, equals by their ids; null where it is not among them. */
export function rankAmong(stories: readonly Story[], storyId: string): Rank | null {
  const own = stories.find(({ id }) => id === storyId);
  if (!own) return null;
  const worth = worthOf(own);
  const before = stories.filter((story) => {
    const theirs = worthOf(story);
    return theirs > worth || (theirs === worth && story.id < own.id);
  });
  const kind = kindOf(own);
  const alikeBefore = kind === null ? 0 : before.filter((story) => kindOf(story) === kind).length;
  return { place: before.length + 1, of: stories.length, alikeBefore };
}
