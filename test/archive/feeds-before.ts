// An archive of an earlier Dateline, whose feeds held when they were looked at in their own rows, brought up to date.
import { type Dialect, Kysely, sql } from 'kysely';
import { createArchive } from '../../src/archive/archive.ts';
import type { KeptFeed } from '../../src/archive/feed-rows.ts';
import { MIGRATIONS, migrate } from '../../src/archive/migrations.ts';
import type { Schema } from '../../src/archive/schema.ts';
import { NOON } from './fixtures.ts';

export const FEED_BEFORE = {
  feed: { id: 'f1', outlet: 'Tidings' },
  host: 'tidings.example',
  state: {
    address: 'https://new.tidings.example/feed',
    dueAt: NOON + 5,
    lookedAt: NOON,
    succeededAt: null,
    failures: 2,
  },
} as const;

export async function feedOfBefore(dialect: Dialect): Promise<KeptFeed | undefined> {
  const db = new Kysely<Schema>({ dialect });
  const change = MIGRATIONS.findIndex(({ name }) => name === '0017-feed-times');
  await migrate(db, MIGRATIONS.slice(0, change));
  await sql`insert into feeds (id, url, outlet, pages, host, operator, added_at, address, due_at, looked_at, failures)
    values ('f1', 'https://tidings.example/feed', 'Tidings', 0, 'tidings.example', 1, 0, 'https://new.tidings.example/feed', ${NOON + 5}, ${NOON}, 2)`.execute(
    db,
  );
  await migrate(db);
  const archive = createArchive(db);
  const kept = await archive.feed('f1');
  await archive.close();
  return kept;
}
