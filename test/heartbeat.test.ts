import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Heartbeat, startHeartbeat } from '../src/heartbeat.ts';
import { keepLog } from './e2e/stage.ts';

let heart: Heartbeat | undefined;
beforeEach(() => vi.useFakeTimers({ now: new Date('2026-03-01T12:00:30Z') }));
afterEach(async () => {
  const stopping = heart?.stop(0);
  await vi.advanceTimersByTimeAsync(1);
  await stopping;
  vi.useRealTimers();
});

describe('the heartbeat', () => {
  it('beats at once, and then every minute', async () => {
    let beats = 0;
    heart = startHeartbeat(async () => (beats += 1), keepLog());
    expect(beats).toBe(1);
    await vi.advanceTimersByTimeAsync(3 * 60_000);
    expect(beats).toBe(4);
  });

  it('never beats twice at once, however long a beat takes', async () => {
    let under = 0;
    let most = 0;
    heart = startHeartbeat(async () => {
      under += 1;
      most = Math.max(most, under);
      await new Promise((resolve) => setTimeout(resolve, 150_000));
      under -= 1;
    }, keepLog());
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    expect(most).toBe(1);
  });

  it('goes on after a beat that failed, and says so in the log', async () => {
    const log = keepLog();
    let beats = 0;
    heart = startHeartbeat(async () => {
      beats += 1;
      throw new Error('the archive is away');
    }, log);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(beats).toBe(2);
    expect(log.lines.filter(({ level }) => level === 'error')).toHaveLength(2);
  });

  it('waits at its end for what is in hand, but not for ever', async () => {
    const told: boolean[] = [];
    heart = startHeartbeat(async (signal) => {
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => setTimeout(resolve, 5_000)));
      told.push(signal.aborted);
    }, keepLog());
    const stopped = heart.stop(10_000);
    await vi.advanceTimersByTimeAsync(5_000);
    await stopped;
    expect(told).toEqual([true]);
    heart = startHeartbeat(() => new Promise(() => undefined), keepLog());
    const impatient = heart.stop(10_000);
    await vi.advanceTimersByTimeAsync(10_000);
    await expect(impatient).resolves.toBeUndefined();
  });
});
