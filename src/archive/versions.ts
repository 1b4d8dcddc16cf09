// Versions: an article that was changed by its outlet is the same article with a newer text; what it said before is kept.
import type { Article } from '../news/article.ts';
import { markChanged } from './changes.ts';
import { labelStory } from './filings.ts';
import { indexWords, unindexWords } from './full-text.ts';
import { articleRow } from './rows.ts';
import type { Database } from './schema.ts';
import { alone } from './transaction.ts';

export interface Version {
  /** From 1; the newest is the article itself. */
  readonly version: number;
  readonly headline: string;
  readonly text: string;
  /** From when and until when it was what the article said, as far as was seen. */
  readonly seenAt: number;
  readonly replacedAt: number;
}

/** Of an article that changes all day, such as a live blog: the first, and the newest so many. */
const VERSIONS_KEPT = 20;

export function versionsIn(db: Database) {
  /**
   * Puts a newer text in the place of a stored article's, in search and under its story too. When it was published, and when stored, stay as
   * they are: a changed article does not become news again, but where it was written anew, a story that was told may come back.
   * @param article as it is to be, with the id it has
   * @param how.feedId the feed the new text came from
   * @param how.keep whether what it said before is a version of its own; not so where a teaser is completed
   * @returns whether there was such an article
   */
  async function reviseArticle(
    article: Article,
    how: { readonly feedId: string; readonly keep: boolean; readonly now: number },
  ): Promise<boolean> {
    return alone(db, 'articles', async (tx) => {
      const before = await tx.selectFrom('articles').selectAll().where('id', '=', article.id).executeTakeFirst();
      if (!before) return false;
      if (how.keep) {
        await keepVersion(tx, before, how.now);
        await markChanged(tx, [{ articleId: before.id, outlet: before.outlet }], null, how.now);
      }
      const place = Number(before.place);
      const row = articleRow(article, place, how.feedId);
      const { headline, url, section, language, text, bylines, rights, year, topics, regions, feed_id, rewritten_at } =
        row;
      await tx
        .updateTable('articles')
        .set({ headline, url, section, language, text, bylines, rights, year, topics, regions, feed_id, rewritten_at })
        .where('id', '=', article.id)
        .execute();
      await unindexWords(tx, [place]);
      await indexWords(tx, [{ ...article, outlet: before.outlet, place }]);
      const filed = await tx
        .updateTable('filings')
        .set({ headline: article.headline, language: article.language, topics, regions })
        .where('article_id', '=', article.id)
        .returning(['story_id', 'news_at'])
        .executeTakeFirst();
      if (filed) {
        await labelStory(tx, filed.story_id, Number(filed.news_at), { ...article, outlet: before.outlet });
      }
      return true;
    });
  }

  /** What an article said before, the oldest first. */
  async function versionsOf(articleId: string): Promise<readonly Version[]> {
    const article = await db.selectFrom('articles').select('stored_at').where('id', '=', articleId).executeTakeFirst();
    const rows = await db
      .selectFrom('versions')
      .selectAll()
      .where('article_id', '=', articleId)
      .orderBy('version')
      .execute();
    return rows.map(({ version, headline, text, replaced_at }, index) => ({
      version: Number(version),
      headline,
      text,
      seenAt: Number(rows[index - 1]?.replaced_at ?? article?.stored_at ?? replaced_at),
      replacedAt: Number(replaced_at),
    }));
  }

  /** The stories of articles that their outlets wrote anew at that instant or later. */
  async function rewrittenStories(since: number): Promise<ReadonlySet<string>> {
    const rows = await db
      .selectFrom('articles')
      .innerJoin('filings', 'filings.article_id', 'articles.id')
      .select('filings.story_id')
      .distinct()
      .where('articles.rewritten_at', '>=', since)
      .execute();
    return new Set(rows.map(({ story_id }) => story_id));
  }

  return { reviseArticle, versionsOf, rewrittenStories };
}

async function keepVersion(tx: Database, before: { id: string; headline: string; text: string }, now: number) {
  const newest = await tx
    .selectFrom('versions')
    .select(({ fn }) => fn.max('version').as('version'))
    .where('article_id', '=', before.id)
    .executeTakeFirst();
  const version = Number(newest?.version ?? 0) + 1;
  await tx
    .insertInto('versions')
    .values({ article_id: before.id, version, headline: before.headline, text: before.text, replaced_at: now })
    .execute();
  await tx
    .deleteFrom('versions')
    .where('article_id', '=', before.id)
    .where('version', '>', 1)
    .where('version', '<=', version - VERSIONS_KEPT)
    .execute();
}
