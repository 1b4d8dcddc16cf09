import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isDead } from '../../src/archive/claimant.ts';
import { CLAIM_LEASE_MS } from '../../src/news/delivery.ts';
import { textOf } from '../../src/sandbox/member.ts';
import { descriptionMissing, validateExchange } from '../sandbox/openapi.ts';
import { openStage, type Stage } from './stage.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** The first edition of a digest at eight in the morning, UTC. */
const EIGHT = Date.UTC(2025, 4, 21, 8);

const folder = mkdtempSync(path.join(tmpdir(), 'dateline-delivery-'));
let files = 0;
let databaseUrl = '';
let stage: Stage;
beforeEach(async () => {
  databaseUrl = path.join(folder, `${files++}.db`);
  stage = await openStage({ databaseUrl });
  await stage.moderator.run(`/digest subscribe channel:#${stage.news.name} time:8:00`, { channel: stage.lounge });
});
afterEach(() => stage.close());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const posted = () => stage.sandbox.messages(stage.news.id);
const attempts = () =>
  stage.sandbox.requests.filter(
    ({ method, path: place }) => method === 'POST' && place === `/channels/${stage.news.id}/messages`,
  );

async function ledger() {
  const { archive } = stage.app();
  return archive.recentDeliveries(stage.guild.id, 20);
}

async function publishAt(at: number) {
  stage.clock.at = at;
  return stage.app().publish();
}

