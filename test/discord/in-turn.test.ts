import { setTimeout as wait } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { inTurn } from '../../src/discord/in-turn.ts';
import { createPace } from '../../src/discord/pace.ts';

it('acts when its turn comes, and hands on what came of it', async () => {
  const pace = createPace({ perSecond: 50 });
  expect(await inTurn(pace, 60_000, async (signal) => signal.aborted)).toBe(false);
  await expect(inTurn(pace, 60_000, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
});

it('gives up before its turn where that comes too late, and leaves no fault that nobody hears of', async () => {
  const unheard: unknown[] = [];
  const listen = (reason: unknown) => unheard.push(reason);
  process.on('unhandledRejection', listen);
  onTestFinished(() => void process.off('unhandledRejection', listen));
  let turn = () => {};
  const turnComes = new Promise<void>((resolve) => (turn = resolve));
  // The clock stands still, so that the fourth turn lies ahead until it is let come.
  const pace = createPace({ perSecond: 50, now: () => 0, sleep: () => turnComes });
  for (let before = 0; before < 3; before += 1) await pace.turn();
  let acted = false;
  const late = inTurn(pace, 5, async () => {
    acted = true;
  });
  await expect(late).rejects.toMatchObject({ name: 'TimeoutError' });
  turn();
  await wait(10);
  expect({ acted, unheard }).toEqual({ acted: false, unheard: [] });
});
