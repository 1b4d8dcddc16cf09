// Pages are read by workers: one that takes too long or too much memory is ended, and only its page is lost.
import type { RawArticle } from '../news/article.ts';
import { OutOfTime, PlainError } from '../news/plain-error.ts';
import type { PageFacts } from './page.ts';
import type { FoundLinks } from './page-feeds.ts';
import type { Answer, PageTask } from './page-worker.ts';
import { createWorkers, WorkerDied, WorkStopped } from './workers.ts';

export type Pages = ReturnType<typeof createPages>;

export interface PagesOptions {
  /** Of one page, without the start of its worker. */
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
  /** The page is given up when this is aborted. */
  readonly signal?: AbortSignal | undefined;
}

const MOST_WORKERS = 2;
const LIMIT_MS = 8000;
const IDLE_MS = 20_000;
/** Half as much is enough for nearly every honest page. */
const HEAP_MB = 64;

export function createPages({ limitMs = LIMIT_MS, idleMs = IDLE_MS, heapMb = HEAP_MB }: PagesOptions = {}) {
  const file = new URL('./page-worker.ts', import.meta.url);
  const workers = createWorkers({ file, most: MOST_WORKERS, idleMs, heapMb });
  const closing = new AbortController();

  async function ask<T>(act: PageTask['act'], body: Uint8Array, about: PageAbout): Promise<T> {
    const { contentType, url, outlet, robotsTag, signal } = about;
    const task: PageTask = { act, body, contentType, url, outlet, robotsTag };
    const stop = signal ? AbortSignal.any([signal, closing.signal]) : closing.signal;
    const answer = await workers.run(task, limitMs, stop).catch((error: unknown) => {
      if (closing.signal.aborted) throw new PlainError('Dateline is stopping.');
      if (error instanceof WorkStopped) throw new OutOfTime('The page takes too long to read.');
      if (error instanceof WorkerDied) throw new PlainError('The page takes too much memory to read.');
      throw error;
    });
    const said = answer as Answer<T>;
    if ('fault' in said) throw new PlainError(said.fault);
    return said.found;
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
      closing.abort();
      workers.close();
    },
  };
}
