import { Client, DiscordAPIError, Events, type Interaction, Options, type REST } from 'discord.js';
import { ChannelType, ApplicationCommandOptionType as Option, PermissionFlagsBits } from 'discord-api-types/v10';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { textOf } from '../../src/sandbox/member.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { ClientRefusal } from '../../src/sandbox/typed-line.ts';

let sandbox: Sandbox;
let client: Client;
let clock = Date.UTC(2025, 0, 1);

async function open(rateLimits = false): Promise<void> {
  sandbox = await startSandbox({ now: () => clock, rateLimits });
  client = new Client({
    intents: [],
    rest: { api: sandbox.apiUrl, retries: 0, timeout: 5_000 },
    makeCache: Options.cacheEverything(),
  });
  const ready = new Promise<void>((resolve) => client.once(Events.ClientReady, () => resolve()));
  await client.login(sandbox.token);
  await ready;
}
beforeEach(() => open());
afterEach(async () => {
  await client.destroy();
  await sandbox.close();
});

const rest = (): REST => client.rest;
const text = (content: string) => ({ type: 10, content });
const v2 = (...components: readonly object[]) => ({ flags: 1 << 15, components });
const row = (...components: readonly object[]) => ({ type: 1, components });
const button = (custom_id: string, label = 'Go') => ({ type: 2, style: 1, label, custom_id });

const COMMANDS = [
  {
    name: 'ask',
    description: 'Asks',
    options: [
      { type: Option.String, name: 'what', description: 'What', required: true, autocomplete: true },
      { type: Option.Integer, name: 'count', description: 'How many', min_value: 1, max_value: 3 },
      { type: Option.String, name: 'kind', description: 'Kind', choices: [{ name: 'Good', value: 'good' }] },
      { type: Option.Channel, name: 'place', description: 'Where', channel_types: [ChannelType.GuildText] },
    ],
  },
  { name: 'rule', description: 'Rules', default_member_permissions: String(PermissionFlagsBits.ManageGuild) },
];

const register = (commands: unknown = COMMANDS) =>
  rest().put(`/applications/${sandbox.applicationId}/commands`, { body: commands });
const on = (hear: (interaction: Interaction) => unknown) =>
  client.on(Events.InteractionCreate, (interaction) => void hear(interaction));

async function refused(work: Promise<unknown>): Promise<{ status: number; code: number | string; raw: unknown }> {
  try {
    await work;
  } catch (error) {
    if (error instanceof DiscordAPIError) return { status: error.status, code: error.code, raw: error.rawError };
    throw error;
  }
  throw new Error('Discord would have refused this');
}

