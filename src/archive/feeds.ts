// Feeds: which are looked at and when, and how each is doing.
import { type ExpressionBuilder, type Insertable, type Selectable, sql } from 'kysely';
import { getDomain } from 'tldts';
import type { Feed } from '../news/feed.ts';
import { type FeedState, newFeed } from '../news/feed-state.ts';
import type { FailureCode } from '../news/reading.ts';
import { json, numberOrNull } from './rows.ts';
import type { Database, Schema } from './schema.ts';
import { alone } from './transaction.ts';

export interface KeptFeed {
  readonly feed: Feed;
  /** The registrable domain of where it is looked at. */
  readonly host: string;
  /** Whether it is in the operator's list. */
  readonly operator: boolean;
  readonly state: FeedState;
}

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
  async function wakeUnreached(since: number, now: number): Promise<void> {
    await db
      .updateTable('feeds')
      .set({ due_at: now })
      .where('code', 'in', ['network', 'timeout'])
      .where('looked_at', '>=', since)
      .where('due_at', '>', now)
      .execute();
  }

  /** Of those that are looked at, the one that was reached last; undefined where none ever was. */
  async function lastReached(): Promise<KeptFeed | undefined> {
    const row = await db
      .selectFrom('feeds')
      .selectAll()
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
    const row = await db.selectFrom('feeds').selectAll().where('id', '=', id).executeTakeFirst();
    return row && keptFeedOf(row);
  }

  /** The operator's and the servers', by outlet; those that nobody wants are left out. Page by page: `after` is the last id of the page before. */
  async function allFeeds(limit: number, after = ''): Promise<readonly KeptFeed[]> {
    const rows = await db
      .selectFrom('feeds')
      .selectAll()
      .where('id', '>', after)
      .where(seenBy(undefined))
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map(keptFeedOf);
  }

  /** Those in the operator's list, by outlet. */
  async function operatorFeeds(): Promise<readonly KeptFeed[]> {
    const query = db.selectFrom('feeds').selectAll().where('operator', '=', 1);
    return (await query.orderBy('outlet').orderBy('id').execute()).map(keptFeedOf);
  }

  /** Feeds whose last look failed, and retired ones, the worst first: all, or those that a server sees. */
  async function failingFeeds(limit: number, guildId?: string | null): Promise<readonly KeptFeed[]> {
    const rows = await db
      .selectFrom('feeds')
      .selectAll()
      .where(({ or, eb }) => or([eb('failures', '>', 0), eb('retired_at', 'is not', null)]))
      .where(seenBy(guildId))
      .orderBy('failures', 'desc')
      .orderBy('outlet')
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map(keptFeedOf);
  }

  /** Whether a look at any feed has succeeded since an instant. Mostly the first few tell. */
  async function reachedSince(at: number): Promise<boolean> {
    const { rows } = await sql`select id from feeds where succeeded_at >= ${at} limit 1`.execute(db);
    return rows.length > 0;
  }

  /** How the feeds that are looked at are doing, all together: all, or those that a server sees (null: outside of servers). */
  async function feedCounts(guildId?: string | null) {
    const row = await db
      .selectFrom('feeds')
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
    reachedSince,
  };
}

/** Adds feeds, or brings what is written of known ones up to date. One that was at rest is due at once. */
export async function putFeeds(tx: Database, feeds: readonly Feed[], operator: boolean, now: number): Promise<void> {
  const rows = [...new Map(feeds.map((feed) => [feed.id, feed])).values()].map((feed) => feedRow(feed, operator, now));
  for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT) {
    const put = tx.insertInto('feeds').values(rows.slice(from, from + ROWS_A_STATEMENT));
    if (!operator) {
      await put.onConflict((conflict) => conflict.column('id').doNothing()).execute();
      continue;
    }
    const rewritten = sql`excluded.url <> feeds.url`;
    await put
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet({
          url: sql`excluded.url`,
          outlet: sql`excluded.outlet`,
          section: sql`excluded.section`,
          language: sql`excluded.language`,
          pages: sql`excluded.pages`,
          operator: 1,
          address: sql`case when ${rewritten} then excluded.address else feeds.address end`,
          host: sql`case when ${rewritten} then excluded.host else feeds.host end`,
          retired_at: sql`case when ${rewritten} then null else feeds.retired_at end`,
          due_at: sql`case when feeds.due_at is null and (feeds.retired_at is null or ${rewritten}) then excluded.due_at else feeds.due_at end`,
        }),
      )
      .execute();
  }
}

/** Those of the feeds that neither the operator nor any server has are looked at no more. */
export async function restUnwanted(tx: Database, ids: readonly string[]): Promise<void> {
  await tx
    .updateTable('feeds')
    .set({ due_at: null })
    .where('id', 'in', ids)
    .where('operator', '=', 0)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('guild_feeds').select('feed_id').whereRef('guild_feeds.feed_id', '=', 'feeds.id'))),
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

function hostOf(address: string): string {
  const { hostname } = new URL(address);
  return getDomain(hostname, { allowPrivateDomains: true }) ?? hostname;
}

function feedRow(feed: Feed, operator: boolean, now: number): Insertable<Schema['feeds']> {
  const { id, url, outlet, section, language, pages } = feed;
  const written = { id, url, outlet, section, language, pages: pages ? 1 : 0, operator: operator ? 1 : 0 };
  return { ...written, added_at: now, ...stateRow(newFeed(url, now)) };
}

export function stateRow(state: FeedState) {
  return {
    address: state.address,
    host: hostOf(state.address),
    due_at: state.dueAt,
    looked_at: state.lookedAt,
    succeeded_at: state.succeededAt,
    fresh_at: state.freshAt,
    failures: state.failures,
    code: state.code,
    reason: state.reason,
    moved_to: state.movedTo,
    moved_since: state.movedSince,
    retired_at: state.retiredAt,
    validators: state.validators && JSON.stringify(state.validators),
    asks: state.asks && JSON.stringify(state.asks),
  };
}

export function keptFeedOf(row: Selectable<Schema['feeds']>): KeptFeed {
  return {
    feed: {
      id: row.id,
      url: row.url,
      outlet: row.outlet,
      section: row.section,
      language: row.language,
      pages: Number(row.pages) === 1,
    },
    host: row.host,
    operator: Number(row.operator) === 1,
    state: {
      address: row.address,
      dueAt: numberOrNull(row.due_at),
      lookedAt: numberOrNull(row.looked_at),
      succeededAt: numberOrNull(row.succeeded_at),
      freshAt: numberOrNull(row.fresh_at),
      failures: Number(row.failures),
      code: row.code as FailureCode | null,
      reason: row.reason,
      movedTo: row.moved_to,
      movedSince: numberOrNull(row.moved_since),
      retiredAt: numberOrNull(row.retired_at),
      validators: row.validators === null ? null : json(row.validators),
      asks: row.asks === null ? null : json(row.asks),
    },
  };
}
