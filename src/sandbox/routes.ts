// Discord's REST routes, as far as a bot like ours uses them: each a method, a pattern, and what it does.
import { ChannelType, PermissionFlagsBits as P } from 'discord-api-types/v10';
import { checkCommands } from './command-form.ts';
import { ApiFault, missingAccess, missingPermissions, unknownChannel, unknownMessage } from './fault.ts';
import type { Interactions } from './interactions.ts';
import { checkMessage } from './message-form.ts';
import { editMessage, postMessage } from './messages.ts';
import { channelShape, guildShape, memberShape, messageShape, rolesShape, userShape } from './wire-shapes.ts';
import {
  BOT_PERMISSIONS,
  botPermissions,
  type Channel,
  type Guild,
  type Json,
  type Message,
  type World,
} from './world.ts';

export interface Call {
  readonly parts: Readonly<Record<string, string>>;
  readonly body: Json;
  readonly query: URLSearchParams;
}

export interface Route {
  readonly method: string;
  /** With `:names` for the parts. */
  readonly path: string;
  /** Needs no token. */
  readonly open?: boolean;
  /** undefined: 204. */
  readonly run: (call: Call) => unknown;
}

const isThread = (type: ChannelType) =>
  type === ChannelType.PublicThread || type === ChannelType.PrivateThread || type === ChannelType.AnnouncementThread;

