// Threads: the posts of a forum, and finding those that were made.
import { ChannelType, PermissionFlagsBits as P } from 'discord-api-types/v10';
import type { Access } from './access.ts';
import { ApiFault, badForm, wrongChannel } from './fault.ts';
import { createForm } from './form.ts';
import { checkMessage } from './message-form.ts';
import { postMessage } from './messages.ts';
import type { Call, Route } from './route.ts';
import { channelShape, isThread, messageShape } from './wire-shapes.ts';
import { botPermissions, type Channel, type Json, type World } from './world.ts';

/** Where everything is a post with a title. */
const isForum = ({ type }: Channel) => type === ChannelType.GuildForum || type === ChannelType.GuildMedia;

export function threadRoutes(world: World, access: Access): readonly Route[] {
  /** Discord takes no nonce here: whoever asks twice has two posts. */
  function post({ parts, body, created }: Call): Json {
    const channel = access.channel(parts.channel, P.SendMessages);
    if (!isForum(channel) || channel.guildId === null) throw wrongChannel();
    const form = createForm();
    form.string(body.name, 'name', { max: 100 });
    const tags: readonly unknown[] = Array.isArray(body.applied_tags) ? body.applied_tags : [];
    if (tags.length > 5) form.fault('applied_tags', 'BASE_TYPE_MAX_LENGTH', 'Must be 5 or fewer in length.');
    if (typeof body.message !== 'object' || body.message === null)
      form.fault('message', 'BASE_TYPE_REQUIRED', 'This field is required');
    form.end();
    const first = body.message as Json;
    for (const field of ['nonce', 'enforce_nonce', 'tts'])
      if (field in first) form.fault(`message.${field}`, 'UNKNOWN_FIELD', 'A post of a forum has no such field');
    form.end();
    checkMessage(first, null, 'message.');
    for (const id of tags) {
      const tag = channel.tags.find((each) => each.id === id);
      if (!tag) throw new ApiFault(404, 10087, 'Unknown tag');
      if (tag.moderated) throw new ApiFault(403, 50013, 'Missing Permissions');
    }
    if (channel.tagRequired && tags.length === 0)
      throw new ApiFault(400, 40067, 'A tag is required to create a forum post in this channel');
    const made = world.addChannel(access.guild(channel.guildId), {
      name: String(body.name),
      type: ChannelType.PublicThread,
      parentId: channel.id,
      deny: channel.deny,
      ownerId: world.bot.id,
      appliedTags: tags.map(String),
    });
    // The first message of a forum's post has the id of the post.
    const message = postMessage(world, made, first, null, made.id);
    created();
    return { ...channelShape(made), message: messageShape(message, false) };
  }

  /** All that the bot sees, of all channels of the server; those that are archived are not among them. */
  function active({ parts }: Call): Json {
    const found = [...access.guild(parts.guild).channels.values()].filter(
      (channel) => isThread(channel.type) && !channel.archived && (botPermissions(channel) & P.ViewChannel) !== 0n,
    );
    return { threads: found.toReversed().map(channelShape), members: [], has_more: false };
  }

  /** The newest first, by when they were archived: here, by when they were made. */
  function archived({ parts, query }: Call): Json {
    const parent = access.channel(parts.channel, P.ReadMessageHistory);
    const limit = Number(query.get('limit') ?? 50);
    if (!Number.isInteger(limit) || limit < 2 || limit > 100)
      throw badForm([{ path: 'limit', code: 'NUMBER_TYPE_MAX', message: 'int value should be between 2 and 100.' }]);
    const before = query.get('before');
    const all = [...access.guild(parent.guildId ?? '').channels.values()]
      .filter(({ parentId, archived: closed, type }) => parentId === parent.id && closed && isThread(type))
      .toReversed()
      .map(channelShape)
      .filter((each) => before === null || archivedAt(each) < Date.parse(before));
    return { threads: all.slice(0, limit), members: [], has_more: all.length > limit };
  }

  /** Opened by whoever may write in it, unless it is locked. Nothing else of a channel is changed here. */
  function change({ parts, body }: Call): Json {
    const thread = access.channel(parts.channel);
    if (!isThread(thread.type)) throw wrongChannel();
    const form = createForm();
    for (const field of Object.keys(body))
      if (field !== 'archived') form.fault(field, 'UNKNOWN_FIELD', 'The local Discord does not change this');
    form.boolean(body.archived, 'archived');
    form.end();
    access.channel(thread.id, thread.locked ? P.ManageThreads : P.SendMessagesInThreads);
    thread.archived = body.archived === true;
    return channelShape(thread);
  }

  return [
    { method: 'PATCH', path: '/channels/:channel', run: change },
    { method: 'POST', path: '/channels/:channel/threads', run: post },
    { method: 'GET', path: '/channels/:channel/threads/archived/public', run: archived },
    { method: 'GET', path: '/guilds/:guild/threads/active', run: active },
  ];
}

const archivedAt = (thread: Json) =>
  Date.parse(String((thread.thread_metadata as Json | undefined)?.archive_timestamp ?? ''));
