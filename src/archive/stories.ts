// Stories: filing articles under them, and one story with its articles. `latest.ts` finds the newest.
import { sql } from 'kysely';
import {
  type Filed,
  type Kept,
  keysOf,
  NEAREST,
  type Reason,
  SHARING,
  STORIES_SEEN,
  STORY_SEEN,
} from '../news/filing.ts';
import { type Story, storyFrom } from '../news/story.ts';
import { isShown } from './hidden.ts';
import { newestStories, type StoryFilter } from './latest.ts';
import { profileText, traitsFrom } from './profiles.ts';
import { articleOf, json } from './rows.ts';
import type { Database, LabelKind, Schema } from './schema.ts';
import { tally } from './tally.ts';
import { alone } from './transaction.ts';

export type { StoryFilter } from './latest.ts';

/** A story shows at most its newest so many articles. */
export const STORY_ARTICLES = 100;

export interface FiledBecause {
  readonly articleId: string;
  readonly newsAt: number;
  readonly wireCopyOf: string | null;
  /** null: nobody wrote it down then. */
  readonly reason: Reason | null;
}

type FiledRow = Pick<Schema['filings'], 'article_id' | 'story_id' | 'outlet' | 'news_at' | 'wire_copy_of' | 'profile'>;
const FILED = sql.raw('f.article_id, f.story_id, f.outlet, f.news_at, f.wire_copy_of, f.profile');
type Keys = ReturnType<typeof keysOf>;

function filedOf(row: FiledRow): readonly Filed[] {
  if (row.profile === null) return [];
  const { article_id: articleId, story_id: storyId, outlet, wire_copy_of: wireCopyOf } = row;
  const profile = traitsFrom(articleId, row.profile);
  return [{ articleId, storyId, outlet, wireCopyOf, newsAt: Number(row.news_at), profile }];
}

export function storiesIn(db: Database) {
  /**
   * Articles filed not farther than the window from `at` that share the most of the keys by their weight, then the newest, and the newest of their
   * first stories. Of each key the newest 50 articles in the window are looked at.
   */
  async function filingCandidates(keys: Keys, at: number, windowMs: number): Promise<readonly Filed[]> {
    if (keys.length === 0) return [];
    // Values are parameters, so that the statement of the next article is the same and stays prepared.
    const sharing = keys.map(
      ([
        term,
        weight,
      ]) => sql`select * from (select article_id, news_at, cast(${weight} as integer) as weight from filing_terms where term = ${term}
        and news_at >= ${at - windowMs} and news_at <= ${at + windowMs} order by news_at desc, article_id desc limit ${sql.lit(SHARING)}) as term`,
    );
    const { rows: best } = await sql<FiledRow>`
      select ${FILED} from
        (select article_id, news_at, sum(weight) as shared from (${sql.join(sharing, sql` union all `)}) as sharing
          group by article_id, news_at order by shared desc, news_at desc, article_id desc limit ${sql.lit(NEAREST)}) as best
        join filings as f on f.article_id = best.article_id
      order by best.shared desc, best.news_at desc, best.article_id desc`.execute(db);
    if (best.length === 0) return [];
    const seen = [...new Set(best.map(({ story_id }) => story_id))].slice(0, STORIES_SEEN);
    const newest = seen.map(
      (
        id,
      ) => sql`select * from (select ${FILED} from filings as f where f.story_id = ${id} and f.news_at >= ${at - windowMs}
        and f.news_at <= ${at + windowMs} order by f.news_at desc, f.article_id desc limit ${sql.lit(STORY_SEEN)}) as story`,
    );
    const { rows: members } = await sql<FiledRow>`${sql.join(newest, sql` union all `)}`.execute(db);
    const found = new Map([...best, ...members].map((row) => [row.article_id, row]));
    return [...found.values()].flatMap(filedOf);
  }

  /**
   * Files a stored article under a story. An article that is filed already stays where it is.
   * @throws Error when the article is not stored
   */
  async function fileArticle(filed: Kept, reason: Reason): Promise<void> {
    await alone(db, 'articles', (tx) => file(tx, filed, reason));
  }

  /** The story with its articles, at most the newest 100, without those of hidden outlets. */
  async function story(id: string, hidden: readonly string[] = []): Promise<Story | undefined> {
    const filed = db.selectFrom('filings').select('article_id').where('story_id', '=', id);
    const rows = await (hidden.length === 0 ? filed : filed.where(isShown(db, sql`outlet`, hidden)))
      .orderBy('news_at', 'desc')
      .orderBy('article_id', 'desc')
      .limit(STORY_ARTICLES)
      .execute();
    return (await tell([{ id, articleIds: rows.map(({ article_id }) => article_id) }]))[0];
  }

  /** Why each article of a story is there, for as many as a story shows. */
  async function reasonsOf(id: string): Promise<readonly FiledBecause[]> {
    const rows = await db
      .selectFrom('filings')
      .select(['article_id', 'news_at', 'wire_copy_of', 'reason'])
      .where('story_id', '=', id)
      .orderBy('news_at', 'desc')
      .orderBy('article_id', 'desc')
      .limit(STORY_ARTICLES)
      .execute();
    return rows.map(({ article_id, news_at, wire_copy_of, reason }) => ({
      articleId: article_id,
      newsAt: Number(news_at),
      wireCopyOf: wire_copy_of,
      reason: reason === null ? null : json<Reason>(reason),
    }));
  }

  async function storyOf(articleId: string, hidden: readonly string[] = []): Promise<Story | undefined> {
    const row = await db
      .selectFrom('filings')
      .select('story_id')
      .where('article_id', '=', articleId)
      .executeTakeFirst();
    return row && story(row.story_id, hidden);
  }

  /**
   * The newest stories first, as they stand when only articles are read that the filter admits: in one of the languages (or of none that is known), by
   * one of the outlets, not newer than `asOf`. Of these, at least one must be about one of the topics, and one about one of the
   * regions; the newest must not be older than `since`. An empty list admits all. At most the newest 100 articles of a story count.
   */
  async function stories(filter: StoryFilter): Promise<readonly Story[]> {
    return tell(await newestStories(db, filter, STORY_ARTICLES));
  }

  async function tell(found: readonly { id: string; articleIds: readonly string[] }[]): Promise<readonly Story[]> {
    const ids = found.flatMap(({ articleIds }) => articleIds);
    const articles = new Map<string, ReturnType<typeof articleOf>>();
    const copies = new Map<string, string>();
    for (let from = 0; from < ids.length; from += 500) {
      const some = ids.slice(from, from + 500);
      const rows = await db
        .selectFrom('articles')
        .leftJoin('filings', 'filings.article_id', 'articles.id')
        .selectAll('articles')
        .select('wire_copy_of')
        .where('articles.id', 'in', some)
        .execute();
      for (const row of rows) {
        articles.set(row.id, articleOf(row));
        if (row.wire_copy_of !== null) copies.set(row.id, row.wire_copy_of);
      }
    }
    return found.flatMap(({ id, articleIds }) => {
      const own = articleIds.flatMap((articleId) => articles.get(articleId) ?? []);
      const printed = articleIds.flatMap((each) => {
        const first = copies.get(each);
        return first === undefined ? [] : [[each, first] as const];
      });
      return own.length > 0 ? [storyFrom(id, own, new Map(printed))] : [];
    });
  }

  return { filingCandidates, fileArticle, story, storyOf, stories, reasonsOf };
}

