// Drafts whose edition is done with: their messages say what became of it, and have no buttons any more.
import type { Archive } from '../archive/archive.ts';
import { isFinal, type SpikeReason } from '../news/delivery.ts';
import type { Draft } from '../news/draft.ts';
import { editionOf } from '../news/edition.ts';
import { PLAIN_ORDER, type Subscription } from '../news/subscription.ts';
import { type ApprovalTools, type DraftView, viewOf } from './approval.ts';

const AT_ONCE = 50;
/** After that nobody looks for it any more. */
const PATIENCE_MS = 24 * 3_600_000;

/** What was paused, removed, set to another time, or decided by a process that came to no more. What Discord does not take now is closed at another turn. */
export async function closeLeft(
  { archive, drafts, now, log }: ApprovalTools,
  { signal }: { readonly signal?: AbortSignal | undefined } = {},
): Promise<number> {
  let closed = 0;
  for (const { draft, why } of await archive.draftsLeft(AT_ONCE)) {
    if (signal?.aborted) break;
    const { deliveryId, guildId, deadlineAt } = draft;
    if (why !== null) await archive.giveUpDraft(deliveryId, why, now());
    const view = await viewOfLeft(archive, draft);
    const said = !view || !drafts || (await drafts.update(view, await archive.keep.settings(guildId)));
    if (!said && now() < deadlineAt + PATIENCE_MS) continue;
    await archive.draftClosed(deliveryId, now());
    closed += 1;
  }
  if (closed > 0) log.info({ drafts: closed }, 'drafts say what became of them');
  return closed;
}

/** Also of a digest that was removed. undefined: nothing is known of its edition. */
export async function viewOfLeft(archive: Archive, draft: Draft): Promise<DraftView | undefined> {
  const delivery = await archive.deliveryWithChoice(draft.guildId, draft.deliveryId);
  if (!delivery) return undefined;
  const { subscriptionId: id, channelId, dueAt, settlement } = delivery;
  const found = await archive.subscription(id);
  const gone = { id, guildId: draft.guildId, channelId, createdAt: 0, createdBy: '', dueAt: null, paused: null };
  const { zone } = await archive.keep.settings(draft.guildId);
  const subscription = found ?? { ...PLAIN_ORDER, ...gone, zone: zone ?? PLAIN_ORDER.zone };
  const left = isFinal(settlement) ? settlement : leftFor(found, dueAt);
  return viewOf(archive, draft, subscription, editionOf(id, dueAt), left);
}

/** Nobody comes back to it. */
function leftFor(subscription: Subscription | undefined, dueAt: number) {
  if (subscription?.dueAt === dueAt) return null;
  const reason: SpikeReason = !subscription ? 'removed' : subscription.paused ? 'paused' : 'order-changed';
  return { state: 'spiked', reason } as const;
}
