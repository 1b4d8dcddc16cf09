// Attempts whose outcome nobody heard: whatever became of them, readers see one message, and the ledger knows it.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { REST } from 'discord.js';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isDead } from '../../src/archive/claimant.ts';
import { createPace } from '../../src/discord/pace.ts';
import { createPost } from '../../src/discord/post.ts';
import type { RawArticle } from '../../src/news/article.ts';
import type { Subscription } from '../../src/news/subscription.ts';
import { storeAndFile } from '../../src/newsroom/filing.ts';
import { publish } from '../../src/newsroom/publish.ts';
import { textOf } from '../../src/sandbox/member.ts';
import { openStage, type Stage } from './stage.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;
const EIGHT = Date.UTC(2025, 4, 21, 8);
const POST = { method: 'POST', path: /^\/channels\/\d+\/messages$/ };

const HARBOUR: RawArticle = {
  outlet: 'Harbour Post',
  headline: 'Council of Dunmouth opens its harbour',
  url: null,
  section: null,
  language: 'en',
  publishedAt: EIGHT - 15 * 60 * MINUTE,
  text: 'The council of Dunmouth opened its new harbour on Tuesday, the mayor said.\n\nIt cost 40 million pounds.',
  bylines: [],
  rights: null,
  year: null,
  sample: false,
};

const folder = mkdtempSync(path.join(tmpdir(), 'dateline-unclear-'));
let files = 0;
let databaseUrl = '';
let stage: Stage;
const children: ChildProcess[] = [];

