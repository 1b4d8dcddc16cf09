// Patience with one look: it ends when its time is over or whoever asked does not want the answer any more. A signal and a listener of its own for each
// look would cost more than all else of it that is ours.

export class Patience {
  /** Why nothing is waited for any more; null: it is. */
  ended: Error | null = null;
  outOfTime = false;
  /** Is told when it ends; one at a time. */
  onEnd: ((why: Error) => void) | null = null;
  readonly #timer: NodeJS.Timeout;
  readonly #sharers: Set<Patience> | null;

  constructor(totalMs: number, signal: AbortSignal | undefined) {
    this.#timer = setTimeout(outOfTime, totalMs, this);
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

  /** The look is over. */
  done(): void {
    clearTimeout(this.#timer);
    this.#sharers?.delete(this);
  }
}

function outOfTime(patience: Patience): void {
  patience.outOfTime = true;
  patience.stop(undefined);
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
