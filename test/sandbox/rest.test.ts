// What Discord's REST API answers, code by code, to the real discord.js.
import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Bot, button, complaints, openBot, refused, row, text, v2 } from './bot.ts';
import { descriptionMissing, type ExchangeRecord } from './openapi.ts';

let bot: Bot;
let clock: number;
const exchanges: ExchangeRecord[] = [];

beforeEach(async () => {
  clock = Date.UTC(2025, 0, 1);
  bot = await openBot({ now: () => clock });
});
afterEach(async () => {
  exchanges.push(...(await bot.close()));
});

afterAll(() => {
  if (descriptionMissing !== null) console.log(`Not held against Discord's description: ${descriptionMissing}`);
  expect(complaints(exchanges)).toEqual([]);
});

const newsChannel = (deny = 0n) => bot.sandbox.guild().channel({ name: 'news', deny });
const post = (channel: { id: string }, body: object) => bot.rest.post(`/channels/${channel.id}/messages`, { body });

describe('a form that is refused', () => {
  it.each<[string, object, string, string]>([
    ['a link button with a custom id', { ...button('x'), style: 5, url: 'https://a.example' }, 'custom_id', 'URL'],
    ['a link button without an address', { type: 2, style: 5, label: 'x' }, 'url', 'REQUIRED'],
    ['an address of another kind', { type: 2, style: 5, label: 'x', url: 'javascript:alert(1)' }, 'url', 'URL'],
    ['a button that says nothing', { type: 2, style: 1, custom_id: 'x' }, 'label', 'LABEL'],
    ['a button that does nothing', { type: 2, style: 1, label: 'x' }, 'custom_id', 'REQUIRED'],
    ['a menu without entries', { type: 3, custom_id: 'x', options: [] }, 'options', 'LENGTH'],
    ['an entry twice', { type: 3, custom_id: 'x', options: [entry('a'), entry('a')] }, 'options.1.value', 'DUPLICATED'],
    ['a text in a row', text('x'), 'type', 'UNION'],
    [
      'more to choose than there is',
      { type: 3, custom_id: 'x', options: [entry('a')], max_values: 2 },
      'max_values',
      'MAX',
    ],
  ])('says where and why: %s', async (_, component, place, code) => {
    const { status, code: said, raw } = await refused(post(newsChannel(), v2(row(component))));
    expect([status, said]).toEqual([400, 50035]);
    const found = `components.0.components.0.${place}`
      .split('.')
      .reduce<unknown>((node, part) => (node as Record<string, unknown> | undefined)?.[part], faultsIn(raw));
    expect(JSON.stringify(found)).toContain(code);
  });

  it.each<[string, object]>([
    ['a section without an accessory', v2({ type: 9, components: [text('x')] })],
    ['a section of four texts', v2({ type: 9, components: Array(4).fill(text('x')), accessory: button('a') })],
    ['a gallery of eleven', v2({ type: 12, items: Array(11).fill({ media: { url: 'https://a.example/a.png' } }) })],
    ['an empty text', v2(text(''))],
    ['no components', v2()],
    ['a colour beyond white', v2({ type: 17, accent_color: 0x1000000, components: [text('x')] })],
    ['one number twice', v2({ ...text('x'), id: 5 }, { ...text('y'), id: 5 })],
    ['components V2 without the flag', { components: [text('x')] }],
    ['embeds beside components V2', { ...v2(text('x')), embeds: [{ title: 'x' }] }],
    ['embeds of 6,001 characters', { embeds: [{ description: 'x'.repeat(4000) }, { description: 'x'.repeat(2001) }] }],
    ['everyone named and listed', { content: 'x', allowed_mentions: { parse: ['roles'], roles: ['1'] } }],
    ['a field that Discord does not know', { content: 'x', contents: 'y' }],
  ])('is one with %s', async (_, body) => {
    expect(await refused(post(newsChannel(), body))).toMatchObject({ status: 400, code: 50035 });
  });

  it('is not one with 40 components and 4,000 characters', async () => {
    const texts = Array.from({ length: 39 }, () => text('x'.repeat(100)));
    await post(newsChannel(), v2({ type: 17, components: [...texts.slice(1), text('x'.repeat(200))] }));
  });

  it('leaves the message as it was when it is an edit', async () => {
    const channel = newsChannel();
    const { id } = (await post(channel, v2(text('x')))) as { id: string };
    const edit = (body: object) => bot.rest.patch(`/channels/${channel.id}/messages/${id}`, { body });
    expect(await refused(edit({ content: 'y' }))).toMatchObject({ code: 50035 });
    expect(await refused(edit({ components: [] }))).toMatchObject({ code: 50035 });
    expect(bot.sandbox.messages(channel.id)).toMatchObject([{ editedAt: null, components: [{ content: 'x' }] }]);
  });
});

