// Quiet hours: when a server wants nothing posted by itself.
import { nextEdition, previousEdition } from './edition.ts';
import { Refusal } from './refusal.ts';
import type { QuietHours, Settings, Weekday } from './subscription.ts';
import { timeOfDay } from './time-words.ts';

const EVERY_DAY: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/**
 * When the quiet hours end that an instant falls into; null outside of them. Each night has one beginning and one end, also where the clocks
 * change: an hour that comes twice is not quiet twice.
 */
export function quietUntil({ quiet, zone }: Settings, at: number): number | null {
  if (!quiet) return null;
  const daily = { days: EVERY_DAY, zone: zone ?? 'UTC' };
  const began = previousEdition({ ...daily, minute: quiet.from }, at + 1);
  if (began === null) return null;
  const ends = nextEdition({ ...daily, minute: quiet.to }, began);
  return at < ends ? ends : null;
}

/** When the next quiet hours begin, strictly after an instant; null where there are none. */
export function quietAfter({ quiet, zone }: Settings, at: number): number | null {
  return quiet ? nextEdition({ days: EVERY_DAY, zone: zone ?? 'UTC', minute: quiet.from }, at) : null;
}

/**
 * "22:00-7:00", "10pm to 7" → hours; "off" → null.
 * @throws Refusal bad-hours, bad-time
 */
export function quietHoursTyped(typed: string): QuietHours | null {
  const text = typed.trim().toLowerCase();
  if (text === 'off' || text === 'none') return null;
  const [from, to, ...more] = text.split(/\s*(?:[-–—]|\bto\b)\s*/);
  if (from === undefined || to === undefined || more.length > 0) throw new Refusal('bad-hours', { asked: typed });
  const hours = { from: timeOfDay(from), to: timeOfDay(to) };
  if (hours.from === hours.to) throw new Refusal('bad-hours', { asked: typed });
  return hours;
}
