// The schema of what a feed asks of its readers, kept for the looks at which it has not changed and says nothing.
import { sql } from 'kysely';
import type { Database } from './schema.ts';

export async function asksSchema(db: Database): Promise<void> {
  await sql`alter table feeds add column asks text`.execute(db);
}
