// What the renderers are given: news as it is, with the language it is told in and the moment it is told at.
import type { Article, Region, Topic } from '../../news/article.ts';
import type { Correction } from '../../news/corrected.ts';
import type { Delivery } from '../../news/delivery.ts';
import type { Draft } from '../../news/draft.ts';
import type { Line } from '../../news/evidence.ts';
import type { FeedState } from '../../news/feed-state.ts';
import type { Story } from '../../news/story.ts';
import type { Settings, Subscription } from '../../news/subscription.ts';
import type { Verdict } from '../../news/verdict.ts';
import type { Row } from './message.ts';
import type { FeedsStanding, Phrases } from './phrases.ts';

/** In which language, and when (milliseconds since 1970). Every view has it. */
export interface Telling {
  readonly phrases: Phrases;
  readonly now: number;
}

/** A story with the lines of its lead to be shown, as `shownLines` gave them. `Item` fits it. */
export interface ToldStory {
  readonly story: Story;
  readonly lines: readonly Line[];
}

/** Beside a briefing. */
export interface DigestContext extends Telling {
  /** A look at what would be posted, for the moderator alone: says so, and pings nobody. */
  readonly preview?: boolean | undefined;
  /** Where a button leads that sends it. */
  readonly send?: string | undefined;
  /** It waits for moderators: what is said of that, and what stands in the place of its menu. Pings nobody. */
  readonly draft?:
    | { readonly marks: readonly string[]; readonly controls: readonly Row[]; readonly empty: string }
    | undefined;
}

export interface LatestPage extends Telling {
  /** At most `count`. */
  readonly stories: readonly ToldStory[];
  /** Pages look at the news as it stood then, so that they do not shift while somebody reads. */
  readonly asOf: number;
  readonly offset: number;
  /** Stories a page; 5 where it is left out. */
  readonly count?: number | undefined;
  /** There are stories after these. */
  readonly more: boolean;
  readonly topic: Topic | null;
  readonly region: Region | null;
  readonly outlet: string | null;
  /** Where the question is kept, when it does not fit an address (see `address.ts`). */
  readonly key?: string | null | undefined;
}

export interface ArticleView extends Telling {
  readonly article: Article;
  /** All of its lines that may be shown; the renderer pages them. */
  readonly lines: readonly Line[];
  /** The story it is filed under; its other articles are named. null: none. */
  readonly story: Story | null;
  /** From 0; one past the end shows the last. */
  readonly page?: number | undefined;
  /** Where its pages are, for an article that is not read by its id. */
  readonly pageAddress?: ((page: number) => string | undefined) | undefined;
}

export interface SearchPage extends Telling {
  readonly query: string;
  readonly hits: readonly SearchHit[];
  readonly offset: number;
  /** Hits a page, to go back by; 5 where it is left out. */
  readonly count?: number | undefined;
  readonly more: boolean;
  readonly outlet: string | null;
  readonly region: Region | null;
  readonly since: number | null;
  readonly key?: string | null | undefined;
}

export interface SearchHit {
  readonly article: Article;
  /** Folded words to embolden; `word*` is a prefix. */
  readonly terms: readonly string[];
  readonly lines: readonly Line[];
}

export interface SubscribedView extends Telling {
  readonly subscription: Subscription;
  /** The next five editions. */
  readonly next: readonly number[];
  /** Until when the quiet hours hold each of these; null or left out: not at all. */
  readonly heldUntil?: readonly (number | null)[] | undefined;
}

export interface EditedView extends SubscribedView {
  /** As it was. */
  readonly before: Subscription;
}

export interface DeliveriesView extends Telling {
  readonly guildId: string;
  /** Of which digest; null: of all. */
  readonly subscriptionId: string | null;
  /** Newest first; at most `DELIVERIES_A_PAGE`. */
  readonly deliveries: readonly (Delivery & { readonly channelId: string })[];
  /** In which zone the time of each is said, by its digest; UTC where none is known. */
  readonly zones?: ReadonlyMap<string, string> | undefined;
  /** Of those that waited for moderators. */
  readonly drafts?: readonly Pick<Draft, 'deliveryId' | 'items' | 'otherwise' | 'decidedBy' | 'dropped'>[] | undefined;
  readonly offset: number;
  readonly more: boolean;
}

export interface OpenedDeliveryView extends Telling {
  readonly delivery: Delivery & {
    readonly channelId: string;
    readonly stories: readonly (Verdict & { readonly headline: string | null })[];
  };
}

export interface CorrectionsView extends Telling {
  /** Newest first; at most `CORRECTIONS_A_PAGE`. */
  readonly corrections: readonly Correction[];
  readonly scope: 'channel' | 'server';
  readonly offset: number;
  readonly more: boolean;
  /** Whether who asks may see which moderator did what. */
  readonly moderator: boolean;
}

/** Until when the quiet hours hold the edition that a digest waits for, by the digest's id; those that are not held are left out. */
export type HeldUntil = ReadonlyMap<string, number>;

export interface SubscriptionsView extends Telling {
  readonly subscriptions: readonly Subscription[];
  readonly heldUntil?: HeldUntil | undefined;
  /** A reader's own, not a server's. */
  readonly own?: boolean;
}

export interface SettingsView extends Telling {
  readonly settings: Settings;
  /** The language Discord says the server has, e.g. `en-US`. */
  readonly discordLocale: string | null;
  readonly subscriptions: number;
}

export interface StatusView extends Telling {
  readonly counts: {
    readonly articles: number;
    readonly stories: number;
    readonly outlets: number;
    /** The newest article's `newsAt`. */
    readonly newestAt: number | null;
    readonly lastStoredAt: number | null;
  };
  /** All feeds that this server sees. */
  readonly feeds: FeedsStanding;
  /** Of these, those that are not well, the worst first, a few. */
  readonly failing: readonly {
    readonly feed: { readonly outlet: string };
    readonly state: Pick<FeedState, 'code' | 'reason' | 'failures' | 'succeededAt' | 'retiredAt'>;
  }[];
  /** Of this server; none outside of one. */
  readonly subscriptions: readonly Subscription[];
  readonly heldUntil?: HeldUntil | undefined;
  /** Newest first. */
  readonly deliveries: readonly (Delivery & { readonly channelId: string })[];
}
