// An instant as pages write it in their markup.
import { instant } from './instant.ts';

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';
const RFC_2822 = new RegExp(
  `^(?:[a-z]{3,9},?\\s+)?\\d{1,2}[ -]${MONTH}\\.?[ -]\\d{4},?\\s+\\d{1,2}:\\d\\d(?::\\d\\d)?\\s*(?:z|ut|utc|gmt|[ecmp][sd]t|[+-]\\d{4})$`,
  'i',
);
const AMERICAN = new RegExp(
  `^(?:[a-z]{3,9},?\\s+)?${MONTH}\\.?\\s+\\d{1,2},?\\s+\\d{4},?(?:\\s+at)?\\s+\\d{1,2}:\\d\\d(?::\\d\\d)?\\s*(?:[ap]\\.?m\\.?)?\\s*(?:z|utc|gmt|[ecmp][sd]t|[+-]\\d{4})$`,
  'i',
);
/** As JavaScript prints one. */
const PRINTED = new RegExp(
  `^[a-z]{3} ${MONTH} \\d{1,2} \\d{4} \\d\\d:\\d\\d:\\d\\d (?:gmt|utc)(?:[+-]\\d{4})?(?: \\(.{1,60}\\))?$`,
  'i',
);
const UNIX = new RegExp(`^[a-z]{3} ${MONTH} +\\d{1,2} \\d\\d:\\d\\d:\\d\\d (?:z|utc|gmt|[ecmp][sd]t) \\d{4}$`, 'i');
const DAY_IN_WORDS = new RegExp(
  `^(?:[a-z]{3,9},?\\s+)?(?:\\d{1,2}(?:st|nd|rd|th)?\\s+${MONTH}|${MONTH}\\.?\\s+\\d{1,2}(?:st|nd|rd|th)?),?\\s+\\d{4}$`,
  'i',
);
/** Seconds since 1970 from 2001 on; with three digits more, milliseconds. */
const COUNTED = /^1\d{9}(?:\d{3})?$/;
const PACKED = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z|[+-]\d\d:?\d\d))?$/i;

/**
 * Milliseconds since 1970 UTC. A day alone is its start in UTC; a time without a zone is not an instant, and a day whose month is a
 * number among numbers is not told: nothing is guessed. null for those.
 */
export function pageDate(written: string): number | null {
  const typed = written.trim().replace(/\s+/g, ' ');
  if (typed.length > 100) return null;
  const iso = instant(
    typed
      .replace(/^(\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?) ?(?:UTC|GMT)$/i, '$1Z')
      .replace(/(:\d\d),(\d+)/, '$1.$2'),
  );
  if (iso !== null) return iso;
  if (COUNTED.test(typed)) return Number(typed) * (typed.length === 10 ? 1000 : 1);
  const packed = PACKED.exec(typed);
  if (packed) {
    const [, year, month, day, hour, minute, second = '00', zone] = packed;
    return instant(`${year}-${month}-${day}${hour ? `T${hour}:${minute}:${second}${zone}` : ''}`);
  }
  const plain = typed
    .replace(/(\d)(?:st|nd|rd|th)\b/i, '$1')
    .replace(/\bat\b/i, '')
    .replace(/([ap])\.m\./i, '$1m');
  const parsed = DAY_IN_WORDS.test(typed)
    ? Date.parse(`${plain} UTC`)
    : [RFC_2822, AMERICAN, PRINTED, UNIX].some((form) => form.test(typed))
      ? Date.parse(plain)
      : Number.NaN;
  return Number.isNaN(parsed) ? null : parsed;
}

/** The first that is an instant. */
export function firstDate(candidates: readonly (string | null)[]): number | null {
  for (const candidate of candidates) {
    const at = candidate === null ? null : pageDate(candidate);
    if (at !== null) return at;
  }
  return null;
}
