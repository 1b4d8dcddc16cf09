// How a feed is doing: when to look again, how the last look went, where it has moved.
import type { FeedAsks } from './feed-asks.ts';
import type { FailureCode, Unchanged, Validators } from './reading.ts';

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

/** Whether a look that found the feed unchanged leaves all of its state as it was, but for when it was looked at and when it is due. */
export function isSteady(state: FeedState, { validators, movedTo }: Unchanged): boolean {
  const { failures, code, movedTo: formerly } = state;
  return (
    failures === 0 && code === null && formerly === null && movedTo === null && isSame(validators, state.validators)
  );
}

function isSame(one: Validators, other: Validators | null): boolean {
  if (one === other || other === null) return one === other;
  return one.etag === other.etag && one.lastModified === other.lastModified && one.hash === other.hash;
}
