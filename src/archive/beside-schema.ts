// The other digests of a channel are asked for with every claim.
import type { Database } from './schema.ts';
import { index } from './table.ts';

export async function besideSchema(db: Database): Promise<void> {
  await index(db, 'subscriptions_by_channel', 'subscriptions', ['channel_id', 'guild_id']);
}
