// The schema of drafts: editions that wait, or waited, for moderators.
import type { Database } from './schema.ts';
import { table } from './table.ts';

export async function draftsSchema(db: Database): Promise<void> {
  await table(db, 'drafts', {
    delivery_id: 'text',
    guild_id: 'text',
    channel_id: 'text',
    message_id: 'text?',
    items: 'text',
    dropped: 'text',
    state: 'text',
    decided_by: 'text?',
    decided_at: 'instant?',
    send_now: 'integer',
    deadline_at: 'instant',
    otherwise: 'text',
  });
}