describe('messages', () => {
  it('are taken when they keep the limits, and given back as they are', async () => {
    const channel = sandbox.guild().channel({ name: 'news' });
    const place = `/channels/${channel.id}/messages` as const;
    const sent = (await rest().post(place, {
      body: v2({ type: 17, components: [text('Hello'), row(button('a'))] }),
    })) as { id: string };
    expect(await rest().get(`${place}/${sent.id}`)).toMatchObject({
      id: sent.id,
      components: [{ type: 17, components: [{ content: 'Hello' }, { type: 1 }] }],
    });
    await rest().patch(`${place}/${sent.id}`, { body: { components: [text('Changed')] } });
    expect(textOf(sandbox.messages(channel.id)[0] ?? { content: '', components: [] })).toBe('Changed');
    expect(await rest().get(place)).toHaveLength(1);
  });

  it.each<[string, object]>([
    ['content beside components V2', { ...v2(text('x')), content: 'x' }],
    ['more than 4,000 characters over all displays', v2(text('x'.repeat(3000)), text('y'.repeat(1001)))],
    [
      'more than 40 components, the nested ones counted',
      v2(...Array.from({ length: 3 }, () => ({ type: 17, components: Array.from({ length: 13 }, () => text('x')) }))),
    ],
    ['a custom id of 101 characters', v2(row(button('x'.repeat(101))))],
    ['one custom id twice', v2(row(button('a'), button('a')))],
    [
      'a menu of 26 options',
      v2(
        row({
          type: 3,
          custom_id: 'm',
          options: Array.from({ length: 26 }, (_, i) => ({ label: `${i}`, value: `${i}` })),
        }),
      ),
    ],
    ['six buttons in a row', v2(row(...Array.from({ length: 6 }, (_, i) => button(`b${i}`))))],
    ['a container in a container', v2({ type: 17, components: [{ type: 17, components: [text('x')] }] })],
    ['a label of 81 characters', v2(row(button('a', 'x'.repeat(81))))],
    ['content of 2,001 characters', { content: 'x'.repeat(2001) }],
    ['a nonce of 26 characters', { content: 'x', nonce: 'n'.repeat(26) }],
    ['nothing', {}],
  ])('are refused for %s', async (_, body) => {
    const channel = sandbox.guild().channel({ name: 'news' });
    const { status, code } = await refused(rest().post(`/channels/${channel.id}/messages`, { body }));
    expect(status).toBe(400);
    expect([50035, 50006]).toContain(code);
    expect(sandbox.messages(channel.id)).toEqual([]);
  });

  it('with the same enforced nonce are one message, until the nonce is forgotten', async () => {
    const channel = sandbox.guild().channel({ name: 'news' });
    const post = async () =>
      (
        (await rest().post(`/channels/${channel.id}/messages`, {
          body: { content: 'x', nonce: 'n', enforce_nonce: true },
        })) as { id: string }
      ).id;
    const first = await post();
    expect(await post()).toBe(first);
    clock += 10 * 60_000;
    expect(await post()).not.toBe(first);
  });

  it('ping whom they name unless they say otherwise', async () => {
    const guild = sandbox.guild();
    const channel = guild.channel({ name: 'news' });
    const [open, shut] = [guild.role('open', { mentionable: true }).id, guild.role('shut').id];
    const content = `@everyone <@&${open}> <@&${shut}> <@34>`;
    await rest().post(`/channels/${channel.id}/messages`, { body: { content } });
    await rest().post(`/channels/${channel.id}/messages`, {
      body: { content, allowed_mentions: { parse: [], roles: [open, shut] } },
    });
    expect(sandbox.messages(channel.id).map(({ pinged }) => pinged)).toEqual([
      { everyone: true, roles: [open], users: ['34'] },
      { everyone: false, roles: [open], users: [] },
    ]);
  });

  it('need a channel that is there, and the right to write in it', async () => {
    const guild = sandbox.guild();
    const closed = guild.channel({ name: 'closed', deny: PermissionFlagsBits.SendMessages });
    const hidden = guild.channel({ name: 'hidden', deny: PermissionFlagsBits.ViewChannel });
    const post = (id: string) => refused(rest().post(`/channels/${id}/messages`, { body: { content: 'x' } }));
    expect(await post('123')).toMatchObject({ status: 404, code: 10003 });
    expect(await post(closed.id)).toMatchObject({ status: 403, code: 50013 });
    expect(await post(hidden.id)).toMatchObject({ status: 403, code: 50001 });
  });
});

