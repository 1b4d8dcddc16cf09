// The gateway below discord.js: what a raw connection is told, and how a client recovers.
import { createInflate } from 'node:zlib';
import { Client, Events, GatewayIntentBits } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/sandbox.ts';

interface Heard {
  readonly op: number;
  readonly t: string | null;
  readonly s: number | null;
  readonly d: Readonly<Record<string, unknown>>;
}

let sandbox: Sandbox;
const clients: Client[] = [];
const raw: WebSocket[] = [];

const open = async (options: SandboxOptions = {}) => {
  sandbox = await startSandbox({ rateLimits: false, ...options });
};
beforeEach(() => open());
afterEach(async () => {
  for (const client of clients.splice(0)) await client.destroy();
  for (const socket of raw.splice(0)) socket.terminate();
  await sandbox.close();
});

function dial(query = 'v=10&encoding=json') {
  const socket = new WebSocket(`${sandbox.apiUrl.replace(/^http/, 'ws').replace(/\/api$/, '')}/gateway?${query}`);
  raw.push(socket);
  const heard: Heard[] = [];
  const inflate = query.includes('zlib-stream') ? createInflate() : null;
  let text = '';
  inflate?.on('data', (chunk: Buffer) => {
    text += chunk.toString();
    try {
      heard.push(JSON.parse(text) as Heard);
      text = '';
    } catch {
      // The rest comes with the next chunk.
    }
  });
  socket.on('message', (data: Buffer) => {
    if (inflate) inflate.write(data);
    else heard.push(JSON.parse(String(data)) as Heard);
  });
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  const send = async (payload: unknown) => {
    if (socket.readyState === socket.CONNECTING) await new Promise((resolve) => socket.once('open', resolve));
    socket.send(typeof payload === 'string' ? payload : JSON.stringify(payload));
  };
  const event = async (t: string): Promise<Heard> => {
    await expect.poll(() => heard.some((each) => each.t === t)).toBe(true);
    return heard.find((each) => each.t === t) as Heard;
  };
  return { socket, heard, closed, send, event };
}

const identify = (d: object = {}) => ({ op: 2, d: { token: sandbox.token, intents: 0, properties: {}, ...d } });

async function login(options: Partial<ConstructorParameters<typeof Client>[0]> = {}): Promise<Client> {
  const client = new Client({ intents: [], ...options, rest: { api: sandbox.apiUrl, retries: 0 } });
  clients.push(client);
  const ready = new Promise<void>((resolve) => client.once(Events.ClientReady, () => resolve()));
  await client.login(sandbox.token);
  await ready;
  return client;
}

