// Approval: an edition waits in the moderators' channel until they, or the deadline, decide.
import type { Archive } from '../archive/archive.ts';
import { ArchiveAway } from '../news/archive-away.ts';
import type { Briefing } from '../news/briefing.ts';
import type { Claim, Receipt, Settlement } from '../news/delivery.ts';
import { type Draft, draftDue, draftItems, itemsOf } from '../news/draft.ts';
import { type Edition, isExtra } from '../news/edition.ts';
import type { Log } from '../news/log.ts';
import type { Settings, Subscription } from '../news/subscription.ts';
import { type Verdict, verdictsAfter } from '../news/verdict.ts';
import { digestsBeside } from './memory.ts';

/** A draft as moderators see it. */
export interface DraftView {
  readonly draft: Draft;
  /** What it would post now. */
  readonly briefing: Briefing;
  /** What became of its edition, when that is settled. */
  readonly settlement: Settlement | null;
}

/** The seam to Discord. It answers; it does not throw. */
export interface Drafts {
  /** Into the moderators' channel, once for each delivery. */
  post(view: DraftView, claim: Claim, settings: Settings): Promise<Receipt>;
  /** The message says how it stands. @returns false: not yet, as Discord could not be reached; it is to be tried again */
  update(view: DraftView, settings: Settings): Promise<boolean>;
}

export interface ApprovalTools {
  readonly archive: Archive;
  /** Without it no draft can be shown, and what becomes of drafts that nobody decides becomes of all. */
  readonly drafts?: Drafts | undefined;
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number;
  readonly log: Log;
}

interface Asking {
  readonly subscription: Subscription;
  readonly edition: Edition;
  readonly settings: Settings;
  readonly claim: Claim;
  /** From then on it is too late. */
  readonly until: number;
}

export type Approved =
  /** Nobody has to be asked. */
  | { readonly kind: 'not-asked'; readonly composed: Briefing }
  | { readonly kind: 'unsent'; readonly composed: Briefing | undefined; readonly receipt: Receipt }
  /** As it was approved; the claim knows only of attempts to post it, not of the draft's. */
  | { readonly kind: 'approved'; readonly briefing: Briefing; readonly claim: Claim; readonly releasedAt: number };

const MINUTE_MS = 60_000;
/** So long before it would be too late, the deadline decides at the latest. */
const MARGIN_MS = 5 * MINUTE_MS;
const RETRY_MS = MINUTE_MS;

/** @param compose composes the edition, where there is no draft of it yet */
export async function approvalOf(
  tools: ApprovalTools,
  asking: Asking,
  compose: () => Promise<Briefing>,
): Promise<Approved> {
  const { archive, drafts, now, log } = tools;
  const { subscription, edition, settings, claim, until } = asking;
  const known = mayWait(asking) ? await archive.draft(edition.id) : undefined;
  let composed: Briefing | undefined;
  let draft = known;
  if (!draft) {
    const chosenAt = now();
    composed = await compose();
    const { approval } = settings;
    // An attempt that was made before anybody had to be asked may stand in the channel.
    if (!approval || isExtra(edition) || claim.attempt > 1 || composed.items.length === 0)
      return { kind: 'not-asked', composed };
    draft = await archive.addDraft({
      deliveryId: edition.id,
      guildId: subscription.guildId,
      channelId: approval.channelId,
      messageId: null,
      items: draftItems(composed.items, chosenAt),
      dropped: [],
      state: 'waiting',
      decidedBy: null,
      decidedAt: null,
      sendNow: false,
      deadlineAt: Math.min(now() + approval.minutes * MINUTE_MS, until - MARGIN_MS),
      otherwise: approval.otherwise,
    });
  }
  const waits = (at: number): Approved => ({ kind: 'unsent', composed, receipt: { kind: 'waits', until: at } });
  let unseen = false;
  if (draft.messageId === null && draft.state === 'waiting' && now() < draft.deadlineAt) {
    const view = await viewOf(archive, draft, subscription, edition, null);
    const receipt: Receipt = (await drafts?.post(view, claim, settings)) ?? { kind: 'channel-gone' };
    if (receipt.kind === 'posted') await archive.draftStands(edition.id, receipt.messageId);
    else if (receipt.kind === 'unreachable')
      return waits(Math.min(now() + Math.max(RETRY_MS, receipt.retryAfterMs ?? 0), draft.deadlineAt));
    else {
      // Nobody can see it, so nobody will decide.
      unseen = true;
      log.warn({ delivery: edition.id, channel: draft.channelId, ...receipt }, 'a draft cannot be shown to moderators');
    }
    draft = (await archive.draft(edition.id)) ?? draft;
  }
  const due = draftDue(draft, unseen ? Math.max(now(), draft.deadlineAt) : now());
  if (due === 'wait') return waits(draft.deadlineAt);
  const taken = await archive.takeDraft(edition.id);
  if (!taken) throw new Error(`the draft of ${edition.id} is gone`);
  // What moderators did until this very moment counts.
  const undecided = { ...taken.draft, state: stateOf(taken.draft) };
  const decided = draftDue(undecided, Math.max(now(), draft.deadlineAt));
  if (decided === 'withhold') return { kind: 'unsent', composed, receipt: { kind: 'withheld' } };
  const { briefing } = await viewOf(archive, taken.draft, subscription, edition, null);
  if (briefing.items.length === 0 && !taken.again) {
    const told = await toldMeanwhile(archive, taken.draft, subscription);
    const undropped = taken.draft.items.filter(({ articleId }) => !isDropped(taken.draft, articleId));
    const nothing = undropped.some(({ storyId }) => told.has(storyId)) ? 'nothing-new' : 'withheld';
    return { kind: 'unsent', composed, receipt: { kind: nothing } };
  }
  const first = { ...claim, attempt: 1, unclearSince: null, triedAt: null };
  const { sendNow, decidedAt, deadlineAt } = taken.draft;
  const releasedAt = sendNow && decidedAt !== null ? decidedAt : unseen ? now() : deadlineAt;
  return { kind: 'approved', briefing, claim: taken.again ? claim : first, releasedAt };
}

