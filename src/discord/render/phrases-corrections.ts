// Sentences about what was corrected after it was posted; see `phrases.ts`.
import type { LineAmendment, Recall } from '../../news/amendment.ts';

type Noted = Pick<LineAmendment, 'kind' | 'outlet' | 'by' | 'at' | 'line'>;

export interface CorrectionPhrases {
  /** Under what is amended, in a few small words: how, by whom and when. */
  readonly note: (amendment: Noted) => string;
  readonly recallNote: (recall: Pick<Recall, 'at' | 'reason'>) => string;
  /** Instead of the stories of a message, when all were taken out of it. */
  readonly allRecalled: string;
  readonly title: string;
  readonly none: (scope: 'channel' | 'server') => string;
  readonly hint: string;
}
