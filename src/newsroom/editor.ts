// Orders from moderators.
import { randomBytes } from 'node:crypto';
import type { Archive } from '../archive/archive.ts';
import type { Briefing } from '../news/briefing.ts';
import type { SpikeReason } from '../news/delivery.ts';
import { editionOf, isExtra, nextEdition, nextEditions } from '../news/edition.ts';
import type { ForumTag } from '../news/forum-tag.ts';
import type { Outlet } from '../news/outlet.ts';
import { quietHoursTyped, quietUntil } from '../news/quiet-hours.ts';
import { Refusal } from '../news/refusal.ts';
import {
  DEFAULT_ORDER,
  isPersonal,
  LIMITS,
  type Order,
  type Place,
  personalPlace,
  type QuietHours,
  type Settings,
  type Subscription,
} from '../news/subscription.ts';
import { findZones } from '../news/zone.ts';
import { composerOf } from './composer.ts';
import type { Named } from './reader.ts';
import { subscriptionNamed } from './subscription-name.ts';
import { orderTyped, sameness, type TypedOrder, timetable, zoneTyped } from './typed-order.ts';

export interface EditorTools {
  readonly archive: Archive;
  readonly outlets: readonly Outlet[];
  readonly now: () => number;
}

/** For a channel that has no such digest yet. */
export interface TypedSubscription extends TypedOrder {
  readonly guildId: string;
  readonly channelId: string;
  readonly place?: Place | undefined;
  /** Of a forum. */
  readonly tags?: readonly ForumTag[] | undefined;
  readonly userId: string;
}

/** What is undefined stays. */
export interface TypedEdit extends TypedOrder {
  readonly guildId: string;
  /** Which one; see `subscriptionNamed`. */
  readonly asked: string | undefined;
  readonly channelId: string | undefined;
  /** What that channel is. */
  readonly place?: Place | undefined;
  /** Of that channel, or of the one it has. */
  readonly tags?: readonly ForumTag[] | undefined;
}

/** The next editions, and until when the quiet hours hold each; null: not at all. */
export interface Upcoming {
  readonly next: readonly number[];
  readonly heldUntil: readonly (number | null)[];
}

const NEXT_SHOWN = 5;
const FAILING_SHOWN = 5;

