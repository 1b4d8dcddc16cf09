import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { createArchive } from '../../src/archive/archive.ts';
import { type Database, openDatabase } from '../../src/archive/database.ts';
import { guildOutletsIn } from '../../src/archive/guild-outlets.ts';
import { postgres } from '../../src/archive/postgres.ts';
import { keepLog } from '../e2e/stage.ts';
import { archiveContract } from './contract.ts';
import { FEED_BEFORE, feedOfBefore } from './feeds-before.ts';
import { articleAbout, HOUR, NOON } from './fixtures.ts';
import { type Server, startPostgres } from './postgres.ts';

const DAY = 24 * HOUR;

const started = await startPostgres();
const missing = 'missing' in started ? started.missing : null;
if (missing !== null) process.stderr.write(`skipped: the archive on PostgreSQL: ${missing}\n`);
const server = started as Server;

afterAll(() => (missing === null ? server.stop() : undefined));

describe.skipIf(missing !== null)(`PostgreSQL${missing === null ? '' : ` (skipped: ${missing})`}`, () => {
  let url: string | undefined;
  const opened = new Map<string, Database>();
  afterAll(async () => {
    for (const db of opened.values()) await db.destroy();
  });

  archiveContract({
    name: 'PostgreSQL, each process with connections of its own',
    async open(claimant) {
      url ??= await server.fresh();
      const db = opened.get(claimant) ?? (await openDatabase(url));
      opened.set(claimant, db);
      return { ...createArchive(db, { claimant }), close: async () => {} };
    },
    async clear() {
      await sql
        .raw(`do $$ begin execute (select 'truncate ' || string_agg(quote_ident(tablename), ', ') from pg_tables
           where schemaname = 'public' and tablename <> 'migrations'); end $$`)
        .execute(opened.get('first')!);
    },
  });

  it('ends no process when the server breaks a connection off that is in use, or that waits', async () => {
    const shared = await server.fresh();
    const log = keepLog();
    const archive = createArchive(await openDatabase(shared, log));
    await archive.storeArticles([articleAbout('a1')]);
    const broken = archive.together(async () => {
      await server.ask(
        shared,
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
      );
      await expect.poll(() => log.lines.length).toBeGreaterThan(0);
    });
    await expect(broken).rejects.toThrow(/archive cannot be used just now/);
    expect(await archive.article('a1')).toMatchObject({ id: 'a1' });
    await archive.close();
  });

  it('keeps when the feeds of an earlier Dateline are looked at', async () => {
    expect(await feedOfBefore(postgres(await server.fresh()))).toMatchObject(FEED_BEFORE);
  });

  it('forgets no feed that somebody is just adding again', async () => {
    const shared = await server.fresh();
    const db = await openDatabase(shared);
    const archive = createArchive(db);
    const feed = { id: 'f1', url: 'https://x.example/f', outlet: 'X', section: null, language: null, pages: false };
    await archive.addGuildFeed('g1', feed, 'u1', NOON);
    await archive.removeGuildFeed('g1', 'f1');
    const waiting = `select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    const pruned = await db.transaction().execute(async (tx) => {
      await guildOutletsIn(tx).addGuildFeed('g1', feed, 'u1', NOON + 90 * DAY);
      const pruning = archive.prune(NOON + DAY, NOON + 90 * DAY);
      await expect.poll(() => server.ask(shared, waiting)).toHaveLength(1);
      return { pruning };
    });
    await pruned.pruning;
    expect(await archive.feedsOfGuild('g1')).toMatchObject([{ feed, state: { dueAt: NOON + 90 * DAY } }]);
    await archive.close();
  });

  it('changes the schema once, however many processes open it at once', async () => {
    const shared = await server.fresh();
    const opened = await Promise.all(Array.from({ length: 5 }, () => openDatabase(shared)));
    for (const db of opened) await db.destroy();
    expect(
      await server.ask(shared, 'select count(*)::int as times from migrations group by name having count(*) > 1'),
    ).toEqual([]);
    expect((await server.ask(shared, 'select name from migrations')).length).toBeGreaterThan(1);
  });
});
