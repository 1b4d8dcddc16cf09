// How a feed is doing: when to look again, how the last look went, where it has moved.
import type { FeedAsks } from './feed-asks.ts';
import type { FailureCode, Validators } from './reading.ts';

export interface FeedState {
  /** Where it is looked at: its own address, or the one it has moved to. */
  readonly address: string;
  /** When to look next; null when nobody wants it, or it is retired. */
  readonly dueAt: number | null;
  readonly lookedAt: number | null;
  /** The last look that reached it and could read it. */
  readonly succeededAt: number | null;
  /** The last look that brought an article; for a feed that is new, when its newest article was published. */
  readonly freshAt: number | null;
  /** In a row, up to the last look. */
  readonly failures: number;
  readonly code: FailureCode | null;
  /** Of the last look, where it failed: one plain sentence. */
  readonly reason: string | null;
  /** Where it says it has moved for good, and since when it has said so without a break. */
  readonly movedTo: string | null;
  readonly movedSince: number | null;
  /** When it said that it will not come back. */
  readonly retiredAt: number | null;
  readonly validators: Validators | null;
  /** As it last said. */
  readonly asks: FeedAsks | null;
}

/** The state of a feed that was just added. */
export function newFeed(address: string, now: number): FeedState {
  return {
    address,
    dueAt: now,
    lookedAt: null,
    succeededAt: null,
    freshAt: null,
    failures: 0,
    code: null,
    reason: null,
    movedTo: null,
    movedSince: null,
    retiredAt: null,
    validators: null,
    asks: null,
  };
}

/** Whether the last look succeeded like the one before, and nothing but when it was and when the next is due is different. */
export function isSteady(before: FeedState, after: FeedState): boolean {
  return (
    after.lookedAt === after.succeededAt &&
    after.failures === before.failures &&
    after.code === before.code &&
    after.reason === before.reason &&
    after.validators === before.validators &&
    after.asks === before.asks &&
    after.address === before.address &&
    after.freshAt === before.freshAt &&
    after.movedTo === before.movedTo &&
    after.movedSince === before.movedSince &&
    after.retiredAt === before.retiredAt
  );
}
