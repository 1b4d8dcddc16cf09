// The ledger: claim, record, history. No transaction here is ever open while something is sent.
import { type RawBuilder, type Selectable, sql } from 'kysely';
import {
  AWAITS_APPROVAL,
  CLAIM_LEASE_MS,
  type Claim,
  type Delivery,
  type Settlement,
  type SpikeReason,
} from '../news/delivery.ts';
import type { Edition } from '../news/edition.ts';
import type { Pause } from '../news/subscription.ts';
import type { Verdict } from '../news/verdict.ts';
import { besideOf, mustWait } from './beside.ts';
import { writtenChoice } from './choices.ts';
import { type PostedMessage, writePosted } from './posted-lines.ts';
import { mayStand } from './put-off.ts';
import { deliveryOf, numberOrNull } from './rows.ts';
import type { Database, Schema } from './schema.ts';
import { tell } from './told.ts';
import { alone, transaction } from './transaction.ts';

export const CLAIMED = JSON.stringify({ state: 'claimed' } satisfies Settlement);

type Begun = Pick<Selectable<Schema['deliveries']>, 'attempts' | 'unclear_since' | 'deferrals' | 'tried_at'> & {
  /** How many digests its channel has. */
  readonly beside: number;
};

/** Takes a claim back that must not be had yet. */
class NotYet extends Error {}

