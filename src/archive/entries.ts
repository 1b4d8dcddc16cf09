// Entries: what was found in a feed before, by the keys it is known again by.
import { sql } from 'kysely';
import type { Article } from '../news/article.ts';
import type { Feed } from '../news/feed.ts';
import { listOf } from './list.ts';
import { articleOf } from './rows.ts';
import type { Database, Removal } from './schema.ts';

export interface KnownEntry {
  readonly articleId: string;
  /** Of what the entry said when it was last taken over from this feed; null when only another feed of the outlet has it. */
  readonly hash: string | null;
}

export interface SeenEntry {
  readonly keys: readonly string[];
  readonly articleId: string;
  readonly hash: string;
}

const DAY_MS = 24 * 3_600_000;
/** An entry that was not in its feed for so long is forgotten. */
export const ENTRY_MEMORY_MS = 7 * DAY_MS;
const KEYS_A_STATEMENT = 500;
const ROWS_A_STATEMENT = 100;

export function entriesIn(db: Database) {
  /** What the keys are known as in this feed, or else in another one of its outlet; a key that is not known is left out. */
  async function knownEntries(feed: Feed, keys: readonly string[]): Promise<ReadonlyMap<string, KnownEntry>> {
    const known = new Map<string, KnownEntry>();
    for (let from = 0; from < keys.length; from += KEYS_A_STATEMENT) {
      const rows = await db
        .selectFrom('entries')
        .innerJoin('feeds', 'feeds.id', 'entries.feed_id')
        .select(['entries.key', 'entries.feed_id', 'entries.article_id', 'entries.hash'])
        .where('entries.key', 'in', keys.slice(from, from + KEYS_A_STATEMENT))
        .where('feeds.outlet', '=', feed.outlet)
        .orderBy('entries.feed_id')
        .execute();
      for (const { key, feed_id, article_id, hash } of rows) {
        if (feed_id === feed.id) known.set(key, { articleId: article_id, hash });
        else if (!known.has(key)) known.set(key, { articleId: article_id, hash: null });
      }
    }
    return known;
  }

  /** Keeps what the keys of new and changed entries stand for from now on. */
  async function rememberEntries(feedId: string, entries: readonly SeenEntry[], now: number): Promise<void> {
    const rows = new Map<string, { feed_id: string; key: string; article_id: string; hash: string; seen_at: number }>();
    for (const { keys, articleId, hash } of entries)
      for (const key of keys) rows.set(key, { feed_id: feedId, key, article_id: articleId, hash, seen_at: now });
    const all = [...rows.values()];
    for (let from = 0; from < all.length; from += ROWS_A_STATEMENT) {
      await db
        .insertInto('entries')
        .values(all.slice(from, from + ROWS_A_STATEMENT))
        .onConflict((conflict) =>
          conflict.columns(['key', 'feed_id']).doUpdateSet(({ ref }) => ({
            article_id: ref('excluded.article_id'),
            hash: ref('excluded.hash'),
            seen_at: ref('excluded.seen_at'),
          })),
        )
        .execute();
    }
  }

  /** Notes, once a day, that the keys are still in the feed, and forgets those that have not been for a week. */
  async function stillThere(feedId: string, keys: readonly string[], now: number): Promise<void> {
    for (let from = 0; from < keys.length; from += KEYS_A_STATEMENT) {
      await db
        .updateTable('entries')
        .set({ seen_at: now })
        .where('feed_id', '=', feedId)
        .where('key', 'in', keys.slice(from, from + KEYS_A_STATEMENT))
        .where('seen_at', '<', now - DAY_MS)
        .execute();
    }
    await db
      .deleteFrom('entries')
      .where('feed_id', '=', feedId)
      .where('seen_at', '<', now - ENTRY_MEMORY_MS)
      .execute();
  }

  /** The articles of these ids that are stored, each with the feed its text came from; null: it came as a file. */
  async function storedAmong(
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, { readonly article: Article; readonly feedId: string | null }>> {
    const stored = new Map<string, { article: Article; feedId: string | null }>();
    for (let from = 0; from < ids.length; from += KEYS_A_STATEMENT) {
      const some = ids.slice(from, from + KEYS_A_STATEMENT);
      const rows = await db.selectFrom('articles').selectAll().where('id', 'in', some).execute();
      for (const row of rows) stored.set(row.id, { article: articleOf(row), feedId: row.feed_id });
    }
    return stored;
  }

  /** Which of these ids belong to articles that were removed and must not come back: for whichever reason, or for one. */
  async function removedAmong(ids: readonly string[], reason?: Removal): Promise<ReadonlySet<string>> {
    const { rows } = await sql<{ article_id: string }>`select article_id from tombstones
      where article_id in (${listOf(db, ids)}) ${reason === undefined ? sql`` : sql`and reason = ${reason}`}`.execute(
      db,
    );
    return new Set(rows.map(({ article_id }) => article_id));
  }

  return { knownEntries, rememberEntries, stillThere, storedAmong, removedAmong };
}
