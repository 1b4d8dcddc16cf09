// Orders from moderators.
import { randomBytes } from 'node:crypto';
import type { Archive } from '../archive/archive.ts';
import { REGIONS, type Region, TOPICS, type Topic } from '../news/article.ts';
import { type Briefing, compose } from '../news/briefing.ts';
import { editionOf, nextEdition, nextEditions } from '../news/edition.ts';
import { budgetOf, type Outlet } from '../news/outlet.ts';
import { Refusal } from '../news/refusal.ts';
import {
  DEFAULT_ORDER,
  LIMITS,
  type Order,
  type Settings,
  type Style,
  type Subscription,
} from '../news/subscription.ts';
import { daysNamed, timeOfDay } from '../news/time-words.ts';
import { folded } from '../news/words.ts';
import { findZones, zoneNamed } from '../news/zone.ts';
import { candidates } from './candidates.ts';
import { outletNamed } from './outlet-name.ts';
import type { Named } from './reader.ts';

export interface EditorTools {
  readonly archive: Archive;
  readonly outlets: readonly Outlet[];
  readonly now: () => number;
}

/** An order as it was typed; what is undefined gets its default. */
export interface TypedOrder {
  readonly guildId: string;
  readonly channelId: string;
  readonly userId: string;
  readonly time: string | undefined;
  readonly days: string | undefined;
  readonly timezone: string | undefined;
  readonly topics: string | undefined;
  readonly regions: string | undefined;
  readonly outlets: string | undefined;
  readonly include: string | undefined;
  readonly exclude: string | undefined;
  readonly stories: number | undefined;
  readonly roleId: string | undefined;
  readonly style: Style | undefined;
}

const NEXT_SHOWN = 5;
const LONGEST_WORD = 60;
const FAILING_SHOWN = 5;