async function file(tx: Database, filed: Kept, reason: Reason): Promise<void> {
  const { articleId, storyId, wireCopyOf, profile } = filed;
  const terms = keysOf(profile).map(([term]) => term);
  const article = await tx
    .selectFrom('articles')
    .select(['outlet', 'headline', 'language', 'topics', 'regions', 'news_at'])
    .where('id', '=', articleId)
    .executeTakeFirst();
  if (!article) throw new Error(`article ${articleId} is not stored, so it cannot be filed`);
  const newsAt = filed.newsAt ?? Number(article.news_at);
  const row = await tx
    .insertInto('filings')
    .values({
      ...article,
      article_id: articleId,
      story_id: storyId,
      news_at: newsAt,
      terms: JSON.stringify(terms),
      profile: profileText(profile),
      wire_copy_of: wireCopyOf,
      reason: JSON.stringify(reason),
    })
    .onConflict((conflict) => conflict.column('article_id').doNothing())
    .returning('article_id')
    .executeTakeFirst();
  if (!row) return;
  if (terms.length > 0) {
    const rows = [...new Set(terms)].map((term) => ({ term, news_at: newsAt, article_id: articleId }));
    await tx.insertInto('filing_terms').values(rows).execute();
  }
  const { outlet, language } = article;
  const about = { topics: json<string[]>(article.topics), regions: json<string[]>(article.regions) };
  await labelStory(tx, storyId, newsAt, { outlet, language, ...about });
}

/**
 * Keeps for every label of the story its newest and its first news. A story is in the order of its newest article, whatever that one is about, so
 * its topics and regions follow; by outlet or language it is in the order of that outlet's or language's own newest.
 */
export async function labelStory(
  tx: Database,
  storyId: string,
  at: number,
  article: { outlet: string; language: string | null; topics: readonly string[]; regions: readonly string[] },
): Promise<void> {
  const labels: readonly (readonly [LabelKind, string])[] = [
    ['all', ''],
    ['outlet', article.outlet],
    ['language', article.language ?? ''],
    ...article.topics.map((topic) => ['topic', topic] as const),
    ...article.regions.map((region) => ['region', region] as const),
  ];
  const before = await tx
    .selectFrom('story_labels')
    .select('news_at')
    .where('story_id', '=', storyId)
    .where('kind', '=', 'all')
    .executeTakeFirst();
  if (!before) await tally(tx, 'stories', 1);
  const newest = Math.max(at, Number(before?.news_at ?? at));
  const rows = labels.map(([kind, name]) => ({
    story_id: storyId,
    kind,
    label: name,
    news_at: kind === 'outlet' || kind === 'language' ? at : newest,
    first_at: at,
  }));
  await tx
    .insertInto('story_labels')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['story_id', 'kind', 'label']).doUpdateSet({
        news_at: sql`case when excluded.news_at > story_labels.news_at then excluded.news_at else story_labels.news_at end`,
        first_at: sql`case when excluded.first_at < story_labels.first_at then excluded.first_at else story_labels.first_at end`,
      }),
    )
    .execute();
  if (before) {
    await tx
      .updateTable('story_labels')
      .set({ news_at: newest })
      .where('story_id', '=', storyId)
      .where('kind', 'in', ['topic', 'region'])
      .where('news_at', '<', newest)
      .execute();
  }
}
