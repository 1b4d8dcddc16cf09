// Whether each edition goes out once: many editions due together, several processes on one archive that are killed again and again, and a Discord that
// drops connections before and after it stored a message, and answers 500, 502 and 429. From a seed.
// Usage: node test/bench/once.ts [editions] [processes] [kills a second] [sqlite|postgres] [seed]
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { openArchive } from '../../src/app.ts';
import { storeAndFile } from '../../src/newsroom/filing.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { order } from '../archive/fixtures.ts';
import { startPostgres } from '../archive/postgres.ts';
import { starterArticles } from '../e2e/stage.ts';

const [editions = 500, processes = 4, killsASecond = 0.5] = process.argv.slice(2, 5).map(Number);
const engine = process.argv[5] ?? 'postgres';
let state = Number(process.argv[6] ?? 1);

const EIGHT = Date.UTC(2025, 4, 21, 8);
const FASTER = 10;
const CHANNELS_A_SERVER = 200;
const SCRIPT = path.join(import.meta.dirname, '..', 'e2e', 'publishing-loop.ts');

/** Marsaglia's xorshift. */
function random(below: number): number {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return (state >>> 0) % below;
}

const folder = mkdtempSync(path.join(tmpdir(), 'dateline-once-'));
const server = engine === 'postgres' ? await startPostgres() : null;
if (server && 'missing' in server) throw new Error(server.missing);
const databaseUrl = server ? await server.fresh() : path.join(folder, 'once.db');
const from = Date.now();
const clock = () => Math.round(EIGHT + (Date.now() - from) * FASTER);
const sandbox = await startSandbox({ now: clock, rateLimits: false, latencyMs: 30, forgetful: true });
const archive = await openArchive(databaseUrl);
await storeAndFile(archive, starterArticles().slice(0, 8), EIGHT - 1);

const channels: string[] = [];
while (channels.length < editions) {
  const guild = sandbox.guild({ name: `Server ${channels.length}` });
  for (let n = 0; n < CHANNELS_A_SERVER && channels.length < editions; n += 1) {
    const { id } = guild.channel({ name: `news-${n}` });
    await archive.addSubscription(order(`s${channels.length}`, { guildId: guild.id, channelId: id, dueAt: EIGHT }));
    channels.push(id);
  }
}

/** Those that have begun to publish: killing others would try nothing. */
const running: ChildProcess[] = [];
const starting = new Set<ChildProcess>();
function begin(): void {
  const facts = [databaseUrl, sandbox.apiUrl, sandbox.token, EIGHT, from, FASTER, 'same-machine'].map(String);
  const child = spawn(process.execPath, [SCRIPT, ...facts], { stdio: ['ignore', 'pipe', 'inherit'] });
  starting.add(child);
  child.stdout.once('data', () => {
    starting.delete(child);
    running.push(child);
  });
}
for (let each = 0; each < processes; each += 1) begin();

const FAULTS = [
  { kind: 'drop-before' },
  { kind: 'drop-after' },
  { kind: 'refuse', status: 500 },
  { kind: 'refuse', status: 502 },
  { kind: 'refuse', status: 429, retryAfter: 1 },
  { kind: 'delay', ms: 900 },
] as const;

/** On a slow machine a process may need longer to begin than the next kill leaves it: so something has to be posted between two. */
let postedAtKill = -1;
const posted = () => channels.map((id) => sandbox.messages(id).length);
let kills = 0;
let nextKillAt = Date.now() + 5_000;
let settled = 0;
for (let turn = 0; settled < editions; turn += 1) {
  await setTimeout(100);
  const sum = posted().reduce((all, each) => all + each, 0);
  if (killsASecond > 0 && Date.now() >= nextKillAt && sum > postedAtKill && sum < editions) {
    nextKillAt = Date.now() + 1_000 / killsASecond;
    const [victim] = running.length > 0 ? running.splice(random(running.length), 1) : [];
    if (victim?.kill('SIGKILL')) {
      kills += 1;
      postedAtKill = sum;
      begin();
    }
  }
  if (turn % 10 > 0) continue;
  sandbox.faults.next({ method: 'POST', path: /messages$/ }, FAULTS[random(FAULTS.length)]!);
  const states = await Promise.all(
    channels.map(async (_, n) => (await archive.history(`s${n}`, 1))[0]?.settlement.state),
  );
  settled = states.filter((each) => each === 'sent' || each === 'refused' || each === 'spiked').length;
  if (turn % 50 === 0) process.stderr.write(`${settled} of ${editions} settled, ${kills} kills\n`);
}
const deliveries = await Promise.all(channels.map(async (_, n) => (await archive.history(`s${n}`, 1))[0]));
const counts = posted();
const wrong = channels.flatMap((id, n) => {
  const settlement = deliveries[n]?.settlement;
  const sent = settlement?.state === 'sent' && sandbox.messages(id)[0]?.id === settlement.messageId;
  return counts[n] === 1 && sent ? [] : [{ subscription: `s${n}`, messages: counts[n], settlement }];
});
const attempts = deliveries.reduce((sum, delivery) => sum + (delivery?.attempts ?? 0), 0);
process.stdout.write(
  `${editions} editions, ${processes} processes on ${engine}, ${kills} kills, ${attempts} attempts in ${((Date.now() - from) / 1000).toFixed(0)} s: ` +
    `${counts.filter((count) => count === 0).length} lost, ${counts.filter((count) => count > 1).length} twice, ${wrong.length} wrong in the ledger\n`,
);
if (wrong.length > 0) process.stdout.write(`${JSON.stringify(wrong.slice(0, 5))}\n`);
for (const child of [...running, ...starting]) child.kill('SIGKILL');
await archive.close();
await sandbox.close();
await server?.stop();
rmSync(folder, { recursive: true, force: true });
process.exit(wrong.length > 0 ? 1 : 0);
