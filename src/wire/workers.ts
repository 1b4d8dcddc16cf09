// Workers: processes of their own for what strangers wrote. Whatever one of them runs into, it ends alone: a thread that asks for too much memory at once
// takes its whole process with it.
import { type ChildProcess, fork } from 'node:child_process';
import { tmpdir } from 'node:os';

interface WorkersOptions {
  /** What a worker runs: it answers each message with one of its own. */
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

/** Of the heap, for what does not live long. */
const YOUNG_MB = 8;

export type Workers = ReturnType<typeof createWorkers>;

/** Starts none before there is work, and keeps none that has nothing to do. */
export function createWorkers({ file, most, idleMs, heapMb }: WorkersOptions) {
  const idle: { readonly child: ChildProcess; readonly leave: NodeJS.Timeout }[] = [];
  const all = new Set<ChildProcess>();
  const waiting: (() => void)[] = [];
  let running = 0;

  function start(): ChildProcess {
    const child = fork(file, {
      execArgv: [`--max-old-space-size=${heapMb}`, `--max-semi-space-size=${YOUNG_MB}`],
      // It needs to know nothing of the process, its secrets least of all.
      env: {},
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

  function done(child: ChildProcess, task: object, signal: AbortSignal): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const finish = (settle: () => void) => {
        child.off('message', answered).off('exit', died).off('error', failed);
        signal.removeEventListener('abort', stopped);
        settle();
      };
      const answered = (answer: unknown) =>
        finish(() => {
          giveBack(child);
          resolve(answer);
        });
      const died = () => finish(() => reject(new WorkerDied('a worker died of its work')));
      const failed = (error: Error) => finish(() => reject(error));
      const stopped = () =>
        finish(() => {
          end(child);
          reject(new WorkStopped());
        });
      child.once('message', answered).once('exit', died).once('error', failed);
      signal.addEventListener('abort', stopped, { once: true });
      child.send(task, (error) => {
        // A worker that is gone says so by its end.
        if (error && child.connected) failed(error);
      });
    });
  }

  return {
    /**
     * One task for one worker, in turn.
     * @param limitMs from when the work begins
     * @throws WorkerDied, WorkStopped
     */
    async run(task: object, limitMs: number, signal: AbortSignal): Promise<unknown> {
      if (signal.aborted) throw new WorkStopped();
      if (running < most) running += 1;
      else await turn(signal);
      try {
        const limit = AbortSignal.any([signal, AbortSignal.timeout(limitMs)]);
        return await done(take(), task, limit);
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
