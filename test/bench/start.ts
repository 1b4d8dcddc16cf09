// How soon a bot that was killed in the middle of its digests posts the next one after it is started again, and how soon it has sent all that are due,
// those that the dead process had claimed included; with an empty ledger and a long one. The whole program, as an operator starts it.
// Usage: node test/bench/start.ts [sqlite|postgres] [rows of the ledger] [digests]
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { createArchive } from '../../src/archive/archive.ts';
import { openDatabase } from '../../src/archive/database.ts';
import { ROOT } from '../../src/config.ts';
import { storeAndFile } from '../../src/newsroom/filing.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { order } from '../archive/fixtures.ts';
import { type Server, startPostgres } from '../archive/postgres.ts';
import { starterArticles } from '../e2e/stage.ts';

const engine = process.argv[2] ?? 'sqlite';
const [rows = 1_000_000, digests = 60] = process.argv.slice(3).map(Number);
const RUNS = 3;
const SENT_BEFORE = 10;
const DAY = 86_400_000;

const postgres = engine === 'postgres' ? await startPostgres() : null;
if (postgres && 'missing' in postgres) throw new Error(postgres.missing);
const server: Server | null = postgres;

interface Start {
  /** Seconds, from the start of the process. */
  readonly first: number;
  readonly all: number;
  /** How many deliveries the dead process held. */
  readonly held: number;
}

/** A bot with its own archive, of which nothing is old but the ledger. */
async function openScene(ledger: number) {
  const folder = mkdtempSync(path.join(tmpdir(), 'dateline-start-'));
  const databaseUrl = server ? await server.fresh() : path.join(folder, 'start.db');
  writeFileSync(path.join(folder, 'list.json'), JSON.stringify({ outlets: [] }));
  const db = await openDatabase(databaseUrl);
  const archive = createArchive(db);
  const sandbox = await startSandbox({ rateLimits: false, latencyMs: 80 });
  const guild = sandbox.guild();
  const now = Date.now();
  const articles = starterArticles().slice(0, 12);
  await storeAndFile(
    archive,
    articles.map((each) => ({ ...each, publishedAt: now - DAY / 4 })),
    now - DAY / 4,
  );
  await sql`
    insert into deliveries (id, subscription_id, guild_id, channel_id, due_at, state, settlement, attempts, claimant, claimed_at, settled_at)
    with recursive counted (n) as (select 1 union all select n + 1 from counted where n < ${ledger})
    select 'old' || (n % 500) || '@' || n, 'old' || (n % 500), ${guild.id}, 'c' || (n % 500), cast(${now - DAY} as bigint) - n, 'sent',
      '{"state":"sent","messageId":"1","stories":5}', 1, 'long ago', cast(${now - DAY} as bigint) - n, cast(${now - DAY} as bigint) - n
    from counted where ${ledger} > 0`.execute(db);
  return { folder, databaseUrl, db, archive, sandbox, guild };
}
type Scene = Awaited<ReturnType<typeof openScene>>;

function bot({ folder, databaseUrl, sandbox }: Scene): ChildProcess {
  return spawn(process.execPath, [path.join(ROOT, 'src', 'start.js'), 'run'], {
    env: {
      PATH: process.env.PATH,
      DISCORD_TOKEN: sandbox.token,
      DISCORD_API_URL: sandbox.apiUrl,
      DATABASE_URL: databaseUrl,
      DATA_DIR: folder,
      OUTLETS_FILE: path.join(folder, 'list.json'),
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

let made = 0;
async function crashAndStart(scene: Scene): Promise<Start> {
  const { archive, sandbox, guild, db } = scene;
  const channels: string[] = [];
  const now = Date.now();
  for (; channels.length < digests; made += 1) {
    const { id } = guild.channel({ name: `news-${made}` });
    await archive.addSubscription(order(`s${made}`, { guildId: guild.id, channelId: id, createdAt: now, dueAt: now }));
    channels.push(id);
  }
  const sent = () => channels.reduce((sum, id) => sum + sandbox.messages(id).length, 0);
  const until = async (count: number) => {
    while (sent() < count) await setTimeout(10);
  };
  const first = bot(scene);
  await until(SENT_BEFORE);
  first.kill('SIGKILL');
  await once(first, 'exit');
  const { rows: claimed } = await sql`select id from deliveries where state = 'claimed'`.execute(db);
  const before = sent();
  const from = performance.now();
  const seconds = () => (performance.now() - from) / 1_000;
  const second = bot(scene);
  await until(before + 1);
  const firstAfter = seconds();
  await until(digests);
  const all = seconds();
  second.kill('SIGTERM');
  await once(second, 'exit');
  if (sent() !== digests) throw new Error(`${sent()} messages instead of ${digests}`);
  return { first: firstAfter, all, held: claimed.length };
}

const middle = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const scenes = [await openScene(0), await openScene(rows)] as const;
const starts: Start[][] = [[], []];
// Taken in turn, so that a busy machine is as busy for both.
for (let run = 0; run < RUNS; run += 1)
  for (const [which, scene] of scenes.entries()) starts[which]?.push(await crashAndStart(scene));
const firsts = starts.map((runs) => middle(runs.map(({ first }) => first)));
const alls = starts.map((runs) => middle(runs.map(({ all }) => all)));
for (const [which, ledger] of [0, rows].entries()) {
  const held = starts[which]?.map((start) => start.held).join(', ');
  process.stdout.write(
    `${engine}, ${ledger} rows in the ledger: first digest ${firsts[which]?.toFixed(1)} s after the start, all ${digests} after ${alls[which]?.toFixed(1)} s (held by the dead: ${held})\n`,
  );
}
const ratio = (of: readonly number[]) => ((of[1] ?? 0) / (of[0] ?? 1)).toFixed(2);
process.stdout.write(`${rows} rows: × ${ratio(firsts)} to the first, × ${ratio(alls)} to all\n`);
for (const { archive, sandbox, folder } of scenes) {
  await archive.close();
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
}
await server?.stop();
