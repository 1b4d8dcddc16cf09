// Beside: the other digests of a channel. What one of them tells the next must know, so they are attempted one after the other.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { AWAITS_APPROVAL } from '../news/delivery.ts';
import type { Edition } from '../news/edition.ts';
import type { Database } from './schema.ts';
import { alone } from './transaction.ts';

const MINUTE_MS = 60_000;
/** For so long what may stand in the channel unheard of keeps others waiting; readers are not to wait for ever. */
const UNHEARD_MS = 10 * MINUTE_MS;
const LOOKED_BACK_MS = 24 * 60 * MINUTE_MS;
/** Rows that are locked by: channels that share one wait for each other for the moment of a claim. */
const LOCKS = 64;

type Slot = Pick<Edition, 'id' | 'subscriptionId'>;

/** How many digests the edition's channel has, itself among them; part of another statement. */
export const besideOf = ({ subscriptionId }: Slot) => sql<number>`(
  select count(*) from subscriptions beside join subscriptions own on own.guild_id = beside.guild_id and own.channel_id = beside.channel_id
  where own.id = ${subscriptionId})`;

/**
 * Whether another digest of the channel is being attempted now; and, for one of which nothing was sent yet, whether another may have posted
 * lately without anybody having heard of it. To be asked in the transaction of the claim, after it was written: of two at the same instant
 * only one is given no for an answer.
 */
export async function mustWait(
  tx: Database,
  { id, subscriptionId }: Slot,
  isUntold: boolean,
  now: number,
): Promise<boolean> {
  const own = await tx
    .selectFrom('subscriptions')
    .select(['guild_id', 'channel_id'])
    .where('id', '=', subscriptionId)
    .executeTakeFirst();
  if (!own) return false;
  return alone(tx, lockOf(own.channel_id), async (locked) => {
    const others = await locked
      .selectFrom('subscriptions')
      .innerJoin('deliveries as other', 'other.subscription_id', 'subscriptions.id')
      .select(['other.state', 'other.settlement', 'other.retake_at', 'other.claimed_at'])
      .where('subscriptions.guild_id', '=', own.guild_id)
      .where('subscriptions.channel_id', '=', own.channel_id)
      .where('other.due_at', '>', now - LOOKED_BACK_MS)
      .where('other.state', 'in', ['claimed', 'deferred'])
      .where('other.id', '<>', id)
      .execute();
    return others.some(({ state, settlement, retake_at, claimed_at }) => {
      if (state === 'claimed' && Number(retake_at) > now) return true;
      return isUntold && Number(claimed_at) > now - UNHEARD_MS && !settlement.includes(AWAITS_APPROVAL);
    });
  });
}

const lockOf = (channelId: string) =>
  `channel ${createHash('sha256').update(channelId).digest().readUInt16BE() % LOCKS}` as const;