export function deliveriesIn(db: Database, claimant: string) {
  /** Attempts of this process that are under way, by delivery. */
  const inHand = new Map<string, number>();

  /**
   * The right to attempt an edition; undefined when somebody else has it, when it is settled for good, when it is not time to try again, or
   * when its subscription was removed. Each right is given to one caller only: a new one by `insert … on conflict do nothing`, one left behind
   * or deferred by a conditional `update` that also moves it out of reach. Of several digests of a channel one is attempted at a time, whoever
   * does it, so that each knows what the ones before it told.
   */
  async function claim(edition: Edition, now: number): Promise<Claim | undefined> {
    const claimed = await transaction(db, (tx) => claimIn(tx, edition, now)).catch((error: unknown) => {
      if (error instanceof NotYet) return undefined;
      throw error;
    });
    if (claimed) inHand.set(claimed.deliveryId, claimed.attempt);
    return claimed;
  }

  async function claimIn(tx: Database, edition: Edition, now: number): Promise<Claim | undefined> {
    const row = (await begin(tx, edition, now)) ?? (await retake(tx, edition, now));
    if (!row) {
      // Not to be asked again at every turn for what cannot be had yet.
      const held = await tx
        .selectFrom('deliveries')
        .select('retake_at')
        .where('id', '=', edition.id)
        .executeTakeFirst();
      await lookAgain(tx, edition, { look_at: numberOrNull(held?.retake_at ?? null) ?? now + CLAIM_LEASE_MS });
      return undefined;
    }
    if (Number(row.beside) > 1 && (await mustWait(tx, edition, isUntold(row), now))) throw new NotYet();
    await lookAgain(tx, edition, { look_at: now + CLAIM_LEASE_MS });
    return {
      deliveryId: edition.id,
      subscriptionId: edition.subscriptionId,
      dueAt: edition.dueAt,
      claimedAt: now,
      attempt: Number(row.attempts),
      unclearSince: numberOrNull(row.unclear_since),
      deferrals: Number(row.deferrals),
      triedAt: numberOrNull(row.tried_at),
    };
  }

  /** The attempt is over, whatever came of it: its claim is renewed no more. To be called for every claim. */
  function letGo({ deliveryId, attempt }: Claim): void {
    if (inHand.get(deliveryId) === attempt) inHand.delete(deliveryId);
  }

  /** Claims whose attempts are under way hold on. One that was taken over in the meantime stays lost. */
  async function renewClaims(now: number): Promise<void> {
    if (inHand.size === 0) return;
    await db
      .updateTable('deliveries')
      .set({ retake_at: now + CLAIM_LEASE_MS })
      .where('state', '=', 'claimed')
      .where('claimant', '=', claimant)
      .where('id', 'in', [...inHand.keys()])
      .execute();
  }

  async function begin(tx: Database, edition: Edition, now: number) {
    const { rows } = await sql<Begun>`
      insert into deliveries (id, subscription_id, guild_id, channel_id, due_at, state, settlement, attempts, claimant, claimed_at, retake_at)
      select ${edition.id}, id, guild_id, channel_id, cast(${edition.dueAt} as bigint), 'claimed', ${CLAIMED}, 1, ${claimant},
        cast(${now} as bigint), cast(${now + CLAIM_LEASE_MS} as bigint)
      from subscriptions where id = ${edition.subscriptionId}
      on conflict (id) do nothing returning attempts, unclear_since, deferrals, tried_at, ${besideOf(edition)} as beside`.execute(
      tx,
    );
    return rows[0];
  }

  async function retake(tx: Database, edition: Edition, now: number) {
    return tx
      .updateTable('deliveries')
      .set({
        // Whoever left it may have posted it. That stays unclear over further attempts, until one is settled for good.
        unclear_since: sql`case when state = 'claimed' then coalesce(unclear_since, claimed_at) else unclear_since end`,
        state: 'claimed',
        settlement: CLAIMED,
        attempts: sql`attempts + 1`,
        tried_at: sql`claimed_at`,
        claimant,
        claimed_at: now,
        retake_at: now + CLAIM_LEASE_MS,
      })
      .where('id', '=', edition.id)
      .where('state', 'in', ['claimed', 'deferred'])
      .where('retake_at', '<=', now)
      .where(({ exists, selectFrom }) =>
        exists(selectFrom('subscriptions').select('id').where('id', '=', edition.subscriptionId)),
      )
      .returning(['attempts', 'unclear_since', 'deferrals', 'tried_at', besideOf(edition).as('beside')])
      .executeTakeFirst();
  }

  /**
   * Writes what came of an attempt, what was told by it word by word, and when the subscription is looked at next, all or nothing: at
   * `after.nextAt` when the delivery is settled for good (never, if it is `after.paused`), when it may be attempted again otherwise. A subscription whose time was moved on or paused
   * in the meantime keeps what it was given.
   *
   * A claim that was taken over, or that was recorded before, changes nothing: what its new holder makes of the delivery is what counts, and a
   * delivery settled for good stays as it is. The caller has nothing to mend (both holders post under the same nonce), but may want to log it.
   * @returns whether it was recorded
   */
  async function record(
    claim: Claim,
    settlement: Settlement,
    now: number,
    after: {
      readonly nextAt: number | null;
      readonly toldStoryIds: readonly string[];
      /** What stands in the channel, if anything does. */
      readonly posted?: PostedMessage | undefined;
      /** Why stories are in it or not; left out where nothing was chosen. */
      readonly verdicts?: readonly Verdict[] | undefined;
      readonly paused?: Pause | undefined;
    },
  ): Promise<boolean> {
    const retryAt = retryOf(settlement);
    return transaction(db, async (tx) => {
      const written = await tx
        .updateTable('deliveries')
        .set({
          state: settlement.state,
          settlement: JSON.stringify(settlement),
          retake_at: retryAt,
          settled_at: retryAt === null ? now : null,
          ...(after.verdicts ? { choice: writtenChoice(after.verdicts) } : {}),
          ...(isPutOff(settlement) ? { deferrals: sql<number>`deferrals + 1` } : {}),
        })
        .where('id', '=', claim.deliveryId)
        .where('state', '=', 'claimed')
        .where('attempts', '=', claim.attempt)
        .returning(['id', 'subscription_id', 'guild_id'])
        .executeTakeFirst();
      if (!written) return false;
      if (after.posted) await writePosted(tx, written, after.posted, now);
      await tell(tx, claim.subscriptionId, after.toldStoryIds, now);
      if (retryAt !== null) await lookAgain(tx, claim, { look_at: retryAt });
      else if (after.paused === undefined) await lookAgain(tx, claim, { due_at: after.nextAt, look_at: after.nextAt });
      else await lookAgain(tx, claim, { due_at: null, look_at: null, paused: JSON.stringify(after.paused) });
      return true;
    });
  }

  /** Writes down an edition that nobody will attempt, unless it is settled for good or being attempted now. */
  function spike(edition: Edition, reason: SpikeReason, now: number): Promise<void> {
    const left = sql`deliveries.state = 'deferred' or (deliveries.state = 'claimed' and deliveries.retake_at <= ${now})`;
    return writeSpiked(edition, reason, now, left);
  }

  /** The same of one that a moderator does not want any more, unless it may stand in its channel: then it is left to whoever looks there, by `claimUnclearLeft`. */
  function giveUp(edition: Edition, reason: SpikeReason, now: number): Promise<void> {
    return writeSpiked(edition, reason, now, sql`deliveries.state = 'deferred' and not ${mayStand('deliveries')}`);
  }

  async function writeSpiked(edition: Edition, reason: SpikeReason, now: number, open: RawBuilder<unknown>) {
    const settlement = JSON.stringify({ state: 'spiked', reason } satisfies Settlement);
    await sql`
      insert into deliveries (id, subscription_id, guild_id, channel_id, due_at, state, settlement, attempts, claimant, claimed_at, settled_at)
      select ${edition.id}, id, guild_id, channel_id, cast(${edition.dueAt} as bigint), 'spiked', ${settlement}, 0, ${claimant},
        cast(${now} as bigint), cast(${now} as bigint)
      from subscriptions where id = ${edition.subscriptionId}
      on conflict (id) do update set state = excluded.state, settlement = excluded.settlement, retake_at = null, settled_at = excluded.settled_at
      where ${open}`.execute(db);
  }

  /**
   * Claims of processes that died may be taken over now instead of after the lease.
   * @param isDead whether the process of that name no longer runs
   * @returns how many were released
   */
  async function releaseClaims(isDead: (claimant: string) => boolean, now: number): Promise<number> {
    return alone(db, 'releasing', async (tx) => {
      const held = tx.selectFrom('deliveries').where('state', '=', 'claimed').where('retake_at', '>', now);
      const names = (await held.select('claimant').distinct().execute()).map(({ claimant }) => claimant);
      const dead = names.filter(isDead);
      if (dead.length === 0) return 0;
      const released = await tx
        .updateTable('deliveries')
        .set({ retake_at: now })
        .where('state', '=', 'claimed')
        .where('retake_at', '>', now)
        .where('claimant', 'in', dead)
        .returning(['subscription_id', 'due_at'])
        .execute();
      for (const { subscription_id, due_at } of released) {
        await lookAgain(tx, { subscriptionId: subscription_id, dueAt: Number(due_at) }, { look_at: now });
      }
      return released.length;
    });
  }

  /** The newest edition first; also of a subscription that was removed. */
  async function history(subscriptionId: string, limit: number): Promise<readonly Delivery[]> {
    const query = db.selectFrom('deliveries').selectAll().where('subscription_id', '=', subscriptionId);
    return (await query.orderBy('due_at', 'desc').orderBy('id').limit(limit).execute()).map(deliveryOf);
  }

  /** The newest edition first, of any subscription or the one; also of those that were removed. */
  async function recentDeliveries(
    guildId: string,
    limit: number,
    { offset = 0, subscriptionId = null }: { readonly offset?: number; readonly subscriptionId?: string | null } = {},
  ): Promise<readonly (Delivery & { channelId: string })[]> {
    const all = db.selectFrom('deliveries').selectAll().where('guild_id', '=', guildId);
    const query = subscriptionId === null ? all : all.where('subscription_id', '=', subscriptionId);
    const rows = await query.orderBy('due_at', 'desc').orderBy('id').limit(limit).offset(offset).execute();
    return rows.map((row) => ({ ...deliveryOf(row), channelId: row.channel_id }));
  }

  return {
    claim,
    letGo,
    renewClaims,
    record,
    spike,
    giveUp,
    releaseClaims,
    history,
    recentDeliveries,
  };
}

