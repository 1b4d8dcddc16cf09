// What one look at a feed means for it: how it is doing, and when to look again.
import { type FeedAsks, outsideQuiet } from './feed-asks.ts';
import type { FeedState } from './feed-state.ts';
import type { Failed, Fresh, Unchanged } from './reading.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
/** An address that says so for that long has moved. */
const MOVING_MS = 7 * DAY_MS;
/** A feed is looked at again after this part of the time that it has been quiet. */
const QUIET_SHARE = 1 / 4;
/** How long a feed is taken to have been quiet that never had an article. */
const NEVER_MS = DAY_MS;
/** What is only out of reach is tried again sooner than what says no. */
const LONGEST_AWAY_MS = 4 * HOUR_MS;
const JITTER = 0.2;

interface Pace {
  readonly feedId: string;
  readonly now: number;
  /** The shortest time between two looks. */
  readonly shortestMs: number;
}

/** What a look that reached the feed brought. */
export interface Found {
  /** Articles that were not known. */
  readonly articles: number;
  /** When the newest article in it was published, if one says so. */
  readonly newestAt: number | null;
  readonly asks: FeedAsks | null;
}

/**
 * After a look that reached the feed. The next one comes after a quarter of the time that the feed has been quiet: soon for outlets that publish
 * often, once a day for those that have been quiet for four days or more; never sooner than asked for by the operator and the feed, but after a day at
 * the latest whatever it asks.
 */
export function afterSuccess(state: FeedState, reading: Fresh | Unchanged, found: Found | null, pace: Pace): FeedState {
  const { now } = pace;
  const first = state.succeededAt === null;
  const brought = found !== null && found.articles > 0;
  const freshAt = brought ? (first ? Math.min(now, found.newestAt ?? now) : now) : state.freshAt;
  const asks = found ? found.asks : state.asks;
  return {
    ...state,
    ...moved(state, reading.movedTo, now),
    dueAt: dueAfter({ freshAt, asks }, pace),
    lookedAt: now,
    succeededAt: now,
    freshAt,
    failures: 0,
    code: null,
    reason: null,
    validators: reading.validators,
    asks,
  };
}

/** When to look next after a look that reached the feed; after one that left it steady, nothing else of its state is different. */
export function dueAfter({ freshAt, asks }: Pick<FeedState, 'freshAt' | 'asks'>, pace: Pace): number {
  const { now } = pace;
  const quietMs = now - (freshAt ?? now - NEVER_MS);
  const waitMs = Math.max(pace.shortestMs, asks?.waitMs ?? 0, quietMs * QUIET_SHARE);
  const dueAt = now + jittered(waitMs, pace.feedId);
  return asks ? outsideQuiet(dueAt, asks, now + DAY_MS) : dueAt;
}

/**
 * After a look that failed: the wait doubles with each failure in a row, up to a day (four hours for what is only out of reach), and is
 * never shorter than the server asked for. One that says it is gone for good is not looked at again.
 */
export function afterFailure(state: FeedState, { code, reason, retryAfterMs, gone }: Failed, pace: Pace): FeedState {
  const failures = state.failures + 1;
  const away = code === 'network' || code === 'timeout' || code === 'server' || code === 'busy';
  const backoffMs = Math.min(pace.shortestMs * 2 ** Math.min(failures - 1, 20), away ? LONGEST_AWAY_MS : DAY_MS);
  const waitMs = Math.max(backoffMs, pace.shortestMs, Math.min(retryAfterMs ?? 0, DAY_MS));
  return {
    ...state,
    dueAt: gone ? null : pace.now + Math.max(jittered(waitMs, pace.feedId), Math.min(retryAfterMs ?? 0, DAY_MS)),
    lookedAt: pace.now,
    failures,
    code,
    reason,
    retiredAt: gone ? pace.now : null,
    // What could not be read is read in full the next time, even if it has not changed.
    validators: code === 'unreadable' ? null : state.validators,
  };
}

/** After a look at a time when nobody at all could be reached: that is not the feed's fault, and it is tried again soon. */
export function afterSilence(state: FeedState, { code, reason }: Failed, pace: Pace): FeedState {
  const dueAt = pace.now + jittered(pace.shortestMs, pace.feedId);
  return { ...state, dueAt, lookedAt: pace.now, code, reason };
}

function moved(
  state: FeedState,
  movedTo: string | null,
  now: number,
): Pick<FeedState, 'address' | 'movedTo' | 'movedSince'> {
  const { address } = state;
  if (movedTo === null || movedTo === address) return { address, movedTo: null, movedSince: null };
  const movedSince = state.movedTo === movedTo ? (state.movedSince ?? now) : now;
  if (now - movedSince < MOVING_MS) return { address, movedTo, movedSince };
  return { address: movedTo, movedTo: null, movedSince: null };
}

/** Up to a fifth later, by a share that is each feed's own, so that feeds added together do not come due together; a day at most. */
function jittered(waitMs: number, feedId: string): number {
  // FNV-1a: http://www.isthe.com/chongo/tech/comp/fnv/
  let hash = 0x811c9dc5;
  for (let place = 0; place < feedId.length; place += 1)
    hash = Math.imul(hash ^ feedId.charCodeAt(place), 0x01000193) >>> 0;
  const share = hash / 2 ** 32;
  return Math.round(Math.min(DAY_MS, waitMs * (1 + JITTER * share)));
}
