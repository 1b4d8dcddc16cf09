// What stands in a channel after an attempt, read from the message that is there.
import type { Archive } from '../archive/archive.ts';
import type { Item } from '../news/briefing.ts';
import type { Receipt } from '../news/delivery.ts';
import { budgetOf, type Outlet } from '../news/outlet.ts';
import { type PostedLine, postedLines } from '../news/posted-line.ts';
import { shownLines } from '../news/summary.ts';

interface StandingTools {
  readonly archive: Pick<Archive, 'storyOf'>;
  readonly outlets: readonly Outlet[];
}

/** More than any digest shows of an article. */
const MOST_LINES = 12;

/**
 * The headlines and lines of the message: fewer than the briefing's where they did not all fit, others where an earlier attempt's message stands. Of
 * that one it is not known what its briefing held, so every line of its articles is looked for.
 * @param ours the message was made of these items
 */
export async function standingIn(
  { archive, outlets }: StandingTools,
  items: readonly Item[],
  { articleIds, text }: Extract<Receipt, { kind: 'posted' }>,
  ours: boolean,
): Promise<readonly PostedLine[]> {
  const told = articleIds.map(async (articleId) => {
    const item = items.find(({ story }) => story.lead.id === articleId);
    if (item && ours) return [{ story: item.story, articleId, lines: item.lines }];
    const story = item?.story ?? (await archive.storyOf(articleId));
    if (!story) return [];
    const all = story.articles.flatMap((each) => shownLines(each, budgetOf(each.outlet, outlets), MOST_LINES));
    return [{ story, articleId, lines: [...(item?.lines ?? []), ...all] }];
  });
  return postedLines((await Promise.all(told)).flat(), text);
}
