// Retention: what is taken out of the archive again, because it is old or because the operator wants it gone.
import { sql } from 'kysely';
import { markChanged } from './changes.ts';
import { reclaim } from './database.ts';
import { unindexWords } from './full-text.ts';
import { json } from './rows.ts';
import type { Database, Removal } from './schema.ts';
import { tally } from './tally.ts';
import { alone } from './transaction.ts';

const DAY_MS = 24 * 3_600_000;
/** Of stories that were told, headline and link are kept for so long after the text; deliveries, for the history, as long. */
export const TOLD_MEMORY_MS = 400 * DAY_MS;
/** What was posted word by word is kept for so long: stories end and corrections come long before. */
export const POSTED_MEMORY_MS = 60 * DAY_MS;
/** Articles of one transaction: few, so that nobody waits long. */
const BATCH = 50;

export interface Pruned {
  /** Articles taken out. */
  readonly removed: number;
  /** Articles of which headline and link were kept. */
  readonly thinned: number;
  /** There is more to do. */
  readonly more: boolean;
}

export function retentionIn(db: Database) {
  /**
   * One small batch of what gathered articles have become too old, the oldest first: taken out, with a tombstone; of a story that somebody was told, headline and link
   * stay. What came as a file stays. With nothing more of that to do, what hangs on nothing any more goes too, and the file gives back room.
   * @param before gathered before this instant is too old
   */
  async function prune(before: number, now: number): Promise<Pruned> {
    const pruned = await alone(db, 'articles', async (tx) => {
      const rows = await tx
        .selectFrom('articles')
        .leftJoin('filings', 'filings.article_id', 'articles.id')
        .select(['articles.id', 'filings.story_id'])
        .where('articles.gathered_at', '<', before)
        .orderBy('articles.gathered_at')
        .limit(BATCH)
        .execute();
      const told = await toldAmong(tx, new Set(rows.flatMap(({ story_id }) => story_id ?? [])));
      const keeps = rows.filter(({ story_id }) => story_id !== null && told.has(story_id));
      const goes = rows.filter((row) => !keeps.includes(row));
      await thin(
        tx,
        keeps.map(({ id }) => id),
        now,
      );
      await remove(
        tx,
        goes.map(({ id }) => id),
        'age',
        now,
      );
      return { removed: goes.length, thinned: keeps.length, more: rows.length === BATCH };
    });
    if (pruned.more) return pruned;
    const forgotten = await forget(before, now);
    await forgetFeeds(before);
    await reclaim(db);
    return { ...pruned, removed: pruned.removed + forgotten, more: forgotten === BATCH };
  }

  /** What was told long ago, tombstones of old age. @returns articles taken out */
  async function forget(before: number, now: number): Promise<number> {
    const past = now - TOLD_MEMORY_MS;
    return alone(db, 'articles', async (tx) => {
      const rows = await tx
        .selectFrom('articles')
        .select('id')
        .where('thinned_at', '<', past)
        .orderBy('thinned_at')
        .limit(BATCH)
        .execute();
      await remove(
        tx,
        rows.map(({ id }) => id),
        'age',
        now,
      );
      await tx.deleteFrom('tombstones').where('reason', '=', 'age').where('removed_at', '<', before).execute();
      await tx.deleteFrom('deliveries').where('settled_at', '<', past).execute();
      // Those before the last week were emptied before.
      await tx
        .updateTable('deliveries')
        .set({ choice: null })
        .where('settled_at', '<', now - POSTED_MEMORY_MS)
        .where('settled_at', '>', now - POSTED_MEMORY_MS - 7 * DAY_MS)
        .where('choice', 'is not', null)
        .execute();
      await tx
        .deleteFrom('posted_lines')
        .where('posted_at', '<', now - POSTED_MEMORY_MS)
        .execute();
      await tx
        .deleteFrom('amended_messages')
        .where('since', '<', now - POSTED_MEMORY_MS)
        .execute();
      await tx.deleteFrom('corrections').where('found_at', '<', past).execute();
      await tx.deleteFrom('drafts').where('deadline_at', '<', past).execute();
      return rows.length;
    });
  }

  /** Feeds that nobody has had for as long as articles are kept. Nobody adds or takes one meanwhile. */
  async function forgetFeeds(before: number): Promise<void> {
    await alone(db, 'feeds', async (tx) => {
      const idle = await tx
        .selectFrom('feed_times')
        .select('feed_id as id')
        .where('due_at', 'is', null)
        .where(({ exists, selectFrom }) =>
          exists(
            selectFrom('feeds')
              .select('id')
              .whereRef('id', '=', 'feed_times.feed_id')
              .where('retired_at', 'is', null)
              .where('operator', '=', 0)
              .where(({ or, eb }) => or([eb('feed_times.looked_at', '<', before), eb('added_at', '<', before)])),
          ),
        )
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('guild_feeds').select('feed_id').whereRef('guild_feeds.feed_id', '=', 'feed_times.feed_id'),
            ),
          ),
        )
        .limit(BATCH)
        .execute();
      for (const { id } of idle) {
        await tx.deleteFrom('entries').where('feed_id', '=', id).execute();
        await tx.deleteFrom('feeds').where('id', '=', id).execute();
        await tx.deleteFrom('feed_times').where('feed_id', '=', id).execute();
      }
    });
  }

  /** Takes articles out for good: they do not come back from their feeds. @returns how many there were */
  async function removeArticles(ids: readonly string[], now: number): Promise<number> {
    return alone(db, 'articles', (tx) => remove(tx, ids, 'operator', now));
  }

  /** Takes out what its outlet took back. @returns how many there were */
  async function withdrawArticles(ids: readonly string[], now: number): Promise<number> {
    return alone(db, 'articles', (tx) => remove(tx, ids, 'operator', now, 'outlet'));
  }

  return { prune, removeArticles, withdrawArticles };
}

