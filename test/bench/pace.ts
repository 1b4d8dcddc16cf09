// How long digests take at Discord's limit of 50 requests a second, as a multiple of the time that the limit itself allows, and how often Discord
// had to say "too many"; with Discord answering at once and after 80 ms, its seconds counted from their first request and any second at all.
// discord.js by itself sends the same messages in the same run. Usage: node test/bench/pace.ts [digests] [--peer]
import { performance } from 'node:perf_hooks';
import { Options, REST, Routes } from 'discord.js';
import { createArchive } from '../../src/archive/archive.ts';
import { openDatabase } from '../../src/archive/database.ts';
import { restOptions } from '../../src/discord/client.ts';
import { createPace } from '../../src/discord/pace.ts';
import { createPost } from '../../src/discord/post.ts';
import { createLog } from '../../src/log.ts';
import { DEFAULT_ORDER } from '../../src/news/subscription.ts';
import { storeAndFile } from '../../src/newsroom/filing.ts';
import { publish } from '../../src/newsroom/publish.ts';
import type { Counting } from '../../src/sandbox/rate-limits.ts';
import { EVENING, starterArticles } from '../e2e/stage.ts';
import { forkSandbox } from './sandbox-fork.ts';

const DIGESTS = Number(process.argv[2] ?? 1_000);
const withPeer = process.argv.includes('--peer');
const allowedMs = ((DIGESTS - 1) / 50) * 1_000;

async function run(name: string, latencyMs: number, counting: Counting, send: Send): Promise<void> {
  const sandbox = await forkSandbox({ sandbox: { latencyMs, rateLimits: counting }, channels: DIGESTS });
  const took = await send(sandbox);
  const { sent, refused } = await sandbox.counted();
  await sandbox.close();
  const said = `${(took / 1_000).toFixed(2).padStart(7)} s  ${(took / allowedMs).toFixed(3)} × the limit`;
  const counts = `429s: ${refused}  sent: ${sent}  ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`;
  console.log(`${name.padEnd(11)} ${String(latencyMs).padStart(3)} ms ${counting.padEnd(8)} ${said}  ${counts}`);
}

/** @returns milliseconds */
type Send = (sandbox: Awaited<ReturnType<typeof forkSandbox>>) => Promise<number>;

const dateline: Send = async (sandbox) => {
  const archive = createArchive(await openDatabase(':memory:'), { claimant: 'bench' });
  await storeAndFile(archive, starterArticles(), EVENING);
  for (const [index, channelId] of sandbox.channels.entries())
    await archive.addSubscription({
      ...DEFAULT_ORDER,
      id: `b${index}`,
      guildId: '1',
      channelId,
      createdAt: EVENING,
      createdBy: '1',
      dueAt: EVENING,
      paused: null,
    });
  const log = createLog('silent');
  const pace = createPace({ perSecond: 50 });
  const rest = new REST(restOptions(sandbox.apiUrl, pace)).setToken(sandbox.token);
  const started = performance.now();
  await publish({
    archive,
    post: createPost({ rest, pace, now: () => EVENING, log }),
    now: () => EVENING,
    outlets: [],
    log,
  });
  const took = performance.now() - started;
  await archive.close();
  return took;
};

const discordJs: Send = async (sandbox) => {
  const rest = new REST({ ...Options.createDefault().rest, api: sandbox.apiUrl.replace(/\/v\d+$/, '') }).setToken(
    sandbox.token,
  );
  const started = performance.now();
  const waiting = [...sandbox.channels];
  const work = async () => {
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop())
      await rest.post(Routes.channelMessages(id), {
        body: { content: 'A digest of the same length does not matter.' },
      });
  };
  await Promise.all(Array.from({ length: 64 }, work));
  return performance.now() - started;
};

for (const [latencyMs, counting] of [
  [0, 'fixed'],
  [80, 'fixed'],

  [0, 'sliding'],
  [80, 'sliding'],
] as const) {
  await run('dateline', latencyMs, counting, dateline);
  if (withPeer) await run('discord.js', latencyMs, counting, discordJs);
}
