// The schema of what stands in channels: every headline and line that was posted.
import type { Database } from './schema.ts';
import { index, table } from './table.ts';

export async function postedSchema(db: Database): Promise<void> {
  await table(
    db,
    'posted_lines',
    {
      delivery_id: 'text',
      place: 'integer',
      subscription_id: 'text',
      guild_id: 'text',
      channel_id: 'text',
      message_id: 'text',
      story_id: 'text',
      article_id: 'text',
      sentence: 'integer?',
      text: 'text',
      evidence: 'text?',
      posted_at: 'instant',
    },
    ['delivery_id', 'place'],
  );
  await index(db, 'posted_lines_by_article', 'posted_lines', ['article_id', 'posted_at']);
  await index(db, 'posted_lines_by_story', 'posted_lines', ['subscription_id', 'story_id']);
  await index(db, 'posted_lines_by_age', 'posted_lines', ['posted_at']);
}
