import type { DatabaseConnection, Driver } from 'kysely';
import { expect, test } from 'vitest';
import { breathing } from '../../src/archive/breathing.ts';

test('what came from outside is heard before all that wait for the archive are done', async () => {
  let at = 0;
  const connection = {} as DatabaseConnection;
  const driver = breathing({ acquireConnection: async () => connection } as unknown as Driver, () => at);
  let heardAt: number | undefined;
  setImmediate(() => {
    heardAt = at;
  });
  for (; at < 100; at += 1) expect(await driver.acquireConnection()).toBe(connection);
  expect(heardAt).toBe(4);
});

test('without work of its own nobody waits', async () => {
  const driver = breathing({ acquireConnection: async () => ({}) } as unknown as Driver, () => 0);
  let around = false;
  setImmediate(() => {
    around = true;
  });
  for (let count = 0; count < 100; count += 1) await driver.acquireConnection();
  expect(around).toBe(false);
});