export function routesOf(world: World, interactions: Interactions, gatewayUrl: () => string): readonly Route[] {
  const application = () => ({
    id: world.applicationId,
    name: world.bot.username,
    icon: null,
    description: '',
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    flags: 0,
    team: null,
  });

  function channelOf(id: string | undefined, needed = P.ViewChannel): Channel {
    const channel = world.channels.get(id ?? '');
    if (!channel) throw unknownChannel();
    const may = botPermissions(channel);
    if ((may & P.ViewChannel) === 0n) throw missingAccess();
    if ((may & needed) !== needed) throw missingPermissions();
    return channel;
  }

  function messageIn(channel: Channel, id: string | undefined): Message {
    const message = channel.messages.find((each) => each.id === id);
    if (!message) throw unknownMessage();
    return message;
  }

  function guildOf(id: string | undefined): Guild {
    const guild = world.guilds.get(id ?? '');
    if (!guild) throw new ApiFault(404, 10004, 'Unknown Guild');
    return guild;
  }

  function post({ parts, body }: Call): Json {
    const channel = channelOf(parts.channel);
    if (
      channel.type === ChannelType.GuildForum ||
      channel.type === ChannelType.GuildCategory ||
      channel.type === ChannelType.GuildMedia
    )
      throw new ApiFault(400, 50008, 'Cannot send messages in a non-text channel');
    channelOf(parts.channel, isThread(channel.type) ? P.SendMessagesInThreads : P.SendMessages);
    checkMessage(body);
    return messageShape(postMessage(world, channel, body), true);
  }

  function commandsIn(guildId: string | undefined): Map<string, Json> {
    if (guildId === undefined) return world.commands.global;
    guildOf(guildId);
    const own = world.commands.guild.get(guildId) ?? new Map<string, Json>();
    world.commands.guild.set(guildId, own);
    return own;
  }

  function stored(command: Json, guildId: string | undefined, id = world.nextId()): Json {
    const scope = guildId === undefined ? {} : { guild_id: guildId };
    const defaults = {
      type: 1,
      description: '',
      default_member_permissions: null,
      dm_permission: true,
      contexts: null,
      integration_types: [0],
      nsfw: false,
    };
    const rights = command.default_member_permissions;
    const said = rights === undefined || rights === null ? {} : { default_member_permissions: String(rights) };
    return {
      ...defaults,
      ...command,
      ...said,
      ...scope,
      id,
      application_id: world.applicationId,
      version: world.nextId(),
    };
  }

  function overwrite({ parts, body }: Call): readonly Json[] {
    const commands: unknown = body;
    checkCommands(commands);
    const own = commandsIn(parts.guild);
    const ids = new Map([...own.values()].map(({ type, name, id }) => [`${type} ${name}`, String(id)]));
    own.clear();
    for (const command of commands) {
      const known = stored(command, parts.guild, ids.get(`${command.type ?? 1} ${command.name}`));
      own.set(String(known.id), known);
    }
    return [...own.values()];
  }

  function commandRoutes(base: string): readonly Route[] {
    const one = ({ parts }: Call): Json => {
      const command = commandsIn(parts.guild).get(parts.command ?? '');
      if (!command) throw new ApiFault(404, 10063, 'Unknown application command');
      return command;
    };
    return [
      { method: 'GET', path: base, run: ({ parts }) => [...commandsIn(parts.guild).values()] },
      { method: 'PUT', path: base, run: overwrite },
      {
        method: 'POST',
        path: base,
        run: ({ parts, body }) => {
          checkCommands([body]);
          const own = commandsIn(parts.guild);
          const same = [...own.values()].find(({ name, type }) => name === body.name && type === (body.type ?? 1));
          const command = stored(body, parts.guild, same ? String(same.id) : undefined);
          own.set(String(command.id), command);
          return command;
        },
      },
      { method: 'GET', path: `${base}/:command`, run: one },
      {
        method: 'PATCH',
        path: `${base}/:command`,
        run: (call) => {
          const changed = stored({ ...one(call), ...call.body }, call.parts.guild, call.parts.command);
          checkCommands([changed]);
          commandsIn(call.parts.guild).set(String(changed.id), changed);
          return changed;
        },
      },
      {
        method: 'DELETE',
        path: `${base}/:command`,
        run: (call) => void commandsIn(call.parts.guild).delete(String(one(call).id)),
      },
    ];
  }

  const overrides = (guild: Guild, command: string) => ({
    id: command,
    application_id: world.applicationId,
    guild_id: guild.id,
    permissions: guild.overrides.get(command) ?? [],
  });

  return [
    { method: 'GET', path: '/gateway', open: true, run: () => ({ url: gatewayUrl() }) },
    {
      method: 'GET',
      path: '/gateway/bot',
      run: () => ({
        url: gatewayUrl(),
        shards: 1,
        session_start_limit: { total: 1000, remaining: 999, reset_after: 86_400_000, max_concurrency: 16 },
      }),
    },
    { method: 'GET', path: '/applications/@me', run: application },
    { method: 'GET', path: '/oauth2/applications/@me', run: application },
    { method: 'GET', path: '/users/@me', run: () => userShape(world.bot) },
    {
      method: 'POST',
      path: '/users/@me/channels',
      run: ({ body }) => {
        const recipient = world.users.get(String(body.recipient_id));
        if (!recipient) throw new ApiFault(400, 50033, 'Invalid Recipient(s)');
        return channelShape(world.directChannel(recipient));
      },
    },
    ...commandRoutes('/applications/:application/commands'),
    ...commandRoutes('/applications/:application/guilds/:guild/commands'),
    {
      method: 'GET',
      path: '/applications/:application/guilds/:guild/commands/permissions',
      run: ({ parts }) => {
        const guild = guildOf(parts.guild);
        return [...guild.overrides.keys()].map((command) => overrides(guild, command));
      },
    },
    {
      method: 'GET',
      path: '/applications/:application/guilds/:guild/commands/:command/permissions',
      run: ({ parts }) => {
        const guild = guildOf(parts.guild);
        if (!guild.overrides.has(parts.command ?? ''))
          throw new ApiFault(404, 10066, 'Unknown application command permissions');
        return overrides(guild, parts.command ?? '');
      },
    },
    {
      method: 'POST',
      path: '/interactions/:interaction/:token/callback',
      open: true,
      run: ({ parts, body, query }) => {
        const interaction = interactions.answer(parts.interaction ?? '', parts.token ?? '', body);
        if (query.get('with_response') !== 'true') return undefined;
        const { id, reply } = interaction;
        return {
          interaction: {
            id,
            type: interaction.type,
            ...(reply ? { response_message_id: reply.id, response_message_ephemeral: interaction.ephemeral } : {}),
            response_message_loading: interaction.deferred,
          },
          ...(reply ? { resource: { type: body.type, message: messageShape(reply, false) } } : {}),
        };
      },
    },
    {
      method: 'POST',
      path: '/webhooks/:application/:token',
      open: true,
      run: ({ parts, body }) =>
        messageShape(
          interactions.followUp(interactions.byWebhook(parts.application ?? '', parts.token ?? ''), body),
          false,
        ),
    },
    {
      method: 'GET',
      path: '/webhooks/:application/:token/messages/:message',
      open: true,
      run: ({ parts }) =>
        messageShape(
          interactions.messageOf(
            interactions.byWebhook(parts.application ?? '', parts.token ?? ''),
            parts.message ?? '',
          ),
          false,
        ),
    },
    {
      method: 'PATCH',
      path: '/webhooks/:application/:token/messages/:message',
      open: true,
      run: ({ parts, body }) => {
        const interaction = interactions.byWebhook(parts.application ?? '', parts.token ?? '');
        if (parts.message === '@original') return messageShape(interactions.editOriginal(interaction, body), false);
        const message = interactions.messageOf(interaction, parts.message ?? '');
        editMessage(world, message, body);
        interaction.changed();
        return messageShape(message, false);
      },
    },
    {
      method: 'DELETE',
      path: '/webhooks/:application/:token/messages/:message',
      open: true,
      run: ({ parts }) =>
        interactions.remove(interactions.byWebhook(parts.application ?? '', parts.token ?? ''), parts.message ?? ''),
    },
    { method: 'GET', path: '/channels/:channel', run: ({ parts }) => channelShape(channelOf(parts.channel)) },
    {
      method: 'GET',
      path: '/channels/:channel/messages',
      run: ({ parts, query }) => {
        const channel = channelOf(parts.channel);
        const before = query.get('before');
        const after = query.get('after');
        const limit = Math.min(Math.max(Number(query.get('limit') ?? 50), 1), 100);
        // Without the permission to read the history Discord gives an empty list, not a refusal.
        if ((botPermissions(channel) & P.ReadMessageHistory) === 0n) return [];
        const found = channel.messages.filter(
          ({ id }) =>
            (before === null || BigInt(id) < BigInt(before)) && (after === null || BigInt(id) > BigInt(after)),
        );
        return found
          .toReversed()
          .slice(0, limit)
          .map((message) => messageShape(message, false));
      },
    },
    { method: 'POST', path: '/channels/:channel/messages', run: post },
    {
      method: 'GET',
      path: '/channels/:channel/messages/:message',
      run: ({ parts }) => messageShape(messageIn(channelOf(parts.channel), parts.message), false),
    },
    {
      method: 'PATCH',
      path: '/channels/:channel/messages/:message',
      run: ({ parts, body }) => {
        const message = messageIn(channelOf(parts.channel), parts.message);
        if (message.author.id !== world.bot.id)
          throw new ApiFault(403, 50005, 'Cannot edit a message authored by another user');
        editMessage(world, message, body);
        return messageShape(message, false);
      },
    },
    {
      method: 'DELETE',
      path: '/channels/:channel/messages/:message',
      run: ({ parts }) => {
        const channel = channelOf(parts.channel);
        channel.messages.splice(channel.messages.indexOf(messageIn(channel, parts.message)), 1);
      },
    },
    {
      method: 'POST',
      path: '/channels/:channel/messages/:message/crosspost',
      run: ({ parts }) => {
        const channel = channelOf(parts.channel, P.SendMessages);
        if (channel.type !== ChannelType.GuildAnnouncement)
          throw new ApiFault(400, 50024, 'Cannot execute action on this channel type');
        const message = messageIn(channel, parts.message);
        message.flags |= 1;
        return messageShape(message, false);
      },
    },
    {
      method: 'POST',
      path: '/channels/:channel/threads',
      run: ({ parts, body }) => {
        const channel = channelOf(parts.channel, P.SendMessages);
        if (channel.type !== ChannelType.GuildForum || !channel.guildId)
          throw new ApiFault(400, 50024, 'Cannot execute action on this channel type');
        checkMessage((body.message ?? {}) as Json);
        const thread = world.addChannel(guildOf(channel.guildId), {
          name: String(body.name),
          type: ChannelType.PublicThread,
          parentId: channel.id,
          deny: channel.deny,
        });
        const message = postMessage(world, thread, (body.message ?? {}) as Json);
        return { ...channelShape(thread), message: messageShape(message, false) };
      },
    },
    { method: 'GET', path: '/guilds/:guild', run: ({ parts }) => guildShape(guildOf(parts.guild)) },
    {
      method: 'GET',
      path: '/guilds/:guild/channels',
      run: ({ parts }) =>
        [...guildOf(parts.guild).channels.values()].filter(({ type }) => !isThread(type)).map(channelShape),
    },
    { method: 'GET', path: '/guilds/:guild/roles', run: ({ parts }) => rolesShape(guildOf(parts.guild)) },
    {
      method: 'GET',
      path: '/guilds/:guild/members/:user',
      run: ({ parts }) => {
        const guild = guildOf(parts.guild);
        if (parts.user === world.bot.id)
          return memberShape(
            { user: world.bot, guildId: guild.id, permissions: BOT_PERMISSIONS, roles: [], locale: guild.locale },
            null,
          );
        const member = guild.members.get(parts.user ?? '');
        if (!member) throw new ApiFault(404, 10007, 'Unknown Member');
        return memberShape(member, null);
      },
    },
  ];
}
