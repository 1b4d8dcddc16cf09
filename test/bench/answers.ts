// How fast the bot answers with 100,000 articles stored, beside an empty command on the same bot in the same run; and `/news latest`
// while 500 digests are being posted. Usage: node test/bench/answers.ts [articles]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { Events } from 'discord.js';
import { addresses, commands, menus } from '../../commands/index.ts';
import { openArchive } from '../../src/app.ts';
import { createClient } from '../../src/discord/client.ts';
import { commandFor } from '../../src/discord/command.ts';
import { listen } from '../../src/discord/dispatch.ts';
import { createPace } from '../../src/discord/pace.ts';
import { createPost } from '../../src/discord/post.ts';
import { register } from '../../src/discord/register.ts';
import { renderNotice } from '../../src/discord/render/notice.ts';
import { createLog } from '../../src/log.ts';
import { type Article, REGIONS, TOPICS } from '../../src/news/article.ts';
import { profileOf } from '../../src/news/profile.ts';
import { DEFAULT_ORDER } from '../../src/news/subscription.ts';
import { createNewsroom } from '../../src/newsroom/newsroom.ts';
import { publish } from '../../src/newsroom/publish.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { openWire } from '../../src/wire/wire.ts';

const COUNT = Number(process.argv[2] ?? 100_000);
const RUNS = 60;
const NOW = Date.UTC(2025, 5, 1, 12);
const DIGESTS = 500;

const PLACES = ['Dunmouth', 'Karvale', 'Port Ellis', 'Sandrova', 'Mirefield', 'Ostholm', 'Calder Bay', 'Nurmi'];
const SUBJECTS = [
  'harbour',
  'parliament',
  'railway',
  'hospital',
  'election',
  'drought',
  'treaty',
  'museum',
  'bridge',
  'inquiry',
];
const VERBS = ['reopens', 'rejects', 'approves', 'delays', 'denies', 'extends', 'loses', 'orders'];

