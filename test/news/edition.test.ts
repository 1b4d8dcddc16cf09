import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { editionsDue, lastInstant, nextEdition, nextEditions, previousEdition } from '../../src/news/edition.ts';
import type { Subscription, Weekday } from '../../src/news/subscription.ts';
import { zoneNames } from '../../src/news/zone.ts';
import { subscriptionWith } from './made.ts';

const EVERY_DAY: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

it('is the same whatever was asked for before', () => {
  const zones = ['Europe/Berlin', 'Australia/Lord_Howe', 'Pacific/Apia'] as const;
  const instants = Array.from({ length: 60 }, (_, n) => Date.UTC(2011, 11, 27) + n * 5 * 3_600_000);
  const asked = zones.flatMap((zone) =>
    [8 * 60, 0].flatMap((time) => instants.map((after) => ({ zone, minute: time, after }))),
  );
  const answers = (all: typeof asked) =>
    all.map(({ zone, minute, after }) => nextEdition({ minute, days: EVERY_DAY, zone }, after));
  const forwards = answers(asked);
  expect(answers(asked.toReversed()).toReversed()).toEqual(forwards);
  const mixed = [...asked.keys()].sort((a, b) => ((a * 7_919) % 360) - ((b * 7_919) % 360));
  const among = answers(mixed.flatMap((place) => asked[place] ?? []));
  expect(mixed.map((place) => forwards[place])).toEqual(among);
  for (const [place, { after }] of asked.entries()) expect(forwards[place]).toBeGreaterThan(after);
});

const at = (time: string) => Date.parse(time);
const minute = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

describe('the timetable in the night when the clocks change', () => {
  it.each([
    ['Europe/Berlin', '02:30', '2026-03-28T12:00Z', '2026-03-29T01:00Z', 'a gap of an hour: the first minute after it'],
    ['Europe/Berlin', '02:30', '2026-10-24T12:00Z', '2026-10-25T00:30Z', 'an hour that comes twice: the first time'],
    ['America/New_York', '02:00', '2026-03-07T12:00Z', '2026-03-08T07:00Z', 'the gap begins at that very minute'],
    ['America/New_York', '03:00', '2026-03-07T12:00Z', '2026-03-08T07:00Z', 'the first minute after the gap is itself'],
    ['America/New_York', '01:30', '2026-10-31T12:00Z', '2026-11-01T05:30Z', 'an hour that comes twice'],
    ['Australia/Lord_Howe', '02:15', '2026-10-03T12:00Z', '2026-10-03T15:30Z', 'a gap of half an hour'],
    ['Australia/Lord_Howe', '01:45', '2026-04-04T12:00Z', '2026-04-04T14:45Z', 'half an hour that comes twice'],
    ['Africa/Cairo', '00:15', '2026-04-23T12:00Z', '2026-04-23T22:00Z', 'a gap at midnight'],
    ['America/Havana', '00:30', '2026-03-07T12:00Z', '2026-03-08T05:00Z', 'a gap at midnight'],
    ['America/Nuuk', '23:30', '2026-03-28T12:00Z', '2026-03-29T01:00Z', 'a gap that ends on the day after'],
    ['Pacific/Chatham', '02:50', '2026-09-26T00:00Z', '2026-09-26T14:00Z', 'a gap at a quarter to three'],
    ['Africa/Cairo', '23:30', '2026-10-29T12:00Z', '2026-10-29T20:30Z', 'the last hour of a day that comes twice'],
    ['America/Havana', '00:30', '2026-10-31T12:00Z', '2026-11-01T04:30Z', 'the first hour of a day that comes twice'],
    ['Pacific/Chatham', '03:00', '2026-04-04T00:00Z', '2026-04-04T13:15Z', 'a quarter past what comes twice'],
    ['Africa/Casablanca', '02:30', '2026-02-14T12:00Z', '2026-02-15T01:30Z', 'the clocks that go back for Ramadan'],
    ['Asia/Kathmandu', '08:00', '2026-05-01T12:00Z', '2026-05-02T02:15Z', 'no change, and an odd offset'],
  ])('%s at %s: %s → %s (%s)', (zone, time, after, expected) => {
    expect(new Date(nextEdition({ minute: minute(time), days: EVERY_DAY, zone }, at(after))).toISOString()).toBe(
      new Date(at(expected)).toISOString(),
    );
  });

  it('uses an hour that comes twice only once', () => {
    const runs = nextEditions({ minute: 150, days: EVERY_DAY, zone: 'Europe/Berlin' }, at('2026-10-24T12:00Z'), 2);
    expect(runs.map((run) => new Date(run).toISOString())).toEqual([
      '2026-10-25T00:30:00.000Z',
      '2026-10-26T01:30:00.000Z',
    ]);
  });

  it('leaves out a day that a country skipped', () => {
    const runs = nextEditions({ minute: 480, days: EVERY_DAY, zone: 'Pacific/Apia' }, at('2011-12-29T00:00Z'), 3);
    const days = runs.map((run) =>
      Temporal.Instant.fromEpochMilliseconds(run).toZonedDateTimeISO('Pacific/Apia').toPlainDate().toString(),
    );
    expect(days).toEqual(['2011-12-29', '2011-12-31', '2012-01-01']);
  });
});

