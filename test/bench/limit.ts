// Many digests at Discord's limit, by the whole bot: how long they take, what memory they hold, and how long a reader waits for an answer meanwhile, beside the
// same reader before. Discord is a process of its own, counts whole seconds and answers after 80 ms. Usage: node test/bench/limit.ts [digests]
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { openApp } from '../../src/app.ts';
import { createLog } from '../../src/log.ts';
import { storeAndFile } from '../../src/newsroom/filing.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { holdHeap } from '../../src/verbs/heap.ts';
import { order } from '../archive/fixtures.ts';
import { EVENING, starterArticles } from '../e2e/stage.ts';

const DIGESTS = Number(process.argv[2] ?? 10_000);
const CHANNELS_A_SERVER = 200;
const IDLE_ANSWERS = 60;
const PAUSE_MS = 300;

interface Opened {
  readonly apiUrl: string;
  readonly token: string;
  readonly guildId: string;
  readonly channels: readonly string[];
}
interface Counted {
  readonly sent: number;
  readonly refused: number;
  /** Milliseconds from the command to its whole answer. */
  readonly answers: readonly number[];
}

/** The other process: a reader asks again and again, and each word from the bot ends a stretch of that. */
async function discord(): Promise<void> {
  const sandbox = await startSandbox({ now: () => EVENING, latencyMs: 80, rateLimits: 'fixed' });
  const channels: string[] = [];
  const first = sandbox.guild();
  for (let guild = first; channels.length < DIGESTS; guild = sandbox.guild())
    for (let n = 0; n < CHANNELS_A_SERVER && channels.length < DIGESTS; n += 1)
      channels.push(guild.channel({ name: `news-${n}` }).id);
  const lounge = first.channel({ name: 'lounge' });
  const reader = first.member({ name: 'theo' });
  let answers: number[] = [];
  process.send?.({ apiUrl: sandbox.apiUrl, token: sandbox.token, guildId: first.id, channels } satisfies Opened);
  let over = false;
  process.on('message', (word) => {
    over ||= word === 'end';
    const posts = sandbox.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/messages'));
    const count = (status: number) => posts.filter((post) => post.status === status).length;
    process.send?.({ sent: count(200), refused: count(429), answers } satisfies Counted);
    answers = [];
  });
  process.on('disconnect', () => process.exit());
  await once(process, 'message');
  while (!over) {
    const from = performance.now();
    await reader.run('/news latest', { channel: lounge });
    answers.push(performance.now() - from);
    await setTimeout(PAUSE_MS);
  }
  await once(process, 'disconnect');
}

const at = (share: number, values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))] ?? 0;

if (process.argv[3] === '--discord') await discord();
holdHeap();
const folder = mkdtempSync(path.join(tmpdir(), 'dateline-limit-'));
const other = fork(import.meta.filename, [String(DIGESTS), '--discord']);
const [opened] = (await once(other, 'message')) as [Opened];
const counted = async (word = 'count') => {
  other.send(word);
  return ((await once(other, 'message')) as [Counted])[0];
};
const setting = {
  apiUrl: opened.apiUrl,
  databaseUrl: path.join(folder, 'limit.db'),
  outlets: [],
  requestsPerSecond: 50,
};
const app = await openApp({ setting, token: opened.token, log: createLog('warn'), now: () => EVENING });
await storeAndFile(app.archive, starterArticles(), EVENING);
for (const [n, channelId] of opened.channels.entries())
  await app.archive.addSubscription(order(`s${n}`, { guildId: opened.guildId, channelId, dueAt: EVENING }));
await app.connect();

await counted();
await setTimeout(IDLE_ANSWERS * (PAUSE_MS + 150));
const idle = await counted();
const megabytes: number[] = [];
const sampling = setInterval(() => megabytes.push(process.memoryUsage.rss() / 1e6), 1_000);
const from = performance.now();
const { sent } = await app.publish();
const seconds = (performance.now() - from) / 1_000;
clearInterval(sampling);
const busy = await counted('end');
const allowed = (DIGESTS - 1) / 50;
const tenth = Math.max(1, Math.floor(megabytes.length / 10));
const mean = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length;
process.stdout.write(
  `${sent} digests in ${seconds.toFixed(1)} s: ${(seconds / allowed).toFixed(3)} × the limit, ${busy.refused} 429s; resident memory at the end × ${(mean(megabytes.slice(-tenth)) / mean(megabytes.slice(tenth, 2 * tenth))).toFixed(2)} the second tenth's, ${Math.max(...megabytes).toFixed(0)} MB at most\n`,
);
for (const share of [0.5, 0.95]) {
  const [before, during] = [at(share, idle.answers), at(share, busy.answers)];
  process.stdout.write(
    `an answer at ${share * 100} %: ${before.toFixed(0)} ms idle (${idle.answers.length}), ${during.toFixed(0)} ms meanwhile (${busy.answers.length}): × ${(during / before).toFixed(2)}, allowed ${(1.5 * before + 20).toFixed(0)} ms\n`,
  );
}
// The last answer is on its way.
await setTimeout(2 * PAUSE_MS);
await app.stop();
other.disconnect();
rmSync(folder, { recursive: true, force: true });
