// What moderators decide about the outlets of their server.
import { randomBytes } from 'node:crypto';
import type { Archive } from '../archive/archive.ts';
import type { OutletTest } from '../discord/render/outlet-views.ts';
import type { Outlet } from '../news/outlet.ts';
import { addressTyped, OUTLET_LIMITS } from '../news/outlet-offer.ts';
import type { OutletStanding } from '../news/outlet-standing.ts';
import { Refusal } from '../news/refusal.ts';
import { folded } from '../news/words.ts';
import { createAttention } from './attention.ts';
import { addingOf } from './outlet-adding.ts';
import { type Look, lookAt, type OutletWire } from './outlet-look.ts';
import { type ShelfTools, shelfOf } from './outlet-shelf.ts';
import { PATIENCE_MS } from './patience.ts';
import type { Named } from './reader.ts';

export interface OutletEditorTools extends ShelfTools {
  readonly archive: Archive;
  readonly outlets: readonly Outlet[];
  readonly wire: OutletWire;
  readonly now: () => number;
}

interface KeptRemoval {
  readonly guildId: string;
  readonly name: string;
}

const CHOICES = 25;
/** Feeds of one outlet that are looked at for a test. */
const TESTED = 10;
const KEPT_MS = 7 * 24 * 3_600_000;

export function outletEditorOf(tools: OutletEditorTools) {
  const { archive, wire, now } = tools;
  const shelf = shelfOf(tools);
  const attention = createAttention();

  return {
    ...addingOf({ archive, shelf, wire, attention, now }),

    /** Those that need attention first, then its own. */
    async outletsOf(guildId: string) {
      const [outlets, own] = await Promise.all([shelf.standings(guildId), shelf.own(guildId)]);
      return { outlets, own, limit: OUTLET_LIMITS.feedsPerServer };
    },

    /**
     * Looks at every feed of an outlet, or at an address, as they are now; nothing is stored.
     * @throws Refusal unknown-outlet, one-at-a-time
     */
    async testOutlet(
      guildId: string,
      typed: string,
    ): Promise<{ readonly name: string; readonly looks: readonly OutletTest[] }> {
      const known = found(await shelf.standings(guildId), typed);
      const urls = known ? known.feeds.slice(0, TESTED).map(({ url }) => url) : [addressOf(typed)];
      const name = known?.name ?? typed.trim();
      return attention.give(guildId, async () => {
        const signal = AbortSignal.timeout(PATIENCE_MS);
        const looks = await Promise.all(urls.map(async (url) => tested(url, await lookAt(wire, url, now(), signal))));
        return { name, looks };
      });
    },

    /** @returns the outlet's name. @throws Refusal unknown-outlet, already-muted */
    async muteOutlet(guildId: string, typed: string, userId: string): Promise<string> {
      const name = (await heardAs(guildId, typed)).name;
      if (!(await shelf.mute(guildId, name, userId))) throw new Refusal('already-muted', { name });
      return name;
    },

    /** @returns the outlet's name. @throws Refusal not-muted, unknown-outlet */
    async unmuteOutlet(guildId: string, typed: string): Promise<string> {
      const muted = named(await shelf.muted(guildId), (name) => name, typed);
      const name = muted ?? (await heardAs(guildId, typed)).name;
      if (!(await shelf.unmute(guildId, name))) throw new Refusal('not-muted', { name });
      return name;
    },

    /** Asks before an outlet is removed. @throws Refusal unknown-outlet, not-own-outlet */
    async askRemoval(guildId: string, typed: string) {
      const { name, own, feeds } = await heardAs(guildId, typed);
      if (!own) throw new Refusal('not-own-outlet', { name });
      const key = randomBytes(9).toString('base64url');
      const removal: KeptRemoval = { guildId, name };
      await archive.keep.set(`outlet-removal:${key}`, removal, KEPT_MS);
      return { key, name, feeds: feeds.length };
    },

    /** @returns the outlet's name. @throws Refusal out-of-date when it is gone already */
    async removeOutlet(guildId: string, key: string): Promise<string> {
      const name = await removalKept(guildId, key);
      if ((await shelf.remove(guildId, name)) === 0) throw new Refusal('out-of-date', {});
      await shelf.unmute(guildId, name);
      return name;
    },

    /** @returns the name of the outlet that stays. @throws Refusal out-of-date */
    async spareOutlet(guildId: string, key: string): Promise<string> {
      return removalKept(guildId, key);
    },

    async completeHeard(guildId: string, typed: string): Promise<readonly Named[]> {
      const standings = await shelf.standings(guildId);
      const muted = new Set(standings.filter((each) => each.muted).map(({ name }) => name));
      const stored = await archive.outletNames(typed, CHOICES, await archive.hiddenOutlets(guildId));
      const listed = matching(
        standings.map(({ name }) => name),
        typed,
      );
      return choices([...new Set([...listed, ...stored])].filter((name) => !muted.has(name)));
    },

    async completeMuted(guildId: string, typed: string): Promise<readonly Named[]> {
      return choices(matching(await shelf.muted(guildId), typed));
    },

    async completeOwn(guildId: string, typed: string): Promise<readonly Named[]> {
      const own = (await shelf.standings(guildId)).filter((each) => each.own);
      return choices(
        matching(
          own.map(({ name }) => name),
          typed,
        ),
      );
    },
  };

  /** The outlet that a server hears under this name, whether or not it has a feed. @throws Refusal unknown-outlet */
  async function heardAs(guildId: string, typed: string): Promise<Pick<OutletStanding, 'name' | 'own' | 'feeds'>> {
    const known = found(await shelf.standings(guildId), typed);
    if (known) return known;
    const hidden = await archive.hiddenOutlets(guildId);
    const stored = named(await archive.outletNames(typed, CHOICES, hidden), (name) => name, typed);
    if (stored === undefined) throw new Refusal('unknown-outlet', { asked: typed });
    return { name: stored, own: false, feeds: [] };
  }

  async function removalKept(guildId: string, key: string): Promise<string> {
    const kept = await archive.keep.get<KeptRemoval>(`outlet-removal:${key}`);
    if (!kept || kept.guildId !== guildId) throw new Refusal('out-of-date', {});
    return kept.name;
  }
}

