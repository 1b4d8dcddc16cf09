// Amendments: which posted messages are to be edited, and who is at it.
import { sql } from 'kysely';
import type { Correction } from '../news/corrected.ts';
import { json, numberOrNull } from './rows.ts';
import type { Database } from './schema.ts';
import { alone } from './transaction.ts';

/** The right to edit a message, held by one process. */
export interface AmendmentClaim {
  readonly deliveryId: string;
  readonly guildId: string;
  readonly channelId: string;
  readonly messageId: string;
  /** Its components as they were posted; null: not read yet. */
  readonly base: readonly unknown[] | null;
  readonly attempt: number;
  /** Since when it waits. */
  readonly since: number;
}

export type AmendmentOutcome =
  | { readonly kind: 'made' }
  | { readonly kind: 'left'; readonly because: string }
  | { readonly kind: 'later'; readonly at: number };

/** An edit may be made twice and changes nothing the second time, so a claim need not be renewed. */
export const AMENDMENT_LEASE_MS = 60_000;
export function amendmentsIn(db: Database) {
  /** Messages that are to be edited, the longest waiting first. */
  async function amendmentsDue(now: number, limit: number): Promise<readonly string[]> {
    const query = db
      .selectFrom('amended_messages')
      .select('delivery_id')
      .where('look_at', '<=', now)
      .where(isFree(now));
    return (await query.orderBy('look_at').limit(limit).execute()).map(({ delivery_id }) => delivery_id);
  }

  /** undefined: another process has it, or nothing is to be done. */
  async function claimAmendment(deliveryId: string, now: number): Promise<AmendmentClaim | undefined> {
    const row = await db
      .updateTable('amended_messages')
      .set(({ eb }) => ({ claimed_until: now + AMENDMENT_LEASE_MS, attempts: eb('attempts', '+', 1) }))
      .where('delivery_id', '=', deliveryId)
      .where('look_at', '<=', now)
      .where(isFree(now))
      .returningAll()
      .executeTakeFirst();
    return (
      row && {
        deliveryId,
        guildId: row.guild_id,
        channelId: row.channel_id,
        messageId: row.message_id,
        base: row.base === null ? null : json<unknown[]>(row.base),
        attempt: Number(row.attempts),
        since: Number(row.since),
      }
    );
  }

  /** Before the first edit: from then on every edit is made from what was posted. What another process kept first stays. @returns what is kept */
  async function keepBase({ deliveryId }: AmendmentClaim, base: readonly unknown[]): Promise<readonly unknown[]> {
    await db
      .updateTable('amended_messages')
      .set({ base: JSON.stringify(base) })
      .where('delivery_id', '=', deliveryId)
      .where('base', 'is', null)
      .execute();
    const row = await db
      .selectFrom('amended_messages')
      .select('base')
      .where('delivery_id', '=', deliveryId)
      .executeTakeFirst();
    return row?.base ? json<unknown[]>(row.base) : base;
  }

  /**
   * Writes what came of an edit, all or nothing. What was found meanwhile stays open, and the message is looked at again when it is due.
   * @param made the corrections that the edit was to make
   * @returns whether it was recorded: not so when another process has taken it over
   */
  async function recordAmendment(
    { deliveryId, attempt }: AmendmentClaim,
    made: readonly Correction[],
    outcome: AmendmentOutcome,
    now: number,
  ): Promise<boolean> {
    return alone(db, 'corrections', async (tx) => {
      const written = await tx
        .updateTable('amended_messages')
        .set(
          outcome.kind === 'later'
            ? { look_at: outcome.at, claimed_until: null }
            : {
                look_at: null,
                claimed_until: null,
                left_because: outcome.kind === 'left' ? outcome.because : null,
              },
        )
        .where('delivery_id', '=', deliveryId)
        .where('attempts', '=', attempt)
        .returning('delivery_id')
        .executeTakeFirst();
      if (!written || outcome.kind === 'later') return written !== undefined;
      const state = outcome.kind === 'made' ? ('made' as const) : ('left' as const);
      for (const each of made)
        await tx
          .updateTable('corrections')
          .set({ state, made_at: now })
          .where('delivery_id', '=', deliveryId)
          .where('place', '=', each.place)
          .where('turn', '=', each.turn)
          .where('state', '=', 'open')
          .where('found_at', '=', each.foundAt)
          .execute();
      const rest = await tx
        .selectFrom('corrections')
        .select(({ fn }) => fn.min('due_at').as('due_at'))
        .where('delivery_id', '=', deliveryId)
        .where('state', '=', 'open')
        .executeTakeFirst();
      const dueAt = numberOrNull(rest?.due_at ?? null);
      if (dueAt === null) return true;
      if (state === 'left') {
        await tx
          .updateTable('corrections')
          .set({ state, made_at: now })
          .where('delivery_id', '=', deliveryId)
          .where('state', '=', 'open')
          .execute();
        return true;
      }
      await tx.updateTable('amended_messages').set({ look_at: dueAt }).where('delivery_id', '=', deliveryId).execute();
      return true;
    });
  }

  return { amendmentsDue, claimAmendment, keepBase, recordAmendment };
}

const isFree = (now: number) => sql<boolean>`(claimed_until is null or claimed_until <= ${now})`;
