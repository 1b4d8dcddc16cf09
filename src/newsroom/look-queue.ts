// The order of looks: what is due is asked for many at a time, claimed some ahead, and given out so that no host is asked too often and none waits for another.
import type { Archive } from '../archive/archive.ts';
import type { KeptFeed } from '../archive/feed-rows.ts';

/** Looks at once, and of these at one host. */
export const AT_ONCE = 16;
const AT_ONE_HOST = 2;
/** Feeds that are asked for at a time, little more than their names: the archive reads through all to find them. */
const LISTED = 2_048;
/** Feeds claimed at a time: few where looks are slow, so that no right waits for long, and more where all former ones were soon used. */
const CLAIMED = { fewest: 64, most: 512 };
const SOON_MS = 2_000;
/** A right that has waited for so long is not used: it must outlast the look. */
const STALE_MS = 30_000;
/** While feeds of busy hosts wait, the archive is asked for others after so long. */
const LULL_MS = 5_000;

interface Claimed {
  readonly kept: KeptFeed;
  readonly at: number;
}

interface QueueTools {
  readonly archive: Pick<Archive, 'feedsDue' | 'claimLooks' | 'releaseLooks'>;
  readonly now: () => number;
}

export type LookQueue = ReturnType<typeof lookQueue>;

export function lookQueue({ archive, now }: QueueTools) {
  /** By host, the one that has waited longest first: feeds to be claimed, feeds to be looked at, looks under way. */
  const due = new Map<string, string[]>();
  const claimed = new Map<string, Claimed[]>();
  const looks = new Map<string, number>();
  let underWay = 0;
  let lastClaim = { at: Number.NEGATIVE_INFINITY, size: CLAIMED.fewest };
  let listing = { at: Number.NEGATIVE_INFINITY, found: LISTED };

  /** One of each host in turn, as long as there is room. */
  function take(): readonly KeptFeed[] {
    const chosen: KeptFeed[] = [];
    for (const [host, feeds] of claimed) {
      if (underWay >= AT_ONCE) break;
      let own = looks.get(host) ?? 0;
      if (own >= AT_ONE_HOST) continue;
      // One among others goes behind them after each look.
      const isAlone = claimed.size === 1;
      if (!isAlone) claimed.delete(host);
      do {
        const first = feeds.shift();
        if (!first || first.at < now() - STALE_MS) continue;
        own += 1;
        looks.set(host, own);
        underWay += 1;
        chosen.push(first.kept);
      } while (isAlone && feeds.length > 0 && own < AT_ONE_HOST && underWay < AT_ONCE);
      if (feeds.length === 0) claimed.delete(host);
      else if (!isAlone) claimed.set(host, feeds);
    }
    return chosen;
  }

  /** Claims some of what is due, of as many hosts as there are that have nothing claimed. */
  async function claim(): Promise<void> {
    const at = now();
    const quick = claimed.size === 0 && at - lastClaim.at < SOON_MS;
    const size = quick ? Math.min(lastClaim.size * 2, CLAIMED.most) : CLAIMED.fewest;
    const free = [...due].filter(isFree).slice(0, size);
    const share = Math.floor(size / free.length);
    const ids: string[] = [];
    for (const [host, feeds] of free) {
      ids.push(...feeds.splice(0, share));
      due.delete(host);
      if (feeds.length > 0) due.set(host, feeds);
    }
    if (ids.length === 0) return;
    lastClaim = { at, size };
    for (const kept of await archive.claimLooks(ids, at)) {
      const own = claimed.get(kept.host);
      if (own) own.push({ kept, at });
      else claimed.set(kept.host, [{ kept, at }]);
    }
  }

  /** Whether the archive is to be asked: nothing is at hand, or others than those at hand may have become due. */
  function wantsMore(): boolean {
    return listing.found === LISTED || now() - listing.at >= LULL_MS;
  }

  /** Asks for what is due, of hosts of which nothing is at hand. @returns whether there is any */
  async function list(): Promise<boolean> {
    const at = now();
    const found = await archive.feedsDue(at, LISTED, [...due.keys(), ...claimed.keys()]);
    listing = { at, found: found.length };
    for (const { id, host } of found) {
      const own = due.get(host);
      if (own) own.push(id);
      else due.set(host, [id]);
    }
    return found.length > 0;
  }

  const isFree = ([host]: readonly [string, unknown]) => !claimed.has(host);

  /** The same as `next` without asking the archive. @returns whether that would give no more, too */
  function atHand(): { readonly chosen: readonly KeptFeed[]; readonly isAll: boolean } {
    const chosen = take();
    return { chosen, isAll: underWay >= AT_ONCE || !(wantsMore() || due.entries().some(isFree)) };
  }

  /** Claims, and asks for what is due, as long as there is room and anything to be had. */
  async function fill(chosen: readonly KeptFeed[]): Promise<readonly KeptFeed[]> {
    const all = [...chosen];
    while (underWay < AT_ONCE) {
      if (due.size > 0) await claim();
      const taken = take();
      all.push(...taken);
      if (taken.length > 0) continue;
      if (!wantsMore() || !(await list())) break;
    }
    return all;
  }

  return {
    /** As many as there is room for, never more of one host than may be looked at together. Each is to be followed by `done`. */
    async next(): Promise<readonly KeptFeed[]> {
      const { chosen, isAll } = atHand();
      return isAll ? chosen : fill(chosen);
    },
    atHand,
    done({ host }: KeptFeed): void {
      underWay -= 1;
      const own = (looks.get(host) ?? 0) - 1;
      if (own > 0) looks.set(host, own);
      else looks.delete(host);
    },
    /** Others have become due: the archive is asked once more. */
    again(): void {
      listing = { at: Number.NEGATIVE_INFINITY, found: LISTED };
    },
    /** What was claimed and did not have its turn is left to whoever asks. */
    giveBack: () => archive.releaseLooks([...claimed.values()].flat().map(({ kept }) => kept.feed.id)),
  };
}
