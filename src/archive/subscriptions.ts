// Subscriptions: the standing orders, and the column that says when to look at each.
import type { Subscription } from '../news/subscription.ts';
import { subscriptionOf, subscriptionRow } from './rows.ts';
import type { Database } from './schema.ts';
import { transaction } from './transaction.ts';

export type SubscriptionChange = Partial<Omit<Subscription, 'id' | 'guildId' | 'createdAt' | 'createdBy'>>;

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

  /** What is not named, or is undefined, stays. A due time, be it new or not, is also when the heartbeat looks at it next. */
  async function changeSubscription(id: string, change: SubscriptionChange): Promise<void> {
    await transaction(db, async (tx) => {
      // Writes nothing, but keeps others from the row until this is done.
      const held = tx.updateTable('subscriptions').set({ id }).where('id', '=', id).returningAll();
      const row = await held.executeTakeFirst();
      if (!row) return;
      const said = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
      const { id: _, look_at, ...changed } = subscriptionRow({ ...subscriptionOf(row), ...said });
      const look = change.dueAt === undefined ? {} : { look_at };
      await tx
        .updateTable('subscriptions')
        .set({ ...changed, ...look })
        .where('id', '=', id)
        .execute();
    });
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
    allSubscriptions,
    subscriptionsDue,
    changeSubscription,
    removeSubscription,
  };
}