export function editorOf({ archive, outlets, now }: EditorTools) {
  return {
    /** @throws Refusal for every part of the order that cannot be had */
    async subscribe(typed: TypedSubscription): Promise<{ readonly subscription: Subscription } & Upcoming> {
      const { guildId, channelId, userId } = typed;
      const { place, tags } = typed;
      const order = { ...(await orderTyped(archive, guildId, typed, await defaultsOf(guildId))), place, tags };
      const existing = await archive.subscriptionsOf(guildId);
      if (isPersonal(typed) && existing.length >= LIMITS.ownDigests)
        throw new Refusal('too-many-own', { limit: LIMITS.ownDigests });
      if (existing.length >= LIMITS.subscriptionsPerServer)
        throw new Refusal('too-many-subscriptions', { limit: LIMITS.subscriptionsPerServer });
      refuseTwin(existing, channelId, order);
      const createdAt = now();
      const subscription: Subscription = {
        ...order,
        id: randomBytes(5).toString('hex'),
        guildId,
        channelId,
        createdAt,
        createdBy: userId,
        dueAt: nextEdition(order, createdAt),
        paused: null,
      };
      await archive.addSubscription(subscription);
      return { subscription, ...(await upcoming(guildId, order, createdAt)) };
    },

    /**
     * Changes what was typed and leaves the rest. An edition whose time has come goes by the order as it was, unless its time or its place is
     * changed: then it is given up, and said so in the ledger.
     * @throws Refusal unknown-subscription, nothing-changed, already-subscribed, and for every part that cannot be had
     */
    async edit(
      typed: TypedEdit,
    ): Promise<{ readonly before: Subscription; readonly subscription: Subscription } & Upcoming> {
      const { guildId } = typed;
      const before = await find(guildId, typed.asked);
      const place = typed.channelId === undefined ? before.place : typed.place;
      const channelId = typed.channelId ?? before.channelId;
      const moved = channelId !== before.channelId;
      // Tags are of one forum.
      const tags = typed.tags ?? (moved ? undefined : before.tags);
      const order = { ...(await orderTyped(archive, guildId, typed, before)), place, tags };
      if (!moved && sameness(order) === sameness(before)) throw new Refusal('nothing-changed', {});
      const others = (await archive.subscriptionsOf(guildId)).filter(({ id }) => id !== before.id);
      refuseTwin(others, channelId, order);
      const at = now();
      const { next, heldUntil } = await upcoming(guildId, order, at);
      const retimed = moved || timetable(order) !== timetable(before);
      // What was paused for its channel runs again in another one.
      const paused = moved && before.paused?.by === 'dateline' ? null : before.paused;
      const dueAt = paused !== null || !retimed ? before.dueAt : (next[0] ?? null);
      if (retimed) await giveUp(before, 'order-changed');
      await archive.changeSubscription(before.id, { ...order, channelId, paused, ...(retimed ? { dueAt } : {}) });
      return { before, subscription: { ...before, ...order, channelId, paused, dueAt }, next, heldUntil };
    },

    /** Whether a reader's own digest was paused because they take no direct messages, and they do not know it yet: said once for each pause. */
    async inboxClosed(userId: string): Promise<boolean> {
      const closed = (await archive.subscriptionsOf(personalPlace(userId))).flatMap(({ paused }) =>
        paused?.by === 'dateline' && paused.reason === 'inbox-closed' ? [paused.at] : [],
      );
      if (closed.length === 0) return false;
      const key = `inbox-closed:${userId}`;
      const last = Math.max(...closed);
      if (((await archive.keep.get<number>(key)) ?? 0) >= last) return false;
      await archive.keep.set(key, last);
      return true;
    },

    /** The one that was asked for, as it stands. @throws Refusal unknown-subscription */
    async subscriptionAsked(
      guildId: string,
      asked: string | undefined,
      fits?: (each: Subscription) => boolean,
    ): Promise<Subscription> {
      return find(guildId, asked, fits);
    },

    async subscriptions(guildId: string): Promise<readonly Subscription[]> {
      return archive.subscriptionsOf(guildId);
    },

    standing,

    /** What would be posted now; nothing is recorded. @throws Refusal unknown-subscription */
    async preview(guildId: string, asked: string | undefined): Promise<Briefing> {
      return previewOf(await find(guildId, asked));
    },

    previewOf,

    /** @throws Refusal unknown-subscription, already-paused */
    async pause(guildId: string, asked: string | undefined, userId: string): Promise<Subscription> {
      const subscription = await find(guildId, asked, (each) => each.paused === null);
      if (subscription.paused) throw new Refusal('already-paused', {});
      await giveUp(subscription, 'paused');
      await archive.changeSubscription(subscription.id, {
        dueAt: null,
        paused: { by: 'moderator', userId, at: now() },
      });
      return subscription;
    },

    /** What fell into the pause is not made up for. @throws Refusal unknown-subscription, not-paused */
    async resume(
      guildId: string,
      asked: string | undefined,
    ): Promise<{ readonly subscription: Subscription; readonly nextAt: number }> {
      const subscription = await find(guildId, asked, (each) => each.paused !== null);
      if (!subscription.paused) throw new Refusal('not-paused', {});
      const nextAt = nextEdition(subscription, now());
      await archive.changeSubscription(subscription.id, { dueAt: nextAt, paused: null });
      return { subscription, nextAt };
    },

    /** @throws Refusal unknown-subscription */
    async remove(guildId: string, asked: string | undefined): Promise<Subscription> {
      const subscription = await find(guildId, asked);
      await giveUp(subscription, 'removed');
      await archive.removeSubscription(subscription.id);
      return subscription;
    },

    async settings(guildId: string): Promise<{ readonly settings: Settings; readonly subscriptions: number }> {
      return {
        settings: await archive.keep.settings(guildId),
        subscriptions: (await archive.subscriptionsOf(guildId)).length,
      };
    },

    async saveLanguage(guildId: string, language: string | null): Promise<void> {
      await archive.keep.saveSettings(guildId, { ...(await archive.keep.settings(guildId)), language });
    },

    /** @returns the zone's name. @throws Refusal unknown-zone */
    async saveZone(guildId: string, typed: string): Promise<string> {
      const zone = zoneTyped(typed);
      await archive.keep.saveSettings(guildId, { ...(await archive.keep.settings(guildId)), zone });
      // The quiet hours are by it, and end at another moment.
      await archive.letGoHeld(guildId);
      return zone;
    },

    /** `held`: how many digests have times that fall in. @throws Refusal bad-hours, bad-time */
    async saveQuietHours(
      guildId: string,
      typed: string,
    ): Promise<{ readonly quiet: QuietHours | null; readonly zone: string; readonly held: number }> {
      const settings = { ...(await archive.keep.settings(guildId)), quiet: quietHoursTyped(typed) };
      await archive.keep.saveSettings(guildId, settings);
      await archive.letGoHeld(guildId);
      const at = now();
      const running = (await archive.subscriptionsOf(guildId)).filter(({ paused }) => paused === null);
      const held = running.filter((each) =>
        nextEditions(each, at, NEXT_SHOWN).some((edition) => quietUntil(settings, edition) !== null),
      );
      return { quiet: settings.quiet, zone: settings.zone ?? 'UTC', held: held.length };
    },

    /** All of them to the defaults; what the quiet hours held is posted, and what waits for moderators is decided by its own deadline. */
    async resetSettings(guildId: string): Promise<void> {
      await archive.keep.resetSettings(guildId);
      await archive.letGoHeld(guildId);
    },

    async languageOf(guildId: string | null): Promise<string | null> {
      return guildId === null ? null : (await archive.keep.settings(guildId)).language;
    },

    /** How things stand; of the feeds, the operator's and those of the server. */
    async status(guildId: string | null) {
      const [counts, feeds, failing, orders, deliveries] = await Promise.all([
        archive.counts(),
        archive.feedCounts(guildId),
        archive.failingFeeds(FAILING_SHOWN, guildId),
        guildId === null ? { subscriptions: [] } : standing(guildId),
        guildId === null ? [] : archive.recentDeliveries(guildId, 5),
      ]);
      return { counts, feeds, failing, ...orders, deliveries };
    },

    async completeZone(typed: string): Promise<readonly Named[]> {
      return findZones(typed, now(), 25).map(({ name, label }) => ({ name: label, value: name }));
    },
  };

  /** An edition that waits is not attempted any more, and the ledger says why. */
  async function giveUp({ id, dueAt }: Subscription, reason: SpikeReason): Promise<void> {
    const at = now();
    if (dueAt !== null && dueAt <= at) await archive.giveUp(editionOf(id, dueAt), reason, at);
  }

  async function upcoming(guildId: string, order: Order, at: number): Promise<Upcoming> {
    const settings = await archive.keep.settings(guildId);
    const next = nextEditions(order, at, NEXT_SHOWN);
    return { next, heldUntil: next.map((edition) => quietUntil(settings, edition)) };
  }

  /** Every order of a server, and until when its quiet hours hold the editions that are waited for. */
  async function standing(
    guildId: string,
  ): Promise<{ readonly subscriptions: readonly Subscription[]; readonly heldUntil: ReadonlyMap<string, number> }> {
    const [subscriptions, settings] = [await archive.subscriptionsOf(guildId), await archive.keep.settings(guildId)];
    const at = now();
    const held = subscriptions.flatMap(({ id, dueAt }) => {
      const until = dueAt === null || isExtra({ dueAt }) ? null : quietUntil(settings, Math.max(dueAt, at));
      return until === null ? [] : [[id, until] as const];
    });
    return { subscriptions, heldUntil: new Map(held) };
  }

  async function previewOf(subscription: Subscription): Promise<Briefing> {
    const at = now();
    return composerOf({ archive, outlets }, at).briefingFor(subscription, editionOf(subscription.id, at));
  }

  function find(guildId: string, asked: string | undefined, fits?: (each: Subscription) => boolean) {
    return subscriptionNamed(archive, guildId, asked, fits);
  }

  async function defaultsOf(guildId: string): Promise<Order> {
    const { zone, language } = await archive.keep.settings(guildId);
    return {
      ...DEFAULT_ORDER,
      zone: zone ?? 'UTC',
      languages: language === null ? [] : [language],
    };
  }
}

/** @throws Refusal already-subscribed */
function refuseTwin(existing: readonly Subscription[], channelId: string, order: Order): void {
  const same = existing.find((each) => each.channelId === channelId && sameness(each) === sameness(order));
  if (same) throw new Refusal('already-subscribed', { channelId, subscriptionId: same.id });
}
