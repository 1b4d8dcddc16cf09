// Adding outlets to a server: looked at, offered, and kept only when somebody says so.
import { randomBytes } from 'node:crypto';
import type { Archive } from '../archive/archive.ts';
import { feedId } from '../news/feed.ts';
import type { FeedLook } from '../news/feed-look.ts';
import { addressTyped, type NotTaken, nameFor, OUTLET_LIMITS, type Renamed } from '../news/outlet-offer.ts';
import { PlainError } from '../news/plain-error.ts';
import { Refusal } from '../news/refusal.ts';
import type { Attention } from './attention.ts';
import { type FoundFeed, type ListedOutlets, type Look, lookAt, type OutletWire } from './outlet-look.ts';
import type { OutletShelf } from './outlet-shelf.ts';
import { PATIENCE_MS } from './patience.ts';

export interface AddingTools {
  readonly archive: Pick<Archive, 'keep'>;
  readonly shelf: OutletShelf;
  readonly wire: OutletWire;
  readonly attention: Attention;
  readonly now: () => number;
}

/** A feed as it would be kept. */
interface Offered {
  readonly url: string;
  readonly name: string;
  readonly language: string | null;
}

interface KeptOffer {
  readonly guildId: string;
  readonly feeds: readonly Offered[];
}

interface KeptChoice {
  readonly guildId: string;
  readonly name: string | null;
  readonly feeds: readonly FoundFeed[];
}

export interface Offer {
  readonly kind: 'offer';
  readonly key: string;
  readonly url: string;
  readonly name: string;
  readonly renamed: Renamed | null;
  readonly look: FeedLook;
}

export interface Choice {
  readonly kind: 'choice';
  readonly key: string;
  readonly site: string;
  readonly feeds: readonly FoundFeed[];
}

export interface FileOffer {
  readonly key: string | null;
  readonly title: string | null;
  readonly fits: readonly { readonly name: string; readonly language: string | null; readonly articles: number }[];
  readonly others: readonly { readonly name: string; readonly why: NotTaken }[];
  /** Entries without an address of the web. */
  readonly faults: number;
  /** Entries in folders that nest deeper than is read. */
  readonly tooDeep: number;
  /** There are more entries than are read of one file. */
  readonly isCut: boolean;
}

const KEPT_MS = 7 * 24 * 3_600_000;
/** Feeds of one file that are looked at, and how many of them at once. */
const MOST_LOOKS = 100;
const LOOKS_AT_ONCE = 6;
/** All of them together; who is not heard of by then is told of as too slow. */
const FILE_MS = 45_000;

