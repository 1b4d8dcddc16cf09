// The wire as a whole: one reader, one memory of robots.txt, one pool of workers for pages.
import type { FeedContent } from '../news/feed.ts';
import { type FindLimits, type FoundFeed, findFeeds } from './find-feeds.ts';
import { parseOpml } from './opml.ts';
import { outwards } from './outwards.ts';
import { createPages } from './pages.ts';
import { parseFeedCalmly } from './parse.ts';
import { createRead } from './read.ts';
import { createRobots } from './robots.ts';

export type Wire = ReturnType<typeof openWire>;

interface WireOptions {
  readonly allowedPrivateHosts: readonly string[];
  /** Who visits: name and version of the project. */
  readonly name: string;
  readonly version: string;
  /** Where an outlet can complain; null where the operator named nothing. */
  readonly contact: string | null;
  readonly now?: () => number;
}

/** Opens no connection and starts no worker before there is something to read. */
export function openWire({ allowedPrivateHosts, name, version, contact, now = Date.now }: WireOptions) {
  const about = contact === null ? 'news digests for Discord, self-hosted' : `news digests for Discord; +${contact}`;
  const { read, leadsInside, close } = createRead({
    allowedPrivateHosts,
    userAgent: `${name}/${version} (${about})`,
    now,
  });
  const robots = createRobots({ read, agent: name, now });
  const pages = createPages();
  let before: Promise<unknown> = Promise.resolve();
  /**
   * One after the other, so that what several large ones need of memory and time does not add up. A feed that leads its readers into a network is read all the
   * same, without the links.
   */
  async function parseFeed(...[body, source]: Parameters<typeof parseFeedCalmly>): Promise<FeedContent> {
    const parsing = before.then(() => parseFeedCalmly(body, source));
    before = parsing.catch(() => {});
    return outwards(await parsing, leadsInside);
  }

  return {
    read,
    robots,
    pages,
    allows: robots.allows,
    objection: robots.objection,
    facts: pages.facts,
    parseFeed,
    leadsInside,
    parseOpml,
    /** The feeds of the site that an address is on, best first, each of them looked at; none where it cannot be read. */
    async findFeeds(url: string, limits?: FindLimits): Promise<readonly FoundFeed[]> {
      const finding = await findFeeds({ read, parse: parseFeed, feedLinks: pages.feedLinks, now }, url, limits);
      return finding.kind === 'found' ? finding.feeds : [];
    },
    async close(): Promise<void> {
      await Promise.all([close(), pages.close()]);
    },
  };
}
