// The archive: everything kept.
import { hostname } from 'node:os';
import { articlesIn } from './articles.ts';
import { deliveriesIn } from './deliveries.ts';
import { keepIn } from './keep.ts';
import type { Database } from './schema.ts';
import { searchIn } from './search.ts';
import { storiesIn } from './stories.ts';
import { subscriptionsIn } from './subscriptions.ts';

export type Archive = ReturnType<typeof createArchive>;

/** @param options.claimant names this process in the ledger; by default after its machine and number */
export function createArchive(db: Database, options: { claimant?: string | undefined } = {}) {
  return {
    ...articlesIn(db),
    ...storiesIn(db),
    ...searchIn(db),
    ...subscriptionsIn(db),
    ...deliveriesIn(db, options.claimant ?? `${hostname()}:${process.pid}`),
    keep: keepIn(db),
    close: () => db.destroy(),
  };
}
