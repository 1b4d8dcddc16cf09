import { Client, Events } from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import { createClient, type Shards } from '../../src/discord/client.ts';
import { createPace } from '../../src/discord/pace.ts';
import { logReconnecting } from '../../src/discord/reconnecting.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { keepLog } from '../e2e/stage.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

function clientAt(apiUrl: string, shards?: Shards) {
  const log = keepLog();
  const client = createClient({ apiUrl, shards, pace: createPace({ perSecond: 25 }), log });
  closing.push(() => client.destroy());
  return { client, log };
}

describe('the client', () => {
  it('asks for nothing it does not need: no intent, no ping', () => {
    const { client } = clientAt('https://discord.example/api');
    expect(client.options.intents.bitfield).toBe(0);
    expect(client.options.allowedMentions).toEqual({ parse: [], repliedUser: false });
    expect(client.rest.options.userAgentAppendix).toContain('Dateline');
  });

  it('holds the shards it is told to, and as many as Discord recommends otherwise', async () => {
    const sandbox = await startSandbox({ rateLimits: false });
    closing.push(() => sandbox.close());
    const { client: all } = clientAt(sandbox.apiUrl);
    const { client: some } = clientAt(sandbox.apiUrl, { first: 2, last: 3, of: 4 });
    for (const client of [all, some]) {
      const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
      await client.login(sandbox.token);
      await ready;
    }
    expect([...all.ws.shards.keys()]).toEqual([0]);
    expect([...some.ws.shards.keys()]).toEqual([2, 3]);
    expect(some.options.shardCount).toBe(4);
  });

  it.each(['', '/', '/v10', '/v10/', '/v9'])('finds the API at an address that ends in “%s”', (end) => {
    const { client } = clientAt(`https://discord.example/api${end}`);
    expect(client.rest.options).toMatchObject({ api: 'https://discord.example/api', version: '10' });
  });

  it('logs what goes wrong with the connection, without the token', async () => {
    const sandbox = await startSandbox({ rateLimits: false });
    closing.push(() => sandbox.close());
    const { client, log } = clientAt(`${sandbox.apiUrl}/v10`);
    const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
    await client.login(sandbox.token);
    await ready;
    sandbox.faults.killGateway('close');
    await expect.poll(() => log.lines.map(({ message }) => message)).toContain('reconnecting to Discord');
    await expect.poll(() => sandbox.connected(), { timeout: 15_000 }).toBe(true);
    client.emit(Events.Error, new Error('the line is cut'));
    client.emit(Events.Warn, 'odd weather');
    expect(log.lines.map(({ level }) => level)).toEqual(expect.arrayContaining(['error', 'warn']));
    expect(JSON.stringify(log.lines)).not.toContain(sandbox.token);
  });

  it('says once that the connection is lost, however often it is tried again, again after ten minutes, and when it is back', () => {
    const client = new Client({ intents: [] });
    const log = keepLog();
    const clock = { at: 0 };
    logReconnecting(client, log, () => clock.at);
    const said = () => log.lines.splice(0).map(({ message }) => message);
    for (let tries = 0; tries < 100; tries += 1) client.emit(Events.ShardReconnecting, 0);
    expect(said()).toEqual(['reconnecting to Discord']);
    clock.at = 600_000;
    client.emit(Events.ShardReconnecting, 0);
    expect(said()).toEqual(['reconnecting to Discord']);
    client.emit(Events.ShardResume, 0, 3);
    client.emit(Events.ShardReady, 0, undefined);
    expect(said()).toEqual(['connected to Discord again']);
    client.emit(Events.ShardReconnecting, 0);
    client.emit(Events.ShardReady, 0, undefined);
    expect(said()).toEqual(['reconnecting to Discord', 'connected to Discord again, anew']);
  });

  it('is turned away with a token that Discord does not know, which is not logged', async () => {
    const sandbox = await startSandbox({ rateLimits: false });
    closing.push(() => sandbox.close());
    const { client, log } = clientAt(sandbox.apiUrl);
    await expect(client.login('wrong.secret.token')).rejects.toThrow();
    expect(JSON.stringify(log.lines)).not.toContain('wrong.secret.token');
  });

  it('remembers nobody it has met', async () => {
    const sandbox = await startSandbox({ rateLimits: false });
    closing.push(() => sandbox.close());
    const guild = sandbox.guild();
    const channel = guild.channel({ name: 'lounge' });
    const { client } = clientAt(sandbox.apiUrl);
    const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
    await client.login(sandbox.token);
    await ready;
    await client.rest.put(`/applications/${sandbox.applicationId}/commands`, {
      body: [{ name: 'hello', description: 'Says hello' }],
    });
    client.on(Events.InteractionCreate, async (interaction) => {
      if (interaction.isChatInputCommand()) await interaction.reply({ content: 'hello' });
    });
    for (const name of ['ada', 'bo', 'cy']) await guild.member({ name }).run('/hello', { channel });
    const others = [...client.users.cache.keys()].filter((id) => id !== client.user?.id);
    expect(others).toEqual([]);
    for (const each of client.guilds.cache.values())
      expect([...each.members.cache.keys()].filter((id) => id !== client.user?.id)).toEqual([]);
  });
});
