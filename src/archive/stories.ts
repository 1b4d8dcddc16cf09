// Stories: filing articles under them, and one story with its articles. `latest.ts` finds the newest.
import { sql } from 'kysely';
import type { Filed, Kept, Reason } from '../news/filing.ts';
import { type Story, storyFrom } from '../news/story.ts';
import { alike, type Keys } from './alike.ts';
import { file } from './filings.ts';
import { isShown } from './hidden.ts';
import { newestStories, type StoryFilter } from './latest.ts';
import { articleOf, json } from './rows.ts';
import type { Database } from './schema.ts';
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

export function storiesIn(db: Database) {
  /** See `alike`. */
  function filingCandidates(keys: Keys, at: number, windowMs: number): Promise<readonly Filed[]> {
    return alike(db, keys, at, windowMs);
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
