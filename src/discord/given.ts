// What was typed into a command, as its handler is given it.
import {
  type ChatInputCommandInteraction,
  type CommandInteractionOption,
  ApplicationCommandOptionType as Option,
  type PermissionsBitField,
} from 'discord.js';
import type { Picked } from './command.ts';

interface Given {
  readonly subcommand: string | null;
  readonly options: Readonly<Record<string, unknown>>;
}

export function givenIn({ options: { data } }: ChatInputCommandInteraction): Given {
  const [first] = data;
  const nested = first?.type === Option.Subcommand ? first : undefined;
  const given = nested ? (nested.options ?? []) : data;
  return {
    subcommand: nested?.name ?? null,
    options: Object.fromEntries(given.map((option) => [option.name, handed(option)])),
  };
}

/** Channels, roles and users arrive as ids, with what Discord says of them beside. */
function handed({ type, value, channel }: CommandInteractionOption): unknown {
  if (type < Option.User || type > Option.Mentionable) return value;
  const picked: Picked = {
    id: String(value),
    type: channel?.type,
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
