import { afterEach, describe, expect, it, vi } from 'vitest';
import { openApp } from '../../src/app.ts';
import type { Outlet } from '../../src/news/outlet.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { rss, serveFeeds } from '../newsroom/feed-server.ts';
import { keepLog } from './stage.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function openBot(gathers: boolean) {
  const server = await serveFeeds();
  server.put(
    '/feed',
    rss([{ title: 'Old harbour bridge reopens', link: 'https://gazette.example/1', description: 'It is open.' }]),
  );
  const sandbox = await startSandbox();
  closing.push(sandbox.close);
  const outlet: Outlet = {
    name: 'Gazette',
    homepage: null,
    country: null,
    language: 'en',
    sample: false,
    budget: { words: 60, share: 1 },
    feeds: [{ url: server.url('/feed'), section: 'World' }],
    pages: false,
    show: 'lines',
  };
  const setting = {
    apiUrl: sandbox.apiUrl,
    databaseUrl: ':memory:',
    outlets: [outlet],
    requestsPerSecond: 50,
    allowedPrivateHosts: ['127.0.0.1'],
  };
  const log = keepLog();
  const bot = {
    token: sandbox.token,
    log,
    setting,
    gathers: gathers ? { gatherMinutes: 10, articlesDays: 90 } : undefined,
  };
  const app = await openApp(bot);
  closing.push(app.stop);
  await app.connect();
  await app.start();
  return { server, app, log };
}

describe('the bot', () => {
  it('reads its outlets’ feeds beside the digests, and says so in its status', async () => {
    const { app, server } = await openBot(true);
    await vi.waitFor(async () => expect((await app.archive.counts()).articles).toBe(1), { timeout: 10_000 });
    await vi.waitFor(async () => expect((await app.newsroom.status(null)).feeds.lookedAt).not.toBeNull());
    expect(await app.newsroom.status(null)).toMatchObject({ feeds: { feeds: 1, failing: 0 }, failing: [] });
    expect(server.asked('/feed')).toBe(1);
  });

  it('asks nobody where it does not gather, as in a rehearsal', async () => {
    const { app, server } = await openBot(false);
    await app.publish();
    expect(server.asked('/feed')).toBe(0);
    expect((await app.newsroom.status(null)).feeds.feeds).toBe(0);
  });
});
