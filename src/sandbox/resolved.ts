// What a member names by # or @: found as a client finds it, and sent along as Discord sends it.
import { ComponentType as C, type ChannelType, ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import { ClientRefusal } from './typed-line.ts';
import { uploadShape } from './upload.ts';
import { channelShape, isThread, memberShape, roleShape, userShape } from './wire-shapes.ts';
import { botPermissions, type Channel, type Guild, type Json, type Member, type World } from './world.ts';

const MENTIONING: Readonly<Record<number, Type>> = {
  [C.UserSelect]: Type.User,
  [C.RoleSelect]: Type.Role,
  [C.MentionableSelect]: Type.Mentionable,
  [C.ChannelSelect]: Type.Channel,
};

/** The type of option that a menu of entities corresponds to; undefined for a menu of texts. */
export const mentionedBy = (select: Json): Type | undefined => MENTIONING[Number(select.type)];

/** @param guild null in direct messages, where there is nobody to name */
export function createResolved(guild: Guild | null, member: Member, world: World) {
  const found = {
    channels: {} as Json,
    roles: {} as Json,
    users: {} as Json,
    members: {} as Json,
    attachments: {} as Json,
  };

  function file(id: string): string {
    const upload = world.uploads.get(id);
    if (!upload) throw new ClientRefusal(`There is no file ${id}.`);
    found.attachments[id] = uploadShape(upload, world.place.origin);
    return id;
  }

  function channel(name: string, kinds: unknown): string {
    const named = [...(guild?.channels.values() ?? [])].find((each) => each.id === name || each.name === name);
    if (!named) throw new ClientRefusal(`There is no channel #${name}.`);
    if (Array.isArray(kinds) && !kinds.includes(named.type))
      throw new ClientRefusal(`#${name} is not of a kind that can be chosen here.`);
    found.channels[named.id] = partialChannel(named, member);
    return named.id;
  }

  function role(name: string): string | undefined {
    const everyone = guild && name === 'everyone' ? { id: guild.id, name: '@everyone', mentionable: false } : undefined;
    const named = everyone ?? [...(guild?.roles.values() ?? [])].find((each) => each.id === name || each.name === name);
    if (named) found.roles[named.id] = roleShape(named);
    return named?.id;
  }

  function user(name: string): string | undefined {
    const named = [...(guild?.members.values() ?? [])].find(
      (each) => each.user.id === name || each.user.username === name,
    );
    if (!named) return undefined;
    const { user: _user, deaf: _deaf, mute: _mute, ...partial } = memberShape(named, named.permissions);
    found.users[named.user.id] = userShape(named.user);
    found.members[named.user.id] = partial;
    return named.user.id;
  }

  return {
    /**
     * @param holder the option or menu, for its `channel_types`
     * @returns the id of what was named
     * @throws ClientRefusal
     */
    take(type: Type, raw: string, holder: Json): string {
      if (type === Type.Attachment) return file(raw);
      const name = raw.replace(/^<?[#@][&!]?/, '').replace(/>$/, '');
      if (type === Type.Channel) return channel(name, holder.channel_types);
      const id = (type === Type.User ? undefined : role(name)) ?? (type === Type.Role ? undefined : user(name));
      if (id === undefined)
        throw new ClientRefusal(type === Type.Role ? `There is no role @${name}.` : `There is nobody called ${name}.`);
      return id;
    },
    /** For an interaction's `data`: nothing where nothing was named. */
    data(): Json {
      const some = Object.entries(found).filter(([, entries]) => Object.keys(entries).length > 0);
      return some.length > 0 ? { resolved: Object.fromEntries(some) } : {};
    },
  };
}

/** As an interaction has a channel: with what its user and the bot may do there. */
function partialChannel(channel: Channel, member: Member): Json {
  const { id, name, type, parent_id, flags, last_message_id, thread_metadata } = channelShape(channel);
  return {
    id,
    name,
    type,
    parent_id,
    guild_id: channel.guildId,
    flags,
    last_message_id,
    nsfw: false,
    position: 0,
    rate_limit_per_user: 0,
    topic: null,
    permissions: member.permissions.toString(),
    app_permissions: botPermissions(channel).toString(),
    ...(isThread(channel.type as ChannelType) ? { thread_metadata } : {}),
  };
}
