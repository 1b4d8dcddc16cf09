// Articles and orders made for tests: whole, plain, and changed in what a test is about.
import { type Article, identity } from '../../src/news/article.ts';
import type { Claim } from '../../src/news/delivery.ts';
import { DEFAULT_ORDER, type Subscription } from '../../src/news/subscription.ts';

/** A daily digest at 8:00 UTC that asks for everything. */
export function subscriptionWith(change: Partial<Subscription> = {}): Subscription {
  return {
    id: 's',
    guildId: 'g',
    channelId: 'c',
    createdAt: 0,
    createdBy: 'u',
    dueAt: 0,
    paused: null,
    ...DEFAULT_ORDER,
    ...change,
  };
}

/** The first attempt at an edition, claimed at its time. */
export function claimWith(change: Partial<Claim> = {}): Claim {
  const dueAt = change.dueAt ?? 0;
  const first = { attempt: 1, unclearSince: null, deferrals: 0, triedAt: null };
  return { deliveryId: `s@${dueAt}`, subscriptionId: 's', dueAt, claimedAt: dueAt, ...first, ...change };
}

const HOUR = 3_600_000;
/** When reports are from, if a test does not say. */
export const NOON = Date.UTC(2024, 4, 6, 12);

export function report(
  headline: string,
  text: string,
  { outlet = 'Coastal Agency', hours = 0, language = 'en' } = {},
): Article {
  const raw = { url: null, outlet, headline, text };
  const at = NOON + hours * HOUR;
  return {
    ...raw,
    id: identity(raw),
    section: null,
    language,
    publishedAt: at,
    storedAt: at,
    bylines: [],
    rights: null,
    year: null,
    sample: true,
    topics: [],
    regions: [],
  };
}
