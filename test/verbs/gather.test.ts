import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PermissionFlagsBits } from 'discord.js';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { openArchive } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { check } from '../../src/verbs/check.ts';
import { register } from '../../src/verbs/discord-verbs.ts';
import { gather } from '../../src/verbs/gather.ts';
import { subscription } from '../discord/render/made.ts';
import { rss, serveFeeds } from '../newsroom/feed-server.ts';
import { operator } from './dateline.ts';

const ITEM = {
  guid: 'tag:gazette.example,2026:1',
  link: 'https://gazette.example/news/1',
  title: 'Old harbour bridge reopens after nine weeks',
  description: 'The council of Dunmouth voted on Monday to reopen the old harbour bridge.',
};

/** An operator with three outlets on this machine: one well, one that answers with a page, one that is not there. */
async function atWork(more: Readonly<Record<string, string>> = {}) {
  const server = await serveFeeds();
  server.put('/feed.xml', rss([ITEM]));
  server.put('/page', '<!doctype html><title>Sorry</title><p>No feed here.');
  const folder = mkdtempSync(path.join(tmpdir(), 'dateline-outlets-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const outlets = path.join(folder, 'list.json');
  const env = {
    ALLOWED_PRIVATE_HOSTS: '127.0.0.1',
    OUTLETS_FILE: outlets,
    DATA_DIR: folder,
    DISCORD_TOKEN: '',
    ...more,
  };
  const outlet = (name: string, address: string) => ({
    name,
    homepage: null,
    country: null,
    language: 'en',
    sample: false,
    budget: { words: 60, share: 0.2 },
    feeds: [{ url: server.url(address), section: 'World' }],
  });
  const list = (...names: readonly (readonly [string, string])[]) =>
    writeFileSync(outlets, JSON.stringify({ outlets: names.map(([name, address]) => outlet(name, address)) }));
  list(['Gazette', '/feed.xml'], ['Pages', '/page'], ['Nowhere', '/none']);
  /** The verb as the program runs it, in this process: to start another one takes longer than all it does. */
  const dateline = async ([verb, ...options]: readonly string[]) => {
    const config = readConfig(env, path.join(folder, '.env'));
    let out = '';
    const print = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      out += String(text);
      return true;
    });
    try {
      const asked = { json: options.includes('--json'), feeds: options.includes('--feeds') };
      const code = await (verb === 'gather'
        ? gather(config, asked)
        : verb === 'check'
          ? check(config, asked)
          : register(config));
      return { code, out };
    } finally {
      print.mockRestore();
    }
  };
  return { server, list, database: path.join(folder, 'dateline.db'), env, dateline };
}

describe('dateline gather', () => {
  it('says in a sentence what each feed gave, and ends with 1 when one could not be read', async () => {
    const { dateline, list } = await atWork();
    const first = await dateline(['gather']);
    expect(first.code).toBe(1);
    expect(first.out).toMatch(/^Gazette \(http:\S+\/feed\.xml\): 1 new article, of 1 in the feed\.$/m);
    expect(first.out).toMatch(/^Pages \(\S+\): .*feed.*\.$/im);
    expect(first.out).toMatch(/^Nowhere \(\S+\): .*404.*\.$/m);
    expect(first.out).toMatch(
      /^Looked at 3 feeds: 1 new article, 2 feeds could not be read\. The next feed is due .*Z\.$/m,
    );
    const again = await dateline(['gather']);
    expect([again.code, again.out]).toEqual([0, expect.stringMatching(/^No feed is due\. The next feed is due /)]);
    list();
    expect((await dateline(['gather'])).out).toMatch(/^There is no feed to look at/);
  });

  it('is a verb of the program', async () => {
    const { env } = await atWork();
    const { code, out } = await operator(env).dateline(['gather']);
    expect([code, out]).toEqual([1, expect.stringMatching(/Looked at 3 feeds/)]);
  });

  it('prints JSON and nothing else with --json', async () => {
    const { dateline } = await atWork();
    const { code, out } = await dateline(['gather', '--json']);
    const looks = JSON.parse(out) as readonly { outlet: string }[];
    expect(code).toBe(1);
    expect(looks.toSorted((a, b) => (a.outlet < b.outlet ? -1 : 1))).toMatchObject([
      {
        outlet: 'Gazette',
        outcome: 'fresh',
        articles: 1,
        added: [{ headline: ITEM.title, url: ITEM.link }],
        changed: [],
      },
      { outlet: 'Nowhere', outcome: 'failed', code: 'not-found' },
      { outlet: 'Pages', outcome: 'failed', code: 'unreadable' },
    ]);
    expect(JSON.parse((await dateline(['gather', '--json'])).out)).toEqual([]);
  });
});

