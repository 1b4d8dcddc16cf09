// wire → archive → stories: looks at the feeds that are due.
import type { Archive } from '../archive/archive.ts';
import type { KeptFeed } from '../archive/feeds.ts';
import type { FeedContent } from '../news/feed.ts';
import { afterFailure, afterSilence, afterSuccess } from '../news/next-look.ts';
import type { Failed } from '../news/reading.ts';
import { completeFromPages, type Look, type LookTools, lookAt } from './look.ts';

export interface GatherTools extends LookTools {
  readonly archive: LookTools['archive'] &
    Pick<Archive, 'feedsDue' | 'claimLooks' | 'recordLook' | 'wakeUnreached' | 'feedCounts'>;
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
const BARREN_MS = 5_000;

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
    const found = look.content && {
      articles: look.added.length,
      newestAt: newestOf(look.content, now()),
      ttlMs: look.content.ttlMs ?? null,
    };
    await archive.recordLook(kept.feed.id, afterSuccess(kept.state, look.reading, found, paceOf(kept)));
    tell(kept, look, await completeFromPages(tools, kept, look.added, signal));
  }

  function start(kept: KeptFeed): void {
    const done = one(kept)
      .catch((error: unknown) => {
        // Its claim runs out by itself, and then it is due again.
        log.error({ err: error, feed: kept.feed.url }, 'a look at a feed failed: this is a bug in Dateline');
      })
      .finally(() => underWay.delete(kept.feed.id));
    underWay.set(kept.feed.id, { host: kept.host, done });
  }

  const choose = chooser(tools, underWay);
  const finished = () => Array.from(underWay.values(), ({ done }) => done);
  try {
    for (;;) {
      if (!signal.aborted && !offline) for (const kept of await choose()) start(kept);
      if (underWay.size === 0) break;
      await Promise.race(finished());
    }
  } finally {
    await Promise.all(finished());
  }
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

/** Takes on as many feeds as there is room for, the longest waiting first, never more of one host than may be looked at together. */
function chooser(
  { archive, now }: Pick<GatherTools, 'archive' | 'now'>,
  underWay: ReadonlyMap<string, { readonly host: string }>,
): () => Promise<readonly KeptFeed[]> {
  /** Hosts beside which nothing was due a moment ago: asking again would read all of theirs in vain. */
  let barren = { hosts: '', until: 0 };
  return async () => {
    const taken: KeptFeed[] = [];
    const hosts = new Map<string, number>();
    for (const { host } of underWay.values()) hosts.set(host, (hosts.get(host) ?? 0) + 1);
    for (let room = AT_ONCE - underWay.size; room > 0; ) {
      const full = [...hosts].filter(([, looks]) => looks >= AT_ONE_HOST).map(([host]) => host);
      const name = full.sort().join(' ');
      if (full.length > 0 && name === barren.hosts && now() < barren.until) break;
      const due = await archive.feedsDue(now(), AT_ONCE, full);
      if (due.length === 0) {
        barren = { hosts: name, until: now() + BARREN_MS };
        break;
      }
      const chosen: string[] = [];
      for (const { id, host } of due) {
        const looks = hosts.get(host) ?? 0;
        if (looks >= AT_ONE_HOST || chosen.length === room) continue;
        hosts.set(host, looks + 1);
        chosen.push(id);
      }
      taken.push(...(await archive.claimLooks(chosen, now())));
      room -= chosen.length;
    }
    return taken;
  };
}

function newestOf({ articles }: FeedContent, now: number): number | null {
  const dates = articles.flatMap(({ publishedAt }) =>
    publishedAt !== null && publishedAt <= now ? [publishedAt] : [],
  );
  return dates.length > 0 ? Math.max(...dates) : null;
}
