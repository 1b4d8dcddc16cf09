// What moderators do with drafts.

import { isFinal, type Settlement } from '../news/delivery.ts';
import type { Approval } from '../news/draft.ts';
import { editionOf } from '../news/edition.ts';
import { Refusal } from '../news/refusal.ts';
import { type ApprovalTools, type DraftView, viewOf } from './approval.ts';
import { type PublishTools, publishOne } from './publish.ts';

const LEFT: Settlement = { state: 'spiked', reason: 'order-changed' };

export function draftsDeskOf(tools: ApprovalTools & PublishTools) {
  const { archive, now } = tools;

  /** @throws Refusal out-of-date where this server has no such draft */
  async function viewed(guildId: string, deliveryId: string): Promise<DraftView> {
    const draft = await archive.draft(deliveryId);
    const delivery = draft && (await archive.deliveryWithChoice(guildId, deliveryId));
    const subscription = delivery && (await archive.subscription(delivery.subscriptionId));
    if (!draft || draft.guildId !== guildId || !delivery || !subscription) throw new Refusal('out-of-date', {});
    // Paused, or set to another time: nobody comes back to it.
    const left = subscription.dueAt !== delivery.dueAt;
    const settlement = isFinal(delivery.settlement) ? delivery.settlement : left ? LEFT : null;
    return viewOf(archive, draft, subscription, editionOf(subscription.id, delivery.dueAt), settlement);
  }

  return {
    /** null: digests do not wait any more; those that do are decided by their own deadline. */
    async saveApproval(guildId: string, approval: Approval | null): Promise<void> {
      await archive.keep.saveSettings(guildId, { ...(await archive.keep.settings(guildId)), approval });
    },

    /** It is posted at its deadline. Pressed again, or too late, it changes nothing: the view says how it stands. @throws Refusal out-of-date */
    async approveDraft(guildId: string, deliveryId: string, userId: string): Promise<DraftView> {
      const { settlement } = await viewed(guildId, deliveryId);
      if (settlement === null) await archive.approveDraft(deliveryId, userId, now());
      return viewed(guildId, deliveryId);
    },

    /** @throws Refusal out-of-date, draft-decided */
    async dropFromDraft(guildId: string, deliveryId: string, articleId: string, userId: string): Promise<DraftView> {
      const { settlement, draft } = await viewed(guildId, deliveryId);
      if (settlement !== null) return viewed(guildId, deliveryId);
      if (!draft.items.some((item) => item.articleId === articleId)) throw new Refusal('out-of-date', {});
      if (!(await archive.dropFromDraft(deliveryId, { articleId, userId }))) throw new Refusal('draft-decided', {});
      return viewed(guildId, deliveryId);
    },

    /** Approves it and does not wait for the deadline. @throws Refusal out-of-date */
    async sendDraft(guildId: string, deliveryId: string, userId: string): Promise<DraftView> {
      const { settlement, briefing } = await viewed(guildId, deliveryId);
      if (settlement === null && (await archive.sendDraft(deliveryId, userId, now())))
        await publishOne(tools, { ...briefing.subscription, dueAt: briefing.edition.dueAt });
      return viewed(guildId, deliveryId);
    },
  };
}