const stateOf = ({ decidedBy }: Draft): Draft['state'] => (decidedBy === null ? 'waiting' : 'approved');

const isDropped = ({ dropped }: Draft, articleId: string) => dropped.some((each) => each.articleId === articleId);

/** Stories of the draft that the channel was told, by any of its digests, since they were chosen, each with when. */
async function toldMeanwhile(
  archive: Archive,
  { items }: Draft,
  subscription: Subscription,
): Promise<ReadonlyMap<string, number>> {
  const ids = [...new Set(items.map(({ storyId }) => storyId))];
  const told = await archive.toldAmong(await digestsBeside(archive, subscription), ids);
  const since = items.flatMap(({ storyId, chosenAt = Number.POSITIVE_INFINITY }) => {
    const at = told.get(storyId);
    return at !== undefined && at > chosenAt ? [[storyId, at] as const] : [];
  });
  return new Map(since);
}

/** A draft is looked for only where there can be one. */
const mayWait = ({ settings, claim }: Pick<Asking, 'settings' | 'claim'>) =>
  (settings.approval ?? null) !== null || claim.attempt > 1;

/** What the draft would post now. */
export async function viewOf(
  archive: Archive,
  draft: Draft,
  subscription: Subscription,
  edition: Edition,
  settlement: Settlement | null,
): Promise<DraftView> {
  const hidden = await archive.hiddenOutlets(draft.guildId);
  const recalled = (await archive.recalledStories()).get(draft.guildId);
  // Once it is settled, it is itself among what was told.
  const told = settlement === null ? await toldMeanwhile(archive, draft, subscription) : undefined;
  const known = [...new Set(draft.items.map(({ storyId }) => storyId))];
  const ids = known.filter((id) => recalled?.has(id) !== true && told?.has(id) !== true);
  const stories = await Promise.all(ids.map(async (id) => [id, await archive.story(id, hidden)] as const));
  const byId = new Map(stories);
  const items = itemsOf(draft, (id) => byId.get(id));
  return { draft, briefing: { edition, subscription, items, passed: [], lateMinutes: 0 }, settlement };
}

/** Why the stories of an edition that waited were in it or not; undefined where it did not wait. */
export async function verdictsOfDraft(
  { archive }: ApprovalTools,
  asking: Pick<Asking, 'subscription' | 'edition' | 'settings' | 'claim'>,
  toldIds: readonly string[] | null,
): Promise<readonly Verdict[] | undefined> {
  const draft = mayWait(asking) ? await archive.draft(asking.edition.id) : undefined;
  const delivery = draft && (await archive.deliveryWithChoice(asking.subscription.guildId, asking.edition.id));
  if (!draft || !delivery) return undefined;
  return verdictsAfter(delivery.verdicts, draft, toldIds, await toldMeanwhile(archive, draft, asking.subscription));
}

/** The moderators' message says what became of the edition, if it waited for them. */
export async function closeDraft(
  { archive, drafts, now, log }: ApprovalTools,
  { subscription, edition, settings, claim }: Omit<Asking, 'until'>,
  settlement: Settlement,
): Promise<void> {
  try {
    if (!mayWait({ settings, claim })) return;
    const draft = await archive.draft(edition.id);
    if (!draft?.messageId) return;
    const closed = await drafts?.update(await viewOf(archive, draft, subscription, edition, settlement), settings);
    if (closed) await archive.draftClosed(edition.id, now());
  } catch (error) {
    // What became of it is in the ledger: it is closed at another turn, or when a button is pressed.
    if (error instanceof ArchiveAway) log.warn({ err: error, delivery: edition.id }, 'a draft was not closed');
    else log.error({ err: error, delivery: edition.id }, 'a draft was not closed in a way nobody foresaw');
  }
}
