// In brief: how the telling of a whole story opens.
import type { Article } from './article.ts';
import { type Reporter, roundUp } from './round-up.ts';
import type { ToldLine } from './told-line.ts';

/** At most so many lines, and none where fewer outlets report by themselves. */
const OUTLETS = 3;

/** The round-up of a story's articles in this order, of each outlet the first; none of a single line. */
export function inBrief(reporters: readonly Reporter<Article>[]): readonly ToldLine[] {
  const firsts = [...Map.groupBy(reporters, ({ article }) => article.outlet).values()].flatMap(
    ([first]) => first ?? [],
  );
  const lines = firsts.length < OUTLETS ? [] : roundUp(firsts, OUTLETS);
  return lines.length > 1 ? lines : [];
}
