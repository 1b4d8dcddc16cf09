// wire → archive → stories: looks at the feeds that are due.
import type { Archive } from '../archive/archive.ts';
import type { KeptFeed } from '../archive/feeds.ts';
import { ArchiveAway } from '../news/archive-away.ts';
import type { FeedContent } from '../news/feed.ts';
import type { FeedState } from '../news/feed-state.ts';
import { afterFailure, afterSilence, afterSuccess } from '../news/next-look.ts';
import type { Failed } from '../news/reading.ts';
import { completeFromPages, type Look, type LookTools, lookAt } from './look.ts';

export interface GatherTools extends LookTools {
  readonly archive: LookTools['archive'] &
    Pick<
      Archive,
      'feedsDue' | 'claimLooks' | 'releaseLooks' | 'recordLook' | 'recordLooks' | 'wakeUnreached' | 'feedCounts'
    >;
  /** The shortest time between two looks at a feed. */
  readonly shortestMs: number;
}

export interface Looked {
  readonly kept: KeptFeed;
  readonly look: Exclude<Look, { kind: 'left' }>;
  /** Of the articles added, how many were completed from their pages. */
  readonly completed: number;
}

export interface Gathered {
  readonly looked: number;
  readonly failed: number;
  readonly added: number;
  readonly changed: number;
  /** Nobody could be reached, so the round was broken off. */
  readonly offline: boolean;
}

/** Looks at once, and of these at one host. */
const AT_ONCE = 16;
const AT_ONE_HOST = 2;
/** So many hosts that cannot be reached, and nobody who can, mean that it is our own network. */
const SILENT_HOSTS = 3;
/** How many times the shortest wait nobody may have been reached. */
const SILENCE = 1.5;
/** Feeds that wait claimed for their turn, and of these of one host: little enough to be looked at long before the claim runs out. */
const AHEAD = 48;
const AHEAD_OF_ONE_HOST = 8;
/** While feeds of busy hosts wait, others are looked for after so many looks. */
const TURNS = 4;

/**
 * Looks at every feed that is due, a few at a time, until none is. Each look is claimed first, so that two processes never look at once; what becomes of it is
 * recorded before the next takes its place. Nothing is kept of a feed that was looked at, so that memory does not grow with their number.
 * @param options.signal begin nothing new once it is aborted, and leave what is under way for another time
 * @param options.looked is told of each look
 */
export async function gather(
  tools: GatherTools,
  options: { readonly signal?: AbortSignal; readonly looked?: (looked: Looked) => void } = {},
): Promise<Gathered> {
  const { archive, now, log } = tools;
  const signal = options.signal ?? new AbortController().signal;
  const count = { looked: 0, failed: 0, added: 0, changed: 0 };
  const underWay = new Map<string, { readonly host: string; readonly done: Promise<void> }>();
  /** Failures to reach anybody, as long as nobody has been reached: they may be ours. */
  let unheard: { readonly kept: KeptFeed; readonly failure: Failed }[] | null = [];
  let offline = false;
  let away: ArchiveAway | undefined;

  const paceOf = ({ feed }: KeptFeed) => ({ feedId: feed.id, now: now(), shortestMs: tools.shortestMs });
  const tell = (kept: KeptFeed, look: Looked['look'], completed = 0) => {
    count.looked += 1;
    if (look.kind === 'failed') count.failed += 1;
    else {
      count.added += look.added.length;
      count.changed += look.changed.length;
    }
    options.looked?.({ kept, look, completed });
  };
  const fail = async (kept: KeptFeed, failure: Failed) => {
    await archive.recordLook(kept.feed.id, afterFailure(kept.state, failure, paceOf(kept)));
    tell(kept, { kind: 'failed', failure });
  };
  const blame = async () => {
    const waiting = unheard ?? [];
    unheard = null;
    for (const { kept, failure } of waiting) await fail(kept, failure);
  };
  /** For how long no feed at all has been reached, when it is longer than usual: since the last one was. */
  const silentSince = async () => {
    const { succeededAt } = await archive.feedCounts();
    return succeededAt !== null && succeededAt < now() - SILENCE * tools.shortestMs ? succeededAt : null;
  };
  /** Somebody was reached, so the network is there; if it was away, whoever could not be reached meanwhile is tried at once. */
  const heard = async () => {
    if (!unheard) return;
    const since = await silentSince();
    await blame();
    offline = false;
    if (since !== null) await archive.wakeUnreached(since, now());
  };

  /** Recorded several at a time: whoever loses these has lost nothing but that they need not be looked at yet. */
  const unchanged: { readonly id: string; readonly state: FeedState }[] = [];
  const record = () => archive.recordLooks(unchanged.splice(0));

  async function one(kept: KeptFeed): Promise<void> {
    const look = await lookAt(tools, kept, signal);
    if (look.kind === 'left') {
      await archive.recordLook(kept.feed.id, { ...kept.state, dueAt: now() });
      return;
    }
    const unreached = look.kind === 'failed' && (look.failure.code === 'network' || look.failure.code === 'timeout');
    if (unreached && unheard) {
      unheard.push({ kept, failure: look.failure });
      const hosts = new Set(unheard.map(({ kept }) => kept.host)).size;
      if (hosts >= SILENT_HOSTS) offline ||= (await silentSince()) !== null;
      // So many at one or two hosts, or with others heard of lately, are their own fault.
      if (!offline && (hosts >= SILENT_HOSTS || unheard.length > AT_ONCE)) await blame();
      return;
    }
    await heard();
    if (look.kind === 'failed') return fail(kept, look.failure);
    if (look.content === null) {
      unchanged.push({ id: kept.feed.id, state: afterSuccess(kept.state, look.reading, null, paceOf(kept)) });
      if (unchanged.length >= AT_ONCE) await record();
      return tell(kept, look);
    }
    const { content, added } = look;
    const found = { articles: added.length, newestAt: newestOf(content, now()), ttlMs: content.ttlMs ?? null };
    await archive.recordLook(kept.feed.id, afterSuccess(kept.state, look.reading, found, paceOf(kept)));
    tell(kept, look, await completeFromPages(tools, kept, added, signal));
  }

  function start(kept: KeptFeed): void {
    const done = one(kept)
      .catch((error: unknown) => {
        // Its claim runs out by itself, and then it is due again.
        if (error instanceof ArchiveAway) {
          away ??= error;
          return;
        }
        log.error({ err: error, feed: kept.feed.url }, 'a look at a feed failed: this is a bug in Dateline');
      })
      .finally(() => underWay.delete(kept.feed.id));
    underWay.set(kept.feed.id, { host: kept.host, done });
  }

  const queue = queueOf(tools, underWay);
  const finished = () => Array.from(underWay.values(), ({ done }) => done);
  try {
    for (;;) {
      if (!signal.aborted && !offline && !away) for (const kept of await queue.next()) start(kept);
      if (underWay.size === 0) break;
      await Promise.race(finished());
    }
  } finally {
    await Promise.all(finished());
  }
  if (away) throw away;
  await record();
  await queue.giveBack();
  const waiting = unheard ?? [];
  for (const { kept, failure } of waiting) {
    if (!offline) await fail(kept, failure);
    else {
      await archive.recordLook(kept.feed.id, afterSilence(kept.state, failure, paceOf(kept)));
      tell(kept, { kind: 'failed', failure });
    }
  }
  if (offline)
    log.warn({ feeds: waiting.length }, 'no feed can be reached: is the network there? The next round tries again');
  else if (count.looked > 0) log.info({ ...count }, 'gathered');
  return { ...count, offline };
}

