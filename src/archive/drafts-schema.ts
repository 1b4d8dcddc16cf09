// The schema of drafts: editions that wait, or waited, for moderators.
import { sql } from 'kysely';
import type { Database } from './schema.ts';
import { index, table } from './table.ts';

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

/** What moderators dropped lately is asked for with every minute that has an edition. */
export async function droppedSchema(db: Database): Promise<void> {
  await index(db, 'drafts_by_deadline', 'drafts', ['deadline_at']);
}

/** Drafts of before are taken to be closed: nobody looks at them any more. */
export async function closedDraftsSchema(db: Database): Promise<void> {
  await sql`alter table drafts add column closed_at bigint`.execute(db);
  await sql`update drafts set closed_at = deadline_at`.execute(db);
  await index(db, 'drafts_by_closing', 'drafts', ['closed_at']);
}
