// Dates as feeds write them → instants. Impossible ones are none; nothing is guessed that is not written.
import { inPlace, offsetOf } from './date-zones.ts';
import { MONTHS } from './month-names.ts';

const MINUTE_MS = 60_000;

interface Parts {
  readonly year: number;
  readonly month?: number | undefined;
  readonly day?: number | undefined;
  readonly hour?: number | undefined;
  readonly minute?: number | undefined;
  readonly second?: number | undefined;
  readonly ms?: number | undefined;
  readonly offset?: number | undefined;
}

/**
 * Milliseconds since 1970 UTC; UTC where no zone is written; null for what is no date or cannot be one.
 * Forms: RFC 822 and 5322, W3CDTF, ISO 8601 (weeks and ordinal days included), asctime, those of databases, Unix time, and the same with the
 * names of months in the languages of `month-names.ts`.
 */
export function feedDate(written: string): number | null {
  const text = ourDigits(written.normalize('NFKC'))
    .replace(/\([^()]{0,40}\)|\[[^[\]]{0,40}\]/g, ' ')
    .replace(/\s+/g, ' ')
    // An offset with a Z behind it: some programs put one after whatever they have.
    .replace(/(?<=:\d\d[+-]\d\d:?\d\d)Z(?=\s?$)/, '')
    .trim();
  if (text === '' || text.length > 100) return null;
  const placed = PLACE.exec(text)?.groups;
  if (!placed) return dateOf(text);
  const local = dateOf(placed.local ?? '');
  return local === null ? null : inPlace(placed.place ?? '', local);
}

/** With the name of a zone in the time zone database behind it. */
const PLACE = /^(?<local>.*\d) ?(?<place>[A-Z][a-z]+\/[A-Z]\w+(?:\/[A-Z]\w+)?)$/;

function dateOf(text: string): number | null {
  const mail = MAIL.exec(text)?.groups;
  if (mail) return mailDate(mail);
  const withoutDay = text.replace(/^(?:\p{L}{2,12}\.?,? ){1,2}(?=\d{1,4}[/.-]\d|\d\d? \d\d? \d{4}(?!\d))/u, '');
  return unix(text) ?? iso(withoutDay) ?? eastAsian(text) ?? numeric(withoutDay) ?? named(text);
}

/** Arabic, Persian, Hindi, Bengali and Thai ones among them. */
function ourDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹०-९০-৯๐-๙]/g, (digit) => {
    const code = digit.charCodeAt(0);
    return String((code & 0xf) - (code >= 0x966 && code < 0xe50 ? 6 : 0));
  });
}

/** As nearly every feed writes it. */
const MAIL =
  /^(?:[a-z]{3}, ?)?(?<day>\d{1,2}) (?<name>[a-z]{3}) (?<year>\d{4}) (?<hour>\d\d):(?<minute>\d\d)(?::(?<second>\d\d))? (?<zone>[+-]\d{4}|GMT|UTC?|Z|[ECMP][SD]T)$/i;

function mailDate({ day, name = '', year, ...found }: Readonly<Record<string, string | undefined>>): number | null {
  const month = MONTHS.get(name.toLowerCase());
  const clock = clockOf(found);
  return month && clock ? instantOf({ year: Number(year), month, day: Number(day), ...clock }) : null;
}

function unix(text: string): number | null {
  if (!/^\d{9,10}$|^\d{12,13}$/.test(text) || (text.length === 12 && /^(19|20)/.test(text))) return null;
  return text.length <= 10 ? Number(text) * 1_000 : Number(text);
}

const CLOCK = String.raw`(?<hour>\d{1,2})(?:(?::?(?<minute>\d{2})|:(?<minute>\d))(?:(?::?(?<second>\d{2})|:(?<second>\d))(?:[.,:](?<fraction>\d{1,9}))?)?)?`;
const ZONE = String.raw`(?<zone>Z|(?:GMT|UTC)?\s?[+-]\d{1,2}(?::?\d{2}(?::?\d{2})?)?|[A-Za-z]{1,5})?`;
const ISO = new RegExp(
  String.raw`^(?<year>\d{4}|--)(?:-?(?:W(?<week>\d{2})(?:-?(?<weekday>[1-7]))?|(?<ordinal>\d{3})(?!\d)|(?<month>\d{2})(?:-?(?<day>\d{2}))?))?(?:[T ,]+${CLOCK}\s*${ZONE})?$`,
  'i',
);

