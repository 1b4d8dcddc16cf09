// What moderators do with drafts.

import type { Approval } from '../news/draft.ts';
import { Refusal } from '../news/refusal.ts';
import type { ApprovalTools, DraftView } from './approval.ts';
import { viewOfLeft } from './left-drafts.ts';
import { type PublishTools, publishOne } from './publish.ts';

export function draftsDeskOf(tools: ApprovalTools & PublishTools) {
  const { archive, now } = tools;

  /** @throws Refusal out-of-date where this server has no such draft */
  async function viewed(guildId: string, deliveryId: string): Promise<DraftView> {
    const draft = await archive.draft(deliveryId);
    const view = draft?.guildId === guildId ? await viewOfLeft(archive, draft) : undefined;
    if (!view) throw new Refusal('out-of-date', {});
    return view;
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
