// Times that were reckoned before a country changed its rules are reckoned anew.
import type { Archive } from '../archive/archive.ts';
import { isExtra, nextEdition } from '../news/edition.ts';
import type { Log } from '../news/log.ts';

interface RetimeTools {
  readonly archive: Pick<Archive, 'allSubscriptions' | 'changeSubscription' | 'history' | 'keep'>;
  /** Names the rules by which times are reckoned now: where they are those of the last start, nothing is reckoned anew. */
  readonly rules: string;
  readonly now: () => number;
  readonly log: Log;
}

const KEY = 'timetable-rules';

/** No country moves its clocks by more at once, but for those that cross the date line. */
const FARTHEST_MS = 3 * 3_600_000;

/**
 * To be done at each start, which is when new rules of a time zone come into force. Only what is still to come and stands at an instant that the
 * timetable no longer has is moved; what is due stays due. An edition whose time is over by the new rules is due at once: it is posted late, or
 * recorded as too late, like any other.
 * @returns how many were moved
 */
export async function retime({ archive, rules, now, log }: RetimeTools): Promise<number> {
  if ((await archive.keep.get<string>(KEY)) === rules) return 0;
  let moved = 0;
  for (const subscription of await archive.allSubscriptions()) {
    const { id, dueAt, zone } = subscription;
    if (dueAt === null || dueAt <= now() || isExtra({ dueAt })) continue;
    if (nextEdition(subscription, dueAt - 1) === dueAt) continue;
    const [last] = await archive.history(id, 1);
    const nextAt = nextEdition(subscription, Math.max(last?.dueAt ?? subscription.createdAt, dueAt - FARTHEST_MS));
    await archive.changeSubscription(id, { dueAt: nextAt });
    log.info(
      { subscription: id, zone, from: dueAt, to: nextAt },
      'an edition is at another time, by new rules of its zone',
    );
    moved += 1;
  }
  await archive.keep.set(KEY, rules);
  return moved;
}
