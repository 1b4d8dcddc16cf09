// The archive: everything kept.
import { articlesIn } from './articles.ts';
import type { Database } from './database.ts';
import { deliveriesIn } from './deliveries.ts';
import { keepIn } from './keep.ts';
import { searchIn } from './search.ts';
import { storiesIn } from './stories.ts';
import { subscriptionsIn } from './subscriptions.ts';

export type Archive = ReturnType<typeof createArchive>;

/** @param options.claimant names this process in the ledger */
export function createArchive(db: Database, { claimant = 'somebody' }: { claimant?: string } = {}) {
  return {
    ...articlesIn(db),
    ...storiesIn(db),
    ...searchIn(db),
    ...subscriptionsIn(db),
    ...deliveriesIn(db, claimant),
    keep: keepIn(db),
    close: () => db.destroy(),
  };
}