describe('the timetable anywhere, at any time', () => {
  const zones = zoneNames().filter((name) => Intl.supportedValuesOf('timeZone').includes(name));
  const timetable = fc.record({
    minute: fc.integer({ min: 0, max: 1439 }),
    days: fc.subarray([...EVERY_DAY], { minLength: 1 }),
    zone: fc.constantFrom(...zones),
  });
  const instant = fc.integer({ min: at('2000-01-01T00:00Z'), max: at('2035-01-01T00:00Z') });

  it('goes strictly forward, on the days of the order, never twice on one, at its time unless that does not exist', () => {
    const property = fc.property(timetable, instant, (order, after) => {
      const runs = nextEditions(order, after, 8);
      const local = runs.map((run) => Temporal.Instant.fromEpochMilliseconds(run).toZonedDateTimeISO(order.zone));
      const days = local.map((moment) => moment.toPlainDate().toString());
      expect(new Set(days).size).toBe(days.length);
      runs.forEach((run, index) => {
        const moment = local[index];
        if (!moment) throw new Error('every run has a moment');
        expect(run).toBeGreaterThan(index === 0 ? after : (runs[index - 1] ?? 0));
        const minutes = moment.hour * 60 + moment.minute;
        if (minutes === order.minute) {
          expect(order.days).toContain(moment.dayOfWeek);
          return;
        }
        const before = moment.subtract({ minutes: 1 });
        const gap = moment.offsetNanoseconds - before.offsetNanoseconds;
        expect(gap).toBeGreaterThan(0);
        const meant = before.toPlainDateTime().add({ minutes: 1 }).round('minute').with({ hour: 0, minute: 0 });
        const asked = meant.add({ minutes: order.minute });
        expect(order.days).toContain(asked.dayOfWeek);
        expect(Temporal.PlainDateTime.compare(asked, moment.toPlainDateTime())).toBeLessThan(0);
        expect(asked.since(before.toPlainDateTime()).total('minutes')).toBeGreaterThan(0);
      });
    });
    fc.assert(property, { seed: 20_260_329, numRuns: 150 });
  });

  it('leaves out no day that exists', () => {
    const property = fc.property(timetable, instant, ({ minute: each, zone }, after) => {
      const runs = nextEditions({ minute: each, days: EVERY_DAY, zone }, after, 8);
      runs.slice(1).forEach((run, index) => {
        expect(run - (runs[index] ?? 0)).toBeLessThanOrEqual(26 * 3_600_000);
      });
    });
    const nights: [string, string][] = [
      ['America/Nuuk', '2026-03-27T00:00Z'],
      ['Africa/Cairo', '2026-04-22T00:00Z'],
    ];
    fc.assert(property, {
      seed: 11,
      numRuns: 150,
      examples: nights.map(([zone, day]) => [{ minute: 1410, days: [...EVERY_DAY], zone }, at(day)]),
    });
  });

  it('reads the same backwards', () => {
    const property = fc.property(timetable, instant, (order, after) => {
      const [first = 0, second = 0] = nextEditions(order, after, 2);
      expect(previousEdition(order, second)).toBe(first);
      expect(previousEdition(order, first + 1)).toBe(first);
      expect(previousEdition(order, first) ?? after).toBeLessThanOrEqual(after);
    });
    fc.assert(property, { seed: 5, numRuns: 150 });
  });

  it('gives the same next edition from any moment before it', () => {
    const property = fc.property(
      timetable,
      instant,
      fc.double({ min: 0, max: 1, noNaN: true }),
      (order, after, part) => {
        const next = nextEdition(order, after);
        expect(nextEdition(order, Math.floor(after + (next - after - 1) * part))).toBe(next);
        expect(nextEdition(order, next - 1)).toBe(next);
      },
    );
    fc.assert(property, { seed: 3, numRuns: 150 });
  });
});