/** Feeds that were claimed and wait for their turn, the longest waiting first, so that the archive is asked for several at a time. */
function queueOf(
  { archive, now }: Pick<GatherTools, 'archive' | 'now'>,
  underWay: ReadonlyMap<string, { readonly host: string }>,
) {
  let waiting: KeptFeed[] = [];
  /** Turns since the archive was asked last. */
  let turns = 0;

  function startable(room: number): readonly KeptFeed[] {
    const hosts = new Map<string, number>();
    for (const { host } of underWay.values()) hosts.set(host, (hosts.get(host) ?? 0) + 1);
    const chosen: KeptFeed[] = [];
    for (const kept of waiting) {
      const looks = hosts.get(kept.host) ?? 0;
      if (looks >= AT_ONE_HOST || chosen.length >= room) continue;
      hosts.set(kept.host, looks + 1);
      chosen.push(kept);
    }
    return chosen;
  }

  /** Claims more, of each host only a few, so that none fills the queue. */
  async function refill(): Promise<void> {
    const hosts = new Map<string, number>();
    for (const { host } of waiting) hosts.set(host, (hosts.get(host) ?? 0) + 1);
    for (let room = AHEAD - waiting.length; room > 0; ) {
      const full = [...hosts].filter(([, count]) => count >= AHEAD_OF_ONE_HOST).map(([host]) => host);
      const due = await archive.feedsDue(now(), room, full);
      const chosen = due.filter(({ host }) => {
        const count = hosts.get(host) ?? 0;
        hosts.set(host, count + 1);
        return count < AHEAD_OF_ONE_HOST;
      });
      waiting.push(
        ...(await archive.claimLooks(
          chosen.map(({ id }) => id),
          now(),
        )),
      );
      if (due.length < room) break;
      room -= chosen.length;
    }
  }

  return {
    /** As many as there is room for, never more of one host than may be looked at together. */
    async next(): Promise<readonly KeptFeed[]> {
      const room = AT_ONCE - underWay.size;
      turns += 1;
      if (startable(room).length < room && (waiting.length === 0 || turns >= TURNS)) {
        turns = 0;
        await refill();
      }
      const chosen = startable(room);
      waiting = waiting.filter((kept) => !chosen.includes(kept));
      return chosen;
    },
    /** What was claimed and did not have its turn is due at once, for whoever asks. */
    giveBack: () =>
      archive.releaseLooks(
        waiting.splice(0).map(({ feed }) => feed.id),
        now(),
      ),
  };
}

function newestOf({ articles }: FeedContent, now: number): number | null {
  const dates = articles.flatMap(({ publishedAt }) =>
    publishedAt !== null && publishedAt <= now ? [publishedAt] : [],
  );
  return dates.length > 0 ? Math.max(...dates) : null;
}
