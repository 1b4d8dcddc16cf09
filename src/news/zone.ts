// Time zones: every name of the IANA database, found by city, country or name.
import { rawTimeZones, timeZonesNames } from '@vvo/tzdb';
import { folded } from './words.ts';
import { MORE_CITIES } from './zone-cities.ts';

export interface FoundZone {
  readonly name: string;
  /** Such as `Asia/Kolkata (UTC+05:30, Mumbai)`. */
  readonly label: string;
}

interface Known {
  readonly name: string;
  readonly nameWords: string;
  readonly cities: readonly { readonly shown: string; readonly folded: string }[];
  readonly country: string;
  readonly others: string;
  /** The name in use today; the others are its old names. */
  readonly current: boolean;
}

let known: readonly Known[] | undefined;
let names: readonly string[] | undefined;

/** Made once, at the first question: a few hundred zones. */
function zones(): readonly Known[] {
  known ??= zoneNames().map((name) => {
    const raw = rawTimeZones.find((zone) => zone.name === name);
    const own = name.split('/').at(-1)?.replaceAll('_', ' ') ?? name;
    const cities = [own, ...(raw?.mainCities ?? []), ...(MORE_CITIES[name] ?? [])];
    return {
      name,
      nameWords: folded(name.replaceAll('_', ' ')),
      cities: cities.map((shown) => ({ shown, folded: folded(shown) })),
      country: folded(raw?.countryName ?? ''),
      others: folded(raw?.alternativeName ?? ''),
      current: raw !== undefined,
    };
  });
  return known;
}

/** Every zone, the old names that still hold among them. */
export function zoneNames(): readonly string[] {
  const grouped = rawTimeZones.flatMap(({ name, group }) => [name, ...group]);
  names ??= [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone'), ...timeZonesNames, ...grouped])].sort();
  return names;
}

const formats = new Map<string, Intl.DateTimeFormat | null>();

/** null: this runtime's own data do not know the zone. Making one takes a millisecond, so each is made once. */
function formatOf(name: string): Intl.DateTimeFormat | null {
  let format = formats.get(name);
  if (format === undefined) {
    try {
      format = new Intl.DateTimeFormat('en', { timeZone: name, timeZoneName: 'longOffset' });
    } catch {
      format = null;
    }
    formats.set(name, format);
  }
  return format;
}

/** How well a zone answers what was typed: lower is better, undefined is not at all. */
function rank(zone: Known, typed: string): { score: number; city: string | undefined } | undefined {
  const same = zone.cities.find((each) => each.folded === typed);
  if (zone.nameWords === typed) return { score: 0, city: undefined };
  if (same) return { score: 1, city: same.shown };
  if (zone.country === typed) return { score: 2, city: undefined };
  const begins = zone.cities.find((each) => each.folded.startsWith(typed));
  if (begins) return { score: 3, city: begins.shown };
  if (zone.nameWords.startsWith(typed)) return { score: 4, city: undefined };
  if (` ${zone.country} ${zone.others}`.includes(` ${typed}`)) return { score: 5, city: undefined };
  const inCity = zone.cities.find((each) => each.folded.includes(` ${typed}`));
  if (inCity) return { score: 6, city: inCity.shown };
  return zone.nameWords.includes(typed) ? { score: 7, city: undefined } : undefined;
}

/** For somebody who has typed nothing yet: one zone a stretch of the world. */
const COMMON = [
  'UTC',
  'Europe/London',
  'Europe/Paris',
  'Europe/Berlin',
  'Europe/Moscow',
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Los_Angeles',
  'America/Sao_Paulo',
  'Africa/Lagos',
  'Africa/Johannesburg',
  'Asia/Dubai',
  'Asia/Kolkata',
  'Asia/Singapore',
  'Asia/Shanghai',
  'Asia/Tokyo',
  'Australia/Sydney',
  'Pacific/Auckland',
];

/** Best first; with accents or without. `now` (milliseconds) decides the offsets shown. */
export function findZones(typed: string, now: number, limit: number): readonly FoundZone[] {
  const text = folded(typed);
  if (text === '') return COMMON.slice(0, limit).map((name) => ({ name, label: label(name, now, undefined) }));
  return zones()
    .map((zone) => ({ zone, found: rank(zone, text) }))
    .filter((each) => each.found !== undefined)
    .sort(
      (a, b) =>
        (a.found?.score ?? 9) - (b.found?.score ?? 9) ||
        Number(b.zone.current) - Number(a.zone.current) ||
        (a.zone.name < b.zone.name ? -1 : 1),
    )
    .filter(({ zone }, index) => index < 2 * limit && formatOf(zone.name) !== null)
    .slice(0, limit)
    .map(({ zone, found }) => ({ name: zone.name, label: label(zone.name, now, found?.city) }));
}

function label(name: string, now: number, city: string | undefined): string {
  const part = formatOf(name)
    ?.formatToParts(now)
    .find(({ type }) => type === 'timeZoneName');
  const offset = (part?.value ?? 'GMT').replace('GMT', 'UTC');
  const told = city !== undefined && !folded(name).endsWith(folded(city)) ? `, ${city}` : '';
  return `${name} (${offset}${told})`;
}

/** A zone by its name in any case, or by a city that only one zone has. */
export function zoneNamed(typed: string): string | undefined {
  const name = typed.trim().replace(/\s*\(.*\)$/, '');
  const exact = zoneNames().find(
    (each) => each.toLowerCase() === name.toLowerCase().replaceAll(' ', '_') && formatOf(each) !== null,
  );
  if (exact) return exact;
  const text = folded(name);
  if (text === '') return undefined;
  const found = zones().filter(({ cities }) => cities.some((city) => city.folded === text));
  const current = found.filter((zone) => zone.current);
  const candidates = current.length > 0 ? current : found;
  return candidates.length === 1 ? candidates[0]?.name : undefined;
}
