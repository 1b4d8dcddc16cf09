// Reach: whether the bot can still post into a channel, asked of Discord without posting.
import {
  type APIChannel,
  type APIGuildMember,
  type APIRole,
  OverwriteType,
  PermissionFlagsBits,
  type REST,
  Routes,
} from 'discord.js';
import type { Forum } from '../news/forum-tag.ts';
import { type ForumChannel, forumOf } from './forum.ts';
import { isThread, missingForDigest, pingsAnyRole, placeOf } from './render/permissions.ts';

export type Reach =
  /** What the channel is, as Discord numbers it, and what the bot may do there. */
  | {
      readonly kind: 'well';
      readonly type: number;
      readonly permissions: bigint;
      /** Of a forum. */
      readonly forum: Forum | undefined;
      /** Roles of the server that the bot may ping there. */
      readonly pingable: readonly string[];
    }
  /** Discord knows no such channel, or does not show it to the bot. */
  | { readonly kind: 'gone' }
  /** A thread in which nobody writes any more. */
  | { readonly kind: 'locked' }
  /** As Discord's settings name them. */
  | { readonly kind: 'missing'; readonly permissions: readonly string[] }
  /** Discord could not say. */
  | { readonly kind: 'unknown'; readonly status: number | null };

export async function reachOf(rest: REST, botId: string, guildId: string, channelId: string): Promise<Reach> {
  try {
    const channel = (await rest.get(Routes.channel(channelId))) as APIChannel;
    const { type } = channel;
    // What is typed into a completion is whatever a client sends: another server's channels are not told of.
    if ('guild_id' in channel && channel.guild_id !== guildId) return { kind: 'gone' };
    const parentId = isThread(type) && 'parent_id' in channel ? channel.parent_id : null;
    const ruled = parentId ? ((await rest.get(Routes.channel(parentId))) as APIChannel) : channel;
    const roles = (await rest.get(Routes.guildRoles(guildId))) as readonly APIRole[];
    const member = (await rest.get(Routes.guildMember(guildId, botId))) as APIGuildMember;
    const permissions = permissionsIn(ruled, guildId, roles, { id: botId, roles: member.roles });
    const missing = missingForDigest(permissions, type);
    if (missing.length > 0) return { kind: 'missing', permissions: missing };
    if (isLocked(channel) && (permissions & PermissionFlagsBits.ManageThreads) === 0n) return { kind: 'locked' };
    const forum = placeOf(type) === 'forum' ? forumOf(channel as ForumChannel, permissions) : undefined;
    const all = pingsAnyRole(permissions);
    const pingable = roles.filter(({ mentionable }) => all || mentionable).map(({ id }) => id);
    return { kind: 'well', type, permissions, forum, pingable };
  } catch (error) {
    const status =
      error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : null;
    return status === 404 || status === 403 ? { kind: 'gone' } : { kind: 'unknown', status };
  }
}

const isLocked = (channel: APIChannel) => 'thread_metadata' in channel && channel.thread_metadata?.locked === true;

/** By Discord's own rule: what the roles give, then the channel's overwrites for everyone, for roles, for the member. */
export function permissionsIn(
  channel: APIChannel,
  guildId: string,
  roles: readonly Pick<APIRole, 'id' | 'permissions'>[],
  member: { readonly id: string; readonly roles: readonly string[] },
): bigint {
  const own = roles.filter(({ id }) => id === guildId || member.roles.includes(id));
  const given = own.reduce((bits, { permissions }) => bits | BigInt(permissions), 0n);
  if ((given & PermissionFlagsBits.Administrator) !== 0n) return ~0n;
  const overwrites = ('permission_overwrites' in channel ? channel.permission_overwrites : undefined) ?? [];
  const ofRole = (fits: (id: string) => boolean) =>
    overwrites.filter(({ type, id }) => type === OverwriteType.Role && fits(id));
  const steps = [
    ofRole((id) => id === guildId),
    ofRole((id) => id !== guildId && member.roles.includes(id)),
    overwrites.filter(({ type, id }) => type === OverwriteType.Member && id === member.id),
  ];
  return steps.reduce((bits, step) => {
    const denied = step.reduce((all, { deny }) => all | BigInt(deny), 0n);
    const allowed = step.reduce((all, { allow }) => all | BigInt(allow), 0n);
    return (bits & ~denied) | allowed;
  }, given);
}