describe('channels', () => {
  it('give their messages newest first, before and after one', async () => {
    const channel = newsChannel();
    const ids: string[] = [];
    for (const content of ['a', 'b', 'c', 'd']) ids.push(((await post(channel, { content })) as { id: string }).id);
    const read = async (query: Record<string, string>) =>
      (
        (await bot.rest.get(`/channels/${channel.id}/messages`, { query: new URLSearchParams(query) })) as {
          content: string;
        }[]
      )
        .map(({ content }) => content)
        .join('');
    expect(await read({ limit: '2' })).toBe('dc');
    expect(await read({ limit: '2', before: String(ids[3]) })).toBe('cb');
    expect(await read({ limit: '2', after: String(ids[0]) })).toBe('cb');
    expect(await refused(read({ limit: '101' }))).toMatchObject({ status: 400, code: 50035 });
  });

  it('of announcements publish a message once', async () => {
    const guild = bot.sandbox.guild();
    const channel = guild.channel({ name: 'news', type: ChannelType.GuildAnnouncement });
    const lounge = guild.channel({ name: 'lounge' });
    const publish = async (place: { id: string }) => {
      const { id } = (await post(place, { content: 'x' })) as { id: string };
      return () => bot.rest.post(`/channels/${place.id}/messages/${id}/crosspost`);
    };
    const again = await publish(channel);
    expect(await again()).toMatchObject({ flags: 1 });
    expect(await refused(again())).toMatchObject({ status: 400, code: 40033 });
    expect(await refused((await publish(lounge))())).toMatchObject({ status: 400, code: 50024 });
  });

  it('of a forum take posts, not messages; the first message of a post has its id', async () => {
    const guild = bot.sandbox.guild();
    const forum = guild.channel({ name: 'editions', type: ChannelType.GuildForum });
    expect(await refused(post(forum, { content: 'x' }))).toMatchObject({ status: 400, code: 50008 });
    const open = (body: object) => bot.rest.post(`/channels/${forum.id}/threads`, { body });
    expect(await refused(open({ name: 'x'.repeat(101), message: { content: 'x' } }))).toMatchObject({ code: 50035 });
    const thread = (await open({ name: 'Monday', message: v2(text('x')) })) as { id: string; message: { id: string } };
    expect(thread).toMatchObject({ name: 'Monday', parent_id: forum.id, message: { id: thread.id } });
    expect(await bot.rest.get(`/channels/${thread.id}`)).toMatchObject({ parent_id: forum.id });
    expect(exchangeOf('/threads')).toMatchObject({ status: 201 });
  });

  it('of a forum want one of its tags where that is required, and give no second post for a nonce', async () => {
    const guild = bot.sandbox.guild();
    const tags = [{ name: 'World' }, { name: 'Ours', moderated: true }];
    const forum = guild.channel({ name: 'editions', type: ChannelType.GuildForum, tags, tagRequired: true });
    const [world, ours] = forum.tags.map(({ id }) => id);
    const open = (applied_tags: unknown, more: object = {}) =>
      bot.rest.post(`/channels/${forum.id}/threads`, {
        body: { name: 'Monday', applied_tags, message: { ...v2(text('x')), ...more } },
      });
    expect(await bot.rest.get(`/channels/${forum.id}`)).toMatchObject({
      flags: 16,
      available_tags: [{ id: world }, {}],
    });
    expect(await refused(open([]))).toMatchObject({ status: 400, code: 40067 });
    expect(await refused(open(['12']))).toMatchObject({ status: 404, code: 10087 });
    expect(await refused(open([ours]))).toMatchObject({ status: 403, code: 50013 });
    expect(await refused(open([world], { nonce: 'n', enforce_nonce: true }))).toMatchObject({ code: 50035 });
    expect(await open([world])).toMatchObject({ applied_tags: [world], owner_id: bot.sandbox.applicationId });
  });

  it('of a forum are found among the active ones, or among the archived ones of their forum', async () => {
    const guild = bot.sandbox.guild();
    const forum = guild.channel({ name: 'editions', type: ChannelType.GuildForum });
    const body = { name: 'Monday', message: v2(text('x')) };
    const { id } = (await bot.rest.post(`/channels/${forum.id}/threads`, { body })) as { id: string };
    const active = () => bot.rest.get(`/guilds/${guild.id}/threads/active`);
    const archived = () => bot.rest.get(`/channels/${forum.id}/threads/archived/public`);
    expect(await active()).toMatchObject({ threads: [{ id, parent_id: forum.id }] });
    expect(await archived()).toMatchObject({ threads: [] });
    bot.sandbox.channel(id).archived = true;
    expect(await active()).toMatchObject({ threads: [] });
    expect(await archived()).toMatchObject({ threads: [{ id }], has_more: false });
    forum.deny = PermissionFlagsBits.ReadMessageHistory;
    expect(await refused(archived())).toMatchObject({ status: 403, code: 50013 });
  });

  it('that are threads are opened again by who writes in them, unless they are locked', async () => {
    const guild = bot.sandbox.guild();
    const thread = guild.channel({ name: 'talk', type: ChannelType.PublicThread });
    thread.archived = true;
    await post(thread, { content: 'x' });
    expect(await bot.rest.get(`/channels/${thread.id}`)).toMatchObject({ thread_metadata: { archived: false } });
    thread.locked = true;
    expect(await refused(post(thread, { content: 'x' }))).toMatchObject({ status: 403, code: 160005 });
    thread.archived = true;
    expect(await refused(post(thread, { content: 'x' }))).toMatchObject({ status: 400, code: 50083 });
  });

  it('to one member are always the same, and may be closed', async () => {
    const member = bot.sandbox.guild().member({ name: 'theo' });
    const open = (recipient_id: string) => bot.rest.post('/users/@me/channels', { body: { recipient_id } });
    const channel = (await open(member.user.id)) as { id: string };
    expect(await open(member.user.id)).toMatchObject({ id: channel.id, recipients: [{ id: member.user.id }] });
    await post(channel, { content: 'for you' });
    expect(bot.sandbox.messages(channel.id)).toMatchObject([{ content: 'for you' }]);
    member.closeMessages();
    expect(await refused(post(channel, { content: 'x' }))).toMatchObject({ status: 403, code: 50007 });
    expect(await refused(open('123'))).toMatchObject({ status: 400, code: 50033 });
  });

  it('say what is not there, not allowed, and no id at all', async () => {
    const guild = bot.sandbox.guild();
    const channel = guild.channel({ name: 'news' });
    expect(await refused(bot.rest.get(`/channels/${channel.id}/messages/12`))).toMatchObject({ code: 10008 });
    expect(await refused(bot.rest.get('/guilds/12'))).toMatchObject({ status: 404, code: 10004 });
    expect(await refused(bot.rest.get(`/guilds/${guild.id}/members/12`))).toMatchObject({ code: 10007 });
    expect(await refused(bot.rest.get('/channels/news'))).toMatchObject({ status: 400, code: 50035 });
    bot.sandbox.removeChannel(channel.id);
    expect(await refused(post(channel, { content: 'x' }))).toMatchObject({ status: 404, code: 10003 });
    const other = guild.channel({ name: 'other' });
    guild.kick();
    expect(await refused(post(other, { content: 'x' }))).toMatchObject({ status: 403, code: 50001 });
  });

  it('without the history show none of it', async () => {
    const channel = newsChannel(PermissionFlagsBits.ReadMessageHistory);
    const { id } = (await post(channel, { content: 'x' })) as { id: string };
    expect(await bot.rest.get(`/channels/${channel.id}/messages`)).toEqual([]);
    expect(await refused(bot.rest.get(`/channels/${channel.id}/messages/${id}`))).toMatchObject({ code: 50013 });
  });
});

