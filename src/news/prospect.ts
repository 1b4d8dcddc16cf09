// Prospect: what the next edition of a digest would make of one story.
import { type Briefing, newsSince } from './briefing.ts';
import { filterFailed, outletsWanted, type Passed } from './choice.ts';
import { outletsOf, type Story } from './story.ts';

export type Prospect =
  | { readonly kind: 'in'; readonly place: number; readonly of: number; readonly since: number | null }
  /** Its newest news is from before `since`. */
  | { readonly kind: 'too-old'; readonly since: number }
  /** `before`: how many stories it holds. */
  | { readonly kind: 'beaten'; readonly before: number }
  | Exclude<Passed, { readonly kind: 'beaten' }>;

/** @param briefing the edition as it would be composed now */
export function prospectOf(story: Story, { items, passed, subscription, edition }: Briefing): Prospect {
  const index = items.findIndex((item) => item.story.id === story.id);
  const item = items[index];
  if (item) return { kind: 'in', place: index + 1, of: items.length, since: item.since ?? null };
  const why = passed.find((each) => each.story.id === story.id)?.why;
  if (why && why.kind !== 'beaten') return why;
  // Only the best of those that were passed over are named: of another the reasons are found again, in the order in which they are asked for.
  const filter = filterFailed(subscription, story);
  if (filter !== null) return { kind: 'filter', filter };
  const since = newsSince(subscription, edition.dueAt);
  if (!why && story.newsAt < since) return { kind: 'too-old', since };
  const outlets = outletsOf(story);
  if (outlets < outletsWanted(subscription)) return { kind: 'outlets', outlets };
  return { kind: 'beaten', before: items.length };
}
