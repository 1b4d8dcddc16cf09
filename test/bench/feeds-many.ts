// How many feeds one process can gather: memory and processor at a cycle of fifteen minutes, from a server of this machine, and what a look
// at an unchanged feed costs beside a bare conditional request with the same client.
// node --expose-gc test/bench/feeds-many.ts [feeds, 2000] [minutes of the cycle to measure, 15] [articles a feed, 10]
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Agent, request } from 'undici';
import { createArchive } from '../../src/archive/archive.ts';
import { openDatabase } from '../../src/archive/database.ts';
import { feedId } from '../../src/news/feed.ts';
import { gather } from '../../src/newsroom/gather.ts';
import { holdHeap } from '../../src/verbs/heap.ts';
import { parseFeedCalmly } from '../../src/wire/parse.ts';
import { createRead } from '../../src/wire/read.ts';

const FEEDS = Number(process.argv[2] ?? 2_000);
const MINUTES = Number(process.argv[3] ?? 15);
const CYCLE_MS = 15 * 60_000;
const ITEMS = Number(process.argv[4] ?? 10);

if (process.send) serve();
else await measure();

/** In a process of its own, so that its memory and time do not count. One feed in twenty has something new at each look. */
function serve(): void {
  const looks = new Map<string, number>();
  const server = createServer((asked, response) => {
    const address = asked.url ?? '';
    const number = Number(address.slice(1));
    const seen = (looks.get(address) ?? 0) + 1;
    looks.set(address, seen);
    const edition = number % 20 === 0 ? seen : 1;
    const etag = `"${number}-${edition}"`;
    if (asked.headers['if-none-match'] === etag) return void response.writeHead(304, { etag }).end();
    const items = Array.from({ length: ITEMS }, (_, n) => {
      const id = edition + ITEMS - n;
      return `<item><title>Report ${id} of outlet ${number} on the harbour</title><link>https://outlet${number}.example/${id}</link>
        <guid>https://outlet${number}.example/${id}</guid><description>Report ${id} by outlet ${number}: the council of place${(number * 31 + id * 17) % 977}
        voted on Monday to reopen bridge ${(number + id) % 313}, its mayor said.</description></item>`;
    });
    response.writeHead(200, { 'content-type': 'application/rss+xml', etag });
    response.end(`<rss version="2.0"><channel><title>Outlet ${number}</title>${items.join('')}</channel></rss>`);
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    process.send?.(typeof address === 'object' ? address?.port : 0);
  });
  process.on('disconnect', () => process.exit(0));
}