describe('commands', () => {
  it.each<[string, unknown]>([
    ['a description of 101 characters', [{ name: 'a', description: 'x'.repeat(101) }]],
    ['a name with capitals', [{ name: 'Ask', description: 'x' }]],
    [
      'one name twice',
      [
        { name: 'a', description: 'x' },
        { name: 'a', description: 'x' },
      ],
    ],
    [
      'a required option after one that is not',
      [
        {
          name: 'a',
          description: 'x',
          options: [
            { type: 3, name: 'b', description: 'x' },
            { type: 3, name: 'c', description: 'x', required: true },
          ],
        },
      ],
    ],
    [
      '26 choices',
      [
        {
          name: 'a',
          description: 'x',
          options: [
            {
              type: 3,
              name: 'b',
              description: 'x',
              choices: Array.from({ length: 26 }, (_, i) => ({ name: `${i}`, value: `${i}` })),
            },
          ],
        },
      ],
    ],
  ])('are refused for %s', async (_, commands) => {
    expect(await refused(register(commands))).toMatchObject({ status: 400, code: 50035 });
    expect(sandbox.commands()).toEqual([]);
  });

  it('are played as a client would: what it refuses never reaches the bot', async () => {
    await register();
    const guild = sandbox.guild();
    const channel = guild.channel({ name: 'lounge' });
    guild.channel({ name: 'loud', type: ChannelType.GuildVoice });
    const member = guild.member({ name: 'theo' });
    let heard = 0;
    on((interaction) => {
      heard += 1;
      if (interaction.isChatInputCommand())
        return interaction.reply({
          content: `${interaction.options.getString('what')} ${interaction.options.getInteger('count')}`,
        });
      return undefined;
    });
    for (const line of [
      '/nothing',
      '/ask',
      '/ask what:x count:4',
      '/ask what:x count:many',
      '/ask what:x kind:bad',
      '/ask what:x place:#loud',
      '/ask what:x place:#nowhere',
      '/rule',
      '/ask x',
    ]) {
      await expect(member.run(line, { channel }), line).rejects.toThrow(ClientRefusal);
    }
    expect(heard).toBe(0);
    expect(textOf((await member.run('/ask what:two words count:2 kind:good place:#lounge', { channel })).message)).toBe(
      'two words 2',
    );
    guild.override('rule', [{ id: guild.id, type: 1, permission: true }]);
    await expect(member.run('/rule', { channel })).resolves.toBeDefined();
  });

  it('are answered once, in three seconds, deferred or not; the rest are follow-ups', async () => {
    await register();
    const guild = sandbox.guild();
    const channel = guild.channel({ name: 'lounge' });
    const member = guild.moderator({ name: 'mira' });
    const faults: unknown[] = [];
    on(async (interaction) => {
      if (!interaction.isChatInputCommand() || interaction.commandName !== 'rule') return;
      await interaction.deferReply({ flags: 64 });
      await interaction.editReply('done');
      await interaction.followUp({ content: 'more', flags: 64 });
      await rest()
        .post(`/interactions/${interaction.id}/${interaction.token}/callback`, {
          body: { type: 4, data: { content: 'again' } },
          auth: false,
        })
        .catch((error: unknown) => faults.push(error));
    });
    const answer = await member.run('/rule', { channel });
    expect(answer).toMatchObject({ deferred: true, ephemeral: true });
    await expect.poll(() => faults.length).toBe(1);
    expect(faults[0]).toMatchObject({ code: 40060 });
    expect(answer.followUps.map(({ content }) => content)).toEqual(['more']);
    expect(sandbox.messages(channel.id)).toEqual([]);
    await expect(member.run('/ask what:x', { channel })).rejects.toThrow('did not respond');
  });

  it('complete what is typed, at most 25 choices', async () => {
    await register();
    const member = sandbox.guild().member({ name: 'theo' });
    sandbox.guild();
    const faults: unknown[] = [];
    on((interaction) => {
      if (!interaction.isAutocomplete()) return undefined;
      const typed = interaction.options.getFocused();
      const choices = Array.from({ length: typed === 'many' ? 26 : 2 }, (_, i) => ({
        name: `${typed}${i}`,
        value: `${i}`,
      }));
      return interaction.respond(choices).catch((error: unknown) => faults.push(error));
    });
    const guild = sandbox.guild();
    guild.channel({ name: 'lounge' });
    const other = guild.member({ name: 'ada' });
    expect(await other.type('/ask what:ab')).toEqual([
      { name: 'ab0', value: '0' },
      { name: 'ab1', value: '1' },
    ]);
    await expect(other.type('/ask what:many')).rejects.toThrow('Loading options failed');
    expect(faults[0]).toMatchObject({ code: 50035 });
    expect(member.name).toBe('theo');
  });
});

describe('what else a member can do', () => {
  it('is to fill in a modal, press, choose, and use the menu of a message', async () => {
    await register([...COMMANDS, { name: 'Brief it', type: 3 }]);
    const guild = sandbox.guild();
    const channel = guild.channel({ name: 'lounge' });
    const member = guild.moderator({ name: 'mira' });
    const field = { type: 4, custom_id: 'why', style: 1, label: 'Why', required: true };
    on(async (interaction) => {
      if (interaction.isChatInputCommand())
        await interaction.showModal({ customId: 'form', title: 'Form', components: [row(field)] } as never);
      else if (interaction.isModalSubmit()) {
        const menu = { type: 3, custom_id: 'pick', options: [{ label: 'One', value: '1' }] };
        await interaction.reply({
          ...v2(text(`because ${interaction.fields.getTextInputValue('why')}`), row(button('go')), row(menu)),
        } as never);
      } else if (interaction.isButton())
        await interaction.update({
          components: [text('pressed'), row({ type: 3, custom_id: 'pick', options: [{ label: 'One', value: '1' }] })],
        } as never);
      else if (interaction.isStringSelectMenu())
        await interaction.reply({ content: `chose ${interaction.values[0]}`, flags: 64 });
      else if (interaction.isMessageContextMenuCommand()) await interaction.reply(`about ${interaction.targetId}`);
    });
    const form = await member.run('/rule', { channel });
    await expect(member.submit(form, {})).rejects.toThrow(ClientRefusal);
    const answer = await member.submit(form, { why: 'it rains' });
    expect(textOf(answer.message)).toBe('because it rains');
    await expect(member.press(answer.message, 'Stop')).rejects.toThrow(ClientRefusal);
    await member.press(answer.message, 'Go');
    expect(textOf(answer.message)).toBe('pressed');
    await expect(member.choose(answer.message, 'pick', ['2'])).rejects.toThrow(ClientRefusal);
    expect(await member.choose(answer.message, 'pick', ['1'])).toMatchObject({
      ephemeral: true,
      message: { content: 'chose 1' },
    });
    expect(textOf((await member.menu('Brief it', answer.message)).message)).toBe(`about ${answer.message.id}`);
  });
});

