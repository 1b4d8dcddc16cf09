// Corrections: what became of posted lines whose articles changed, and the edits of their messages.
import { randomBytes } from 'node:crypto';
import type { AmendmentClaim, AmendmentOutcome } from '../archive/amendments.ts';
import type { Archive } from '../archive/archive.ts';
import type { ChangedArticle } from '../archive/changes.ts';
import type { Amendment } from '../news/amendment.ts';
import { ArchiveAway } from '../news/archive-away.ts';
import { amendmentsOf, correctionDue } from '../news/corrected.ts';
import type { Log } from '../news/log.ts';
import type { Settings } from '../news/subscription.ts';

/** What Discord said to one edit. */
export type AmendReceipt =
  | { readonly kind: 'made' }
  /** The message says nothing of it. */
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'gone' | 'not-allowed' }
  | { readonly kind: 'rejected'; readonly reason: string }
  | { readonly kind: 'unreachable'; readonly reason: string; readonly retryAfterMs: number | null };

interface Message {
  readonly channelId: string;
  readonly messageId: string;
}

/** The seam to Discord. It answers; it does not throw. */
export interface Amend {
  /** The message's components as they stand. */
  read(
    message: Message,
  ): Promise<{ readonly kind: 'found'; readonly base: readonly unknown[] } | Exclude<AmendReceipt, { kind: 'made' }>>;
  /** The message as it was posted, amended. To do it again changes nothing. */
  write(
    message: Message,
    base: readonly unknown[],
    amendments: readonly Amendment[],
    settings: Settings,
  ): Promise<AmendReceipt>;
}

export interface CorrectTools {
  readonly archive: Archive;
  readonly amend: Amend;
  readonly now: () => number;
  readonly log: Log;
}

export interface Corrected {
  /** Messages edited. */
  readonly edited: number;
  /** Messages that could not be edited for good. */
  readonly left: number;
  readonly deferred: number;
}

const DAY_MS = 24 * 3_600_000;
/** Older messages are left alone: nobody reads them for news. */
const MENDED_MS = 30 * DAY_MS;
const AT_ONCE = 100;
/** Few at once, so that digests of the same minute have most of the turns. */
const IN_FLIGHT = 8;
const MINUTE_MS = 60_000;
const LONGEST_WAIT_MS = 30 * MINUTE_MS;
const PATIENCE_MS = DAY_MS;

/** Looks at what was posted of articles that changed, and edits the messages that have to say something else. */
export async function correct(
  tools: CorrectTools,
  { signal }: { readonly signal?: AbortSignal | undefined } = {},
): Promise<Corrected> {
  const { archive, now, log } = tools;
  for (let due = await archive.changesDue(now(), AT_ONCE); due.length > 0 && !signal?.aborted; ) {
    for (const change of due) await lookInto(tools, change);
    const next = await archive.changesDue(now(), AT_ONCE);
    const seen = new Set(due.map(({ articleId, changedAt }) => `${articleId}@${changedAt}`));
    due = next.filter(({ articleId, changedAt }) => !seen.has(`${articleId}@${changedAt}`));
  }
  const count = { edited: 0, left: 0, deferred: 0 };
  const begun = new Set<string>();
  for (;;) {
    const due = (await archive.amendmentsDue(now(), AT_ONCE)).filter((id) => !begun.has(id));
    if (due.length === 0 || signal?.aborted) break;
    for (const id of due) begun.add(id);
    const { edited, left, deferred } = await editMessages(tools, due, signal);
    count.edited += edited;
    count.left += left;
    count.deferred += deferred;
  }
  if (count.edited + count.left > 0) log.info({ ...count }, 'corrected what was posted');
  return count;
}

/** Edits the messages of these deliveries, as far as that is due and nobody else has them in hand. */
export async function editMessages(
  tools: CorrectTools,
  deliveryIds: Iterable<string>,
  signal?: AbortSignal,
): Promise<Corrected> {
  const count = { edited: 0, left: 0, deferred: 0 };
  const waiting = [...deliveryIds];
  let away: ArchiveAway | undefined;
  const work = async () => {
    for (let id = waiting.shift(); id !== undefined && !signal?.aborted && !away; id = waiting.shift()) {
      try {
        const outcome = await edit(tools, id);
        if (outcome) count[outcome] += 1;
      } catch (error) {
        if (error instanceof ArchiveAway) away = error;
        else {
          const reference = randomBytes(4).toString('hex');
          tools.log.error({ err: error, reference, delivery: id }, 'an edit failed in a way nobody foresaw');
        }
      }
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, work));
  if (away) throw away;
  return count;
}