function tested(url: string, look: Look): OutletTest {
  switch (look.kind) {
    case 'feed':
      return { ...look, url };
    case 'page':
      return { kind: 'page', url, feeds: look.feeds.length };
    case 'failed':
      return { kind: 'failed', url, code: look.code };
  }
}

/** @throws Refusal unknown-outlet for what is neither an outlet nor an address */
function addressOf(typed: string): string {
  const url = addressTyped(typed);
  if (url === null) throw new Refusal('unknown-outlet', { asked: typed });
  return url;
}

const found = (standings: readonly OutletStanding[], typed: string) => named(standings, ({ name }) => name, typed);

/** The one of this name, with or without its accents and capitals, or the only one that has a word beginning so. */
function named<T>(all: readonly T[], nameOf: (one: T) => string, typed: string): T | undefined {
  const asked = folded(typed);
  if (asked === '') return undefined;
  const begun = all.filter((one) => ` ${folded(nameOf(one))}`.includes(` ${asked}`));
  return (
    all.find((one) => nameOf(one) === typed.trim()) ??
    all.find((one) => folded(nameOf(one)) === asked) ??
    (begun.length === 1 ? begun[0] : undefined)
  );
}

function matching(names: readonly string[], typed: string): readonly string[] {
  const asked = folded(typed);
  return names.filter((name) => asked === '' || ` ${folded(name)}`.includes(` ${asked}`));
}

const choices = (names: readonly string[]): readonly Named[] =>
  names
    .filter((name) => name !== '')
    .slice(0, CHOICES)
    .map((name) => ({ name, value: name }));
