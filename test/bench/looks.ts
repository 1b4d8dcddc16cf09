// What a look at an unchanged feed costs beside a bare conditional request with the same client, in the same run: its reading alone, and the
// whole of it by the gatherer, with an archive in a file that is asked what is due, and told. node test/bench/looks.ts
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { Agent, request } from 'undici';
import { createArchive } from '../../src/archive/archive.ts';
import { openDatabase } from '../../src/archive/database.ts';
import { feedId } from '../../src/news/feed.ts';
import { gather } from '../../src/newsroom/gather.ts';
import { createRead } from '../../src/wire/read.ts';

const LOOKS = 1_000;
const WARM = 20;
const ROUNDS = 40;
/** As many as the gatherer has at one host. */
const AT_ONCE = 2;
const DAY_MS = 86_400_000;

interface Cost {
  readonly cpu: number;
  readonly wall: number;
}

/** The server has a thread of its own, so that its work is not counted as ours. */
const server = new Worker(
  `const { createServer } = require('node:http');
   const { parentPort } = require('node:worker_threads');
   createServer((asked, answer) => answer.writeHead(asked.headers['if-none-match'] ? 304 : 200, { etag: '"1"' }).end())
     .listen(0, '127.0.0.1', function () { parentPort.postMessage(this.address().port); });`,
  { eval: true },
);
const [port] = (await once(server, 'message')) as [number];
const url = `http://127.0.0.1:${port}/feed`;
const validators = { etag: '"1"', lastModified: 'Sun, 01 Mar 2026 12:00:00 GMT', hash: 'x' };

const agent = new Agent({ connections: AT_ONCE });
const { read, close } = createRead({ userAgent: 'Dateline/bench', allowedPrivateHosts: ['127.0.0.1'] });

async function bare(): Promise<void> {
  const { statusCode, body } = await request(url, {
    dispatcher: agent,
    headers: { 'if-none-match': validators.etag, 'if-modified-since': validators.lastModified },
  });
  await body.dump();
  if (statusCode !== 304) throw new Error(`expected 304, not ${statusCode}`);
}

async function look(): Promise<void> {
  const { kind } = await read({ url, validators, accept: 'feed' });
  if (kind !== 'unchanged') throw new Error(`expected unchanged, not ${kind}`);
}

const folder = mkdtempSync(path.join(tmpdir(), 'dateline-looks-'));
const archive = createArchive(await openDatabase(path.join(folder, 'looks.db')));
const clock = { at: Date.UTC(2026, 0, 1) };
const feeds = Array.from({ length: LOOKS }, (_, n) => {
  const one = { url: `${url}/${n}`, outlet: `Outlet ${n}`, section: null, language: 'en', pages: false };
  return { ...one, id: feedId(one.url) };
});
await archive.syncFeeds(feeds, clock.at);
for (const { id } of feeds) {
  const kept = await archive.feed(id);
  if (kept) await archive.recordLook(id, { ...kept.state, validators });
}
const silent = () => undefined;
const tools = {
  archive,
  read,
  parseFeed: () => Promise.reject(new Error('an unchanged feed was parsed')),
  page: async () => null,
  now: () => clock.at,
  keptMs: 90 * DAY_MS,
  shortestMs: 60_000,
  log: { debug: silent, info: silent, warn: silent, error: (details: object) => console.error(details) },
};

/** All feeds once: all are due again after two days. */
async function round(): Promise<void> {
  clock.at += 2 * DAY_MS;
  const { looked, failed, added } = await gather(tools);
  if (looked !== LOOKS || failed + added > 0) throw new Error(`${looked} looks, ${failed} failed`);
}

/** Microseconds of this thread's processor, and of the clock, for one look of all. */
async function cost(all: () => Promise<void>): Promise<Cost> {
  // The system counts a thread's time when it goes to sleep.
  await setTimeout(1);
  const before = process.threadCpuUsage();
  const started = performance.now();
  await all();
  const wall = ((performance.now() - started) * 1_000) / LOOKS;
  await setTimeout(1);
  const { user, system } = process.threadCpuUsage(before);
  return { cpu: (user + system) / LOOKS, wall };
}

const each = (one: () => Promise<void>) => async () => {
  const some = async () => {
    for (let n = 0; n < LOOKS / AT_ONCE; n += 1) await one();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, some));
};

/** The least is what a look costs where nobody else is at work, as often on a machine that does other things as well; the middle is what it mostly costs. */
const PARTS = { least: 0, middle: 0.5 } as const;
const at = (share: number, values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * share)]!;

const KINDS = { bare: each(bare), reading: each(look), whole: round };
const rounds: Record<keyof typeof KINDS, Cost>[] = [];
for (let n = 0; n < WARM; n += 1) for (const work of Object.values(KINDS)) await work();
for (let n = 0; n < ROUNDS; n += 1)
  rounds.push({ bare: await cost(KINDS.bare), reading: await cost(KINDS.reading), whole: await cost(KINDS.whole) });
for (const measure of ['cpu', 'wall'] as const) {
  for (const [part, share] of Object.entries(PARTS)) {
    const of = (kind: keyof typeof KINDS) =>
      at(
        share,
        rounds.map((each) => each[kind][measure]),
      );
    const beside = (kind: keyof typeof KINDS) =>
      `${of(kind).toFixed(0).padStart(4)} µs (${(of(kind) / of('bare')).toFixed(2)} ×)`;
    console.log(
      `${measure.padEnd(4)} ${part.padEnd(6)}  bare conditional request ${of('bare').toFixed(0)} µs  its reading ${beside('reading')}  the whole look ${beside('whole')}`,
    );
  }
}
await close();
await agent.destroy();
await server.terminate();
await archive.close();
rmSync(folder, { recursive: true, force: true });
