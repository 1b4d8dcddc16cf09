import { describe, expect, it } from 'vitest';
import { daysTyped, timesTyped } from '../../src/news/day-words.ts';
import { Refusal } from '../../src/news/refusal.ts';

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

describe('days as people type them', () => {
  it.each([
    ['daily', EVERY_DAY, []],
    ['mon-fri', [1, 2, 3, 4, 5], []],
    ['weekly', [1], []],
    ['monthly', [], [{ date: 1 }]],
    ['15', [], [{ date: 15 }]],
    ['1st and 15th', [], [{ date: 1 }, { date: 15 }]],
    ['the 3rd of each month', [], [{ date: 3 }]],
    ['last day', [], [{ date: -1 }]],
    ['on the last day of the month', [], [{ date: -1 }]],
    ['First Monday', [], [{ nth: 1, weekday: 1 }]],
    [
      '1st mon, 3rd mon',
      [],
      [
        { nth: 1, weekday: 1 },
        { nth: 3, weekday: 1 },
      ],
    ],
    ['last fri of every month', [], [{ nth: -1, weekday: 5 }]],
    ['sun, 15', [7], [{ date: 15 }]],
    ['Fridays, last day', [5], [{ date: -1 }]],
    ['15, 15, 31', [], [{ date: 15 }, { date: 31 }]],
  ] as const)('%s', (typed, days, monthly) => expect(daysTyped(typed)).toEqual({ days, monthly }));
  it.each(['', '0', '32', '-3', 'fifth monday', 'first someday', '15 someday', 'first', '1-5', '15th century'])(
    '“%s” are none',
    (typed) => expect(() => daysTyped(typed)).toThrow(Refusal),
  );
  it('are ten of a month at most', () => {
    expect(daysTyped('1,2,3,4,5,6,7,8,9,10').monthly).toHaveLength(10);
    expect(() => daysTyped('1,2,3,4,5,6,7,8,9,10,11')).toThrow(/list-too-long/);
  });
});

describe('times of a day as people type them', () => {
  it.each([
    ['8:00', [480]],
    ['8:00, 18:00', [480, 1080]],
    ['6pm and 8', [480, 1080]],
    ['noon; midnight', [0, 720]],
    ['8, 08:00, 8am', [480]],
  ])('%s', (typed, times) => {
    const { minute, moreMinutes } = timesTyped(typed);
    expect([minute, ...moreMinutes]).toEqual(times);
  });
  it.each(['', ',', '8:00 18:00', '8, later'])('“%s” are none', (typed) =>
    expect(() => timesTyped(typed)).toThrow(Refusal),
  );
  it('are six at most', () => {
    expect(timesTyped('1,2,3,4,5,6').moreMinutes).toHaveLength(5);
    expect(() => timesTyped('1,2,3,4,5,6,7')).toThrow(/list-too-long/);
  });
});
