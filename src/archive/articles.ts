// Articles: storing them once, finding one.
import { type Kysely, sql } from 'kysely';
import { type Article, newsAt } from '../news/article.ts';
import { folded } from '../news/words.ts';
import type { Database, Schema } from './database.ts';
import { articleOf, articleRow } from './rows.ts';
import { headlineMatches, indexWords } from './search.ts';

export function articlesIn(db: Database) {
  /** Stores what is new, in one transaction; an article whose id is known is left as it is. In the order given. */
  async function storeArticles(articles: readonly Article[]): Promise<readonly { id: string; new: boolean }[]> {
    return db.transaction().execute(async (tx) => {
      const stored: { id: string; new: boolean }[] = [];
      for (const article of articles) stored.push({ id: article.id, new: await storeOne(tx, article) });
      return stored;
    });
  }

  async function article(id: string): Promise<Article | undefined> {
    const row = await db.selectFrom('articles').selectAll().where('id', '=', id).executeTakeFirst();
    return row && articleOf(row);
  }

  /** For completing what somebody types: words of the headline, the last one unfinished. Newest first; nothing typed gives the newest. */
  async function headlines(typed: string, limit: number) {
    const matches = headlineMatches(db, typed);
    const query = db.selectFrom('articles').select(['id', 'headline', 'outlet', 'news_at']);
    const rows = await (folded(typed) === '' ? query : query.where('seq', 'in', matches))
      .orderBy('news_at', 'desc')
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map(({ id, headline, outlet, news_at }) => ({ id, headline, outlet, newsAt: Number(news_at) }));
  }

  /** Outlets with a word that begins as typed, those with most articles first. */
  async function outletNames(typed: string, limit: number): Promise<readonly string[]> {
    const start = folded(typed);
    const pattern = start.replace(/[\\%_]/g, '\\$&');
    const rows = await db
      .selectFrom('outlets')
      .select('name')
      .$if(start !== '', (query) =>
        query.where(({ or }) =>
          or([
            sql<boolean>`folded like ${`${pattern}%`} escape '\\'`,
            sql<boolean>`folded like ${`% ${pattern}%`} escape '\\'`,
          ]),
        ),
      )
      .orderBy('articles', 'desc')
      .orderBy('name')
      .limit(limit)
      .execute();
    return rows.map(({ name }) => name);
  }

  /** Kept while storing, so that it costs the same however much is stored. */
  async function counts() {
    const tallies = new Map(
      (await db.selectFrom('tallies').selectAll().execute()).map(({ name, value }) => [name, Number(value)]),
    );
    const newest = await db
      .selectFrom('articles')
      .select('news_at')
      .orderBy('news_at', 'desc')
      .limit(1)
      .executeTakeFirst();
    const { outlets } = await db
      .selectFrom('outlets')
      .select(({ fn }) => fn.countAll().as('outlets'))
      .executeTakeFirstOrThrow();
    return {
      articles: tallies.get('articles') ?? 0,
      stories: tallies.get('stories') ?? 0,
      outlets: Number(outlets),
      newestAt: newest ? Number(newest.news_at) : null,
      lastStoredAt: tallies.get('last-stored-at') ?? null,
    };
  }

  return { storeArticles, article, headlines, outletNames, counts };
}

async function storeOne(tx: Kysely<Schema>, article: Article): Promise<boolean> {
  const row = await tx
    .insertInto('articles')
    .values(articleRow(article))
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('seq')
    .executeTakeFirst();
  if (!row) return false;
  await indexWords(tx, Number(row.seq), article);
  const labels = [
    ...article.topics.map((label) => ({ kind: 'topic' as const, label })),
    ...article.regions.map((label) => ({ kind: 'region' as const, label })),
    { kind: 'outlet' as const, label: article.outlet },
  ];
  const at = newsAt(article);
  await tx
    .insertInto('article_labels')
    .values(labels.map((label) => ({ ...label, article_id: article.id, news_at: at })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await tx
    .insertInto('outlets')
    .values({ name: article.outlet, folded: folded(article.outlet), articles: 1 })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ articles: sql`outlets.articles + 1` }))
    .execute();
  await tally(tx, 'articles', sql`tallies.value + 1`, 1);
  await tally(tx, 'last-stored-at', sql`${article.storedAt}`, article.storedAt);
  return true;
}

export async function tally(
  tx: Kysely<Schema>,
  name: string,
  next: ReturnType<typeof sql<number>>,
  first: number,
): Promise<void> {
  await tx
    .insertInto('tallies')
    .values({ name, value: first })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: next }))
    .execute();
}