describe('commands', () => {
  const ask = { name: 'ask', description: 'Asks', description_localizations: { de: 'Fragt' } };
  const place = (guild?: string) =>
    `/applications/${bot.sandbox.applicationId}${guild ? `/guilds/${guild}` : ''}/commands` as const;

  it('are made, found, changed and removed one by one, for everyone and for one server', async () => {
    for (const guild of [undefined, bot.sandbox.guild().id]) {
      const made = (await bot.rest.post(place(guild), { body: ask })) as { id: string };
      expect(exchangeOf('/commands')).toMatchObject({ status: 201 });
      expect(await bot.rest.post(place(guild), { body: ask })).toMatchObject({ id: made.id });
      expect(exchangeOf('/commands')).toMatchObject({ status: 200 });
      const one = `${place(guild)}/${made.id}` as const;
      expect(await bot.rest.patch(one, { body: { description: 'Answers' } })).toMatchObject({ description: 'Answers' });
      expect(await bot.rest.get(place(guild))).toHaveLength(1);
      await bot.rest.delete(one);
      expect(await refused(bot.rest.get(one))).toMatchObject({ status: 404, code: 10063 });
    }
  });

  it('keep their ids when all are written anew, and tell translations when asked', async () => {
    const [first] = (await bot.register([ask])) as { id: string }[];
    const [, second] = (await bot.register([{ name: 'rule', description: 'x' }, ask])) as { id: string }[];
    expect(second?.id).toBe(first?.id);
    const plain = (await bot.rest.get(place())) as object[];
    expect(plain.some((command) => 'description_localizations' in command)).toBe(false);
    const query = new URLSearchParams({ with_localizations: 'true' });
    expect(await bot.rest.get(place(), { query })).toContainEqual(expect.objectContaining(ask));
  });

  it.each<[string, object | readonly object[], number]>([
    ['more than 8,000 characters', long(), 50035],
    ['a language that Discord does not speak', { ...ask, description_localizations: { xx: 'x' } }, 50035],
    ['a description of nothing', { name: 'ask', description: '' }, 50035],
    [
      'choices and autocompletion',
      withOption({ type: 3, choices: [{ name: 'a', value: 'a' }], autocomplete: true }),
      50035,
    ],
    ['a choice of the wrong type', withOption({ type: 4, choices: [{ name: 'a', value: 'a' }] }), 50035],
    ['a description on a message menu', { type: 3, name: 'Brief it', description: 'x' }, 50035],
    [
      'subcommands beside options',
      { ...ask, options: [named({ type: 1 }), { ...named({ type: 3 }), name: 'c' }] },
      50035,
    ],
    ['a hundred and one of them', Array.from({ length: 101 }, (_, i) => ({ name: `a${i}`, description: 'x' })), 30032],
  ])('are refused for %s', async (_, commands, code) => {
    expect(await refused(bot.register([commands].flat()))).toMatchObject({ status: 400, code });
  });

  it('tell what a server says of them', async () => {
    const guild = bot.sandbox.guild();
    const [command] = (await bot.register([ask])) as { id: string }[];
    const where = `${place(guild.id)}/${command?.id}/permissions` as const;
    expect(await refused(bot.rest.get(where))).toMatchObject({ status: 404, code: 10066 });
    const permissions = [{ id: guild.id, type: 1 as const, permission: false }];
    guild.override('ask', permissions);
    expect(await bot.rest.get(where)).toMatchObject({ id: command?.id, permissions });
    expect(await bot.rest.get(`${place(guild.id)}/permissions`)).toHaveLength(1);
  });
});

