// Times of day and days of the week as people type them.
import { Refusal } from './refusal.ts';
import type { Weekday } from './subscription.ts';

/**
 * "8", "8:00", "08.30", "8pm", "20h", "20h15", "noon", "midnight" → minutes since midnight.
 * @throws Refusal bad-time
 */
export function timeOfDay(typed: string): number {
  const text = typed.trim().toLowerCase();
  if (text === 'noon') return 12 * 60;
  if (text === 'midnight') return 0;
  const match = /^(\d{1,2})(?:\s*[:.h]\s*(\d{2})?|(?<=\d{2})(\d{2}))?\s*(?:(a|p)\.?m\.?)?$/.exec(text);
  const hour = Number(match?.[1]);
  const minute = Number(match?.[2] ?? match?.[3] ?? 0);
  const half = match?.[4];
  if (!match || minute > 59 || hour > 23 || (half && (hour < 1 || hour > 12)))
    throw new Refusal('bad-time', { asked: typed });
  return (half ? (hour % 12) + (half === 'p' ? 12 : 0) : hour) * 60 + minute;
}

const ALL: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const WORKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5];
const GROUPS: ReadonlyMap<string, readonly Weekday[]> = new Map([
  ['daily', ALL],
  ['every day', ALL],
  ['everyday', ALL],
  ['all', ALL],
  ['weekdays', WORKDAYS],
  ['weekday', WORKDAYS],
  ['workdays', WORKDAYS],
  ['weekend', [6, 7]],
  ['weekends', [6, 7]],
  ['weekly', [1]],
]);
const NAMES = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/**
 * "daily", "weekdays", "mon, wed", "mon-fri", "sat sun" → days, ascending.
 * @throws Refusal bad-days
 */
export function daysNamed(typed: string): readonly Weekday[] {
  const text = typed.trim().toLowerCase().replace(/\s+/g, ' ');
  const group = GROUPS.get(text);
  if (group) return group;
  const parts = text
    .replace(/\s*[-–]\s*/g, '-')
    .split(/(?:,|;|\/|\band\b| )+/)
    .filter(Boolean);
  const found = parts.flatMap((part) => GROUPS.get(part) ?? span(part, typed));
  if (found.length === 0) throw new Refusal('bad-days', { asked: typed });
  return ALL.filter((day) => found.includes(day));
}

function span(part: string, typed: string): readonly Weekday[] {
  const days = part.split('-').map(dayNamed);
  const [from, ...more] = days;
  const to = days.at(-1);
  if (from === undefined || to === undefined || more.length > 1) throw new Refusal('bad-days', { asked: typed });
  const length = ((to - from + 7) % 7) + 1;
  return ALL.slice(0, length).map((offset) => (((from + offset - 2) % 7) + 1) as Weekday);
}

function dayNamed(name: string): Weekday | undefined {
  const one = name.replace(/(?<=..)s$/, '');
  const index = one.length < 2 ? -1 : NAMES.findIndex((day) => day.startsWith(one));
  return index < 0 ? undefined : ((index + 1) as Weekday);
}

const WEEKDAYS =
  /(?<!\p{L})(?:(mon)|(tues)|(wednes)|(thurs)|(fri)|(satur)|(sun))day(?!\p{L})|(?<!\p{L})(?:(lunes|lundi|montag)|(martes|mardi|dienstag)|(miércoles|mercredi|mittwoch)|(jueves|jeudi|donnerstag)|(viernes|vendredi|freitag)|(sábado|samedi|samstag)|(domingo|dimanche|sonntag))(?!\p{L})/giu;

/** The days of the week that a text names, 1 to 7, in English, Spanish, French or German. */
export function weekdaysIn(text: string): readonly Weekday[] {
  const found = [...text.matchAll(WEEKDAYS)].map(
    (match) => (match.slice(1).findIndex((name) => name !== undefined) % 7) + 1,
  );
  return [...new Set(found)] as Weekday[];
}
