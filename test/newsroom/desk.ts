// A newsroom on an archive in memory, with a clock that stands still until it is moved.
import { createArchive } from '../../src/archive/archive.ts';
import { openDatabase } from '../../src/archive/database.ts';
import type { RawArticle } from '../../src/news/article.ts';
import type { Outlet } from '../../src/news/outlet.ts';
import { PlainError } from '../../src/news/plain-error.ts';
import { type Refusal, Refusal as RefusalError } from '../../src/news/refusal.ts';
import { storeAndFile } from '../../src/newsroom/filing.ts';
import type { LinkWire } from '../../src/newsroom/link.ts';
import { createNewsroom } from '../../src/newsroom/newsroom.ts';
import type { OutletWire } from '../../src/newsroom/outlet-look.ts';
import type { Post } from '../../src/newsroom/publish.ts';

export const MORNING = Date.UTC(2025, 4, 20, 9, 30);
export const HOUR_MS = 3_600_000;

/** Long enough that a budget matters: eight sentences of ten words and more. */
const BODY = [
  'The council of Dunmouth voted on Monday to reopen the old harbour bridge.',
  'Mayor Ada Quill said the bridge would carry 4,000 cars a day.',
  'Engineers closed it in March after they found cracks in two pillars.',
  'The repair cost 12 million crowns, the city treasury said on Tuesday.',
  'Ferry owners denied that they had asked for the bridge to stay shut.',
  'A second bridge is planned for 2031 if the province agrees to pay.',
  'Residents of the east bank walked an hour to the market all spring.',
  'The first buses are expected to cross before the end of the week.',
].join(' ');

export function report(headline: string, change: Partial<RawArticle> = {}): RawArticle {
  return {
    outlet: 'Harbour Gazette',
    headline,
    url: `https://gazette.example/${encodeURIComponent(headline)}`,
    section: 'World',
    language: 'en',
    publishedAt: MORNING - 2 * HOUR_MS,
    text: BODY,
    bylines: [],
    rights: null,
    year: null,
    sample: false,
    ...change,
  };
}

/** A world in which nothing can be reached. */
export const NOWHERE: LinkWire & OutletWire = {
  objection: async () => null,
  read: async () => ({ kind: 'failed', code: 'network', reason: 'Nobody is there.', retryAfterMs: null, gone: false }),
  facts: async () => {
    throw new PlainError('The page holds no article.');
  },
  parseFeed: () => {
    throw new PlainError('it is no feed');
  },
  findFeeds: async () => [],
  parseOpml: () => {
    throw new PlainError('it is no OPML');
  },
};

export async function openDesk(
  raws: readonly RawArticle[] = [],
  outlets: readonly Outlet[] = [],
  wire: Partial<LinkWire & OutletWire> = {},
  post: Post = async () => ({ kind: 'unreachable', reason: 'nobody is there', retryAfterMs: null }),
) {
  const clock = { at: MORNING };
  const archive = createArchive(await openDatabase(':memory:'));
  const stored = await storeAndFile(archive, raws, clock.at);
  const silent = () => undefined;
  const log = { debug: silent, info: silent, warn: silent, error: silent };
  const newsroom = createNewsroom({
    archive,
    outlets,
    wire: { ...NOWHERE, ...wire },
    post,
    amend: {
      read: async () => ({ kind: 'unreachable', reason: 'nobody is there', retryAfterMs: null }),
      write: async () => ({ kind: 'unreachable', reason: 'nobody is there', retryAfterMs: null }),
    },
    inbox: async (userId) => `inbox-${userId}`,
    reach: async (_, channelId) =>
      channelId === 'shut'
        ? { kind: 'missing', permissions: ['Send Messages'] }
        : { kind: 'well', type: 0, permissions: ~0n, forum: undefined, pingable: [] },
    log,
    now: () => clock.at,
  });
  return { archive, newsroom, clock, articles: stored.map(({ article }) => article) };
}

/** The refusal that a promise ends in. */
export async function refusalOf(promise: Promise<unknown>): Promise<Refusal> {
  const outcome = await promise.then(
    (value) => new Error(`not refused, but answered: ${JSON.stringify(value)}`),
    (error: unknown) => error,
  );
  if (outcome instanceof RefusalError) return outcome;
  throw outcome;
}
