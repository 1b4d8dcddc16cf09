// Discord's timestamps in words, as a client in English shows them.

const SPANS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 365 * 86_400_000],
  ['month', 30 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
];
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

const STYLES: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  t: { hour: '2-digit', minute: '2-digit' },
  T: { hour: '2-digit', minute: '2-digit', second: '2-digit' },
  d: { day: '2-digit', month: '2-digit', year: 'numeric' },
  D: { day: 'numeric', month: 'long', year: 'numeric' },
  f: { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' },
  F: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' },
};

/** `<t:…:style>` at `at` ms, seen at `now` ms in `zone` (IANA). */
export function moment(at: number, style: string, now: number, zone: string): string {
  if (!Number.isFinite(at) || Math.abs(at) > 8.64e15) return 'Invalid date';
  if (style === 'R') {
    const distance = at - now;
    // 59 minutes and 40 seconds are an hour.
    const [unit, length] = SPANS.find(([, span], i) => Math.abs(distance) >= span - (SPANS[i + 1]?.[1] ?? 0) / 2) ?? [
      'second',
      1000,
    ];
    return relative.format(Math.round(distance / length), unit);
  }
  return new Intl.DateTimeFormat('en-GB', { ...(STYLES[style] ?? STYLES.f), timeZone: zone }).format(at);
}
