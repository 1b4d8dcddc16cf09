// Who may use a command where: Discord's default, and what the server's own settings say over it.
import { PermissionFlagsBits as P } from 'discord-api-types/v10';
import type { Channel, Guild, Json, Member } from './world.ts';

/**
 * From Discord's documentation of command permissions: a channel that is shut is shut for all; then what is said of the user
 * counts before what is said of their roles, and that before what is said of everyone; where nothing is said, the command's
 * `default_member_permissions`. Whoever administers the server may use everything.
 */
export function mayUse(command: Json, guild: Guild, member: Member, channel: Channel): boolean {
  if ((member.permissions & P.Administrator) !== 0n) return true;
  const said = guild.overrides.get(String(command.id)) ?? [];
  const of = (type: 1 | 2 | 3, id: string) => said.find((each) => each.type === type && each.id === id)?.permission;
  const everywhere = (BigInt(guild.id) - 1n).toString();
  const place = of(3, channel.parentId ?? channel.id) ?? of(3, channel.id) ?? of(3, everywhere);
  if (place === false) return false;
  const roles = member.roles.map((role) => of(1, role)).filter((permission) => permission !== undefined);
  const decided = of(2, member.user.id) ?? (roles.length > 0 ? roles.includes(true) : of(1, guild.id));
  if (decided !== undefined) return decided;
  const { default_member_permissions: rights } = command;
  if (rights === null || rights === undefined) return true;
  const needed = BigInt(String(rights));
  return needed !== 0n && (member.permissions & needed) === needed;
}

/** Whether a command is offered there at all: in a server, or in direct messages with the bot. */
export function isOffered(command: Json, channel: Channel): boolean {
  const direct = channel.guildId === null;
  if (Array.isArray(command.contexts)) return command.contexts.includes(direct ? 1 : 0);
  return !direct || command.dm_permission !== false;
}
