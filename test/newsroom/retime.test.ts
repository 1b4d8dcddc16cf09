import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Archive, createArchive } from '../../src/archive/archive.ts';
import { openDatabase } from '../../src/archive/database.ts';
import { retime } from '../../src/newsroom/retime.ts';
import { keepLog } from '../e2e/stage.ts';
import { subscriptionWith } from '../news/made.ts';

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 10, 1, 12);
/** Eight in the morning in Cairo, by today's rules. */
const EIGHT = Date.UTC(2026, 10, 2, 6);

let archive: Archive;
beforeEach(async () => {
  archive = createArchive(await openDatabase(':memory:'));
});
afterEach(() => archive.close());

const start = () => retime({ archive, now: () => NOW, log: keepLog() });
const order = (id: string, dueAt: number | null) =>
  archive.addSubscription(subscriptionWith({ id, zone: 'Africa/Cairo', dueAt }));

it('moves an edition that was reckoned by rules which a country has changed since, and looks for it then', async () => {
  await order('old-rules', EIGHT - HOUR);
  expect(await start()).toBe(1);
  expect((await archive.subscription('old-rules'))?.dueAt).toBe(EIGHT);
  expect(await archive.subscriptionsDue(EIGHT - 1, 5)).toEqual([]);
  expect(await archive.subscriptionsDue(EIGHT, 5)).toHaveLength(1);
  expect(await start()).toBe(0);
});

it('leaves what is right, what is due, what was asked for beside the timetable, and what is paused', async () => {
  const times = [EIGHT, NOW - 30 * 60_000, NOW + 1_234, null];
  for (const [n, dueAt] of times.entries()) await order(`s${n}`, dueAt);
  expect(await start()).toBe(0);
  expect((await archive.allSubscriptions()).map(({ dueAt }) => dueAt)).toEqual(times);
});
