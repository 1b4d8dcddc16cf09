// The ordered list of changes to the schema. A change that was released is never edited; the next one mends it.
import { type Kysely, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { PlainError } from '../news/plain-error.ts';
import type { Schema } from './database.ts';

const changes: Record<string, (db: Kysely<Schema>) => Promise<void>> = {
  '0001-first': async (db) => {
    const { schema } = db;
    await schema
      .createTable('articles')
      .addColumn('seq', 'integer', (c) => c.primaryKey().autoIncrement())
      .addColumn('id', 'text', (c) => c.notNull().unique())
      .addColumn('outlet', 'text', (c) => c.notNull())
      .addColumn('headline', 'text', (c) => c.notNull())
      .addColumn('url', 'text')
      .addColumn('section', 'text')
      .addColumn('language', 'text')
      .addColumn('published_at', 'bigint')
      .addColumn('stored_at', 'bigint', (c) => c.notNull())
      .addColumn('news_at', 'bigint', (c) => c.notNull())
      .addColumn('text', 'text', (c) => c.notNull())
      .addColumn('bylines', 'text', (c) => c.notNull())
      .addColumn('rights', 'text')
      .addColumn('year', 'integer')
      .addColumn('sample', 'integer', (c) => c.notNull())
      .addColumn('topics', 'text', (c) => c.notNull())
      .addColumn('regions', 'text', (c) => c.notNull())
      .addColumn('story_id', 'text')
      .addColumn('terms', 'text', (c) => c.notNull().defaultTo('[]'))
      .execute();
    await schema.createIndex('articles_by_news').on('articles').columns(['news_at', 'id']).execute();
    await schema.createIndex('articles_by_story').on('articles').columns(['story_id', 'news_at']).execute();
    await schema
      .createTable('article_labels')
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('label', 'text', (c) => c.notNull())
      .addColumn('article_id', 'text', (c) => c.notNull())
      .addColumn('news_at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('article_labels_key', ['article_id', 'kind', 'label'])
      .execute();
    await schema
      .createTable('article_terms')
      .addColumn('term', 'text', (c) => c.notNull())
      .addColumn('article_id', 'text', (c) => c.notNull())
      .addColumn('news_at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('article_terms_key', ['term', 'news_at', 'article_id'])
      .execute();
    await schema
      .createTable('stories')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('news_at', 'bigint', (c) => c.notNull())
      .execute();
    await schema.createIndex('stories_by_news').on('stories').columns(['news_at', 'id']).execute();
    await schema
      .createTable('story_labels')
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('label', 'text', (c) => c.notNull())
      .addColumn('story_id', 'text', (c) => c.notNull())
      .addColumn('news_at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('story_labels_key', ['story_id', 'kind', 'label'])
      .execute();
    await schema
      .createIndex('story_labels_by_news')
      .on('story_labels')
      .columns(['kind', 'label', 'news_at', 'story_id'])
      .execute();
    await schema
      .createTable('outlets')
      .addColumn('name', 'text', (c) => c.primaryKey())
      .addColumn('folded', 'text', (c) => c.notNull())
      .addColumn('articles', 'integer', (c) => c.notNull())
      .execute();
    await schema
      .createTable('tallies')
      .addColumn('name', 'text', (c) => c.primaryKey())
      .addColumn('value', 'bigint', (c) => c.notNull())
      .execute();
    await schema
      .createTable('subscriptions')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('guild_id', 'text', (c) => c.notNull())
      .addColumn('channel_id', 'text', (c) => c.notNull())
      .addColumn('order_json', 'text', (c) => c.notNull())
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .addColumn('created_by', 'text', (c) => c.notNull())
      .addColumn('due_at', 'bigint')
      .addColumn('look_at', 'bigint')
      .addColumn('paused', 'text')
      .execute();
    await schema
      .createIndex('subscriptions_by_guild')
      .on('subscriptions')
      .columns(['guild_id', 'created_at'])
      .execute();
    await schema.createIndex('subscriptions_to_look_at').on('subscriptions').columns(['look_at', 'id']).execute();
    await schema
      .createTable('deliveries')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('subscription_id', 'text', (c) => c.notNull())
      .addColumn('guild_id', 'text', (c) => c.notNull())
      .addColumn('channel_id', 'text', (c) => c.notNull())
      .addColumn('due_at', 'bigint', (c) => c.notNull())
      .addColumn('state', 'text', (c) => c.notNull())
      .addColumn('settlement', 'text', (c) => c.notNull())
      .addColumn('attempts', 'integer', (c) => c.notNull())
      .addColumn('claimant', 'text', (c) => c.notNull())
      .addColumn('claimed_at', 'bigint', (c) => c.notNull())
      .addColumn('retake_at', 'bigint')
      .addColumn('settled_at', 'bigint')
      .execute();
    await schema
      .createIndex('deliveries_by_subscription')
      .on('deliveries')
      .columns(['subscription_id', 'due_at'])
      .execute();
    await schema.createIndex('deliveries_by_guild').on('deliveries').columns(['guild_id', 'due_at']).execute();
    await schema
      .createIndex('deliveries_open')
      .on('deliveries')
      .columns(['state', 'retake_at'])
      .where('state', '=', 'claimed')
      .execute();
    await schema
      .createTable('told')
      .addColumn('subscription_id', 'text', (c) => c.notNull())
      .addColumn('story_id', 'text', (c) => c.notNull())
      .addColumn('told_at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('told_key', ['subscription_id', 'story_id'])
      .execute();
    await schema
      .createTable('keep')
      .addColumn('key', 'text', (c) => c.primaryKey())
      .addColumn('value', 'text', (c) => c.notNull())
      .addColumn('expires_at', 'bigint')
      .execute();
    // The words of an article are kept once more, folded by the tokenizer; `rowid` is the article's `seq`.
    await sql`create virtual table article_words using fts5(headline, body, content='', contentless_delete=1,
      tokenize="unicode61 remove_diacritics 2", prefix='2 3')`.execute(db);
  },
};

/** @throws PlainError when the archive was written by a newer Dateline */
export async function migrate(db: Kysely<Schema>): Promise<void> {
  const migrations = Object.fromEntries(Object.entries(changes).map(([name, up]) => [name, { up }]));
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const done = (await migrator.getMigrations().catch(() => [])).filter(({ executedAt }) => executedAt);
  const { error } = await migrator.migrateToLatest();
  if (!error) return;
  if (error instanceof Error && /previously executed migration/.test(error.message)) {
    throw new PlainError(
      'The archive was written by a newer Dateline than this one: update Dateline, or restore a backup.',
    );
  }
  throw new Error(
    `the archive's schema could not be brought up to date after ${done.length} of ${Object.keys(changes).length} changes`,
    { cause: error },
  );
}