async function toldAmong(tx: Database, storyIds: ReadonlySet<string>): Promise<ReadonlySet<string>> {
  if (storyIds.size === 0) return new Set();
  const rows = await tx
    .selectFrom('told')
    .select('story_id')
    .distinct()
    .where('story_id', 'in', [...storyIds])
    .execute();
  return new Set(rows.map(({ story_id }) => story_id));
}

async function thin(tx: Database, ids: readonly string[], now: number): Promise<void> {
  if (ids.length === 0) return;
  const rows = await tx
    .updateTable('articles')
    .set({ text: '', bylines: '[]', gathered_at: null, thinned_at: now })
    .where('id', 'in', ids)
    .returning('place')
    .execute();
  await unindexWords(
    tx,
    rows.map(({ place }) => Number(place)),
  );
  await tx.deleteFrom('versions').where('article_id', 'in', ids).execute();
  await dropTerms(tx, ids);
}

async function remove(
  tx: Database,
  ids: readonly string[],
  reason: Removal,
  now: number,
  by: 'operator' | 'outlet' = 'operator',
): Promise<number> {
  if (ids.length === 0) return 0;
  await dropTerms(tx, ids);
  const rows = await tx.deleteFrom('articles').where('id', 'in', ids).returning(['id', 'place', 'outlet']).execute();
  await unindexWords(
    tx,
    rows.map(({ place }) => Number(place)),
  );
  if (reason === 'operator')
    await markChanged(
      tx,
      rows.map(({ id, outlet }) => ({ articleId: id, outlet })),
      by,
      now,
    );
  await tx.deleteFrom('versions').where('article_id', 'in', ids).execute();
  const filed = await tx.deleteFrom('filings').where('article_id', 'in', ids).returning('story_id').execute();
  await dropEmptyStories(tx, [...new Set(filed.map(({ story_id }) => story_id))]);
  await tx
    .insertInto('tombstones')
    .values(ids.map((article_id) => ({ article_id, removed_at: now, reason })))
    .onConflict((conflict) => conflict.column('article_id').doUpdateSet({ removed_at: now, reason }))
    .execute();
  for (const [outlet, own] of Map.groupBy(rows, (row) => row.outlet)) {
    await tx
      .updateTable('outlets')
      .set({ articles: sql`articles - ${own.length}` })
      .where('name', '=', outlet)
      .execute();
    await tx.deleteFrom('outlets').where('name', '=', outlet).where('articles', '<=', 0).execute();
  }
  await tally(tx, 'articles', -rows.length);
  return rows.length;
}

/** Nothing new is filed beside an old article. */
async function dropTerms(tx: Database, ids: readonly string[]): Promise<void> {
  const rows = await tx
    .selectFrom('filings')
    .select(['article_id', 'news_at', 'terms'])
    .where('article_id', 'in', ids)
    .execute();
  if (ids.length > 0) await tx.updateTable('filings').set({ profile: null }).where('article_id', 'in', ids).execute();
  for (const { article_id, news_at, terms } of rows) {
    const own = json<string[]>(terms);
    if (own.length === 0) continue;
    await tx
      .deleteFrom('filing_terms')
      .where('term', 'in', own)
      .where('news_at', '=', Number(news_at))
      .where('article_id', '=', article_id)
      .execute();
  }
}

async function dropEmptyStories(tx: Database, storyIds: readonly string[]): Promise<void> {
  if (storyIds.length === 0) return;
  const left = await tx.selectFrom('filings').select('story_id').distinct().where('story_id', 'in', storyIds).execute();
  const kept = new Set(left.map(({ story_id }) => story_id));
  const empty = storyIds.filter((id) => !kept.has(id));
  if (empty.length === 0) return;
  await tx.deleteFrom('story_labels').where('story_id', 'in', empty).execute();
  await tx.deleteFrom('told').where('story_id', 'in', empty).execute();
  await tally(tx, 'stories', -empty.length);
}
