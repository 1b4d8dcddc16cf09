// What stands in channels: written with the settlement of its delivery, read to know what was told and where a mistake went.
import type { Selectable } from 'kysely';
import type { Line } from '../news/evidence.ts';
import type { PostedLine, Posting } from '../news/posted-line.ts';
import { json } from './rows.ts';
import type { Database, Schema } from './schema.ts';

/** A message of an edition, and what it says. */
export interface PostedMessage {
  readonly channelId: string;
  readonly messageId: string;
  readonly lines: readonly PostedLine[];
}

/** Values of one statement: SQLite takes some thirty thousand. */
const AT_ONCE = 500;
/** Headlines of a server that are looked through. */
const MOST_STORIES = 2_000;

export function postedLinesIn(db: Database) {
  /**
   * What these subscriptions posted of these stories, the oldest first, each message from its top.
   * @param since posted at that instant or later
   */
  async function linesTold(
    subscriptionIds: readonly string[],
    storyIds: readonly string[],
    since = 0,
  ): Promise<readonly Posting[]> {
    const found: Posting[] = [];
    for (let from = 0; from < storyIds.length && subscriptionIds.length > 0; from += AT_ONCE) {
      const rows = await db
        .selectFrom('posted_lines')
        .selectAll()
        .where('subscription_id', 'in', subscriptionIds)
        .where('story_id', 'in', storyIds.slice(from, from + AT_ONCE))
        .where('posted_at', '>=', since)
        .execute();
      found.push(...rows.map(postingOf));
    }
    return found.sort(inOrder);
  }

  /** Everywhere that headlines and lines of these articles were posted, the oldest first. */
  async function postingsOf(articleIds: readonly string[]): Promise<readonly Posting[]> {
    if (articleIds.length === 0) return [];
    const query = db.selectFrom('posted_lines').selectAll().where('article_id', 'in', articleIds);
    return (await query.execute()).map(postingOf).sort(inOrder);
  }

  /** Articles with a page whose headlines or lines were first posted at that instant or later, the oldest first. */
  async function postedSince(
    since: number,
    limit: number,
  ): Promise<readonly { readonly articleId: string; readonly url: string; readonly postedAt: number }[]> {
    const rows = await db
      .selectFrom('posted_lines')
      .innerJoin('articles', 'articles.id', 'posted_lines.article_id')
      .select(({ fn }) => ['articles.id', 'articles.url', fn.min('posted_lines.posted_at').as('posted_at')])
      .where('posted_lines.posted_at', '>=', since)
      .where('articles.url', 'is not', null)
      .where('articles.feed_id', 'is not', null)
      .groupBy(['articles.id', 'articles.url'])
      .orderBy('posted_at')
      .orderBy('articles.id')
      .limit(limit)
      .execute();
    return rows.flatMap(({ id, url, posted_at }) =>
      url === null ? [] : [{ articleId: id, url, postedAt: Number(posted_at) }],
    );
  }

  /** Everywhere in a server that a story was posted, the oldest first. */
  async function postingsOfStory(guildId: string, storyId: string): Promise<readonly Posting[]> {
    const query = db.selectFrom('posted_lines').selectAll().where('guild_id', '=', guildId);
    return (await query.where('story_id', '=', storyId).execute()).map(postingOf).sort(inOrder);
  }

  /** Stories that were posted in a server since, each once with its newest headline, the newest first. */
  async function storiesPosted(
    guildId: string,
    since: number,
  ): Promise<readonly { readonly storyId: string; readonly headline: string }[]> {
    const rows = await db
      .selectFrom('posted_lines')
      .select(['story_id', 'text'])
      .where('guild_id', '=', guildId)
      .where('evidence', 'is', null)
      .where('posted_at', '>=', since)
      .orderBy('posted_at', 'desc')
      .orderBy('delivery_id')
      .orderBy('place')
      .limit(MOST_STORIES)
      .execute();
    const newest = new Map<string, string>();
    for (const { story_id, text } of rows) if (!newest.has(story_id)) newest.set(story_id, text);
    return [...newest].map(([storyId, headline]) => ({ storyId, headline }));
  }

  /** What a delivery's message says, from its top. */
  async function linesOfDelivery(deliveryId: string): Promise<readonly Posting[]> {
    const query = db.selectFrom('posted_lines').selectAll().where('delivery_id', '=', deliveryId);
    return (await query.orderBy('place').execute()).map(postingOf);
  }

  /** The words of what these subscriptions posted at that instant or later, each once. */
  async function textsPosted(subscriptionIds: readonly string[], since: number): Promise<readonly string[]> {
    if (subscriptionIds.length === 0) return [];
    const query = db
      .selectFrom('posted_lines')
      .select('text')
      .distinct()
      .where('subscription_id', 'in', subscriptionIds);
    return (await query.where('posted_at', '>=', since).orderBy('text').execute()).map(({ text }) => text);
  }

  return { linesTold, postingsOf, linesOfDelivery, postingsOfStory, storiesPosted, postedSince, textsPosted };
}

/** Part of the transaction that settles the delivery. */
export async function writePosted(
  tx: Database,
  { id, subscription_id, guild_id }: Pick<Selectable<Schema['deliveries']>, 'id' | 'subscription_id' | 'guild_id'>,
  { channelId, messageId, lines }: PostedMessage,
  now: number,
): Promise<void> {
  if (lines.length === 0) return;
  const rows = lines.map(({ storyId, articleId, text, line }, place) => ({
    delivery_id: id,
    place,
    subscription_id,
    guild_id,
    channel_id: channelId,
    message_id: messageId,
    story_id: storyId,
    article_id: articleId,
    sentence: line?.evidence.sentence.index ?? null,
    text,
    evidence: line && JSON.stringify(line),
    posted_at: now,
  }));
  await tx.insertInto('posted_lines').values(rows).execute();
}

const inOrder = (a: Posting, b: Posting) =>
  a.postedAt - b.postedAt || (a.deliveryId < b.deliveryId ? -1 : a.deliveryId > b.deliveryId ? 1 : a.place - b.place);

function postingOf(row: Selectable<Schema['posted_lines']>): Posting {
  return {
    deliveryId: row.delivery_id,
    place: Number(row.place),
    subscriptionId: row.subscription_id,
    guildId: row.guild_id,
    channelId: row.channel_id,
    messageId: row.message_id,
    storyId: row.story_id,
    articleId: row.article_id,
    text: row.text,
    line: row.evidence === null ? null : json<Line>(row.evidence),
    postedAt: Number(row.posted_at),
  };
}
