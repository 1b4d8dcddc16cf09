import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openArchive } from '../../src/app.ts';
import { ROOT } from '../../src/config.ts';
import { storeAndFile } from '../../src/newsroom/filing.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { article, subscription } from '../discord/render/made.ts';

const EIGHT = Date.UTC(2026, 2, 29, 8);
const AT = '2026-03-29T10:00:00+02:00';
const folder = mkdtempSync(path.join(tmpdir(), 'dateline-publish-'));
const database = path.join(folder, 'dateline.db');
let sandbox: Sandbox;
let news: { readonly id: string };

beforeAll(async () => {
  sandbox = await startSandbox();
  const guild = sandbox.guild();
  news = guild.channel({ name: 'news' });
  const archive = await openArchive(database);
  const order = { guildId: guild.id, dueAt: EIGHT, minute: 480, days: [1, 2, 3, 4, 5, 6, 7], zone: 'UTC' } as const;
  await archive.addSubscription(subscription({ ...order, id: 'good', channelId: news.id }));
  await archive.addSubscription(subscription({ ...order, id: 'gone', channelId: '100000000000000009' }));
  await archive.addSubscription(subscription({ ...order, id: 'dull', channelId: news.id, include: ['xylophone'] }));
  await archive.addSubscription(
    subscription({ ...order, id: 'missed', channelId: news.id, minute: 60, dueAt: EIGHT - 7 * 3_600_000 }),
  );
  const text = [
    'The port of Lindhaven reopened on Sunday after a week of storms, the harbour master said.',
    'Twenty-two ships had waited outside the breakwater since Monday, according to the coast guard.',
    'The city council put the damage to the northern pier at 3.4 million crowns.',
    'Ferries to the islands will sail again from Tuesday if the wind allows it.',
    'Fishermen asked the ministry for help with the boats they lost on Thursday night.',
    'A second pier is to be built by the end of the decade, the council decided last year.',
  ].join(' ');
  const { id: _, storedAt: __, topics: ___, regions: ____, ...raw } = article({ text, publishedAt: EIGHT - 3_600_000 });
  await storeAndFile(archive, [raw], EIGHT - 3_600_000);
  await archive.close();
});
afterAll(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
});

function dateline(words: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [path.join(ROOT, 'src', 'start.js'), ...words], {
    env: {
      PATH: process.env.PATH,
      DATA_DIR: folder,
      DATABASE_URL: database,
      DISCORD_TOKEN: sandbox.token,
      DISCORD_API_URL: sandbox.apiUrl,
      LOG_LEVEL: 'silent',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (text) => (said.out += text));
  child.stderr.on('data', (text) => (said.err += text));
  return new Promise<{ code: number | null; out: string; err: string }>((resolve) =>
    child.once('close', (code) => resolve({ code, ...said })),
  );
}

describe('publishing by hand', () => {
  it('needs a token and an instant with its zone, and says so', async () => {
    expect(await dateline(['publish'], { DISCORD_TOKEN: '' })).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(/^DISCORD_TOKEN is not set.*\n$/),
    });
    for (const at of ['2026-03-29T10:00', 'tomorrow', '2026-13-29T10:00Z']) {
      const run = await dateline(['publish', '--at', at]);
      expect(run.code).not.toBe(0);
      expect(run.err).toContain('2026-03-29T01:30:00Z');
    }
    expect(sandbox.requests).toEqual([]);
  });

  it('shows beforehand what would be posted, by digest or by channel, and posts nothing', async () => {
    const run = await dateline(['preview', 'good', '--at', AT]);
    expect(run).toMatchObject({ code: 0, err: '', out: expect.stringContaining('Port of Lindhaven') });
    const json = await dateline(['preview', news.id, '--at', AT, '--json']);
    const previews: { readonly subscription: string }[] = JSON.parse(json.out);
    expect(previews.map(({ subscription: id }) => id).sort()).toEqual(['dull', 'good', 'missed']);
    expect(previews.find(({ subscription: id }) => id === 'good')).toMatchObject({
      stories: [
        {
          headline: expect.any(String),
          lines: expect.arrayContaining([
            expect.objectContaining({ evidence: expect.objectContaining({ cuts: expect.any(Array) }) }),
          ]),
        },
      ],
      message: { flags: expect.any(Number) },
    });
    expect(await dateline(['preview', 'nobody'])).toMatchObject({ code: 1, err: expect.stringContaining('nobody') });
    expect(sandbox.requests).toEqual([]);
  });

  it('says of each edition what became of it, and finds none due the second time', async () => {
    const run = await dateline(['publish', '--at', AT]);
    expect(run.code).toBe(1);
    const [message] = sandbox.messages(news.id);
    for (const said of [
      `Sent the edition of 2026-03-29T08:00Z for channel ${news.id} (digest good): 1 story, message ${message?.id}.`,
      '(digest gone): the channel is gone, and the digest is paused.',
      '(digest dull): there is nothing new.',
      '(digest missed): it was later than its order allows.',
    ])
      expect(run.out).toContain(said);
    expect(run.err).toBe('');
    expect(await dateline(['publish', '--at', AT])).toEqual({ code: 0, out: 'No edition is due.\n', err: '' });
    expect(sandbox.messages(news.id)).toHaveLength(1);
  });

  it('says the same as JSON', async () => {
    const run = await dateline(['publish', '--at', '2026-03-30T08:00:00Z', '--json']);
    expect(run.code).toBe(0);
    expect(JSON.parse(run.out)).toMatchObject({ sent: 0, spiked: 3 });
    expect(JSON.parse(run.out).deliveries).toContainEqual({
      subscription: 'dull',
      channel: news.id,
      dueAt: '2026-03-30T08:00:00.000Z',
      stories: 0,
      state: 'spiked',
      reason: 'nothing-new',
    });
  });
});
