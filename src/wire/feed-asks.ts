// What a feed asks of its readers, from its head: `ttl`, `skipHours` and `skipDays` of RSS 2.0, and the syndication module of RSS 1.0.
import type { FeedAsks } from '../news/feed-asks.ts';
import { type Element, elementsOf, textOf } from './feed-tree.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const PERIODS: Readonly<Record<string, number>> = {
  hourly: HOUR_MS,
  daily: DAY_MS,
  weekly: 7 * DAY_MS,
  monthly: 30 * DAY_MS,
  yearly: 365 * DAY_MS,
};
const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
/** A list of them all says nothing. */
const MOST_HOURS = 23;
const MOST_DAYS = 6;

/** null where it asks for nothing. */
export function asksOf(channel: Element): FeedAsks | null {
  const parts = elementsOf(channel);
  const said = (name: string) => wordOf(parts.find((part) => part.name === name));
  const minutes = wholeNumber(said('ttl'));
  const period = PERIODS[said('sy:updateperiod')] ?? null;
  const times = Math.max(wholeNumber(said('sy:updatefrequency')) ?? 1, 1);
  const waits = [minutes && minutes * MINUTE_MS, period && period / times].filter((wait) => wait !== null);
  const listed = (list: string, name: string) => {
    const found = parts.find((part) => part.name === list);
    return found ? elementsOf(found).flatMap((part) => (part.name === name ? [wordOf(part)] : [])) : [];
  };
  const hours = distinct(listed('skiphours', 'hour').flatMap((hour) => hourOf(hour) ?? []));
  const days = distinct(listed('skipdays', 'day').flatMap((day) => (DAYS.includes(day) ? [DAYS.indexOf(day)] : [])));
  const asks = {
    waitMs: waits.length > 0 ? Math.max(...waits) : null,
    quietHours: hours.length <= MOST_HOURS ? hours : [],
    quietDays: days.length <= MOST_DAYS ? days : [],
  };
  return asks.waitMs === null && asks.quietHours.length + asks.quietDays.length === 0 ? null : asks;
}

const wordOf = (element: Element | undefined) => (element ? textOf(element).slice(0, 100).trim().toLowerCase() : '');
const distinct = (numbers: readonly number[]) => [...new Set(numbers)].sort((a, b) => a - b);

function wholeNumber(word: string): number | null {
  return /^\d{1,6}$/.test(word) && Number(word) > 0 ? Number(word) : null;
}

/** From 0; the standard's first edition counted to 24. */
function hourOf(word: string): number | null {
  return /^\d{1,2}$/.test(word) && Number(word) <= 24 ? Number(word) % 24 : null;
}
