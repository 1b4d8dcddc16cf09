// Which engine an open archive stands on. Only full-text search, the making of tables, lists as long as anybody likes, and the giving back of room ask.
import { PostgresAdapter } from 'kysely';
import type { Database } from './schema.ts';

export type Engine = 'sqlite' | 'postgres';

export function engineOf(db: Database): Engine {
  return db.getExecutor().adapter instanceof PostgresAdapter ? 'postgres' : 'sqlite';
}
