// A newsroom that gathers from a server of this machine, with an archive in memory and a clock that stands still until it is moved.

import { onTestFinished } from 'vitest';
import { createArchive } from '../../src/archive/archive.ts';
import { openDatabase } from '../../src/archive/database.ts';
import { type Feed, feedId } from '../../src/news/feed.ts';
import { DAY_MS } from '../../src/news/next-look.ts';
import type { FullText } from '../../src/newsroom/full-text.ts';
import { gather, type Looked } from '../../src/newsroom/gather.ts';
import { parseFeedCalmly } from '../../src/wire/parse.ts';
import { createRead, type Limits } from '../../src/wire/read.ts';
import { keepLog } from '../e2e/stage.ts';
import { serveFeeds } from './feed-server.ts';

export const NOON = Date.UTC(2026, 2, 1, 12);
export const MINUTE_MS = 60_000;

interface Options {
  readonly limits?: Partial<Limits>;
  readonly page?: (url: string, signal: AbortSignal) => Promise<FullText>;
}

export async function openGathering({ limits, page = async () => null }: Options = {}) {
  const server = await serveFeeds();
  const clock = { at: NOON };
  const now = () => clock.at;
  const db = await openDatabase(':memory:');
  const archive = createArchive(db);
  const log = keepLog();
  const names = Array.from({ length: 40 }, (_, n) => `h${n}.example`);
  const { read, close } = createRead({
    userAgent: 'Dateline test',
    allowedPrivateHosts: ['127.0.0.1', ...names],
    resolve: async () => [{ address: '127.0.0.1', family: 4 }],
    ...(limits ? { limits } : {}),
  });
  onTestFinished(async () => {
    await close();
    await archive.close();
  });
  const tools = {
    archive,
    read,
    parseFeed: parseFeedCalmly,
    page,
    now,
    log,
    keptMs: 90 * DAY_MS,
    shortestMs: 10 * MINUTE_MS,
  };
  const feedAt = (path: string, host = 'h0.example', change: Partial<Feed> = {}): Feed => {
    const url = server.url(path, host);
    return {
      id: feedId(url),
      url,
      outlet: 'Harbour Gazette',
      section: 'World',
      language: 'en',
      pages: false,
      ...change,
    };
  };
  return {
    server,
    clock,
    archive,
    log,
    tools,
    feedAt,
    stateOf: async (feed: Feed) => (await archive.feed(feed.id))!.state,
    /** Moves the clock to when the feed is due, and gathers. */
    async again(feed: Feed): Promise<readonly Looked[]> {
      clock.at = Math.max(clock.at + 1, (await archive.feed(feed.id))?.state.dueAt ?? 0);
      return this.round();
    },
    async round(signal?: AbortSignal): Promise<readonly Looked[]> {
      const looks: Looked[] = [];
      await gather(tools, { looked: (looked) => looks.push(looked), ...(signal ? { signal } : {}) });
      return looks;
    },
    headlines: async () => (await archive.headlines('', 500)).map(({ headline }) => headline).sort(),
  };
}

export type Gathering = Awaited<ReturnType<typeof openGathering>>;