export function addingOf({ archive, shelf, wire, attention, now }: AddingTools) {
  return {
    /**
     * Looks at an address: a feed is offered, and so is the only feed of a site; of several, one is to be chosen.
     * @throws Refusal bad-address, unreadable, no-feed, outlet-known, too-many-outlets, one-at-a-time
     */
    async offerOutlet(guildId: string, typed: string, name: string | undefined): Promise<Offer | Choice> {
      const url = addressTyped(typed);
      if (url === null) throw new Refusal('bad-address', { asked: typed });
      await room(guildId);
      await refuseKnown(guildId, url);
      return attention.give(guildId, async () => {
        const signal = AbortSignal.timeout(PATIENCE_MS);
        const look = await lookAt(wire, url, now(), signal);
        if (look.kind !== 'page') return offer(guildId, typed, look, name ?? null);
        const feeds = look.feeds.slice(0, OUTLET_LIMITS.feedsOffered);
        const [only] = feeds;
        if (!only) throw new Refusal('no-feed', { asked: typed });
        if (feeds.length === 1)
          return offer(guildId, only.url, await lookAt(wire, only.url, now(), signal), name ?? null);
        const kept: KeptChoice = { guildId, name: name ?? null, feeds };
        return { kind: 'choice', key: await keep('feeds', kept), site: new URL(look.url).host, feeds };
      });
    },

    /** One of the feeds that a site has. @throws Refusal out-of-date, and what `offerOutlet` throws */
    async offerChosen(guildId: string, key: string, place: number): Promise<Offer> {
      const { feeds, name } = await kept<KeptChoice>('feeds', guildId, key);
      const feed = feeds[place];
      if (!feed) throw new Refusal('out-of-date', {});
      return attention.give(guildId, async () =>
        offer(guildId, feed.url, await lookAt(wire, feed.url, now(), AbortSignal.timeout(PATIENCE_MS)), name),
      );
    },

    /**
     * Looks at the outlets of an OPML file, as many as there is room for.
     * @throws Refusal file-too-large, unreadable, no-opml, too-many-outlets, one-at-a-time
     */
    async offerFile(guildId: string, file: { readonly url: string; readonly name: string; readonly size: number }) {
      if (file.size > OUTLET_LIMITS.fileBytes) throw new Refusal('file-too-large', { limit: OUTLET_LIMITS.fileBytes });
      const free = await room(guildId);
      return attention.give(guildId, () => offerAll(guildId, file, free));
    },

    /**
     * Keeps what was offered, as far as it still fits.
     * @returns the names of what was kept, at least one
     * @throws Refusal out-of-date, outlet-known, too-many-outlets
     */
    async keepOffered(guildId: string, userId: string, key: string): Promise<readonly string[]> {
      const { feeds } = await kept<KeptOffer>('offer', guildId, key);
      const names: string[] = [];
      for (const feed of feeds) {
        const last = names.length === 0 && feed === feeds.at(-1);
        // What is said of a single feed need not stop the others of a file.
        const refusal = await refusalOf(async () => {
          await room(guildId);
          await refuseKnown(guildId, feed.url);
        });
        if (refusal && last) throw refusal;
        if (refusal) continue;
        const outlet = nameFor(feed.name, null, feed.url, await shelf.namesTaken(guildId, feed.url, [feed.name]));
        names.push(await shelf.add(guildId, userId, { url: feed.url, outlet, language: feed.language }));
      }
      await archive.keep.delete(`outlet-offer:${key}`);
      return names;
    },

    async leaveOffered(guildId: string, key: string): Promise<void> {
      const offer = await archive.keep.get<KeptOffer>(`outlet-offer:${key}`);
      if (offer?.guildId === guildId) await archive.keep.delete(`outlet-offer:${key}`);
    },
  };

  async function offer(guildId: string, asked: string, look: Look, name: string | null): Promise<Offer> {
    if (look.kind === 'failed') throw new Refusal('unreadable', { asked, code: look.code });
    if (look.kind === 'page') throw new Refusal('no-feed', { asked });
    const url = look.movedTo ?? look.url;
    await refuseKnown(guildId, url);
    const offered = await offeredFrom(guildId, url, look.look, name);
    const key = await keep('offer', { guildId, feeds: [offered] });
    const renamed: Renamed | null = name !== null && offered.name !== name.trim() ? { asked: name } : null;
    return { kind: 'offer', key, url, name: offered.name, renamed, look: look.look };
  }

  async function offeredFrom(guildId: string, url: string, look: FeedLook, name: string | null): Promise<Offered> {
    const wanted = [name, look.title].filter((each) => each !== null);
    return {
      url,
      name: nameFor(name, look.title, url, await shelf.namesTaken(guildId, url, wanted)),
      language: look.language,
    };
  }

  async function offerAll(
    guildId: string,
    file: { readonly url: string; readonly name: string },
    free: number,
  ): Promise<FileOffer> {
    const signal = AbortSignal.timeout(FILE_MS);
    const reading = await wire.read({ url: file.url, accept: 'any', signal });
    if (reading.kind !== 'fresh')
      throw new Refusal('unreadable', {
        asked: file.name,
        code: reading.kind === 'failed' ? reading.code : 'unreadable',
      });
    const { title, outlets, doubles, faults, tooDeep, isCut } = opmlIn(reading.body);
    if (outlets.length + faults.length + tooDeep === 0) throw new Refusal('no-opml', {});
    const others: { name: string; why: NotTaken }[] = doubles.map((name) => ({ name, why: { kind: 'twice' } }));
    const fits: (Offered & { readonly articles: number })[] = [];
    const seen = new Set<string>();
    const waiting: { readonly name: string; readonly given: string | null; readonly url: string }[] = [];
    for (const { name: given, url: typed } of outlets) {
      const name = given || typed;
      const url = addressTyped(typed);
      const whose = url === null ? null : await shelf.holder(guildId, url);
      if (url === null) others.push({ name, why: { kind: 'bad-address' } });
      else if (seen.has(feedId(url))) others.push({ name, why: { kind: 'twice' } });
      else if (whose !== null) others.push({ name, why: { kind: whose } });
      else waiting.push({ name, given, url });
      if (url !== null) seen.add(feedId(url));
    }
    for (let looks = 0; waiting.length > 0; ) {
      const some = waiting.splice(0, Math.min(LOOKS_AT_ONCE, free - fits.length, MOST_LOOKS - looks));
      if (some.length === 0) break;
      looks += some.length;
      const found = await Promise.all(
        some.map(async (each) => ({ ...each, look: await lookAt(wire, each.url, now(), signal, { find: false }) })),
      );
      for (const { name, given, look } of found) {
        const why = await notTaken(guildId, look, fits);
        if (why || look.kind !== 'feed') others.push({ name, why: why ?? { kind: 'no-feed' } });
        else {
          const offered = await offeredFrom(guildId, look.movedTo ?? look.url, look.look, given);
          fits.push({ ...offered, name: freeAmong(offered, fits), articles: look.look.articles });
        }
      }
    }
    others.push(...waiting.map(({ name }) => ({ name, why: { kind: 'too-many' } as const })));
    const key =
      fits.length === 0 ? null : await keep('offer', { guildId, feeds: fits.map(({ articles: _, ...feed }) => feed) });
    return { key, title, fits, others, faults: faults.length, tooDeep, isCut };
  }

  async function notTaken(guildId: string, look: Look, fits: readonly Offered[]): Promise<NotTaken | null> {
    if (look.kind === 'failed') return { kind: 'unreadable', code: look.code };
    if (look.kind === 'page') return { kind: 'no-feed' };
    // Two addresses may lead to the same feed.
    const key = feedId(look.movedTo ?? look.url);
    if (fits.some(({ url }) => feedId(url) === key)) return { kind: 'twice' };
    const whose = await shelf.holder(guildId, look.movedTo ?? look.url);
    return whose === null ? null : { kind: whose };
  }

  function opmlIn(body: Uint8Array): ListedOutlets {
    try {
      return wire.parseOpml(body);
    } catch (error) {
      if (error instanceof PlainError) throw new Refusal('no-opml', {});
      throw error;
    }
  }

  /** How many more feeds the server may add, at least one. @throws Refusal too-many-outlets */
  async function room(guildId: string): Promise<number> {
    const free = OUTLET_LIMITS.feedsPerServer - (await shelf.own(guildId));
    if (free < 1) throw new Refusal('too-many-outlets', { limit: OUTLET_LIMITS.feedsPerServer });
    return free;
  }

  async function refuseKnown(guildId: string, url: string): Promise<void> {
    const by = await shelf.holder(guildId, url);
    if (by !== null) throw new Refusal('outlet-known', { name: (await shelf.nameOf(guildId, url)) ?? url, by });
  }

  async function keep(what: 'offer' | 'feeds', value: KeptOffer | KeptChoice): Promise<string> {
    const key = randomBytes(9).toString('base64url');
    await archive.keep.set(`outlet-${what}:${key}`, value, KEPT_MS);
    return key;
  }

  async function kept<T extends { readonly guildId: string }>(
    what: 'offer' | 'feeds',
    guildId: string,
    key: string,
  ): Promise<T> {
    const value = await archive.keep.get<T>(`outlet-${what}:${key}`);
    if (!value || value.guildId !== guildId) throw new Refusal('out-of-date', {});
    return value;
  }
}

/** Two outlets of one file do not get the same name either. */
function freeAmong(offered: Offered, others: readonly Offered[]): string {
  return nameFor(
    offered.name,
    null,
    offered.url,
    others.map(({ name }) => name),
  );
}

async function refusalOf(work: () => Promise<void>): Promise<Refusal | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
