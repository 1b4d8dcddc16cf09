import { REST, SnowflakeUtil } from 'discord.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPace } from '../../src/discord/pace.ts';
import { createPost } from '../../src/discord/post.ts';
import type { Briefing } from '../../src/news/briefing.ts';
import type { Claim } from '../../src/news/delivery.ts';
import { editionOf } from '../../src/news/edition.ts';
import { DEFAULT_SETTINGS } from '../../src/news/subscription.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { keepLog } from '../e2e/stage.ts';
import { claimWith } from '../news/made.ts';
import { article, NOW, story, subscription } from './render/made.ts';

const MINUTE = 60_000;
const HISTORY = 1n << 16n;
const SENDING = { method: 'POST', path: /^\/channels\/\d+\/messages$/ };

let sandbox: Sandbox;
let guild: ReturnType<Sandbox['guild']>;
let channel: ReturnType<typeof guild.channel>;
let clock = NOW;
let rest: REST;
const lead = article();

beforeAll(async () => {
  sandbox = await startSandbox({ now: () => clock, rateLimits: false });
});
afterAll(() => sandbox.close());
beforeEach(() => {
  clock = NOW;
  sandbox.faults.clear();
  guild = sandbox.guild();
  channel = guild.channel({ name: 'news' });
  rest = new REST({ api: sandbox.apiUrl, version: '10', retries: 0, timeout: 2_000 }).setToken(sandbox.token);
});

function briefing(change: Partial<Briefing> = {}): Briefing {
  const order = subscription({ channelId: channel.id });
  return {
    edition: editionOf(order.id, NOW),
    subscription: order,
    items: [{ story: story(lead), lines: [] }],
    passed: [],
    lateMinutes: 0,
    ...change,
  };
}
const claim = (attempt: number): Claim =>
  claimWith({
    deliveryId: briefing().edition.id,
    subscriptionId: briefing().subscription.id,
    dueAt: NOW,
    claimedAt: clock,
    attempt,
  });
const post = (attempt = 1, change: Partial<Briefing> = {}, attemptMs = 5_000) =>
  createPost({ rest, pace: createPace({ perSecond: 1_000 }), now: () => clock, log: keepLog(), attemptMs })(
    briefing(change),
    claim(attempt),
    DEFAULT_SETTINGS,
  );

const digests = () => channel.messages.filter(({ components }) => components.length > 0);

/** Others write so many messages, one a second from then on. */
function chatter(count: number, from: number) {
  const [sample] = digests();
  if (!sample) throw new Error('there is a message to copy');
  for (let index = 0; index < count; index += 1) {
    const timestamp = from + index * 1_000;
    const id = String(SnowflakeUtil.generate({ timestamp, increment: BigInt(index % 4096) }));
    channel.messages.push({ ...sample, id, sentAt: timestamp, components: [], content: 'hello', nonce: null });
  }
  channel.messages.sort((a, b) => Number(BigInt(a.id) - BigInt(b.id)));
}

describe('a briefing that is posted', () => {
  it('is one message that pings nobody, and says which articles it tells', async () => {
    const receipt = await post();
    expect(receipt).toMatchObject({ kind: 'posted', messageId: digests()[0]?.id, articleIds: [lead.id] });
    expect(receipt).toMatchObject({ channelId: channel.id, text: expect.stringContaining(lead.headline) });
    const [sent] = sandbox.requests.filter(({ path }) => path === `/channels/${channel.id}/messages`);
    expect(sent?.body).toMatchObject({ enforce_nonce: true, allowed_mentions: { parse: [] } });
  });

  it('again within minutes is the first message', async () => {
    const first = await post();
    expect(await post(1)).toEqual(first);
    expect(digests()).toHaveLength(1);
  });
});

