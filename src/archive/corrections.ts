// Corrections: which articles were changed, what of it concerns messages, and which messages are to be edited.
import { type Selectable, sql } from 'kysely';
import type { Correction, CorrectionDetail } from '../news/corrected.ts';
import { json, numberOrNull } from './rows.ts';
import type { Database, Schema } from './schema.ts';
import { alone } from './transaction.ts';

export interface ChangedArticle {
  readonly articleId: string;
  readonly outlet: string;
  /** null: it was revised. */
  readonly removedBy: 'outlet' | 'operator' | null;
  readonly changedAt: number;
}

/** The right to edit a message, held by one process. */
export interface AmendmentClaim {
  readonly deliveryId: string;
  readonly guildId: string;
  readonly channelId: string;
  readonly messageId: string;
  /** Its components as they were posted; null: not read yet. */
  readonly base: readonly unknown[] | null;
  readonly attempt: number;
  /** Since when it waits. */
  readonly since: number;
}

export type AmendmentOutcome =
  | { readonly kind: 'made' }
  | { readonly kind: 'left'; readonly because: string }
  | { readonly kind: 'later'; readonly at: number };

/** An edit may be made twice and changes nothing the second time, so a claim need not be renewed. */
export const AMENDMENT_LEASE_MS = 60_000;
/** What was on its way to a channel when its article changed is written down only then. */
const STRAGGLERS_MS = 10 * 60_000;

export function correctionsIn(db: Database) {
  /** Articles that were changed and not looked at since, the longest waiting first. */
  async function changesDue(now: number, limit: number): Promise<readonly ChangedArticle[]> {
    const query = db.selectFrom('changed_articles').selectAll().where('look_at', '<=', now);
    return (await query.orderBy('look_at').limit(limit).execute()).map((row) => ({
      articleId: row.article_id,
      outlet: row.outlet,
      removedBy: row.removed_by,
      changedAt: Number(row.changed_at),
    }));
  }

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

  /** Messages that are to be edited, the longest waiting first. */
  async function amendmentsDue(now: number, limit: number): Promise<readonly string[]> {
    const query = db
      .selectFrom('amended_messages')
      .select('delivery_id')
      .where('look_at', '<=', now)
      .where(isFree(now));
    return (await query.orderBy('look_at').limit(limit).execute()).map(({ delivery_id }) => delivery_id);
  }

  /** undefined: another process has it, or nothing is to be done. */
  async function claimAmendment(deliveryId: string, now: number): Promise<AmendmentClaim | undefined> {
    const row = await db
      .updateTable('amended_messages')
      .set(({ eb }) => ({ claimed_until: now + AMENDMENT_LEASE_MS, attempts: eb('attempts', '+', 1) }))
      .where('delivery_id', '=', deliveryId)
      .where('look_at', '<=', now)
      .where(isFree(now))
      .returningAll()
      .executeTakeFirst();
    return (
      row && {
        deliveryId,
        guildId: row.guild_id,
        channelId: row.channel_id,
        messageId: row.message_id,
        base: row.base === null ? null : json<unknown[]>(row.base),
        attempt: Number(row.attempts),
        since: Number(row.since),
      }
    );
  }

  /** Before the first edit: from then on every edit is made from what was posted. What another process kept first stays. @returns what is kept */
  async function keepBase({ deliveryId }: AmendmentClaim, base: readonly unknown[]): Promise<readonly unknown[]> {
    await db
      .updateTable('amended_messages')
      .set({ base: JSON.stringify(base) })
      .where('delivery_id', '=', deliveryId)
      .where('base', 'is', null)
      .execute();
    const row = await db
      .selectFrom('amended_messages')
      .select('base')
      .where('delivery_id', '=', deliveryId)
      .executeTakeFirst();
    return row?.base ? json<unknown[]>(row.base) : base;
  }

  /**
   * Writes what came of an edit, all or nothing. What was found meanwhile stays open, and the message is looked at again when it is due.
   * @param made the corrections that the edit was to make
   * @returns whether it was recorded: not so when another process has taken it over
   */
  async function recordAmendment(
    { deliveryId, attempt }: AmendmentClaim,
    made: readonly Correction[],
    outcome: AmendmentOutcome,
    now: number,
  ): Promise<boolean> {
    return alone(db, 'corrections', async (tx) => {
      const written = await tx
        .updateTable('amended_messages')
        .set(
          outcome.kind === 'later'
            ? { look_at: outcome.at, claimed_until: null }
            : {
                look_at: null,
                claimed_until: null,
                left_because: outcome.kind === 'left' ? outcome.because : null,
              },
        )
        .where('delivery_id', '=', deliveryId)
        .where('attempts', '=', attempt)
        .returning('delivery_id')
        .executeTakeFirst();
      if (!written || outcome.kind === 'later') return written !== undefined;
      const state = outcome.kind === 'made' ? ('made' as const) : ('left' as const);
      for (const each of made)
        await tx
          .updateTable('corrections')
          .set({ state, made_at: now })
          .where('delivery_id', '=', deliveryId)
          .where('place', '=', each.place)
          .where('turn', '=', each.turn)
          .where('state', '=', 'open')
          .where('found_at', '=', each.foundAt)
          .execute();
      const rest = await tx
        .selectFrom('corrections')
        .select(({ fn }) => fn.min('due_at').as('due_at'))
        .where('delivery_id', '=', deliveryId)
        .where('state', '=', 'open')
        .executeTakeFirst();
      const dueAt = numberOrNull(rest?.due_at ?? null);
      if (dueAt === null) return true;
      if (state === 'left') {
        await tx
          .updateTable('corrections')
          .set({ state, made_at: now })
          .where('delivery_id', '=', deliveryId)
          .where('state', '=', 'open')
          .execute();
        return true;
      }
      await tx.updateTable('amended_messages').set({ look_at: dueAt }).where('delivery_id', '=', deliveryId).execute();
      return true;
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

  /** The outlet took it back, though it may still be stored. */
  async function markWithdrawn(articleId: string, outlet: string, now: number): Promise<void> {
    await markChanged(db, [{ articleId, outlet }], 'outlet', now);
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

  return {
    changesDue,
    correctionsOf,
    writeCorrections,
    addCorrections,
    amendmentsDue,
    claimAmendment,
    keepBase,
    recordAmendment,
    corrections,
    markWithdrawn,
    recalledStories,
  };
}

const isFree = (now: number) => sql<boolean>`(claimed_until is null or claimed_until <= ${now})`;

/** Part of the transaction that changes the articles. What was posted of them is looked at soon. */
export async function markChanged(
  tx: Database,
  articles: readonly { readonly articleId: string; readonly outlet: string }[],
  removedBy: ChangedArticle['removedBy'],
  now: number,
): Promise<void> {
  if (articles.length === 0) return;
  const rows = articles.map(({ articleId, outlet }) => ({
    article_id: articleId,
    outlet,
    removed_by: removedBy,
    changed_at: now,
    look_at: now,
  }));
  await tx
    .insertInto('changed_articles')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('article_id').doUpdateSet({ removed_by: removedBy, changed_at: now, look_at: now }),
    )
    .execute();
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
