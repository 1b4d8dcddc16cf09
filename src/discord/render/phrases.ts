// Every sentence the bot says. A language is one object of this shape.
import type { Region, Topic } from '../../news/article.ts';
import type { Standing } from '../../news/attribution.ts';
import type { Settlement } from '../../news/delivery.ts';
import type { FailureCode } from '../../news/reading.ts';
import type { RefusalCode, RefusalDetails } from '../../news/refusal.ts';
import type { Order, Pause, QuietHours, Style } from '../../news/subscription.ts';
import type { Why } from '../../news/verdict.ts';
import type { CorrectionPhrases } from './phrases-corrections.ts';
import type { DraftPhrases } from './phrases-drafts.ts';
import type { OutletPhrases } from './phrases-outlets.ts';
import type { StoryPhrases } from './phrases-story.ts';
import type { WhyPhrases } from './phrases-why.ts';

export interface FeedsStanding {
  readonly feeds: number;
  readonly failing: number;
  readonly retired: number;
  readonly lookedAt: number | null;
  readonly nextAt: number | null;
}

export interface FailingFeed {
  readonly outlet: string;
  readonly code: FailureCode | null;
  readonly reason: string | null;
  /** In a row. */
  readonly failures: number;
  readonly succeededAt: number | null;
  /** It will not come back. */
  readonly retired: boolean;
}

/**
 * What is given comes raw from outside, and what is returned is Discord markdown in which it is inert; except under `label`,
 * where Discord reads no markdown and both are plain. Instants are milliseconds since 1970.
 */
export interface Phrases {
  /** BCP 47, e.g. `en`. */
  readonly locale: string;

  /** Plain texts of buttons, menus and their options. */
  readonly label: {
    readonly openStory: string;
    readonly openArticle: string;
    /** Of a button. */
    readonly wholeStory: string;
    readonly previous: string;
    readonly next: string;
    readonly preview: string;
    readonly sendNow: string;
    readonly latestNews: string;
    readonly openEdition: string;
    /** As `settlement`, for a menu. */
    readonly settled: (settlement: Settlement) => string;
    readonly readAtOutlet: string;
    readonly untitled: string;
    readonly option: (outlet: string, sample: boolean) => string;
    /** The title of an edition that is a post of its own; with the time of day where there are several a day. */
    readonly edition: (at: number, zone: string, timed: boolean) => string;
    /** A standing order in a few words. */
    readonly digest: (order: Order) => string;
  };

  readonly topic: (topic: Topic) => string;
  readonly region: (region: Region) => string;
  readonly style: (style: Style) => string;
  /** The name of a country by its ISO 3166 code; plain. */
  readonly country: (code: string) => string;
  /** The name of a language by its code. */
  readonly language: (code: string) => string;
  /** Weekday and date in a zone, e.g. "Wednesday, 6 October 2021". */
  readonly date: (at: number, zone: string) => string;
  /** `a, b and c`, of texts that are markdown already. */
  readonly list: (parts: readonly string[]) => string;

  // A story in a list
  readonly unnamedOutlet: string;
  readonly undated: string;
  readonly sample: string;
  /** What is no report. */
  readonly opinion: string;
  /** @param newestAt when the newest of them is from, where that is worth saying */
  readonly otherOutlets: (count: number, newestAt: number | null) => string;
  /** The small tag under a line; `said by X` where the standing is stated. */
  readonly standing: (standing: Standing, speaker: string | null) => string;
  readonly noLines: string;
  readonly stories: (count: number) => string;
  readonly andMore: (count: number) => string;

  readonly story: StoryPhrases;
  readonly storyWhy: WhyPhrases;
  readonly corrections: CorrectionPhrases;
  readonly drafts: DraftPhrases;

  // The digest
  readonly digestTitle: string;
  readonly previewMark: string;
  readonly lateMark: (minutes: number) => string;
  /** Above what is new of a story that was told before. */
  readonly newSince: (at: number) => string;
  readonly nothingNew: string;
  /** As `nothingNew`, where that is said. */
  readonly nothingNewSaid: string;
  readonly quietDay: string;
  /** Nobody but the outlet that is named reports it. */
  readonly oneOutlet: string;
  readonly digestFooter: string;

