// Withdrawals: whether the pages of what was posted lately are still there. A page that its server says is gone for good was taken back by its outlet.
import type { Archive } from '../archive/archive.ts';
import type { Log } from '../news/log.ts';
import type { Reading } from '../news/reading.ts';

export interface WithdrawalTools {
  readonly archive: Pick<Archive, 'postedSince' | 'withdrawArticles'>;
  readonly read: (request: {
    readonly url: string;
    readonly accept: 'page';
    readonly signal: AbortSignal;
  }) => Promise<Reading>;
  /** Whether robots.txt lets us read it. */
  readonly allows: (url: string, signal: AbortSignal) => Promise<boolean>;
  readonly now: () => number;
  readonly log: Log;
}

const HOUR_MS = 3_600_000;
/** Hours after an article was posted first in which its page is looked at: five looks, and then readers have moved on. */
export const LOOK_HOURS = [1, 4, 12, 24, 47] as const;
const MOST = 200;
const AT_ONCE = 4;
const PATIENCE_MS = 20_000;

/**
 * To be done once an hour. Sites are asked one page at a time. Only "410 Gone" counts: a page that is missing or out of reach may have moved.
 * @returns how many articles were withdrawn
 */
export async function lookForWithdrawn(
  { archive, read, allows, now, log }: WithdrawalTools,
  { signal = new AbortController().signal }: { readonly signal?: AbortSignal | undefined } = {},
): Promise<number> {
  const at = now();
  const since = at - (Math.max(...LOOK_HOURS) + 1) * HOUR_MS;
  const due = (await archive.postedSince(since, MOST * 5)).filter(({ postedAt }) =>
    LOOK_HOURS.some((hour) => hour === Math.floor((at - postedAt) / HOUR_MS)),
  );
  const hosts = [...Map.groupBy(due.slice(0, MOST), ({ url }) => URL.parse(url)?.host ?? '').values()];
  const gone: string[] = [];
  const work = async () => {
    for (let pages = hosts.shift(); pages && !signal.aborted; pages = hosts.shift()) {
      for (const { articleId, url } of pages) {
        if (signal.aborted) return;
        const patience = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]);
        if (!(await allows(url, patience))) continue;
        const reading = await read({ url, accept: 'page', signal: patience });
        if (reading.kind === 'failed' && reading.gone) gone.push(articleId);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  if (gone.length === 0) return 0;
  const withdrawn = await archive.withdrawArticles(gone, now());
  log.info({ articles: gone }, 'outlets took back what was posted');
  return withdrawn;
}
