// What is done at the pace of background work, and given up where it takes too long.
import type { Pace } from './pace.ts';

/**
 * Waits for a turn, then acts; rejects with the signal's reason after `limitMs`, the wait included. A request that waits for a rate limit does not hear
 * the signal until its turn comes; then it is not sent.
 */
export function inTurn<T>(pace: Pace, limitMs: number, act: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const giveUp = new AbortController();
  const { signal } = giveUp;
  const timer = setTimeout(() => giveUp.abort(new DOMException('This took too long.', 'TimeoutError')), limitMs);
  timer.unref();
  const late = new Promise<never>((_, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason), { once: true }),
  );
  // Raced from the first: nobody else would hear of a turn that comes too late. Thousands of acts do not wait for their limits once they are done.
  return Promise.race([pace.turn(signal).then(() => act(signal)), late]).finally(() => clearTimeout(timer));
}
