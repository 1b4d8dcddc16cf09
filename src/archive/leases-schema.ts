// Who does what only one process may do at a time.
import type { Database } from './schema.ts';
import { table } from './table.ts';

export async function leases(db: Database): Promise<void> {
  await table(db, 'leases', { name: 'text', holder: 'text', beat_at: 'instant', until_at: 'instant' });
}