export function editorOf({ archive, outlets, now }: EditorTools) {
  return {
    /** @throws Refusal for every part of the order that cannot be had */
    async subscribe(
      typed: TypedOrder,
    ): Promise<{ readonly subscription: Subscription; readonly next: readonly number[] }> {
      const { guildId, channelId, userId } = typed;
      const order = await orderFrom(typed);
      const existing = await archive.subscriptionsOf(guildId);
      if (existing.length >= LIMITS.subscriptionsPerServer)
        throw new Refusal('too-many-subscriptions', { limit: LIMITS.subscriptionsPerServer });
      const same = existing.find((each) => each.channelId === channelId && sameness(each) === sameness(order));
      if (same) throw new Refusal('already-subscribed', { channelId, subscriptionId: same.id });
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
      return { subscription, next: nextEditions(order, createdAt, NEXT_SHOWN) };
    },

    async subscriptions(guildId: string): Promise<readonly Subscription[]> {
      return archive.subscriptionsOf(guildId);
    },

    /** What would be posted now; nothing is recorded. @throws Refusal unknown-subscription */
    async preview(guildId: string, asked: string | undefined): Promise<Briefing> {
      return previewOf(await find(guildId, asked));
    },

    previewOf,

    /** @throws Refusal unknown-subscription, already-paused */
    async pause(guildId: string, asked: string | undefined, userId: string): Promise<Subscription> {
      const subscription = await find(guildId, asked, (each) => each.paused === null);
      if (subscription.paused) throw new Refusal('already-paused', {});
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
      const zone = zoneFrom(typed);
      await archive.keep.saveSettings(guildId, { ...(await archive.keep.settings(guildId)), zone });
      return zone;
    },

    async languageOf(guildId: string | null): Promise<string | null> {
      return guildId === null ? null : (await archive.keep.settings(guildId)).language;
    },

    /** How things stand; of the feeds, the operator's and those of the server. */
    async status(guildId: string | null) {
      const [counts, feeds, failing, subscriptions, deliveries] = await Promise.all([
        archive.counts(),
        archive.feedCounts(guildId),
        archive.failingFeeds(FAILING_SHOWN, guildId),
        guildId === null ? [] : archive.subscriptionsOf(guildId),
        guildId === null ? [] : archive.recentDeliveries(guildId, 5),
      ]);
      return { counts, feeds, failing, subscriptions, deliveries };
    },

    async completeZone(typed: string): Promise<readonly Named[]> {
      return findZones(typed, now(), 25).map(({ name, label }) => ({ name: label, value: name }));
    },
  };

  async function previewOf(subscription: Subscription): Promise<Briefing> {
    const at = now();
    const told = await archive.told(subscription.id, 0);
    const hidden = await archive.hiddenOutlets(subscription.guildId);
    const stories = await archive.stories(candidates(subscription, at, at, told, hidden));
    return compose(
      editionOf(subscription.id, at),
      subscription,
      stories,
      told,
      (outlet) => budgetOf(outlet, outlets),
      at,
    );
  }

  /** The one that was asked for; without asking, the only one there is (or the only one that `fits`). */
  async function find(
    guildId: string,
    asked: string | undefined,
    fits: (each: Subscription) => boolean = () => true,
  ): Promise<Subscription> {
    const all = await archive.subscriptionsOf(guildId);
    if (asked !== undefined) {
      const found = all.find(({ id, channelId }) => id === asked.trim() || channelId === asked.replace(/\D/g, ''));
      if (!found) throw new Refusal('unknown-subscription', { asked });
      return found;
    }
    const fitting = all.filter(fits);
    const only = all.length === 1 ? all[0] : fitting.length === 1 ? fitting[0] : undefined;
    if (!only) throw new Refusal('unknown-subscription', { asked: '' });
    return only;
  }

  async function orderFrom(typed: TypedOrder): Promise<Order> {
    const settings = await archive.keep.settings(typed.guildId);
    const hidden = await archive.hiddenOutlets(typed.guildId);
    return {
      minute: typed.time === undefined ? DEFAULT_ORDER.minute : timeOfDay(typed.time),
      days: typed.days === undefined ? DEFAULT_ORDER.days : daysNamed(typed.days),
      zone: typed.timezone === undefined ? (settings.zone ?? 'UTC') : zoneFrom(typed.timezone),
      stories: typed.stories ?? DEFAULT_ORDER.stories,
      style: typed.style ?? DEFAULT_ORDER.style,
      topics: distinct(listed(typed.topics).map(topicNamed)),
      regions: distinct(listed(typed.regions).map(regionNamed)),
      outlets: distinct(await Promise.all(listed(typed.outlets).map((name) => outletNamed(archive, name, hidden)))),
      languages: settings.language === null ? [] : [settings.language],
      include: words(typed.include),
      exclude: words(typed.exclude),
      roleId: typed.roleId ?? null,
    };
  }
}

/** Equal for two orders that ask for the same: of a list, neither the order nor the writing of its words matters. */
function sameness(order: Order): string {
  const { minute, days, zone, stories, style, topics, regions, outlets, languages, include, exclude, roleId } = order;
  const lists = [topics, regions, outlets, languages, include, exclude].map((list) => list.map(folded).sort());
  return JSON.stringify([minute, days, zone, stories, style, roleId, ...lists]);
}

function zoneFrom(typed: string): string {
  const zone = zoneNamed(typed);
  if (zone === undefined) throw new Refusal('unknown-zone', { asked: typed });
  return zone;
}

const distinct = <T>(list: readonly T[]): readonly T[] => [...new Set(list)];

export function listed(typed: string | undefined): readonly string[] {
  const parts = (typed ?? '').split(/[,;\n]/).map((part) => part.trim());
  return distinct(parts.filter((part) => part !== '')).slice(0, LIMITS.words);
}

const words = (typed: string | undefined) => listed(typed).map((word) => word.slice(0, LONGEST_WORD));

function topicNamed(typed: string): Topic {
  const topic = TOPICS.find((each) => each === typed.toLowerCase());
  if (!topic) throw new Refusal('unknown-topic', { asked: typed });
  return topic;
}

function regionNamed(typed: string): Region {
  const region = REGIONS.find((each) => each === typed.toLowerCase().replace(/\s+/g, '-'));
  if (!region) throw new Refusal('unknown-region', { asked: typed });
  return region;
}
