// The schema of corrections: articles that were changed, what of it concerns messages, and the messages that are edited for it.
import type { Database } from './schema.ts';
import { index, table } from './table.ts';

export async function correctionsSchema(db: Database): Promise<void> {
  await table(db, 'changed_articles', {
    article_id: 'text',
    outlet: 'text',
    removed_by: 'text?',
    changed_at: 'instant',
    look_at: 'instant',
  });
  await index(db, 'changed_articles_to_look_at', 'changed_articles', ['look_at']);
  await table(
    db,
    'corrections',
    {
      delivery_id: 'text',
      place: 'integer',
      turn: 'integer',
      subscription_id: 'text',
      guild_id: 'text',
      channel_id: 'text',
      message_id: 'text',
      story_id: 'text',
      article_id: 'text',
      outlet: 'text',
      url: 'text?',
      headline: 'text',
      is_headline: 'integer',
      kind: 'text',
      before: 'text',
      after: 'text?',
      detail: 'text',
      found_at: 'instant',
      due_at: 'instant',
      state: 'text',
      made_at: 'instant?',
    },
    ['delivery_id', 'place', 'turn'],
  );
  await index(db, 'corrections_by_channel', 'corrections', ['channel_id', 'found_at']);
  await index(db, 'corrections_by_guild', 'corrections', ['guild_id', 'found_at']);
  await index(db, 'corrections_by_age', 'corrections', ['found_at']);
  await table(db, 'amended_messages', {
    delivery_id: 'text',
    guild_id: 'text',
    channel_id: 'text',
    message_id: 'text',
    base: 'text?',
    attempts: 'integer',
    look_at: 'instant?',
    claimed_until: 'instant?',
    since: 'instant',
    left_because: 'text?',
  });
  await index(db, 'amended_messages_to_look_at', 'amended_messages', ['look_at']);
  await index(db, 'amended_messages_by_age', 'amended_messages', ['since']);
}

/** A story is looked for in all of a server's messages. */
export async function recallsSchema(db: Database): Promise<void> {
  await index(db, 'posted_lines_by_guild', 'posted_lines', ['guild_id', 'story_id']);
}
