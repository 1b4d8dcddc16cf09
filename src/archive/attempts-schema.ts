// The schema of what a delivery remembers of its attempts, beside their number.
import { sql } from 'kysely';
import type { Database } from './schema.ts';

export async function attemptsSchema(db: Database): Promise<void> {
  await sql`alter table deliveries add column deferrals integer not null default 0`.execute(db);
  await sql`alter table deliveries add column tried_at bigint`.execute(db);
}
