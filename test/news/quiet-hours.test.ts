import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { quietHoursTyped, quietUntil } from '../../src/news/quiet-hours.ts';
import { Refusal } from '../../src/news/refusal.ts';

const at = (time: string) => Date.parse(time);

describe('quiet hours', () => {
  it.each([
    ['22:00-7:00', { from: 1320, to: 420 }],
    ['10pm to 7', { from: 1320, to: 420 }],
    ['0:00 – 6:30', { from: 0, to: 390 }],
    ['off', null],
  ])('“%s” are understood', (typed, hours) => expect(quietHoursTyped(typed)).toEqual(hours));
  it.each(['', '22:00', '7-7', '22-7-8', 'night'])('“%s” are none', (typed) =>
    expect(() => quietHoursTyped(typed)).toThrow(Refusal),
  );

  it('begin at their first minute, end at their last, and end once in a night when the clocks change', () => {
    const berlin = { language: null, zone: 'Europe/Berlin', quiet: { from: 1320, to: 150 } };
    const end = at('2026-10-25T00:30Z');
    expect(quietUntil(berlin, at('2026-10-24T19:59Z'))).toBeNull();
    expect(quietUntil(berlin, at('2026-10-24T20:00Z'))).toBe(end);
    expect(quietUntil(berlin, end - 1)).toBe(end);
    expect(quietUntil(berlin, end)).toBeNull();
    // Two o’clock comes again.
    expect(quietUntil(berlin, at('2026-10-25T01:15Z'))).toBeNull();
    expect(quietUntil({ ...berlin, quiet: null }, end - 1)).toBeNull();
  });

  it('are those of the clock on the wall, in any zone, away from its changes', () => {
    const minute = fc.integer({ min: 0, max: 1439 });
    const zone = fc.constantFrom('UTC', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Chatham', 'America/Havana');
    const day = fc.integer({ min: at('2026-06-01T00:00Z'), max: at('2026-08-30T00:00Z') });
    fc.assert(
      fc.property(minute, minute, zone, day, (from, to, name, moment) => {
        fc.pre(from !== to);
        const local = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(name);
        const now = local.hour * 60 + local.minute;
        const inside = from < to ? now >= from && now < to : now >= from || now < to;
        const until = quietUntil({ language: null, zone: name, quiet: { from, to } }, moment);
        expect(until !== null).toBe(inside);
        if (until === null) return;
        const end = Temporal.Instant.fromEpochMilliseconds(until).toZonedDateTimeISO(name);
        expect(end.hour * 60 + end.minute).toBe(to);
        expect(until - moment).toBeLessThanOrEqual(24 * 3_600_000);
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});
