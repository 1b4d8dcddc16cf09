// Rows of feeds ↔ values of the trade. A feed has two: what it is and how it is doing, and when it is looked at.
import type { Insertable, Selectable } from 'kysely';
import { getDomain } from 'tldts';
import type { Feed } from '../news/feed.ts';
import { type FeedState, newFeed } from '../news/feed-state.ts';
import type { FailureCode } from '../news/reading.ts';
import { json, numberOrNull } from './rows.ts';
import type { Database, Schema } from './schema.ts';

export interface KeptFeed {
  readonly feed: Feed;
  /** The registrable domain of where it is looked at. */
  readonly host: string;
  /** Whether it is in the operator's list. */
  readonly operator: boolean;
  readonly state: FeedState;
}

export type FeedRow = Selectable<Schema['feeds']> & Omit<Selectable<Schema['feed_times']>, 'feed_id'>;

/** Feeds with when they are looked at: rows for `keptFeedOf`. */
export function wholeFeeds(db: Database) {
  return db
    .selectFrom('feeds')
    .innerJoin('feed_times', 'feed_times.feed_id', 'feeds.id')
    .selectAll('feeds')
    .select(['host', 'due_at', 'looked_at', 'succeeded_at']);
}

export function feedRow(feed: Feed, operator: boolean, now: number): Insertable<Schema['feeds']> {
  const { id, url, outlet, section, language, pages } = feed;
  const written = { id, url, outlet, section, language, pages: pages ? 1 : 0, operator: operator ? 1 : 0 };
  return { ...written, added_at: now, ...stateRow(newFeed(url, now)) };
}

export function stateRow(state: FeedState) {
  return {
    address: state.address,
    fresh_at: state.freshAt,
    failures: state.failures,
    code: state.code,
    reason: state.reason,
    moved_to: state.movedTo,
    moved_since: state.movedSince,
    retired_at: state.retiredAt,
    validators: state.validators && JSON.stringify(state.validators),
    asks: state.asks && JSON.stringify(state.asks),
  };
}

export function timesRow(state: FeedState) {
  return {
    host: hostOf(state.address),
    due_at: state.dueAt,
    looked_at: state.lookedAt,
    succeeded_at: state.succeededAt,
  };
}

function hostOf(address: string): string {
  const { hostname } = new URL(address);
  return getDomain(hostname, { allowPrivateDomains: true }) ?? hostname;
}

export function keptFeedOf(row: FeedRow): KeptFeed {
  return {
    feed: {
      id: row.id,
      url: row.url,
      outlet: row.outlet,
      section: row.section,
      language: row.language,
      pages: Number(row.pages) === 1,
    },
    host: row.host,
    operator: Number(row.operator) === 1,
    state: {
      address: row.address,
      dueAt: numberOrNull(row.due_at),
      lookedAt: numberOrNull(row.looked_at),
      succeededAt: numberOrNull(row.succeeded_at),
      freshAt: numberOrNull(row.fresh_at),
      failures: Number(row.failures),
      code: row.code as FailureCode | null,
      reason: row.reason,
      movedTo: row.moved_to,
      movedSince: numberOrNull(row.moved_since),
      retiredAt: numberOrNull(row.retired_at),
      validators: row.validators === null ? null : json(row.validators),
      asks: row.asks === null ? null : json(row.asks),
    },
  };
}