/** A small generator with a seed (mulberry32), so that every run has the same articles. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function articleNumber(index: number, random: () => number): Article {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const [place, subject, verb] = [pick(PLACES), pick(SUBJECTS), pick(VERBS)];
  const sentence = () =>
    `The ${pick(SUBJECTS)} of ${pick(PLACES)} ${pick(VERBS)} a plan for ${Math.floor(random() * 9000)} people, officials said on Monday.`;
  const at = NOW - Math.floor(((COUNT - index) / COUNT) * 90 * 86_400_000);
  return {
    id: index.toString(36).padStart(12, '0'),
    outlet: `Outlet ${Math.floor(random() * 40)}`,
    headline: `${place} ${subject} ${verb} plan number ${index}`,
    url: `https://outlet.example/${index}`,
    section: 'World',
    language: 'en',
    publishedAt: at,
    storedAt: at,
    text: Array.from({ length: 12 }, sentence).join('\n\n'),
    bylines: [],
    rights: null,
    year: null,
    sample: true,
    topics: [pick(TOPICS)],
    regions: [pick(REGIONS)],
  };
}

const p95 = (times: readonly number[]) =>
  times.toSorted((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1] ?? Number.NaN;
const ms = (time: number) => time.toFixed(1).padStart(7);

const folder = mkdtempSync(path.join(tmpdir(), 'dateline-bench-'));
const archive = await openArchive(path.join(folder, 'bench.db'));
const random = chance(7);
const began = performance.now();
for (let from = 0; from < COUNT; from += 500) {
  const batch = Array.from({ length: Math.min(500, COUNT - from) }, (_, i) => articleNumber(from + i, random));
  await archive.storeArticles(batch);
  for (const article of batch) {
    const { id, outlet, publishedAt } = article;
    await archive.fileArticle(
      {
        storyId: `s${id}`,
        articleId: id,
        outlet,
        newsAt: publishedAt ?? NOW,
        wireCopyOf: null,
        profile: profileOf(article),
      },
      { kind: 'nothing-alike' },
    );
  }
}
console.log(`${COUNT} articles stored and filed in ${((performance.now() - began) / 1000).toFixed(1)} s`);

const empty = commandFor<object>()(
  { name: 'empty', description: 'Does nothing' },
  async () => ({ body: renderNotice('.'), private: true }),
  undefined,
);
const now = () => NOW;
const sandbox = await startSandbox({ now, forgetful: true, rateLimits: true });
const guild = sandbox.guild();
const lounge = guild.channel({ name: 'lounge' });
const reader = guild.member({ name: 'theo' });
const log = createLog('silent');
const newsroom = createNewsroom({
  archive,
  outlets: [],
  wire: openWire({ allowedPrivateHosts: [], name: 'Dateline', version: '0', contact: null }),
  post: async () => ({ kind: 'not-allowed' }),
  amend: { read: async () => ({ kind: 'gone' }), write: async () => ({ kind: 'gone' }) },
  inbox: async () => '1',
  reach: async () => ({ kind: 'well', type: 0, permissions: ~0n, forum: undefined, pingable: [] }),
  log,
  now,
});
const pace = createPace({ perSecond: 50 });
const client = createClient({ apiUrl: sandbox.apiUrl, pace, log });
listen(client, { commands: [...commands, empty], menus, addresses, newsroom, log, now });
const ready = new Promise<void>((resolve) => client.once(Events.ClientReady, () => resolve()));
await client.login(sandbox.token);
await ready;
await register(
  client.rest,
  sandbox.applicationId,
  [...commands, empty].map(({ definition }) => definition),
  archive.keep,
  log,
  { force: true },
);

async function measure(name: string, run: (round: number) => Promise<unknown>): Promise<number> {
  for (let round = 0; round < 5; round += 1) await run(round);
  const times: number[] = [];
  for (let round = 0; round < RUNS; round += 1) {
    const started = performance.now();
    await run(round);
    times.push(performance.now() - started);
  }
  const value = p95(times);
  const allowed = base === undefined ? undefined : 3 * base + 40;
  const verdict =
    base === undefined || allowed === undefined
      ? ''
      : `  ${(value / base).toFixed(1)} × empty; allowed ${ms(allowed)} ms: ${value <= allowed ? 'kept' : 'BROKEN'}`;
  console.log(`${name.padEnd(34)} p95 ${ms(value)} ms${verdict}`);
  return value;
}

let base: number | undefined;
const say = (line: string) => reader.run(line, { channel: lounge });
const letters = ['du', 'har', 'plan', 'num', 'ost', 'cal', 'par', 'tre'];
base = await measure('an empty command', () => say('/empty'));
await measure('/news latest', () => say('/news latest'));
await measure('/news latest topic region', (round) =>
  say(`/news latest topic:${TOPICS[round % TOPICS.length]} region:${REGIONS[round % REGIONS.length]}`),
);
await measure('/news latest outlet', (round) => say(`/news latest outlet:Outlet ${round % 40}`));
await measure('/news search, a rare phrase', (round) => say(`/news search query:"plan number ${round * 101}"`));
await measure('/news search, a common word', (round) => say(`/news search query:${SUBJECTS[round % SUBJECTS.length]}`));
await measure('/news search, a word of every text', () => say('/news search query:officials'));
await measure('/news search outlet region', (round) =>
  say(`/news search query:harbour bridge outlet:Outlet ${round % 40} region:${REGIONS[round % REGIONS.length]}`),
);
await measure('completing an article', (round) =>
  reader.type(`/news read article:${letters[round % letters.length]}`, { channel: lounge }),
);
await measure('completing an outlet', () => reader.type('/news latest outlet:out', { channel: lounge }));
await measure('/news read', (round) => say(`/news read article:${(round * 977).toString(36).padStart(12, '0')}`));

for (let index = 0; index < DIGESTS; index += 1) {
  const channel = guild.channel({ name: `news-${index}` });
  await archive.addSubscription({
    ...DEFAULT_ORDER,
    id: `d${index}`,
    guildId: guild.id,
    channelId: channel.id,
    createdAt: NOW,
    createdBy: '1',
    dueAt: NOW - 1000,
    paused: null,
  });
}
const started = performance.now();
let posting = true;
const published = publish({
  archive,
  post: createPost({ rest: client.rest, pace, now, log }),
  now,
  outlets: [],
  log,
}).finally(() => {
  posting = false;
});
const during: number[] = [];
while (posting) {
  const asked = performance.now();
  await say('/news latest');
  during.push(performance.now() - asked);
}
const { sent } = await published;
const worst = Math.max(...during);
console.log(
  `${sent} digests in ${((performance.now() - started) / 1000).toFixed(1)} s; meanwhile ${during.length} × /news latest, slowest ${ms(worst)} ms, of 3000 allowed`,
);

await client.destroy();
await sandbox.close();
await archive.close();
rmSync(folder, { recursive: true, force: true });
