// One attempt at an edition: composed, approved where somebody has to be asked, and handed to Discord.
import { randomBytes } from 'node:crypto';
import type { Archive } from '../archive/archive.ts';
import { ArchiveAway } from '../news/archive-away.ts';
import type { Briefing, Item } from '../news/briefing.ts';
import type { Claim, Receipt } from '../news/delivery.ts';
import { type Edition, isExtra } from '../news/edition.ts';
import type { Log } from '../news/log.ts';
import type { Settings, Subscription } from '../news/subscription.ts';
import { approvalOf } from './approval.ts';
import type { composerOf } from './composer.ts';
import type { PublishTools } from './publish.ts';

export type Composer = ReturnType<typeof composerOf>;

/** A day, with room for one that loses an hour or more. */
const QUIET_DAY_MS = 20 * 3_600_000;
const QUIET_LOOKED_AT = 30;

export interface Claimed {
  readonly subscription: Subscription;
  readonly edition: Edition;
  readonly claim: Claim;
  readonly settings: Settings;
  /** Past its time. */
  readonly over: boolean;
  /** Why it is not posted, if it is over. */
  readonly why: 'too-late' | 'quiet-hours';
  /** From then on it is too late. */
  readonly until: number;
  /** Its time, or the end of the quiet hours that held it. */
  readonly releasedAt: number;
  /** Until when the quiet hours hold what falls into that instant; null: they do not. */
  readonly heldUntil: (at: number) => number | null;
  /** When the subscription is due again. */
  readonly nextAt: number | null;
}

export interface Attempted {
  /** undefined: nothing was. */
  readonly composed: Briefing | undefined;
  /** What the message was to tell. */
  readonly held: readonly Item[];
  readonly answer: Receipt;
  /** No attempt before this one can have posted it. */
  readonly ours: boolean;
}

export async function attempt(tools: PublishTools, claimed: Claimed, composer: Composer): Promise<Attempted> {
  const { archive, post, now, log } = tools;
  const { subscription, settings, edition, over } = claimed;
  try {
    const approved = over
      ? ({ kind: 'not-asked', composed: undefined } as const)
      : await approvalOf(tools, claimed, () => composer.briefingFor(subscription, edition));
    if (approved.kind === 'unsent')
      return { composed: approved.composed, held: [], answer: approved.receipt, ours: true };
    const asked = approved.kind === 'approved';
    const composed = asked ? undefined : approved.composed;
    const { claim, releasedAt } = asked ? approved : claimed;
    // What was held on purpose is not late.
    const briefing = {
      ...(asked ? approved.briefing : (composed ?? emptyBriefing(subscription, edition))),
      lateMinutes: Math.max(0, Math.floor((now() - (claimed.heldUntil(releasedAt) ?? releasedAt)) / 60_000)),
    };
    const { items } = briefing;
    const ours = claim.attempt === 1;
    // A former attempt may have been posted without our hearing of it: then there is something to look for even if nothing is new.
    const quietDay = !over && !asked && items.length === 0 && (await isQuietDay(archive, subscription, edition));
    if (items.length === 0 && !quietDay && ours)
      return { composed, held: items, answer: { kind: 'nothing-new' }, ours };
    return { composed, held: items, answer: await post({ ...briefing, quietDay }, claim, settings), ours };
  } catch (error) {
    if (error instanceof ArchiveAway) throw error;
    const reason = `a fault of Dateline itself, ${reported(log, error, subscription)} in its log`;
    const answer = { kind: 'unreachable', reason, retryAfterMs: null } as const;
    return { composed: undefined, held: [], answer, ours: false };
  }
}

/** Whether it is to be said that there is nothing new: where that was ordered, and nothing was posted for most of a day. */
async function isQuietDay(archive: Archive, { id, quietDay }: Subscription, edition: Edition): Promise<boolean> {
  if (quietDay !== true || isExtra(edition)) return false;
  const before = await archive.history(id, QUIET_LOOKED_AT);
  return !before.some(
    ({ dueAt, settlement }) =>
      settlement.state === 'sent' && dueAt < edition.dueAt && dueAt > edition.dueAt - QUIET_DAY_MS,
  );
}

/** Of what is only looked for. */
const emptyBriefing = (subscription: Subscription, edition: Edition) => ({
  subscription,
  edition,
  items: [],
  passed: [],
});

/** @returns the reference by which the log can be searched */
export function reported(log: Log, error: unknown, { id }: Subscription): string {
  const reference = randomBytes(4).toString('hex');
  log.error({ err: error, reference, subscription: id }, 'a delivery failed in a way nobody foresaw');
  return reference;
}
