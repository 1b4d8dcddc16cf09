// What the bot needs in each kind of channel, as Discord's own settings name it.
import { ChannelType, PermissionFlagsBits as P } from 'discord-api-types/v10';
import type { Place } from '../../news/subscription.ts';

const THREADS: readonly number[] = [
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
];
const FORUMS: readonly number[] = [ChannelType.GuildForum, ChannelType.GuildMedia];

/** Kinds of channels that a digest can be ordered for by naming one. A media channel, which Discord's own description of its API does not know, can be where the command is typed. */
export const POSTABLE = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
  ChannelType.GuildForum,
] as const;

/** `undefined` for a kind that is not known. */
type Kind = number | null | undefined;

export const isThread = (type: Kind): boolean => THREADS.some((each) => each === type);

/** How a digest is posted to a channel of that kind; undefined: as a message and no more. */
export function placeOf(type: Kind): Place | undefined {
  if (type === ChannelType.GuildAnnouncement) return 'announcement';
  return FORUMS.some((each) => each === type) ? 'forum' : undefined;
}

/** Whether a digest can go there, as far as is known. */
export const isPostable = (type: Kind): boolean =>
  type === null || type === undefined || placeOf(type) !== undefined || POSTABLE.some((each) => each === type);

const has = (permissions: bigint, bit: bigint) => (permissions & (bit | P.Administrator)) !== 0n;

/** What writing there takes, and is not there. */
export function missingToWrite(permissions: bigint, type: Kind): readonly string[] {
  const known = type !== null && type !== undefined;
  const inThreads = has(permissions, P.SendMessagesInThreads);
  const sends = isThread(type) ? inThreads : has(permissions, P.SendMessages) || (!known && inThreads);
  const sending = isThread(type)
    ? 'Send Messages in Threads'
    : placeOf(type) === 'forum'
      ? 'Create Posts'
      : 'Send Messages';
  return [...(has(permissions, P.ViewChannel) ? [] : ['View Channel']), ...(sends ? [] : [sending])];
}

/** What a digest takes: to write there, and to look whether an edition stands there already. */
export function missingForDigest(permissions: bigint, type: Kind): readonly string[] {
  const reads = has(permissions, P.ReadMessageHistory);
  return [...missingToWrite(permissions, type), ...(reads ? [] : ['Read Message History'])];
}

/** Whether the bot may ping a role there that not everybody may ping. */
export const pingsAnyRole = (permissions: bigint): boolean => has(permissions, P.MentionEveryone);