/**
 * When to look at the subscription next. Only while it still waits for this edition or, after a standstill, for one before it: a
 * moderator may have paused or changed it meanwhile, and then its time is later, or none.
 */
async function lookAgain(
  tx: Database,
  { subscriptionId, dueAt }: Pick<Edition, 'subscriptionId' | 'dueAt'>,
  next: { readonly look_at: number | null; readonly due_at?: number | null; readonly paused?: string },
): Promise<void> {
  await tx
    .updateTable('subscriptions')
    .set(next)
    .where('id', '=', subscriptionId)
    .where('due_at', '<=', dueAt)
    .execute();
}

/** Nothing was sent of it yet. */
const isUntold = ({ unclear_since, deferrals }: Begun) => unclear_since === null && Number(deferrals) === 0;

/** By Discord, and not by moderators who take their time. */
const isPutOff = (settlement: Settlement) => settlement.state === 'deferred' && settlement.reason !== AWAITS_APPROVAL;

/** null: settled for good. */
function retryOf(settlement: Settlement): number | null {
  switch (settlement.state) {
    case 'claimed':
      throw new Error('a claim is not an outcome that can be recorded');
    case 'deferred':
      return settlement.retryAt;
    case 'sent':
    case 'refused':
    case 'spiked':
      return null;
  }
}
