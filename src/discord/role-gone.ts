// Whether a role that was to be pinged is no more.
import { type APIRole, type REST, Routes } from 'discord.js';
import type { Subscription } from '../news/subscription.ts';
import type { Pace } from './pace.ts';

/**
 * Discord's answer names the roles that a message mentions. One that is missing there may only be shut to the bot, so the server's roles decide.
 * @returns false also where Discord could not say: it is asked again with the next edition. Throws nothing: what was posted is posted
 */
export async function isRoleGone(
  { rest, pace }: { readonly rest: REST; readonly pace: Pace },
  { guildId, roleId }: Pick<Subscription, 'guildId' | 'roleId'>,
  mentioned: readonly string[] | undefined,
  signal: AbortSignal,
): Promise<boolean> {
  if (roleId === null || mentioned === undefined || mentioned.includes(roleId)) return false;
  try {
    await pace.turn(signal);
    const roles = (await rest.get(Routes.guildRoles(guildId), { signal })) as readonly APIRole[];
    return !roles.some(({ id }) => id === roleId);
  } catch {
    return false;
  }
}
