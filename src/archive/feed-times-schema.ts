// The schema of when feeds are looked at: what changes with every look in rows of its own, narrow ones without an index, so that a look that found nothing new
// rewrites few bytes.
import { sql } from 'kysely';
import { engineOf } from './engine.ts';
import type { Database } from './schema.ts';
import { table } from './table.ts';

export async function feedTimesSchema(db: Database): Promise<void> {
  await table(
    db,
    'feed_times',
    { feed_id: 'text', host: 'text', due_at: 'instant?', looked_at: 'instant?', succeeded_at: 'instant?' },
    ['feed_id'],
  );
  // PostgreSQL writes a row anew for each change: where there is room on its page, its key need not be told.
  if (engineOf(db) === 'postgres') await sql`alter table feed_times set (fillfactor = 50)`.execute(db);
  await sql`insert into feed_times (feed_id, host, due_at, looked_at, succeeded_at)
    select id, host, due_at, looked_at, succeeded_at from feeds`.execute(db);
  await db.schema.dropIndex('feeds_by_due').execute();
  for (const column of ['host', 'due_at', 'looked_at', 'succeeded_at'])
    await db.schema.alterTable('feeds').dropColumn(column).execute();
}
