// The pace at which requests leave: even, just under Discord's limit, counted where they leave.
import { setTimeout as wait } from 'node:timers/promises';
import { DefaultRestOptions, type RESTOptions } from 'discord.js';

export type Pace = ReturnType<typeof createPace>;

interface PaceOptions {
  /** Discord's limit for this process, interaction callbacks exempt. */
  readonly perSecond: number;
  /** Milliseconds, never set back. */
  readonly now?: () => number;
  readonly sleep?: (ms: number) => Promise<unknown>;
}

interface Departure {
  leftAt: number;
  answeredAt: number | null;
  /** A standstill fell upon it: it left at `leftAt` at the latest, and its answer tells nothing of how long the way takes. */
  held: boolean;
}

/** How much closer together two requests may come on their way than they left: so much more than a second is looked back. */
const JITTER_MS = 3;
/** Of the limit, what background work takes when nothing else is sent. */
const SHARE = 0.978;
/** A turn that the event loop gave late may be made up for by so many after it; a longer stop is lost time. */
const MADE_UP = 2;
/** So many may wait at the gate; for each one more, turns come so much slower. */
const WAITING = 4;
const SLOWER = 0.01;
/** A timer that is so late tells of a process that stood still. */
const STANDSTILL_MS = 20;
/** The quickest answer of so long, or twice that, is how long the way takes at least. */
const QUICKEST_MS = 600_000;

/**
 * `turn` gives background work its turns at an even pace; `gate` is passed by every request that counts, and holds it while one less than
 * the limit left in the last second, whichever second that is. Discord counts arrivals, and by which seconds is not known; after a standstill
 * nothing is therefore made up for in a burst, and what was slow on its way counts from when it can have arrived. Where the gate lets fewer pass than
 * there are turns, background work waits for its turns instead: nobody else finds it at the gate.
 */
export function createPace({ perSecond, now = () => performance.now(), sleep = wait }: PaceOptions) {
  const most = Math.max(1, perSecond - 1);
  const spanMs = 1_000 + JITTER_MS;
  // Never more turns than may leave: of a low limit one less is a larger share, and what waits would become more and more.
  const intervalMs = Math.max(1_000 / (perSecond * SHARE), spanMs / most);
  let departures: Departure[] = [];
  let quickest = { ms: Number.POSITIVE_INFINITY, beforeMs: Number.POSITIVE_INFINITY, sinceAt: now() };
  let nextTurnAt = Number.NEGATIVE_INFINITY;
  let gates: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  /** The latest at which Discord can have counted it, as far as is known: as long before the answer as the quickest answer takes. */
  const countedAt = ({ leftAt, answeredAt }: Departure) =>
    Math.max(leftAt, (answeredAt ?? now()) - Math.min(now() - leftAt, quickest.ms, quickest.beforeMs));

  /** When another one may leave. */
  function freeAt(): number {
    departures = departures.filter((each) => countedAt(each) > now() - spanMs);
    if (departures.length < most) return Number.NEGATIVE_INFINITY;
    const times = departures.map(countedAt).sort((a, b) => b - a);
    return (times[most - 1] as number) + spanMs;
  }

  async function rest(ms: number): Promise<void> {
    const until = now() + ms;
    await sleep(Math.ceil(ms));
    if (now() - until < STANDSTILL_MS) return;
    // Nothing moved for a while: what was counted shortly before leaves only now.
    for (const each of departures)
      if (each.leftAt > until - STANDSTILL_MS) Object.assign(each, { leftAt: now(), held: true });
  }

  async function pass(): Promise<() => void> {
    for (let ms = freeAt() - now(); ms > 0; ms = freeAt() - now()) await rest(ms);
    const departure: Departure = { leftAt: now(), answeredAt: null, held: false };
    departures.push(departure);
    return () => {
      const at = now();
      departure.answeredAt = at;
      if (at - quickest.sinceAt > QUICKEST_MS)
        quickest = { ms: Number.POSITIVE_INFINITY, beforeMs: quickest.ms, sinceAt: at };
      if (!departure.held) quickest.ms = Math.min(quickest.ms, at - departure.leftAt);
    };
  }

  return {
    /** Waits for a turn; turns are given in the order in which they were asked for. */
    async turn(signal?: AbortSignal): Promise<void> {
      const at = now();
      const turnAt = Math.max(nextTurnAt, at - MADE_UP * intervalMs);
      nextTurnAt = turnAt + intervalMs * (1 + SLOWER * Math.max(0, waiting - WAITING));
      if (turnAt > at) await rest(turnAt - at);
      signal?.throwIfAborted();
    },

    /** Waits until one more request may leave, and counts it. @returns to be called when its answer is there */
    gate(): Promise<() => void> {
      waiting += 1;
      const passed = gates.then(pass).finally(() => {
        waiting -= 1;
      });
      gates = passed.catch(() => {});
      return passed;
    },
  };
}

/** Interaction callbacks and what follows them on the interaction's own webhook do not count. */
const EXEMPT = /\/(interactions|webhooks)\//;

/** discord.js's own way to send a request, through the gate, with `limitMs` for the answer from when it leaves: what waited at the gate says nothing about Discord. */
export function paced(pace: Pace, limitMs: number): RESTOptions['makeRequest'] {
  return async (url, init) => {
    const answered = EXEMPT.test(url) ? undefined : await pace.gate();
    const tooLong = new AbortController();
    const timer = setTimeout(() => tooLong.abort(), limitMs);
    const signal = init.signal ? AbortSignal.any([init.signal, tooLong.signal]) : tooLong.signal;
    try {
      return await DefaultRestOptions.makeRequest(url, { ...init, signal });
    } finally {
      clearTimeout(timer);
      answered?.();
    }
  };
}
