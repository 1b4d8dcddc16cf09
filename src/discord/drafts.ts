// Drafts in the moderators' channel: one message for each, found again where it is not known whether it was posted.
import { type REST, Routes } from 'discord.js';
import { type Claim, nonceOf, type Receipt } from '../news/delivery.ts';
import type { Log } from '../news/log.ts';
import type { Settings } from '../news/subscription.ts';
import type { DraftView } from '../newsroom/approval.ts';
import { inTurn } from './in-turn.ts';
import { lookFor } from './look.ts';
import type { Pace } from './pace.ts';
import { receiptOf } from './post.ts';
import { draftAddress } from './render/address.ts';
import { renderDraft } from './render/draft.ts';
import { phrasesFor } from './render/language.ts';

interface DraftTools {
  readonly rest: REST;
  readonly pace: Pace;
  readonly now: () => number;
  readonly log: Log;
  readonly attemptMs?: number;
}

const ATTEMPT_MS = 30_000;
/** Nothing hangs on it, it is tried again each minute, and others wait for it. */
const UPDATE_MS = 12_000;

export function createDrafts({ rest, pace, now, log, attemptMs = ATTEMPT_MS }: DraftTools) {
  async function within<T>(limitMs: number, request: (signal: AbortSignal) => Promise<T>): Promise<T | Receipt> {
    try {
      return await inTurn(pace, limitMs, request);
    } catch (error) {
      const receipt = receiptOf(error);
      if (!receipt) throw error;
      return receipt;
    }
  }

  /** A process that died may have posted it and told nobody. */
  async function standing({ draft, briefing }: DraftView, signal: AbortSignal): Promise<string | undefined> {
    const mark = draftAddress('draft-drop', draft.deliveryId) ?? '';
    const look = await lookFor(rest, draft.channelId, mark, briefing.edition.dueAt, signal);
    return look.kind === 'found' ? look.messageId : undefined;
  }

  return {
    async post(view: DraftView, claim: Claim, settings: Settings): Promise<Receipt> {
      const { channelId, deliveryId } = view.draft;
      return within(attemptMs, async (signal): Promise<Receipt> => {
        const posted = (messageId: string) =>
          ({ kind: 'posted', messageId, channelId, articleIds: [], text: '' }) as const;
        const mark = draftAddress('draft-drop', deliveryId) ?? '';
        const look = claim.attempt > 1 ? await lookFor(rest, channelId, mark, claim.dueAt, signal) : undefined;
        if (look?.kind === 'found') return posted(look.messageId);
        const body = renderDraft(view, { phrases: phrasesFor(settings.language), now: now() });
        const nonce = nonceOf(`draft of ${deliveryId}`);
        const { id } = (await rest.post(Routes.channelMessages(channelId), {
          body: { ...body, nonce, enforce_nonce: true },
          signal,
        })) as { readonly id: string };
        return posted(id);
      });
    },

    async update(view: DraftView, settings: Settings): Promise<boolean> {
      const { channelId, messageId, deliveryId } = view.draft;
      const body = renderDraft(view, { phrases: phrasesFor(settings.language), now: now() });
      const failed = await within(Math.min(attemptMs, UPDATE_MS), async (signal) => {
        const id = messageId ?? (await standing(view, signal));
        if (id !== undefined) await rest.patch(Routes.channelMessage(channelId, id), { body, signal });
      });
      if (failed && (messageId !== null || failed.kind === 'unreachable'))
        log.warn({ delivery: deliveryId, channel: channelId, ...failed }, 'a draft does not say how it ended');
      return failed?.kind !== 'unreachable';
    },
  };
}
