// All or nothing: in a transaction of its own, or as a part of the one that is under way.
import { engineOf } from './engine.ts';
import type { Database } from './schema.ts';

export function transaction<T>(db: Database, work: (tx: Database) => Promise<T>): Promise<T> {
  return db.isTransaction ? work(db) : db.transaction().execute(work);
}

/**
 * The same, but one at a time over all processes, for work that decides by what it read in several rows. SQLite has one writer anyway; on
 * PostgreSQL the row of that name stays locked until the transaction ends.
 */
export function alone<T>(
  db: Database,
  name: 'articles' | 'feeds' | 'releasing' | 'corrections' | 'drafts' | `channel ${number}`,
  work: (tx: Database) => Promise<T>,
): Promise<T> {
  return transaction(db, async (tx) => {
    if (engineOf(tx) === 'sqlite') return work(tx);
    await tx
      .insertInto('leases')
      .values({ name: `alone:${name}`, holder: '', beat_at: 0, until_at: 0 })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ holder: '' }))
      .execute();
    return work(tx);
  });
}
