// Edition: one slot of a subscription's timetable, published once. The timetable is pure: no clock, only instants handed in.
import { Temporal } from 'temporal-polyfill';
import { LIMITS, type MonthDay, type Order, type Subscription, type Weekday } from './subscription.ts';

export interface Edition {
  /** `subscription@instant`, which is also the delivery's id in the ledger. */
  readonly id: string;
  readonly subscriptionId: string;
  /** The instant on the timetable. */
  readonly dueAt: number;
}

export type Timetable = Pick<Order, 'minute' | 'moreMinutes' | 'days' | 'monthly' | 'zone'>;

const HOUR_MS = 3_600_000;
/** Enough for any week, and for a date line that takes a day away. */
const DAYS_LOOKED_AT = 16;
/** Enough for a day that two months in a row do not have, as February and a month before a date line crossed do not have a 30th. */
const DAYS_LOOKED_AT_MONTHLY = 100;
/** After a long silence only so many missed editions are written down. */
const MOST_MISSED = 5;

/**
 * The first edition strictly after an instant, both in milliseconds since 1970 UTC. A wall-clock time that does not exist on its day
 * goes to the next minute that does, be it the first of the day after; one that occurs twice is used the first time; a day that does not
 * exist is left out.
 * @throws RangeError for an unknown zone or an order without days
 */
export function nextEdition(timetable: Timetable, after: number): number {
  const { minute, moreMinutes, days, monthly, zone } = timetable;
  const key = JSON.stringify([minute, moreMinutes, days, monthly, zone]);
  const known = gaps.get(key);
  if (known && known.from <= after && after < known.next) return known.next;
  const next = foundNext(timetable, after);
  gaps.delete(key);
  gaps.set(key, { from: after, next });
  const oldest = gaps.size > GAPS_KEPT ? gaps.keys().next().value : undefined;
  if (oldest !== undefined) gaps.delete(oldest);
  return next;
}

/** Between two instants a timetable has no edition: thousands of subscriptions with a few timetables ask for the same ones, at a fifth of a millisecond each. */
const gaps = new Map<string, { readonly from: number; readonly next: number }>();
const GAPS_KEPT = 1000;

function foundNext(timetable: Timetable, after: number): number {
  const { zone } = timetable;
  const times = timesOf(timetable);
  // From the day before, whose edition is today where its time fell into a gap over midnight.
  let date = dateAt(after, zone).subtract({ days: 1 });
  for (let left = daysLookedAt(timetable); left > 0; left -= 1, date = date.add({ days: 1 })) {
    if (!hasEdition(timetable, date)) continue;
    for (const minute of times) {
      const at = instantOf(date, minute, zone);
      if (at !== null && at > after) return at;
    }
  }
  throw new RangeError('a timetable needs a day');
}

/** The last edition strictly before an instant; null when there was none for more than two weeks, or three months where days of the month are named. */
export function previousEdition(timetable: Timetable, before: number): number | null {
  const { zone } = timetable;
  const times = timesOf(timetable).toReversed();
  let date = dateAt(before, zone);
  for (let left = daysLookedAt(timetable); left > 0; left -= 1, date = date.subtract({ days: 1 })) {
    if (!hasEdition(timetable, date)) continue;
    for (const minute of times) {
      const at = instantOf(date, minute, zone);
      if (at !== null && at < before) return at;
    }
  }
  return null;
}

/** Minutes since midnight, ascending. */
export function timesOf({ minute, moreMinutes = [] }: Pick<Order, 'minute' | 'moreMinutes'>): readonly number[] {
  return [minute, ...moreMinutes];
}

const daysLookedAt = ({ monthly = [] }: Timetable) => (monthly.length > 0 ? DAYS_LOOKED_AT_MONTHLY : DAYS_LOOKED_AT);

function hasEdition({ days, monthly = [] }: Timetable, date: Temporal.PlainDate): boolean {
  return days.includes(date.dayOfWeek as Weekday) || monthly.some((day) => isDay(day, date));
}

function isDay(day: MonthDay, date: Temporal.PlainDate): boolean {
  if ('date' in day) return date.day === (day.date === -1 ? date.daysInMonth : day.date);
  if (date.dayOfWeek !== day.weekday) return false;
  return day.nth === -1 ? date.day + 7 > date.daysInMonth : Math.ceil(date.day / 7) === day.nth;
}

