// What a look at an unchanged feed costs beside a bare conditional request with the same client, in the same run: node test/bench/looks.ts
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { Agent, request } from 'undici';
import { createRead } from '../../src/wire/read.ts';

const LOOKS = 1_000;
const ROUNDS = 15;
const AT_ONCE = 8;

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

const agent = new Agent({ connections: 4 });
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

/** Microseconds of this thread's processor, and of the clock, for one of them. */
async function cost(once: () => Promise<void>): Promise<Cost> {
  const before = process.threadCpuUsage();
  const started = performance.now();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let n = 0; n < LOOKS / AT_ONCE; n += 1) await once();
    }),
  );
  const wall = ((performance.now() - started) * 1_000) / LOOKS;
  const { user, system } = process.threadCpuUsage(before);
  return { cpu: (user + system) / LOOKS, wall };
}

const middle = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

const rounds: { readonly bare: Cost; readonly look: Cost }[] = [];
await cost(bare);
await cost(look);
for (let round = 0; round < ROUNDS; round += 1) rounds.push({ bare: await cost(bare), look: await cost(look) });
for (const kind of ['cpu', 'wall'] as const) {
  const [bares, looks] = [
    middle(rounds.map((round) => round.bare[kind])),
    middle(rounds.map((round) => round.look[kind])),
  ];
  console.log(
    `${kind.padEnd(4)}  unchanged feed ${looks.toFixed(0).padStart(4)} µs  bare conditional request ${bares.toFixed(0).padStart(4)} µs  ratio ${(looks / bares).toFixed(2)}`,
  );
}
await close();
await agent.destroy();
await server.terminate();
