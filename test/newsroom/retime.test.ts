import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Archive, createArchive } from '../../src/archive/archive.ts';
import { openDatabase } from '../../src/archive/database.ts';
import { editionOf } from '../../src/news/edition.ts';
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

let rules = 0;
/** Each with rules that are new to it. */
const start = () => {
  rules += 1;
  return retime({ archive, rules: String(rules), now: () => NOW, log: keepLog() });
};
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

it('makes an edition due whose time is over by the new rules, but none that was posted', async () => {
  const passed = NOW - HOUR;
  const inCairo = { zone: 'Africa/Cairo', minute: 13 * 60, dueAt: NOW + HOUR, createdAt: 0 };
  for (const id of ['unsent', 'sent']) await archive.addSubscription(subscriptionWith({ id, ...inCairo }));
  const claim = await archive.claim(editionOf('sent', passed), passed);
  await archive.record(claim!, { state: 'sent', messageId: 'm' }, passed, { nextAt: NOW + HOUR, toldStoryIds: [] });
  await archive.changeSubscription('sent', { dueAt: NOW + HOUR });
  expect(await start()).toBe(2);
  expect((await archive.subscription('unsent'))?.dueAt).toBe(passed);
  expect((await archive.subscriptionsDue(NOW, 5)).map(({ id }) => id)).toEqual(['unsent']);
  expect((await archive.subscription('sent'))?.dueAt).toBe(passed + 24 * HOUR);
});

it('leaves what is right, what is due, what was asked for beside the timetable, and what is paused', async () => {
  const times = [EIGHT, NOW - 30 * 60_000, NOW + 1_234, null];
  for (const [n, dueAt] of times.entries()) await order(`s${n}`, dueAt);
  expect(await start()).toBe(0);
  expect((await archive.allSubscriptions()).map(({ dueAt }) => dueAt)).toEqual(times);
});

it('reckons nothing anew where the rules are those of the last start', async () => {
  const again = (rules: string) => retime({ archive, rules, now: () => NOW, log: keepLog() });
  expect(await again('2026a')).toBe(0);
  await order('old-rules', EIGHT - HOUR);
  expect(await again('2026a')).toBe(0);
  expect((await archive.subscription('old-rules'))?.dueAt).toBe(EIGHT - HOUR);
  expect(await again('2026b')).toBe(1);
  expect(await again('2026a')).toBe(0);
});
