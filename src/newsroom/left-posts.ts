// Editions that nobody comes back to, but that may stand in their channels: whoever posted them died, or heard no answer, before their digest was set to another time,
// paused or removed. They are looked for before the ledger says that they were not posted.
import type { Archive } from '../archive/archive.ts';
import type { LeftDelivery } from '../archive/left-deliveries.ts';
import { type Settlement, settle } from '../news/delivery.ts';
import { editionOf } from '../news/edition.ts';
import type { Outlet } from '../news/outlet.ts';
import { PLAIN_ORDER, type Subscription } from '../news/subscription.ts';
import type { ApprovalTools } from './approval.ts';
import type { Post } from './publish.ts';
import { standingIn } from './standing.ts';

export interface LeftTools extends ApprovalTools {
  /** Without it nothing is looked for. */
  readonly post?: Post | undefined;
  readonly outlets?: readonly Outlet[] | undefined;
}

/** For so long after its time it is looked for, where Discord cannot be reached. */
const PATIENCE_MS = 24 * 3_600_000;

export async function lookForLeft(tools: LeftTools, signal: AbortSignal | undefined): Promise<void> {
  const { archive, post, now } = tools;
  while (post && !signal?.aborted) {
    const left = await archive.claimUnclearLeft(now());
    // Where Discord cannot be reached for one, the others wait for the next turn.
    if (!left || (await lookFor({ ...tools, post }, left)) === 'deferred') return;
  }
}

async function lookFor(
  { archive, post, outlets = [], now, log }: LeftTools & { readonly post: Post },
  { claim, guildId, channelId, why }: LeftDelivery,
): Promise<Settlement['state']> {
  const subscription = await orderOf(archive, claim.subscriptionId, guildId, channelId);
  const briefing = { edition: editionOf(claim.subscriptionId, claim.dueAt), subscription, items: [], passed: [] };
  const receipt = await post({ ...briefing, lateMinutes: 0 }, claim, await archive.keep.settings(guildId));
  const found = receipt.kind === 'posted' ? await standingIn({ archive, outlets }, [], receipt, false) : [];
  const later = receipt.kind === 'unreachable' ? settle(claim, receipt, now(), claim.dueAt + PATIENCE_MS) : undefined;
  const settlement: Settlement =
    receipt.kind === 'posted'
      ? settle(claim, receipt, now())
      : later?.state === 'deferred'
        ? later
        : { state: 'spiked', reason: why };
  await archive.record(claim, settlement, now(), {
    nextAt: null,
    toldStoryIds: why === 'removed' ? [] : found.flatMap(({ storyId, line }) => (line === null ? [storyId] : [])),
    ...(receipt.kind === 'posted' ? { posted: { ...receipt, lines: found } } : {}),
  });
  log.info({ delivery: claim.deliveryId, ...settlement }, 'an edition that nobody came back to was looked for');
  return settlement.state;
}

/** As far as looking needs it: where it was to stand, and what that place is. */
async function orderOf(archive: Archive, id: string, guildId: string, channelId: string): Promise<Subscription> {
  const found = await archive.subscription(id);
  const gone = { id, guildId, channelId, createdAt: 0, createdBy: '', dueAt: null, paused: null };
  const { place, ...order } = found ?? { ...PLAIN_ORDER, ...gone };
  return { ...order, channelId, place: found?.channelId === channelId ? place : undefined };
}