function iso(text: string): number | null {
  const found = ISO.exec(
    text
      .replace(/^-(\d{2})-?(\d{2})$/, shortIso)
      .replace(/^(\d{2})(-?)(\d{2})\2(\d{2})(?=$|[T ])/, (_, year, _dash, month, day) => shortIso(_, year, month, day))
      .replace(/^(\d{8})(\d{4}(?:\d{2})?)$/, '$1T$2')
      .replace(/^(\d{4})-0(\d{2})-(\d{2})/, dashed)
      .replace(/^(\d{4})[/.] ?(\d{1,2})[/.] ?(\d{1,2})\.?/, dashed)
      .replace(/^(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/, dashed),
  )?.groups;
  if (!found?.year || found.year === '--') return null;
  const year = Number(found.year);
  const clock = clockOf(found);
  if (!clock) return null;
  if (found.week) return weekDate(year, Number(found.week), Number(found.weekday ?? 1), clock);
  if (found.ordinal) return instantOf({ year, month: 1, day: 1, ...clock }, Number(found.ordinal) - 1);
  return instantOf({ year, month: numberOf(found.month), day: numberOf(found.day), ...clock });
}

/** With two digits of the year, as ISO 8601 allowed until 2000. */
const shortIso = (_: string, year: string, month: string, day?: string) =>
  [fullYear(year), month, ...(typeof day === 'string' && day.length === 2 ? [day] : [])].join('-');

const dashed = (_: string, year: string, month: string, day: string) =>
  `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;

function weekDate(year: number, week: number, weekday: number, clock: Clock): number | null {
  if (week < 1 || week > 53) return null;
  const fourth = new Date(Date.UTC(year, 0, 4));
  const monday = 4 - (((fourth.getUTCDay() + 6) % 7) + 1) + 1;
  return instantOf({ year, month: 1, day: 1, ...clock }, monday - 1 + (week - 1) * 7 + weekday - 1);
}

interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly ms: number;
  readonly offset: number;
}

function clockOf(found: Readonly<Record<string, string | undefined>>, half?: string): Clock | null {
  const offset = offsetOf(found.zone);
  if (offset === null) return null;
  const typed = Number(found.hour ?? 0);
  const hour = half ? (typed % 12) + (/^p/i.test(half) ? 12 : 0) : typed;
  const fraction = Number(`0.${found.fraction ?? 0}`);
  return {
    hour,
    minute: Number(found.minute ?? 0),
    second: Number(found.second ?? 0),
    ms: Math.floor(fraction * 1_000),
    offset,
  };
}

/** 2004년 5월 28일 오후 11:31:25, 2024年5月6日 10時30分 */
function eastAsian(text: string): number | null {
  const found =
    /^(\d{4})[년年]\s?(\d{1,2})[월月]\s?(\d{1,2})[일日号]?\s?(오전|오후|上午|下午|午前|午後)?\s?(?:(\d{1,2})[:時时시点]\s?(\d{1,2})?(?:[:分분]\s?(\d{1,2})?)?)?/.exec(
      text,
    );
  if (!found) return /(오전|오후)/.test(text) ? halfDay(text) : null;
  const [, year, month, day, half, hour, minute, second] = found;
  const late = half !== undefined && /오후|下午|午後/.test(half);
  // Korea and Japan are at nine, China at eight; only they write so.
  const offset = /年/.test(text) && /[点时号]|上午|下午/.test(text) ? 480 : 540;
  return instantOf({
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: half === undefined ? numberOf(hour) : (Number(hour ?? 0) % 12) + (late ? 12 : 0),
    minute: numberOf(minute || undefined),
    second: numberOf(second || undefined),
    offset,
  });
}

function halfDay(text: string): number | null {
  const found = /^(\d{4})[-.] ?(\d{1,2})[-.] ?(\d{1,2})\.? (오전|오후) (\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text);
  if (!found) return null;
  const [, year, month, day, half, hour, minute, second] = found;
  return instantOf({
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: (Number(hour) % 12) + (half === '오후' ? 12 : 0),
    minute: Number(minute),
    second: numberOf(second),
    offset: 540,
  });
}

/** 31/12/2024 10:00, 12/31/2024 10:00 PM, 31.12.2024, 31 12 2024: the day first unless it cannot be. */
function numeric(text: string): number | null {
  const found = new RegExp(
    String.raw`^(?<a>\d{1,2})(?<mark>[/. -])(?<b>\d{1,2})\k<mark>(?<year>\d{4}|\d{2})(?:(?:[T, ]+| - )${CLOCK}\s*(?<half>[ap]\.?m\.?)?\s*${ZONE})?$`,
    'i',
  ).exec(text)?.groups;
  if (!found) return null;
  const [a, b] = [Number(found.a), Number(found.b)];
  const monthFirst = b > 12 || (found.mark === '/' && a <= 12 && found.half !== undefined);
  const clock = clockOf(found, found.half);
  return (
    clock &&
    instantOf({ year: fullYear(found.year ?? ''), month: monthFirst ? a : b, day: monthFirst ? b : a, ...clock })
  );
}

const NAMED_CLOCK =
  /(?:^|[\s,T])(?<hour>\d{1,2})[:.h](?<minute>\d{2})(?:[:.](?<second>\d{2})(?:[.,](?<fraction>\d{1,9}))?)?(?![\d])\s*(?<half>[ap]\.?\s?m\.?(?![a-z]))?/i;

/** With the name of a month, in whatever order: Thu, 01 Jan 2004 19:48:21 GMT; Jan 5, 2004 7:48 pm; Thu Jan  1 19:48:21 2004. */
function named(text: string): number | null {
  const clockFound = NAMED_CLOCK.exec(text);
  const after = clockFound ? text.slice(clockFound.index + clockFound[0].length) : '';
  const zone =
    /^\s*(Z\b|(?:GMT|UTC)?\s?[+-]\d{1,2}(?::?\d{2})?(?!\d)|[A-Z]{1,5}\b(?!\s*\d)|(?:[A-Z]{1,3}[DS]T|GMT|UTC)(?=\s\d{4}$))/i.exec(
      after,
    )?.[1];
  const rest = clockFound
    ? `${text.slice(0, clockFound.index)} ${zone === undefined ? after : after.replace(zone, ' ')}`
    : text;
  // A time or a zone that is none is no time at all.
  if (/\d:|:\d/.test(rest)) return null;
  const words = rest
    .toLowerCase()
    .split(/[\s,/]+|(?<=[\p{L}.])-|-(?=\p{L})|(?<=\d)(?:st|nd|rd|th|er|º|ª)?(?:\.|\s|$)|-/u)
    .map((word) => word.replace(/^[.]+|[.]+$/g, ''))
    .filter((word) => word !== '');
  const month = words.map(monthOf).find((found) => found !== undefined);
  const numbers = words.filter((word) => /^\d{1,4}(st|nd|rd|th)?$/.test(word)).map((word) => word.replace(/\D+$/, ''));
  if (month === undefined || numbers.length === 0 || numbers.length > 3) return null;
  if (numbers.length === 1 && words.length > 2) return null;
  const yearAt = numbers.findIndex((number) => number.length >= 3);
  const yearFirst = yearAt === 0;
  const year = numbers[yearAt >= 0 ? yearAt : numbers.length - 1] ?? '';
  const day =
    numbers.length === 1 && yearAt === 0
      ? '1'
      : (numbers.find((_, index) => index !== (yearAt >= 0 ? yearAt : numbers.length - 1)) ?? '');
  if (day === '' || (yearFirst && numbers.length > 2)) return null;
  const clock = clockOf({ ...clockFound?.groups, zone }, clockFound?.groups?.half);
  return clock && instantOf({ year: fullYear(year), month, day: Number(day), ...clock });
}

function monthOf(word: string): number | undefined {
  return /^\d/.test(word) ? undefined : MONTHS.get(word.normalize('NFD').replace(/\p{M}/gu, ''));
}

/** RFC 5322: two digits below 50 are of this century, three count from 1900. Thailand counts 543 years more. */
function fullYear(written: string): number {
  const year = Number(written);
  if (year > 2_500 && year < 2_700) return year - 543;
  if (written.length === 2) return year < 50 ? 2000 + year : 1900 + year;
  return written.length === 3 ? 1900 + year : year;
}

const numberOf = (written: string | undefined) => (written === undefined ? undefined : Number(written));

/** @param days to be added, for dates that count days */
function instantOf(parts: Parts, days = 0): number | null {
  const { year, month = 1, day = 1, hour = 0, minute = 0, second = 0, ms = 0, offset = 0 } = parts;
  const midnight = hour === 24 && minute === 0 && second === 0;
  if (month < 1 || month > 12 || day < 1 || (hour > 23 && !midnight) || minute > 59 || second > 60) return null;
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
  if (year < 1970 || year > 2200) return null;
  return Date.UTC(year, month - 1, day + days, hour, minute, Math.min(second, 59), ms) - offset * MINUTE_MS;
}
