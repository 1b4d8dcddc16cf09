// A pool's connections are few, and those who wait for one wait in turn.
import type { DatabaseConnection, Driver } from 'kysely';
import { describe, expect, it } from 'vitest';
import { queued } from '../../src/archive/queued.ts';

/** As a pool is: it counts how many it gave away, and says no when it is told to. */
function pool() {
  const seen = { out: 0, most: 0, away: false };
  const driver: Driver = {
    init: async () => {},
    destroy: async () => {},
    beginTransaction: async () => {},
    commitTransaction: async () => {},
    rollbackTransaction: async () => {},
    acquireConnection: async () => {
      if (seen.away) throw new Error('nobody answers');
      seen.out += 1;
      seen.most = Math.max(seen.most, seen.out);
      return {} as DatabaseConnection;
    },
    releaseConnection: async () => {
      seen.out -= 1;
    },
  };
  return { seen, driver: queued(driver, 2) };
}

describe('connections', () => {
  it('are given in the order in which they were asked for, and no more than there are', async () => {
    const { seen, driver } = pool();
    const got: number[] = [];
    const work = async (which: number) => {
      const connection = await driver.acquireConnection();
      got.push(which);
      await Promise.resolve();
      await driver.releaseConnection(connection);
    };
    await Promise.all(Array.from({ length: 20 }, (_, which) => work(which)));
    expect(got).toEqual(Array.from({ length: 20 }, (_, which) => which));
    expect(seen).toMatchObject({ most: 2, out: 0 });
  });

  it('that could not be made leave their place to the next', async () => {
    const { seen, driver } = pool();
    seen.away = true;
    const asked = await Promise.allSettled(Array.from({ length: 5 }, () => driver.acquireConnection()));
    expect(asked.map(({ status }) => status)).toEqual(Array(5).fill('rejected'));
    seen.away = false;
    await Promise.all([driver.acquireConnection(), driver.acquireConnection()]);
    expect(seen.out).toBe(2);
  });
});
