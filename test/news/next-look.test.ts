import { describe, expect, it } from 'vitest';
import { type FeedState, isSteady, newFeed } from '../../src/news/feed-state.ts';
import { afterFailure, afterSilence, afterSuccess, DAY_MS, dueAfter, type Found } from '../../src/news/next-look.ts';
import type { Failed, FailureCode, Unchanged } from '../../src/news/reading.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const START = Date.UTC(2025, 4, 19, 8);
const FEED = 'https://gazette.example/feed.xml';
const VALIDATORS = { etag: '"1"', lastModified: null, hash: null };

const pace = (now: number, feedId = 'f1') => ({ feedId, now, shortestMs: 10 * MINUTE });
const unchanged = (movedTo: string | null = null): Unchanged => ({
  kind: 'unchanged',
  validators: VALIDATORS,
  movedTo,
});
const failed = (code: FailureCode, change: Partial<Failed> = {}): Failed => ({
  kind: 'failed',
  code,
  reason: 'It does not answer.',
  retryAfterMs: null,
  gone: false,
  ...change,
});
const brought = (articles: number, change: Partial<Found> = {}): Found => ({
  articles,
  newestAt: null,
  asks: null,
  ...change,
});
const asking = (waitMs: number | null, quietHours: readonly number[] = [], quietDays: readonly number[] = []) => ({
  waitMs,
  quietHours,
  quietDays,
});
const waitOf = (state: FeedState, now: number) => (state.dueAt ?? Number.NaN) - now;

/** Looks whenever it is due, for so long, at a feed that publishes at the given times; gives back how often it looked. */
function looksAt(published: (at: number) => boolean, ms: number, waitMs: number | null = null): number {
  let state = newFeed(FEED, START);
  let looks = 0;
  for (let now = START, last = START - HOUR; now < START + ms; now = state.dueAt ?? Number.POSITIVE_INFINITY) {
    let articles = 0;
    for (let at = Math.ceil((last + 1) / MINUTE) * MINUTE; at <= now; at += MINUTE) if (published(at)) articles += 1;
    state = afterSuccess(state, unchanged(), brought(articles, { asks: asking(waitMs) }), pace(now));
    last = now;
    looks += 1;
  }
  return looks;
}

describe('the next look', () => {
  it('comes sooner for an outlet that publishes often, and later for a quiet one', () => {
    const often = looksAt((at) => at % (15 * MINUTE) === 0, 10 * DAY_MS);
    const daily = looksAt((at) => at % DAY_MS === 0, 10 * DAY_MS);
    const never = looksAt(() => false, 10 * DAY_MS);
    expect(often).toBeGreaterThan(1_000);
    expect(daily).toBeGreaterThan(100);
    expect(daily).toBeLessThan(often / 4);
    expect(never).toBeLessThan(45);
  });

  it('is never sooner than the operator allows, and never later than a day', () => {
    for (const quiet of [0, MINUTE, HOUR, 5 * HOUR, DAY_MS, 30 * DAY_MS]) {
      const state = { ...newFeed(FEED, START), succeededAt: START, freshAt: START - quiet };
      const wait = waitOf(afterSuccess(state, unchanged(), null, pace(START)), START);
      expect(wait).toBeGreaterThanOrEqual(10 * MINUTE);
      expect(wait).toBeLessThanOrEqual(DAY_MS);
    }
  });

  it('leaves a feed alone for as long as it asks', () => {
    const state = afterSuccess(newFeed(FEED, START), unchanged(), brought(3, { asks: asking(2 * HOUR) }), pace(START));
    expect(waitOf(state, START)).toBeGreaterThanOrEqual(2 * HOUR);
    expect(looksAt((at) => at % (15 * MINUTE) === 0, DAY_MS, HOUR)).toBeLessThanOrEqual(24);
  });

  it('knows what a feed asked for when it says nothing because nothing has changed, at most for a day', () => {
    const first = afterSuccess(newFeed(FEED, START), unchanged(), brought(1, { asks: asking(2 * HOUR) }), pace(START));
    const again = afterSuccess(first, unchanged(), null, pace(START + 2 * HOUR));
    expect(waitOf(again, START + 2 * HOUR)).toBeGreaterThanOrEqual(2 * HOUR);
    const long = afterSuccess(again, unchanged(), brought(1, { asks: asking(30 * DAY_MS) }), pace(START));
    expect(waitOf(long, START)).toBe(DAY_MS);
    expect(waitOf(afterSuccess(long, unchanged(), brought(1), pace(START)), START)).toBeLessThan(HOUR);
  });

  it('does not fall in hours and on days in which a feed says that nothing is published', () => {
    const dueAfter = (hours: readonly number[], days: readonly number[]) => {
      const asks = asking(null, hours, days);
      return afterSuccess(newFeed(FEED, START), unchanged(), brought(1, { asks }), pace(START)).dueAt ?? 0;
    };
    expect(new Date(dueAfter([8, 9, 10], [])).getUTCHours()).toBe(11);
    expect(dueAfter([20, 21], [])).toBe(dueAfter([], []));
    // START is a Monday.
    expect(dueAfter([], [1])).toBeGreaterThan(START + 15 * HOUR);
    expect(dueAfter([], [1, 2])).toBe(START + DAY_MS);
  });

  it('at a new feed whose newest article is old is not soon', () => {
    const state = afterSuccess(
      newFeed(FEED, START),
      unchanged(),
      brought(9, { newestAt: START - 3 * DAY_MS }),
      pace(START),
    );
    expect(waitOf(state, START)).toBeGreaterThanOrEqual(18 * HOUR);
  });

  it('differs from feed to feed, and for one feed is always the same', () => {
    const waits = Array.from({ length: 50 }, (_, n) =>
      waitOf(afterSuccess(newFeed(FEED, START), unchanged(), brought(1), pace(START, `f${n}`)), START),
    );
    expect(new Set(waits).size).toBeGreaterThan(45);
    expect(Math.max(...waits) - Math.min(...waits)).toBeGreaterThan(MINUTE);
    expect(waits[0]).toBe(
      waitOf(afterSuccess(newFeed(FEED, START), unchanged(), brought(1), pace(START, 'f0')), START),
    );
  });
});

