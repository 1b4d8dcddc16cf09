// The schema of articles that their outlets wrote anew.
import { sql } from 'kysely';
import type { Database } from './schema.ts';
import { index } from './table.ts';

export async function rewrittenSchema(db: Database): Promise<void> {
  await sql`alter table articles add column rewritten_at bigint`.execute(db);
  await index(db, 'articles_by_rewriting', 'articles', ['rewritten_at']);
}
