// What the bot lacks in a channel, and what that channel is, asked of Discord.
import type { Reach } from '../discord/reach.ts';
import type { Forum } from '../news/forum-tag.ts';

export interface ReachTools {
  readonly reach: (guildId: string, channelId: string) => Promise<Reach>;
  /** The channel of the direct messages with somebody. */
  readonly inbox: (userId: string) => Promise<string>;
}

export interface ChannelFound {
  /** Permissions that a digest needs and the bot lacks, as Discord names them. */
  readonly missing: readonly string[];
  /** As Discord numbers its kinds of channels; undefined when Discord could not say just now. */
  readonly type: number | undefined;
  /** What the bot may do there; undefined when Discord could not say. */
  readonly permissions: bigint | undefined;
  /** A thread in which nobody writes any more. */
  readonly locked?: boolean;
  /** Of a forum. */
  readonly forum?: Forum | undefined;
  /** Roles that the bot may ping there; left out when Discord could not say. */
  readonly pingable?: readonly string[] | undefined;
}

export function channelReachOf({ reach, inbox }: ReachTools) {
  return {
    /** The channel of the direct messages with somebody; whether they take any is seen at the first edition. */
    inboxOf: (userId: string): Promise<string> => inbox(userId),

    /** What Discord cannot say just now is seen at the first edition. */
    async channelAt(guildId: string, channelId: string): Promise<ChannelFound> {
      const found = await reach(guildId, channelId);
      switch (found.kind) {
        case 'gone':
          return { missing: ['View Channel'], type: undefined, permissions: undefined };
        case 'locked':
          return { missing: [], type: undefined, permissions: undefined, locked: true };
        case 'missing':
          return { missing: found.permissions, type: undefined, permissions: undefined };
        case 'well':
          return { missing: [], ...found };
        case 'unknown':
          return { missing: [], type: undefined, permissions: undefined };
      }
    },
  };
}
