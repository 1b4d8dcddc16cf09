// Whether each edition goes out once: many editions due together, several processes on one archive of which some are killed each second while others
// take their place, and a Discord that drops connections before and after it stored a message, and answers 500, 502 and 429. From a seed.
// The processes run what publishing needs of the bot's own sources in one file (see once-child.ts), and some are started before they are needed. A
// killed one is replaced at once; where the machine cannot start as many as are to be killed, fewer are killed, and the last line says how many.
// Usage: node test/bench/once.ts [editions] [processes] [kills a second] [sqlite|postgres] [seed]
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { setPriority, tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { rolldown } from 'rolldown';
import { createArchive } from '../../src/archive/archive.ts';
import { openDatabase } from '../../src/archive/database.ts';
import { storeAndFile } from '../../src/newsroom/filing.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { order } from '../archive/fixtures.ts';
import { startPostgres } from '../archive/postgres.ts';
import { dice } from '../e2e/dice.ts';
import { report } from '../news/made.ts';

const [editions = 500, processes = 4, killsASecond = 0.5] = process.argv.slice(2, 5).map(Number);
const engine = process.argv[5] ?? 'postgres';
const { below, oneOf } = dice(Number(process.argv[6] ?? 1));

const EIGHT = Date.UTC(2025, 4, 21, 8);
const FASTER = 10;
const CHANNELS_A_SERVER = 200;
/** Processes that get ready at the same time, and how many seconds' kills are made up for by those that are ready at the start. */
const STARTING = 2;
const STOCK_SECONDS = 10;

const folder = mkdtempSync(path.join(tmpdir(), 'dateline-once-'));
// Ten for each process: for those that publish, as many ready to take their place, and those just killed.
const server = engine === 'postgres' ? await startPostgres(30 * (processes + 2)) : null;
if (server && 'missing' in server) throw new Error(server.missing);
const databaseUrl = server ? await server.fresh() : path.join(folder, 'once.db');
/** When it began, once it has. */
let from: number | undefined;
const clock = () => Math.round(EIGHT + (from === undefined ? 0 : Date.now() - from) * FASTER);
const sandbox = await startSandbox({ now: clock, rateLimits: false, latencyMs: 30, forgetful: true });
const db = await openDatabase(databaseUrl);
const archive = createArchive(db);
// Few and short: it is the ledger that is tried, and each process composes from its own cold start.
const texts = ['The council of Dunmouth opened its harbour.', 'The railway of Karvale lost its licence.'];
const reports = texts.map((text) => ({
  ...report(text.slice(4, -1), text),
  publishedAt: EIGHT - 1,
  storedAt: EIGHT - 1,
}));
await storeAndFile(archive, reports, EIGHT - 1);

const channels: string[] = [];
while (channels.length < editions) {
  const guild = sandbox.guild({ name: `Server ${channels.length}` });
  for (let n = 0; n < CHANNELS_A_SERVER && channels.length < editions; n += 1) {
    const { id } = guild.channel({ name: `news-${n}` });
    await archive.addSubscription(order(`s${channels.length}`, { guildId: guild.id, channelId: id, dueAt: EIGHT }));
    channels.push(id);
  }
}

async function inOneFile(): Promise<string> {
  symlinkSync(path.resolve(import.meta.dirname, '../../node_modules'), path.join(folder, 'node_modules'));
  const file = path.join(folder, 'once-child.mjs');
  const input = path.join(import.meta.dirname, 'once-child.ts');
  const external = ['better-sqlite3', 'pg-native', 'bufferutil', 'utf-8-validate', 'zlib-sync'];
  const resolve = { alias: { 'discord.js': path.join(import.meta.dirname, 'posting-discord.ts') } };
  const bundle = await rolldown({ input, external, resolve, platform: 'node', logLevel: 'silent' });
  await bundle.write({ file, codeSplitting: false, minify: { compress: false, mangle: false } });
  return file;
}
const script = await inOneFile();

/** Those that publish, and those that are ready to take the place of one that is killed. */
const running: ChildProcess[] = [];
const spares: ChildProcess[] = [];
const starting = new Set<ChildProcess>();
/** Milliseconds of processor time that each start took until it was ready. */
const costs: number[] = [];
/** Publishing gives way to starting, or the one that has to replace the killed would never be there in time. */
const GIVES_WAY = 10;
function prepare(): void {
  const facts = [databaseUrl, sandbox.apiUrl, sandbox.token, EIGHT, FASTER].map(String);
  const env = { ...process.env, NODE_COMPILE_CACHE: path.join(folder, 'compiled') };
  const child = fork(script, facts, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], env });
  starting.add(child);
  child.once('message', (milliseconds) => {
    costs.push(Number(milliseconds));
    starting.delete(child);
    spares.push(child);
    fill();
  });
}
const stock = processes + Math.ceil(killsASecond * STOCK_SECONDS);
function fill(): void {
  while (starting.size < STARTING && spares.length + starting.size < stock) prepare();
}
function send(): boolean {
  const spare = spares.shift();
  if (!spare) return false;
  if (spare.pid !== undefined) setPriority(spare.pid, GIVES_WAY);
  spare.send(from ?? 0);
  running.push(spare);
  fill();
  return true;
}

