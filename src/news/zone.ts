// Time zones: every name of the IANA database, found by city, country or name.
import { rawTimeZones, timeZonesNames } from '@vvo/tzdb';
import { folded } from './words.ts';
import { MORE_CITIES, MORE_COUNTRIES } from './zone-cities.ts';

export interface FoundZone {
  readonly name: string;
  /** Such as `Asia/Kolkata (UTC+05:30, Mumbai)`. */
  readonly label: string;
}

interface Known {
  readonly name: string;
  readonly nameWords: string;
  readonly cities: readonly { readonly shown: string; readonly folded: string }[];
  readonly countries: readonly string[];
  /** Such as `eastern time`, `est` and `edt`. */
  readonly others: readonly string[];
  /** Lower comes first among equals: the zones most people live by, then names in use, then old names. */
  readonly place: number;
  readonly format: Intl.DateTimeFormat;
}

let known: readonly Known[] | undefined;
let names: readonly string[] | undefined;

/** Made once, at the first question: some six hundred zones, a fraction of a millisecond each, so that no later question has to wait. */
function zones(): readonly Known[] {
  const raws = new Map(rawTimeZones.map((raw) => [raw.name, raw]));
  known ??= zoneNames().flatMap((name) => {
    const raw = raws.get(name);
    const own = name.split('/').at(-1)?.replaceAll('_', ' ') ?? name;
    const cities = [own, ...(raw?.mainCities ?? []), ...(MORE_CITIES[name] ?? [])];
    const common = COMMON.indexOf(name);
    const format = formatOf(name);
    if (!format) return [];
    // Its first use costs as much as its making.
    format.formatToParts(0);
    return {
      name,
      nameWords: folded(name.replaceAll('_', ' ')),
      cities: cities.map((shown) => ({ shown, folded: folded(shown) })),
      countries: [raw?.countryName ?? '', ...(MORE_COUNTRIES[raw?.countryCode ?? ''] ?? [])].map(folded),
      others: [raw?.alternativeName, raw?.abbreviation, raw?.dstAbbreviation].map((other) => folded(other ?? '')),
      place: common >= 0 ? common : raw ? COMMON.length : COMMON.length + 1,
      format,
    };
  });
  return known;
}

/** Fixed offsets, which the data of cities does not hold. The sign of `Etc/GMT+5` is turned round: it is five hours behind UTC. */
const FIXED: readonly string[] = [
  ...['UTC', 'UCT', 'Universal', 'Zulu', 'GMT', 'GMT0', 'Greenwich'].flatMap((name) => [name, `Etc/${name}`]),
  ...['GMT+0', 'GMT-0', 'Etc/GMT+0', 'Etc/GMT-0'],
  ...Array.from({ length: 12 }, (_, index) => `Etc/GMT+${index + 1}`),
  ...Array.from({ length: 14 }, (_, index) => `Etc/GMT-${index + 1}`),
];

/** Every zone, the old names that still hold among them. */
export function zoneNames(): readonly string[] {
  const grouped = rawTimeZones.flatMap(({ name, group }) => [name, ...group]);
  names ??= [...new Set([...FIXED, ...Intl.supportedValuesOf('timeZone'), ...timeZonesNames, ...grouped])].sort();
  return names;
}

const formats = new Map<string, Intl.DateTimeFormat | null>();

/** null: this runtime's own data do not know the zone. */
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

interface Rank {
  readonly score: number;
  readonly city?: string | undefined;
}

/** How well a zone answers what was typed: lower is better, undefined is not at all. */
function rank(zone: Known, typed: string): Rank | undefined {
  if (zone.nameWords === typed) return { score: 0 };
  const same = zone.cities.find((each) => each.folded === typed);
  if (same) return { score: 1, city: same.shown };
  if (zone.countries.includes(typed) || zone.others.includes(typed)) return { score: 2 };
  const begins = zone.cities.find((each) => each.folded.startsWith(typed));
  if (begins) return { score: 3, city: begins.shown };
  if (zone.nameWords.startsWith(typed)) return { score: 4 };
  if ([...zone.countries, ...zone.others].some((words) => ` ${words}`.includes(` ${typed}`))) return { score: 5 };
  const inCity = zone.cities.find((each) => each.folded.includes(` ${typed}`));
  if (inCity) return { score: 6, city: inCity.shown };
  return zone.nameWords.includes(typed) ? { score: 7 } : undefined;
}

