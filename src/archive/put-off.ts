// Deliveries put off because Discord could not be reached at all. Each waits longer after each attempt; as soon as Discord is back, none has to.
import { sql } from 'kysely';
import type { Database } from './schema.ts';
import { alone } from './transaction.ts';

/** As `settle` writes it; inside of a text its marks would be escaped. */
const AWAY = '%"away":true%';
/** Whether a message of it may stand in its channel although none is recorded; of a table of deliveries of that name. */
export const mayStand = (table: string) =>
  sql<boolean>`(${sql.ref(`${table}.state`)} = 'claimed' or ${sql.ref(`${table}.unclear_since`)} is not null or ${sql.ref(`${table}.settlement`)} like ${AWAY})`;
/** One that was put off so often waits its own time: it may be its channel alone for which Discord has no answer. */
const MOST_DEFERRALS = 10;

const AT_ONCE = 200;

export function putOffIn(db: Database) {
  const waiting = (now: number) =>
    db
      .selectFrom('deliveries')
      .select(['id', 'claimed_at'])
      .where('state', '=', 'deferred')
      .where('retake_at', '>', now)
      .where('settlement', 'like', AWAY);

  /**
   * Where nothing was sent since the last of them was attempted, the one that waits longest may be attempted now: one a minute asks for all whether Discord is back.
   * @returns whether one is
   */
  async function probePutOff(now: number): Promise<boolean> {
    const last = await waiting(now).orderBy('claimed_at', 'desc').limit(1).executeTakeFirst();
    if (!last) return false;
    const sent = await db
      .selectFrom('deliveries')
      .select('id')
      .where('settled_at', '>', Number(last.claimed_at))
      .where('state', '=', 'sent')
      .limit(1)
      .executeTakeFirst();
    if (sent) return false;
    const longest = await waiting(now).orderBy('claimed_at').orderBy('id').limit(1).executeTakeFirst();
    return longest !== undefined && (await bringForward([longest.id], now)) > 0;
  }

  /**
   * Something was sent that was begun at `since`: those that were attempted before wait no longer.
   * @returns how many
   */
  async function wakePutOff(since: number, now: number): Promise<number> {
    const rows = await waiting(now).where('claimed_at', '<', since).where('deferrals', '<=', MOST_DEFERRALS).execute();
    let count = 0;
    for (let from = 0; from < rows.length; from += AT_ONCE)
      count += await bringForward(
        rows.slice(from, from + AT_ONCE).map(({ id }) => id),
        now,
      );
    return count;
  }

  /** Also when its digest is looked at, where that still waits for it. */
  function bringForward(ids: readonly string[], now: number): Promise<number> {
    return alone(db, 'releasing', async (tx) => {
      const moved = await tx
        .updateTable('deliveries')
        .set({ retake_at: now })
        .where('id', 'in', [...ids])
        .where('state', '=', 'deferred')
        .where('settlement', 'like', AWAY)
        .where('retake_at', '>', now)
        .returning(['subscription_id', 'due_at'])
        .execute();
      for (const { subscription_id, due_at } of moved)
        await tx
          .updateTable('subscriptions')
          .set({ look_at: now })
          .where('id', '=', subscription_id)
          .where('due_at', '=', Number(due_at))
          .where('look_at', '>', now)
          .execute();
      return moved.length;
    });
  }

  return { probePutOff, wakePutOff };
}
