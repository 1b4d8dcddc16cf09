// The heartbeat: node-cron as a metronome. It only asks; what is due is a column in the archive.
import { type RunCoordinator, schedule } from 'node-cron';
import type { Log } from './news/log.ts';
import { type Outage, outageOf } from './outage.ts';

export interface Beat {
  /** Names it among the processes that share an archive. */
  readonly name: string;
  /** When, as cron says it. */
  readonly pattern: string;
  /** @param signal begin nothing new once it is aborted */
  readonly work: (signal: AbortSignal) => Promise<unknown>;
  /** Elects one of the processes for each beat; without it, each does them all. */
  readonly election?: RunCoordinator | undefined;
}

export interface Heartbeat {
  /** Ends the beats, and waits for what is in hand, at most so long. */
  stop(patienceMs: number): Promise<void>;
}

/**
 * Does each work now, without an election, and then at its times, never twice at once in this process. What it throws is logged, and the next beat tries
 * again; so does an election that fails. That the archive is away is said once for all of them, and when it is back.
 */
export function startHeartbeat(beats: readonly Beat[], log: Log): Heartbeat {
  const leaving = new AbortController();
  const outage = outageOf(log);
  const hearts = beats.map((beat) => startBeat(beat, leaving.signal, log, outage));
  return {
    async stop(patienceMs) {
      leaving.abort();
      await Promise.all(hearts.map(({ task }) => task.destroy()));
      let timer: NodeJS.Timeout | undefined;
      const patience = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, patienceMs);
      });
      await Promise.race([Promise.all(hearts.map(({ inHand }) => inHand())), patience]);
      clearTimeout(timer);
    },
  };
}

function startBeat({ name, pattern, work, election }: Beat, leaving: AbortSignal, log: Log, outage: Outage) {
  let inHand: Promise<void> = Promise.resolve();
  let beating = false;

  const once = async (): Promise<void> => {
    beating = true;
    try {
      await work(leaving);
    } catch (error) {
      if (!outage.met(error)) log.error({ err: error, beat: name }, 'a beat failed; the next one tries again');
    } finally {
      beating = false;
    }
  };
  const start = () => {
    // The first beat is not the metronome's, so its `noOverlap` does not know of it.
    if (!leaving.aborted && !beating) inHand = once();
    return inHand;
  };

  const said = (message: string | Error) => log.debug({ metronome: String(message) }, 'the metronome says');
  const logger = { info: said, warn: said, error: said, debug: said };
  // A process that is still at its first beat leaves the turn to others.
  const shouldRun: RunCoordinator['shouldRun'] = async (key, ttlMs) => {
    if (beating) return false;
    try {
      const elected = await election!.shouldRun(key, ttlMs);
      // It was written down whose turn it is; a beat may have read only, as a full disk still lets it.
      outage.over();
      return elected;
    } catch (error) {
      if (outage.met(error)) return false;
      throw error;
    }
  };
  const elected = election ? { distributed: true, runCoordinator: { ...election, shouldRun } } : {};
  const task = schedule(pattern, start, { name, noOverlap: true, logger, ...elected });
  task.on('execution:skipped', ({ reason }) => {
    if (reason === 'coordinator-error') {
      log.error({ beat: name }, 'the archive could not say whose turn it is; the next beat asks again');
    }
  });
  void start();
  return { task, inHand: () => inHand };
}