async function measure(): Promise<void> {
  // As the bot does.
  holdHeap();
  const server = fork(import.meta.filename, process.argv.slice(2));
  const [port] = (await once(server, 'message')) as [number];
  const folder = mkdtempSync(path.join(tmpdir(), 'dateline-many-'));
  const archive = createArchive(await openDatabase(path.join(folder, 'many.db')));
  const allowedPrivateHosts = ['127.0.0.1'];
  const { read, close } = createRead({ allowedPrivateHosts, userAgent: 'Dateline bench' });
  const clock = { at: Date.UTC(2026, 0, 1) };
  const silent = () => undefined;
  const tools = {
    archive,
    read,
    parseFeed: parseFeedCalmly,
    page: async () => null,
    now: () => clock.at,
    keptMs: 90 * 86_400_000,
    // All are due once in a cycle: no feed is quieter than that here.
    shortestMs: CYCLE_MS / 1.1,
    log: { debug: silent, info: silent, warn: silent, error: (details: object) => console.error(details) },
  };
  const url = (n: number) => `http://127.0.0.1:${port}/${n}`;
  const feeds = Array.from({ length: FEEDS }, (_, n) => {
    const one = { url: url(n), outlet: `Outlet ${n}`, section: null, language: 'en', pages: false };
    return { ...one, id: feedId(one.url) };
  });
  await archive.syncFeeds(feeds, clock.at);

  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 100);
  let began = performance.now();
  const beforeFirst = process.threadCpuUsage();
  const first = await gather(tools);
  const seconds = (performance.now() - began) / 1_000;
  const work = process.threadCpuUsage(beforeFirst);
  const worked = (work.user + work.system) / 1_000_000;
  console.log(
    `first looks: ${first.looked} feeds, ${first.added} articles stored and filed, ${seconds.toFixed(1)} s, ${(first.added / seconds).toFixed(0)} articles a second, ${(first.added / worked).toFixed(0)} for each second of its processor`,
  );
  const atFirst = most;
  await settleInto(
    archive,
    feeds.map(({ id }) => id),
    clock.at,
  );

  globalThis.gc?.();
  most = 0;
  const before = process.cpuUsage();
  began = performance.now();
  let looks = 0;
  let added = 0;
  let longest = 0;
  for (let minute = 0; minute < MINUTES; minute += 1) {
    clock.at += 60_000;
    const start = performance.now();
    const result = await gather(tools);
    looks += result.looked;
    added += result.added;
    longest = Math.max(longest, performance.now() - start);
  }
  const { user, system } = process.cpuUsage(before);
  clearInterval(watch);
  const core = (user + system) / 1_000 / (MINUTES * 60_000);
  console.log(`a cycle: ${looks} looks and ${added} new articles in ${MINUTES} minutes of the feeds' time`);
  console.log(`  processor: ${core.toFixed(3)} of a core; the busiest minute took ${(longest / 1_000).toFixed(1)} s`);
  const megabytes = (bytes: number) => (bytes / 1_048_576).toFixed(0);
  const { heapUsed, external } = process.memoryUsage();
  console.log(
    `  memory: at most ${megabytes(most)} MB resident, ${megabytes(atFirst)} MB while every feed was new; ${megabytes(heapUsed)} MB of it are JavaScript's, ${megabytes(external)} MB buffers`,
  );

  await compare(url, archive, tools);
  await close();
  await archive.close();
  server.disconnect();
  rmSync(folder, { recursive: true, force: true });
}

/** Spreads the feeds over the cycle, as they come to be by themselves. */
async function settleInto(
  archive: ReturnType<typeof createArchive>,
  ids: readonly string[],
  at: number,
): Promise<void> {
  for (const [index, id] of ids.entries()) {
    const kept = await archive.feed(id);
    if (kept)
      await archive.recordLook(id, { ...kept.state, dueAt: at + Math.floor((index / ids.length) * CYCLE_MS) + 1 });
  }
}

/** Alternately and several times, the least of each: a machine that does other things as well slows both. */
async function compare(
  url: (n: number) => string,
  archive: ReturnType<typeof createArchive>,
  tools: Parameters<typeof gather>[0],
): Promise<void> {
  const agent = new Agent({ connections: 2, pipelining: 1 });
  const unchanged = Array.from({ length: 200 }, (_, n) => n + Math.floor(n / 19) + 1).filter(
    (n) => n % 20 !== 0 && n < FEEDS,
  );
  const ids = unchanged.map((n) => feedId(url(n)));
  const bare: number[] = [];
  const whole: number[] = [];
  for (let round = 0; round < 7; round += 1) {
    let began = process.cpuUsage();
    const two = [0, 1].map(async (half) => {
      for (const [index, n] of unchanged.entries()) {
        if (index % 2 !== half) continue;
        const { body } = await request(url(n), { dispatcher: agent, headers: { 'if-none-match': `"${n}-1"` } });
        await body.dump();
      }
    });
    await Promise.all(two);
    bare.push(spent(began));
    for (const id of ids) {
      const kept = await archive.feed(id);
      if (kept) await archive.recordLook(id, { ...kept.state, dueAt: 1 });
    }
    globalThis.gc?.();
    began = process.cpuUsage();
    const { looked } = await gather({ ...tools, now: () => 1 });
    whole.push(spent(began));
    if (looked !== ids.length) throw new Error(`${looked} looks instead of ${ids.length}`);
  }
  await agent.close();
  const [least, own] = [Math.min(...bare), Math.min(...whole)];
  console.log(
    `an unchanged feed: ${(own / ids.length).toFixed(2)} ms of processor a look, ${(own / least).toFixed(2)} × a bare conditional request (${(least / ids.length).toFixed(2)} ms)`,
  );
}

function spent(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1_000;
}
