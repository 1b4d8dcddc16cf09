// Attention: a server (or a reader) has one look at the world under way, so that nobody makes the bot knock at doors all day.
import { Refusal } from '../news/refusal.ts';

export type Attention = ReturnType<typeof createAttention>;

export function createAttention() {
  const busy = new Set<string>();
  return {
    /** Does the work, unless some is under way for the same one. @throws Refusal one-at-a-time */
    async give<T>(whom: string, work: () => Promise<T>): Promise<T> {
      if (busy.has(whom)) throw new Refusal('one-at-a-time', {});
      busy.add(whom);
      try {
        return await work();
      } finally {
        busy.delete(whom);
      }
    },
  };
}
