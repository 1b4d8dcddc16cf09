// The links of a message, kept for as long as somebody may choose one of them.
import { createHash } from 'node:crypto';
import type { Archive } from '../archive/archive.ts';
import { Refusal } from '../news/refusal.ts';
import { createAttention } from './attention.ts';

const MOST = 25;
const KEPT_MS = 7 * 24 * 3_600_000;

export function keptLinksOf<Told>(
  { archive: { keep } }: { readonly archive: Pick<Archive, 'keep'> },
  briefLink: (url: string) => Promise<Told>,
) {
  const attention = createAttention();
  return {
    /** @returns the key under which they are kept: the same for the same links */
    async keepLinks(links: readonly string[]): Promise<string> {
      const some = links.slice(0, MOST);
      const key = createHash('sha256').update(JSON.stringify(some)).digest('base64url').slice(0, 16);
      await keep.set(`links:${key}`, some, KEPT_MS);
      return key;
    },

    /**
     * Briefs the one in that place; a reader has one briefed at a time.
     * @throws Refusal out-of-date when they are no longer kept, or there is none in that place; one-at-a-time, and what `briefLink` throws
     */
    async briefKept(userId: string, key: string, place: number): Promise<Told> {
      const link = (await keep.get<readonly string[]>(`links:${key}`))?.[place];
      if (link === undefined) throw new Refusal('out-of-date', {});
      return attention.give(userId, () => briefLink(link));
    },
  };
}
