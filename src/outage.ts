// One voice for an archive that is away: all beats meet it, each minute, and an operator is to hear of it once.
import { ArchiveAway } from './news/archive-away.ts';
import type { Log } from './news/log.ts';

const MINUTE_MS = 60_000;
/** It is said again after so long. */
const REMINDER_MS = 10 * MINUTE_MS;

export type Outage = ReturnType<typeof outageOf>;

export function outageOf(log: Log, now: () => number = Date.now) {
  let began: number | undefined;
  let saidAt = 0;
  const minutes = () => Math.round((now() - (began ?? now())) / MINUTE_MS);
  return {
    /** @returns whether the archive is away: anything else is for the caller to report */
    met(error: unknown): boolean {
      if (!(error instanceof ArchiveAway)) return false;
      began ??= now();
      if (saidAt === 0 || now() - saidAt >= REMINDER_MS) {
        saidAt = now();
        log.error(
          { reason: error.reason, minutes: minutes() },
          'the archive cannot be used: make room on its disk, or see that its server runs. Digests wait, and go out once it is back',
        );
      }
      return true;
    },
    over(): void {
      if (began === undefined) return;
      log.info({ minutes: minutes() }, 'the archive can be used again: what waited goes out now');
      began = undefined;
      saidAt = 0;
    },
  };
}
