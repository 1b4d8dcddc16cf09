// Articles: storing them once, finding one, counting them.
import { sql } from 'kysely';
import { type Article, canonicalUrl, newsAt } from '../news/article.ts';
import { folded } from '../news/words.ts';
import { headlinesWith, indexWords } from './full-text.ts';
import { isShown } from './hidden.ts';
import { freePlaces } from './place.ts';
import { wordsOf } from './query.ts';
import { articleOf, articleRow, numberOrNull } from './rows.ts';
import type { Database } from './schema.ts';
import { tally } from './tally.ts';
import { alone } from './transaction.ts';

const ROWS_A_STATEMENT = 50;

export function articlesIn(db: Database) {
  /**
   * Stores what is new, all or nothing; an article whose id is known, or came up before in the same list, is left as it is.
   * @param feedId the feed they were gathered from: their age counts from then on. What came as a file (null) stays
   * @returns for each article given, in their order, whether it was new
   */
  async function storeArticles(
    articles: readonly Article[],
    feedId: string | null = null,
  ): Promise<readonly { id: string; new: boolean }[]> {
    if (articles.length === 0) return [];
    const fresh = await alone(db, 'articles', async (tx) => {
      const known = await knownAmong(tx, [...new Set(articles.map(({ id }) => id))]);
      const unknown = new Map<string, Article>();
      for (const article of articles) {
        if (!known.has(article.id) && !unknown.has(article.id)) unknown.set(article.id, article);
      }
      await store(tx, [...unknown.values()], feedId);
      return new Set(unknown.keys());
    });
    return articles.map(({ id }) => ({ id, new: fresh.delete(id) }));
  }

  async function article(id: string): Promise<Article | undefined> {
    const row = await db.selectFrom('articles').selectAll().where('id', '=', id).executeTakeFirst();
    return row && articleOf(row);
  }

  /** All that have an address, however it is spelled (see `canonicalUrl`). Reads every article's address: for operators only. */
  async function articlesAt(url: string): Promise<readonly Article[]> {
    const canonical = canonicalUrl(url);
    const path = canonical?.split('?')[0]?.toLowerCase();
    if (!canonical || !path) return [];
    const near = sql<boolean>`lower(url) like ${`%${path.replace(/[\\%_]/g, '\\$&')}%`} escape '\\'`;
    const rows = await db.selectFrom('articles').selectAll().where(near).orderBy('place').execute();
    return rows.map(articleOf).filter((each) => each.url !== null && canonicalUrl(each.url) === canonical);
  }

  /** For completing what somebody types: words of the headline, the last one unfinished. Newest first; nothing typed gives the newest. */
  async function headlines(typed: string, limit: number, hidden: readonly string[] = []) {
    const words = wordsOf(typed.slice(0, 200)).slice(0, 12);
    const found = words.length === 0 ? undefined : await headlinesWith(db, words, limit, hidden);
    if (found?.length === 0) return [];
    const query = db.selectFrom('articles').select(['id', 'headline', 'outlet', 'news_at']);
    const open = hidden.length === 0 ? query : query.where(isShown(db, sql`outlet`, hidden));
    const rows = await (found ? query.where('place', 'in', found) : open)
      .orderBy('place', 'desc')
      .limit(limit)
      .execute();
    return rows.map(({ id, headline, outlet, news_at }) => ({ id, headline, outlet, newsAt: Number(news_at) }));
  }

  /** Outlets with a word that begins as typed: those whose name begins so first, then those with most articles. */
  async function outletNames(typed: string, limit: number, hidden: readonly string[] = []): Promise<readonly string[]> {
    const start = folded(typed.slice(0, 200));
    // Folded text has no mark that `like` would read as its own.
    const begins = sql<boolean>`folded like ${`${start}%`}`;
    const rows = await db
      .selectFrom('outlets')
      .select('name')
      .where('name', '<>', '')
      .where(isShown(db, sql`name`, hidden))
      .where(({ or }) => or([begins, sql<boolean>`folded like ${`% ${start}%`}`]))
      .orderBy(sql`case when folded like ${`${start}%`} then 0 else 1 end`)
      .orderBy('articles', 'desc')
      .orderBy('name')
      .limit(limit)
      .execute();
    return rows.map(({ name }) => name);
  }

  /** Costs the same however much is stored. An outlet without a name is none. */
  async function counts() {
    const rows = await db.selectFrom('tallies').selectAll().execute();
    const tallies = new Map(rows.map(({ name, value }) => [name, Number(value)]));
    const found = await db
      .selectNoFrom(({ selectFrom, fn }) => [
        selectFrom('articles')
          .select(({ fn }) => fn.max('news_at').as('newest'))
          .as('newest'),
        selectFrom('outlets').where('name', '<>', '').select(fn.countAll().as('outlets')).as('outlets'),
      ])
      .executeTakeFirstOrThrow();
    return {
      articles: tallies.get('articles') ?? 0,
      stories: tallies.get('stories') ?? 0,
      outlets: Number(found.outlets),
      newestAt: numberOrNull(found.newest),
      lastStoredAt: tallies.get('last-stored-at') ?? null,
    };
  }

  return { storeArticles, article, articlesAt, headlines, outletNames, counts };
}

async function knownAmong(db: Database, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const known = new Set<string>();
  for (let from = 0; from < ids.length; from += 500) {
    const rows = await db
      .selectFrom('articles')
      .select('id')
      .where('id', 'in', ids.slice(from, from + 500))
      .execute();
    for (const { id } of rows) known.add(id);
  }
  return known;
}

async function store(db: Database, articles: readonly Article[], feedId: string | null): Promise<void> {
  const [first] = articles;
  if (!first) return;
  const sorted = articles.toSorted((a, b) => newsAt(a) - newsAt(b));
  const places = await freePlaces(db, sorted.map(newsAt));
  const placed = sorted.map((article, index) => ({ ...article, place: places[index]! }));
  for (let from = 0; from < placed.length; from += ROWS_A_STATEMENT) {
    const rows = placed
      .slice(from, from + ROWS_A_STATEMENT)
      .map((article) => articleRow(article, article.place, feedId));
    await db.insertInto('articles').values(rows).execute();
  }
  await indexWords(db, placed);
  for (const [name, { length }] of Map.groupBy(articles, ({ outlet }) => outlet)) {
    await db
      .insertInto('outlets')
      .values({ name, folded: folded(name), articles: length })
      .onConflict((conflict) =>
        conflict.column('name').doUpdateSet({ articles: sql`outlets.articles + excluded.articles` }),
      )
      .execute();
  }
  await tally(db, 'articles', articles.length);
  const storedAt = articles.reduce((latest, article) => Math.max(latest, article.storedAt), first.storedAt);
  await tally(db, 'last-stored-at', storedAt, 'most');
}
