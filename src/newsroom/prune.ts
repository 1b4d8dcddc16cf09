// Retention: what is too old goes, a little at a time.
import type { Archive } from '../archive/archive.ts';
import type { Log } from '../news/log.ts';

export interface PruneTools {
  readonly archive: Pick<Archive, 'prune'>;
  /** How long gathered articles are kept. */
  readonly keptMs: number;
  readonly now: () => number;
  readonly log: Log;
}

/** Between two batches, so that whoever else wants to write has their turn. */
const PAUSE_MS = 20;

/** Takes out what is too old, in batches, until nothing is or the signal is aborted. */
export async function prune(
  { archive, keptMs, now, log }: PruneTools,
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<{ readonly removed: number; readonly thinned: number }> {
  const total = { removed: 0, thinned: 0 };
  for (let more = true; more && !signal?.aborted; ) {
    const pruned = await archive.prune(now() - keptMs, now());
    total.removed += pruned.removed;
    total.thinned += pruned.thinned;
    more = pruned.more;
    if (more) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  if (total.removed + total.thinned > 0) log.info(total, 'took out what was too old');
  return total;
}
