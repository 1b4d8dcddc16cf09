// Sentences that explain where a story stands; see `phrases.ts`.
import type { Reason } from '../../news/filing.ts';
import type { Prospect } from '../../news/prospect.ts';
import type { Rank } from '../../news/rank.ts';

/** Markdown, as in `Phrases`; headlines come raw. */
export interface WhyPhrases {
  readonly rankTitle: string;
  /** @param outlets how many report it by themselves; `rank`: null where its news is older than a day; `opinion`: nobody reports it */
  readonly rank: (rank: Rank | null, outlets: number, newsAt: number, opinion: boolean) => string;
  readonly digestsTitle: string;
  readonly noDigest: string;
  readonly noDigestsHere: string;
  readonly posted: (at: number, messageUrl: string) => string;
  readonly notPosted: string;
  /** What the next edition would make of it; `dueAt`: null while the digest is paused. */
  readonly prospect: (prospect: Prospect, dueAt: number | null) => string;
  readonly filedTitle: string;
  /** @param other the headline of the article that the reason names, null where it is not kept any more */
  readonly filed: (reason: Reason | null, other: string | null) => string;
}
