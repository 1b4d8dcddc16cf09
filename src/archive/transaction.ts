// All or nothing: in a transaction of its own, or as a part of the one that is under way.
import type { Database } from './schema.ts';

export function transaction<T>(db: Database, work: (tx: Database) => Promise<T>): Promise<T> {
  return db.isTransaction ? work(db) : db.transaction().execute(work);
}
