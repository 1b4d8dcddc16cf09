// Whether a digest can go to a channel, as far as Discord says it beside the command.
import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import type { Picked, Where } from '../../src/discord/command.ts';
import { Refusal } from '../../src/news/refusal.ts';

const THREADS = [ChannelType.PublicThread, ChannelType.PrivateThread, ChannelType.AnnouncementThread] as const;
export const POSTABLE = [ChannelType.GuildText, ChannelType.GuildAnnouncement, ...THREADS] as const;

/**
 * What Discord does not say of a channel is seen at the first edition.
 * @param picked a channel that was named; undefined for the one where the command was typed
 * @returns the channel's id
 * @throws Refusal wrong-channel, missing-permission
 */
export function checkedChannel(picked: Picked | undefined, where: Where): string {
  const { channelType, appPermissions: here } = where;
  const elsewhere = picked && picked.id !== where.channelId;
  const {
    id: channelId,
    type,
    appPermissions,
  } = elsewhere ? picked : { id: where.channelId, type: channelType, appPermissions: here };
  const isThread = THREADS.some((each) => each === type);
  const fits = isThread || type === ChannelType.GuildText || type === ChannelType.GuildAnnouncement;
  const known = type !== null && type !== undefined;
  if (known && !fits) throw new Refusal('wrong-channel', {});
  if (appPermissions === undefined) return channelId;
  const has = (bit: bigint) => (appPermissions & (bit | PermissionFlagsBits.Administrator)) !== 0n;
  const inThreads = has(PermissionFlagsBits.SendMessagesInThreads);
  const sends = isThread ? inThreads : has(PermissionFlagsBits.SendMessages) || (!known && inThreads);
  const missing = [
    ...(has(PermissionFlagsBits.ViewChannel) ? [] : ['View Channel']),
    ...(sends ? [] : [isThread ? 'Send Messages in Threads' : 'Send Messages']),
  ];
  if (missing.length > 0) throw new Refusal('missing-permission', { channelId, permissions: missing });
  return channelId;
}
