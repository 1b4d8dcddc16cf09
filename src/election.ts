// Election: node-cron's `distributed` coordination over the archive. Of all processes that share it, one does each beat.
import type { RunCoordinator } from 'node-cron';
import type { Archive } from './archive/archive.ts';
import type { Log } from './news/log.ts';

/** How long a beat that is to be done by one process only is left to it without a sign of life. */
const LEASE_MS = 45_000;
const RENEWAL_MS = 15_000;

/**
 * @param options.alone whether a beat that takes long keeps the other processes from the next ones. A process that dies in it keeps them for 45
 * seconds; so its work is taken over at the second beat of a minute at the latest.
 */
export function createElection(
  archive: Pick<Archive, 'takeTurn' | 'renewTurn' | 'endTurn'>,
  options: { readonly alone: boolean; readonly now: () => number; readonly log: Log },
): RunCoordinator {
  const { alone, now, log } = options;
  const renewals = new Map<string, NodeJS.Timeout>();
  const turnOf = (key: string) => ({ ...beatOf(key), leaseMs: alone ? LEASE_MS : 0 });
  return {
    async shouldRun(key) {
      const turn = turnOf(key);
      const elected = await archive.takeTurn(turn, now());
      if (elected && alone) {
        const renew = () =>
          archive.renewTurn(turn, now()).catch((error: unknown) => log.warn({ err: error }, 'a turn was not renewed'));
        renewals.set(key, setInterval(renew, RENEWAL_MS).unref());
      }
      return elected;
    },
    async onComplete(key) {
      clearInterval(renewals.get(key));
      renewals.delete(key);
      if (alone) await archive.endTurn(turnOf(key), now());
    },
  };
}

/** node-cron's key: the task's name, a colon, and the beat's instant. */
function beatOf(key: string): { readonly name: string; readonly beatAt: number } {
  const [, name, at] = /^(.*?):(\d{4}-.*)$/.exec(key) ?? [];
  const beatAt = Date.parse(at ?? '');
  if (name === undefined || Number.isNaN(beatAt)) throw new Error(`"${key}" names no beat`);
  return { name: `beat:${name}`, beatAt };
}
