// Subscriptions: the standing orders, and the column that says when to look at each.
import type { Subscription } from '../news/subscription.ts';
import type { Database } from './database.ts';
import { subscriptionOf, subscriptionRow } from './rows.ts';

export type SubscriptionChange = Partial<Omit<Subscription, 'id' | 'guildId' | 'createdAt' | 'createdBy'>>;

export function subscriptionsIn(db: Database) {
  async function addSubscription(subscription: Subscription): Promise<void> {
    await db.insertInto('subscriptions').values(subscriptionRow(subscription)).execute();
  }

  async function subscription(id: string): Promise<Subscription | undefined> {
    const row = await db.selectFrom('subscriptions').selectAll().where('id', '=', id).executeTakeFirst();
    return row && subscriptionOf(row);
  }

  async function subscriptionsOf(guildId: string): Promise<readonly Subscription[]> {
    const query = db.selectFrom('subscriptions').selectAll().where('guild_id', '=', guildId);
    return (await query.orderBy('created_at').orderBy('id').execute()).map(subscriptionOf);
  }

  async function allSubscriptions(): Promise<readonly Subscription[]> {
    return (await db.selectFrom('subscriptions').selectAll().orderBy('created_at').orderBy('id').execute()).map(
      subscriptionOf,
    );
  }

  /** Those whose time has come, the longest waiting first. Paused ones have none. */
  async function subscriptionsDue(now: number, limit: number): Promise<readonly Subscription[]> {
    const query = db.selectFrom('subscriptions').selectAll().where('look_at', '<=', now);
    return (await query.orderBy('look_at').orderBy('id').limit(limit).execute()).map(subscriptionOf);
  }

  /** What is not named stays. A new due time is also when the heartbeat looks at it next. */
  async function changeSubscription(id: string, change: SubscriptionChange): Promise<void> {
    await db.transaction().execute(async (tx) => {
      const row = await tx.selectFrom('subscriptions').selectAll().where('id', '=', id).executeTakeFirst();
      if (!row) return;
      const { look_at, id: _, ...changed } = subscriptionRow({ ...subscriptionOf(row), ...change });
      const look = 'dueAt' in change ? { look_at: look_at ?? null } : {};
      await tx
        .updateTable('subscriptions')
        .set({ ...changed, ...look })
        .where('id', '=', id)
        .execute();
    });
  }

  /** Its deliveries stay, for the history. */
  async function removeSubscription(id: string): Promise<void> {
    await db.deleteFrom('subscriptions').where('id', '=', id).execute();
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