const FAULTS = [
  { kind: 'drop-before' },
  { kind: 'drop-after' },
  { kind: 'refuse', status: 500 },
  { kind: 'refuse', status: 502 },
  { kind: 'refuse', status: 429, retryAfter: 1 },
  { kind: 'delay', ms: 900 },
] as const;
/** Half of the time nothing is wrong with Discord. */
const LULLS = [true, false] as const;

async function settled(): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*) as count from deliveries where settled_at is not null`.execute(db);
  return Number(rows[0]?.count);
}

const prepared = performance.now();
fill();
while (spares.length < stock) await setTimeout(50);
process.stderr.write(`${stock} processes are ready after ${((performance.now() - prepared) / 1_000).toFixed(0)} s\n`);
from = Date.now();
const began = from;
while (running.length < processes) send();
let kills = 0;
for (let turn = 0, done = 0; done < editions; turn += 1) {
  await setTimeout(50);
  const due = Math.floor(((Date.now() - began) / 1_000) * killsASecond);
  // Only as many as there are others to go on: a machine that starts fewer than are to be killed would try nothing.
  if (kills < due && spares.length > 0) {
    running.splice(below(running.length), 1)[0]?.kill('SIGKILL');
    kills += 1;
    send();
  }
  if (turn % 5 === 0) {
    // One at a time: those that pile up would all meet the last editions, which could then never go out.
    sandbox.faults.clear();
    if (oneOf(LULLS)) sandbox.faults.next({ method: 'POST', path: /messages$/ }, oneOf(FAULTS));
  }
  if (turn % 20 > 0) continue;
  done = await settled();
  if (turn % 200 === 0) process.stderr.write(`${done} of ${editions} settled, ${kills} kills\n`);
}
const seconds = (Date.now() - began) / 1_000;

const ends = [...running, ...spares, ...starting].map((child) => once(child, 'exit'));
for (const child of [...running, ...spares, ...starting]) child.kill('SIGKILL');
await Promise.all(ends);
const counts = channels.map((id) => sandbox.messages(id).length);
const wrong: object[] = [];
let attempts = 0;
for (const [n, id] of channels.entries()) {
  const [delivery] = await archive.history(`s${n}`, 1);
  attempts += delivery?.attempts ?? 0;
  const settlement = delivery?.settlement;
  const sent = settlement?.state === 'sent' && sandbox.messages(id)[0]?.id === settlement.messageId;
  if (counts[n] !== 1 || !sent) wrong.push({ subscription: `s${n}`, messages: counts[n], settlement });
}
process.stdout.write(
  `${editions} editions, ${processes} processes on ${engine}, ${kills} kills (${(kills / seconds).toFixed(1)} a second of ${killsASecond} asked for), ${attempts} attempts in ${seconds.toFixed(0)} s: ` +
    `${counts.filter((count) => count === 0).length} lost, ${counts.filter((count) => count > 1).length} twice, ${wrong.length} wrong in the ledger\n`,
);
const cost = costs.toSorted((a, b) => a - b)[Math.floor(costs.length / 2)] ?? 0;
process.stdout.write(`${costs.length} starts of ${cost.toFixed(0)} ms of processor time each (median)\n`);
if (wrong.length > 0) process.stdout.write(`${JSON.stringify(wrong.slice(0, 5))}\n`);
await archive.close();
await sandbox.close();
await server?.stop();
rmSync(folder, { recursive: true, force: true });
process.exit(wrong.length > 0 ? 1 : 0);
