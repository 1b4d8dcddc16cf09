// Place: where an article stands among all articles by time, as one number. Full-text indices hand out their matches in the order of
// such a number and stop when asked to; with places, "the newest matches first" is that order, however many matches there are.
import type { Database } from './schema.ts';

/** Room for articles of the same millisecond; those beyond spill into the next. With it, places stay exact until the year 2248. */
export const ROOM = 1024;
const LAST = Math.floor(Number.MAX_SAFE_INTEGER / ROOM) - 1;

/** The least place of an article that became news at `at`. */
export function placeFrom(at: number): number {
  return Math.max(-LAST, Math.min(LAST, Math.floor(at))) * ROOM;
}

/**
 * A free place for each, in their order, which must be oldest first. To be called in the transaction that stores them.
 * @param instants when each became news
 */
export async function freePlaces(db: Database, instants: readonly number[]): Promise<readonly number[]> {
  const wished = instants.map(placeFrom);
  const taken = await takenAmong(db, wished);
  let last = Number.NEGATIVE_INFINITY;
  // Between `last` and here nothing is taken.
  let freeUntil = Number.NEGATIVE_INFINITY;
  const places: number[] = [];
  for (const wish of wished) {
    if (wish > last && !taken.has(wish)) last = wish;
    else if (wish <= last + 1 && last + 1 < freeUntil) last += 1;
    else {
      last = await freeFrom(db, Math.max(wish, last + 1));
      freeUntil = (Math.floor(last / ROOM) + 1) * ROOM;
    }
    places.push(last);
  }
  return places;
}

async function takenAmong(db: Database, places: readonly number[]): Promise<ReadonlySet<number>> {
  const taken = new Set<number>();
  for (let from = 0; from < places.length; from += 500) {
    const some = places.slice(from, from + 500);
    const rows = await db.selectFrom('articles').select('place').where('place', 'in', some).execute();
    for (const { place } of rows) taken.add(Number(place));
  }
  return taken;
}

async function freeFrom(db: Database, wish: number): Promise<number> {
  for (let from = wish; ; ) {
    const end = (Math.floor(from / ROOM) + 1) * ROOM;
    const row = await db
      .selectFrom('articles')
      .select('place')
      .where('place', '>=', from)
      .where('place', '<', end)
      .orderBy('place', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (!row) return from;
    if (Number(row.place) + 1 < end) return Number(row.place) + 1;
    from = end;
  }
}
