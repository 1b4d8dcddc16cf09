// How Discord writes down what it knows.
import { ChannelFlags, ChannelType, MessageFlags, MessageType, OverwriteType } from 'discord-api-types/v10';
import {
  BOT_PERMISSIONS,
  type Channel,
  type Guild,
  type Json,
  type Member,
  type Message,
  type Role,
  type User,
  type World,
} from './world.ts';

const LONG_AGO = '2025-01-01T00:00:00.000000+00:00';

export const isEphemeral = (flags: number) => (flags & MessageFlags.Ephemeral) !== 0;
export const isThread = (type: ChannelType) =>
  type === ChannelType.PublicThread || type === ChannelType.PrivateThread || type === ChannelType.AnnouncementThread;

export const userShape = ({ id, username, bot }: User) => ({
  id,
  username,
  discriminator: '0',
  global_name: username,
  avatar: null,
  public_flags: 0,
  flags: 0,
  banner: null,
  accent_color: null,
  primary_guild: null,
  avatar_decoration_data: null,
  collectibles: null,
  ...(bot ? { bot: true } : {}),
});

/** As the bot sees itself. */
export const ownUserShape = (bot: User): Json => ({
  ...userShape(bot),
  mfa_enabled: false,
  locale: 'en-US',
  verified: true,
  email: null,
});

export const applicationShape = ({ applicationId, bot, guilds }: World): Json => ({
  id: applicationId,
  name: bot.username,
  icon: null,
  description: '',
  summary: '',
  type: null,
  bot: userShape(bot),
  bot_public: true,
  bot_require_code_grant: false,
  verify_key: '0'.repeat(64),
  flags: 0,
  flags_new: '0',
  redirect_uris: [],
  interactions_endpoint_url: null,
  role_connections_verification_url: null,
  owner: { ...userShape({ id: '1', username: 'operator', bot: false }) },
  approximate_guild_count: guilds.size,
  approximate_user_install_count: 0,
  approximate_user_authorization_count: 0,
  explicit_content_filter: 0,
  team: null,
  eligible_oauth2_scopes: [],
});

/** An id begins with its instant. */
const madeAt = (id: string) => new Date(Number(BigInt(id) >> 22n) + 1_420_070_400_000).toISOString();

export function channelShape(channel: Channel): Json {
  const { id, type, name, guildId, parentId, recipient, messages } = channel;
  const last = messages.at(-1)?.id ?? null;
  if (type === ChannelType.DM)
    return { id, type, last_message_id: last, flags: 0, recipients: recipient ? [userShape(recipient)] : [] };
  const own = {
    id,
    type,
    name,
    guild_id: guildId,
    parent_id: parentId,
    flags: 0,
    last_message_id: last,
    rate_limit_per_user: 0,
  };
  if (isThread(type))
    return {
      ...own,
      owner_id: channel.ownerId ?? id,
      applied_tags: channel.appliedTags,
      message_count: Math.max(messages.length - 1, 0),
      member_count: 1,
      total_message_sent: Math.max(messages.length - 1, 0),
      thread_metadata: {
        archived: channel.archived,
        auto_archive_duration: 1440,
        archive_timestamp: madeAt(id),
        create_timestamp: madeAt(id),
        locked: channel.locked,
      },
    };
  const denied = { id: channel.guildId, type: OverwriteType.Role, allow: '0', deny: channel.deny.toString() };
  const overwrites = channel.deny === 0n ? [] : [denied];
  const common = { ...own, position: 0, permission_overwrites: overwrites, nsfw: false, topic: null };
  if (type !== ChannelType.GuildForum && type !== ChannelType.GuildMedia) return common;
  return {
    ...common,
    flags: channel.tagRequired ? ChannelFlags.RequireTag : 0,
    available_tags: channel.tags.map((tag) => ({ ...tag, emoji_id: null, emoji_name: null })),
    default_reaction_emoji: null,
    default_sort_order: null,
  };
}

export function messageShape(message: Message, nonce: boolean): Json {
  const { id, channelId, author, sentAt, editedAt, content, embeds, components, flags, askedBy } = message;
  return {
    id,
    channel_id: channelId,
    type: message.interactionId ? MessageType.ChatInputCommand : MessageType.Default,
    author: userShape(author),
    content,
    embeds,
    components,
    flags,
    timestamp: new Date(sentAt).toISOString(),
    edited_timestamp: editedAt === null ? null : new Date(editedAt).toISOString(),
    attachments: [],
    mentions: [],
    mention_roles: message.pinged.roles,
    mention_everyone: message.pinged.everyone,
    pinned: false,
    tts: false,
    ...(askedBy
      ? {
          application_id: author.id,
          webhook_id: author.id,
          interaction_metadata: askedShape(message.interactionId, askedBy),
        }
      : {}),
    ...(nonce && message.nonce !== null ? { nonce: message.nonce } : {}),
  };
}

const askedShape = (id: string | null, user: User): Json => ({
  id,
  type: 2,
  user: userShape(user),
  authorizing_integration_owners: {},
});

export const memberShape = (member: Member, withPermissions: bigint | null): Json => ({
  user: userShape(member.user),
  nick: null,
  avatar: null,
  banner: null,
  roles: member.roles,
  joined_at: LONG_AGO,
  premium_since: null,
  deaf: false,
  mute: false,
  flags: 0,
  pending: false,
  communication_disabled_until: null,
  ...(withPermissions === null ? {} : { permissions: withPermissions.toString() }),
});

export const guildShape = (guild: Guild): Json => ({
  id: guild.id,
  name: guild.name,
  icon: null,
  description: null,
  home_header: null,
  splash: null,
  discovery_splash: null,
  features: [],
  banner: null,
  owner_id: guild.id,
  application_id: null,
  region: 'deprecated',
  afk_channel_id: null,
  afk_timeout: 300,
  system_channel_id: null,
  system_channel_flags: 0,
  widget_enabled: false,
  widget_channel_id: null,
  verification_level: 0,
  roles: rolesShape(guild),
  default_message_notifications: 0,
  mfa_level: 0,
  explicit_content_filter: 0,
  max_presences: null,
  max_members: 500_000,
  max_stage_video_channel_users: 50,
  max_video_channel_users: 25,
  vanity_url_code: null,
  premium_tier: 0,
  premium_subscription_count: 0,
  preferred_locale: guild.locale,
  rules_channel_id: null,
  safety_alerts_channel_id: null,
  public_updates_channel_id: null,
  premium_progress_bar_enabled: false,
  nsfw: false,
  nsfw_level: 0,
  emojis: [],
  stickers: [],
  incidents_data: null,
});

export const roleShape = ({ id, name, mentionable }: Role, position = 1, permissions = 0n): Json => ({
  id,
  name,
  description: null,
  color: 0,
  colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
  hoist: false,
  icon: null,
  unicode_emoji: null,
  position,
  permissions: permissions.toString(),
  managed: false,
  mentionable,
  flags: 0,
});

/** What a bot may do, everyone may: it has no role of its own here. */
export const rolesShape = (guild: Guild): readonly Json[] => [
  roleShape({ id: guild.id, name: '@everyone', mentionable: false }, 0, BOT_PERMISSIONS),
  ...[...guild.roles.values()].map((role, index) => roleShape(role, index + 1)),
];
