// The heartbeat: node-cron as a metronome. It only asks; what is due is a column in the archive.
import { schedule } from 'node-cron';
import type { Log } from './news/log.ts';

export interface Heartbeat {
  /** Ends the beat, and waits for what is in hand, at most so long. */
  stop(patienceMs: number): Promise<void>;
}

/**
 * Calls `beat` now and then every minute, never twice at once. What it throws is logged, and the next minute tries again.
 * @param beat is told by its signal to begin nothing new
 */
export function startHeartbeat(beat: (signal: AbortSignal) => Promise<unknown>, log: Log): Heartbeat {
  const leaving = new AbortController();
  let inHand: Promise<void> = Promise.resolve();
  let beating = false;

  const once = async (): Promise<void> => {
    beating = true;
    try {
      await beat(leaving.signal);
    } catch (error) {
      log.error({ err: error }, 'a beat failed; the next one is in a minute');
    } finally {
      beating = false;
    }
  };
  const start = () => {
    // The first beat is not the metronome's, so its `noOverlap` does not know of it.
    if (!leaving.signal.aborted && !beating) inHand = once();
    return inHand;
  };

  const said = (message: string | Error) => log.debug({ metronome: String(message) }, 'the metronome says');
  const logger = { info: said, warn: said, error: said, debug: said };
  const task = schedule('* * * * *', start, { name: 'heartbeat', noOverlap: true, logger });
  void start();

  return {
    async stop(patienceMs) {
      leaving.abort();
      await task.destroy();
      let timer: NodeJS.Timeout | undefined;
      const patience = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, patienceMs);
      });
      await Promise.race([inHand, patience]);
      clearTimeout(timer);
    },
  };
}
