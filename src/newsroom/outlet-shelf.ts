// The shelf of outlets: the operator's, those a server added, those it muted.
import type { Archive } from '../archive/archive.ts';
import { type Feed, feedId, namedFeedId } from '../news/feed.ts';
import type { Outlet } from '../news/outlet.ts';
import { type FeedHealth, inOrder, type OutletStanding } from '../news/outlet-standing.ts';
import { folded } from '../news/words.ts';

export interface ShelfTools {
  readonly archive: Pick<
    Archive,
    | 'feed'
    | 'operatorFeeds'
    | 'feedsOfGuild'
    | 'addGuildFeed'
    | 'removeGuildFeed'
    | 'muteOutlet'
    | 'unmuteOutlet'
    | 'mutedOutlets'
    | 'guildOutletNames'
    | 'outletNames'
  >;
  /** The operator's. */
  readonly outlets: readonly Outlet[];
  readonly now: () => number;
}

/** Names are compared against all there are. */
const ALL_NAMES = 100_000;

export type OutletShelf = ReturnType<typeof shelfOf>;

export function shelfOf({ archive, outlets, now }: ShelfTools) {
  /** The feed as servers have it under this name. */
  async function feedCalled(url: string, name: string) {
    for (const id of [feedId(url), namedFeedId(url, name)]) {
      const kept = await archive.feed(id);
      if (kept && !kept.operator && folded(kept.feed.outlet) === folded(name)) return kept;
    }
    return undefined;
  }

  return {
    /** How many feeds a server added. */
    async own(guildId: string): Promise<number> {
      return (await archive.feedsOfGuild(guildId)).length;
    },

    /** Who gives a server this feed already; null: nobody. */
    async holder(guildId: string, url: string): Promise<'operator' | 'server' | null> {
      const id = feedId(url);
      if ((await archive.feed(id))?.operator) return 'operator';
      return (await archive.feedsOfGuild(guildId)).some(({ feed }) => feedId(feed.url) === id) ? 'server' : null;
    },

    /** What a feed is called that a server has already; null where it has not. */
    async nameOf(guildId: string, url: string): Promise<string | null> {
      const own = (await archive.feedsOfGuild(guildId)).find(({ feed }) => feedId(feed.url) === feedId(url));
      return (own ?? (await archive.feed(feedId(url))))?.feed.outlet ?? null;
    },

    /**
     * Names that a new feed may not have: those of other outlets. Another feed of the same site may be of the same outlet, and the same feed may be called as
     * another server calls it.
     * @param wanted names that it may get
     */
    async namesTaken(guildId: string, url: string, wanted: readonly string[]): Promise<readonly string[]> {
      const site = hostOf(url);
      const own = (await archive.feedsOfGuild(guildId)).filter(
        ({ feed, operator }) => !operator && hostOf(feed.url) === site,
      );
      const elsewhere = await Promise.all(wanted.map((name) => feedCalled(url, name)));
      const same = new Set(
        [...own, ...elsewhere.filter((kept) => kept !== undefined)].map(({ feed }) => folded(feed.outlet)),
      );
      const others = [
        ...outlets.map(({ name }) => name),
        ...(await archive.guildOutletNames()),
        ...(await archive.outletNames('', ALL_NAMES)),
      ];
      return others.filter((name) => !same.has(folded(name)));
    },

    /** @returns the name that readers see */
    async add(guildId: string, userId: string, offered: Omit<Feed, 'id' | 'section' | 'pages'>): Promise<string> {
      const { url, outlet } = offered;
      const known = (await feedCalled(url, outlet)) ?? (await archive.feed(feedId(url)));
      // Readers of one server do not see what somebody in another calls the feed.
      const id = known && folded(known.feed.outlet) !== folded(outlet) ? namedFeedId(url, outlet) : known?.feed.id;
      const feed = { ...offered, id: id ?? feedId(url), section: null, pages: false };
      const { kept } = await archive.addGuildFeed(guildId, feed, userId, now());
      return kept.feed.outlet;
    },

    /** @returns whether it was heard before */
    mute: (guildId: string, name: string, userId: string) => archive.muteOutlet(guildId, name, userId, now()),
    /** @returns whether it was muted */
    unmute: (guildId: string, name: string) => archive.unmuteOutlet(guildId, name),
    muted: (guildId: string) => archive.mutedOutlets(guildId),

    /** Takes all feeds of an outlet from a server that added them. @returns how many */
    async remove(guildId: string, name: string): Promise<number> {
      const own = (await archive.feedsOfGuild(guildId)).filter(({ feed }) => feed.outlet === name);
      for (const { feed } of own) await archive.removeGuildFeed(guildId, feed.id);
      return own.length;
    },

    /** Every outlet that a server hears or muted; outside of a server (null), those of the operator. */
    async standings(guildId: string | null): Promise<readonly OutletStanding[]> {
      const muted = guildId === null ? [] : await archive.mutedOutlets(guildId);
      const looked = new Map((await archive.operatorFeeds()).map((kept) => [kept.feed.id, healthOf(kept)]));
      const own = Map.groupBy(
        (guildId === null ? [] : await archive.feedsOfGuild(guildId)).filter(({ operator }) => !operator),
        ({ feed }) => feed.outlet,
      );
      const standings: OutletStanding[] = [
        ...outlets.map(({ name, homepage, language, sample, feeds }) => ({
          name,
          homepage,
          language,
          own: false,
          muted: muted.includes(name),
          sample,
          feeds: feeds.map(({ url, section }) => looked.get(feedId(url)) ?? neverRead(url, section)),
        })),
        ...[...own].map(([name, feeds]) => ({
          name,
          homepage: siteOf(feeds[0]?.feed.url),
          language: feeds[0]?.feed.language ?? null,
          own: true,
          muted: muted.includes(name),
          sample: false,
          feeds: feeds.map(healthOf),
        })),
      ];
      const known = new Set(standings.map(({ name }) => name));
      const besides = muted
        .filter((name) => !known.has(name))
        .map(
          (name): OutletStanding => ({
            name,
            homepage: null,
            language: null,
            own: false,
            muted: true,
            sample: false,
            feeds: [],
          }),
        );
      return inOrder([...standings, ...besides]);
    },
  };
}

function healthOf({ feed, state }: { readonly feed: Feed; readonly state: State }): FeedHealth {
  const { succeededAt, failures, code, retiredAt } = state;
  return { url: feed.url, section: feed.section, lastSuccessAt: succeededAt, failures, code, retiredAt };
}

/** The operator has just listed it. */
function neverRead(url: string, section: string | null): FeedHealth {
  return { url, section, lastSuccessAt: null, failures: 0, code: null, retiredAt: null };
}

type State = Awaited<ReturnType<ShelfTools['archive']['feedsOfGuild']>>[number]['state'];

const hostOf = (url: string) => URL.parse(url)?.hostname.replace(/^www\./, '') ?? url;

function siteOf(url: string | undefined): string | null {
  return (url === undefined ? null : URL.parse(url)?.origin) ?? null;
}
