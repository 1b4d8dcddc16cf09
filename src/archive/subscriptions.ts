// Subscriptions: the standing orders, and the column that says when to look at each.
import { sql } from 'kysely';
import type { Subscription } from '../news/subscription.ts';
import { subscriptionOf, subscriptionRow } from './rows.ts';
import type { Database } from './schema.ts';
import { transaction } from './transaction.ts';

export type SubscriptionChange = Partial<Omit<Subscription, 'id' | 'guildId' | 'createdAt' | 'createdBy'>>;

const MINUTE_MS = 60_000;

export function subscriptionsIn(db: Database) {
  async function addSubscription(subscription: Subscription): Promise<void> {
    await db.insertInto('subscriptions').values(subscriptionRow(subscription)).execute();
  }

  async function subscription(id: string): Promise<Subscription | undefined> {
    const row = await db.selectFrom('subscriptions').selectAll().where('id', '=', id).executeTakeFirst();
    return row && subscriptionOf(row);
  }

  /** The oldest first. */
  async function subscriptionsOf(guildId: string): Promise<readonly Subscription[]> {
    const query = db.selectFrom('subscriptions').selectAll().where('guild_id', '=', guildId);
    return (await query.orderBy('created_at').orderBy('id').execute()).map(subscriptionOf);
  }

  /** The ids of all digests of that channel. */
  async function subscriptionsIn(guildId: string, channelId: string): Promise<readonly string[]> {
    const query = db.selectFrom('subscriptions').select('id').where('guild_id', '=', guildId);
    return (await query.where('channel_id', '=', channelId).orderBy('id').execute()).map(({ id }) => id);
  }

  /** The oldest first. */
  async function allSubscriptions(): Promise<readonly Subscription[]> {
    const query = db.selectFrom('subscriptions').selectAll();
    return (await query.orderBy('created_at').orderBy('id').execute()).map(subscriptionOf);
  }

  /** Those whose time has come, or whose last attempt may be made again, the longest waiting first. Paused ones have no time. */
  async function subscriptionsDue(now: number, limit: number): Promise<readonly Subscription[]> {
    const query = db.selectFrom('subscriptions').selectAll().where('look_at', '<=', now);
    return (await query.orderBy('look_at').orderBy('id').limit(limit).execute()).map(subscriptionOf);
  }

  /** What is not named stays; what an order may leave out is taken from it by undefined. A due time, be it new or not, is also when the heartbeat looks at it next. */
  async function changeSubscription(id: string, change: SubscriptionChange): Promise<void> {
    await changed(id, () => change);
  }

  /** That role is pinged no more, as it was deleted; not if another was named meanwhile. */
  async function loseRole(id: string, lost: string): Promise<void> {
    await changed(id, ({ roleId }) => (roleId === lost ? { roleId: null, roleGone: true } : {}));
  }

  async function changed(id: string, changeOf: (before: Subscription) => SubscriptionChange): Promise<void> {
    await transaction(db, async (tx) => {
      // Writes nothing, but keeps others from the row until this is done.
      const held = tx.updateTable('subscriptions').set({ id }).where('id', '=', id).returningAll();
      const row = await held.executeTakeFirst();
      if (!row) return;
      const before = subscriptionOf(row);
      const change = changeOf(before);
      const { id: _, look_at, ...columns } = subscriptionRow({ ...before, ...change });
      const look = change.dueAt === undefined ? {} : { look_at };
      await tx
        .updateTable('subscriptions')
        .set({ ...columns, ...look })
        .where('id', '=', id)
        .execute();
    });
  }

  /**
   * Makes an edition of that instant, which is now and no whole minute, due at once. Only one of several callers is given it: not while another edition
   * is due or being posted, not when one was asked for in the minute before (or this very one, whenever that was), and not while it is paused.
   */
  async function bringForward(id: string, at: number): Promise<boolean> {
    const { numUpdatedRows } = await db
      .updateTable('subscriptions')
      .set({ due_at: at, look_at: at })
      .where('id', '=', id)
      .where('due_at', '>', at)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('deliveries')
              .select('deliveries.id')
              .where('subscription_id', '=', id)
              .where('deliveries.due_at', '>', at - MINUTE_MS)
              .where(sql<boolean>`deliveries.due_at % ${sql.lit(MINUTE_MS)} <> 0`),
          ),
        ),
      )
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  /** An edition that is due is looked at again only then; not if the subscription waits for another one meanwhile. */
  async function hold(id: string, dueAt: number, until: number): Promise<void> {
    const query = db.updateTable('subscriptions').set({ look_at: until });
    await query.where('id', '=', id).where('due_at', '=', dueAt).execute();
  }

  /** Editions of the server that are held, or wait for another attempt, are looked at again at the next turn. */
  async function letGoHeld(guildId: string): Promise<void> {
    const query = db.updateTable('subscriptions').set(({ ref }) => ({ look_at: ref('due_at') }));
    await query.where('guild_id', '=', guildId).whereRef('look_at', '>', 'due_at').execute();
  }

  /** What it was told is forgotten; its deliveries stay, for the history. */
  async function removeSubscription(id: string): Promise<void> {
    await transaction(db, async (tx) => {
      await tx.deleteFrom('told').where('subscription_id', '=', id).execute();
      await tx.deleteFrom('subscriptions').where('id', '=', id).execute();
    });
  }

  return {
    addSubscription,
    subscription,
    subscriptionsOf,
    subscriptionsIn,
    allSubscriptions,
    subscriptionsDue,
    changeSubscription,
    loseRole,
    bringForward,
    hold,
    letGoHeld,
    removeSubscription,
  };
}
