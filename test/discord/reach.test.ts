import { ChannelFlags, ChannelType, PermissionFlagsBits, REST } from 'discord.js';
import { expect, it } from 'vitest';
import { reachOf } from '../../src/discord/reach.ts';

/** Discord, as far as it is asked: a forum of the server 1, and roles that give everything. */
const rest = new REST({
  makeRequest: async (url) => {
    const forum = {
      id: '7',
      type: ChannelType.GuildForum,
      guild_id: '1',
      flags: ChannelFlags.RequireTag,
      permission_overwrites: [],
      available_tags: [{ id: '70', name: 'Secret plans', moderated: false }],
    };
    const everyone = { permissions: String(PermissionFlagsBits.Administrator), mentionable: true };
    const answer = url.includes('/channels/')
      ? forum
      : url.endsWith('/roles')
        ? [{ id: url.split('/').at(-2), ...everyone }]
        : { roles: [] };
    return new Response(JSON.stringify(answer), { headers: { 'content-type': 'application/json' } }) as never;
  },
}).setToken('t');

it('says what a forum of the server is like', async () => {
  const found = await reachOf(rest, '9', '1', '7');
  expect(found).toMatchObject({ kind: 'well', forum: { required: true, tags: [{ id: '70', name: 'Secret plans' }] } });
});

it('says nothing of another server’s channel', async () => {
  expect(await reachOf(rest, '9', '2', '7')).toEqual({ kind: 'gone' });
});
