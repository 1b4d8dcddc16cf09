// The schema of looks: which process is looking at which feeds.
import type { Database } from './schema.ts';
import { table } from './table.ts';

export async function looksSchema(db: Database): Promise<void> {
  await table(db, 'looks', { holder: 'text', until_at: 'instant', feeds: 'text' });
}
