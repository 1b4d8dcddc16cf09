// Rows of the database ↔ values of the trade. PostgreSQL gives bigint as text, so every number passes `Number`.
import type { Insertable, Selectable } from 'kysely';
import { type Article, newsAt } from '../news/article.ts';
import type { Delivery } from '../news/delivery.ts';
import type { Order, Subscription } from '../news/subscription.ts';
import type { Schema } from './schema.ts';

/** Inverse of `JSON.stringify`, for columns that only this room writes. */
export function json<T>(text: string): T {
  return JSON.parse(text);
}

export function numberOrNull(value: number | string | null): number | null {
  return value === null ? null : Number(value);
}

/** @param feedId the feed it was gathered from; null for what came as a file */
export function articleRow(article: Article, place: number, feedId: string | null): Insertable<Schema['articles']> {
  return {
    id: article.id,
    place,
    outlet: article.outlet,
    headline: article.headline,
    url: article.url,
    section: article.section,
    language: article.language,
    published_at: article.publishedAt,
    stored_at: article.storedAt,
    news_at: newsAt(article),
    text: article.text,
    bylines: JSON.stringify(article.bylines),
    rights: article.rights,
    year: article.year,
    sample: article.sample ? 1 : 0,
    topics: JSON.stringify(article.topics),
    regions: JSON.stringify(article.regions),
    feed_id: feedId,
    gathered_at: feedId === null ? null : article.storedAt,
    thinned_at: null,
    rewritten_at: article.rewrittenAt ?? null,
  };
}

export function articleOf(row: Selectable<Schema['articles']>): Article {
  return {
    id: row.id,
    outlet: row.outlet,
    headline: row.headline,
    url: row.url,
    section: row.section,
    language: row.language,
    publishedAt: numberOrNull(row.published_at),
    storedAt: Number(row.stored_at),
    ...(row.rewritten_at === null ? {} : { rewrittenAt: Number(row.rewritten_at) }),
    text: row.text,
    bylines: json(row.bylines),
    rights: row.rights,
    year: numberOrNull(row.year),
    sample: Number(row.sample) === 1,
    topics: json(row.topics),
    regions: json(row.regions),
  };
}

export function subscriptionRow(subscription: Subscription): Insertable<Schema['subscriptions']> {
  const { id, guildId, channelId, createdAt, createdBy, dueAt, paused, ...order } = subscription;
  return {
    id,
    guild_id: guildId,
    channel_id: channelId,
    order_json: JSON.stringify(order satisfies Order),
    created_at: createdAt,
    created_by: createdBy,
    due_at: dueAt,
    look_at: dueAt,
    paused: paused && JSON.stringify(paused),
  };
}

export function subscriptionOf(row: Selectable<Schema['subscriptions']>): Subscription {
  return {
    ...json<Order>(row.order_json),
    id: row.id,
    guildId: row.guild_id,
    channelId: row.channel_id,
    createdAt: Number(row.created_at),
    createdBy: row.created_by,
    dueAt: numberOrNull(row.due_at),
    paused: row.paused === null ? null : json(row.paused),
  };
}

export function deliveryOf(row: Selectable<Schema['deliveries']>): Delivery {
  return {
    id: row.id,
    subscriptionId: row.subscription_id,
    dueAt: Number(row.due_at),
    attempts: Number(row.attempts),
    settledAt: numberOrNull(row.settled_at),
    settlement: json(row.settlement),
  };
}
