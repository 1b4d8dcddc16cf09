// An instant as pages write it in their markup.
import { feedDate } from './feed-date.ts';
import { instant } from './instant.ts';

const CLOCK = /\d:\d\d|\dT\d/i;
const ZONE =
  /(?:\bZ|\dZ|\b(?:UTC?|GMT|WES?T|BST|CES?T|EES?T|MSK|IST|[ECMP][SD]?T|[JK]ST|A[EW]S?T)|[+-]\d\d(?::?\d\d)?)\s*(?:\([^()]{0,60}\))?\s*(?:\d{4})?$/i;
/** 3/2/2024 is two days, and which one depends on who writes it. */
const AMBIGUOUS = /^\D{0,12}\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}/;
/** A year alone, or with its month, is no day. */
const NO_DAY = /^\d{4}(?:-?\d\d)?$/;

/** Milliseconds since 1970 UTC. A day alone is its start in UTC; a time without a zone is not an instant, and nothing is guessed: null for those. */
export function pageDate(written: string): number | null {
  const typed = written.trim().replace(/\s+/g, ' ');
  const iso = instant(typed);
  if (iso !== null) return iso;
  if (NO_DAY.test(typed) || AMBIGUOUS.test(typed) || (CLOCK.test(typed) && !ZONE.test(typed))) return null;
  return feedDate(typed.replace(/\([^()]{0,60}\)/g, ' '));
}

/** The first that is an instant. */
export function firstDate(candidates: readonly (string | null)[]): number | null {
  for (const candidate of candidates) {
    const at = candidate === null ? null : pageDate(candidate);
    if (at !== null) return at;
  }
  return null;
}
