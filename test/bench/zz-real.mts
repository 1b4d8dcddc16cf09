import { spawn } from 'node:child_process';
import {
  appendFileSync,
  closeSync,
  mkdtempSync,
  openSync,
  rmSync,
  statfsSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { createArchive } from '../../src/archive/archive.ts';
import { openDatabase } from '../../src/archive/database.ts';
import { storeAndFile } from '../../src/newsroom/filing.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { order } from '../archive/fixtures.ts';
import { startPostgres } from '../archive/postgres.ts';
import { starterArticles } from '../e2e/stage.ts';

const T = (Math.floor(Date.now() / 60000) + 3) * 60000;
const MIN = 60000;
const DOWN = Number(process.argv[2] ?? 2) * MIN;
const dir = mkdtempSync('/tmp/t/real-');
console.log(dir, new Date(T).toISOString());
writeFileSync(dir + '/list.json', '{"outlets":[]}');
const server: any = await startPostgres(60);
async function scene(name: string, databaseUrl: string, bots: number) {
  const sandbox = await startSandbox({ rateLimits: false, latencyMs: 40 });
  const guild = sandbox.guild();
  const db = await openDatabase(databaseUrl);
  const archive = createArchive(db);
  await storeAndFile(
    archive,
    starterArticles()
      .slice(0, 12)
      .map((a) => ({ ...a, publishedAt: T - 6 * 3600_000 })),
    T - 6 * 3600_000,
  );
  const ch: string[] = [];
  for (let i = 0; i < 20; i++) {
    const { id } = guild.channel({ name: 'n' + i });
    ch.push(id);
    const d = new Date(T);
    await archive.addSubscription(
      order('s' + i, {
        guildId: guild.id,
        channelId: id,
        createdAt: T - 6 * 3600_000,
        zone: 'UTC',
        minute: d.getUTCHours() * 60 + d.getUTCMinutes(),
        dueAt: T,
      }),
    );
  }
  await archive.close();
  const kids = [];
  for (let i = 0; i < bots; i++) {
    const k = spawn(process.execPath, ['src/main.ts', 'run'], {
      env: {
        PATH: process.env.PATH,
        DISCORD_TOKEN: sandbox.token,
        DISCORD_API_URL: sandbox.apiUrl,
        DATABASE_URL: databaseUrl,
        DATA_DIR: dir,
        OUTLETS_FILE: dir + '/list.json',
        LOG_LEVEL: 'info',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const log = (d: any) => appendFileSync(`${dir}/${name}${i}.log`, d);
    k.stdout.on('data', log);
    k.stderr.on('data', log);
    k.on('exit', (c) => log('EXIT ' + c + '\n'));
    kids.push(k);
  }
  return {
    name,
    sandbox,
    kids,
    ch,
    counts: () => ch.map((c) => sandbox.messages(c).length).join(''),
    first: () =>
      ch
        .map((c) => sandbox.messages(c)[0])
        .map((m: any) => (m ? ((Number((BigInt(m.id) >> 22n) + 1420070400000n) - T) / 1000).toFixed(0) : '-'))
        .join(' '),
  };
}
const only = process.argv[3] ?? 'pg full gate';
const scenes: any = {};
if (only.includes('pg')) scenes.pg = await scene('pg', await server.fresh(), 2);
if (only.includes('full')) scenes.full = await scene('full', '/tmp/t/full/a.db', 1);
if (only.includes('gate')) scenes.gate = await scene('gate', dir + '/g.db', 1);
const at = (t: number) => new Promise((r) => setTimeout(r, Math.max(0, t - Date.now())));
const show = (w: string) => {
  console.log(w, new Date().toISOString().slice(14, 19));
  for (const s of Object.values(scenes) as any[]) console.log('  ', s.name, s.counts(), s.first());
};
show('set up');
await at(T - 20000);
let killing: any;
if (scenes.gate) killing = setInterval(() => scenes.gate.sandbox.faults.killGateway('close'), 400);
await at(T - 10000);
if (scenes.pg) await server.down();
if (scenes.full) {
  const fd = openSync('/tmp/t/full/filler', 'w');
  const b = Buffer.alloc(4096);
  try {
    for (;;) writeSync(fd, b);
  } catch (e) {
    console.log(String(e));
  }
  closeSync(fd);
}
show('down');
await at(T + DOWN - 5000);
show('before up');
if (scenes.pg) await server.up();
if (scenes.full) rmSync('/tmp/t/full/filler');
if (killing) clearInterval(killing);
show('up');
for (let i = 1; i <= 5; i++) {
  await at(T + DOWN + i * 25000);
  show('later');
}
for (const s of Object.values(scenes) as any[]) {
  for (const k of s.kids) k.kill('SIGTERM');
}
await new Promise((r) => setTimeout(r, 6000));
for (const s of Object.values(scenes) as any[]) {
  for (const k of s.kids) k.kill('SIGKILL');
  await s.sandbox.close();
}
await server.stop();
process.exit();
