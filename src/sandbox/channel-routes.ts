// Channels and their messages.
import { ChannelType, MessageFlags, PermissionFlagsBits as P } from 'discord-api-types/v10';
import type { Access } from './access.ts';
import { ApiFault, badForm, threadArchived, threadLocked, wrongChannel } from './fault.ts';
import { checkMessage } from './message-form.ts';
import { editMessage, postMessage } from './messages.ts';
import type { Call, Route } from './route.ts';
import { channelShape, isThread, messageShape } from './wire-shapes.ts';
import { botPermissions, type Channel, type Json, type World } from './world.ts';

const SILENT: ReadonlySet<ChannelType> = new Set([
  ChannelType.GuildForum,
  ChannelType.GuildMedia,
  ChannelType.GuildCategory,
]);

export function channelRoutes(world: World, access: Access): readonly Route[] {
  /** @throws ApiFault where the bot may not write */
  function writable(id: string | undefined): Channel {
    const channel = access.channel(id);
    if (SILENT.has(channel.type)) throw new ApiFault(400, 50008, 'Cannot send messages in a non-text channel');
    const open = access.channel(id, isThread(channel.type) ? P.SendMessagesInThreads : P.SendMessages);
    if (open.locked && open.archived) throw threadArchived();
    if (open.locked) throw threadLocked();
    return open;
  }

  function post({ parts, body }: Call): Json {
    const channel = writable(parts.channel);
    checkMessage(body);
    // Only the answer to an interaction can be for one person.
    const flags = Number(body.flags ?? 0) & ~MessageFlags.Ephemeral;
    return messageShape(postMessage(world, channel, { ...body, flags }), true);
  }

  function history({ parts, query }: Call): readonly Json[] {
    const channel = access.channel(parts.channel);
    const limit = Number(query.get('limit') ?? 50);
    if (!Number.isInteger(limit) || limit < 1 || limit > 100)
      throw badForm([{ path: 'limit', code: 'NUMBER_TYPE_MAX', message: 'int value should be between 1 and 100.' }]);
    // Without the permission to read the history Discord gives an empty list, not a refusal.
    if ((botPermissions(channel) & P.ReadMessageHistory) === 0n) return [];
    const before = query.get('before');
    const after = query.get('after');
    const found = channel.messages.filter(
      ({ id }) => (before === null || BigInt(id) < BigInt(before)) && (after === null || BigInt(id) > BigInt(after)),
    );
    // After a message: the ones next to it, not the newest of all.
    const some = after === null ? found.slice(-limit) : found.slice(0, limit);
    return some.toReversed().map((message) => messageShape(message, false));
  }

  function edit({ parts, body }: Call): Json {
    const channel = access.channel(parts.channel);
    const message = access.message(channel, parts.message);
    if (channel.archived) throw threadArchived();
    if (message.author.id !== world.bot.id)
      throw new ApiFault(403, 50005, 'Cannot edit a message authored by another user');
    editMessage(world, message, body);
    return messageShape(message, false);
  }

  function remove({ parts }: Call): void {
    const channel = access.channel(parts.channel);
    const message = access.message(channel, parts.message);
    if (message.author.id !== world.bot.id) access.channel(parts.channel, P.ManageMessages);
    channel.messages.splice(channel.messages.indexOf(message), 1);
  }

  function publish({ parts }: Call): Json {
    const channel = access.channel(parts.channel, P.SendMessages);
    if (channel.type !== ChannelType.GuildAnnouncement) throw wrongChannel();
    const message = access.message(channel, parts.message);
    if ((message.flags & MessageFlags.Crossposted) !== 0)
      throw new ApiFault(400, 40033, 'This message has already been crossposted');
    message.flags |= MessageFlags.Crossposted;
    return messageShape(message, false);
  }

  const base = '/channels/:channel';
  return [
    { method: 'GET', path: base, run: ({ parts }) => channelShape(access.channel(parts.channel)) },
    { method: 'GET', path: `${base}/messages`, run: history },
    { method: 'POST', path: `${base}/messages`, run: post },
    {
      method: 'GET',
      path: `${base}/messages/:message`,
      run: ({ parts }) =>
        messageShape(access.message(access.channel(parts.channel, P.ReadMessageHistory), parts.message), false),
    },
    { method: 'PATCH', path: `${base}/messages/:message`, run: edit },
    { method: 'DELETE', path: `${base}/messages/:message`, run: remove },
    { method: 'POST', path: `${base}/messages/:message/crosspost`, run: publish },
  ];
}
