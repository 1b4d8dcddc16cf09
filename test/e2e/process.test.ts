// The program as an operator starts it: a process of its own, an environment, signals.
import { type ChildProcess, spawn } from 'node:child_process';
import { globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { definitions } from '../../src/app.ts';
import { ARTICLES_FOLDER, ROOT } from '../../src/config.ts';
import { textOf } from '../../src/sandbox/member.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'dateline-process-'));
// These tests are of one machine: no outlet of the world is asked.
const OUTLETS_FILE = path.join(folder, 'list.json');
writeFileSync(OUTLETS_FILE, JSON.stringify({ outlets: [] }));
const ARTICLES = globSync('*.md', { cwd: ARTICLES_FOLDER }).length;
const running = new Set<ChildProcess>();
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Started {
  readonly child: ChildProcess;
  out: string;
  err: string;
  readonly ended: Promise<number | null>;
}

function dateline(args: readonly string[], env: Record<string, string> = {}, input?: string): Started {
  const child = spawn(process.execPath, [path.join(ROOT, 'src', 'main.ts'), ...args], {
    // An empty setting counts as none, so that the operator's own `.env` stays out of it.
    env: {
      PATH: process.env.PATH,
      DISCORD_TOKEN: '',
      DATABASE_URL: '',
      DISCORD_API_URL: '',
      LOG_LEVEL: 'info',
      DATA_DIR: folder,
      OUTLETS_FILE,
      ...env,
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  running.add(child);
  const started: Started = { child, out: '', err: '', ended: new Promise((resolve) => child.once('close', resolve)) };
  child.stdout?.on('data', (data) => {
    started.out += data;
  });
  child.stderr?.on('data', (data) => {
    started.err += data;
  });
  child.stdin?.end(input);
  return started;
}

describe('without a token', () => {
  it('rehearses, shows a briefing and a digest, and ends by itself', async () => {
    const run = dateline([]);
    expect(await run.ended).toBe(0);
    expect(run.err).toBe('');
    expect(run.out).toMatch(/No DISCORD_TOKEN/);
    for (const act of ['/news latest', '/news search', '/digest subscribe', 'News digest', 'Open a story'])
      expect(run.out).toContain(act);
    expect(run.out).not.toContain('\u001b');
    // The digest of eight o'clock is seen at eight, in the zone that is named.
    expect(run.out).toContain('lives in Europe/Brussels');
    expect(run.out).toContain('at 08:00 (Europe/Brussels)');
    expect(run.out).toMatch(/Wednesday, 21 May 2025 at 08:00, in \d+ hours/);
  });
});

describe('with a token', () => {
  it('connects, answers a reader, and stops cleanly on SIGTERM, without ever printing the token', async () => {
    const sandbox = await startSandbox({ token: 'a.very.secret.token' });
    const guild = sandbox.guild();
    const lounge = guild.channel({ name: 'lounge' });
    const reader = guild.member({ name: 'theo' });
    const database = path.join(folder, 'run.db');
    const imported = dateline(['import', ARTICLES_FOLDER, '--json'], { DATABASE_URL: database });
    expect(await imported.ended).toBe(0);
    expect(JSON.parse(imported.out)).toHaveLength(ARTICLES);
    const run = dateline(['run'], {
      DISCORD_TOKEN: sandbox.token,
      DISCORD_API_URL: sandbox.apiUrl,
      DATABASE_URL: database,
      LOG_LEVEL: 'debug',
    });
    await expect
      .poll(() => sandbox.connected() && sandbox.commands().length, { timeout: 15_000 })
      .toBe(definitions.length);
    expect(textOf((await reader.run('/news latest', { channel: lounge })).message)).toContain('pandemic');
    run.child.kill('SIGTERM');
    expect(await run.ended).toBe(0);
    expect(run.out + run.err).not.toContain(sandbox.token);
    expect(sandbox.unmatched).toEqual([]);
    const again = dateline(['import', ARTICLES_FOLDER], { DATABASE_URL: database });
    expect(await again.ended).toBe(0);
    expect(again.out).toContain(`0 articles added, ${ARTICLES} already there`);
    await sandbox.close();
  });

  it('says in one sentence that the token is wrong', async () => {
    const sandbox = await startSandbox();
    const run = dateline(['run'], { DISCORD_TOKEN: 'wrong.token.here', DISCORD_API_URL: sandbox.apiUrl });
    expect(await run.ended).toBe(1);
    expect(run.err).toContain('Discord does not accept the token');
    expect(run.err).not.toContain('wrong.token.here');
    await sandbox.close();
  });

  it('publishes by hand as if it were another moment, once', async () => {
    const sandbox = await startSandbox();
    const guild = sandbox.guild();
    const news = guild.channel({ name: 'world-news' });
    const moderator = guild.moderator({ name: 'mira' });
    const env = {
      DISCORD_TOKEN: sandbox.token,
      DISCORD_API_URL: sandbox.apiUrl,
      DATABASE_URL: path.join(folder, 'publish.db'),
    };
    const article =
      'NEW BRIDGE OPENS\n\nThe bridge of Dunmouth opened to traffic on Monday, the city council said. It cost four million pounds.\n';
    const file = path.join(folder, 'bridge.txt');
    await import('node:fs/promises').then(({ writeFile }) => writeFile(file, article));
    expect(await dateline(['import', file], env).ended).toBe(0);
    const bot = dateline(['run'], env);
    await expect
      .poll(() => sandbox.connected() && sandbox.commands().length, { timeout: 15_000 })
      .toBe(definitions.length);
    await moderator.run(`/digest subscribe channel:#${news.name}`, { channel: news });
    bot.child.kill('SIGINT');
    expect(await bot.ended).toBe(0);
    const preview = dateline(['preview', '--json'], env);
    expect(await preview.ended).toBe(0);
    expect(JSON.parse(preview.out)[0].stories[0].headline).toMatch(/bridge/i);
    const at = new Date(Math.ceil(Date.now() / 86_400_000) * 86_400_000 + 8 * 3_600_000 + 60_000).toISOString();
    for (const expected of [1, 0]) {
      const run = dateline(['publish', '--at', at, '--json'], env);
      expect(await run.ended).toBe(0);
      expect(JSON.parse(run.out)).toMatchObject({ sent: expected });
    }
    expect(sandbox.messages(news.id)).toHaveLength(1);
    await sandbox.close();
  });
});

describe('bad configuration', () => {
  it('names every fault at once and repeats no value', async () => {
    const run = dateline(['run'], {
      DISCORD_API_URL: 'ftp://user:hunter2@x',
      LOG_LEVEL: 'loud',
      REQUESTS_PER_SECOND: '51',
    });
    expect(await run.ended).toBe(1);
    for (const name of ['DISCORD_API_URL', 'LOG_LEVEL', 'REQUESTS_PER_SECOND']) expect(run.err).toContain(name);
    expect(run.err).not.toContain('hunter2');
  });
});
