import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { REST } from 'discord.js';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { restOptions } from '../../src/discord/client.ts';
import { createPace } from '../../src/discord/pace.ts';

/** A clock that moves only while somebody sleeps; a sleeper wakes late by what `lateness` says. */
function clockwork(lateness: () => number = () => 0) {
  let at = 0;
  const sleepers: { wakeAt: number; wake: () => void }[] = [];
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  return {
    now: () => at,
    stop(ms: number) {
      at += ms;
    },
    sleep: (ms: number) =>
      new Promise<void>((resolve) => void sleepers.push({ wakeAt: at + ms + lateness(), wake: resolve })),
    async run(until: Promise<unknown>): Promise<void> {
      let done = false;
      void until.then(() => (done = true));
      for (await settle(); !done; await settle()) {
        sleepers.sort((a, b) => a.wakeAt - b.wakeAt);
        const next = sleepers.shift();
        if (!next) throw new Error('everybody waits and nobody sleeps');
        at = Math.max(at, next.wakeAt);
        next.wake();
      }
    },
  };
}

/** The most that fall into one second, whichever second that is. */
function densest(times: readonly number[]): number {
  return Math.max(...times.map((start) => times.filter((time) => time >= start && time < start + 1_000).length));
}

async function leaving(count: number, perSecond: number, clock: ReturnType<typeof clockwork>, extra = 0) {
  const pace = createPace({ perSecond, now: clock.now, sleep: clock.sleep });
  const times: number[] = [];
  const leave = async () => {
    await pace.gate();
    times.push(clock.now());
  };
  const digests = Array.from({ length: count }, async () => {
    await pace.turn();
    await leave();
  });
  const others = Array.from({ length: extra }, leave);
  await clock.run(Promise.all([...digests, ...others]));
  return times;
}

test('1,000 requests at 50 a second leave within 20.8 seconds, evenly', async () => {
  const times = await leaving(1_000, 50, clockwork());
  expect(times.at(-1)).toBeLessThan(20_800);
  expect(densest(times)).toBeLessThan(50);
  expect(times.filter((time) => time < 100).length).toBeLessThan(8);
});

test('no second holds more than the limit, however late the timers and however much else is sent', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 50 }),
      fc.integer({ min: 0, max: 80 }),
      fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1 }),
      async (perSecond, extra, late) => {
        let turn = 0;
        const times = await leaving(
          120,
          perSecond,
          clockwork(() => late[turn++ % late.length] ?? 0),
          extra,
        );
        expect(densest(times)).toBeLessThanOrEqual(Math.max(1, perSecond - 1));
      },
    ),
    { numRuns: 25, seed: 5 },
  );
});

test('no second of Discord’s holds more than the limit, however long each request is on its way and its answer back', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 5, max: 50 }),
      fc.array(fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 300 })), { minLength: 1 }),
      async (perSecond, ways) => {
        const clock = clockwork();
        const pace = createPace({ perSecond, now: clock.now, sleep: clock.sleep });
        const arrivals: number[] = [];
        const send = async (which: number) => {
          const [up, down] = which === 0 ? [0, 0] : (ways[which % ways.length] as [number, number]);
          await pace.turn();
          const answered = await pace.gate();
          await clock.sleep(40 + up);
          arrivals.push(clock.now());
          await clock.sleep(40 + down);
          answered();
        };
        await clock.run(Promise.all(Array.from({ length: 120 }, (_, which) => send(which))));
        expect(arrivals).toHaveLength(120);
        expect(densest(arrivals)).toBeLessThanOrEqual(perSecond);
      },
    ),
    { numRuns: 40, seed: 7 },
  );
});

test('what a standstill cost is not made up for in a burst', async () => {
  const clock = clockwork();
  const pace = createPace({ perSecond: 50, now: clock.now, sleep: clock.sleep });
  await clock.run(pace.turn());
  clock.stop(5_000);
  const times: number[] = [];
  const turns = Array.from({ length: 20 }, async () => {
    await pace.turn();
    times.push(clock.now());
  });
  await clock.run(Promise.all(turns));
  expect(times.filter((time) => time < 5_050).length).toBeLessThan(6);
});

test('one standstill does not slow down what comes after it', async () => {
  const wakings = [...Array.from({ length: 150 }, () => 0), 70];
  const clock = clockwork(() => wakings.shift() ?? 0);
  const pace = createPace({ perSecond: 50, now: clock.now, sleep: clock.sleep });
  const send = async () => {
    await pace.turn();
    const answered = await pace.gate();
    await clock.sleep(80);
    answered();
  };
  await clock.run(Promise.all(Array.from({ length: 1_000 }, send)));
  expect(clock.now()).toBeLessThan(20_800);
});

test('whoever passes the gate without a turn does not find all the others waiting there', async () => {
  const clock = clockwork();
  const pace = createPace({ perSecond: 50, now: clock.now, sleep: clock.sleep });
  let left = 4_000;
  let doneAt = 0;
  const hand = async () => {
    while (left > 0) {
      left -= 1;
      await pace.turn();
      const answered = await pace.gate();
      // Some answers are late, so that the gate lets fewer pass than there are turns.
      await clock.sleep(left % 4 === 0 ? 200 : 80);
      answered();
      doneAt = clock.now();
    }
  };
  const waits: number[] = [];
  const reader = async () => {
    while (left > 0) {
      await clock.sleep(3_000);
      const asked = clock.now();
      const answered = await pace.gate();
      waits.push(clock.now() - asked);
      answered();
    }
  };
  await clock.run(Promise.all([...Array.from({ length: 64 }, hand), reader()]));
  expect(waits.length).toBeGreaterThan(20);
  expect(Math.max(...waits)).toBeLessThan(600);
  expect(doneAt).toBeLessThan(92_500);
});

test('a turn that nobody wants any more is not taken', async () => {
  const pace = createPace({ perSecond: 50 });
  await expect(pace.turn(AbortSignal.abort(new Error('too late')))).rejects.toThrow('too late');
});

test('at a low limit no more turns are given than may leave, so that nothing waits longer and longer behind them', async () => {
  for (const perSecond of [2, 5, 6, 25, 50]) {
    const clock = clockwork();
    const pace = createPace({ perSecond, now: clock.now, sleep: clock.sleep });
    const waits = Array.from({ length: 120 }, async () => {
      await pace.turn();
      const from = clock.now();
      await pace.gate();
      return clock.now() - from;
    });
    await clock.run(Promise.all(waits));
    expect(Math.max(...(await Promise.all(waits)))).toBeLessThan(3_000);
  }
});

test('what waits at the gate is not given up: its time runs from when it leaves', async () => {
  const server = createServer(
    (_, answer) => void answer.setHeader('content-type', 'application/json').end('{"well":true}'),
  );
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const gate = Promise.withResolvers<() => void>();
    const pace = { turn: async () => {}, gate: () => gate.promise };
    const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const rest = new REST({ ...restOptions(apiUrl, pace), retries: 0 }).setToken('t');
    const answer = rest.get('/gateway');
    await vi.advanceTimersByTimeAsync(60_000);
    gate.resolve(() => {});
    expect(await answer).toEqual({ well: true });
  } finally {
    vi.useRealTimers();
    server.close();
  }
});
