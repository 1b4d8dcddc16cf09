// English: dates and times in a zone.

/** Making one costs as much as writing the rest of a digest, and a zone comes again and again. */
function remembered(fields: Intl.DateTimeFormatOptions): (zone: string) => Intl.DateTimeFormat {
  const made = new Map<string, Intl.DateTimeFormat>();
  return (zone) => {
    const format = made.get(zone) ?? new Intl.DateTimeFormat('en-GB', { ...fields, timeZone: zone });
    made.set(zone, format);
    return format;
  };
}
const DAY = remembered({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const TIME = remembered({ hour: '2-digit', minute: '2-digit' });
const MOMENT = remembered({ dateStyle: 'medium', timeStyle: 'short' });

export function dayIn(at: number, zone: string): string {
  const parts = DAY(zone).formatToParts(at);
  const [weekday, day, month, year] = (['weekday', 'day', 'month', 'year'] as const).map(
    (type) => parts.find((part) => part.type === type)?.value ?? '',
  );
  return `${weekday}, ${day} ${month} ${year}`; // put together here: the comma differs between versions of ICU
}

export function timeIn(at: number, zone: string): string {
  return TIME(zone).format(at);
}

/** To the minute, with the zone it is said in. */
export function momentIn(at: number, zone: string): string {
  return `${MOMENT(zone).format(at)} ${zone}`;
}
