// What the local Discord knows: servers, channels, members, messages, commands. Plain data; no sockets here.
import { ChannelType, PermissionFlagsBits as P } from 'discord-api-types/v10';
import { snowflakes } from './snowflake.ts';

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
  readonly messages: Message[];
}

export interface Member {
  readonly user: User;
  readonly guildId: string;
  readonly permissions: bigint;
  readonly roles: readonly string[];
  readonly locale: string;
}

export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  readonly channels: Map<string, Channel>;
  readonly members: Map<string, Member>;
  readonly roles: Map<string, { readonly id: string; readonly name: string }>;
  /** Overrides of a command's permissions by the server's own settings. */
  readonly overrides: Map<
    string,
    readonly { readonly id: string; readonly type: 1 | 2 | 3; readonly permission: boolean }[]
  >;
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
export const MEMBER_PERMISSIONS = P.ViewChannel | P.SendMessages | P.ReadMessageHistory | P.UseApplicationCommands;
export const MODERATOR_PERMISSIONS = MEMBER_PERMISSIONS | P.ManageGuild;

export type World = ReturnType<typeof createWorld>;

export function createWorld(now: () => number) {
  const nextId = snowflakes(now);
  const bot: User = { id: nextId(), username: 'Dateline', bot: true };
  const guilds = new Map<string, Guild>();
  const channels = new Map<string, Channel>();
  const commands = { global: new Map<string, Json>(), guild: new Map<string, Map<string, Json>>() };

  function addGuild({ name = 'A server', locale = 'en-US' }: { name?: string; locale?: string } = {}): Guild {
    const guild: Guild = {
      id: nextId(),
      name,
      locale,
      channels: new Map(),
      members: new Map(),
      roles: new Map(),
      overrides: new Map(),
    };
    guilds.set(guild.id, guild);
    return guild;
  }

  function addChannel(
    guild: Guild | null,
    init: { name: string; type?: ChannelType; deny?: bigint; parentId?: string },
  ): Channel {
    const { name, type = ChannelType.GuildText, deny = 0n, parentId = null } = init;
    const channel: Channel = { id: nextId(), guildId: guild?.id ?? null, name, type, deny, parentId, messages: [] };
    channels.set(channel.id, channel);
    guild?.channels.set(channel.id, channel);
    return channel;
  }

  function addMember(
    guild: Guild,
    init: { name: string; permissions?: bigint; roles?: readonly string[]; locale?: string },
  ): Member {
    const { name, permissions = MEMBER_PERMISSIONS, roles = [], locale = 'en-US' } = init;
    const member: Member = {
      user: { id: nextId(), username: name, bot: false },
      guildId: guild.id,
      permissions,
      roles,
      locale,
    };
    guild.members.set(member.user.id, member);
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
    commands,
    nextId,
    now,
    addGuild,
    addChannel,
    addMember,
    removeChannel,
  };
}

export function botPermissions(channel: Channel): bigint {
  return BOT_PERMISSIONS & ~channel.deny;
}
