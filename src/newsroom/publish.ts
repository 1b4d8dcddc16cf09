// Due editions → briefing → post → ledger.
import type { Archive } from '../archive/archive.ts';
import { ArchiveAway } from '../news/archive-away.ts';
import type { Briefing } from '../news/briefing.ts';
import { CLAIM_RENEWAL_MS, type Claim, isFinal, type Receipt, type Settlement, settle } from '../news/delivery.ts';
import { type Edition, editionOf, editionsDue, isExtra, lastInstant } from '../news/edition.ts';
import type { Outlet } from '../news/outlet.ts';
import { quietAfter, quietUntil } from '../news/quiet-hours.ts';
import type { Settings, Subscription } from '../news/subscription.ts';
import { verdictsOf } from '../news/verdict.ts';
import { type ApprovalTools, closeDraft, verdictsOfDraft } from './approval.ts';
import { attempt, type Claimed, type Composer, reported } from './attempt.ts';
import { composerOf } from './composer.ts';
import { handsFor } from './hands.ts';
import { standingIn } from './standing.ts';

/** The seam to Discord. It answers; it does not throw. */
export type Post = (briefing: Briefing, claim: Claim, settings: Settings) => Promise<Receipt>;

export interface PublishTools extends ApprovalTools {
  readonly post: Post;
  readonly outlets: readonly Outlet[];
}

export interface Published {
  readonly sent: number;
  readonly deferred: number;
  readonly refused: number;
  readonly spiked: number;
}

/** What became of one edition. */
export interface Outcome {
  readonly subscription: Subscription;
  readonly edition: Edition;
  readonly settlement: Settlement;
  /** How many stories its message tells. */
  readonly stories: number;
}

const BATCH = 100;
/** Attempts under way at once: enough that neither Discord’s latency nor a few channels that must wait hold up the others. The pace is kept where requests leave. */
const IN_FLIGHT = 64;

interface PublishOptions {
  readonly signal?: AbortSignal | undefined;
  readonly settled?: ((outcome: Outcome) => void) | undefined;
  /** Attempts under way at once. */
  readonly inFlight?: number | undefined;
}

/**
 * Sends every edition whose time has come, once. When `signal` aborts, the deliveries in hand are finished and no other is begun.
 * Those of one channel go one after the other. A fault with one subscription is logged and stops no other; only without an archive nothing can go on. `settled` hears of each edition when the ledger does.
 */
export async function publish(tools: PublishTools, options: PublishOptions = {}): Promise<Published> {
  return holdingClaims(tools, () => publishDue(tools, options));
}

/**
 * The edition that one subscription waits for, now.
 * @returns undefined when it waits for none, or another process has it in hand
 */
export async function publishOne(tools: PublishTools, subscription: Subscription): Promise<Outcome | undefined> {
  return holdingClaims(tools, () => deliverDue(tools, subscription, composerOf(tools, tools.now())));
}

async function holdingClaims<T>({ archive, now, log }: PublishTools, work: () => Promise<T>): Promise<T> {
  const renew = () =>
    archive.renewClaims(now()).catch((error: unknown) => log.warn({ err: error }, 'claims not renewed'));
  const renewing = setInterval(renew, CLAIM_RENEWAL_MS);
  try {
    return await work();
  } finally {
    clearInterval(renewing);
  }
}

