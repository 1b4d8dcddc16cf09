import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CompiledQuery, sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { createArchive } from '../../src/archive/archive.ts';
import { type Database, openDatabase } from '../../src/archive/database.ts';
import { MIGRATIONS, migrate } from '../../src/archive/migrations.ts';
import { sqlite } from '../../src/archive/sqlite.ts';
import { ArchiveAway } from '../../src/news/archive-away.ts';
import { archiveContract } from './contract.ts';
import { FEED_BEFORE, feedOfBefore } from './feeds-before.ts';
import { articleAbout, edition, file, HOUR, NOON } from './fixtures.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'dateline-archive-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
const current = () => path.join(folder, `${files}.db`);

archiveContract({
  name: 'a SQLite file, each process with a connection of its own',
  open: async (claimant) => createArchive(await openDatabase(current()), { claimant }),
  clear: async () => {
    files += 1;
  },
});

let memory: Promise<Database> | undefined;

archiveContract({
  name: 'SQLite in memory, with one connection',
  async open(claimant) {
    memory ??= openDatabase(':memory:');
    return { ...createArchive(await memory, { claimant }), close: async () => {} };
  },
  async clear() {
    await (await memory)?.destroy();
    memory = undefined;
  },
});

describe('opening an archive', () => {
  it('keeps what was stored when it is opened again', async () => {
    const again = path.join(folder, 'deep', 'down', 'again.db');
    const first = createArchive(await openDatabase(again));
    await first.storeArticles([articleAbout('a1')]);
    await first.close();
    const second = createArchive(await openDatabase(again));
    expect(await second.article('a1')).toMatchObject({ id: 'a1' });
    await second.close();
  });

  it('works in memory', async () => {
    const archive = createArchive(await openDatabase(':memory:'));
    expect(await archive.storeArticles([articleAbout('a1')])).toEqual([{ id: 'a1', new: true }]);
    await archive.close();
  });

  it('refuses an archive of a newer Dateline', async () => {
    const newer = path.join(folder, 'newer.db');
    const db = await openDatabase(newer);
    await sql`insert into migrations (name, number) values ('9999-later', 9999)`.execute(db);
    await db.destroy();
    await expect(openDatabase(newer)).rejects.toThrow(/newer Dateline/);
  });

  it('says plainly what it cannot open', async () => {
    await expect(openDatabase(folder)).rejects.toThrow(/cannot be opened/);
    const closed = openDatabase('postgres://me:hush@127.0.0.1:1/news');
    await expect(closed).rejects.toThrow(/PostgreSQL at 127\.0\.0\.1:1\/news cannot be used: .*Look at DATABASE_URL/);
    await expect(closed).rejects.not.toThrow(/hush/);
  });

  it('says plainly that a file is none of its own', async () => {
    const letter = path.join(folder, 'letter.txt');
    writeFileSync(letter, 'Dear reader, this is no database, but it is long enough to be taken for one. '.repeat(20));
    await expect(openDatabase(letter)).rejects.toThrow(/letter\.txt cannot be opened/);
    expect(readFileSync(letter, 'utf8')).toMatch(/^Dear reader/);
    await expect(openDatabase('mysql://localhost/x')).rejects.toThrow(/begin with mysql/);
  });

  it('changes the schema once, however many processes open it at once', async () => {
    const shared = path.join(folder, 'at-once.db');
    const opened = await Promise.all(Array.from({ length: 4 }, () => openDatabase(shared)));
    const { rows } = await sql<{ name: string }>`select name from migrations`.execute(opened[0]!);
    expect(rows.map(({ name }) => name).sort()).toEqual(MIGRATIONS.map(({ name }) => name).sort());
    expect(await migrate(opened[1]!)).toEqual([]);
    for (const db of opened) await db.destroy();
  });

  it('leaves the schema as it was when a change fails, and can make it later', async () => {
    const db = await openDatabase(':memory:');
    const make = async (tx: Database) => void (await sql`create table good (id text)`.execute(tx));
    const good = { name: '8888-good', up: make };
    const bad = { name: '8889-bad', up: make };
    await expect(migrate(db, [...MIGRATIONS, good, bad])).rejects.toThrow(/already exists/);
    await expect(sql`select * from good`.execute(db)).rejects.toThrow(/no such table/);
    expect(await migrate(db, [...MIGRATIONS, good])).toEqual(['8888-good']);
    await expect(migrate(db)).rejects.toThrow(/newer Dateline/);
    await db.destroy();
  });

  it('keeps when the feeds of an earlier Dateline are looked at', async () => {
    expect(await feedOfBefore(sqlite(':memory:'))).toMatchObject(FEED_BEFORE);
  });

  it('survives a crash: what was stored is there, what was unfinished is not, and the claim can be taken over', async () => {
    const crashed = path.join(folder, 'crash.db');
    const script = path.join(import.meta.dirname, 'crash.ts');
    const { signal, stderr } = spawnSync(process.execPath, [script, crashed], { encoding: 'utf8' });
    expect([signal, stderr]).toEqual(['SIGKILL', '']);
    const archive = createArchive(await openDatabase(crashed), { claimant: 'survivor' });
    expect(await archive.article('finished')).toMatchObject({ id: 'finished' });
    expect(await archive.article('unfinished')).toBeUndefined();
    expect((await archive.search('ferry', { limit: 5 })).hits).toHaveLength(1);
    expect(await archive.counts()).toMatchObject({ articles: 1, stories: 1 });
    expect(await archive.releaseClaims((claimant) => claimant === 'victim', NOON + 1)).toBe(1);
    expect(await archive.claim(edition('x'), NOON + 1)).toMatchObject({ attempt: 2, unclearSince: NOON });
    await archive.close();
  });

  it('says that it is away while the disk is full, keeps what it has, and goes on when there is room', async () => {
    const db = await openDatabase(path.join(folder, 'full.db'));
    const archive = createArchive(db);
    await archive.storeArticles([articleAbout('a1')]);
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(db);
    await sql`pragma max_page_count = ${sql.lit(rows[0]!.page_count)}`.execute(db);
    const many = Array.from({ length: 200 }, (_, n) => articleAbout(`b${n}`, { text: `${n} `.repeat(500) }));
    await expect(archive.storeArticles(many)).rejects.toThrow(ArchiveAway);
    expect(await archive.counts()).toMatchObject({ articles: 1 });
    await sql`pragma max_page_count = 1000000`.execute(db);
    expect((await archive.storeArticles(many)).filter((each) => each.new)).toHaveLength(200);
    expect((await archive.search('storms', { limit: 5 })).hits).toHaveLength(1);
    await archive.close();
  });

  it('asks an index, never every article', async () => {
    const db = await openDatabase(':memory:');
    const asked: string[] = [];
    const archive = createArchive(
      db.withPlugin({
        transformQuery({ node, queryId }) {
          asked.push(db.getExecutor().compileQuery(node, queryId).sql);
          return node;
        },
        transformResult: async ({ result }) => result,
      }),
    );
    await archive.storeArticles([articleAbout('a1')]);
    await file(archive, 'a1', 's1', NOON, ['ferry']);
    asked.length = 0;
    await archive.article('a1');
    await archive.counts();
    await archive.headlines('', 5);
    await archive.headlines('fer', 5);
    await archive.search('ferry "the ferry" fer*', { limit: 5, outlet: 'Harbour Post', region: 'europe', since: 5 });
    await archive.filingCandidates(
      [
        ['ferry', 9],
        ['storm', 5],
      ],
      NOON,
      HOUR,
    );
    await archive.storyOf('a1');
    await archive.stories({ limit: 5 });
    const labels = { topics: ['economy', 'health'], regions: ['europe'], outlets: ['Harbour Post'] } as const;
    await archive.stories({ limit: 5, ...labels, languages: ['en'], since: 1, asOf: 9e12 });
    await archive.subscriptionsDue(NOON, 5);
    await archive.told('x', 0);
    await archive.history('x', 5);
    await archive.recentDeliveries('g1', 5);
    const feed = { id: 'f1', url: 'https://x.example/f', outlet: 'X', section: null, language: null, pages: false };
    await archive.feedsDue(NOON, 5, ['x.example']);
    await archive.claimLooks(['f1'], NOON);
    await archive.knownEntries(feed, ['k1', 'k2']);
    await archive.storedAmong(['a1']);
    await archive.removedAmong(['a1']);
    await archive.stillThere('f1', ['k1'], NOON);
    await archive.prune(NOON, NOON);
    expect(asked.length).toBeGreaterThan(30);
    const whole =
      /^SCAN (articles|filings|filing_terms|feeds|entries|versions|tombstones|story_labels|deliveries|subscriptions|told|x|f|l)( |$)(?!USING)/;
    for (const query of asked) {
      const parameters = Array.from(query.matchAll(/\?/g), () => 1);
      const plan = CompiledQuery.raw(`explain query plan ${query}`, parameters);
      const { rows } = await db.executeQuery<{ detail: string }>(plan);
      expect(
        rows.map(({ detail }) => detail).filter((detail) => whole.test(detail)),
        query,
      ).toEqual([]);
    }
    expect(whole.test('SCAN articles')).toBe(true);
    await db.destroy();
  });
});
