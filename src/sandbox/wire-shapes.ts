// How Discord writes down what it knows.
import { ChannelType, MessageFlags, MessageType } from 'discord-api-types/v10';
import type { Channel, Guild, Json, Member, Message, User } from './world.ts';

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

export function channelShape(channel: Channel): Json {
  const { id, type, name, guildId, parentId } = channel;
  const last = channel.messages.at(-1)?.id ?? null;
  if (type === ChannelType.DM) return { id, type, last_message_id: last, flags: 0, recipients: [] };
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
  if (type === ChannelType.PublicThread || type === ChannelType.PrivateThread)
    return {
      ...own,
      owner_id: id,
      message_count: 0,
      member_count: 1,
      total_message_sent: 0,
      thread_metadata: {
        archived: false,
        auto_archive_duration: 1440,
        archive_timestamp: '2025-01-01T00:00:00.000000+00:00',
        locked: false,
      },
    };
  return { ...own, position: 0, permission_overwrites: [], nsfw: false, topic: null };
}

export function messageShape(message: Message, nonce: boolean): Json {
  const { id, channelId, author, sentAt, editedAt, content, embeds, components, flags } = message;
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
    ...(author.bot ? { application_id: author.id } : {}),
    ...(message.askedBy ? { interaction_metadata: askedShape(message.interactionId, message.askedBy) } : {}),
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
  joined_at: '2025-01-01T00:00:00.000000+00:00',
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
  owner_id: guild.id,
  preferred_locale: guild.locale,
  features: [],
  roles: rolesShape(guild),
  emojis: [],
  stickers: [],
});

export const rolesShape = (guild: Guild): readonly Json[] =>
  [{ id: guild.id, name: '@everyone' }, ...guild.roles.values()].map(({ id, name }, position) => ({
    id,
    name,
    description: null,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    icon: null,
    unicode_emoji: null,
    position,
    permissions: '0',
    managed: false,
    mentionable: false,
    flags: 0,
  }));

const select = { min_values: 1, max_values: 1, disabled: false };
/** What Discord adds to a component, by its type, where it was left out. */
const DEFAULTS: Readonly<Record<number, Json>> = {
  2: { disabled: false },
  3: select,
  5: select,
  6: select,
  7: select,
  8: select,
  14: { divider: true, spacing: 1 },
  17: { accent_color: null, spoiler: false },
};

/** Components as Discord gives them back: each with a number of its own. */
export function numbered(components: readonly Json[]): readonly Json[] {
  let next = 1;
  const number = (component: Json): Json => ({
    ...DEFAULTS[Number(component.type)],
    ...component,
    id: typeof component.id === 'number' && component.id > 0 ? component.id : next++,
    ...(Array.isArray(component.components)
      ? { components: component.components.map((inner: Json) => number(inner)) }
      : {}),
    ...(component.accessory ? { accessory: number(component.accessory as Json) } : {}),
  });
  return components.map(number);
}

export const isEphemeral = (flags: number) => (flags & MessageFlags.Ephemeral) !== 0;
