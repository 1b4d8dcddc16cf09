// Deliveries that nobody comes back to: their digest was paused, removed or set to another time while an attempt was under way or was to be made again.
import { sql } from 'kysely';
import { CLAIM_LEASE_MS, type Claim, LINGERING_MS, type Settlement, type SpikeReason } from '../news/delivery.ts';
import { CLAIMED } from './deliveries.ts';
import { mayStand } from './put-off.ts';
import { numberOrNull } from './rows.ts';
import type { Database } from './schema.ts';

export type LeftReason = Extract<SpikeReason, 'removed' | 'paused' | 'order-changed'>;

const AT_ONCE = 100;

/** Why nobody comes back, as the subscription stands. */
export function leftReason({ id, paused }: { readonly id: string | null; readonly paused: string | null }): LeftReason {
  return id === null ? 'removed' : paused === null ? 'order-changed' : 'paused';
}

export interface LeftDelivery {
  readonly claim: Claim;
  readonly guildId: string;
  /** Where it was to be posted. */
  readonly channelId: string;
  readonly why: LeftReason;
}

export function leftDeliveriesIn(db: Database, claimant: string) {
  const left = (now: number) =>
    db
      .selectFrom('deliveries as d')
      .leftJoin('subscriptions as s', 's.id', 'd.subscription_id')
      .select(['d.id as delivery_id', 's.id', 's.paused'])
      .where('d.state', 'in', ['claimed', 'deferred'])
      .where('d.retake_at', '<=', now)
      // Whatever a dead process sent has arrived by then.
      .where(({ eb, or, not }) => or([not(mayStand('d')), eb('d.claimed_at', '<=', now - LINGERING_MS)]))
      .where(({ eb, or, ref }) =>
        or([eb('s.id', 'is', null), eb('s.due_at', 'is', null), eb('s.due_at', '>', ref('d.due_at'))]),
      )
      .orderBy('d.retake_at')
      .limit(AT_ONCE);

  /**
   * One of those that may stand in its channel all the same, to be looked for there. Whoever has it lets the others wait as for any claim, and is to record what it found.
   * @returns undefined where there is none
   */
  async function claimUnclearLeft(now: number): Promise<LeftDelivery | undefined> {
    for (const { delivery_id, ...subscription } of await left(now).where(mayStand('d')).execute()) {
      const row = await db
        .updateTable('deliveries')
        .set({
          unclear_since: sql`coalesce(unclear_since, claimed_at)`,
          state: 'claimed',
          settlement: CLAIMED,
          attempts: sql`attempts + 1`,
          tried_at: sql`claimed_at`,
          claimant,
          claimed_at: now,
          retake_at: now + CLAIM_LEASE_MS,
        })
        .where('id', '=', delivery_id)
        .where('state', 'in', ['claimed', 'deferred'])
        .where('retake_at', '<=', now)
        .returningAll()
        .executeTakeFirst();
      if (!row) continue;
      const claim = {
        deliveryId: row.id,
        subscriptionId: row.subscription_id,
        dueAt: Number(row.due_at),
        claimedAt: now,
        attempt: Number(row.attempts),
        unclearSince: numberOrNull(row.unclear_since),
        deferrals: Number(row.deferrals),
        triedAt: numberOrNull(row.tried_at),
      };
      return { claim, guildId: row.guild_id, channelId: row.channel_id, why: leftReason(subscription) };
    }
    return undefined;
  }

  /**
   * Writes down why, once the attempt's claim has run out or the next one would be due.
   * @returns how many
   */
  async function settleLeft(now: number): Promise<number> {
    let settled = 0;
    for (const { delivery_id, ...subscription } of await left(now).execute()) {
      const settlement = { state: 'spiked', reason: leftReason(subscription) } satisfies Settlement;
      const { numUpdatedRows } = await db
        .updateTable('deliveries')
        .set({ state: 'spiked', settlement: JSON.stringify(settlement), retake_at: null, settled_at: now })
        .where('id', '=', delivery_id)
        .where('state', 'in', ['claimed', 'deferred'])
        .where('retake_at', '<=', now)
        .executeTakeFirst();
      settled += Number(numUpdatedRows);
    }
    return settled;
  }

  return { claimUnclearLeft, settleLeft };
}
