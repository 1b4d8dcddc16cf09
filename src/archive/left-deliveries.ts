// Deliveries that nobody comes back to: their digest was paused, removed or set to another time while an attempt was under way or was to be made again.
import type { Settlement, SpikeReason } from '../news/delivery.ts';
import type { Database } from './schema.ts';

export type LeftReason = Extract<SpikeReason, 'removed' | 'paused' | 'order-changed'>;

const AT_ONCE = 100;

/** Why nobody comes back, as the subscription stands. */
export function leftReason({ id, paused }: { readonly id: string | null; readonly paused: string | null }): LeftReason {
  return id === null ? 'removed' : paused === null ? 'order-changed' : 'paused';
}

export function leftDeliveriesIn(db: Database) {
  /**
   * Writes down why, once the attempt's claim has run out or the next one would be due.
   * @returns how many
   */
  async function settleLeft(now: number): Promise<number> {
    const left = await db
      .selectFrom('deliveries as d')
      .leftJoin('subscriptions as s', 's.id', 'd.subscription_id')
      .select(['d.id as delivery_id', 's.id', 's.paused'])
      .where('d.state', 'in', ['claimed', 'deferred'])
      .where('d.retake_at', '<=', now)
      .where(({ eb, or, ref }) =>
        or([eb('s.id', 'is', null), eb('s.due_at', 'is', null), eb('s.due_at', '>', ref('d.due_at'))]),
      )
      .orderBy('d.retake_at')
      .limit(AT_ONCE)
      .execute();
    let settled = 0;
    for (const { delivery_id, ...subscription } of left) {
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

  return { settleLeft };
}
