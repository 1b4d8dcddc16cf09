// An instant as files write it.

const INSTANT = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?\s?(?:Z|[+-]\d\d(?::?\d\d)?)$/i;
const DAY = /^\d{4}-\d\d-\d\d$/;

/**
 * Milliseconds since 1970 UTC of an ISO 8601 date-time with its zone; a date alone is the start of that day in UTC.
 * null for anything else: a time without a zone is not an instant, and none is guessed.
 */
export function instant(written: string): number | null {
  const typed = written.trim();
  if (DAY.test(typed)) return real(typed, typed);
  if (!INSTANT.test(typed)) return null;
  const iso = typed
    .replace(' ', 'T')
    .replace(/\s/g, '')
    .replace(/([+-]\d\d)$/, '$1:00')
    .replace(/([+-]\d\d)(\d\d)$/, '$1:$2')
    .toUpperCase();
  return real(iso, typed.slice(0, 10));
}

/** `Date` turns 30 February into 2 March. */
function real(iso: string, day: string): number | null {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== day) return null;
  const at = Date.parse(iso);
  return Number.isNaN(at) ? null : at;
}
