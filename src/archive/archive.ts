// The archive: everything kept.
import { hostname } from 'node:os';
import { amendmentsIn } from './amendments.ts';
import { articlesIn } from './articles.ts';
import { changesIn } from './changes.ts';
import { choicesIn } from './choices.ts';
import { correctionsIn } from './corrections.ts';
import { deliveriesIn } from './deliveries.ts';
import { draftsIn } from './drafts.ts';
import { entriesIn } from './entries.ts';
import { feedsIn } from './feeds.ts';
import { guildOutletsIn } from './guild-outlets.ts';
import { keepIn } from './keep.ts';
import { leasesIn } from './leases.ts';
import { leftDeliveriesIn } from './left-deliveries.ts';
import { looksIn } from './looks.ts';
import { postedLinesIn } from './posted-lines.ts';
import { putOffIn } from './put-off.ts';
import { retentionIn } from './retention.ts';
import type { Database } from './schema.ts';
import { searchIn } from './search.ts';
import { storiesIn } from './stories.ts';
import { subscriptionsIn } from './subscriptions.ts';
import { teasersIn } from './teasers.ts';
import { toldIn } from './told.ts';
import { alone } from './transaction.ts';
import { versionsIn } from './versions.ts';

export type Archive = ReturnType<typeof createArchive>;
export type Together = ReturnType<typeof togetherIn>;

/** What may be written in one transaction. */
function togetherIn(db: Database) {
  return { ...articlesIn(db), ...storiesIn(db), ...entriesIn(db), ...versionsIn(db), ...teasersIn(db) };
}

/** @param options.claimant names this process in the ledger; by default after its machine and number */
export function createArchive(db: Database, options: { claimant?: string | undefined } = {}) {
  const claimant = options.claimant ?? `${hostname()}:${process.pid}`;
  return {
    ...togetherIn(db),
    /**
     * Does what is to be written together in one transaction: all or nothing, and many times faster than one by one. The work
     * must use the archive it is handed, await nothing else, and be short: everybody else waits for it.
     */
    together<T>(work: (archive: Together) => Promise<T>): Promise<T> {
      return alone(db, 'articles', (tx) => work(togetherIn(tx)));
    },
    ...feedsIn(db),
    ...looksIn(db),
    ...guildOutletsIn(db),
    ...retentionIn(db),
    ...searchIn(db),
    ...subscriptionsIn(db),
    ...deliveriesIn(db, claimant),
    ...leftDeliveriesIn(db, claimant),
    ...putOffIn(db),
    ...toldIn(db),
    ...postedLinesIn(db),
    ...choicesIn(db),
    ...changesIn(db),
    ...correctionsIn(db),
    ...amendmentsIn(db),
    ...draftsIn(db),
    ...leasesIn(db, claimant),
    keep: keepIn(db),
    close: () => db.destroy(),
  };
}
