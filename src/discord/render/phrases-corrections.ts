// Sentences about what was corrected after it was posted; see `phrases.ts`.
import type { LineAmendment, Recall, RecallHow } from '../../news/amendment.ts';
import type { Correction } from '../../news/corrected.ts';

export type CorrectionScope = 'channel' | 'server';

type Noted = Pick<LineAmendment, 'kind' | 'outlet' | 'by' | 'at' | 'line'>;

export interface CorrectionPhrases {
  /** Under what is amended, in a few small words: how, by whom and when. */
  readonly note: (amendment: Noted) => string;
  readonly recallNote: (recall: Pick<Recall, 'at' | 'reason'>) => string;
  /** Instead of the stories of a message, when all were taken out of it. */
  readonly allRecalled: string;
  /** What became of a recall. */
  readonly done: (recalled: {
    readonly headline: string;
    readonly how: RecallHow;
    readonly made: number;
    readonly left: number;
    readonly deferred: number;
  }) => string;
  readonly title: string;
  readonly hint: (scope: CorrectionScope) => string;
  readonly none: (scope: CorrectionScope) => string;
  readonly noFurther: string;
  /** As `note`, in a list. */
  readonly entry: (amendment: Noted) => string;
  /** @param recall its `userId` is null where who did it is not told */
  readonly recalled: (recall: {
    readonly how?: RecallHow;
    readonly reason?: string | null;
    readonly userId: string | null;
    readonly at: number;
  }) => string;
  /** The channel where it is another one, a link to the message, and whether the message says it. */
  readonly place: (
    correction: Pick<Correction, 'guildId' | 'channelId' | 'messageId' | 'state' | 'dueAt'>,
    scope: CorrectionScope,
  ) => string;
}