async function lookInto({ archive, now }: CorrectTools, change: ChangedArticle): Promise<void> {
  const { articleId, removedBy } = change;
  const at = now();
  const postings = (await archive.postingsOf([articleId])).filter(({ postedAt }) => postedAt > at - MENDED_MS);
  if (postings.length === 0) return archive.writeCorrections(change, [], at);
  const [article, versions, history] = await Promise.all([
    archive.article(articleId),
    archive.versionsOf(articleId),
    archive.correctionsOf([...new Set(postings.map(({ deliveryId }) => deliveryId))]),
  ]);
  const headline = article?.headline ?? postings.find(({ line }) => line === null)?.text ?? '';
  const open = postings.flatMap((posting) => {
    const others = history.filter((each) => each.deliveryId === posting.deliveryId && each.kind !== 'recalled');
    const changed = {
      outlet: article?.outlet ?? change.outlet,
      url: article?.url ?? null,
      headline,
      now: removedBy === null && article ? article : null,
      removedBy: removedBy ?? 'operator',
      was: versions.find(({ replacedAt }) => replacedAt >= posting.postedAt)?.text ?? null,
    };
    // Nothing is known of an article that is stored no more and that nobody took back.
    if (changed.now === null && removedBy === null) return [];
    const correction = correctionDue(
      posting,
      changed,
      others.filter(({ place }) => place === posting.place),
      others.filter(({ storyId }) => storyId === posting.storyId),
      at,
    );
    return correction ? [correction] : [];
  });
  await archive.writeCorrections(change, open, at);
}

async function edit(tools: CorrectTools, deliveryId: string): Promise<keyof Corrected | undefined> {
  const { archive, now, log } = tools;
  const claim = await archive.claimAmendment(deliveryId, now());
  if (!claim) return undefined;
  const [corrections, lines] = [await archive.correctionsOf([deliveryId]), await archive.linesOfDelivery(deliveryId)];
  const { amendments, made } = amendmentsOf(corrections, lines, now());
  const receipt = await attempt(tools, claim, amendments);
  const outcome = outcomeOf(receipt, claim, now());
  const recorded = await archive.recordAmendment(claim, made, outcome, now());
  const about = { delivery: deliveryId, channel: claim.channelId, message: claim.messageId, attempt: claim.attempt };
  if (!recorded) log.warn(about, 'another process has taken this edit over');
  else if (outcome.kind !== 'made') log.warn({ ...about, ...receipt }, 'a message was not edited');
  if (!recorded) return undefined;
  return outcome.kind === 'made' ? (receipt.kind === 'made' ? 'edited' : undefined) : KINDS[outcome.kind];
}

const KINDS = { left: 'left', later: 'deferred' } as const;

async function attempt(
  { archive, amend }: CorrectTools,
  claim: AmendmentClaim,
  amendments: readonly Amendment[],
): Promise<AmendReceipt> {
  let { base } = claim;
  if (!base) {
    const read = await amend.read(claim);
    if (read.kind !== 'found') return read;
    base = await archive.keepBase(claim, read.base);
  }
  return amend.write(claim, base, amendments, await archive.keep.settings(claim.guildId));
}

function outcomeOf(receipt: AmendReceipt, { attempt, since }: AmendmentClaim, now: number): AmendmentOutcome {
  switch (receipt.kind) {
    case 'made':
    case 'unchanged':
      return { kind: 'made' };
    case 'gone':
    case 'not-allowed':
    case 'rejected':
      return { kind: 'left', because: receipt.kind };
    case 'unreachable': {
      if (now - since > PATIENCE_MS) return { kind: 'left', because: 'unreachable' };
      const wait = Math.min(MINUTE_MS * 2 ** Math.min(attempt - 1, 10), LONGEST_WAIT_MS);
      return { kind: 'later', at: now + Math.max(wait, receipt.retryAfterMs ?? 0) };
    }
  }
}
