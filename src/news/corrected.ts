// Corrected: a change of an article as the ledger of corrections has it, and what is to be written down when an article changes.
import type { Amendment, RecallHow } from './amendment.ts';
import type { Attribution } from './attribution.ts';
import { type Change, changeOfHeadline, changeOfLine, type Written } from './correction.ts';
import type { Posting } from './posted-line.ts';
import { differs } from './wording.ts';

export type CorrectionKind = Amendment['kind'];
/** `left`: its message is gone, may not be edited, or does not say it. */
export type CorrectionState = 'open' | 'made' | 'left';

/** What is kept beside the words. */
export interface CorrectionDetail {
  readonly attribution?: Attribution | null;
  /** Who withdrew the article. */
  readonly by?: 'outlet' | 'operator';
  readonly how?: RecallHow;
  /** The moderator who recalled the story. */
  readonly userId?: string;
  readonly reason?: string | null;
}

export interface Correction {
  readonly deliveryId: string;
  /** Of the line among those of its message. */
  readonly place: number;
  /** Counts the changes of one line, from 1. */
  readonly turn: number;
  readonly subscriptionId: string;
  readonly guildId: string;
  readonly channelId: string;
  readonly messageId: string;
  readonly storyId: string;
  readonly articleId: string;
  readonly outlet: string;
  readonly url: string | null;
  /** Of the article, as it was posted or is known. */
  readonly headline: string;
  readonly isHeadline: boolean;
  readonly kind: CorrectionKind;
  readonly before: string;
  readonly after: string | null;
  readonly detail: CorrectionDetail;
  readonly foundAt: number;
  /** Not to be made before. */
  readonly dueAt: number;
  readonly state: CorrectionState;
  readonly madeAt: number | null;
}

/** A message is edited for one story once in so long: what an outlet changes again meanwhile is one change. */
export const CALM_MS = 15 * 60_000;

/** An article that was changed, and what is known of it. */
export interface Changed {
  readonly outlet: string;
  readonly url: string | null;
  readonly headline: string;
  /** null: it was removed, by whom `removedBy` says. */
  readonly now: Written | null;
  readonly removedBy: 'outlet' | 'operator';
  /** What it said before, where that is known. */
  readonly was: string | null;
}

/**
 * What is to be written down for one posted line after its article changed.
 * @param history its corrections so far, by turn; the last may be open still
 * @param others those of the same message and story
 * @returns the correction to be open from now on; null: none, and one that is open is dropped
 */
export function correctionDue(
  posting: Posting,
  changed: Changed,
  history: readonly Correction[],
  others: readonly Correction[],
  now: number,
): Correction | null {
  const made = history.findLast(({ state }) => state === 'made');
  const open = history.find(({ state }) => state === 'open');
  const wanted = changeOf(posting, changed);
  if (sameAs(made, wanted, posting, changed.now?.language ?? null)) return null;
  const standing = made ? (made.after ?? posting.text) : posting.text;
  const lastMadeAt = Math.max(0, ...others.map(({ madeAt }) => madeAt ?? 0));
  const { deliveryId, place, subscriptionId, guildId, channelId, messageId, storyId, articleId } = posting;
  const said = saidBy(wanted, posting);
  if (open && open.kind === said.kind && open.after === said.after) return open;
  return {
    ...{ deliveryId, place, subscriptionId, guildId, channelId, messageId, storyId, articleId },
    turn: open?.turn ?? (history.at(-1)?.turn ?? 0) + 1,
    outlet: changed.outlet,
    url: changed.url,
    headline: posting.line === null ? posting.text : changed.headline,
    isHeadline: posting.line === null,
    ...said,
    before: standing,
    foundAt: now,
    dueAt: Math.max(open?.dueAt ?? now, lastMadeAt + CALM_MS),
    state: 'open',
    madeAt: null,
  };
}

function changeOf({ text, line }: Posting, { now, removedBy, was }: Changed): Change | null {
  if (!now) return { kind: 'withdrawn', by: removedBy };
  return line === null ? changeOfHeadline(text, now) : changeOfLine({ text, evidence: line.evidence }, now, was);
}

/** What the message says already is what it is to say. */
function sameAs(
  made: Correction | undefined,
  wanted: Change | null,
  posting: Posting,
  language: string | null,
): boolean {
  if (!made) return wanted === null;
  const now = saidBy(wanted, posting);
  if (made.after === null || now.after === null) return made.kind === now.kind && made.after === now.after;
  return !differs(made.after, now.after, language);
}

/** With nothing to be changed any more, an outlet is back at what was posted. */
function saidBy(wanted: Change | null, posting: Posting): Pick<Correction, 'kind' | 'after' | 'detail'> {
  if (wanted === null)
    return { kind: 'reworded', after: posting.text, detail: { attribution: posting.line?.attribution ?? null } };
  switch (wanted.kind) {
    case 'reworded':
      return { kind: 'reworded', after: wanted.text, detail: { attribution: wanted.attribution } };
    case 'taken-out':
      return { kind: 'taken-out', after: null, detail: {} };
    case 'withdrawn':
      return { kind: 'withdrawn', after: null, detail: { by: wanted.by } };
  }
}

/**
 * What the message is to say otherwise: of each line its newest correction that was made or is due, and every recall.
 * @param lines what was posted in it
 */
export function amendmentsOf(
  corrections: readonly Correction[],
  lines: readonly Posting[],
  now: number,
): { readonly amendments: readonly Amendment[]; readonly made: readonly Correction[] } {
  const counted = corrections.filter(({ state, dueAt }) => state === 'made' || (state === 'open' && dueAt <= now));
  const newest = new Map<string, Correction>();
  for (const each of [...counted].sort((a, b) => a.turn - b.turn))
    newest.set(`${each.kind === 'recalled' ? 'recall' : 'line'} ${each.place}`, each);
  const headlines = new Map(lines.flatMap(({ storyId, text, line }) => (line === null ? [[storyId, text]] : [])));
  const amendments = [...newest.values()]
    .sort((a, b) => a.place - b.place)
    .flatMap((each) => amendmentOf(each, headlines.get(each.storyId), lines));
  return { amendments, made: counted.filter(({ state }) => state === 'open') };
}

function amendmentOf(
  correction: Correction,
  headline = correction.headline,
  lines: readonly Posting[],
): readonly Amendment[] {
  const { kind, articleId, outlet, detail, after, isHeadline, place, foundAt } = correction;
  if (kind === 'recalled') {
    const { how = 'strike', reason = null } = detail;
    return [{ kind, how, articleId, headline, reason, at: foundAt }];
  }
  const posted = lines.find((each) => each.place === place)?.text;
  if (posted === undefined) return [];
  return [
    {
      kind,
      articleId,
      outlet,
      headline: isHeadline ? posted : headline,
      line: isHeadline ? null : posted,
      // What was posted is what readers remember; only where the outlet is back at it, what stood there meanwhile.
      before: after === posted ? correction.before : posted,
      after,
      attribution: detail.attribution ?? null,
      by: detail.by ?? 'outlet',
      at: foundAt,
    },
  ];
}
