// The schema: what is kept, and in which columns.
import type { Generated, Kysely } from 'kysely';
import type { CorrectionKind, CorrectionState } from '../news/corrected.ts';
import type { Settlement } from '../news/delivery.ts';
import type { Draft } from '../news/draft.ts';

export type Database = Kysely<Schema>;

/** Instants are whole milliseconds since 1970 UTC; lists and objects are JSON text; truth is 0 or 1. */
export interface Schema {
  readonly articles: {
    readonly id: string;
    /** Where it stands among all articles by time; see `place.ts`. Full-text search refers to it. */
    readonly place: number;
    readonly outlet: string;
    readonly headline: string;
    readonly url: string | null;
    readonly section: string | null;
    readonly language: string | null;
    readonly published_at: number | null;
    readonly stored_at: number;
    readonly news_at: number;
    readonly text: string;
    readonly bylines: string;
    readonly rights: string | null;
    readonly year: number | null;
    readonly sample: number;
    readonly topics: string;
    readonly regions: string;
    /** The feed that its text came from; null for what came as a file. */
    readonly feed_id: string | null;
    /** When it was gathered: from then on its age counts. null for what came as a file, and stays, and for what is thinned. */
    readonly gathered_at: number | null;
    /** Since when only headline and link are left of it. */
    readonly thinned_at: number | null;
    /** When its outlet last wrote it anew, with something new. */
    readonly rewritten_at: number | null;
  };
  readonly outlets: { readonly name: string; readonly folded: string; readonly articles: number };
  /** Counted while storing, so that nobody has to count later. */
  readonly tallies: { readonly name: Tally; readonly value: number };
  /** An article's place under a story, with what `stories` has to know of it. */
  readonly filings: {
    readonly article_id: string;
    readonly story_id: string;
    readonly news_at: number;
    readonly outlet: string;
    readonly headline: string;
    readonly language: string | null;
    readonly topics: string;
    readonly regions: string;
    /** What tells its event, most telling first. */
    readonly terms: string;
    /** See `profiles.ts`; null: nothing new is compared with it. */
    readonly profile: string | null;
    readonly wire_copy_of: string | null;
    /** JSON. */
    readonly reason: string | null;
  };
  readonly filing_terms: { readonly term: string; readonly news_at: number; readonly article_id: string };
  /** Each way of finding a story, with its newest news and its first. See `stories.ts`. */
  readonly story_labels: {
    readonly story_id: string;
    readonly kind: LabelKind;
    readonly label: string;
    readonly news_at: number;
    readonly first_at: number;
  };
  readonly subscriptions: {
    readonly id: string;
    readonly guild_id: string;
    readonly channel_id: string;
    /** The moderator's order, JSON. */
    readonly order_json: string;
    readonly created_at: number;
    readonly created_by: string;
    readonly due_at: number | null;
    /** When the heartbeat looks at it: its due time, or when an attempt may be made again. */
    readonly look_at: number | null;
    readonly paused: string | null;
  };
  readonly deliveries: {
    readonly id: string;
    readonly subscription_id: string;
    readonly guild_id: string;
    /** Where the edition was to go when it was first attempted. */
    readonly channel_id: string;
    readonly due_at: number;
    readonly state: Settlement['state'];
    /** The settlement, JSON. */
    readonly settlement: string;
    /** Grows with each claim: with the id, it names one claim. */
    readonly attempts: number;
    readonly claimant: string;
    readonly claimed_at: number;
    /** From when the claim may be taken over, or a deferred delivery attempted again; null once it is settled for good. */
    readonly retake_at: number | null;
    /** The oldest claim of which nothing was ever recorded. */
    readonly unclear_since: number | null;
    /** How many attempts were put off for later. */
    readonly deferrals: Generated<number>;
    /** When the attempt before the last was claimed. */
    readonly tried_at: number | null;
    readonly settled_at: number | null;
    /** What it chose from and why, JSON; see `choices.ts`. null: not known any more, or never chosen. */
    readonly choice: string | null;
  };
  readonly told: { readonly subscription_id: string; readonly story_id: string; readonly told_at: number };
  /** Every headline and line that stands in a message, until it is too old to matter; see `posted-line.ts`. */
  readonly posted_lines: {
    readonly delivery_id: string;
    readonly place: number;
    readonly subscription_id: string;
    readonly guild_id: string;
    readonly channel_id: string;
    readonly message_id: string;
    readonly story_id: string;
    readonly article_id: string;
    /** The number of its sentence in the article; null: the headline. */
    readonly sentence: number | null;
    readonly text: string;
    /** The line, JSON. */
    readonly evidence: string | null;
    readonly posted_at: number;
  };
  /** Articles that were changed or removed, until what was posted of them has been looked at. */
  readonly changed_articles: {
    readonly article_id: string;
    readonly outlet: string;
    /** Who took it back; null: it was revised. */
    readonly removed_by: 'outlet' | 'operator' | null;
    readonly changed_at: number;
    readonly look_at: number;
  };
  /** See `corrected.ts`. */
  readonly corrections: {
    readonly delivery_id: string;
    readonly place: number;
    readonly turn: number;
    readonly subscription_id: string;
    readonly guild_id: string;
    readonly channel_id: string;
    readonly message_id: string;
    readonly story_id: string;
    readonly article_id: string;
    readonly outlet: string;
    readonly url: string | null;
    readonly headline: string;
    readonly is_headline: number;
    readonly kind: CorrectionKind;
    readonly before: string;
    readonly after: string | null;
    /** JSON. */
    readonly detail: string;
    readonly found_at: number;
    readonly due_at: number;
    readonly state: CorrectionState;
    readonly made_at: number | null;
  };
  /** Messages that are to be edited, or were. */
  readonly amended_messages: {
    readonly delivery_id: string;
    readonly guild_id: string;
    readonly channel_id: string;
    readonly message_id: string;
    /** Its components as they were posted, JSON; null: not read yet. */
    readonly base: string | null;
    /** Grows with each claim: with the delivery, it names one claim. */
    readonly attempts: number;
    /** When it is to be edited; null: nothing is to be done. */
    readonly look_at: number | null;
    /** From when a claim may be taken over; null: nobody has it in hand. */
    readonly claimed_until: number | null;
    readonly since: number;
    /** Why it is edited no more. */
    readonly left_because: string | null;
  };
  /** See `draft.ts`. */
  readonly drafts: {
    readonly delivery_id: string;
    readonly guild_id: string;
    readonly channel_id: string;
    readonly message_id: string | null;
    /** JSON. */
    readonly items: string;
    /** JSON. */
    readonly dropped: string;
    readonly state: Draft['state'];
    readonly decided_by: string | null;
    readonly decided_at: number | null;
    readonly send_now: number;
    readonly deadline_at: number;
    readonly otherwise: Draft['otherwise'];
    /** Since when its message says what became of it. */
    readonly closed_at: number | null;
  };
  /** What one process alone may do, and until when it is taken to be alive; see `leases.ts`. */
  readonly leases: {
    readonly name: string;
    readonly holder: string;
    readonly beat_at: number;
    readonly until_at: number;
  };
  /** The feeds that a process is looking at; see `looks.ts`. */
  readonly looks: {
    readonly holder: string;
    /** When the last of its rights runs out. */
    readonly until_at: number;
    /** JSON: their ids. */
    readonly feeds: string;
  };
  readonly feeds: {
    readonly id: string;
    /** As it was written by whoever added it. */
    readonly url: string;
    readonly outlet: string;
    readonly section: string | null;
    readonly language: string | null;
    readonly pages: number;
    /** Whether it is in the operator's `outlets.json`. */
    readonly operator: number;
    readonly added_at: number;
    /** Where it is looked at; see `FeedState` for this and what follows. */
    readonly address: string;
    readonly fresh_at: number | null;
    readonly failures: number;
    readonly code: string | null;
    readonly reason: string | null;
    readonly moved_to: string | null;
    readonly moved_since: number | null;
    readonly retired_at: number | null;
    /** JSON. */
    readonly validators: string | null;
    /** JSON. */
    readonly asks: string | null;
  };
  /** When each feed is looked at: what changes with every look. It has no index, so it is read as a whole to see what is due. */
  readonly feed_times: {
    readonly feed_id: string;
    /** The registrable domain of the feed's `address`: looks are few at a time for each. */
    readonly host: string;
    readonly due_at: number | null;
    readonly looked_at: number | null;
    readonly succeeded_at: number | null;
  };
  /** What was found in a feed: the keys by which an entry is known again (see `feed-identity.ts`), and the article it is. */
  readonly entries: {
    readonly feed_id: string;
    readonly key: string;
    readonly article_id: string;
    /** Of what the entry said when it was last taken over. */
    readonly hash: string;
    /** To the day. */
    readonly seen_at: number;
  };
  /** What an article said before it was changed. The newest version is the article itself. */
  readonly versions: {
    readonly article_id: string;
    /** From 1. */
    readonly version: number;
    readonly headline: string;
    readonly text: string;
    readonly replaced_at: number;
  };
  /** Articles whose full text is still to be read from their pages; see `teasers.ts`. */
  readonly teasers: { readonly article_id: string; readonly tries: number; readonly try_at: number };
  /** What was removed and must not come back from its feed. */
  readonly tombstones: { readonly article_id: string; readonly removed_at: number; readonly reason: Removal };
  /** Feeds that a server added for itself. */
  readonly guild_feeds: {
    readonly guild_id: string;
    readonly feed_id: string;
    readonly added_by: string;
    readonly added_at: number;
  };
  /** Outlets that a server does not want to see. */
  readonly guild_mutes: {
    readonly guild_id: string;
    readonly outlet: string;
    readonly muted_by: string;
    readonly muted_at: number;
  };
  readonly keep: { readonly key: string; readonly value: string; readonly expires_at: number | null };
}

export type LabelKind = 'all' | 'topic' | 'region' | 'outlet' | 'language';
export type Removal = 'age' | 'operator';
export type Tally = 'articles' | 'stories' | 'last-stored-at';