/** The next `count` editions after an instant, in order. */
export function nextEditions(timetable: Timetable, after: number, count: number): readonly number[] {
  const editions: number[] = [];
  for (let at = after; editions.length < count; ) {
    at = nextEdition(timetable, at);
    editions.push(at);
  }
  return editions;
}

function dateAt(instant: number, zone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDate();
}

function instantOf(date: Temporal.PlainDate, minute: number, zone: string): number | null {
  const wall = date.toPlainDateTime({ hour: Math.floor(minute / 60), minute: minute % 60 });
  const earlier = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (earlier.toPlainDateTime().equals(wall)) return earlier.epochMilliseconds;
  // The time falls into a gap; `earlier` stands before it, and the gap ends where the zone's next change is.
  const end = earlier.getTimeZoneTransition('next');
  // A gap of a day (a country that crosses the date line): the day does not exist, so it begins on another.
  const exists = date.toZonedDateTime(zone).toPlainDate().equals(date);
  return end && exists ? end.epochMilliseconds : null;
}

export const editionOf = (subscriptionId: string, dueAt: number): Edition => ({
  id: `${subscriptionId}@${dueAt}`,
  subscriptionId,
  dueAt,
});

const MINUTE_MS = 60_000;

/** The instant of an edition beside the timetable, asked for at that moment: never a whole minute, as those of the timetable are. */
export const extraInstant = (askedAt: number): number => (askedAt % MINUTE_MS === 0 ? askedAt - 1 : askedAt);

/** Whether an edition was asked for, and is none of the timetable's. */
export const isExtra = ({ dueAt }: Pick<Edition, 'dueAt'>): boolean => dueAt % MINUTE_MS !== 0;

/** Where a server is quiet. */
export interface Quiet {
  /** Until when what falls into that instant is held; null: it is not. */
  readonly heldUntil: (at: number) => number | null;
  /** When the next quiet hours begin after it; null: none do. */
  readonly beginsAfter: (at: number) => number | null;
}

const NEVER_QUIET: Quiet = { heldUntil: () => null, beginsAfter: () => null };

/** From when on an edition of that instant is too late. Quiet hours do not count: what still waits when they begin, for moderators or for Discord, is held like any other. */
export function lastInstant(
  { lateHours = LIMITS.lateHours }: Pick<Order, 'lateHours'>,
  dueAt: number,
  { heldUntil, beginsAfter }: Quiet,
): number {
  let from = heldUntil(dueAt) ?? dueAt;
  let left = lateHours * HOUR_MS;
  for (let nights = 0; nights < MOST_NIGHTS; nights += 1) {
    const begins = beginsAfter(from);
    if (begins === null || begins - from >= left) break;
    left -= begins - from;
    from = heldUntil(begins) ?? begins;
  }
  return from + left;
}

/** More than any order may be late; where next to nothing of a day is not quiet, the rest counts. */
const MOST_NIGHTS = 8;

/**
 * What a subscription asks for now: the edition to publish, if its time came less than six hours ago (or as many as the order says); the ones that nobody published in
 * time, at most the newest five; and when to look again.
 * @param quiet where an edition is held: then it is as if its time had come only when that ends
 */
export function editionsDue(
  subscription: Subscription,
  now: number,
  quiet: Quiet = NEVER_QUIET,
): { readonly due: Edition | null; readonly missed: readonly Edition[]; readonly nextAt: number } {
  const nextAt = nextEdition(subscription, now);
  if (subscription.dueAt === null || subscription.dueAt > now)
    return { due: null, missed: [], nextAt: subscription.dueAt ?? nextAt };
  const span = (DAYS_LOOKED_AT / 2) * 24 * HOUR_MS;
  const slots = [subscription.dueAt];
  // What lies further back than the newest few would be dropped anyway: step over a long downtime.
  for (let at = Math.max(subscription.dueAt, now - MOST_MISSED * span); ; ) {
    at = nextEdition(subscription, at);
    if (at > now) break;
    slots.push(at);
  }
  const last = slots.at(-1) ?? subscription.dueAt;
  const inTime = now < lastInstant(subscription, last, quiet);
  const missed = (inTime ? slots.slice(0, -1) : slots).slice(-MOST_MISSED);
  const edition = (at: number) => editionOf(subscription.id, at);
  return { due: inTime ? edition(last) : null, missed: missed.map(edition), nextAt };
}