describe('a further attempt', () => {
  const POSTED = { kind: 'posted', articleIds: [lead.id] };

  it('finds the message when the nonce is long forgotten', async () => {
    await post();
    clock = NOW + 30 * MINUTE;
    expect(await post(2)).toMatchObject({ ...POSTED, messageId: digests()[0]?.id });
    expect(digests()).toHaveLength(1);
  });

  it('finds the line of a quiet day, and says nothing where none was said and none is to be', async () => {
    const quiet = { items: [], quietDay: true };
    expect(await post(1, quiet)).toMatchObject({ kind: 'posted', articleIds: [] });
    clock = NOW + 30 * MINUTE;
    expect(await post(2, quiet)).toMatchObject({ kind: 'posted', messageId: digests()[0]?.id, articleIds: [] });
    expect(await post(3, { items: [] })).toMatchObject({ kind: 'posted', messageId: digests()[0]?.id });
    expect(await post(3)).toMatchObject({ kind: 'posted', messageId: digests()[0]?.id, articleIds: [] });
    expect(digests()).toHaveLength(1);
  });

  it('finds it in a lively channel, hundreds of messages back', async () => {
    await post();
    chatter(730, NOW + 1_000);
    chatter(300, NOW - 10 * MINUTE);
    clock = NOW + 60 * MINUTE;
    expect(await post(2)).toMatchObject({ ...POSTED, messageId: digests()[0]?.id });
    expect(digests()).toHaveLength(1);
  });

  it('posts in a lively channel when it has seen that there is none', async () => {
    await post();
    chatter(400, NOW - 2 * MINUTE);
    channel.messages.splice(
      channel.messages.findIndex(({ components }) => components.length > 0),
      1,
    );
    clock = NOW + 60 * MINUTE;
    expect(await post(2)).toMatchObject(POSTED);
    expect(digests()).toHaveLength(1);
  });

  it('waits where more was written than it can look through, and is no longer looked for when its time is over', async () => {
    await post();
    chatter(1_500, NOW - 4 * MINUTE);
    channel.messages.splice(
      channel.messages.findIndex(({ components }) => components.length > 0),
      1,
    );
    clock = NOW + 60 * MINUTE;
    expect(await post(2)).toMatchObject({ kind: 'unreachable', reason: expect.stringContaining('too much') });
    expect(await post(2, { items: [] })).toEqual({ kind: 'nothing-new' });
    expect(digests()).toHaveLength(0);
  });

  it('with nothing new still finds what an earlier one posted, and posts nothing', async () => {
    expect(await post(2, { items: [] })).toEqual({ kind: 'nothing-new' });
    await post();
    expect(await post(3, { items: [] })).toMatchObject(POSTED);
    expect(digests()).toHaveLength(1);
  });

  it('waits where the history may not be read and somebody wrote since', async () => {
    await post();
    channel.deny = HISTORY;
    clock = NOW + 30 * MINUTE;
    expect(await post(2)).toMatchObject({ kind: 'unreachable', reason: expect.stringContaining('history') });
    expect(digests()).toHaveLength(1);
  });

  it('relies on the nonce where the history may not be read and all of it happened just now', async () => {
    await post();
    channel.deny = HISTORY;
    clock = NOW + MINUTE;
    expect(await post(2)).toMatchObject(POSTED);
    expect(digests()).toHaveLength(1);
  });

  it('posts where the history may not be read and nobody has written since', async () => {
    channel.deny = HISTORY;
    clock = NOW + 30 * MINUTE;
    expect(await post(2)).toMatchObject(POSTED);
    expect(digests()).toHaveLength(1);
  });

  it('posts nothing while it cannot look', async () => {
    sandbox.faults.next({ method: 'GET', path: SENDING.path }, { kind: 'refuse', status: 502 });
    expect(await post(2)).toMatchObject({ kind: 'unreachable' });
    expect(digests()).toHaveLength(0);
  });
});

describe('what Discord answers', () => {
  it.each([
    [404, 10003, 'channel-gone'],
    [404, 10004, 'channel-gone'],
    [403, 50001, 'not-allowed'],
    [403, 50013, 'not-allowed'],
    [400, 50083, 'locked'],
    [400, 50008, 'not-allowed'],
    [403, 160005, 'locked'],
    [403, 50007, 'inbox-closed'],
    [403, 40333, 'unreachable'],
    [403, 40002, 'unreachable'],
    [403, undefined, 'unreachable'],
    [404, undefined, 'unreachable'],
    [400, 50035, 'rejected'],
    [413, 40005, 'rejected'],
    [401, 0, 'unreachable'],
    [500, undefined, 'unreachable'],
    [503, 0, 'unreachable'],
  ] as const)('%i with code %o means %s', async (status, code, kind) => {
    sandbox.faults.next(SENDING, { kind: 'refuse', status, ...(code === undefined ? {} : { code }) });
    expect((await post()).kind).toBe(kind);
    expect(digests()).toHaveLength(0);
  });

  it('never, or too late, means that it could not be reached', async () => {
    sandbox.faults.next(SENDING, { kind: 'drop-before' });
    expect(await post()).toMatchObject({ kind: 'unreachable', retryAfterMs: null });
    sandbox.faults.next(SENDING, { kind: 'delay', ms: 400 });
    expect(await post(1, {}, 100)).toMatchObject({ kind: 'unreachable' });
    sandbox.faults.next(SENDING, { kind: 'refuse', status: 429, retryAfter: 600 });
    expect(await post(1, {}, 300)).toMatchObject({ kind: 'unreachable' });
  });

  it('when nobody listens any more means that it could not be reached', async () => {
    const gone = await startSandbox();
    rest = new REST({ api: gone.apiUrl, version: '10', retries: 0 }).setToken(gone.token);
    await gone.close();
    expect(await post()).toMatchObject({ kind: 'unreachable', reason: expect.stringContaining('ECONNREFUSED') });
  });
});
