// What readers and moderators ask about what was posted and changed since.
import { RECALL_HOWS, type RecallHow } from '../news/amendment.ts';
import type { Correction } from '../news/corrected.ts';
import { Refusal } from '../news/refusal.ts';
import { folded } from '../news/words.ts';
import { type CorrectTools, editMessages } from './correct.ts';
import type { Named } from './reader.ts';

export interface TypedRecall {
  readonly guildId: string;
  /** A story's id, or words of a headline as it was posted. */
  readonly asked: string;
  readonly how: RecallHow;
  readonly reason: string | null;
  readonly userId: string;
}

export interface Recalled {
  readonly headline: string;
  readonly how: RecallHow;
  /** Messages that do not tell it any more, or tell it struck. */
  readonly made: number;
  /** Messages that are gone or may not be edited. */
  readonly left: number;
  /** Messages that Discord did not let edit just now; they follow. */
  readonly deferred: number;
}

const DAY_MS = 24 * 3_600_000;
const RECALLED_MS = 30 * DAY_MS;
const CHOICES = 25;

export function correctionsDeskOf(tools: CorrectTools) {
  const { archive, now } = tools;

  async function postedIn(guildId: string, asked: string) {
    const words = folded(asked);
    const stories = await archive.storiesPosted(guildId, now() - RECALLED_MS);
    return stories.filter(({ storyId, headline }) => storyId === asked || folded(headline).includes(words));
  }

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

    /** Stories that were posted in this server lately, the newest first. */
    async completePosted(guildId: string, typed: string): Promise<readonly Named[]> {
      const found = await postedIn(guildId, typed);
      return found.slice(0, CHOICES).map(({ storyId, headline }) => ({ name: headline, value: storyId }));
    },

    /**
     * Strikes a story through, or takes it out, in every message of this server that tells it, and keeps it from being told there again. Whatever cannot be
     * edited at once follows by itself.
     * @throws Refusal not-posted, already-recalled
     */
    async recall({ guildId, asked, how, reason, userId }: TypedRecall): Promise<Recalled> {
      const found = await postedIn(guildId, asked);
      const story = found.find(({ storyId }) => storyId === asked) ?? found[0];
      if (!story || folded(asked) === '') throw new Refusal('not-posted', { asked });
      const at = now();
      const postings = await archive.postingsOfStory(guildId, story.storyId);
      const heads = postings.filter(({ line }) => line === null);
      const before = await archive.correctionsOf(heads.map(({ deliveryId }) => deliveryId));
      const open = heads.flatMap((posting): readonly Correction[] => {
        const { deliveryId, subscriptionId, channelId, messageId, storyId, articleId, text } = posting;
        // Beside the corrections of the headline itself.
        const place = -1 - posting.place;
        const last = before.findLast((each) => each.deliveryId === deliveryId && each.place === place);
        // What was taken out cannot be struck any more.
        if (last && RECALL_HOWS.indexOf(last.detail.how ?? how) <= RECALL_HOWS.indexOf(how)) return [];
        return [
          {
            ...{ deliveryId, place, subscriptionId, guildId, channelId, messageId, storyId, articleId },
            turn: (last?.turn ?? 0) + 1,
            outlet: '',
            url: null,
            headline: text,
            isHeadline: true,
            kind: 'recalled',
            before: text,
            after: null,
            detail: { how, userId, reason },
            foundAt: at,
            dueAt: at,
            state: 'open',
            madeAt: null,
          },
        ];
      });
      if (open.length === 0) throw new Refusal('already-recalled', { headline: story.headline });
      await archive.addCorrections(open, at);
      const count = await editMessages(tools, new Set(open.map(({ deliveryId }) => deliveryId)));
      return {
        headline: story.headline,
        how,
        made: count.edited,
        left: count.left,
        deferred: open.length - count.edited - count.left,
      };
    },
  };
}
