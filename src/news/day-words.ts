// Days as people type them: of the week, of the month, or both.
import { Refusal } from './refusal.ts';
import { LIMITS, type MonthDay, type Weekday } from './subscription.ts';
import { daysNamed, timeOfDay } from './time-words.ts';

const ORDINALS: Readonly<Record<string, 1 | 2 | 3 | 4 | -1>> = {
  first: 1,
  '1st': 1,
  second: 2,
  '2nd': 2,
  third: 3,
  '3rd': 3,
  fourth: 4,
  '4th': 4,
  last: -1,
};
const NTH = /\b(first|1st|second|2nd|third|3rd|fourth|4th|last)\s+((?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)\b/g;
const LAST = /\blast(?:\s+day)?\b/g;
const FIRST = /\bfirst\s+day\b/g;
const DATE = /\b(0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\b\.?/g;
/** What says nothing beside a day of the month. */
const FILLERS = /\b(?:of\s+)?(?:the|each|every|a)\s+month\b|\b(?:monthly|on|the|and)\b|[,;/\s]+/g;

/**
 * "weekdays", "mon, thu", "first monday", "15", "1st and 15th", "last day", "fri, last day". `monthly` alone is the first of the month.
 * @throws Refusal bad-days, list-too-long
 */
export function daysTyped(typed: string): { readonly days: readonly Weekday[]; readonly monthly: readonly MonthDay[] } {
  const found: MonthDay[] = [];
  const take = (day: MonthDay) => {
    found.push(day);
    return ' ';
  };
  const text = typed.trim().toLowerCase();
  if (text === 'monthly' || text === 'every month') return { days: [], monthly: [{ date: 1 }] };
  const rest = text
    .replace(NTH, (_, ordinal: string, name: string) => {
      const [weekday] = daysNamed(name);
      return weekday === undefined ? ' ' : take({ nth: ORDINALS[ordinal] ?? 1, weekday });
    })
    .replace(FIRST, () => take({ date: 1 }))
    .replace(LAST, () => take({ date: -1 }))
    .replace(DATE, (_, date: string) => take({ date: Number(date) }));
  if (found.length === 0) return { days: daysNamed(typed), monthly: [] };
  const monthly = [...new Map(found.map((day) => [JSON.stringify(day), day])).values()];
  if (monthly.length > LIMITS.words) throw new Refusal('list-too-long', { limit: LIMITS.words });
  const others = rest.replace(FILLERS, ' ').trim();
  return { days: others === '' ? [] : daysNamed(others), monthly };
}

/**
 * "8:00, 18:00", "8 and 6pm" → minutes since midnight, ascending.
 * @throws Refusal bad-time, list-too-long
 */
export function timesTyped(typed: string): { readonly minute: number; readonly moreMinutes: readonly number[] } {
  const parts = typed.split(/[,;/&]|\band\b/i).filter((part) => part.trim() !== '');
  const times = [...new Set(parts.map(timeOfDay))].sort((a, b) => a - b);
  const [minute, ...moreMinutes] = times;
  if (minute === undefined) throw new Refusal('bad-time', { asked: typed });
  if (times.length > LIMITS.timesADay) throw new Refusal('list-too-long', { limit: LIMITS.timesADay });
  return { minute, moreMinutes };
}