describe('a connection', () => {
  it.each<[string, number, (d: ReturnType<typeof dial>) => Promise<void>]>([
    ['what is no JSON', 4002, ({ send }) => send('{')],
    ['an opcode nobody knows', 4001, ({ send }) => send({ op: 77, d: null })],
    ['a presence before it has said who it is', 4003, ({ send }) => send({ op: 3, d: {} })],
    ['a wrong token', 4004, ({ send }) => send(identify({ token: 'wrong' }))],
    ['a shard beyond the count', 4010, ({ send }) => send(identify({ shard: [2, 2] }))],
    ['no intents at all', 4013, ({ send }) => send(identify({ intents: 'all' }))],
    ['a privileged intent', 4014, ({ send }) => send(identify({ intents: GatewayIntentBits.MessageContent }))],
    [
      'who it is, twice',
      4005,
      async ({ send }) => {
        await send(identify());
        await send(identify());
      },
    ],
  ])('is closed for %s', async (_, code, act) => {
    const line = dial();
    await act(line);
    expect(await line.closed).toBe(code);
  });

  it('is closed for a version that is not spoken', async () => {
    expect(await dial('v=3&encoding=json').closed).toBe(4012);
  });

  it('is closed when no sign of life comes', async () => {
    await sandbox.close();
    await open({ heartbeatMs: 20 });
    const line = dial();
    expect(await line.closed).toBe(4009);
    expect(line.heard[0]).toMatchObject({ op: 10, d: { heartbeat_interval: 20 } });
  });

  it('is told of servers only when it asked for them, and hears an acknowledgement of each heartbeat', async () => {
    const guild = sandbox.guild({ name: 'A serious community' });
    const line = dial();
    await line.send(identify());
    expect((await line.event('READY')).d).toMatchObject({
      v: 10,
      guilds: [{ id: guild.id, unavailable: true }],
      application: { id: sandbox.applicationId },
      resume_gateway_url: expect.stringMatching(/^ws:/),
    });
    await line.send({ op: 1, d: 1 });
    await expect.poll(() => line.heard.some(({ op }) => op === 11)).toBe(true);
    expect(line.heard.some(({ t }) => t === 'GUILD_CREATE')).toBe(false);
    const other = dial();
    await other.send(identify({ intents: GatewayIntentBits.Guilds }));
    expect((await other.event('GUILD_CREATE')).d).toMatchObject({ id: guild.id, name: 'A serious community' });
  });

  it('may ask for compression', async () => {
    const line = dial('v=10&encoding=json&compress=zlib-stream');
    await line.send(identify());
    expect((await line.event('READY')).s).toBe(1);
  });

  it('replays on resume exactly what was missed, and refuses a sequence that never was', async () => {
    const guild = sandbox.guild();
    const channel = guild.channel({ name: 'lounge' });
    const line = dial();
    await line.send(identify());
    const { session_id } = (await line.event('READY')).d;
    line.socket.terminate();
    await line.closed;
    const bot = await login();
    await bot.rest.put(`/applications/${sandbox.applicationId}/commands`, {
      body: [{ name: 'ask', description: 'x' }],
    });
    bot.on(Events.InteractionCreate, (interaction) => interaction.isRepliable() && void interaction.reply('here'));
    for (let count = 0; count < 3; count += 1) await guild.member({ name: 'theo' }).run('/ask', { channel });
    const resume = (seq: number) => ({ op: 6, d: { token: sandbox.token, session_id, seq } });
    const again = dial();
    await again.send(resume(2));
    await again.event('RESUMED');
    expect(again.heard.flatMap(({ t, s }) => (t ? [[t, s]] : []))).toEqual([
      ['INTERACTION_CREATE', 3],
      ['INTERACTION_CREATE', 4],
      ['RESUMED', 5],
    ]);
    const wrong = dial();
    await wrong.send(resume(99));
    expect(await wrong.closed).toBe(4007);
    const stranger = dial();
    await stranger.send({ op: 6, d: { token: sandbox.token, session_id: 'nobody', seq: 1 } });
    await expect.poll(() => stranger.heard.at(-1)).toMatchObject({ op: 9, d: false });
  });

  it('that said farewell cannot be resumed', async () => {
    const line = dial();
    await line.send(identify());
    const { session_id } = (await line.event('READY')).d;
    line.socket.close(1000);
    await line.closed;
    await expect.poll(() => sandbox.connected()).toBe(false);
    const again = dial();
    await again.send({ op: 6, d: { token: sandbox.token, session_id, seq: 1 } });
    await expect.poll(() => again.heard.at(-1)).toMatchObject({ op: 9, d: false });
  });
});

describe('the real client', () => {
  it('finds out that the gateway has died on an open connection, and resumes on another', async () => {
    await sandbox.close();
    await open({ heartbeatMs: 100 });
    const client = await login();
    const resumed = new Promise<void>((resolve) => client.once(Events.ShardResume, () => resolve()));
    sandbox.faults.killGateway('zombie');
    expect(sandbox.connected()).toBe(false);
    await resumed;
    expect(sandbox.connected()).toBe(true);
    expect(sandbox.sessions()).toBe(1);
  });

  it('with the intent for servers sees them come and go', async () => {
    const guild = sandbox.guild({ name: 'First' });
    const client = await login({ intents: [GatewayIntentBits.Guilds] });
    expect(client.guilds.cache.get(guild.id)?.name).toBe('First');
    const second = sandbox.guild({ name: 'Second' });
    await expect.poll(() => client.guilds.cache.get(second.id)?.name).toBe('Second');
  });
});
