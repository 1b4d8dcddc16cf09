// Subscription: a channel's standing order. Settings: a server's defaults.
import type { Region, Topic } from './article.ts';
import type { Approval } from './draft.ts';
import type { ForumTag } from './forum-tag.ts';

/** 1 is Monday, 7 is Sunday, as in ISO 8601. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;
/** A day of each month: its date (-1 is the last day; a month that lacks it is left out), or the nth of its weekdays (-1 is the last). */
export type MonthDay = { readonly date: number } | { readonly nth: 1 | 2 | 3 | 4 | -1; readonly weekday: Weekday };
export const STYLES = ['brief', 'headlines', 'full'] as const;
export type Style = (typeof STYLES)[number];

/** Where a digest is posted otherwise than as a message: published on from there, or as a post with a title. */
export type Place = 'announcement' | 'forum';

/** Everything a moderator decides. */
export interface Order {
  /** Wall-clock time in `zone`, minutes since midnight, 0 to 1439. */
  readonly minute: number;
  /** Further times of the same days, ascending and later; orders from before there were several have none. */
  readonly moreMinutes?: readonly number[];
  /** Ascending; with `monthly`, at least one of either. */
  readonly days: readonly Weekday[];
  /** Besides `days`; orders from before there were such days have none. */
  readonly monthly?: readonly MonthDay[];
  /** IANA name. */
  readonly zone: string;
  /** How many stories at most, 1 to `LIMITS.stories`. */
  readonly stories: number;
  readonly style: Style;
  /** Empty: all. */
  readonly topics: readonly Topic[];
  readonly regions: readonly Region[];
  readonly outlets: readonly string[];
  readonly languages: readonly string[];
  /** Whole words or phrases, with `*` at the end for any ending; a story must have one of `include` (if any) and none of `exclude`. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** A story waits until so many outlets report it; 1 in orders that do not say. */
  readonly outletsAtLeast?: number;
  /** Whether it is said where there is nothing new for a day, rather than nothing; not in orders that do not say. */
  readonly quietDay?: boolean;
  /** How late it may be, in hours; later it is skipped. `LIMITS.lateHours` in orders that do not say. */
  readonly lateHours?: number;
  /** What its channel is, if it is neither a text channel nor a thread. */
  readonly place?: Place | undefined;
  /** Of a forum: what its posts are given; empty or left out: what fits the topics of the stories. */
  readonly tags?: readonly ForumTag[] | undefined;
  /** The one role that may be pinged. */
  readonly roleId: string | null;
  /** The role that was to be pinged was deleted, and no other was named yet. */
  readonly roleGone?: true | undefined;
}

export interface Subscription extends Order {
  readonly id: string;
  readonly guildId: string;
  readonly channelId: string;
  readonly createdAt: number;
  readonly createdBy: string;
  /** The next edition's instant: the column the heartbeat asks for. null while paused. */
  readonly dueAt: number | null;
  /** Why it is paused; null while it runs. */
  readonly paused: Pause | null;
}

/** Why nothing can be posted in a channel until somebody does something about it. `tag-needed`: a forum asks for a tag, and has none that the bot may give. `inbox-closed`: whose it is takes no direct messages. */
export type Closed = 'channel-gone' | 'not-allowed' | 'locked' | 'tag-needed' | 'inbox-closed';

export type Pause =
  | { readonly by: 'moderator'; readonly userId: string; readonly at: number }
  | { readonly by: 'dateline'; readonly reason: Closed; readonly at: number };

/** A server's defaults; null follows Discord (language) or UTC (zone). */
export interface Settings {
  readonly language: string | null;
  readonly zone: string | null;
  /** In `zone`; null or left out: none. */
  readonly quiet?: QuietHours | null;
  /** Whether digests wait for moderators; null or left out: they do not. */
  readonly approval?: Approval | null;
}

/** From one time of the day to another, minutes since midnight, over midnight where `to` is the smaller. */
export interface QuietHours {
  readonly from: number;
  readonly to: number;
}
/** Where a reader's own digests stand: as if they were a server of one, with settings of its own. Ids of servers are digits only. */
export const personalPlace = (userId: string): string => `user:${userId}`;
export const isPersonal = ({ guildId }: { readonly guildId: string }): boolean => guildId.startsWith('user:');

export const DEFAULT_SETTINGS: Settings = { language: null, zone: null };

export const LIMITS = {
  subscriptionsPerServer: 25,
  ownDigests: 5,
  stories: 10,
  words: 10,
  wordLength: 60,
  outletsAtLeast: 5,
  timesADay: 6,
  lateHours: 6,
} as const;
/** No server orders so; what is left to be said of an order that is gone is said by it. */
export const PLAIN_ORDER: Order = {
  ...{ minute: 0, days: [1, 2, 3, 4, 5, 6, 7], zone: 'UTC', stories: 10, style: 'brief', roleId: null },
  ...{ topics: [], regions: [], outlets: [], languages: [], include: [], exclude: [] },
};
/** What is ordered by saying nothing, on a server without settings. */
export const DEFAULT_ORDER: Order = { ...PLAIN_ORDER, minute: 8 * 60, stories: 5 };