/** For somebody who has typed nothing yet, and first among equals: one zone or a few a stretch of the world, by how many live there. */
const COMMON = [
  'UTC',
  'Europe/London',
  'Europe/Paris',
  'Europe/Berlin',
  'Europe/Madrid',
  'Europe/Moscow',
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Los_Angeles',
  'America/Toronto',
  'America/Mexico_City',
  'America/Sao_Paulo',
  'America/Argentina/Buenos_Aires',
  'Africa/Lagos',
  'Africa/Johannesburg',
  'Africa/Cairo',
  'Asia/Dubai',
  'Asia/Kolkata',
  'Asia/Jakarta',
  'Asia/Singapore',
  'Asia/Shanghai',
  'Asia/Tokyo',
  'Australia/Sydney',
  'Pacific/Auckland',
];

/** Best first: by name, city, country, abbreviation or offset (`UTC+5:30`); with accents or without. `now` (milliseconds) decides the offsets. */
export function findZones(typed: string, now: number, limit: number): readonly FoundZone[] {
  const text = folded(typed);
  const asked = offsetAsked(typed);
  const answers = (zone: Known): Rank | undefined => {
    if (asked !== undefined) return offsetOf(zone.format, now) === asked ? { score: 0 } : undefined;
    if (text !== '') return rank(zone, text);
    return zone.place < COMMON.length ? { score: zone.place } : undefined;
  };
  return zones()
    .flatMap((zone) => {
      const found = answers(zone);
      return found ? { zone, ...found } : [];
    })
    .sort((a, b) => a.score - b.score || a.zone.place - b.zone.place || (a.zone.name < b.zone.name ? -1 : 1))
    .slice(0, limit)
    .map(({ zone: { name, format }, city }) => {
      const told = city !== undefined && !folded(name).endsWith(folded(city)) ? `, ${city}` : '';
      return { name, label: `${name} (${offsetOf(format, now)}${told})` };
    });
}

/** Such as `UTC-03:30`. */
function offsetOf(format: Intl.DateTimeFormat, now: number): string {
  const part = format.formatToParts(now).find(({ type }) => type === 'timeZoneName');
  const offset = (part?.value ?? 'GMT').replace('GMT', 'UTC');
  return offset === 'UTC' ? 'UTC+00:00' : offset;
}

/** "utc+2", "GMT -3:30", "+0530" → as `offsetOf` writes it. */
function offsetAsked(typed: string): string | undefined {
  const match = /^(?:utc|gmt)?\s*([+\-−])\s*(\d{1,2})(?::?(\d{2}))?$/i.exec(typed.trim());
  if (!match) return undefined;
  const [, sign, hours = '', minutes = '00'] = match;
  return `UTC${sign === '+' || Number(hours) + Number(minutes) === 0 ? '+' : '-'}${hours.padStart(2, '0')}:${minutes}`;
}

/** A zone by its name in any case, or by a city or country that only one zone has. */
export function zoneNamed(typed: string): string | undefined {
  const name = typed.trim().replace(/\s*\(.*\)$/, '');
  const exact = zoneNames().find((each) => each.toLowerCase() === name.toLowerCase().replaceAll(' ', '_'));
  if (exact) return formatOf(exact) ? exact : undefined;
  const text = folded(name);
  if (text === '' || offsetAsked(name) !== undefined) return undefined;
  const inCity = zones().filter(({ cities }) => cities.some((city) => city.folded === text));
  const found = inCity.length > 0 ? inCity : zones().filter(({ countries }) => countries.includes(text));
  const current = found.filter(({ place }) => place <= COMMON.length);
  const candidates = current.length > 0 ? current : found;
  return candidates.length === 1 ? candidates[0]?.name : undefined;
}