  // Pages for readers
  readonly latestTitle: string;
  readonly about: (what: { topic: Topic | null; region: Region | null; outlet: string | null }) => string;
  readonly since: (at: number) => string;
  readonly nothingYet: string;
  readonly nothingFurther: string;
  readonly searchTitle: (query: string) => string;
  readonly nothingFound: string;
  readonly alsoReportedBy: string;
  readonly byline: (names: readonly string[]) => string;
  readonly budgetNote: (outlet: string) => string;
  readonly rightsNote: (rights: string) => string;

  // Moderators
  readonly subscribedTitle: (channelId: string) => string;
  /** The standing order in one or more sentences. */
  readonly order: (order: Order) => string;
  readonly nextEditions: string;
  /** After the time of an edition that the quiet hours hold. */
  readonly heldUntil: (at: number) => string;
  readonly roleGone: string;
  /** Of an order by UTC. */
  readonly utcHint: (own: boolean) => string;
  readonly editedTitle: (channelId: string) => string;
  readonly before: string;
  readonly after: string;
  readonly movedFrom: (channelId: string) => string;
  /** What became of a digest that was to be sent now; undefined: somebody else has it in hand. */
  readonly sent: (channelId: string, settlement: Settlement | undefined) => string;
  readonly historyTitle: string;
  /** An edition beside the timetable. */
  readonly extraEdition: string;
  readonly settledAt: (at: number) => string;
  readonly toMessage: string;
  readonly subscribedHint: string;
  /** Of a reader's own digests, which come by direct message. */
  readonly mine: {
    readonly subscribed: string;
    readonly edited: string;
    readonly place: string;
    readonly hint: string;
    readonly none: string;
    readonly footer: string;
    readonly paused: string;
    readonly resumed: (nextAt: number) => string;
    readonly removed: string;
    /** Said once, after an answer, when a digest was paused for it. */
    readonly inboxClosed: string;
  };
  readonly subscriptionsTitle: (count: number) => string;
  readonly noSubscriptions: string;
  readonly nextAt: (at: number) => string;
  /** Of the edition that a digest waits for, where the quiet hours hold it. */
  readonly dueHeld: (dueAt: number, until: number) => string;
  /** Of an edition whose time has come, and that was not posted yet. */
  readonly waitsSince: (at: number, own: boolean) => string;
  readonly pause: (pause: Pause) => string;
  readonly paused: (channelId: string) => string;
  readonly resumed: (channelId: string, nextAt: number) => string;
  readonly removed: (channelId: string) => string;
  readonly languageChanged: (language: string | null) => string;
  readonly zoneChanged: (zone: string | null) => string;
  readonly settingsReset: string;
  readonly settingsTitle: string;
  readonly languageSetting: (language: string | null, discordLocale: string | null) => string;
  readonly zoneSetting: (zone: string | null) => string;
  /** null: none. `held`: how many digests have times that fall in. */
  readonly quietChanged: (hours: QuietHours | null, zone: string, held: number) => string;
  readonly quietSetting: (hours: QuietHours | null, zone: string) => string;
  readonly settingsHint: string;

  readonly outlets: OutletPhrases;

  // Status
  readonly statusTitle: string;
  readonly counts: (articles: number, stories: number, outlets: number) => string;
  readonly lastStored: (at: number | null) => string;
  readonly newest: (at: number | null) => string;
  /** How the feeds are doing; empty where there are none. */
  readonly gathering: (feeds: FeedsStanding) => string;
  readonly failingFeed: (feed: FailingFeed) => string;
  readonly editionsHere: string;
  readonly recentDeliveries: string;
  readonly noDeliveries: string;
  readonly settlement: (settlement: Settlement) => string;
  /** An instant to the minute in a zone, where Discord shows none in the reader's own time. */
  readonly moment: (at: number, zone: string) => string;
  readonly editionTitle: string;
  readonly inEdition: string;
  readonly chosenForEdition: string;
  readonly notInEdition: string;
  /** Nothing was chosen, or it is not known any more what. */
  readonly choiceUnknown: string;
  readonly why: (why: Why, outlets: number) => string;

  /** What went wrong, and what the reader can do about it. */
  readonly refusal: { readonly [Code in RefusalCode]: (details: RefusalDetails[Code]) => string };
  readonly bug: (reference: string) => string;
}
