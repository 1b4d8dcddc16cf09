// Workers: processes of their own for what strangers wrote. Whatever one of them runs into, it ends alone: a thread that asks for too much memory at once
// takes its whole process with it.
import { type ChildProcess, fork } from 'node:child_process';
import { getCompileCacheDir } from 'node:module';
import { tmpdir } from 'node:os';

interface WorkersOptions {
  /** What a worker runs: it says something when it has started, and then answers each message with one of its own. */
  readonly file: URL;
  readonly most: number;
  /** How long a worker without work stays. */
  readonly idleMs: number;
  /** Of one worker's heap. */
  readonly heapMb: number;
}

/** A worker ended while it had work, because it ran out of memory. */
export class WorkerDied extends Error {}

/** The time for a task was over, or nobody wants its result. */
export class WorkStopped extends Error {}

/** How long a worker may take to start: on a machine that is busy with other things that is long. */
const START_MS = 30_000;
/** Of the heap, for what does not live long. */
const YOUNG_MB = 8;

export type Workers = ReturnType<typeof createWorkers>;

/** Starts none before there is work, and keeps none that has nothing to do. */
export function createWorkers({ file, most, idleMs, heapMb }: WorkersOptions) {
  const idle: { readonly child: ChildProcess; readonly leave: NodeJS.Timeout }[] = [];
  const all = new Set<ChildProcess>();
  const ready = new WeakSet<ChildProcess>();
  const waiting: (() => void)[] = [];
  let running = 0;

  function start(): ChildProcess {
    const child = fork(file, {
      execArgv: [`--max-old-space-size=${heapMb}`, `--max-semi-space-size=${YOUNG_MB}`],
      // It needs to know nothing of the process, its secrets least of all; only where to find itself compiled.
      env: { NODE_COMPILE_CACHE: getCompileCacheDir() },
      cwd: tmpdir(),
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    all.add(child);
    child.once('exit', () => all.delete(child));
    // An end that matters is seen by whoever waits for the work.
    child.on('error', () => all.delete(child));
    return child;
  }

  function end(child: ChildProcess): void {
    all.delete(child);
    child.kill('SIGKILL');
  }

  function take(): ChildProcess {
    for (let next = idle.pop(); next; next = idle.pop()) {
      clearTimeout(next.leave);
      if (next.child.connected) {
        next.child.ref();
        next.child.channel?.ref();
        return next.child;
      }
    }
    return start();
  }

  function giveBack(child: ChildProcess): void {
    if (!child.connected) return;
    const leave = setTimeout(() => {
      idle.splice(
        idle.findIndex((each) => each.child === child),
        1,
      );
      end(child);
    }, idleMs).unref();
    idle.push({ child, leave });
    // What only waits keeps nobody up.
    child.unref();
    child.channel?.unref();
  }

  /** @throws WorkStopped where the signal comes first */
  function turn(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        waiting.splice(waiting.indexOf(begin), 1);
        reject(new WorkStopped());
      };
      const begin = () => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      waiting.push(begin);
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  /** The child's next message. @throws WorkerDied, WorkStopped, and then it is ended */
  function heard(child: ChildProcess, signal: AbortSignal): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const finish = (settle: () => void) => {
        child.off('message', said).off('exit', died).off('error', failed);
        signal.removeEventListener('abort', stopped);
        settle();
      };
      const said = (message: unknown) => finish(() => resolve(message));
      const died = () => finish(() => reject(new WorkerDied('a worker died of its work')));
      const failed = (error: Error) => finish(() => reject(error));
      const stopped = () =>
        finish(() => {
          end(child);
          reject(new WorkStopped());
        });
      child.once('message', said).once('exit', died).once('error', failed);
      signal.addEventListener('abort', stopped, { once: true });
      if (signal.aborted) stopped();
    });
  }

  async function done(task: object, limitMs: number, signal: AbortSignal): Promise<unknown> {
    const within = (ms: number) => AbortSignal.any([signal, AbortSignal.timeout(ms)]);
    const child = take();
    if (!ready.has(child)) await heard(child, within(START_MS));
    ready.add(child);
    const answer = heard(child, within(limitMs));
    // One that is gone meanwhile says so by its end.
    child.send(task, () => undefined);
    const found = await answer;
    giveBack(child);
    return found;
  }

  return {
    /**
     * One task for one worker, in turn.
     * @param limitMs from when the worker begins with it
     * @throws WorkerDied, WorkStopped
     */
    async run(task: object, limitMs: number, signal: AbortSignal): Promise<unknown> {
      if (signal.aborted) throw new WorkStopped();
      if (running < most) running += 1;
      else await turn(signal);
      try {
        return await done(task, limitMs, signal);
      } finally {
        const next = waiting.shift();
        if (next) next();
        else running -= 1;
      }
    },
    /** Ends them all; whoever has work in hand is told by its signal. */
    close(): void {
      for (const { leave } of idle.splice(0)) clearTimeout(leave);
      for (const child of all) end(child);
    },
  };
}
