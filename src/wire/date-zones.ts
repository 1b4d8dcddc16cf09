// Zones as dates in feeds name them → minutes east of Greenwich.

/** Minutes east of Greenwich of the names that mail and news have for zones (RFC 822, RFC 5322), and of others that are seen. */
const ZONES: Readonly<Record<string, number>> = {
  UT: 0,
  UTC: 0,
  GMT: 0,
  Z: 0,
  WET: 0,
  WEST: 60,
  BST: 60,
  IST: 330,
  CET: 60,
  MET: 60,
  CEST: 120,
  MEST: 120,
  EET: 120,
  EEST: 180,
  MSK: 180,
  SAST: 120,
  JST: 540,
  KST: 540,
  HKT: 480,
  SGT: 480,
  AWST: 480,
  ACST: 570,
  AEST: 600,
  AEDT: 660,
  NZST: 720,
  NZDT: 780,
  AST: -240,
  AT: -240,
  ADT: -180,
  EST: -300,
  EDT: -240,
  ET: -300,
  CST: -360,
  CDT: -300,
  CT: -360,
  MST: -420,
  MDT: -360,
  MT: -420,
  PST: -480,
  PDT: -420,
  PT: -480,
  AKST: -540,
  AKDT: -480,
  HST: -600,
  BRT: -180,
  ART: -180,
  UYT: -180,
  CLST: -180,
  CLT: -240,
  COT: -300,
  PET: -300,
  WAT: 60,
  CAT: 120,
  EAT: 180,
  TRT: 180,
  GST: 240,
  PKT: 300,
  NPT: 345,
  ICT: 420,
  WIB: 420,
  WITA: 480,
  MYT: 480,
  PHT: 480,
  WIT: 540,
};

/** 0 where no zone is written or nobody knows it; null for what can be none. */
export function offsetOf(zone: string | undefined): number | null {
  const name = (zone ?? '').trim().toUpperCase();
  if (name === '') return 0;
  const signed = /^(?:GMT|UTC)?\s?([+-])(\d{1,2}):?(\d{2})?/.exec(name);
  if (signed) {
    const minutes = Number(signed[2]) * 60 + Number(signed[3] ?? 0);
    return minutes <= 18 * 60 ? (signed[1] === '-' ? -minutes : minutes) : null;
  }
  // A letter of the military, or a name that nobody knows: the date stands, its zone is taken for UTC.
  return ZONES[name] ?? 0;
}

/** By name in small letters: a place has one name more or less, and any number of ways to write it with capitals. */
const places = new Map<string, Intl.DateTimeFormat>();

/**
 * What the clocks of a place in the time zone database (Europe/Paris) showed → the instant. In an hour that they show twice, the later of the two.
 * @param local as if it were UTC; it is that for a place that nobody knows
 */
export function inPlace(place: string, local: number): number {
  const name = place.toLowerCase();
  const format = places.get(name) ?? formatOf(name);
  if (!format) return local;
  places.set(name, format);
  const eastAt = (at: number) => {
    const written = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value;
    return (offsetOf(written) ?? 0) * 60_000;
  };
  return local - eastAt(local - eastAt(local));
}

function formatOf(place: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: place, timeZoneName: 'longOffset' });
  } catch {
    // No such place.
    return null;
  }
}
