// Several processes on one PostgreSQL, killed one after the other, and a PostgreSQL that goes away.
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { textOf } from '../../src/sandbox/member.ts';
import { order } from '../archive/fixtures.ts';
import { type Server, startPostgres } from '../archive/postgres.ts';
import { openStage, type Stage, starterArticles } from './stage.ts';

const EIGHT = Date.UTC(2025, 4, 21, 8);
/** A claim is given up after four and a half seconds then. */
const FASTER = 10;

const started = await startPostgres();
const missing = 'missing' in started ? started.missing : null;
if (missing !== null) process.stderr.write(`skipped: many processes on one PostgreSQL: ${missing}\n`);
const server = started as Server;
afterAll(() => (missing === null ? server.stop() : undefined));

let stage: Stage | undefined;
const children = new Set<ChildProcess>();
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  children.clear();
  await stage?.close();
  stage = undefined;
});

describe.skipIf(missing !== null)(`one PostgreSQL${missing === null ? '' : ` (skipped: ${missing})`}`, () => {
  it.each([
    { processes: 2, channels: 30, kills: [8] },
    { processes: 4, channels: 60, kills: [5, 20, 40] },
  ])(
    'has every edition sent once by $processes processes, however they die',
    async ({ processes, channels: count, kills }) => {
      const databaseUrl = await server.fresh();
      const articles = starterArticles().slice(0, 8);
      const from = Date.now();
      const clock = () => Math.round(EIGHT + (Date.now() - from) * FASTER);
      stage = await openStage({ databaseUrl, articles, now: clock, latencyMs: 40 });
      const { sandbox, guild } = stage;
      const { archive } = stage.app();
      const channels = Array.from({ length: count }, (_, n) => guild.channel({ name: `news-${n}` }));
      for (const [n, channel] of channels.entries()) {
        await archive.addSubscription(order(`s${n}`, { guildId: guild.id, channelId: channel.id, dueAt: EIGHT }));
      }
      const posted = () => channels.map(({ id }) => sandbox.messages(id).length);
      const total = () => posted().reduce((sum, each) => sum + each, 0);
      const begin = () => {
        const script = path.join(import.meta.dirname, 'publishing-loop.ts');
        const facts = [databaseUrl, sandbox.apiUrl, sandbox.token, EIGHT, from, FASTER].map(String);
        const child = spawn(process.execPath, [script, ...facts], { stdio: ['ignore', 'ignore', 'inherit'] });
        children.add(child);
      };
      for (let each = 0; each < processes; each += 1) begin();
      for (const threshold of kills) {
        await expect.poll(total, { timeout: 60_000, interval: 10 }).toBeGreaterThanOrEqual(threshold);
        const [oldest] = children;
        children.delete(oldest!);
        oldest?.kill('SIGKILL');
        begin();
      }
      const settled = async () =>
        (await archive.recentDeliveries(guild.id, 1_000)).filter(({ settlement }) => settlement.state === 'sent')
          .length;
      await expect.poll(settled, { timeout: 60_000, interval: 100 }).toBe(count);
      expect(posted()).toEqual(channels.map(() => 1));
      const ledger = await archive.recentDeliveries(guild.id, 1_000);
      for (const { channelId, settlement } of ledger) {
        expect(settlement).toMatchObject({ state: 'sent', messageId: sandbox.messages(channelId)[0]?.id });
      }
      expect(ledger).toHaveLength(count);
    },
    180_000,
  );

  it('may go away and come back: a beat fails and the next one publishes, and readers are told to try again', async () => {
    stage = await openStage({ databaseUrl: await server.fresh(), articles: starterArticles().slice(0, 30) });
    const { sandbox, lounge, news, reader, moderator, clock } = stage;
    await moderator.run(`/digest subscribe channel:#${news.name} time:8:00`, { channel: lounge });
    clock.at = EIGHT;
    await server.down();
    await expect(stage.app().publish()).rejects.toThrow(/archive cannot be used just now/);
    const refused = await reader.run('/news latest', { channel: lounge });
    expect(textOf(refused.message)).toMatch(/cannot reach my archive just now/i);
    expect(sandbox.messages(news.id)).toHaveLength(0);
    await server.up();
    await expect.poll(() => stage?.app().publish(), { timeout: 10_000 }).toMatchObject({ sent: 1 });
    expect(sandbox.messages(news.id)).toHaveLength(1);
    const answered = await reader.run('/news latest', { channel: lounge });
    expect(textOf(answered.message)).not.toMatch(/cannot reach/i);
  });
});
