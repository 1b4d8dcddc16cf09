// Drafts: editions that wait for moderators. Each change is made only as long as the draft can still be changed.
import type { Selectable } from 'kysely';
import type { Settlement, SpikeReason } from '../news/delivery.ts';
import type { Draft, DraftItem, Dropped } from '../news/draft.ts';
import { type LeftReason, leftReason } from './left-deliveries.ts';
import { json, numberOrNull } from './rows.ts';
import type { Database, Schema } from './schema.ts';
import { alone, transaction } from './transaction.ts';

/** A story that a moderator dropped from the draft of an edition of that instant, and what it said there. */
export interface DroppedStory {
  readonly at: number;
  readonly userId: string;
  readonly texts: readonly string[];
}

export interface LeftDraft {
  readonly draft: Draft;
  /** Why its edition is to be given up; null where that is settled. */
  readonly why: LeftReason | null;
}

export function draftsIn(db: Database) {
  async function draft(deliveryId: string): Promise<Draft | undefined> {
    const row = await db.selectFrom('drafts').selectAll().where('delivery_id', '=', deliveryId).executeTakeFirst();
    return row && draftOf(row);
  }

  async function draftsOf(deliveryIds: readonly string[]): Promise<readonly Draft[]> {
    if (deliveryIds.length === 0) return [];
    const rows = await db
      .selectFrom('drafts')
      .selectAll()
      .where('delivery_id', 'in', [...deliveryIds])
      .execute();
    return rows.map(draftOf);
  }

  /** Unless there is one. @returns the one there is */
  async function addDraft(made: Draft): Promise<Draft> {
    await db
      .insertInto('drafts')
      .values({
        delivery_id: made.deliveryId,
        guild_id: made.guildId,
        channel_id: made.channelId,
        message_id: made.messageId,
        items: JSON.stringify(made.items),
        dropped: JSON.stringify(made.dropped),
        state: made.state,
        decided_by: made.decidedBy,
        decided_at: made.decidedAt,
        send_now: made.sendNow ? 1 : 0,
        deadline_at: made.deadlineAt,
        otherwise: made.otherwise,
        closed_at: null,
      })
      .onConflict((conflict) => conflict.column('delivery_id').doNothing())
      .execute();
    return (await draft(made.deliveryId)) ?? made;
  }

  /** It stands in the moderators' channel. */
  async function draftStands(deliveryId: string, messageId: string): Promise<void> {
    await db.updateTable('drafts').set({ message_id: messageId }).where('delivery_id', '=', deliveryId).execute();
  }

  /** Its message says what became of it, or will never. */
  async function draftClosed(deliveryId: string, now: number): Promise<void> {
    await db.updateTable('drafts').set({ closed_at: now }).where('delivery_id', '=', deliveryId).execute();
  }

  /** Drafts that are not closed although their editions are done with, or are waited for by no digest any more; the oldest first, from behind that one. */
  async function draftsLeft(limit: number, behind?: Draft): Promise<readonly LeftDraft[]> {
    let query = db
      .selectFrom('drafts')
      .innerJoin('deliveries as d', 'd.id', 'drafts.delivery_id')
      .leftJoin('subscriptions as s', 's.id', 'd.subscription_id')
      .selectAll('drafts')
      .select(['d.state as delivery_state', 's.id as subscription_id', 's.paused'])
      .where('drafts.closed_at', 'is', null)
      .where(({ eb, or, and, ref }) =>
        or([
          eb('d.state', 'in', ['sent', 'refused', 'spiked']),
          and([
            eb('d.state', '=', 'deferred'),
            or([eb('s.id', 'is', null), eb('s.due_at', 'is', null), eb('s.due_at', '<>', ref('d.due_at'))]),
          ]),
        ]),
      )
      .orderBy('drafts.deadline_at')
      .orderBy('drafts.delivery_id')
      .limit(limit);
    if (behind) {
      const { deadlineAt, deliveryId } = behind;
      query = query.where(({ eb, or, and }) =>
        or([
          eb('drafts.deadline_at', '>', deadlineAt),
          and([eb('drafts.deadline_at', '=', deadlineAt), eb('drafts.delivery_id', '>', deliveryId)]),
        ]),
      );
    }
    return (await query.execute()).map((row) => {
      const why = leftReason({ id: row.subscription_id, paused: row.paused });
      return { draft: draftOf(row), why: row.delivery_state === 'deferred' ? why : null };
    });
  }

  /** The edition of a draft that nobody comes back to. Not if it was settled meanwhile. */
  async function giveUpDraft(deliveryId: string, reason: SpikeReason, now: number): Promise<void> {
    const settlement = JSON.stringify({ state: 'spiked', reason } satisfies Settlement);
    await db
      .updateTable('deliveries')
      .set({ state: 'spiked', settlement, retake_at: null, settled_at: now })
      .where('id', '=', deliveryId)
      .where('state', '=', 'deferred')
      .execute();
  }

  /** By whoever is first. @returns whether it could be approved still */
  async function approveDraft(deliveryId: string, userId: string, now: number): Promise<boolean> {
    const { numUpdatedRows } = await db
      .updateTable('drafts')
      .set({ state: 'approved', decided_by: userId, decided_at: now })
      .where('delivery_id', '=', deliveryId)
      .where('state', '=', 'waiting')
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  /** @returns whether it could be changed still */
  async function dropFromDraft(deliveryId: string, dropped: Dropped): Promise<boolean> {
    return alone(db, 'drafts', async (tx) => {
      const row = await tx
        .selectFrom('drafts')
        .select(['dropped', 'state'])
        .where('delivery_id', '=', deliveryId)
        .executeTakeFirst();
      if (!row || row.state === 'taken') return false;
      const before = json<Dropped[]>(row.dropped);
      if (before.some(({ articleId }) => articleId === dropped.articleId)) return true;
      const { numUpdatedRows } = await tx
        .updateTable('drafts')
        .set({ dropped: JSON.stringify([...before, dropped]) })
        .where('delivery_id', '=', deliveryId)
        .where('state', '!=', 'taken')
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    });
  }

  /** Its delivery is attempted at the next turn, whatever the deadline. @returns whether it waited still */
  async function sendDraft(deliveryId: string, userId: string, now: number): Promise<boolean> {
    return transaction(db, async (tx) => {
      const row = await tx
        .updateTable('drafts')
        .set({ state: 'approved', decided_by: userId, decided_at: now, send_now: 1 })
        .where('delivery_id', '=', deliveryId)
        .where('state', '!=', 'taken')
        .where('send_now', '=', 0)
        .returning('delivery_id')
        .executeTakeFirst();
      if (!row) return false;
      const delivery = await tx
        .updateTable('deliveries')
        .set({ retake_at: now })
        .where('id', '=', deliveryId)
        .where('state', '=', 'deferred')
        .returning(['subscription_id', 'due_at'])
        .executeTakeFirst();
      if (!delivery) return false;
      await tx
        .updateTable('subscriptions')
        .set({ look_at: now })
        .where('id', '=', delivery.subscription_id)
        .where('due_at', '=', Number(delivery.due_at))
        .execute();
      return true;
    });
  }

  /** From now on nothing can be changed. @returns the draft as it is to be posted, and whether it was taken before */
  async function takeDraft(
    deliveryId: string,
  ): Promise<{ readonly draft: Draft; readonly again: boolean } | undefined> {
    return alone(db, 'drafts', async (tx) => {
      const row = await tx.selectFrom('drafts').selectAll().where('delivery_id', '=', deliveryId).executeTakeFirst();
      if (!row) return undefined;
      await tx.updateTable('drafts').set({ state: 'taken' }).where('delivery_id', '=', deliveryId).execute();
      return { draft: draftOf({ ...row, state: 'taken' }), again: row.state === 'taken' };
    });
  }

  /**
   * What moderators dropped from drafts, each story with the newest one, by subscription.
   * @param since of drafts whose deadline was then or later
   */
  async function droppedStories(since: number): Promise<ReadonlyMap<string, ReadonlyMap<string, DroppedStory>>> {
    const rows = await db
      .selectFrom('drafts')
      .innerJoin('deliveries', 'deliveries.id', 'drafts.delivery_id')
      .select(['deliveries.subscription_id', 'deliveries.due_at', 'drafts.items', 'drafts.dropped'])
      .where('drafts.deadline_at', '>=', since)
      .where('drafts.dropped', '<>', '[]')
      .orderBy('deliveries.due_at')
      .orderBy('deliveries.id')
      .execute();
    const found = new Map<string, Map<string, DroppedStory>>();
    for (const row of rows) {
      const items = json<DraftItem[]>(row.items);
      const own = found.get(row.subscription_id) ?? new Map<string, DroppedStory>();
      found.set(row.subscription_id, own);
      for (const { articleId, userId } of json<Dropped[]>(row.dropped)) {
        const item = items.find((each) => each.articleId === articleId);
        if (!item) continue;
        const texts = [item.headline, ...item.lines.map(({ text }) => text)];
        own.set(item.storyId, { at: Number(row.due_at), userId, texts });
      }
    }
    return found;
  }

  return {
    draft,
    draftsOf,
    addDraft,
    draftStands,
    draftClosed,
    draftsLeft,
    giveUpDraft,
    approveDraft,
    dropFromDraft,
    sendDraft,
    takeDraft,
    droppedStories,
  };
}

function draftOf(row: Selectable<Schema['drafts']>): Draft {
  return {
    deliveryId: row.delivery_id,
    guildId: row.guild_id,
    channelId: row.channel_id,
    messageId: row.message_id,
    items: json<DraftItem[]>(row.items),
    dropped: json<Dropped[]>(row.dropped),
    state: row.state,
    decidedBy: row.decided_by,
    decidedAt: numberOrNull(row.decided_at),
    sendNow: Number(row.send_now) === 1,
    deadlineAt: Number(row.deadline_at),
    otherwise: row.otherwise,
  };
}
