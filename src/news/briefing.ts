// Briefing: the chosen, ordered stories of one edition.
import type { Edition } from './edition.ts';
import type { Line } from './evidence.ts';
import type { Story } from './story.ts';
import type { Subscription } from './subscription.ts';

export interface Item {
  readonly story: Story;
  /** Lines of the lead article, best first up to what the style asks for, in reading order, within the outlet's budget. */
  readonly lines: readonly Line[];
}

export interface Briefing {
  readonly edition: Edition;
  readonly subscription: Subscription;
  readonly items: readonly Item[];
  /** Minutes after the edition's instant at which it was composed; 0 when on time. Marked to readers from 10 on. */
  readonly lateMinutes: number;
}
