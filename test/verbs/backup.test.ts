import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createArchive } from '../../src/archive/archive.ts';
import { openDatabase } from '../../src/archive/database.ts';
import { type Config, readConfig } from '../../src/config.ts';
import { backup, restore } from '../../src/verbs/backup.ts';
import { migrateTo } from '../../src/verbs/migrate-to.ts';
import { articleAbout, edition, file, NOON, order } from '../archive/fixtures.ts';
import { PASSWORD, type Server, startPostgres } from '../archive/postgres.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'dateline-backup-'));
const started = await startPostgres();
const missing = 'missing' in started ? started.missing : null;
if (missing !== null) process.stderr.write(`skipped: moving to and from PostgreSQL: ${missing}\n`);
const server = started as Server;
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  if (missing === null) await server.stop();
});

let names = 0;
let config: Config;
const at = (name: string) => path.join(folder, name);
const on = (databaseUrl: string): Config => ({ ...config, databaseUrl });
beforeEach(() => {
  names += 1;
  config = { ...readConfig({}, '/nowhere/.env'), databaseUrl: at(`${names}.db`) };
});

async function fill(databaseUrl: string, count = 450): Promise<void> {
  const archive = createArchive(await openDatabase(databaseUrl));
  const articles = Array.from({ length: count }, (_, n) =>
    articleAbout(`a${n}`, {
      headline: `Côte n° ${n}: ‘élection’`,
      publishedAt: NOON - n * 1_000,
      year: n % 2 ? 2021 : null,
    }),
  );
  await archive.storeArticles(articles);
  for (let n = 0; n < 30; n += 1) await file(archive, `a${n}`, `s${n % 7}`, NOON - n, ['ferry', `term${n}`]);
  await archive.addSubscription(order('x'));
  await archive.claim(edition('x'), NOON);
  await archive.keep.set('hash', { of: 'commands' });
  await archive.muteOutlet('g1', 'Harbour Post', 'u1', NOON);
  await archive.removeArticles(['a449'], NOON);
  await archive.close();
}

/** What somebody who uses the archive sees of it. */
async function seen(databaseUrl: string) {
  const archive = createArchive(await openDatabase(databaseUrl));
  try {
    return {
      counts: await archive.counts(),
      article: await archive.article('a7'),
      found: (await archive.search('"election" ferry', { limit: 5 })).hits.map(({ article }) => article.id),
      headlines: (await archive.headlines('cote 4', 50)).map(({ id }) => id),
      stories: (await archive.stories({ limit: 10 })).map(({ id, articles }) => [id, articles.length]),
      orders: await archive.allSubscriptions(),
      history: await archive.history('x', 5),
      kept: await archive.keep.get('hash'),
      muted: await archive.mutedOutlets('g1'),
      removed: [...(await archive.removedAmong(['a449']))],
    };
  } finally {
    await archive.close();
  }
}

async function said(work: () => Promise<number>): Promise<string> {
  const lines: string[] = [];
  const write = process.stdout.write;
  process.stdout.write = ((text: string) => lines.push(text) > 0) as typeof write;
  try {
    expect(await work()).toBe(0);
  } finally {
    process.stdout.write = write;
  }
  return lines.join('');
}

