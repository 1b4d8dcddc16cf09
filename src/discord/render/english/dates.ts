// English: dates and times in a zone.

export function dayIn(at: number, zone: string): string {
  const fields = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: zone } as const;
  const parts = new Intl.DateTimeFormat('en-GB', fields).formatToParts(at);
  const [weekday, day, month, year] = (['weekday', 'day', 'month', 'year'] as const).map(
    (type) => parts.find((part) => part.type === type)?.value ?? '',
  );
  return `${weekday}, ${day} ${month} ${year}`; // put together here: the comma differs between versions of ICU
}

export function timeIn(at: number, zone: string): string {
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: zone }).format(at);
}

/** To the minute, with the zone it is said in. */
export function momentIn(at: number, zone: string): string {
  const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: zone });
  return `${moment.format(at)} ${zone}`;
}
