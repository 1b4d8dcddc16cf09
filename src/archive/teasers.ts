// Teasers: articles whose full text is still to be read from their pages, so that none is forgotten when a process stops in between.
import { sql } from 'kysely';
import type { Article } from '../news/article.ts';
import { listOf } from './list.ts';
import { articleOf } from './rows.ts';
import type { Database, Schema } from './schema.ts';

/** How often a page is asked for, but for the first time. */
const TRIES = 2;
const HOUR_MS = 3_600_000;

export function teasersIn(db: Database) {
  /** @param tryAt when whoever finds them takes them to have been forgotten */
  async function rememberTeasers(articleIds: readonly string[], tryAt: number): Promise<void> {
    if (articleIds.length === 0) return;
    await db
      .insertInto('teasers')
      .values(articleIds.map((article_id) => ({ article_id, tries: 0, try_at: tryAt })))
      .onConflict((conflict) => conflict.column('article_id').doNothing())
      .execute();
  }

  /**
   * Some that were forgotten, the longest waiting first: each to one caller, and again after an hour. What was removed since, or may not be read any more, or was
   * tried often enough, is let go.
   */
  async function claimTeasers(
    now: number,
    limit: number,
  ): Promise<readonly { readonly article: Article; readonly feedId: string }[]> {
    const { rows: due } = await sql<Pick<Schema['teasers'], 'article_id'>>`select article_id from teasers
      where try_at <= ${now} order by try_at, article_id limit ${limit}`.execute(db);
    if (due.length === 0) return [];
    const ids = due.map(({ article_id }) => article_id);
    const claimed = await db
      .updateTable('teasers')
      .set({ tries: sql`tries + 1`, try_at: now + HOUR_MS })
      .where('article_id', 'in', ids)
      .where('try_at', '<=', now)
      .returning(['article_id', 'tries'])
      .execute();
    const live = claimed.filter(({ tries }) => Number(tries) <= TRIES).map(({ article_id }) => article_id);
    const rows = await db
      .selectFrom('articles')
      .innerJoin('feeds', 'feeds.id', 'articles.feed_id')
      .selectAll('articles')
      .select('feeds.id as from_feed')
      .where('feeds.pages', '=', 1)
      .where('articles.thinned_at', 'is', null)
      .where(sql<boolean>`articles.id in (${listOf(db, live)})`)
      .execute();
    const found = new Set(rows.map(({ id }) => id));
    await forgetTeasers(claimed.map(({ article_id }) => article_id).filter((id) => !found.has(id)));
    return rows.map((row) => ({ article: articleOf(row), feedId: row.from_feed }));
  }

  /** Their pages were read. */
  async function forgetTeasers(articleIds: readonly string[]): Promise<void> {
    if (articleIds.length === 0) return;
    await db
      .deleteFrom('teasers')
      .where('article_id', 'in', [...articleIds])
      .execute();
  }

  return { rememberTeasers, claimTeasers, forgetTeasers };
}
