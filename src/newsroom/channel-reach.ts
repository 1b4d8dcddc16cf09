// What the bot lacks in a channel, asked of Discord.
import type { Reach } from '../discord/reach.ts';

export interface ReachTools {
  readonly reach: (guildId: string, channelId: string) => Promise<Reach>;
}

export function channelReachOf({ reach }: ReachTools) {
  return {
    /** The permissions, as Discord names them. What Discord cannot say just now is seen at the first edition. */
    async missingIn(guildId: string, channelId: string): Promise<readonly string[]> {
      const found = await reach(guildId, channelId);
      switch (found.kind) {
        case 'gone':
          return ['View Channel'];
        case 'missing':
          return found.permissions;
        case 'well':
        case 'unknown':
          return [];
      }
    },
  };
}