beforeEach(async () => {
  databaseUrl = path.join(folder, `${files++}.db`);
  stage = await openStage({ databaseUrl, articles: [HARBOUR] });
  await stage.moderator.run(`/digest subscribe channel:#${stage.news.name} time:8:00`, { channel: stage.lounge });
});
afterEach(async () => {
  for (const child of children.splice(0)) if (child.exitCode === null) child.kill('SIGKILL');
  await stage.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const posted = () => stage.sandbox.messages(stage.news.id);
const attempts = () =>
  stage.sandbox.requests.filter(({ method, path: place }) => method === 'POST' && POST.path.test(place));
const ledger = () => stage.app().archive.recentDeliveries(stage.guild.id, 20);
const soon = (check: () => void) => vi.waitFor(check, { timeout: 10 * SECOND, interval: 20 });

async function subscription(): Promise<Subscription> {
  const [only] = await stage.app().archive.subscriptionsOf(stage.guild.id);
  if (!only) throw new Error('the stage subscribed a channel');
  return only;
}
const told = async () => stage.app().archive.told((await subscription()).id, 0);

async function publishAt(at: number) {
  stage.clock.at = at;
  return stage.app().publish();
}

/** As the bot would, but it asks once and waits 200 ms for an answer. */
async function publishImpatiently(at: number) {
  stage.clock.at = at;
  const rest = new REST({ api: stage.sandbox.apiUrl, version: '10', timeout: 200, retries: 0 }).setToken(
    stage.sandbox.token,
  );
  const now = () => stage.clock.at;
  const tools = {
    archive: stage.app().archive,
    post: createPost({ rest, pace: createPace({ perSecond: 50 }), now, log: stage.log, attemptMs: 500 }),
    now,
    outlets: [],
  };
  return publish({ ...tools, log: stage.log });
}

async function takeOverAt(at: number) {
  stage.clock.at = at;
  await stage.app().archive.releaseClaims(isDead, at);
  return stage.app().publish();
}

/** Another process that publishes at that instant; `ended` gives the signal that killed it. */
function anotherProcess(at: number, point = '') {
  stage.clock.at = at;
  const script = path.join(import.meta.dirname, 'publishing-child.ts');
  const { apiUrl, token } = stage.sandbox;
  const child = spawn(process.execPath, [script, databaseUrl, apiUrl, token, String(at), point], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  children.push(child);
  const ended = new Promise<string | null>((resolve) => child.once('close', (_, signal) => resolve(signal)));
  return { child, ended };
}

/** Matches like POST, and tells when a request has arrived in whole. */
function watched(arrived: () => void): RegExp {
  class Watched extends RegExp {
    override test(place: string): boolean {
      const hit = super.test(place);
      if (hit) arrived();
      return hit;
    }
  }
  return new Watched(POST.path);
}

async function moreNews(publishedAt: number): Promise<void> {
  const raw: RawArticle = {
    ...HARBOUR,
    headline: 'Railway of Karvale loses its licence',
    text: 'The railway of Karvale lost its licence on Wednesday, a regulator said.\n\nTrains stand still.',
    publishedAt,
  };
  await storeAndFile(stage.app().archive, [raw], stage.clock.at);
}

async function expectOneMessage() {
  expect(posted()).toHaveLength(1);
  expect(await ledger()).toMatchObject([{ dueAt: EIGHT, settlement: { state: 'sent', messageId: posted()[0]?.id } }]);
  expect((await told()).size).toBeGreaterThan(0);
  expect((await subscription()).dueAt).toBe(EIGHT + DAY);
}

describe('a process killed while Discord holds its request', () => {
  it('adds no second message when Discord stores the first one after another process has sent it', async () => {
    const { promise: arrival, resolve: arrived } = Promise.withResolvers<void>();
    const { promise: until, resolve: release } = Promise.withResolvers<void>();
    stage.sandbox.faults.next({ method: 'POST', path: watched(arrived) }, { kind: 'hold', until });
    const { child, ended } = anotherProcess(EIGHT);
    await arrival;
    child.kill('SIGKILL');
    expect(await ended).toBe('SIGKILL');
    expect(posted()).toHaveLength(0);
    expect(await takeOverAt(EIGHT + 5 * SECOND)).toMatchObject({ sent: 1 });
    release();
    await soon(() => expect(attempts()).toHaveLength(2));
    await expectOneMessage();
  });

  it('is found by what it left in the channel, and only what that tells counts as told', async () => {
    const { promise: arrival, resolve: arrived } = Promise.withResolvers<void>();
    stage.sandbox.faults.next({ method: 'POST', path: watched(arrived) }, { kind: 'delay', ms: 300 });
    const { child, ended } = anotherProcess(EIGHT);
    await arrival;
    child.kill('SIGKILL');
    await ended;
    await soon(() => expect(posted()).toHaveLength(1));
    stage.clock.at = EIGHT + 9 * MINUTE;
    await moreNews(EIGHT + 8 * MINUTE);
    expect(await publishAt(EIGHT + 10 * MINUTE)).toMatchObject({ sent: 1 });
    expect(attempts()).toHaveLength(1);
    await expectOneMessage();
    expect(await publishAt(EIGHT + DAY)).toMatchObject({ sent: 1 });
    expect(JSON.stringify(posted()[1]?.components)).toContain('Karvale');
  });

  it('is found even when nothing is new any more', async () => {
    expect(await anotherProcess(EIGHT, 'before-record').ended).toBe('SIGKILL');
    const { archive } = stage.app();
    await archive.changeSubscription((await subscription()).id, { include: ['nobody writes this'], dueAt: EIGHT });
    expect(await takeOverAt(EIGHT + 5 * SECOND)).toMatchObject({ sent: 1 });
    expect(attempts()).toHaveLength(1);
    await expectOneMessage();
  });

  it('is not posted again while the channel cannot be read', async () => {
    expect(await anotherProcess(EIGHT, 'before-record').ended).toBe('SIGKILL');
    stage.sandbox.faults.next({ method: 'GET', path: POST.path }, { kind: 'refuse', status: 503 }, 3);
    expect(await takeOverAt(EIGHT + 10 * MINUTE)).toMatchObject({ deferred: 1 });
    expect(await publishAt(EIGHT + 20 * MINUTE)).toMatchObject({ sent: 1 });
    expect(attempts()).toHaveLength(1);
    await expectOneMessage();
  });
});

describe('an answer that never came', () => {
  it('of a message stored too late for it is found in the channel', async () => {
    stage.sandbox.faults.next(POST, { kind: 'delay', ms: 600 });
    expect(await publishImpatiently(EIGHT)).toMatchObject({ deferred: 1 });
    await soon(() => expect(posted()).toHaveLength(1));
    expect(await publishAt(EIGHT + 10 * MINUTE)).toMatchObject({ sent: 1 });
    expect(attempts()).toHaveLength(1);
    await expectOneMessage();
  });

  it('of a message that is stored during the next attempt adds no second one, and only what it tells counts as told', async () => {
    stage.sandbox.faults.next(POST, { kind: 'delay', ms: 600 });
    stage.sandbox.faults.next(POST, { kind: 'delay', ms: 900 });
    expect(await publishImpatiently(EIGHT)).toMatchObject({ deferred: 1 });
    await moreNews(EIGHT);
    expect(await publishAt(EIGHT + MINUTE)).toMatchObject({ sent: 1 });
    await soon(() => expect(attempts()).toHaveLength(2));
    await expectOneMessage();
    expect((await told()).size).toBe(1);
  });

  it('is remembered over a crash long after it, when the nonce is forgotten', async () => {
    stage.sandbox.faults.next(POST, { kind: 'drop-after' });
    expect(await publishImpatiently(EIGHT)).toMatchObject({ deferred: 1 });
    expect(await anotherProcess(EIGHT + 15 * MINUTE, 'after-claim').ended).toBe('SIGKILL');
    expect(await takeOverAt(EIGHT + 15 * MINUTE + 5 * SECOND)).toMatchObject({ sent: 1 });
    expect(attempts()).toHaveLength(1);
    await expectOneMessage();
  });

  it('because the connection broke before Discord heard anything is made good by the next attempt', async () => {
    stage.sandbox.faults.next(POST, { kind: 'drop-before' });
    expect(await publishImpatiently(EIGHT)).toMatchObject({ deferred: 1 });
    expect(posted()).toHaveLength(0);
    expect(await publishAt(EIGHT + 10 * MINUTE)).toMatchObject({ sent: 1 });
    await expectOneMessage();
  });

  it.each([
    ['set to another time', '/digest edit time:9:00', 'posted, 1 story'],
    ['paused', '/digest pause', 'posted, 1 story'],
    ['removed', '/digest remove', 'posted, 1 story'],
  ])(
    'of a message whose digest is %s before anybody asked again is found, and the ledger says what stands',
    async (_, line, said) => {
      stage.sandbox.faults.next(POST, { kind: 'drop-after' });
      expect(await publishImpatiently(EIGHT)).toMatchObject({ deferred: 1 });
      const moderate = async (typed: string) =>
        textOf((await stage.moderator.run(typed, { channel: stage.lounge })).message);
      await moderate(line);
      stage.clock.at = EIGHT + MINUTE;
      await stage.app().closeDrafts();
      expect(await moderate('/digest history')).toContain('not posted yet');
      // As long as it cannot be looked for, nothing is said of it.
      stage.sandbox.faults.next({ method: 'GET', path: /messages$/ }, { kind: 'refuse', status: 502 }, 9);
      stage.clock.at = EIGHT + 2 * MINUTE;
      await stage.app().closeDrafts();
      expect(await moderate('/digest history')).toContain('not posted yet');
      stage.sandbox.faults.clear();
      stage.clock.at = EIGHT + 10 * MINUTE;
      await stage.app().closeDrafts();
      expect(await moderate('/digest history')).toContain(said);
      expect(posted()).toHaveLength(1);
    },
  );

  it('of no message at all, whose digest was set to another time, is said to be that', async () => {
    stage.sandbox.faults.next(POST, { kind: 'drop-before' });
    expect(await publishImpatiently(EIGHT)).toMatchObject({ deferred: 1 });
    await stage.moderator.run('/digest edit time:9:00', { channel: stage.lounge });
    stage.clock.at = EIGHT + 2 * MINUTE;
    await stage.app().closeDrafts();
    expect(await ledger()).toMatchObject([{ settlement: { state: 'spiked', reason: 'order-changed' } }]);
  });

  it('to a machine that fell asleep over it is not asked for again when it wakes', async () => {
    const { archive } = stage.app();
    const rest = new REST({ api: stage.sandbox.apiUrl, version: '10' }).setToken(stage.sandbox.token);
    const now = () => stage.clock.at;
    const post = createPost({ rest, pace: createPace({ perSecond: 50 }), now, log: stage.log });
    stage.clock.at = EIGHT;
    const asleep = {
      ...archive,
      wasTold: async (id: string) => {
        expect(await publishAt(EIGHT + 10 * MINUTE)).toMatchObject({ sent: 1 });
        stage.clock.at = EIGHT + 20 * MINUTE;
        return archive.wasTold(id);
      },
    };
    expect(await publish({ archive: asleep, post, now, outlets: [], log: stage.log })).toMatchObject({
      sent: 0,
      deferred: 0,
    });
    await expectOneMessage();
  });

  it('in the time that readers are owed one ends in the ledger, not in the channel', async () => {
    stage.sandbox.faults.next({}, { kind: 'drop-before' }, 10_000);
    let spiked = 0;
    for (let at = EIGHT; at < EIGHT + 7 * 60 * MINUTE; at += 5 * MINUTE)
      spiked += (await publishImpatiently(at)).spiked;
    stage.sandbox.faults.clear();
    expect(spiked).toBe(1);
    expect(await ledger()).toMatchObject([{ settlement: { state: 'spiked', reason: 'gave-up' } }]);
    await publishAt(EIGHT + 8 * 60 * MINUTE);
    expect(posted()).toHaveLength(0);
  });
});

describe('a refusal', () => {
  it.each([403, 404])('%i by something on the way, without a word of Discord, pauses no digest', async (status) => {
    stage.sandbox.faults.next(POST, { kind: 'refuse', status });
    expect(await publishAt(EIGHT)).toMatchObject({ deferred: 1 });
    expect(await publishAt(EIGHT + MINUTE)).toMatchObject({ sent: 1 });
    await expectOneMessage();
  });

  it.each([
    [404, 10003, 'channel-gone'],
    [403, 50001, 'not-allowed'],
    [403, 50013, 'not-allowed'],
  ])('%i with code %i pauses the digest as %s', async (status, code, reason) => {
    stage.sandbox.faults.next(POST, { kind: 'refuse', status, code });
    expect(await publishAt(EIGHT)).toMatchObject({ refused: 1 });
    expect(await ledger()).toMatchObject([{ settlement: { state: 'refused', reason } }]);
    expect(await subscription()).toMatchObject({ dueAt: null, paused: { by: 'dateline', reason } });
    await publishAt(EIGHT + DAY);
    expect(attempts()).toHaveLength(1);
  });

  it('of the message itself costs this edition, not the digest', async () => {
    stage.sandbox.faults.next(POST, { kind: 'refuse', status: 400, code: 50035 });
    expect(await publishAt(EIGHT)).toMatchObject({ refused: 1 });
    expect(await subscription()).toMatchObject({ dueAt: EIGHT + DAY, paused: null });
    await moreNews(EIGHT);
    expect(await publishAt(EIGHT + DAY)).toMatchObject({ sent: 1 });
  });

  it('of the token defers the edition, at every attempt', async () => {
    stage.sandbox.faults.next(POST, { kind: 'refuse', status: 401 });
    for (const at of [EIGHT, EIGHT + MINUTE, EIGHT + 3 * MINUTE])
      expect(await publishAt(at)).toMatchObject({ deferred: 1 });
    expect((await ledger())[0]?.settlement).toMatchObject({ reason: 'Discord does not accept the token' });
    await stage.restart();
    expect(await publishAt(EIGHT + 30 * MINUTE)).toMatchObject({ sent: 1 });
    await expectOneMessage();
  });

  it('to take anything for an hour holds up neither the other digests nor the claim', async () => {
    const other = stage.guild.channel({ name: 'other-news' });
    const first = await subscription();
    await stage.app().archive.addSubscription({ ...first, id: 'other', channelId: other.id });
    const path = new RegExp(`^/channels/${stage.news.id}/messages$`);
    stage.sandbox.faults.next({ ...POST, path }, { kind: 'refuse', status: 429, retryAfter: 3600 });
    expect(await publishImpatiently(EIGHT)).toMatchObject({ sent: 1, deferred: 1 });
    expect(stage.sandbox.messages(other.id)).toHaveLength(1);
    expect(attempts()).toHaveLength(2);
    expect(await publishAt(EIGHT + 10 * MINUTE)).toMatchObject({ sent: 1 });
    expect(posted()).toHaveLength(1);
  });

  it('to be so fast is heeded', async () => {
    stage.sandbox.faults.next(POST, { kind: 'refuse', status: 429, retryAfter: 0.2 });
    expect(await publishAt(EIGHT)).toMatchObject({ sent: 1 });
    await expectOneMessage();
  });
});

it('two processes with twenty digests at once send each of them once', async () => {
  const { archive } = stage.app();
  const first = await subscription();
  const channels = Array.from({ length: 20 }, (_, index) => stage.guild.channel({ name: `news-${index}` }));
  for (const { id } of channels) await archive.addSubscription({ ...first, id: `to-${id}`, channelId: id });
  // Slow enough that none is done before the last has begun.
  stage.sandbox.faults.next(POST, { kind: 'delay', ms: 150 }, 100);
  const processes = [anotherProcess(EIGHT), anotherProcess(EIGHT)];
  expect(await Promise.all(processes.map(({ ended }) => ended))).toEqual([null, null]);
  expect(await publishAt(EIGHT)).toMatchObject({ sent: 0 });
  for (const { id } of [...channels, stage.news]) expect(stage.sandbox.messages(id)).toHaveLength(1);
  const deliveries = await archive.recentDeliveries(stage.guild.id, 50);
  expect(deliveries).toHaveLength(21);
  expect(new Set(deliveries.map(({ settlement }) => settlement.state))).toEqual(new Set(['sent']));
});
