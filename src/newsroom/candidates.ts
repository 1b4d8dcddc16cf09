// What an edition chooses from.
import type { StoryFilter } from '../archive/stories.ts';
import { newsSince } from '../news/briefing.ts';
import type { Order } from '../news/subscription.ts';

const STORIES = 300;
/** For an order that names words, which few stories have (the archive does not choose by them), or that looks back a month. */
const MANY_STORIES = 2000;
/**
 * The newest stories that the edition of that instant may tell, as they stand at `asOf`.
 * @param nothing the channel was told nothing yet
 * @param hidden outlets that its server is not shown
 */
export function candidates(
  order: Order,
  dueAt: number,
  asOf: number,
  nothing: boolean,
  hidden: readonly string[],
): StoryFilter {
  const { topics, regions, outlets, languages, include, days } = order;
  const since = nothing ? 0 : newsSince(order, dueAt);
  const limit = include.length > 0 || days.length === 0 ? MANY_STORIES : STORIES;
  return { topics, regions, outlets, hidden, languages, since, asOf, limit };
}
