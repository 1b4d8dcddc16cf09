// Feeds: which are looked at and when, and how each is doing.
import { type ExpressionBuilder, sql } from 'kysely';
import type { Feed } from '../news/feed.ts';
import { newFeed } from '../news/feed-state.ts';
import { feedRow, type KeptFeed, keptFeedOf, timesRow, wholeFeeds } from './feed-rows.ts';
import { numberOrNull } from './rows.ts';
import type { Database, Schema } from './schema.ts';
import { alone } from './transaction.ts';

const ROWS_A_STATEMENT = 50;
const IDS_A_STATEMENT = 500;

export function feedsIn(db: Database) {
  /**
   * Makes the operator's feeds those given: new ones are due at once, known ones keep how they are doing, and those no longer named are looked at only while a
   * server has them. An address that was written anew takes the place of one the feed had moved to.
   */
  async function syncFeeds(feeds: readonly Feed[], now: number): Promise<void> {
    await alone(db, 'feeds', async (tx) => {
      const rows = await tx.selectFrom('feeds').select('id').where('operator', '=', 1).execute();
      await putFeeds(tx, feeds, true, now);
      const listed = new Set(feeds.map(({ id }) => id));
      const dropped = rows.map(({ id }) => id).filter((id) => !listed.has(id));
      for (let from = 0; from < dropped.length; from += IDS_A_STATEMENT) {
        const some = dropped.slice(from, from + IDS_A_STATEMENT);
        await tx.updateTable('feeds').set({ operator: 0 }).where('id', 'in', some).execute();
        await restUnwanted(tx, some);
      }
    });
  }

  /** Makes those due that could not be reached at or after an instant: at that time nobody could, and now somebody was. */
  async function wakeUnreached(since: number, now: number): Promise<boolean> {
    const { numUpdatedRows } = await db
      .updateTable('feed_times')
      .set({ due_at: now })
      .where('looked_at', '>=', since)
      .where('due_at', '>', now)
      .where('feed_id', 'in', ({ selectFrom }) =>
        selectFrom('feeds').select('id').where('code', 'in', ['network', 'timeout']),
      )
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  /** Of those that are looked at, the one that was reached last; undefined where none ever was. */
  async function lastReached(): Promise<KeptFeed | undefined> {
    const row = await wholeFeeds(db)
      .where('succeeded_at', 'is not', null)
      .where('due_at', 'is not', null)
      .where('retired_at', 'is', null)
      .orderBy('succeeded_at', 'desc')
      .orderBy('id')
      .limit(1)
      .executeTakeFirst();
    return row && keptFeedOf(row);
  }

  async function feed(id: string): Promise<KeptFeed | undefined> {
    const row = await wholeFeeds(db).where('id', '=', id).executeTakeFirst();
    return row && keptFeedOf(row);
  }

  /** The operator's and the servers', by outlet; those that nobody wants are left out. Page by page: `after` is the last id of the page before. */
  async function allFeeds(limit: number, after = ''): Promise<readonly KeptFeed[]> {
    const rows = await wholeFeeds(db)
      .where('id', '>', after)
      .where(seenBy(undefined))
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map(keptFeedOf);
  }

  /** Those in the operator's list, by outlet. */
  async function operatorFeeds(): Promise<readonly KeptFeed[]> {
    const query = wholeFeeds(db).where('operator', '=', 1);
    return (await query.orderBy('outlet').orderBy('id').execute()).map(keptFeedOf);
  }

  /** Feeds whose last look failed, and retired ones, the worst first: all, or those that a server sees. */
  async function failingFeeds(limit: number, guildId?: string | null): Promise<readonly KeptFeed[]> {
    const rows = await wholeFeeds(db)
      .where(({ or, eb }) => or([eb('failures', '>', 0), eb('retired_at', 'is not', null)]))
      .where(seenBy(guildId))
      .orderBy('failures', 'desc')
      .orderBy('outlet')
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map(keptFeedOf);
  }

  /** When the last look at any feed succeeded; null where none ever did. */
  async function reachedAt(): Promise<number | null> {
    const { newest } = await db
      .selectFrom('feed_times')
      .select(({ fn }) => fn.max('succeeded_at').as('newest'))
      .executeTakeFirstOrThrow();
    return numberOrNull(newest);
  }

  /** How the feeds that are looked at are doing, all together: all, or those that a server sees (null: outside of servers). */
  async function feedCounts(guildId?: string | null) {
    const row = await db
      .selectFrom('feeds')
      .innerJoin('feed_times', 'feed_times.feed_id', 'feeds.id')
      .select(({ fn }) => [
        fn.countAll<number>().as('feeds'),
        sql<number>`coalesce(sum(case when failures > 0 and retired_at is null then 1 else 0 end), 0)`.as('failing'),
        sql<number>`coalesce(sum(case when retired_at is not null then 1 else 0 end), 0)`.as('retired'),
        fn.max('looked_at').as('looked'),
        fn.max('succeeded_at').as('succeeded'),
        fn.min('due_at').as('due'),
      ])
      .where(({ or, eb }) => or([eb('due_at', 'is not', null), eb('retired_at', 'is not', null)]))
      .where(seenBy(guildId))
      .executeTakeFirstOrThrow();
    return {
      feeds: Number(row.feeds),
      failing: Number(row.failing),
      retired: Number(row.retired),
      lookedAt: numberOrNull(row.looked),
      succeededAt: numberOrNull(row.succeeded),
      nextAt: numberOrNull(row.due),
    };
  }

  return {
    syncFeeds,
    wakeUnreached,
    lastReached,
    feed,
    allFeeds,
    operatorFeeds,
    failingFeeds,
    feedCounts,
    reachedAt,
  };
}

/** Adds feeds, or brings what is written of known ones up to date. One that was at rest is due at once. */
export async function putFeeds(tx: Database, feeds: readonly Feed[], operator: boolean, now: number): Promise<void> {
  const each = [...new Map(feeds.map((feed) => [feed.id, feed])).values()];
  for (let from = 0; from < each.length; from += ROWS_A_STATEMENT)
    await putSome(tx, each.slice(from, from + ROWS_A_STATEMENT), operator, now);
}

async function putSome(tx: Database, feeds: readonly Feed[], operator: boolean, now: number): Promise<void> {
  const ids = feeds.map(({ id }) => id);
  const known = await wholeFeeds(tx).where('id', 'in', ids).execute();
  const before = new Map(known.map((row) => [row.id, row]));
  const put = tx.insertInto('feeds').values(feeds.map((feed) => feedRow(feed, operator, now)));
  const rewritten = sql`excluded.url <> feeds.url`;
  await put
    .onConflict((conflict) =>
      operator
        ? conflict.column('id').doUpdateSet({
            url: sql`excluded.url`,
            outlet: sql`excluded.outlet`,
            section: sql`excluded.section`,
            language: sql`excluded.language`,
            pages: sql`excluded.pages`,
            operator: 1,
            address: sql`case when ${rewritten} then excluded.address else feeds.address end`,
            retired_at: sql`case when ${rewritten} then null else feeds.retired_at end`,
          })
        : conflict.column('id').doNothing(),
    )
    .execute();
  const added = feeds.filter(({ id }) => !before.has(id));
  if (added.length > 0) {
    const rows = added.map(({ id, url }) => ({ feed_id: id, ...timesRow(newFeed(url, now)) }));
    await tx.insertInto('feed_times').values(rows).execute();
  }
  if (!operator) return;
  for (const { id, url } of feeds) {
    const row = before.get(id);
    if (!row) continue;
    const moved = row.url !== url;
    const wakes = row.due_at === null && (row.retired_at === null || moved);
    if (!moved && !wakes) continue;
    const { host } = moved ? timesRow(newFeed(url, now)) : row;
    const due_at = wakes ? now : row.due_at;
    await tx.updateTable('feed_times').set({ host, due_at }).where('feed_id', '=', id).execute();
  }
}

/** Those of the feeds that neither the operator nor any server has are looked at no more. */
export async function restUnwanted(tx: Database, ids: readonly string[]): Promise<void> {
  await tx
    .updateTable('feed_times')
    .set({ due_at: null })
    .where('feed_id', 'in', ({ selectFrom }) =>
      selectFrom('feeds')
        .select('id')
        .where('id', 'in', ids)
        .where('operator', '=', 0)
        .where(({ not, exists, selectFrom }) =>
          not(exists(selectFrom('guild_feeds').select('feed_id').whereRef('guild_feeds.feed_id', '=', 'feeds.id'))),
        ),
    )
    .execute();
}

/** The operator's, and what servers have: one of them, none (null), or any. */
function seenBy(guildId: string | null | undefined) {
  return ({ or, eb, exists, selectFrom }: ExpressionBuilder<Schema, 'feeds'>) => {
    let own = selectFrom('guild_feeds').select('feed_id').whereRef('guild_feeds.feed_id', '=', 'feeds.id');
    if (guildId !== undefined) own = own.where('guild_id', '=', guildId ?? '');
    return or([eb('operator', '=', 1), exists(own)]);
  };
}
