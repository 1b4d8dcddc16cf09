// The schema of the first release.
import { createWordIndices } from './full-text.ts';
import type { Database } from './schema.ts';
import { index, table } from './table.ts';

export async function firstSchema(db: Database): Promise<void> {
  await table(db, 'articles', {
    id: 'text',
    place: 'instant',
    outlet: 'text',
    headline: 'text',
    url: 'text?',
    section: 'text?',
    language: 'text?',
    published_at: 'instant?',
    stored_at: 'instant',
    news_at: 'instant',
    text: 'text',
    bylines: 'text',
    rights: 'text?',
    year: 'integer?',
    sample: 'integer',
    topics: 'text',
    regions: 'text',
  });
  await db.schema.createIndex('articles_by_place').unique().on('articles').column('place').execute();
  await db.schema.createIndex('articles_by_news').on('articles').column('news_at').execute();
  await table(db, 'outlets', { name: 'text', folded: 'text', articles: 'integer' });
  await table(db, 'tallies', { name: 'text', value: 'instant' });
  await createWordIndices(db);

  await table(db, 'filings', {
    article_id: 'text',
    story_id: 'text',
    news_at: 'instant',
    outlet: 'text',
    headline: 'text',
    language: 'text?',
    topics: 'text',
    regions: 'text',
    terms: 'text',
  });
  await index(db, 'filings_by_story', 'filings', ['story_id', 'news_at', 'article_id']);
  await table(db, 'filing_terms', { term: 'text', news_at: 'instant', article_id: 'text' }, [
    'term',
    'news_at',
    'article_id',
  ]);
  await table(
    db,
    'story_labels',
    { story_id: 'text', kind: 'text', label: 'text', news_at: 'instant', first_at: 'instant' },
    ['story_id', 'kind', 'label'],
  );
  await index(db, 'story_labels_by_news', 'story_labels', ['kind', 'label', 'news_at', 'story_id', 'first_at']);

  await table(db, 'subscriptions', {
    id: 'text',
    guild_id: 'text',
    channel_id: 'text',
    order_json: 'text',
    created_at: 'instant',
    created_by: 'text',
    due_at: 'instant?',
    look_at: 'instant?',
    paused: 'text?',
  });
  await index(db, 'subscriptions_by_guild', 'subscriptions', ['guild_id', 'created_at']);
  await index(db, 'subscriptions_to_look_at', 'subscriptions', ['look_at', 'id']);
  await table(db, 'deliveries', {
    id: 'text',
    subscription_id: 'text',
    guild_id: 'text',
    channel_id: 'text',
    due_at: 'instant',
    state: 'text',
    settlement: 'text',
    attempts: 'integer',
    claimant: 'text',
    claimed_at: 'instant',
    retake_at: 'instant?',
    unclear_since: 'instant?',
    settled_at: 'instant?',
  });
  await index(db, 'deliveries_by_subscription', 'deliveries', ['subscription_id', 'due_at']);
  await index(db, 'deliveries_by_guild', 'deliveries', ['guild_id', 'due_at']);
  await index(db, 'deliveries_by_retaking', 'deliveries', ['state', 'retake_at']);
  await table(db, 'told', { subscription_id: 'text', story_id: 'text', told_at: 'instant' }, [
    'subscription_id',
    'story_id',
  ]);

  await table(db, 'keep', { key: 'text', value: 'text', expires_at: 'instant?' });
  await index(db, 'keep_by_expiry', 'keep', ['expires_at']);
}