async function publishDue(
  tools: PublishTools,
  { signal, settled, inFlight = IN_FLIGHT }: PublishOptions,
): Promise<Published> {
  const { archive, now, log } = tools;
  const count = { sent: 0, deferred: 0, refused: 0, spiked: 0 };
  const begun = new Set<string>();
  const composer = composerOf(tools, now());
  const hands = handsFor(inFlight, () => signal?.aborted === true);
  const inChannels = new Map<string, Promise<void>>();
  let heard = false;
  const one = async (next: Subscription) => {
    const beganAt = now();
    const outcome = await deliver(tools, next, composer);
    if (outcome instanceof ArchiveAway) throw outcome;
    if (!outcome || outcome.settlement.state === 'claimed') return;
    count[outcome.settlement.state] += 1;
    settled?.(outcome);
    if (heard || outcome.settlement.state !== 'sent') return;
    heard = true;
    const woken = await archive.wakePutOff(beganAt, now());
    if (woken > 0) log.info({ editions: woken }, 'Discord can be reached again: what was put off goes out now');
  };
  /** Of several digests of a channel each knows what the one before it told. */
  const inTurn = (next: Subscription) => {
    const before = inChannels.get(next.channelId);
    const work = before ? before.then(() => (signal?.aborted ? undefined : one(next))) : one(next);
    inChannels.set(next.channelId, work);
    return work.finally(() => {
      if (inChannels.get(next.channelId) === work) inChannels.delete(next.channelId);
    });
  };
  try {
    await archive.probePutOff(now());
    for (let hidden = 0; ; ) {
      // What failed before it was claimed stands in front still, and what is in hand may: neither must hide the others.
      const limit = BATCH + hidden + hands.inHand();
      const idle = hands.inHand() === 0;
      const ready = await archive.subscriptionsDue(now(), limit);
      const due = ready.filter(({ id, dueAt }) => !begun.has(`${id}@${dueAt}`));
      for (const next of due) {
        // The next are looked up while the last of these are under way: a pause between them would be lost time.
        if (!(await hands.free())) break;
        begun.add(`${next.id}@${next.dueAt}`);
        hands.give(inTurn(next));
      }
      hidden = ready.length - due.length;
      // Those in hand may be due again once they are done.
      if (due.length === 0) await hands.done();
      if (hands.stopped() || (idle && due.length === 0 && ready.length < limit)) {
        await hands.done();
        if (begun.size > 0)
          log.info({ editions: begun.size, compositions: composer.compositions() }, 'editions composed');
        return count;
      }
    }
  } finally {
    // Also where it could not be said what else is due: who is left alone renews no claim.
    await hands.done();
  }
}

async function deliver(
  tools: PublishTools,
  subscription: Subscription,
  composer: Composer,
): Promise<Outcome | ArchiveAway | undefined> {
  try {
    return await deliverDue(tools, subscription, composer);
  } catch (error) {
    if (error instanceof ArchiveAway) return error;
    // If it was claimed, the claim's lease runs out and the edition is tried again; readers get it late rather than never.
    reported(tools.log, error, subscription);
    return undefined;
  }
}

/** One edition: the one that the subscription waits for. Those after it, if it waited long, have their turn in the next round. */
async function deliverDue(tools: PublishTools, read: Subscription, composer: Composer): Promise<Outcome | undefined> {
  const { archive, now } = tools;
  // Some time has passed since all of them were read: a moderator may have paused or changed this one.
  const subscription = await archive.subscription(read.id);
  if (!subscription || subscription.dueAt === null || subscription.dueAt !== read.dueAt) return undefined;
  const settings = await archive.keep.settings(subscription.guildId);
  const heldUntil = (at: number) => (isExtra({ dueAt: at }) ? null : quietUntil(settings, at));
  const quiet = { heldUntil, beginsAfter: (at: number) => quietAfter(settings, at) };
  const quietEnd = isExtra({ dueAt: subscription.dueAt }) ? null : quietUntil(settings, now());
  if (quietEnd !== null && (await archive.draft(`${subscription.id}@${subscription.dueAt}`))?.sendNow !== true) {
    await archive.hold(subscription.id, subscription.dueAt, quietEnd);
    return undefined;
  }
  const { due, missed, nextAt } = editionsDue(subscription, now(), quiet);
  if (!due && missed.length === 0) return undefined;
  const edition = editionOf(subscription.id, subscription.dueAt);
  const over = edition.id !== due?.id;
  // Of several that were held together, the last is posted for all.
  const why = (at: number): Claimed['why'] => (due && heldUntil(at) !== null ? 'quiet-hours' : 'too-late');
  for (const each of missed) if (each.id !== edition.id) await archive.spike(each, why(each.dueAt), now());
  const claim = await archive.claim(edition, now());
  if (!claim) {
    if (over) await stepOver(archive, edition, due?.dueAt ?? nextAt);
    return undefined;
  }
  try {
    const next = (over ? due?.dueAt : undefined) ?? nextAt;
    const until = lastInstant(subscription, edition.dueAt, quiet);
    const releasedAt = heldUntil(edition.dueAt) ?? edition.dueAt;
    const claimed = {
      subscription,
      settings,
      edition,
      claim,
      over,
      why: why(edition.dueAt),
      until,
      releasedAt,
      heldUntil,
    };
    return await deliverClaimed(tools, { ...claimed, nextAt: next }, composer);
  } finally {
    archive.letGo(claim);
  }
}

