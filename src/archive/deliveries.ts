// The ledger: claim, record, history. No transaction here is ever open while something is sent.
import { type Selectable, sql } from 'kysely';
import type { Claim, Delivery, Settlement } from '../news/delivery.ts';
import type { Edition } from '../news/edition.ts';
import type { Database, Schema } from './database.ts';
import { json, numberOrNull } from './rows.ts';

/** How long a claim holds; whoever holds it longer is taken to be dead. */
export const CLAIM_LEASE_MS = 120_000;

const CLAIMED = JSON.stringify({ state: 'claimed' } satisfies Settlement);

export function deliveriesIn(db: Database, claimant: string) {
  /**
   * The right to attempt an edition, or undefined when somebody else has it or it is settled for good.
   * New: `insert … on conflict do nothing`. Left behind or deferred: a conditional `update`. Either hands it to one caller only.
   */
  async function claim(edition: Edition, now: number): Promise<Claim | undefined> {
    const owner = await db
      .selectFrom('subscriptions')
      .select(['guild_id', 'channel_id'])
      .where('id', '=', edition.subscriptionId)
      .executeTakeFirst();
    if (!owner) return undefined;
    const before = await db
      .selectFrom('deliveries')
      .select(['state', 'claimed_at', 'attempts'])
      .where('id', '=', edition.id)
      .executeTakeFirst();
    const retakeAt = now + CLAIM_LEASE_MS;
    const won = before
      ? await db
          .updateTable('deliveries')
          .set({
            state: 'claimed',
            settlement: CLAIMED,
            claimant,
            claimed_at: now,
            retake_at: retakeAt,
            attempts: before.attempts + 1,
            settled_at: null,
          })
          .where('id', '=', edition.id)
          .where('state', 'in', ['claimed', 'deferred'])
          .where('attempts', '=', before.attempts)
          .where('retake_at', '<=', now)
          .returning('attempts')
          .executeTakeFirst()
      : await db
          .insertInto('deliveries')
          .values({
            id: edition.id,
            subscription_id: edition.subscriptionId,
            guild_id: owner.guild_id,
            channel_id: owner.channel_id,
            due_at: edition.dueAt,
            state: 'claimed',
            settlement: CLAIMED,
            attempts: 1,
            claimant,
            claimed_at: now,
            retake_at: retakeAt,
            settled_at: null,
          })
          .onConflict((conflict) => conflict.column('id').doNothing())
          .returning('attempts')
          .executeTakeFirst();
    if (!won) return undefined;
    await db
      .updateTable('subscriptions')
      .set({ look_at: retakeAt })
      .where('id', '=', edition.subscriptionId)
      .where('due_at', '=', edition.dueAt)
      .execute();
    return {
      deliveryId: edition.id,
      subscriptionId: edition.subscriptionId,
      dueAt: edition.dueAt,
      claimedAt: now,
      attempt: Number(won.attempts),
      unclearSince: before?.state === 'claimed' ? Number(before.claimed_at) : null,
    };
  }

  /**
   * Writes what came of an attempt, what was told by it, and when the subscription is looked at next, all or nothing. A claim that
   * was taken over in the meantime records nothing: its new holder does.
   * @returns whether it was recorded
   */
  async function record(
    claim: Claim,
    settlement: Settlement,
    now: number,
    after: { readonly nextAt: number | null; readonly toldStoryIds: readonly string[] },
  ): Promise<boolean> {
    return db.transaction().execute(async (tx) => {
      const deferred = settlement.state === 'deferred' ? settlement.retryAt : null;
      const written = await tx
        .updateTable('deliveries')
        .set({ state: settlement.state, settlement: JSON.stringify(settlement), retake_at: deferred, settled_at: now })
        .where('id', '=', claim.deliveryId)
        .where('state', '=', 'claimed')
        .where('attempts', '=', claim.attempt)
        .returning('id')
        .executeTakeFirst();
      if (!written) return false;
      if (after.toldStoryIds.length > 0) {
        const rows = [...new Set(after.toldStoryIds)].map((story_id) => ({
          subscription_id: claim.subscriptionId,
          story_id,
          told_at: now,
        }));
        await tx
          .insertInto('told')
          .values(rows)
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      }
      // Only while it still waits for this edition: a moderator may have paused or edited it meanwhile.
      const next = deferred === null ? { due_at: after.nextAt, look_at: after.nextAt } : { look_at: deferred };
      await tx
        .updateTable('subscriptions')
        .set(next)
        .where('id', '=', claim.subscriptionId)
        .where('due_at', '=', claim.dueAt)
        .execute();
      return true;
    });
  }

  /** Writes down an edition that nobody attempted. */
  async function spike(edition: Edition, reason: 'too-late', now: number): Promise<void> {
    const settlement = JSON.stringify({ state: 'spiked', reason } satisfies Settlement);
    await sql`insert into deliveries (id, subscription_id, guild_id, channel_id, due_at, state, settlement, attempts, claimant, claimed_at, retake_at, settled_at)
      select ${edition.id}, id, guild_id, channel_id, ${edition.dueAt}, 'spiked', ${settlement}, 0, ${claimant}, ${now}, null, ${now}
      from subscriptions where id = ${edition.subscriptionId} on conflict (id) do nothing`.execute(db);
  }

  /**
   * Claims of processes that died may be taken over at once instead of after the lease.
   * @returns how many were released
   */
  async function releaseClaims(isDead: (claimant: string) => boolean, now: number): Promise<number> {
    const open = await db
      .selectFrom('deliveries')
      .select(['id', 'subscription_id', 'due_at', 'claimant', 'attempts'])
      .where('state', '=', 'claimed')
      .execute();
    const dead = open.filter((delivery) => isDead(delivery.claimant));
    for (const { id, subscription_id, due_at, attempts } of dead) {
      await db.transaction().execute(async (tx) => {
        await tx
          .updateTable('deliveries')
          .set({ retake_at: now })
          .where('id', '=', id)
          .where('state', '=', 'claimed')
          .where('attempts', '=', attempts)
          .execute();
        await tx
          .updateTable('subscriptions')
          .set({ look_at: now })
          .where('id', '=', subscription_id)
          .where('due_at', '=', due_at)
          .execute();
      });
    }
    return dead.length;
  }

  /** The stories this subscription was told since then. */
  async function told(subscriptionId: string, sinceAt: number): Promise<ReadonlySet<string>> {
    const rows = await db
      .selectFrom('told')
      .select('story_id')
      .where('subscription_id', '=', subscriptionId)
      .where('told_at', '>=', sinceAt)
      .execute();
    return new Set(rows.map(({ story_id }) => story_id));
  }

  async function history(subscriptionId: string, limit: number): Promise<readonly Delivery[]> {
    const query = db.selectFrom('deliveries').selectAll().where('subscription_id', '=', subscriptionId);
    return (await query.orderBy('due_at', 'desc').limit(limit).execute()).map(deliveryOf);
  }

  async function recentDeliveries(
    guildId: string,
    limit: number,
  ): Promise<readonly (Delivery & { channelId: string })[]> {
    const query = db.selectFrom('deliveries').selectAll().where('guild_id', '=', guildId);
    const rows = await query.orderBy('due_at', 'desc').orderBy('id').limit(limit).execute();
    return rows.map((row) => ({ ...deliveryOf(row), channelId: row.channel_id }));
  }

  return { claim, record, spike, releaseClaims, told, history, recentDeliveries };
}

function deliveryOf(row: Selectable<Schema['deliveries']>): Delivery {
  return {
    id: row.id,
    subscriptionId: row.subscription_id,
    dueAt: Number(row.due_at),
    attempts: Number(row.attempts),
    settledAt: numberOrNull(row.settled_at),
    settlement: json(row.settlement),
  };
}
