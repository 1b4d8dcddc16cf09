// Corrections: what of a changed article concerns which message.
import { type Selectable, sql } from 'kysely';
import type { Correction, CorrectionDetail } from '../news/corrected.ts';
import type { ChangedArticle } from './changes.ts';
import { json, numberOrNull } from './rows.ts';
import type { Database, Schema } from './schema.ts';
import { alone } from './transaction.ts';

/** What was on its way to a channel when its article changed is written down only then. */
const STRAGGLERS_MS = 10 * 60_000;

export function correctionsIn(db: Database) {
  /** All of these messages’ corrections, by line and turn. */
  async function correctionsOf(deliveryIds: readonly string[]): Promise<readonly Correction[]> {
    if (deliveryIds.length === 0) return [];
    const query = db
      .selectFrom('corrections')
      .selectAll()
      .where('delivery_id', 'in', [...deliveryIds]);
    return (await query.orderBy('delivery_id').orderBy('place').orderBy('turn').execute()).map(correctionOf);
  }

  /**
   * Puts what is open now in the place of what was open, for one changed article, and has their messages edited when it is due; all or nothing. Unless the
   * article changed again meanwhile, it is done with, or looked at once more where something may have been on its way.
   */
  async function writeCorrections(
    { articleId, changedAt }: ChangedArticle,
    open: readonly Correction[],
    now: number,
  ): Promise<void> {
    await alone(db, 'corrections', async (tx) => {
      await tx
        .deleteFrom('corrections')
        .where('article_id', '=', articleId)
        .where('state', '=', 'open')
        .where('kind', '!=', 'recalled')
        .execute();
      const added = await addOpen(tx, open, now);
      // One of them was carried out meanwhile: to be looked at anew.
      if (!added) return;
      const again = changedAt + STRAGGLERS_MS;
      const same = { article_id: articleId, changed_at: changedAt };
      if (now >= again)
        await tx
          .deleteFrom('changed_articles')
          .where(({ and }) => and(same))
          .execute();
      else
        await tx
          .updateTable('changed_articles')
          .set({ look_at: again })
          .where(({ and }) => and(same))
          .execute();
    });
  }

  /** The newest first, of one channel or of a whole server. */
  async function corrections(
    where: { readonly channelId: string } | { readonly guildId: string },
    { offset, limit }: { readonly offset: number; readonly limit: number },
  ): Promise<readonly Correction[]> {
    const all = db.selectFrom('corrections').selectAll();
    const query =
      'channelId' in where ? all.where('channel_id', '=', where.channelId) : all.where('guild_id', '=', where.guildId);
    const rows = await query
      .orderBy('found_at', 'desc')
      .orderBy('delivery_id')
      .orderBy('place')
      .orderBy('turn', 'desc')
      .limit(limit)
      .offset(offset)
      .execute();
    return rows.map(correctionOf);
  }

  /** Lines that corrections put, or are about to put, into messages of a server in the place of others. */
  async function correctedLines(
    guildId: string,
    since: number,
  ): Promise<readonly { readonly subscriptionId: string; readonly storyId: string; readonly text: string }[]> {
    const rows = await db
      .selectFrom('corrections')
      .select(['subscription_id', 'story_id', 'after'])
      .where('guild_id', '=', guildId)
      .where('found_at', '>=', since)
      .where('is_headline', '=', 0)
      .where('state', '<>', 'left')
      .where('after', 'is not', null)
      .orderBy('found_at')
      .orderBy('delivery_id')
      .orderBy('place')
      .execute();
    return rows.map((row) => ({ subscriptionId: row.subscription_id, storyId: row.story_id, text: row.after ?? '' }));
  }

  /** Stories that moderators recalled, by server. */
  async function recalledStories(): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
    const rows = await db
      .selectFrom('corrections')
      .select(['guild_id', 'story_id'])
      .distinct()
      .where('kind', '=', 'recalled')
      .execute();
    const found = new Map<string, Set<string>>();
    for (const { guild_id, story_id } of rows)
      found.set(guild_id, (found.get(guild_id) ?? new Set<string>()).add(story_id));
    return found;
  }

  /** Open corrections beside those there are. */
  async function addCorrections(open: readonly Correction[], now: number): Promise<void> {
    await alone(db, 'corrections', (tx) => addOpen(tx, open, now));
  }

  return { correctionsOf, writeCorrections, addCorrections, corrections, correctedLines, recalledStories };
}

/** @returns false: one is there already */
async function addOpen(tx: Database, open: readonly Correction[], now: number): Promise<boolean> {
  const left = new Set(
    open.length === 0
      ? []
      : (
          await tx
            .selectFrom('amended_messages')
            .select('delivery_id')
            .where('delivery_id', 'in', [...new Set(open.map(({ deliveryId }) => deliveryId))])
            .where('left_because', 'is not', null)
            .execute()
        ).map(({ delivery_id }) => delivery_id),
  );
  let all = true;
  for (const each of open) {
    if (left.has(each.deliveryId)) continue;
    const added = await tx
      .insertInto('corrections')
      .values(rowOf(each))
      .onConflict((conflict) => conflict.columns(['delivery_id', 'place', 'turn']).doNothing())
      .returning('turn')
      .executeTakeFirst();
    all &&= added !== undefined;
    if (!added) continue;
    const { deliveryId, guildId, channelId, messageId, dueAt } = each;
    await tx
      .insertInto('amended_messages')
      .values({
        delivery_id: deliveryId,
        guild_id: guildId,
        channel_id: channelId,
        message_id: messageId,
        base: null,
        attempts: 0,
        look_at: dueAt,
        claimed_until: null,
        since: now,
        left_because: null,
      })
      .onConflict((conflict) =>
        conflict.column('delivery_id').doUpdateSet({
          look_at: sql`case when amended_messages.look_at < excluded.look_at then amended_messages.look_at else excluded.look_at end`,
          since: now,
        }),
      )
      .execute();
  }
  return all;
}

function rowOf(correction: Correction) {
  const { detail, isHeadline, deliveryId, subscriptionId, guildId, channelId, messageId } = correction;
  const { place, turn, storyId, articleId, outlet, url, headline, kind, before, after, state } = correction;
  return {
    ...{ place, turn, outlet, url, headline, kind, before, after, state },
    delivery_id: deliveryId,
    subscription_id: subscriptionId,
    guild_id: guildId,
    channel_id: channelId,
    message_id: messageId,
    story_id: storyId,
    article_id: articleId,
    is_headline: isHeadline ? 1 : 0,
    detail: JSON.stringify(detail),
    found_at: correction.foundAt,
    due_at: correction.dueAt,
    made_at: correction.madeAt,
  };
}

function correctionOf(row: Selectable<Schema['corrections']>): Correction {
  const { outlet, url, headline, kind, before, after, state } = row;
  return {
    ...{ outlet, url, headline, kind, before, after, state },
    deliveryId: row.delivery_id,
    place: Number(row.place),
    turn: Number(row.turn),
    subscriptionId: row.subscription_id,
    guildId: row.guild_id,
    channelId: row.channel_id,
    messageId: row.message_id,
    storyId: row.story_id,
    articleId: row.article_id,
    isHeadline: Number(row.is_headline) === 1,
    detail: json<CorrectionDetail>(row.detail),
    foundAt: Number(row.found_at),
    dueAt: Number(row.due_at),
    madeAt: numberOrNull(row.made_at),
  };
}
