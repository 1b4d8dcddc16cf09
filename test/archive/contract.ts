// What an archive promises, whatever engine it stands on: one suite, run for each.
import { afterEach, beforeEach, describe } from 'vitest';
import type { Archive } from '../../src/archive/archive.ts';
import { articlesContract } from './contract-articles.ts';
import { correctionsContract } from './contract-corrections.ts';
import { draftsContract } from './contract-drafts.ts';
import { leasesContract } from './contract-leases.ts';
import { ledgerContract } from './contract-ledger.ts';
import { ordersContract } from './contract-orders.ts';
import { postedContract } from './contract-posted.ts';
import { retentionContract } from './contract-retention.ts';
import { searchContract } from './contract-search.ts';
import { storiesContract } from './contract-stories.ts';
import { wireContract } from './contract-wire.ts';

export interface Engine {
  readonly name: string;
  /** The same archive, opened once more as another process would. */
  open(claimant: string): Promise<Archive>;
  /** Throws everything away. */
  clear(): Promise<void>;
}

/** What the tests of one part are given. */
export interface Bench {
  /** Opened anew for each test, by the claimant `first`. */
  archive(): Archive;
  another(claimant: string): Promise<Archive>;
}

export function archiveContract(engine: Engine): void {
  describe(`the archive on ${engine.name}`, () => {
    const open: Archive[] = [];
    const another = async (claimant: string) => {
      const archive = await engine.open(claimant);
      open.push(archive);
      return archive;
    };
    beforeEach(async () => {
      await another('first');
    });
    afterEach(async () => {
      for (const archive of open.splice(0)) await archive.close();
      await engine.clear();
    });
    const bench: Bench = { archive: () => open[0]!, another };
    articlesContract(bench);
    searchContract(bench);
    storiesContract(bench);
    ordersContract(bench);
    ledgerContract(bench);
    postedContract(bench);
    wireContract(bench);
    retentionContract(bench);
    correctionsContract(bench);
    draftsContract(bench);
    leasesContract(bench);
  });
}
