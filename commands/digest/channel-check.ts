// Whether a digest can go to a channel, and whether who asks may send it there.
import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import type { Picked, Where, Who } from '../../src/discord/command.ts';
import { Refusal } from '../../src/news/refusal.ts';
import type { Newsroom } from '../../src/newsroom/newsroom.ts';

const THREADS = [ChannelType.PublicThread, ChannelType.PrivateThread, ChannelType.AnnouncementThread] as const;
export const POSTABLE = [ChannelType.GuildText, ChannelType.GuildAnnouncement, ...THREADS] as const;

interface Asking {
  readonly where: Where;
  readonly who: Who;
  readonly newsroom: Pick<Newsroom, 'missingIn'>;
}

/**
 * Of the channel where the command was typed Discord says everything, of another one not always: then it is asked.
 * @param picked a channel that was named; undefined for the one where the command was typed
 * @returns the channel's id
 * @throws Refusal wrong-channel, not-your-channel, missing-permission
 */
export async function checkedChannel(picked: Picked | undefined, { where, who, newsroom }: Asking): Promise<string> {
  const here = {
    id: where.channelId,
    type: where.channelType,
    permissions: who.permissions,
    appPermissions: where.appPermissions,
  };
  const { id: channelId, type, permissions, appPermissions } = picked && picked.id !== where.channelId ? picked : here;
  const known = type !== null && type !== undefined;
  if (known && !POSTABLE.some((each) => each === type)) throw new Refusal('wrong-channel', {});
  if (permissions !== undefined && missingFrom(permissions, type).length > 0)
    throw new Refusal('not-your-channel', { channelId });
  const missing =
    appPermissions === undefined
      ? await newsroom.missingIn(where.guildId ?? '', channelId)
      : missingFrom(appPermissions, type);
  if (missing.length > 0) throw new Refusal('missing-permission', { channelId, permissions: missing });
  return channelId;
}

function missingFrom(permissions: bigint, type: number | null | undefined): readonly string[] {
  const has = (bit: bigint) => (permissions & (bit | PermissionFlagsBits.Administrator)) !== 0n;
  const isThread = THREADS.some((each) => each === type);
  const inThreads = has(PermissionFlagsBits.SendMessagesInThreads);
  const known = type !== null && type !== undefined;
  const sends = isThread ? inThreads : has(PermissionFlagsBits.SendMessages) || (!known && inThreads);
  return [
    ...(has(PermissionFlagsBits.ViewChannel) ? [] : ['View Channel']),
    ...(sends ? [] : [isThread ? 'Send Messages in Threads' : 'Send Messages']),
  ];
}
