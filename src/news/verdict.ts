// Verdict: why a story is in an edition, or is not.
import type { Briefing } from './briefing.ts';
import type { Passed } from './choice.ts';
import type { Draft } from './draft.ts';
import { outletsOf } from './story.ts';

export interface Verdict {
  readonly storyId: string;
  /** How many reported it then by themselves. */
  readonly outlets: number;
  readonly why: Why;
}

export type Why =
  /** In it, for the first time. */
  | { readonly kind: 'new' }
  /** In it, with what is new since it was told. */
  | { readonly kind: 'since'; readonly at: number }
  /** Chosen, and not in the message, which was full. */
  | { readonly kind: 'no-room' }
  /** Chosen, and dropped by a moderator from the draft. */
  | { readonly kind: 'dropped'; readonly userId: string }
  /** Chosen for the draft, and gone or changed by the time it was posted. */
  | { readonly kind: 'not-standing' }
  | Passed;

/**
 * Of the stories of a briefing and the best of those that are not in it, in order.
 * @param toldIds those that stand in the message, which may be an earlier attempt's; null where there is none, because there was nothing to tell
 */
export function verdictsOf(
  { items, passed }: Pick<Briefing, 'items' | 'passed'>,
  toldIds: readonly string[] | null,
): readonly Verdict[] {
  const chosen = items.map(({ story, since }): Verdict => {
    const inIt: Why = since === undefined ? { kind: 'new' } : { kind: 'since', at: since };
    const why: Why = toldIds === null || toldIds.includes(story.id) ? inIt : { kind: 'no-room' };
    return { storyId: story.id, outlets: outletsOf(story), why };
  });
  const known = new Set(items.map(({ story }) => story.id));
  const others = (toldIds ?? []).filter((id) => !known.has(id));
  return [
    ...others.map((storyId): Verdict => ({ storyId, outlets: 0, why: { kind: 'new' } })),
    ...chosen,
    ...passed
      .filter(({ story }) => !others.includes(story.id))
      .map(({ story, why }): Verdict => ({ storyId: story.id, outlets: outletsOf(story), why })),
  ];
}

/**
 * The verdicts of a draft, once it is settled.
 * @param toldIds stories that stand in the message; null where there is none
 * @param elsewhere stories that another digest told the channel while the draft waited, each with when
 */
export function verdictsAfter(
  verdicts: readonly Verdict[],
  { items, dropped }: Pick<Draft, 'items' | 'dropped'>,
  toldIds: readonly string[] | null,
  elsewhere: ReadonlyMap<string, number>,
): readonly Verdict[] {
  const by = new Map(
    dropped.map(({ articleId, userId }) => [items.find((item) => item.articleId === articleId)?.storyId, userId]),
  );
  return verdicts.map((verdict) => {
    const { storyId, why } = verdict;
    if (why.kind !== 'new' && why.kind !== 'since') return verdict;
    const userId = by.get(storyId);
    if (userId !== undefined) return { ...verdict, why: { kind: 'dropped', userId } };
    const at = elsewhere.get(storyId);
    if (at !== undefined && toldIds?.includes(storyId) !== true) return { ...verdict, why: { kind: 'told', at } };
    return toldIds === null || toldIds.includes(storyId) ? verdict : { ...verdict, why: { kind: 'not-standing' } };
  });
}