/** Another process publishes, and is killed at the point if one is named. */
async function anotherProcess(at: number, point = ''): Promise<string | null> {
  stage.clock.at = at;
  const script = path.join(import.meta.dirname, 'publishing-child.ts');
  const child = spawn(
    process.execPath,
    [script, databaseUrl, stage.sandbox.apiUrl, stage.sandbox.token, String(at), point],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  return new Promise((resolve) => child.once('close', (_, signal) => resolve(signal)));
}

describe('an edition', () => {
  it('arrives at its minute, once, and tells nothing twice the next day', async () => {
    expect(await publishAt(EIGHT - 1)).toMatchObject({ sent: 0 });
    expect(await publishAt(EIGHT)).toMatchObject({ sent: 1 });
    expect(await publishAt(EIGHT + MINUTE)).toMatchObject({ sent: 0 });
    expect(posted()).toHaveLength(1);
    expect(descriptionMissing === null ? stage.sandbox.requests.flatMap(validateExchange) : []).toEqual([]);
    expect(textOf(posted()[0] ?? { content: '', components: [] })).toContain('Gaza');
    expect(await publishAt(EIGHT + 24 * HOUR)).toMatchObject({ sent: 0, spiked: 1 });
    expect(posted()).toHaveLength(1);
    expect((await ledger()).map(({ settlement }) => settlement)).toMatchObject([
      { state: 'spiked', reason: 'nothing-new' },
      { state: 'sent' },
    ]);
  });

  it('that was missed by less than six hours is sent once and marked late; by more, it is written down as missed', async () => {
    expect(await publishAt(EIGHT + 6 * HOUR - MINUTE)).toMatchObject({ sent: 1 });
    expect(textOf(posted()[0] ?? { content: '', components: [] })).toMatch(/late/i);
    expect(await publishAt(EIGHT + 30 * HOUR + MINUTE)).toMatchObject({ sent: 0, spiked: 1 });
    expect((await ledger())[0]?.settlement).toEqual({ state: 'spiked', reason: 'too-late' });
    expect(posted()).toHaveLength(1);
    expect((await stage.app().archive.subscriptionsOf(stage.guild.id))[0]?.dueAt).toBe(EIGHT + 48 * HOUR);
  });

  it('goes out at the right moment in the night when the clocks change', async () => {
    stage.clock.at = Date.UTC(2026, 2, 27, 12);
    await stage.moderator.run('/digest remove', { channel: stage.lounge });
    await stage.moderator.run(`/digest subscribe channel:#${stage.news.name} time:2:30 timezone:Europe/Berlin`, {
      channel: stage.lounge,
    });
    const due = async () => (await stage.app().archive.subscriptionsOf(stage.guild.id))[0]?.dueAt;
    for (const at of [Date.UTC(2026, 2, 28, 1, 30), Date.UTC(2026, 2, 29, 1, 0), Date.UTC(2026, 2, 30, 0, 30)]) {
      expect(await due()).toBe(at);
      await publishAt(at);
    }
  });
});

describe('a process that dies', () => {
  it.each(['before-claim', 'after-claim', 'before-record'])(
    '%s leaves an edition that another process sends once',
    async (point) => {
      expect(await anotherProcess(EIGHT, point)).toBe('SIGKILL');
      stage.clock.at = EIGHT + 5_000;
      await stage.app().archive.releaseClaims(isDead, stage.clock.at);
      await stage.app().publish();
      expect(posted()).toHaveLength(1);
      expect(await ledger()).toMatchObject([{ settlement: { state: 'sent', messageId: posted()[0]?.id } }]);
      expect(
        (await stage.app().archive.told((await stage.app().archive.subscriptionsOf(stage.guild.id))[0]?.id ?? '', 0))
          .size,
      ).toBeGreaterThan(0);
    },
  );

  it('after Discord stored the message, and is missed only when the nonce is forgotten, does not make it appear twice', async () => {
    expect(await anotherProcess(EIGHT, 'before-record')).toBe('SIGKILL');
    expect(posted()).toHaveLength(1);
    expect(await publishAt(EIGHT + CLAIM_LEASE_MS - 1)).toMatchObject({ sent: 0 });
    expect(await publishAt(EIGHT + 20 * MINUTE)).toMatchObject({ sent: 1 });
    expect(posted()).toHaveLength(1);
    expect(attempts()).toHaveLength(1);
    expect(await ledger()).toMatchObject([{ settlement: { state: 'sent', messageId: posted()[0]?.id }, attempts: 2 }]);
  });

  it('after Discord stored the message, on a machine that stays off for a day, has told what it told', async () => {
    expect(await anotherProcess(EIGHT, 'before-record')).toBe('SIGKILL');
    await publishAt(EIGHT + 24 * HOUR);
    expect(posted()).toHaveLength(1);
    expect((await ledger()).map(({ settlement }) => settlement)).toMatchObject([
      { state: 'spiked', reason: 'nothing-new' },
      { state: 'sent', messageId: posted()[0]?.id, stories: 4 },
    ]);
  });

  it('is one of two that publish at once', async () => {
    await Promise.all([anotherProcess(EIGHT), anotherProcess(EIGHT), publishAt(EIGHT)]);
    expect(posted()).toHaveLength(1);
    expect(await ledger()).toMatchObject([{ settlement: { state: 'sent' }, attempts: 1 }]);
  });
});

const post = { method: 'POST', path: /^\/channels\/\d+\/messages$/ };

describe('Discord', () => {
  it('that forgot the nonce after an outage of half an hour is looked at before anything is posted again', async () => {
    stage.sandbox.faults.next(post, { kind: 'drop-after' });
    stage.sandbox.faults.next(post, { kind: 'refuse', status: 503 }, 100);
    stage.sandbox.faults.next({ method: 'GET', path: /messages$/ }, { kind: 'refuse', status: 503 }, 15);
    for (const minutes of [0, 1, 3, 7, 15]) await publishAt(EIGHT + minutes * MINUTE);
    expect(posted()).toHaveLength(1);
    stage.sandbox.faults.clear();
    expect(await publishAt(EIGHT + 40 * MINUTE)).toMatchObject({ sent: 1 });
    expect(posted()).toHaveLength(1);
  });

  it('that breaks off after it stored the message is not told twice', async () => {
    stage.sandbox.faults.next(post, { kind: 'drop-after' });
    await publishAt(EIGHT);
    await publishAt(EIGHT + 2 * MINUTE);
    expect(posted()).toHaveLength(1);
    expect(await ledger()).toMatchObject([{ settlement: { state: 'sent', messageId: posted()[0]?.id }, attempts: 2 }]);
  });

  it('that is down for ten minutes gets the edition when it is back', async () => {
    stage.sandbox.faults.next(post, { kind: 'refuse', status: 500 }, 100);
    expect(await publishAt(EIGHT)).toMatchObject({ deferred: 1 });
    expect((await ledger())[0]?.settlement).toMatchObject({ state: 'deferred', retryAt: EIGHT + MINUTE });
    expect(await publishAt(EIGHT + MINUTE)).toMatchObject({ deferred: 1 });
    stage.sandbox.faults.clear();
    expect(await publishAt(EIGHT + 10 * MINUTE)).toMatchObject({ sent: 1 });
    expect(posted()).toHaveLength(1);
  });

  it('that is down for ten minutes, in whatever way, gets every edition within a minute of its return, and whoever looks is told', async () => {
    const others = ['one', 'two'].map((name) => stage.guild.channel({ name }));
    for (const { name } of others) await stage.moderator.run(`/digest subscribe channel:#${name} time:8:00 late:1`);
    const ways = [
      { kind: 'refuse', status: 500 },
      { kind: 'refuse', status: 502 },
      { kind: 'drop-before' },
      { kind: 'refuse', status: 503 },
    ] as const;
    for (let minute = 0; minute < 10; minute += 1) {
      stage.sandbox.faults.clear();
      stage.sandbox.faults.next({ path: /^\/(channels|guilds)/ }, ways[minute % ways.length]!, 1_000);
      expect(await publishAt(EIGHT + minute * MINUTE)).toMatchObject({ sent: 0, spiked: 0, refused: 0 });
    }
    for (const line of ['/status', '/digest history']) {
      const { message } = await stage.moderator.run(line, { channel: stage.lounge });
      expect(textOf(message)).toMatch(/not posted yet \((Discord answered 50\d|no answer from Discord).*next attempt/);
    }
    stage.sandbox.faults.clear();
    expect(await publishAt(EIGHT + 10 * MINUTE)).toMatchObject({ sent: 3 });
    for (const { id } of [stage.news, ...others]) expect(stage.sandbox.messages(id)).toHaveLength(1);
    expect(await publishAt(EIGHT + 30 * MINUTE)).toMatchObject({ sent: 0 });
  });

  it('that says the channel is gone is believed: the subscription pauses, and the moderators see why', async () => {
    stage.sandbox.removeChannel(stage.news.id);
    expect(await publishAt(EIGHT)).toMatchObject({ refused: 1 });
    await publishAt(EIGHT + 24 * HOUR);
    expect(attempts()).toHaveLength(1);
    expect(await stage.app().archive.subscriptionsOf(stage.guild.id)).toMatchObject([
      { dueAt: null, paused: { by: 'dateline', reason: 'channel-gone' } },
    ]);
    for (const line of ['/digest list', '/status']) {
      const answer = await stage.moderator.run(line, { channel: stage.lounge });
      expect(textOf(answer.message)).toMatch(/gone|no longer/i);
    }
  });

  it('that forbids the channel is not asked again', async () => {
    stage.news.deny = 1n << 11n;
    expect(await publishAt(EIGHT)).toMatchObject({ refused: 1 });
    expect(await stage.app().archive.subscriptionsOf(stage.guild.id)).toMatchObject([
      { paused: { reason: 'not-allowed' } },
    ]);
    await publishAt(EIGHT + MINUTE);
    expect(attempts()).toHaveLength(1);
  });

  it('pings the one role that was asked for, and nobody else', async () => {
    const role = stage.guild.role('briefed', { mentionable: true });
    await stage.moderator.run('/digest remove', { channel: stage.lounge });
    await stage.moderator.run(`/digest subscribe channel:#${stage.news.name} time:8:00 role:${role.id}`, {
      channel: stage.lounge,
    });
    await publishAt(EIGHT);
    expect(posted()[0]?.pinged).toEqual({ everyone: false, roles: [role.id], users: [] });
  });
});
