// What one attempt at a delivery means for the ledger.

/** The right to attempt a delivery, held by one process. */
export interface Claim {
  readonly deliveryId: string;
  readonly subscriptionId: string;
  readonly dueAt: number;
  readonly claimedAt: number;
  /** 1 for the first attempt. */
  readonly attempt: number;
  /** A former attempt's outcome is unknown: it was claimed then and nothing was recorded. */
  readonly unclearSince: number | null;
}

/** What Discord said to one attempt, or why none was made. */
export type Receipt =
  | { readonly kind: 'posted'; readonly messageId: string }
  | { readonly kind: 'nothing-new' }
  | { readonly kind: 'too-late' }
  | { readonly kind: 'channel-gone' }
  | { readonly kind: 'not-allowed' }
  | { readonly kind: 'rejected'; readonly reason: string }
  | { readonly kind: 'unreachable'; readonly reason: string; readonly retryAfterMs: number | null };

/** The state of a delivery. */
export type Settlement =
  | { readonly state: 'claimed' }
  | { readonly state: 'sent'; readonly messageId: string }
  | { readonly state: 'deferred'; readonly reason: string; readonly retryAt: number }
  | {
      readonly state: 'refused';
      readonly reason: 'channel-gone' | 'not-allowed' | 'rejected';
      readonly detail: string | null;
    }
  | { readonly state: 'spiked'; readonly reason: 'nothing-new' | 'too-late' | 'gave-up' };

export interface Delivery {
  readonly id: string;
  readonly subscriptionId: string;
  readonly dueAt: number;
  readonly attempts: number;
  readonly settledAt: number | null;
  readonly settlement: Settlement;
}