describe('what is due', () => {
  const subscription = subscriptionWith({ dueAt: at('2026-05-04T08:00Z'), days: EVERY_DAY });
  const due = (time: string, change: Partial<Subscription> = {}) =>
    editionsDue({ ...subscription, ...change }, at(time));

  it('is nothing before its minute, and the edition at it', () => {
    expect(due('2026-05-04T07:59:59.999Z')).toEqual({ due: null, missed: [], nextAt: subscription.dueAt });
    expect(due('2026-05-04T08:00Z')).toMatchObject({
      due: { id: `s@${subscription.dueAt}` },
      missed: [],
      nextAt: at('2026-05-05T08:00Z'),
    });
  });

  it('is still sent within six hours, and missed from then on', () => {
    expect(due('2026-05-04T13:59:59Z').due?.dueAt).toBe(subscription.dueAt);
    expect(due('2026-05-04T14:00Z')).toMatchObject({
      due: null,
      missed: [{ dueAt: subscription.dueAt }],
      nextAt: at('2026-05-05T08:00Z'),
    });
  });

  it('is the newest after a downtime; what was missed is written down, the newest few of it', () => {
    const week = due('2026-05-11T09:00Z');
    expect(week.due?.dueAt).toBe(at('2026-05-11T08:00Z'));
    expect(week.missed.map((edition) => new Date(edition.dueAt).toISOString().slice(8, 10))).toEqual([
      '06',
      '07',
      '08',
      '09',
      '10',
    ]);
    const decade = due('2036-05-11T15:00Z', { days: [7] });
    expect(decade.due).toBeNull();
    expect(decade.missed).toHaveLength(5);
    expect(decade.missed.at(-1)?.dueAt).toBe(at('2036-05-11T08:00Z'));
  });

  it('is not too late for what it waited in quiet hours, even where they began after its time', () => {
    const night = {
      heldUntil: (t: number) =>
        t >= at('2026-03-03T22:00Z') && t < at('2026-03-04T07:00Z') ? at('2026-03-04T07:00Z') : null,
      beginsAfter: (t: number) => (t < at('2026-03-03T22:00Z') ? at('2026-03-03T22:00Z') : null),
    };
    const last = (time: string) => new Date(lastInstant({ lateHours: 6 }, at(time), night)).toISOString().slice(0, 16);
    expect(last('2026-03-03T12:00Z')).toBe('2026-03-03T18:00');
    expect(last('2026-03-03T21:50Z')).toBe('2026-03-04T12:50');
    expect(last('2026-03-03T17:00Z')).toBe('2026-03-04T08:00');
    expect(last('2026-03-03T23:00Z')).toBe('2026-03-04T13:00');
  });

  it('is nothing while it is paused', () => {
    expect(due('2030-01-01T00:00Z', { dueAt: null })).toMatchObject({ due: null, missed: [] });
  });
});
