// What one attempt at a delivery means for the ledger.
import { createHash } from 'node:crypto';
import { type Closed, LIMITS } from './subscription.ts';

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
  /** How many attempts were put off before this one: others were cut short, and say nothing about Discord. */
  readonly deferrals: number;
  /** When the attempt before this one was claimed. */
  readonly triedAt: number | null;
}

/** What Discord said to one attempt, or why none was made. */
export type Receipt =
  /** With the lead articles that stand in the message, and its text as Discord has it; it may be an earlier attempt's. */
  | {
      readonly kind: 'posted';
      readonly messageId: string;
      /** The channel or thread that it is in. */
      readonly channelId: string;
      readonly articleIds: readonly string[];
      readonly text: string;
      /** Why it was not published on, where it was to be. */
      readonly notPublished?: string | undefined;
      /** The role that it was to ping is no more. */
      readonly roleGone?: true | undefined;
    }
  | { readonly kind: 'nothing-new' }
  | { readonly kind: 'too-late' }
  | { readonly kind: 'quiet-hours' }
  /** It waits for moderators until then. */
  | { readonly kind: 'waits'; readonly until: number }
  /** Nobody approved it, or every story was dropped. */
  | { readonly kind: 'withheld' }
  | { readonly kind: Closed }
  | { readonly kind: 'rejected'; readonly reason: string }
  | {
      readonly kind: 'unreachable';
      readonly reason: string;
      readonly retryAfterMs: number | null;
      /** Discord gave no answer, or none of sense: that says nothing of this channel alone. */
      readonly away?: true | undefined;
    };

/** The state of a delivery. */
export type Settlement =
  | { readonly state: 'claimed' }
  /** `stories`: how many its message tells; unknown of what was sent before it was counted. */
  | {
      readonly state: 'sent';
      readonly messageId: string;
      readonly stories?: number;
      /** The post of a forum that it is. */
      readonly threadId?: string;
      /** Why it was not published on from an announcement channel. */
      readonly notPublished?: string;
    }
  | { readonly state: 'deferred'; readonly reason: string; readonly retryAt: number; readonly away?: true }
  | {
      readonly state: 'refused';
      readonly reason: Closed | 'rejected';
      readonly detail: string | null;
    }
  | { readonly state: 'spiked'; readonly reason: SpikeReason };

/** `withheld`: by moderators, or because none of them approved it. `order-changed`: its time or its place was changed while it waited. `quiet-hours`: held with another one after it, which was posted for both. `paused` and `removed`: its digest was, while it waited. */
export type SpikeReason =
  | 'nothing-new'
  | 'too-late'
  | 'quiet-hours'
  | 'gave-up'
  | 'order-changed'
  | 'withheld'
  | 'paused'
  | 'removed';

/** The reason of a delivery that is deferred until moderators, or their deadline, decide. */
export const AWAITS_APPROVAL = 'it waits for approval';

export interface Delivery {
  readonly id: string;
  readonly subscriptionId: string;
  readonly dueAt: number;
  readonly attempts: number;
  readonly settledAt: number | null;
  readonly settlement: Settlement;
}

/**
 * How long a claim holds that is not renewed: then its holder is taken to be dead. With a beat a minute, what a dead process left is taken over
 * within two minutes, wherever it ran. The clocks of machines that share an archive may differ by a few seconds, no more.
 */
export const CLAIM_LEASE_MS = 45_000;
/** How often claims in hand are renewed. */
export const CLAIM_RENEWAL_MS = 15_000;

/** How long after an attempt was claimed its request may still arrive: it is sent within a minute and a half, and is on its way for less than half a minute. */
export const LINGERING_MS = 120_000;

const MINUTE_MS = 60_000;
const LONGEST_WAIT_MS = 30 * MINUTE_MS;
/** Where an order does not say otherwise, attempts go on for so long after the edition's time; then readers are better served by the next one. */
const PATIENCE_MS = LIMITS.lateHours * 60 * MINUTE_MS;

/**
 * What the ledger says after an attempt. Waits double from one minute to thirty with each attempt that Discord put off, and are never shorter than it asked for.
 * @param until from then on no attempt is made any more
 */
export function settle(claim: Claim, receipt: Receipt, now: number, until = claim.dueAt + PATIENCE_MS): Settlement {
  switch (receipt.kind) {
    case 'posted':
      return {
        state: 'sent',
        messageId: receipt.messageId,
        stories: receipt.articleIds.length,
        // A forum's post is a thread of its own, with the id of its first message.
        ...(receipt.channelId === receipt.messageId ? { threadId: receipt.channelId } : {}),
        ...(receipt.notPublished === undefined ? {} : { notPublished: receipt.notPublished }),
      };
    case 'nothing-new':
    case 'too-late':
    case 'quiet-hours':
    case 'withheld':
      return { state: 'spiked', reason: receipt.kind };
    case 'waits':
      return { state: 'deferred', reason: AWAITS_APPROVAL, retryAt: receipt.until };
    case 'channel-gone':
    case 'not-allowed':
    case 'locked':
    case 'tag-needed':
    case 'inbox-closed':
      return { state: 'refused', reason: receipt.kind, detail: null };
    case 'rejected':
      return { state: 'refused', reason: 'rejected', detail: receipt.reason };
    case 'unreachable': {
      const wait = Math.min(MINUTE_MS * 2 ** Math.min(claim.deferrals, 10), LONGEST_WAIT_MS);
      const retryAt = now + Math.max(wait, receipt.retryAfterMs ?? 0);
      if (retryAt >= until) return { state: 'spiked', reason: 'gave-up' };
      return { state: 'deferred', reason: receipt.reason, retryAt, ...(receipt.away ? { away: true } : {}) };
    }
  }
}

/** Whether the edition is done with. */
export function isFinal(settlement: Settlement): boolean {
  return settlement.state !== 'claimed' && settlement.state !== 'deferred';
}

/** Nothing was posted of what waited for moderators. */
export const isWithheld = (settlement: Settlement): boolean =>
  settlement.state === 'spiked' && settlement.reason === 'withheld';

/** The message's nonce: the same for every attempt at a delivery, 24 characters of the 25 that Discord allows. */
export function nonceOf(deliveryId: string): string {
  return createHash('sha256').update(deliveryId).digest('base64url').slice(0, 24);
}
