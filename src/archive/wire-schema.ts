// The schema of the wire: feeds, what was found in them, earlier versions of articles, what was removed, servers' own outlets.
import { sql } from 'kysely';
import type { Database } from './schema.ts';
import { index, table } from './table.ts';

export async function wireSchema(db: Database): Promise<void> {
  await table(db, 'feeds', {
    id: 'text',
    url: 'text',
    outlet: 'text',
    section: 'text?',
    language: 'text?',
    pages: 'integer',
    host: 'text',
    operator: 'integer',
    added_at: 'instant',
    address: 'text',
    due_at: 'instant?',
    looked_at: 'instant?',
    succeeded_at: 'instant?',
    fresh_at: 'instant?',
    failures: 'integer',
    code: 'text?',
    reason: 'text?',
    moved_to: 'text?',
    moved_since: 'instant?',
    retired_at: 'instant?',
    validators: 'text?',
  });
  await index(db, 'feeds_by_due', 'feeds', ['due_at', 'id', 'host']);
  await index(db, 'feeds_by_outlet', 'feeds', ['outlet']);
  await table(db, 'entries', { key: 'text', feed_id: 'text', article_id: 'text', hash: 'text', seen_at: 'instant' }, [
    'key',
    'feed_id',
  ]);
  await index(db, 'entries_by_feed', 'entries', ['feed_id', 'seen_at']);
  await table(
    db,
    'versions',
    { article_id: 'text', version: 'integer', headline: 'text', text: 'text', replaced_at: 'instant' },
    ['article_id', 'version'],
  );
  await table(db, 'tombstones', { article_id: 'text', removed_at: 'instant', reason: 'text' }, ['article_id']);
  await index(db, 'tombstones_by_age', 'tombstones', ['reason', 'removed_at']);
  await table(db, 'guild_feeds', { guild_id: 'text', feed_id: 'text', added_by: 'text', added_at: 'instant' }, [
    'guild_id',
    'feed_id',
  ]);
  await index(db, 'guild_feeds_by_feed', 'guild_feeds', ['feed_id']);
  await table(db, 'guild_mutes', { guild_id: 'text', outlet: 'text', muted_by: 'text', muted_at: 'instant' }, [
    'guild_id',
    'outlet',
  ]);

  await sql`alter table articles add column feed_id text`.execute(db);
  await sql`alter table articles add column gathered_at bigint`.execute(db);
  await sql`alter table articles add column thinned_at bigint`.execute(db);
  await index(db, 'articles_by_gathering', 'articles', ['gathered_at']);
  await index(db, 'articles_by_thinning', 'articles', ['thinned_at']);
  await index(db, 'told_by_story', 'told', ['story_id']);
  await index(db, 'deliveries_by_settling', 'deliveries', ['settled_at']);
}