describe('who asks', () => {
  it('must have the token', async () => {
    const answer = await fetch(`${bot.sandbox.apiUrl}/users/@me`, { headers: { authorization: 'Bot wrong' } });
    expect([answer.status, await answer.json()]).toEqual([401, { message: '401: Unauthorized', code: 0 }]);
  });

  it('learns about itself, its application and its servers', async () => {
    const guild = bot.sandbox.guild({ name: 'A serious community', locale: 'de' });
    const channel = guild.channel({ name: 'news' });
    const member = guild.member({ name: 'theo' });
    const { applicationId: id } = bot.sandbox;
    expect(await bot.rest.get('/users/@me')).toMatchObject({ id, bot: true });
    for (const path of ['/applications/@me', '/oauth2/applications/@me'] as const)
      expect(await bot.rest.get(path)).toMatchObject({ id });
    expect(await bot.rest.get('/gateway/bot')).toMatchObject({ shards: 1 });
    expect(await bot.rest.get('/gateway')).toMatchObject({ url: expect.stringMatching(/^ws:/) });
    expect(await bot.rest.get(`/guilds/${guild.id}`)).toMatchObject({ preferred_locale: 'de' });
    expect(await bot.rest.get(`/guilds/${guild.id}/channels`)).toMatchObject([{ id: channel.id }]);
    expect(await bot.rest.get(`/guilds/${guild.id}/roles`)).toMatchObject([{ id: guild.id, name: '@everyone' }]);
    for (const user of [id, member.user.id])
      expect(await bot.rest.get(`/guilds/${guild.id}/members/${user}`)).toMatchObject({ user: { id: user } });
  });
});

const exchangeOf = (end: string) => bot.sandbox.requests.findLast(({ path }) => path.endsWith(end));
const faultsIn = (raw: unknown) => (raw as { errors: unknown }).errors;

function entry(value: string) {
  return { label: value, value };
}
function named(option: object) {
  return { name: 'b', description: 'x', ...option };
}
function withOption(option: object) {
  return { name: 'ask', description: 'x', options: [named(option)] };
}
function long() {
  const options = Array.from({ length: 25 }, (_, i) => ({
    type: 3,
    name: `o${i}`,
    description: 'x'.repeat(100),
    choices: Array.from({ length: 5 }, (_, j) => ({ name: 'n'.repeat(30) + j, value: 'v'.repeat(20) + j })),
  }));
  return { name: 'ask', description: 'x', options };
}
