// What filing keeps beside a story's name: the article's profile, whose copy it is, and why it went where it went.
import { sql } from 'kysely';
import type { Database } from './schema.ts';

/** What was filed before has no profile, and nothing new is compared with it. */
export async function filingSchema(db: Database): Promise<void> {
  for (const column of ['profile', 'wire_copy_of', 'reason'])
    await db.schema.alterTable('filings').addColumn(column, sql`text`).execute();
}
