// The room that a SQLite archive takes on the disk: bounded, and given back.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import SQLite from 'better-sqlite3';
import { afterAll, expect, it } from 'vitest';
import { createArchive } from '../../src/archive/archive.ts';
import { openDatabase } from '../../src/archive/database.ts';
import { prune } from '../../src/newsroom/prune.ts';
import { keepLog } from '../e2e/stage.ts';
import { articleAbout, file as fileAs, HOUR, NOON } from './fixtures.ts';

const DAY = 24 * HOUR;
const folder = mkdtempSync(path.join(tmpdir(), 'dateline-room-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A text of its own for each number, in words that other texts share. */
function textOf(n: number): string {
  return Array.from({ length: 150 }, (_, i) => `word${((n + 1) * (i + 7) * 7_919) % 1_999}`).join(' ');
}

it('stays the same over months of news, and shrinks when there is less', async () => {
  const file = path.join(folder, 'months.db');
  const archive = createArchive(await openDatabase(file));
  const clock = { at: NOON };
  const tools = { archive, keptMs: 10 * DAY, now: () => clock.at, log: keepLog() };
  const sizes: number[] = [];
  for (let day = 0; day < 60; day += 1) {
    const articles = Array.from({ length: 20 }, (_, n) =>
      articleAbout(`${day}-${n}`, { publishedAt: clock.at + n, storedAt: clock.at + n, text: textOf(day * 20 + n) }),
    );
    await archive.together(async (together) => {
      await together.storeArticles(articles, 'f1');
      for (const { id, storedAt, text } of articles) {
        await fileAs(together, id, `s${id}`, storedAt, text.split(' ').slice(0, 20));
        await together.rememberEntries(
          'f1',
          [{ keys: [`${id}-guid`, `${id}-url`], articleId: id, hash: 'h' }],
          storedAt,
        );
      }
    });
    await archive.stillThere('f1', [], clock.at);
    clock.at += DAY;
    await prune(tools);
    sizes.push(pagesOf(file));
  }
  expect((await archive.counts()).articles).toBe(200);
  const afterOneMonth = Math.max(...sizes.slice(20, 30));
  expect(Math.max(...sizes.slice(30))).toBeLessThan(afterOneMonth * 1.25);
  clock.at += 60 * DAY;
  await prune(tools);
  await archive.stillThere('f1', [], clock.at);
  await prune(tools);
  await archive.close();
  expect(statSync(file).size / 4_096).toBeLessThan(afterOneMonth / 2);
});

it('of an archive from before is given back from then on', async () => {
  const file = path.join(folder, 'old.db');
  const old = new SQLite(file);
  old.exec('create table some (thing text); insert into some values (1)');
  expect(old.pragma('auto_vacuum', { simple: true })).toBe(0);
  old.close();
  await (await openDatabase(file)).destroy();
  const now = new SQLite(file);
  expect(now.pragma('auto_vacuum', { simple: true })).toBe(2);
  expect(now.prepare('select count(*) as rows from some').get()).toEqual({ rows: 1 });
  now.close();
});

function pagesOf(file: string): number {
  const database = new SQLite(file, { readonly: true });
  try {
    return Number(database.pragma('page_count', { simple: true }));
  } finally {
    database.close();
  }
}
