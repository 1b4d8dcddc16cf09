// Patience with one look: it ends when its time is over or whoever asked does not want the answer any more. A signal, a listener and a timer of its own for
// each look would cost more than all else of it that is ours.

export class Patience {
  /** Why nothing is waited for any more; null: it is. */
  ended: Error | null = null;
  outOfTime = false;
  /** Is told when it ends; one at a time. */
  onEnd: ((why: Error) => void) | null = null;
  /** By `performance.now()`. */
  readonly until: number;
  readonly #waiting: Waiting;
  readonly #sharers: Set<Patience> | null;

  constructor(totalMs: number, signal: AbortSignal | undefined) {
    this.until = performance.now() + totalMs;
    this.#waiting = waitingFor(totalMs);
    this.#waiting.add(this);
    this.#sharers = signal ? sharersOf(signal) : null;
    this.#sharers?.add(this);
    if (signal?.aborted) this.stop(signal.reason);
  }

  stop(reason: unknown): void {
    // Whoever asked had only so much time, which is another thing than to have changed their mind.
    this.outOfTime ||= reason instanceof Error && reason.name === 'TimeoutError';
    if (this.ended) return;
    this.ended = new DOMException('The look was broken off', 'AbortError');
    this.onEnd?.(this.ended);
  }

  /** Its time is over. */
  expire(): void {
    this.outOfTime = true;
    this.stop(undefined);
  }

  /** The look is over. */
  done(): void {
    this.#waiting.delete(this);
    this.#sharers?.delete(this);
  }
}

/** Those that last equally long, so that the first one ends first, and the one timer for all of them. */
class Waiting {
  readonly #all = new Set<Patience>();
  readonly #totalMs: number;
  #timer: NodeJS.Timeout | undefined;

  constructor(totalMs: number) {
    this.#totalMs = totalMs;
  }

  add(one: Patience): void {
    this.#all.add(one);
    if (this.#timer) this.#timer.ref();
    else this.#watch(this.#totalMs);
  }

  delete(one: Patience): void {
    this.#all.delete(one);
    // The timer runs on for the next one, and keeps nobody up.
    if (this.#all.size === 0) this.#timer?.unref();
  }

  #watch(ms: number): void {
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      for (const one of this.#all) {
        const leftMs = one.until - performance.now();
        if (leftMs > 0) return this.#watch(Math.ceil(leftMs));
        this.#all.delete(one);
        one.expire();
      }
    }, ms);
  }
}

/** By milliseconds; there are few. */
const waiting = new Map<number, Waiting>();

function waitingFor(totalMs: number): Waiting {
  const known = waiting.get(totalMs) ?? new Waiting(totalMs);
  waiting.set(totalMs, known);
  return known;
}

/** By signal, the looks that it breaks off: one listener for all of them. */
const sharers = new WeakMap<AbortSignal, Set<Patience>>();

function sharersOf(signal: AbortSignal): Set<Patience> {
  const known = sharers.get(signal);
  if (known) return known;
  const all = new Set<Patience>();
  sharers.set(signal, all);
  signal.addEventListener(
    'abort',
    () => {
      for (const each of all) each.stop(signal.reason);
    },
    { once: true },
  );
  return all;
}
