// Stories: filing articles under them, finding the newest.
import { sql } from 'kysely';
import type { Region, Topic } from '../news/article.ts';
import { type Filed, type Story, storyFrom } from '../news/story.ts';
import { tally } from './articles.ts';
import type { Database, LabelKind } from './database.ts';
import { articleOf, filedOf } from './rows.ts';

export interface StoryFilter {
  readonly topics?: readonly Topic[] | undefined;
  readonly regions?: readonly Region[] | undefined;
  readonly outlets?: readonly string[] | undefined;
  /** Articles whose language is not known are kept. */
  readonly languages?: readonly string[] | undefined;
  /** News at or after this instant. */
  readonly since?: number | undefined;
  /** News at or before this instant. */
  readonly asOf?: number | undefined;
  readonly offset?: number | undefined;
  readonly limit: number;
}

const FILED = ['id', 'story_id', 'headline', 'outlet', 'news_at', 'terms'] as const;

export function storiesIn(db: Database) {
  /** Articles filed within the window around `at` that share terms, most shared first; found by an index on the terms. */
  async function filingCandidates(
    terms: readonly string[],
    at: number,
    windowMs: number,
    limit: number,
  ): Promise<readonly Filed[]> {
    if (terms.length === 0) return [];
    const rows = await db
      .with('sharing', (cte) =>
        cte
          .selectFrom('article_terms')
          .select(['article_id', ({ fn }) => fn.countAll<number>().as('shared')])
          .where('term', 'in', terms)
          .where('news_at', '>=', at - windowMs)
          .where('news_at', '<=', at + windowMs)
          .groupBy('article_id')
          .orderBy('shared', 'desc')
          .orderBy('article_id')
          .limit(limit),
      )
      .selectFrom('sharing')
      .innerJoin('articles', 'articles.id', 'sharing.article_id')
      .select(FILED.map((column) => `articles.${column}` as const))
      .orderBy('sharing.shared', 'desc')
      .orderBy('articles.id')
      .execute();
    return rows.map(filedOf);
  }

  /** Files an article that is stored; filing it again under the same story changes nothing. */
  async function fileArticle(filed: Filed): Promise<void> {
    await db.transaction().execute(async (tx) => {
      const changed = await tx
        .updateTable('articles')
        .set({ story_id: filed.storyId, terms: JSON.stringify(filed.terms) })
        .where('id', '=', filed.articleId)
        .where('story_id', 'is', null)
        .returning('id')
        .executeTakeFirst();
      if (!changed) return;
      if (filed.terms.length > 0) {
        const terms = filed.terms.map((term) => ({ term, article_id: filed.articleId, news_at: filed.newsAt }));
        await tx
          .insertInto('article_terms')
          .values(terms)
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      }
      const known = await tx.selectFrom('stories').select('news_at').where('id', '=', filed.storyId).executeTakeFirst();
      const at = Math.max(filed.newsAt, Number(known?.news_at ?? 0));
      if (!known) await tally(tx, 'stories', sql`tallies.value + 1`, 1);
      await tx
        .insertInto('stories')
        .values({ id: filed.storyId, news_at: at })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ news_at: at }))
        .execute();
      await tx
        .insertInto('story_labels')
        .columns(['kind', 'label', 'story_id', 'news_at'])
        .expression((eb) =>
          eb
            .selectFrom('article_labels')
            .select(['kind', 'label', sql<string>`${filed.storyId}`.as('story_id'), sql<number>`${at}`.as('news_at')])
            .where('article_id', '=', filed.articleId),
        )
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      await tx
        .updateTable('story_labels')
        .set({ news_at: at })
        .where('story_id', '=', filed.storyId)
        .where('news_at', '<', at)
        .execute();
    });
  }

  async function story(id: string): Promise<Story | undefined> {
    return (await withArticles([id]))[0];
  }

  async function storyOf(articleId: string): Promise<Story | undefined> {
    const row = await db.selectFrom('articles').select('story_id').where('id', '=', articleId).executeTakeFirst();
    return row?.story_id ? story(row.story_id) : undefined;
  }

  /** The newest stories first. Each filter must hold for one article of the story at least. */
  async function stories(filter: StoryFilter): Promise<readonly Story[]> {
    const { topics = [], regions = [], outlets = [], languages = [], since, asOf, offset = 0, limit } = filter;
    const wanted: { kind: LabelKind; labels: readonly string[] }[] = [
      { kind: 'topic' as const, labels: topics },
      { kind: 'region' as const, labels: regions },
      { kind: 'outlet' as const, labels: outlets },
    ].filter(({ labels }) => labels.length > 0);
    const [first] = wanted;
    // One label alone is read off its own index in order; more than one, or none, off the stories'.
    const byLabel =
      first?.labels.length === 1 && wanted.length === 1
        ? { kind: first.kind, label: first.labels[0] ?? '' }
        : undefined;
    const span = sql.join(
      [
        sql`1 = 1`,
        ...(since === undefined ? [] : [sql`x.news_at >= ${since}`]),
        ...(asOf === undefined ? [] : [sql`x.news_at <= ${asOf}`]),
      ],
      sql` and `,
    );
    const labelled = (byLabel ? [] : wanted).map(
      ({ kind, labels }) =>
        sql`and exists (select 1 from story_labels l where l.story_id = x.id and l.kind = ${kind} and l.label in (${sql.join([...labels])}))`,
    );
    const spoken =
      languages.length === 0
        ? sql``
        : sql`and exists (select 1 from articles a where a.story_id = x.id and (a.language is null or a.language in (${sql.join([...languages])})))`;
    const from = byLabel
      ? sql`(select story_id as id, news_at from story_labels where kind = ${byLabel.kind} and label = ${byLabel.label})`
      : sql`stories`;
    const { rows } = await sql<{ id: string }>`
      select x.id from ${from} x where ${span} ${labelled.length > 0 ? sql.join(labelled, sql` `) : sql``} ${spoken}
      order by x.news_at desc, x.id desc limit ${limit} offset ${offset}`.execute(db);
    return withArticles(rows.map(({ id }) => id));
  }

  /** In the order of the ids. */
  async function withArticles(ids: readonly string[]): Promise<readonly Story[]> {
    if (ids.length === 0) return [];
    const rows = await db
      .selectFrom('articles')
      .selectAll()
      .where('story_id', 'in', ids)
      .orderBy('news_at', 'desc')
      .orderBy('id')
      .execute();
    const byStory = Map.groupBy(rows, (row) => row.story_id ?? '');
    return ids.flatMap((id) => {
      const articles = byStory.get(id)?.map(articleOf) ?? [];
      return articles.length > 0 ? [storyFrom(id, articles)] : [];
    });
  }

  return { filingCandidates, fileArticle, story, storyOf, stories };
}
