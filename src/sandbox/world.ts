// What the local Discord knows: servers, channels, members, messages, commands. Plain data; no sockets here.
import { ChannelType, PermissionFlagsBits as P } from 'discord-api-types/v10';
import { snowflakes } from './snowflake.ts';
import type { Upload } from './upload.ts';

export interface User {
  readonly id: string;
  readonly username: string;
  readonly bot: boolean;
}

export interface Channel {
  readonly id: string;
  readonly guildId: string | null;
  readonly name: string;
  readonly type: ChannelType;
  /** Permission bits the bot lacks here. */
  deny: bigint;
  readonly parentId: string | null;
  /** Whom the bot writes to here, in a direct-message channel. */
  readonly recipient: User | null;
  readonly messages: Message[];
  /** Of a forum: what its posts may be given. */
  readonly tags: readonly Tag[];
  /** Of a forum: whether a post must have one. */
  readonly tagRequired: boolean;
  /** Of a thread. */
  archived: boolean;
  locked: boolean;
  readonly ownerId: string | null;
  /** Ids of the tags of a forum's post. */
  readonly appliedTags: readonly string[];
}

export interface Tag {
  readonly id: string;
  readonly name: string;
  /** Only for who may manage the forum's posts. */
  readonly moderated: boolean;
}

export interface ChannelInit {
  readonly name: string;
  readonly type?: ChannelType;
  readonly deny?: bigint;
  readonly parentId?: string;
  readonly tags?: readonly (Partial<Tag> & { readonly name: string })[];
  readonly tagRequired?: boolean;
  readonly ownerId?: string;
  readonly appliedTags?: readonly string[];
}

export interface Member {
  readonly user: User;
  readonly guildId: string;
  readonly permissions: bigint;
  readonly roles: readonly string[];
  readonly locale: string;
}

export interface Role {
  readonly id: string;
  readonly name: string;
  /** Whether everybody may ping it. */
  readonly mentionable: boolean;
}

/** What a server's own settings say of a command: for a role (1), a user (2) or a channel (3). */
export interface Override {
  readonly id: string;
  readonly type: 1 | 2 | 3;
  readonly permission: boolean;
}

export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  /** Whether the bot was thrown out. */
  left: boolean;
  readonly channels: Map<string, Channel>;
  readonly members: Map<string, Member>;
  readonly roles: Map<string, Role>;
  /** By the command's id. */
  readonly overrides: Map<string, readonly Override[]>;
}

export interface Message {
  readonly id: string;
  readonly channelId: string;
  readonly author: User;
  readonly sentAt: number;
  editedAt: number | null;
  content: string;
  embeds: readonly object[];
  components: readonly Json[];
  flags: number;
  readonly nonce: string | null;
  /** Who was pinged. */
  readonly pinged: { readonly everyone: boolean; readonly roles: readonly string[]; readonly users: readonly string[] };
  readonly interactionId: string | null;
  /** Who used the interaction it answers. */
  readonly askedBy: User | null;
  /** The only user who sees it; null when everybody does. */
  readonly onlyFor: string | null;
}

export type Json = Record<string, unknown>;

/** What a bot may do where nothing was denied. */
export const BOT_PERMISSIONS =
  P.ViewChannel |
  P.SendMessages |
  P.SendMessagesInThreads |
  P.EmbedLinks |
  P.ReadMessageHistory |
  P.ManageMessages |
  P.CreatePublicThreads |
  P.UseApplicationCommands;
export const MEMBER_PERMISSIONS =
  P.ViewChannel | P.SendMessages | P.SendMessagesInThreads | P.ReadMessageHistory | P.UseApplicationCommands;
export const MODERATOR_PERMISSIONS = MEMBER_PERMISSIONS | P.ManageGuild;

export type World = ReturnType<typeof createWorld>;

export function createWorld(now: () => number) {
  const nextId = snowflakes(now);
  const bot: User = { id: nextId(), username: 'Dateline', bot: true };
  const guilds = new Map<string, Guild>();
  const channels = new Map<string, Channel>();
  const users = new Map<string, User>([[bot.id, bot]]);
  /** Users who take no direct messages. */
  const closedToMessages = new Set<string>();
  const uploads = new Map<string, Upload>();
  /** Where this server is reached; known once it listens. */
  const place = { origin: '' };
  const commands = { global: new Map<string, Json>(), guild: new Map<string, Map<string, Json>>() };

  function addGuild({ name = 'A server', locale = 'en-US' }: { name?: string; locale?: string } = {}): Guild {
    const guild: Guild = {
      id: nextId(),
      name,
      locale,
      left: false,
      channels: new Map(),
      members: new Map(),
      roles: new Map(),
      overrides: new Map(),
    };
    guilds.set(guild.id, guild);
    return guild;
  }

  function keepChannel(channel: Channel): Channel {
    channels.set(channel.id, channel);
    if (channel.guildId !== null) guilds.get(channel.guildId)?.channels.set(channel.id, channel);
    return channel;
  }

  function addChannel(guild: Guild, init: ChannelInit): Channel {
    const { name, type = ChannelType.GuildText, deny = 0n, parentId = null, tags = [], tagRequired = false } = init;
    const { ownerId = null, appliedTags = [] } = init;
    return keepChannel({
      ...{ id: nextId(), guildId: guild.id, name, type, deny, parentId, recipient: null, messages: [] },
      ...{ tags: tags.map((tag) => ({ id: nextId(), moderated: false, ...tag })), tagRequired },
      ...{ archived: false, locked: false, ownerId, appliedTags },
    });
  }

  /** The channel between the bot and a user: always the same one. */
  function directChannel(recipient: User): Channel {
    const known = [...channels.values()].find((channel) => channel.recipient?.id === recipient.id);
    if (known) return known;
    return keepChannel({
      ...{ id: nextId(), guildId: null, name: recipient.username, type: ChannelType.DM, deny: 0n, parentId: null },
      ...{ recipient, messages: [], tags: [], tagRequired: false },
      ...{ archived: false, locked: false, ownerId: null, appliedTags: [] },
    });
  }

  function addMember(
    guild: Guild,
    init: { name: string; permissions?: bigint; roles?: readonly string[]; locale?: string },
  ): Member {
    const { name, permissions = MEMBER_PERMISSIONS, roles = [], locale = 'en-US' } = init;
    const user = { id: nextId(), username: name, bot: false };
    const member: Member = { user, guildId: guild.id, permissions, roles, locale };
    users.set(user.id, user);
    guild.members.set(user.id, member);
    return member;
  }

  function removeChannel(id: string): void {
    const channel = channels.get(id);
    channels.delete(id);
    if (channel?.guildId) guilds.get(channel.guildId)?.channels.delete(id);
  }

  return {
    bot,
    applicationId: bot.id,
    guilds,
    channels,
    users,
    closedToMessages,
    uploads,
    place,
    commands,
    nextId,
    now,
    addGuild,
    addChannel,
    directChannel,
    addMember,
    removeChannel,
  };
}

export function botPermissions(channel: Channel): bigint {
  return BOT_PERMISSIONS & ~channel.deny;
}
