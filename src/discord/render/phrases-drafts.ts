// Sentences about drafts that wait for moderators; see `phrases.ts`.
import type { Approval, whyWithheld } from '../../news/draft.ts';

interface Placed {
  /** Where the edition goes. */
  readonly channelId: string;
}

export interface DraftPhrases {
  /** Labels, plain. */
  readonly approve: string;
  readonly drop: string;

  readonly waiting: (
    draft: Placed & { readonly deadlineAt: number; readonly otherwise: Approval['otherwise'] },
  ) => string;
  readonly approved: (draft: Placed & { readonly deadlineAt: number; readonly decidedBy: string }) => string;
  /** It is being posted. */
  readonly taken: (draft: Placed & { readonly decidedBy: string | null }) => string;
  /** @param draft its `outcome` is markdown already */
  readonly closed: (
    draft: Placed & { readonly outcome: string; readonly decidedBy: string | null; readonly sent: boolean },
  ) => string;
  readonly dropped: (headline: string, userId: string) => string;
  /** Instead of stories, when all were dropped. */
  readonly empty: string;
  /** What became of an edition of which nothing was posted, and why. */
  readonly withheld: (why: ReturnType<typeof whyWithheld>) => string;
  /** In the history. */
  readonly decided: (draft: { readonly decidedBy: string | null; readonly dropped: number }) => string;
  readonly changed: (approval: Approval | null) => string;
  readonly setting: (approval: Approval | null) => string;
}
