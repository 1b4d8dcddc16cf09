// Whether somebody may use a moderators' command: Discord's own rule, checked again.
import {
  type APIGuildMember,
  ApplicationCommandPermissionType as Kind,
  PermissionFlagsBits,
  type REST,
  type RESTGetAPIApplicationCommandPermissionsResult,
  Routes,
} from 'discord.js';
import type { Log } from '../news/log.ts';

interface Used {
  readonly applicationId: string;
  readonly guildId: string;
  readonly channelId: string;
  readonly commandId: string;
}

export function isModerator(permissions: bigint): boolean {
  return (permissions & (PermissionFlagsBits.Administrator | PermissionFlagsBits.ManageGuild)) !== 0n;
}

/**
 * A server can open a moderators' command to others in its own settings. Somebody without *Manage Server* who got through all the same is
 * believed only if such an override can be shown: for the user, else for a role, else for everyone. Without an answer: no.
 */
export async function allowedByOverride(rest: REST, userId: string, used: Used, log: Log): Promise<boolean> {
  try {
    // Without the roles of the server cached, discord.js cannot tell those of a member: Discord can.
    const { roles } = (await rest.get(Routes.guildMember(used.guildId, userId))) as APIGuildMember;
    // An override may be of the command, or of the whole application.
    for (const id of [used.commandId, used.applicationId]) {
      const allowed = verdict(await overridesOf(rest, used, id), userId, roles, used.guildId);
      if (allowed !== undefined) return allowed;
    }
  } catch (error) {
    log.warn({ err: error, guild: used.guildId }, 'the permissions of a command could not be looked up');
  }
  return false;
}

async function overridesOf(
  rest: REST,
  { applicationId, guildId }: Used,
  id: string,
): Promise<RESTGetAPIApplicationCommandPermissionsResult['permissions']> {
  try {
    const found = await rest.get(Routes.applicationCommandPermissions(applicationId, guildId, id));
    return (found as RESTGetAPIApplicationCommandPermissionsResult).permissions;
  } catch (error) {
    if (error instanceof Error && 'status' in error && error.status === 404) return [];
    throw error;
  }
}

function verdict(
  overrides: RESTGetAPIApplicationCommandPermissionsResult['permissions'],
  userId: string,
  roleIds: readonly string[],
  guildId: string,
): boolean | undefined {
  const user = overrides.find(({ type, id }) => type === Kind.User && id === userId);
  if (user) return user.permission;
  const roles = overrides.filter(({ type, id }) => type === Kind.Role && roleIds.includes(id));
  if (roles.length > 0) return roles.some(({ permission }) => permission);
  return overrides.find(({ type, id }) => type === Kind.Role && id === guildId)?.permission;
}