async function deliverClaimed(tools: PublishTools, claimed: Claimed, composer: Composer): Promise<Outcome | undefined> {
  const { archive, now, log } = tools;
  const { subscription, edition, claim, over, nextAt } = claimed;
  const { composed, held, answer, ours } = await attempt(tools, claimed, composer);
  // Past its time it is only looked for, and that is done when it was looked for.
  if (over && answer.kind === 'unreachable') return undefined;
  const receipt: Receipt = over && answer.kind === 'nothing-new' ? { kind: claimed.why } : answer;
  const settlement = settle(claim, receipt, now(), claimed.until);
  const closed = settlement.state === 'refused' && settlement.reason !== 'rejected' ? settlement.reason : null;
  const stands = receipt.kind === 'posted' ? await standingIn(tools, held, receipt, ours) : [];
  const toldStoryIds = stands.flatMap(({ storyId, line }) => (line === null ? [storyId] : []));
  const told = receipt.kind === 'posted' ? toldStoryIds : null;
  const verdicts = composed
    ? verdictsOf(composed, told)
    : isFinal(settlement)
      ? await verdictsOfDraft(tools, claimed, told)
      : undefined;
  const recorded = await archive.record(claim, settlement, now(), {
    nextAt: isFinal(settlement) && !closed ? nextAt : null,
    toldStoryIds,
    verdicts,
    ...(receipt.kind === 'posted' ? { posted: { ...receipt, lines: stands } } : {}),
    ...(closed ? { paused: { by: 'dateline', reason: closed, at: now() } } : {}),
  });
  if (!recorded) {
    log.warn({ delivery: claim.deliveryId, attempt: claim.attempt }, 'another process has taken this delivery over');
    return undefined;
  }
  if (receipt.kind === 'posted' && receipt.roleGone && subscription.roleId !== null) {
    log.warn({ subscription: subscription.id, role: subscription.roleId }, 'the role of a digest is gone');
    await archive.loseRole(subscription.id, subscription.roleId);
  }
  log.info(
    { delivery: claim.deliveryId, attempt: claim.attempt, stories: toldStoryIds.length, ...settlement },
    `edition ${settlement.state}`,
  );
  if (isFinal(settlement)) await closeDraft(tools, claimed, settlement);
  return { subscription, edition, settlement, stories: toldStoryIds.length };
}

/** A delivery that is settled already, and that the subscription waits for all the same. */
async function stepOver(archive: Archive, edition: Edition, nextAt: number): Promise<void> {
  const deliveries = await archive.history(edition.subscriptionId, 20);
  const settled = deliveries.some(({ id, settlement }) => id === edition.id && isFinal(settlement));
  const waiting = (await archive.subscription(edition.subscriptionId))?.dueAt === edition.dueAt;
  if (settled && waiting) await archive.changeSubscription(edition.subscriptionId, { dueAt: nextAt });
}