describe('a feed that fails', () => {
  const failing = (code: FailureCode, times: number) => {
    const waits: number[] = [];
    let state = newFeed(FEED, START);
    let now = START;
    for (let n = 0; n < times; n += 1) {
      state = afterFailure(state, failed(code), pace(now));
      waits.push(waitOf(state, now));
      now = state.dueAt!;
    }
    return { waits, state, now };
  };

  it('is tried less and less often, and returns by itself', () => {
    const { waits, state, now } = failing('refused', 12);
    for (const [n, wait] of waits.entries()) expect(wait).toBeGreaterThanOrEqual(waits[n - 1] ?? 0);
    expect([waits[0]! < 15 * MINUTE, waits.at(-1)]).toEqual([true, DAY_MS]);
    expect(state).toMatchObject({ failures: 12, code: 'refused', reason: 'It does not answer.' });
    const well = afterSuccess(state, unchanged(), brought(2), pace(now));
    expect(well).toMatchObject({ failures: 0, code: null, reason: null, succeededAt: now });
    expect(waitOf(well, now)).toBeLessThan(15 * MINUTE);
  });

  it('is tried again within hours when it was only out of reach', () => {
    expect(failing('network', 12).waits.at(-1)).toBeLessThan(5 * HOUR);
  });

  it('is left alone for as long as its server asks, up to a day', () => {
    const busy = (retryAfterMs: number) =>
      waitOf(afterFailure(newFeed(FEED, START), failed('busy', { retryAfterMs }), pace(START)), START);
    expect(busy(3 * HOUR)).toBeGreaterThanOrEqual(3 * HOUR);
    expect(busy(40 * DAY_MS)).toBe(DAY_MS);
  });

  it('is looked at no more when it says that it is gone', () => {
    const state = afterFailure(newFeed(FEED, START), failed('gone', { gone: true }), pace(START));
    expect(state).toMatchObject({ dueAt: null, retiredAt: START });
  });

  it('because nobody could be reached is not blamed for it', () => {
    const state = afterSilence({ ...newFeed(FEED, START), failures: 2 }, failed('network'), pace(START));
    expect(state).toMatchObject({ failures: 2, code: 'network' });
    expect(waitOf(state, START)).toBeLessThan(15 * MINUTE);
  });

  it('is read in full once it can be read again, and else keeps what it was known by', () => {
    const state = { ...newFeed(FEED, START), validators: VALIDATORS };
    expect(afterFailure(state, failed('unreadable'), pace(START)).validators).toBeNull();
    expect(afterFailure(state, failed('timeout'), pace(START)).validators).toEqual(VALIDATORS);
  });
});

describe('a feed that has moved', () => {
  const NEW = 'https://gazette.example/rss';
  const later = (days: number) => START + days * DAY_MS;

  it('is looked for at its new address after it has said so for a week', () => {
    let state = newFeed(FEED, START);
    for (let day = 0; day < 7; day += 1) state = afterSuccess(state, unchanged(NEW), null, pace(later(day)));
    expect(state).toMatchObject({ address: FEED, movedTo: NEW, movedSince: START });
    state = afterSuccess(state, unchanged(NEW), null, pace(later(7)));
    expect(state).toMatchObject({ address: NEW, movedTo: null, movedSince: null });
  });

  it('begins anew when it changes its mind', () => {
    let state = afterSuccess(newFeed(FEED, START), unchanged(NEW), null, pace(START));
    state = afterSuccess(state, unchanged(`${NEW}2`), null, pace(later(5)));
    expect(state).toMatchObject({ movedTo: `${NEW}2`, movedSince: later(5) });
    state = afterSuccess(state, unchanged(), null, pace(later(8)));
    expect(state).toMatchObject({ address: FEED, movedTo: null, movedSince: null });
  });

  it('is all that is different after one that left the feed steady', () => {
    const asks = asking(2 * HOUR);
    const before = afterSuccess(newFeed(FEED, START), unchanged(), brought(1, { asks }), pace(START));
    const now = START + 3 * HOUR;
    const same = { ...unchanged(), validators: { ...VALIDATORS } };
    expect(isSteady(before, same)).toBe(true);
    const times = { dueAt: dueAfter(before, pace(now)), lookedAt: now, succeededAt: now };
    expect(afterSuccess(before, same, null, pace(now))).toEqual({ ...before, ...times });
    const failing = afterFailure(before, failed('timeout'), pace(now));
    expect(isSteady(failing, same)).toBe(false);
    expect(isSteady(afterSilence(before, failed('timeout'), pace(now)), same)).toBe(false);
    expect(isSteady(before, unchanged(`${FEED}2`))).toBe(false);
    expect(isSteady(afterSuccess(before, unchanged(`${FEED}2`), null, pace(now)), same)).toBe(false);
    for (const change of [{ etag: '"2"' }, { lastModified: 'today' }, { hash: 'h' }])
      expect(isSteady(before, { ...same, validators: { ...VALIDATORS, ...change } })).toBe(false);
    expect(isSteady(newFeed(FEED, START), same)).toBe(false);
  });
});
