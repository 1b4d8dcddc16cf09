// What readers and moderators ask about what was posted and changed since.
import type { Archive } from '../archive/archive.ts';

interface DeskTools {
  readonly archive: Archive;
}

export function correctionsDeskOf({ archive }: DeskTools) {
  return {
    /** The newest first, of one channel or of a whole server. */
    async corrections(
      where: { readonly channelId: string } | { readonly guildId: string },
      offset: number,
      count: number,
    ) {
      const found = await archive.corrections(where, { offset, limit: count + 1 });
      return { corrections: found.slice(0, count), more: found.length > count };
    },
  };
}
