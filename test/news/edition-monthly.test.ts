// Several times a day and days of the month, held against a calendar that is counted through day by day.
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { nextEdition, nextEditions, previousEdition, type Timetable } from '../../src/news/edition.ts';
import type { MonthDay, Weekday } from '../../src/news/subscription.ts';

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/Havana',
  'Africa/Cairo',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Pacific/Apia',
  'Asia/Kathmandu',
  'America/Nuuk',
];
const at = (time: string) => Date.parse(time);
const weekday = fc.integer({ min: 1, max: 7 }).map((day) => day as Weekday);
const monthDay: fc.Arbitrary<MonthDay> = fc.oneof(
  fc.constantFrom(-1, 1, 15, 28, 29, 30, 31).map((date) => ({ date })),
  fc.record({ nth: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, -1 as const), weekday }),
);
const times = fc.uniqueArray(fc.integer({ min: 0, max: 1439 }), { minLength: 1, maxLength: 6 });
const timetable: fc.Arbitrary<Timetable> = fc
  .record({
    times,
    days: fc.uniqueArray(weekday, { maxLength: 2 }),
    monthly: fc.array(monthDay, { minLength: 1, maxLength: 3 }),
    zone: fc.constantFrom(...ZONES),
  })
  .map(({ times: all, days, ...rest }) => {
    const [minute = 0, ...moreMinutes] = [...all].sort((a, b) => a - b);
    return { ...rest, days: [...days].sort(), minute, moreMinutes };
  });
const instant = fc.oneof(
  fc.integer({ min: at('2005-01-01T00:00Z'), max: at('2030-01-01T00:00Z') }),
  fc.constantFrom(at('2011-12-28T12:00Z'), at('2026-03-28T12:00Z'), at('2026-10-24T12:00Z'), at('2027-01-31T12:00Z')),
);

/** Whether the order names that date, by counting. */
function named({ days, monthly = [] }: Timetable, year: number, month: number, day: number): boolean {
  const of = (date: number) => new Date(Date.UTC(year, month - 1, date));
  const isoDay = (date: number) => ((of(date).getUTCDay() + 6) % 7) + 1;
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const dates = Array.from({ length }, (_, index) => index + 1);
  const chosen = monthly.map((one) => {
    if ('date' in one) return one.date === -1 ? length : one.date;
    const same = dates.filter((date) => isoDay(date) === one.weekday);
    return same.at(one.nth === -1 ? -1 : one.nth - 1);
  });
  return days.includes(isoDay(day) as Weekday) || chosen.includes(day);
}

it('an edition falls on every day and time that is named, and on no other', () => {
  const property = fc.property(timetable, instant, (order, after) => {
    const { zone, minute, moreMinutes = [] } = order;
    const runs = nextEditions(order, after, 8);
    const last = runs.at(-1) ?? after;
    expect([...new Set(runs)].sort((a, b) => a - b)).toEqual(runs);
    const expected = new Set<number>();
    const start = Temporal.Instant.fromEpochMilliseconds(after).toZonedDateTimeISO(zone).toPlainDate();
    for (let date = start.subtract({ days: 1 }); expected.size < 200; date = date.add({ days: 1 })) {
      const midnight = date.toZonedDateTime(zone);
      if (midnight.epochMilliseconds > last) break;
      if (!midnight.toPlainDate().equals(date) || !named(order, date.year, date.month, date.day)) continue;
      for (const one of [minute, ...moreMinutes]) {
        // The first moment from which the clock, going forward through that day, shows the time or a later one.
        const wall = date.toPlainDateTime({ hour: Math.floor(one / 60), minute: one % 60 });
        let moment = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
        while (Temporal.PlainDateTime.compare(moment.toPlainDateTime(), wall) < 0) moment = moment.add({ minutes: 1 });
        if (moment.epochMilliseconds > after && moment.epochMilliseconds <= last)
          expected.add(moment.epochMilliseconds);
      }
    }
    expect(runs).toEqual([...expected].sort((a, b) => a - b));
    expect(nextEdition(order, (runs[3] ?? 0) - 1)).toBe(runs[3]);
    expect(previousEdition(order, runs[4] ?? 0)).toBe(runs[3]);
  });
  fc.assert(property, { seed: 20_260_401, numRuns: 120 });
});

it('two times in one gap of a clock are one edition', () => {
  const order = { minute: 135, moreMinutes: [150, 180], days: [7] as const, monthly: [], zone: 'Europe/Berlin' };
  const runs = nextEditions(order, at('2026-03-28T12:00Z'), 2);
  expect(runs).toEqual([at('2026-03-29T01:00Z'), at('2026-04-05T00:15Z')]);
});

it('a 31st is left out where a month has none, and the last day is in every month', () => {
  const dates = (date: number) =>
    nextEditions({ minute: 0, days: [], monthly: [{ date }], zone: 'UTC' }, at('2027-01-01T00:00Z'), 4).map((run) =>
      new Date(run).toISOString().slice(0, 10),
    );
  expect(dates(31)).toEqual(['2027-01-31', '2027-03-31', '2027-05-31', '2027-07-31']);
  expect(dates(-1)).toEqual(['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30']);
});
