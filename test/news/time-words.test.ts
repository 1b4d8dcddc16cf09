import { describe, expect, it } from 'vitest';
import { Refusal } from '../../src/news/refusal.ts';
import { daysNamed, timeOfDay } from '../../src/news/time-words.ts';

describe('a time of day', () => {
  it.each([
    ['8', 480],
    ['8:00', 480],
    ['08.30', 510],
    ['0830', 510],
    ['8pm', 1200],
    ['8:15 p.m.', 1215],
    ['12am', 0],
    ['12 pm', 720],
    ['20h', 1200],
    ['20h15', 1215],
    ['8 a.m', 480],
    ['12:30am', 30],
    ['20 h 15', 1215],
    ['00', 0],
    ['noon', 720],
    ['midnight', 0],
    ['0:00', 0],
    ['23:59', 1439],
    [' 7:05 ', 425],
  ])('%s is minute %i', (typed, expected) => expect(timeOfDay(typed)).toBe(expected));
  it.each(['', '24:00', '8:60', '13pm', '0am', 'soon', '8:0', '-1', '8:00:00', '1e3'])('“%s” is none', (typed) =>
    expect(() => timeOfDay(typed)).toThrow(Refusal),
  );
});

describe('days of the week', () => {
  it.each([
    ['daily', [1, 2, 3, 4, 5, 6, 7]],
    ['weekdays', [1, 2, 3, 4, 5]],
    ['weekend', [6, 7]],
    ['weekly', [1]],
    ['mon, wed', [1, 3]],
    ['Tues and Thu', [2, 4]],
    ['mon-fri', [1, 2, 3, 4, 5]],
    ['fri-mon', [1, 5, 6, 7]],
    ['sunday', [7]],
    ['sat sun', [6, 7]],
    ['Mondays', [1]],
    ['wed,mon,wed', [1, 3]],
    ['every  day', [1, 2, 3, 4, 5, 6, 7]],
    ['thurs/sa;tu', [2, 4, 6]],
    ['Mon – Wed', [1, 2, 3]],
    ['weekdays, sun', [1, 2, 3, 4, 5, 7]],
  ])('%s', (typed, expected) => expect(daysNamed(typed)).toEqual(expected));
  it.each(['', ',', 'someday', 'm', 'ts', 'constructor', '__proto__', 'monx', 'mon-', 'mon-xyz', 'mon-tue-wed'])(
    '“%s” are none',
    (typed) => expect(() => daysNamed(typed)).toThrow(Refusal),
  );
});
