// Draft: an edition that waits for moderators, as it was composed, and what they made of it.
import type { Item } from './briefing.ts';
import { holds, type Line } from './evidence.ts';
import type { Story } from './story.ts';

/** What a server asks for: where its digests wait, how long, and what becomes of those that nobody decides. */
export interface Approval {
  readonly channelId: string;
  /** After the edition's time. */
  readonly minutes: number;
  readonly otherwise: 'post' | 'withhold';
}

export const APPROVAL_MINUTES = [15, 30, 60, 120] as const;

export interface DraftItem {
  readonly storyId: string;
  /** The article that is shown. */
  readonly articleId: string;
  readonly headline: string;
  readonly lines: readonly Line[];
  readonly since: number | null;
  /** When it was chosen: what the channel was told by then was known. Left out in drafts of before. */
  readonly chosenAt?: number;
}

export interface Dropped {
  readonly articleId: string;
  readonly userId: string;
}

export interface Draft {
  readonly deliveryId: string;
  readonly guildId: string;
  /** Where moderators see it. */
  readonly channelId: string;
  /** null: it does not stand there yet. */
  readonly messageId: string | null;
  readonly items: readonly DraftItem[];
  readonly dropped: readonly Dropped[];
  /** `taken`: it is being posted, or was; nothing can be changed any more. */
  readonly state: 'waiting' | 'approved' | 'taken';
  readonly decidedBy: string | null;
  readonly decidedAt: number | null;
  /** A moderator did not want to wait for the deadline. */
  readonly sendNow: boolean;
  readonly deadlineAt: number;
  readonly otherwise: Approval['otherwise'];
}

/** What is done with a draft at that instant. */
export function draftDue(draft: Draft, now: number): 'wait' | 'post' | 'withhold' {
  if (draft.state === 'taken' || draft.sendNow) return 'post';
  if (now < draft.deadlineAt) return 'wait';
  return draft.state === 'approved' || draft.otherwise === 'post' ? 'post' : 'withhold';
}

/** Why nothing of a draft was posted: every story was dropped, nobody approved it, or nothing of it stood any more. */
export function whyWithheld({
  items,
  dropped,
  decidedBy,
  otherwise,
}: Pick<Draft, 'items' | 'dropped' | 'decidedBy' | 'otherwise'>): 'dropped' | 'unapproved' | 'not-standing' {
  if (items.every(({ articleId }) => dropped.some((each) => each.articleId === articleId))) return 'dropped';
  return decidedBy === null && otherwise === 'withhold' ? 'unapproved' : 'not-standing';
}

export function draftItems(items: readonly Item[], chosenAt: number): readonly DraftItem[] {
  return items.map(({ story, lines, since = null }) => ({
    storyId: story.id,
    articleId: story.lead.id,
    headline: story.lead.headline,
    lines,
    since,
    chosenAt,
  }));
}

/**
 * What was approved, as it can be posted now: without what was dropped, without lines whose evidence does not hold any more, and without stories whose
 * article is gone or of which no line is left.
 * @param storyOf as it stands now; undefined where it is not to be told any more
 */
export function itemsOf(draft: Draft, storyOf: (storyId: string) => Story | undefined): readonly Item[] {
  const dropped = new Set(draft.dropped.map(({ articleId }) => articleId));
  return draft.items.flatMap(({ storyId, articleId, lines, since }) => {
    const story = storyOf(storyId);
    const article = story?.articles.find(({ id }) => id === articleId);
    if (!story || !article || dropped.has(articleId)) return [];
    const held = lines.filter((line) => holds(line, article.text));
    if (lines.length > 0 && held.length === 0) return [];
    const led = { ...story, lead: article, articles: [article, ...story.articles.filter((each) => each !== article)] };
    return [{ story: led, lines: held, ...(since === null ? {} : { since }) }];
  });
}
