// Told: which stories a subscription was told, and when last.
import type { Database } from './schema.ts';

/** SQLite takes some thirty thousand values a statement. */
const STORIES_AT_ONCE = 500;

export function toldIn(db: Database) {
  /** The stories this subscription was told at that instant or later. */
  async function told(subscriptionId: string, sinceAt: number): Promise<ReadonlySet<string>> {
    const rows = await db
      .selectFrom('told')
      .select('story_id')
      .where('subscription_id', '=', subscriptionId)
      .where('told_at', '>=', sinceAt)
      .execute();
    return new Set(rows.map(({ story_id }) => story_id));
  }

  /** When each of these stories was last told by any of these subscriptions; those that were not are left out. */
  async function toldAmong(
    subscriptionIds: readonly string[],
    storyIds: readonly string[],
  ): Promise<ReadonlyMap<string, number>> {
    const last = new Map<string, number>();
    for (let from = 0; from < storyIds.length && subscriptionIds.length > 0; from += STORIES_AT_ONCE) {
      const rows = await db
        .selectFrom('told')
        .select(['story_id', 'told_at'])
        .where('subscription_id', 'in', subscriptionIds)
        .where('story_id', 'in', storyIds.slice(from, from + STORIES_AT_ONCE))
        .execute();
      for (const { story_id, told_at } of rows)
        last.set(story_id, Math.max(Number(told_at), last.get(story_id) ?? Number(told_at)));
    }
    return last;
  }

  async function wasTold(subscriptionId: string): Promise<boolean> {
    const query = db.selectFrom('told').select('story_id').where('subscription_id', '=', subscriptionId);
    return (await query.limit(1).executeTakeFirst()) !== undefined;
  }

  return { told, toldAmong, wasTold };
}

/** Part of the transaction that settles the delivery. */
export async function tell(
  tx: Database,
  subscriptionId: string,
  storyIds: readonly string[],
  now: number,
): Promise<void> {
  if (storyIds.length === 0) return;
  const rows = [...new Set(storyIds)].map((story_id) => ({ subscription_id: subscriptionId, story_id, told_at: now }));
  await tx
    .insertInto('told')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['subscription_id', 'story_id']).doUpdateSet({ told_at: now }))
    .execute();
}
