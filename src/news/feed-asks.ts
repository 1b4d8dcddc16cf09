// What a feed asks of those who read it: how long to leave it alone, and when not to come.

export interface FeedAsks {
  /** Between two looks (`ttl`, `sy:updatePeriod`); null where it does not say. */
  readonly waitMs: number | null;
  /** Hours of the day in UTC, 0 to 23, in which nothing new is published (`skipHours`). */
  readonly quietHours: readonly number[];
  /** Days of the week in UTC, 0 for Sunday (`skipDays`). */
  readonly quietDays: readonly number[];
}

const HOUR_MS = 3_600_000;

/**
 * The first instant from the given one on that is not in a quiet hour or on a quiet day, with the same minutes.
 * @param latest what it is if there is none before
 */
export function outsideQuiet(at: number, { quietHours, quietDays }: FeedAsks, latest: number): number {
  for (let next = at; next < latest; next += HOUR_MS) {
    const then = new Date(next);
    if (!quietHours.includes(then.getUTCHours()) && !quietDays.includes(then.getUTCDay())) return next;
  }
  return Math.max(at, latest);
}
