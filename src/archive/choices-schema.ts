// What editions chose from, and what channels were told lately.
import { sql } from 'kysely';
import type { Database } from './schema.ts';
import { index } from './table.ts';

export async function choicesSchema(db: Database): Promise<void> {
  await db.schema.alterTable('deliveries').addColumn('choice', sql`text`).execute();
  await index(db, 'posted_lines_by_subscription', 'posted_lines', ['subscription_id', 'posted_at']);
}
