import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Patience } from '../../src/wire/patience.ts';

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => vi.useRealTimers());

it('ends each look when its own time is over, and none that is done', () => {
  const ended: string[] = [];
  const start = (name: string, ms = 12_000) => {
    const patience = new Patience(ms, undefined);
    patience.onEnd = () => ended.push(patience.outOfTime ? name : 'broken off');
    return patience;
  };
  start('first');
  vi.advanceTimersByTime(5_000);
  const done = start('second');
  start('short', 2_000);
  vi.advanceTimersByTime(1_000);
  start('third');
  done.done();
  vi.advanceTimersByTime(999);
  expect(ended).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(ended).toEqual(['short']);
  vi.advanceTimersByTime(5_000);
  expect(ended).toEqual(['short', 'first']);
  vi.advanceTimersByTime(5_999);
  expect(ended).toEqual(['short', 'first']);
  vi.advanceTimersByTime(1);
  expect(ended).toEqual(['short', 'first', 'third']);
  // Long after all of them, the next one has its whole time.
  vi.advanceTimersByTime(60_000);
  start('fourth');
  vi.advanceTimersByTime(11_999);
  expect(ended).toHaveLength(3);
  vi.advanceTimersByTime(1);
  expect(ended.at(-1)).toBe('fourth');
});
