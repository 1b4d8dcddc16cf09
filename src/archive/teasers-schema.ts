// The schema of teasers: articles whose full text is still to be read from their pages.
import type { Database } from './schema.ts';
import { index, table } from './table.ts';

export async function teasersSchema(db: Database): Promise<void> {
  await table(db, 'teasers', { article_id: 'text', tries: 'integer', try_at: 'instant' });
  await index(db, 'teasers_by_turn', 'teasers', ['try_at']);
}
