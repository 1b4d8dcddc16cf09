// Editions that nobody comes back to get their reason, and drafts whose edition is done with say what became of it, without buttons.
import type { Archive } from '../archive/archive.ts';
import type { LeftDraft } from '../archive/drafts.ts';
import { isFinal, type SpikeReason } from '../news/delivery.ts';
import type { Draft } from '../news/draft.ts';
import { editionOf } from '../news/edition.ts';
import { PLAIN_ORDER, type Subscription } from '../news/subscription.ts';
import { type ApprovalTools, type DraftView, viewOf } from './approval.ts';
import { handsFor } from './hands.ts';
import { type LeftTools, lookForLeft } from './left-posts.ts';

const AT_ONCE = 50;
/** Those that Discord is slow to take must not hold up the others. */
const IN_FLIGHT = 24;
/** After that nobody looks for it any more. */
const PATIENCE_MS = 24 * 3_600_000;

/** What was paused, removed, set to another time, or decided by a process that came to no more. What Discord does not take now is closed at another turn. */
export async function closeLeft(
  tools: LeftTools,
  { signal }: { readonly signal?: AbortSignal | undefined } = {},
): Promise<number> {
  const { archive, now, log } = tools;
  await lookForLeft(tools, signal);
  const settled = await archive.settleLeft(now());
  if (settled > 0) log.info({ editions: settled }, 'editions that nobody comes back to have their reason');
  const hands = handsFor(IN_FLIGHT, () => signal?.aborted === true);
  let closed = 0;
  const one = async (left: LeftDraft) => {
    if (await close(tools, left)) closed += 1;
  };
  try {
    for (let left = await archive.draftsLeft(AT_ONCE); left.length > 0; ) {
      for (const each of left) if (await hands.free()) hands.give(one(each));
      left = hands.stopped() ? [] : await archive.draftsLeft(AT_ONCE, left.at(-1)?.draft);
    }
  } finally {
    await hands.done();
  }
  if (closed > 0) log.info({ drafts: closed }, 'drafts say what became of them');
  return closed;
}

async function close({ archive, drafts, now }: ApprovalTools, { draft, why }: LeftDraft): Promise<boolean> {
  const { deliveryId, guildId, deadlineAt } = draft;
  // It may stand in its channel: it is looked for there first.
  if (why !== null && draft.state === 'taken') return false;
  if (why !== null) await archive.giveUpDraft(deliveryId, why, now());
  const view = await viewOfLeft(archive, draft);
  const said = !view || !drafts || (await drafts.update(view, await archive.keep.settings(guildId)));
  if (!said && now() < deadlineAt + PATIENCE_MS) return false;
  await archive.draftClosed(deliveryId, now());
  return true;
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