describe('a backup', () => {
  it('is a whole archive, made while somebody writes, and comes back as it was', async () => {
    await fill(config.databaseUrl);
    const before = await seen(config.databaseUrl);
    const open = createArchive(await openDatabase(config.databaseUrl));
    const copy = at(`${names}.backup`);
    await open.together(async (together) => {
      await together.storeArticles([articleAbout('half')]);
      expect(await said(() => backup(config, copy, {}))).toMatch(/is a copy of the archive/);
    });
    await expect(backup(config, copy, {})).rejects.toThrow(/there already/);
    await expect(restore(config, copy, {})).rejects.toThrow(/not empty.*--force/);
    await expect(restore(config, copy, { force: true })).rejects.toThrow(/has .* open .*stop it first/);
    expect(await open.article('half')).toMatchObject({ id: 'half' });
    await open.close();
    const now = await said(() => restore(config, copy, { force: true }));
    expect(await seen(config.databaseUrl)).toEqual(before);
    const former = /before is in (.+?\.before-[^ ]+)\. /.exec(now)?.[1] ?? '';
    expect((await seen(former)).counts.articles).toBe(before.counts.articles + 1);
    const fresh = at(`deep/${names}.db`);
    await said(() => restore(on(fresh), copy, {}));
    expect(await seen(fresh)).toEqual(before);
  });

  it('that is damaged, or none at all, replaces nothing', async () => {
    await fill(config.databaseUrl, 450);
    const before = await seen(config.databaseUrl);
    const copy = at(`${names}.backup`);
    await said(() => backup(config, copy, {}));
    truncateSync(copy, Math.floor(readFileSync(copy).length / 2));
    writeFileSync(at('letter.txt'), 'Dear reader, '.repeat(500));
    for (const bad of [copy, at('letter.txt'), at('nowhere.db')]) {
      await expect(restore(config, bad, { force: true }), bad).rejects.toThrow(
        /no archive of Dateline|There is no file/,
      );
    }
    expect(await seen(config.databaseUrl)).toEqual(before);
    for (const [place, why] of [
      [folder, 'is a folder'],
      [at('letter.txt/copy.db'), 'is a file and no folder'],
      ['/proc/nowhere/copy.db', 'cannot be made'],
      ['mysql://host/copy', 'is no file'],
    ] as const)
      await expect(backup(config, place, { force: true }), place).rejects.toThrow(why);
    await expect(migrateTo(config, 'mysql://host/archive', {})).rejects.toThrow('no place for an archive');
    await expect(backup(on(at('missing.db')), at('missing.backup'), {})).rejects.toThrow(/There is no file/);
    expect(existsSync(at('missing.backup'))).toBe(false);
    expect(readdirSync(folder).filter((name) => /part|restoring/.test(name))).toEqual([]);
  });
});

describe.skipIf(missing !== null)(`PostgreSQL${missing === null ? '' : ` (skipped: ${missing})`}`, () => {
  it('takes a whole archive over, says so row by row, and never the password', async () => {
    await fill(config.databaseUrl);
    const before = await seen(config.databaseUrl);
    const url = await server.fresh();
    const spoken = await said(() => migrateTo(config, url, {}));
    expect(spoken).toMatch(/articles: 449 rows, [0-9a-f]{12} on both sides/);
    expect(spoken).not.toContain(PASSWORD);
    expect(spoken).not.toContain(encodeURIComponent(PASSWORD));
    expect(await seen(url)).toEqual(before);
    expect(await seen(config.databaseUrl)).toEqual(before);
    await expect(migrateTo(config, url, {})).rejects.toThrow(/127\.0\.0\.1.*not empty/);
    await expect(migrateTo(config, 'postgres://me:hush@@:1/', {})).rejects.toThrow(
      /is like postgres:\/\/name:password/,
    );

    const copy = at(`${names}.from-postgres`);
    await said(() => backup(on(url), copy, {}));
    expect(await seen(copy)).toEqual(before);
    const other = await server.fresh();
    await said(() => restore(on(other), copy, {}));
    expect(await seen(other)).toEqual(before);
    await expect(restore(on(other), copy, {})).rejects.toThrow(/not empty/);
    const archive = createArchive(await openDatabase(other));
    await archive.storeArticles([articleAbout('later')]);
    await archive.close();
    await said(() => restore(on(other), copy, { force: true }));
    expect(await seen(other)).toEqual(before);
  });

  it('is as empty as before when something went wrong in between', async () => {
    await fill(config.databaseUrl);
    const url = await server.fresh();
    await (await openDatabase(url)).destroy();
    await server.ask(
      url,
      `create function falsify() returns trigger as $$ begin new.value = new.value || '!'; return new; end $$ language plpgsql;
       create trigger falsify before insert on keep for each row execute function falsify()`,
    );
    await expect(migrateTo(config, url, { json: true })).rejects.toThrow(
      /keep differs when it is read again.*Nothing was changed/,
    );
    expect(await server.ask(url, 'select count(*)::int as n from articles')).toEqual([{ n: 0 }]);
  });
});
