// Pages are read in workers: one that takes too long or too much memory is ended, and only its page is lost.
import { Piscina } from 'piscina';
import type { RawArticle } from '../news/article.ts';
import { PlainError } from '../news/plain-error.ts';
import type { PageFacts } from './page.ts';
import type { FoundLinks } from './page-feeds.ts';
import type { Answer, PageTask } from './page-worker.ts';

export type Pages = ReturnType<typeof createPages>;

export interface PagesOptions {
  /** Of one page, the start of a worker included. */
  readonly limitMs?: number;
  /** How long a worker without work stays. */
  readonly idleMs?: number;
  /** Of one worker's heap. */
  readonly heapMb?: number;
}

export interface PageAbout {
  /** The answer's `Content-Type`. */
  readonly contentType: string | null;
  /** Where it was read. */
  readonly url: string | null;
  /** For a page that does not name its site. */
  readonly outlet?: string | undefined;
  /** The answer's `X-Robots-Tag`. */
  readonly robotsTag?: string | null | undefined;
}

const MOST_WORKERS = 2;
const LIMIT_MS = 8000;
const IDLE_MS = 20_000;
const HEAP_MB = 160;
const YOUNG_MB = 32;

/** Starts no worker before the first page, and none stays that has nothing to do. */
export function createPages({ limitMs = LIMIT_MS, idleMs = IDLE_MS, heapMb = HEAP_MB }: PagesOptions = {}) {
  const pool = new Piscina({
    filename: new URL('./page-worker.ts', import.meta.url).href,
    minThreads: 0,
    maxThreads: MOST_WORKERS,
    idleTimeout: idleMs,
    resourceLimits: { maxOldGenerationSizeMb: heapMb - YOUNG_MB, maxYoungGenerationSizeMb: YOUNG_MB },
    // A page's worker needs to know nothing of the process, its secrets least of all.
    env: {},
  });
  // A worker that dies without a page in hand loses nothing.
  pool.on('error', () => undefined);
  const waiting: (() => void)[] = [];
  let running = 0;
  let closed = false;

  /** The pool would count a page's time from when it begins to wait. */
  async function inTurn<T>(act: () => Promise<T>): Promise<T> {
    if (running < MOST_WORKERS) running += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await act();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  }

  async function ask<T>(name: 'facts' | 'feeds', body: Uint8Array, about: PageAbout): Promise<T> {
    const { contentType, url, outlet, robotsTag } = about;
    const task: PageTask = { body, contentType, url, outlet, robotsTag };
    const answer = await inTurn(async (): Promise<Answer<T>> => {
      if (closed) throw new PlainError('Dateline is stopping.');
      const limit = new AbortController();
      const timer = setTimeout(() => limit.abort(), limitMs);
      try {
        return await pool.run(task, { name, signal: limit.signal });
      } catch (error) {
        if (limit.signal.aborted) throw new PlainError('The page takes too long to read.');
        if (closed) throw new PlainError('Dateline is stopping.');
        if (isOutOfMemory(error)) throw new PlainError('The page takes too much memory to read.');
        throw error;
      } finally {
        clearTimeout(timer);
      }
    });
    if ('fault' in answer) throw new PlainError(answer.fault);
    return answer.found;
  }

  return {
    /** @throws PlainError, one sentence, for a page that holds no article, or is too large, too deep, too slow or of no known encoding */
    facts: (body: Uint8Array, about: PageAbout): Promise<PageFacts> => ask('facts', body, about),
    /** The article alone. @throws PlainError as `facts` */
    article: async (body: Uint8Array, about: PageAbout): Promise<RawArticle> =>
      (await ask<PageFacts>('facts', body, about)).article,
    /** What the page links to that may be a feed, unverified. @throws PlainError as `facts` */
    feedLinks: (body: Uint8Array, about: PageAbout): Promise<FoundLinks> => ask('feeds', body, about),
    /** Ends the workers; pages in hand fail. */
    async close(): Promise<void> {
      closed = true;
      await pool.destroy();
    },
  };
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