describe('the gateway', () => {
  it('gives each shard the servers that are its own', async () => {
    await register();
    const heard: number[] = [];
    const sharded = new Client({ intents: [], shards: [0, 1], shardCount: 2, rest: { api: sandbox.apiUrl } });
    sharded.on(Events.InteractionCreate, (interaction) => {
      heard.push(interaction.guildId === null ? -1 : Number((BigInt(interaction.guildId) >> 22n) % 2n));
      if (interaction.isChatInputCommand()) void interaction.reply('here');
    });
    await client.destroy();
    const ready = new Promise<void>((resolve) => sharded.once(Events.ClientReady, () => resolve()));
    await sharded.login(sandbox.token);
    await ready;
    for (const name of ['a', 'b', 'c']) {
      clock += 1;
      const guild = sandbox.guild({ name });
      const channel = guild.channel({ name: 'lounge' });
      await guild.moderator({ name: 'mira' }).run('/rule', { channel });
    }
    expect(heard).toHaveLength(3);
    expect(new Set(heard).size).toBe(2);
    await sharded.destroy();
  });

  it('sends no servers to a bot without intents, and replays what was missed while the connection was down', async () => {
    await register();
    const guild = sandbox.guild();
    const channel = guild.channel({ name: 'lounge' });
    const member = guild.moderator({ name: 'mira' });
    on((interaction) => (interaction.isChatInputCommand() ? interaction.reply('here') : undefined));
    const resumed = new Promise<void>((resolve) => client.once(Events.ShardResume, () => resolve()));
    sandbox.faults.killGateway('close');
    expect(textOf((await member.run('/rule', { channel })).message)).toBe('here');
    await resumed;
    expect(sandbox.sessions()).toBe(1);
  });

  it('makes a bot begin anew after its session was declared invalid, and reconnect when asked', async () => {
    sandbox.faults.killGateway('reconnect');
    await new Promise<void>((resolve) => client.once(Events.ShardResume, () => resolve()));
    expect(sandbox.sessions()).toBe(1);
    sandbox.faults.killGateway('invalid-session');
    await expect.poll(() => sandbox.sessions(), { timeout: 15_000 }).toBe(2);
  });

  it('closes on a wrong token', async () => {
    const other = new Client({ intents: [], rest: { api: sandbox.apiUrl } });
    await expect(other.login('wrong')).rejects.toThrow(/token/i);
    await other.destroy();
  });
});

describe('faults on request', () => {
  it('refuse, delay, and break off before or after the message was stored', async () => {
    const channel = sandbox.guild().channel({ name: 'news' });
    const post = () => rest().post(`/channels/${channel.id}/messages`, { body: { content: 'x' } });
    const match = { method: 'POST', path: /messages$/ };
    sandbox.faults.next(match, { kind: 'refuse', status: 500 });
    await expect(post()).rejects.toThrow();
    sandbox.faults.next(match, { kind: 'drop-before' });
    await expect(post()).rejects.toThrow();
    expect(sandbox.messages(channel.id)).toHaveLength(0);
    sandbox.faults.next(match, { kind: 'drop-after' });
    await expect(post()).rejects.toThrow();
    expect(sandbox.messages(channel.id)).toHaveLength(1);
    await post();
    expect(sandbox.messages(channel.id)).toHaveLength(2);
  });

  it('leave a request that no route fits loud and clear', async () => {
    const { status, raw } = await refused(rest().get('/no/such/route'));
    expect(status).toBe(404);
    expect(JSON.stringify(raw)).toContain('GET /no/such/route');
    expect(sandbox.unmatched).toEqual(['GET /no/such/route']);
  });
});

describe('rate limits', () => {
  it('are told in headers that discord.js keeps to, and enforced on who does not', async () => {
    await client.destroy();
    await sandbox.close();
    await open(true);
    const channel = sandbox.guild().channel({ name: 'news' });
    const place = `${sandbox.apiUrl}/v10/channels/${channel.id}/messages`;
    const send = () =>
      fetch(place, {
        method: 'POST',
        headers: { authorization: `Bot ${sandbox.token}`, 'content-type': 'application/json' },
        body: '{"content":"x"}',
      });
    const answers = [];
    for (let round = 0; round < 6; round += 1) answers.push(await send());
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429]);
    expect(answers.map(({ headers }) => headers.get('x-ratelimit-remaining'))).toEqual(['4', '3', '2', '1', '0', '0']);
    const last = (await answers[5]?.json()) as { retry_after: number };
    expect(last.retry_after).toBeGreaterThan(0);
    expect(last.retry_after).toBeLessThanOrEqual(5);
  });
});