describe('dateline check', () => {
  it('says that all is well before anything was done, and what is wrong afterwards', async () => {
    const { dateline, list } = await atWork();
    const fresh = await dateline(['check']);
    expect(fresh.code).toBe(0);
    expect(fresh.out).toMatch(/^well {3}database: it can be read and written: 0 articles/m);
    expect(fresh.out).toMatch(/^well {3}token: there is none, so the bot would rehearse/m);
    expect(fresh.out).toMatch(/^well {3}feeds: none of the 3 was looked at yet/m);
    expect(fresh.out).toMatch(/\nAll is well\.\n$/);
    await dateline(['gather']);
    const { code, out } = await dateline(['check']);
    expect(code).toBe(1);
    expect(out).toMatch(
      /^WRONG {2}feeds: Nowhere \(\S+\) failed at the last look, never read yet\. .*404.* It is tried again at .*Z\.$/m,
    );
    expect(out).toMatch(/\n2 things are wrong\.\n$/);
    list(['Gazette', '/feed.xml']);
    await dateline(['gather']);
    expect((await dateline(['check'])).code).toBe(0);
  });

  it('with --feeds looks at each feed and stores nothing', async () => {
    const { dateline } = await atWork();
    const { code, out } = await dateline(['check', '--feeds', '--json']);
    const findings = JSON.parse(out) as readonly { part: string; well: boolean; sentence: string }[];
    expect(code).toBe(1);
    expect(findings.filter(({ part, well }) => part === 'feeds' && well).at(-1)?.sentence).toMatch(
      /^Gazette .*: 1 articles?\.$/,
    );
    expect(
      findings
        .filter(({ well }) => !well)
        .map(({ sentence }) => sentence.split(' ')[0])
        .sort(),
    ).toEqual(['Nowhere', 'Pages']);
    expect((await dateline(['check'])).out).toMatch(/ 0 articles/);
  });

  it('says what Discord makes of the token, the commands and the channels', async () => {
    const sandbox = await startSandbox();
    try {
      const guild = sandbox.guild();
      const open = guild.channel({ name: 'open' });
      const mute = guild.channel({ name: 'mute', deny: PermissionFlagsBits.SendMessages });
      const desk = await atWork({ DISCORD_TOKEN: sandbox.token, DISCORD_API_URL: sandbox.apiUrl });
      const archive = await openArchive(desk.database);
      const order = { guildId: guild.id };
      await archive.addSubscription(subscription({ ...order, id: 'a', channelId: open.id }));
      await archive.addSubscription(subscription({ ...order, id: 'c', channelId: mute.id }));
      await archive.addSubscription(subscription({ ...order, id: 'b', channelId: '100000000000000009' }));
      await archive.close();
      const before = await desk.dateline(['check']);
      expect(before.code).toBe(1);
      expect(before.out).toMatch(/^well {3}token: Discord knows the bot as /m);
      expect(before.out).toMatch(/^WRONG {2}token: Discord does not know news, .*`register`/m);
      expect(before.out).toMatch(/^WRONG {2}permissions: channel 100000000000000009 .* is gone/m);
      expect(before.out).toMatch(/^well {3}permissions: 1 of 3 channels/m);
      expect(before.out).toMatch(
        new RegExp(`^WRONG {2}permissions: in channel ${mute.id} .* lacks Send Messages:`, 'm'),
      );
      await desk.dateline(['register']);
      expect((await desk.dateline(['check'])).out).toMatch(/^well {3}token: its \d+ commands are registered/m);
    } finally {
      await sandbox.close();
    }
    const wrong = await atWork({ DISCORD_TOKEN: 'not-the-token', DISCORD_API_URL: 'http://127.0.0.1:9' });
    expect((await wrong.dateline(['check'])).out).toMatch(
      /^WRONG {2}token: Discord cannot be reached at http:\/\/127\.0\.0\.1:9/m,
    );
  });
});
