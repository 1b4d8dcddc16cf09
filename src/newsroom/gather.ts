// wire → archive → stories: looks at the feeds that are due.
import type { Archive } from '../archive/archive.ts';
import type { KeptFeed } from '../archive/feed-rows.ts';
import type { Recorded } from '../archive/looks.ts';
import { ArchiveAway } from '../news/archive-away.ts';
import type { FeedContent } from '../news/feed.ts';
import { isSteady } from '../news/feed-state.ts';
import { afterFailure, afterSilence, afterSuccess, dueAfter } from '../news/next-look.ts';
import type { Failed, Fresh, Reading, Unchanged } from '../news/reading.ts';
import { type CompletionTools, completeForgotten, completeNew } from './completion.ts';
import { type Look, type LookTools, lookAt } from './look.ts';
import { AT_ONCE, lookQueue } from './look-queue.ts';

export interface GatherTools extends LookTools, CompletionTools {
  readonly archive: LookTools['archive'] &
    CompletionTools['archive'] &
    Pick<
      Archive,
      | 'feedsDue'
      | 'claimLooks'
      | 'releaseLooks'
      | 'recordLook'
      | 'recordLooks'
      | 'wakeUnreached'
      | 'lastReached'
      | 'reachedAt'
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
  /** Articles of earlier looks that were completed from their pages. */
  readonly completed: number;
  /** Nobody could be reached, so the round was broken off. */
  readonly offline: boolean;
}

