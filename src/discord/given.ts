// What was typed into a command, as its handler is given it.
import {
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  type CommandInteractionOption,
  type Message,
  type MessageSnapshot,
  ApplicationCommandOptionType as Option,
  type PermissionsBitField,
} from 'discord.js';
import type { Attached, Picked, Written } from './command.ts';

interface Given {
  readonly subcommand: string | null;
  readonly options: Readonly<Record<string, unknown>>;
}

export function givenIn({ options: { data } }: ChatInputCommandInteraction | AutocompleteInteraction): Given {
  const [first] = data;
  const group = first?.type === Option.SubcommandGroup ? first : undefined;
  const inner = group ? group.options?.[0] : first;
  const nested = inner?.type === Option.Subcommand ? inner : undefined;
  const given = nested ? (nested.options ?? []) : data;
  return {
    subcommand: nested ? [...(group ? [group.name] : []), nested.name].join(' ') : null,
    options: Object.fromEntries(given.map((option) => [option.name, handed(option)])),
  };
}

/** Channels, roles, users and files arrive as ids, with what Discord says of them beside; while somebody is typing, it says nothing. */
function handed({ type, value, channel, role, attachment }: CommandInteractionOption): unknown {
  if (attachment) {
    const { name, url, size } = attachment;
    return { name, url, size } satisfies Attached;
  }
  if (type < Option.User || type > Option.Mentionable) return value;
  const picked: Picked = {
    id: String(value),
    type: channel?.type,
    mentionable: role?.mentionable,
    permissions: bitsOf(channel?.permissions),
    appPermissions: bitsOf(channel && ('appPermissions' in channel ? channel.appPermissions : channel.app_permissions)),
  };
  return picked;
}

/** A channel of a server that discord.js does not know comes as it was sent: its bits are digits. */
function bitsOf(permissions: Readonly<PermissionsBitField> | string | null | undefined): bigint | undefined {
  if (permissions === null || permissions === undefined) return undefined;
  return typeof permissions === 'string' ? BigInt(permissions) : permissions.bitfield;
}

/** What a message says and where it leads, and what was forwarded in it. */
export function writtenIn(message: Message | MessageSnapshot): Written {
  const parts = [message, ...(message.messageSnapshots?.values() ?? [])].map(({ content, embeds, components }) => {
    const seen = components.map((component) => wordsOf(component.toJSON()));
    return {
      texts: [
        content,
        ...embeds.flatMap(({ title, description, fields }) => [
          title,
          description,
          ...fields.flatMap(({ name, value }) => [name, value]),
        ]),
        ...seen.flatMap(({ texts }) => texts),
      ],
      addresses: [...embeds.map(({ url }) => url), ...seen.flatMap(({ addresses }) => addresses)],
    };
  });
  return {
    texts: parts.flatMap(({ texts }) => texts).filter((text) => text !== null && text !== undefined),
    addresses: parts.flatMap(({ addresses }) => addresses).filter((url) => url !== null && url !== undefined),
  };
}

/** Text displays and link buttons, however deep they stand. */
function wordsOf(component: unknown): Written {
  if (typeof component !== 'object' || component === null) return { texts: [], addresses: [] };
  const { content, url, components, accessory } = component as Readonly<Record<string, unknown>>;
  const inner = [...(Array.isArray(components) ? components : []), accessory].map(wordsOf);
  return {
    texts: [...(typeof content === 'string' ? [content] : []), ...inner.flatMap(({ texts }) => texts)],
    addresses: [...(typeof url === 'string' ? [url] : []), ...inner.flatMap(({ addresses }) => addresses)],
  };
}
