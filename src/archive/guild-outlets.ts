// A server's own outlets: the feeds it added, and what it does not want to see.
import type { Feed } from '../news/feed.ts';
import { type KeptFeed, keptFeedOf, wholeFeeds } from './feed-rows.ts';
import { putFeeds, restUnwanted } from './feeds.ts';
import type { Database } from './schema.ts';
import { alone } from './transaction.ts';

export interface GuildFeed extends KeptFeed {
  readonly addedBy: string;
  readonly addedAt: number;
}

export function guildOutletsIn(db: Database) {
  /** By outlet, then as they were added. */
  async function feedsOfGuild(guildId: string): Promise<readonly GuildFeed[]> {
    const rows = await wholeFeeds(db)
      .innerJoin('guild_feeds', 'guild_feeds.feed_id', 'feeds.id')
      .select(['guild_feeds.added_by as by', 'guild_feeds.added_at as at'])
      .where('guild_feeds.guild_id', '=', guildId)
      .orderBy('feeds.outlet')
      .orderBy('guild_feeds.added_at')
      .orderBy('feeds.id')
      .execute();
    return rows.map((row) => ({ ...keptFeedOf(row), addedBy: row.by, addedAt: Number(row.at) }));
  }

  /**
   * A feed that somebody has already is shared, under the name it has there; it is due at once if it was at rest or retired.
   * @returns the feed as it is kept now, and whether this server did not have it before
   */
  async function addGuildFeed(
    guildId: string,
    feed: Feed,
    addedBy: string,
    now: number,
  ): Promise<{ readonly kept: KeptFeed; readonly added: boolean }> {
    return alone(db, 'feeds', async (tx) => {
      await putFeeds(tx, [feed], false, now);
      const woken = await tx
        .updateTable('feed_times')
        .set({ due_at: now })
        .where('feed_id', '=', feed.id)
        .where('due_at', 'is', null)
        .returning('feed_id')
        .executeTakeFirst();
      if (woken)
        await tx.updateTable('feeds').set({ retired_at: null, failures: 0 }).where('id', '=', feed.id).execute();
      const added = await tx
        .insertInto('guild_feeds')
        .values({ guild_id: guildId, feed_id: feed.id, added_by: addedBy, added_at: now })
        .onConflict((conflict) => conflict.columns(['guild_id', 'feed_id']).doNothing())
        .returning('feed_id')
        .executeTakeFirst();
      const row = await wholeFeeds(tx).where('id', '=', feed.id).executeTakeFirstOrThrow();
      return { kept: keptFeedOf(row), added: added !== undefined };
    });
  }

  /** A feed that nobody else has is looked at no more. @returns whether the server had it */
  async function removeGuildFeed(guildId: string, feedId: string): Promise<boolean> {
    return alone(db, 'feeds', async (tx) => {
      const removed = await tx
        .deleteFrom('guild_feeds')
        .where('guild_id', '=', guildId)
        .where('feed_id', '=', feedId)
        .returning('feed_id')
        .executeTakeFirst();
      if (removed) await restUnwanted(tx, [feedId]);
      return removed !== undefined;
    });
  }

  /** @returns whether it was not muted before */
  async function muteOutlet(guildId: string, outlet: string, mutedBy: string, now: number): Promise<boolean> {
    const muted = await db
      .insertInto('guild_mutes')
      .values({ guild_id: guildId, outlet, muted_by: mutedBy, muted_at: now })
      .onConflict((conflict) => conflict.columns(['guild_id', 'outlet']).doNothing())
      .returning('outlet')
      .executeTakeFirst();
    return muted !== undefined;
  }

  /** @returns whether it was muted */
  async function unmuteOutlet(guildId: string, outlet: string): Promise<boolean> {
    const unmuted = await db
      .deleteFrom('guild_mutes')
      .where('guild_id', '=', guildId)
      .where('outlet', '=', outlet)
      .returning('outlet')
      .executeTakeFirst();
    return unmuted !== undefined;
  }

  async function mutedOutlets(guildId: string): Promise<readonly string[]> {
    const query = db.selectFrom('guild_mutes').select('outlet').where('guild_id', '=', guildId);
    return (await query.orderBy('outlet').execute()).map(({ outlet }) => outlet);
  }

  /** Names of outlets that the operator does not have: those of all servers, or of one. */
  async function guildOutletNames(guildId?: string): Promise<readonly string[]> {
    let query = db
      .selectFrom('guild_feeds')
      .innerJoin('feeds', 'feeds.id', 'guild_feeds.feed_id')
      .select('feeds.outlet')
      .distinct()
      .where('feeds.operator', '=', 0);
    if (guildId !== undefined) query = query.where('guild_feeds.guild_id', '=', guildId);
    return (await query.orderBy('feeds.outlet').execute()).map(({ outlet }) => outlet);
  }

  /**
   * Outlets whose articles a server is not shown: what it muted, and what only other servers added. Outside of a server (null),
   * whatever only servers added.
   */
  async function hiddenOutlets(guildId: string | null): Promise<readonly string[]> {
    const listed = db.selectFrom('feeds').select('outlet').where('operator', '=', 1);
    const own = db
      .selectFrom('guild_feeds')
      .innerJoin('feeds', 'feeds.id', 'guild_feeds.feed_id')
      .select('feeds.outlet')
      .where('guild_feeds.guild_id', '=', guildId ?? '');
    // Neither asks about the feed at hand, so each is looked up once, however many feeds there are.
    const rows = await db
      .selectFrom('feeds')
      .select('outlet')
      .distinct()
      .where('operator', '=', 0)
      .where('outlet', 'not in', listed)
      .where('outlet', 'not in', own)
      .execute();
    const muted = guildId === null ? [] : await mutedOutlets(guildId);
    return [...new Set([...rows.map(({ outlet }) => outlet), ...muted])].sort();
  }

  return {
    feedsOfGuild,
    addGuildFeed,
    removeGuildFeed,
    muteOutlet,
    unmuteOutlet,
    mutedOutlets,
    guildOutletNames,
    hiddenOutlets,
  };
}