/** So many hosts that cannot be reached, and nobody who can, mean that it is our own network. */
const SILENT_HOSTS = 3;
/** How many times the shortest wait nobody may have been reached. */
const SILENCE = 1.5;
/** Looks that brought nothing are written so many at a time: whoever loses these has lost nothing but that they need not be looked at yet. */
const RECORDED = 1_024;
/** Or after so long: the rights to them must not run out before. */
const RECORDED_MS = 5_000;

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
  const count = { looked: 0, failed: 0, added: 0, changed: 0, completed: 0 };
  let underWay = 0;
  /** Is resolved when a look is over. */
  let turn = Promise.withResolvers<void>();
  /** Who could not be reached, as long as it is not known whose fault that is: it may be ours. */
  const unheard: { readonly kept: KeptFeed; readonly failure: Failed }[] = [];
  /** The last who was reached in this round. */
  let reached: KeptFeed | undefined;
  let asking = false;
  let offline = false;
  let isOver = false;
  let away: ArchiveAway | undefined;

  const paceOf = ({ feed }: KeptFeed) => ({ feedId: feed.id, now: now(), shortestMs: tools.shortestMs });
  const unchangedBy = (reading: Fresh | Unchanged, kept: KeptFeed): Recorded => {
    const pace = paceOf(kept);
    const { id } = kept.feed;
    if (reading.kind === 'unchanged' && isSteady(kept.state, reading))
      return { id, dueAt: dueAfter(kept.state, pace), lookedAt: pace.now, changed: null };
    const changed = afterSuccess(kept.state, reading, null, pace);
    return { id, dueAt: changed.dueAt, lookedAt: pace.now, changed };
  };
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
    for (const { kept, failure } of unheard.splice(0)) await fail(kept, failure);
  };
  /** Since when no feed at all has been reached, where that is longer than usual: since the last one was, or ever. */
  const silentSince = async () => {
    const at = (await archive.reachedAt()) ?? 0;
    return at >= now() - SILENCE * tools.shortestMs ? null : at;
  };
  /** Somebody was reached for the first time, so the network is there; if it was away, whoever could not be reached meanwhile is tried at once. */
  const heard = async (kept: KeptFeed) => {
    reached = kept;
    const since = await silentSince();
    await blame();
    offline = false;
    if (since !== null && (await archive.wakeUnreached(since, now()))) queue.again();
  };
  /** Who was reached last is asked once more: if they are silent too, it is our own network. */
  const allSilent = async () => {
    if (!reached && (await silentSince()) !== null) return true;
    const last = reached ?? (await archive.lastReached());
    if (!last) return false;
    const { address, validators } = last.state;
    return isUnreached(await tools.read({ url: address, validators, accept: 'feed', signal }));
  };
  const miss = async (kept: KeptFeed, failure: Failed) => {
    unheard.push({ kept, failure });
    if (offline || asking) return;
    const hosts = new Set(unheard.map((each) => each.kept.host)).size;
    if (hosts >= SILENT_HOSTS) {
      asking = true;
      offline = await allSilent();
      asking = false;
    }
    // So many at one or two hosts are their own fault, and so are more where others are heard of.
    if (!offline && (hosts >= SILENT_HOSTS || unheard.length > AT_ONCE)) await blame();
  };

  const unchanged: Recorded[] = [];
  const record = () => archive.recordLooks(unchanged.splice(0));
  const queue = lookQueue(tools);

  async function one(kept: KeptFeed): Promise<void> {
    const look = await lookAt(tools, kept, signal);
    if (look.kind === 'left') {
      await archive.releaseLooks([kept.feed.id]);
      return;
    }
    if (look.kind === 'failed' && isUnreached(look.failure)) return miss(kept, look.failure);
    if (reached) reached = kept;
    else await heard(kept);
    if (look.kind === 'failed') return fail(kept, look.failure);
    if (look.content === null) {
      // Nothing more is kept of it than is to be written.
      unchanged.push(unchangedBy(look.reading, kept));
      if (unchanged.length >= RECORDED || now() - unchanged[0]!.lookedAt >= RECORDED_MS) await record();
      return tell(kept, look);
    }
    const { content, added } = look;
    const found = { articles: added.length, newestAt: newestOf(content, now()), asks: content.asks ?? null };
    await archive.recordLook(kept.feed.id, afterSuccess(kept.state, look.reading, found, paceOf(kept)));
    tell(kept, look, kept.feed.pages ? await completeNew(tools, kept.feed.id, added, signal) : 0);
  }

  /** Goes on beside the others; its fault is nobody else's. */
  function begin(work: Promise<void>, about: object, over: () => void): void {
    underWay += 1;
    const done = () => {
      underWay -= 1;
      over();
      goOn();
    };
    work.then(done, (error: unknown) => {
      // A claim runs out by itself, and then the feed is due again.
      if (error instanceof ArchiveAway) away ??= error;
      else log.error({ err: error, ...about }, 'a look at a feed failed: this is a bug in Dateline');
      done();
    });
  }

  const isStopped = () => signal.aborted || offline || away !== undefined || isOver;
  /** What is at hand has its turn at once; where the archive has to be asked, or nothing is left, the loop below sees to it. */
  function goOn(): void {
    const { chosen, isAll } = isStopped() ? { chosen: [], isAll: false } : queue.atHand();
    for (const kept of chosen) start(kept);
    if (!isAll || chosen.length === 0) turn.resolve();
  }

  const start = (kept: KeptFeed) => begin(one(kept), { feed: kept.feed.url }, () => queue.done(kept));
  const complete = async () => {
    count.completed = await completeForgotten(tools, signal);
  };

  if (!signal.aborted) begin(complete(), { pages: 'of teasers' }, () => undefined);
  try {
    for (;;) {
      turn = Promise.withResolvers<void>();
      if (!isStopped()) for (const kept of await queue.next()) start(kept);
      if (underWay === 0) break;
      await turn.promise;
    }
  } finally {
    isOver = true;
    while (underWay > 0) {
      turn = Promise.withResolvers<void>();
      await turn.promise;
    }
  }
  if (away) throw away;
  await record();
  await queue.giveBack();
  for (const { kept, failure } of unheard) {
    if (!offline) await fail(kept, failure);
    else {
      await archive.recordLook(kept.feed.id, afterSilence(kept.state, failure, paceOf(kept)));
      tell(kept, { kind: 'failed', failure });
    }
  }
  if (offline)
    log.warn({ feeds: unheard.length }, 'no feed can be reached: is the network there? The next round tries again');
  else if (count.looked + count.completed > 0) log.info({ ...count }, 'gathered');
  return { ...count, offline };
}

const isUnreached = (reading: Reading) =>
  reading.kind === 'failed' && (reading.code === 'network' || reading.code === 'timeout');

function newestOf({ articles }: FeedContent, now: number): number | null {
  const dates = articles.flatMap(({ publishedAt }) =>
    publishedAt !== null && publishedAt <= now ? [publishedAt] : [],
  );
  return dates.length > 0 ? Math.max(...dates) : null;
}
