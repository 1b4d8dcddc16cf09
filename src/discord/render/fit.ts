// Making entries fit a message: lines go first, then whole entries, from the end. Nothing is ever cut in the middle.

/** A story, a hit, a subscription: a head that stays, and lines that may be left out. All are markdown. */
export interface Entry {
  readonly head: string;
  readonly lines: readonly string[];
}

export interface Fitted {
  /** One text for each entry that stays, in order. */
  readonly texts: readonly string[];
  /** Entries left out. */
  readonly left: number;
}

/**
 * The most of `entries` that is at most `characters` long (UTF-16 units over all texts) and at most `most` texts. First the
 * lines after each first one go, from the last entry up; then the first lines; then the entries themselves.
 */
export function fitted(entries: readonly Entry[], characters: number, most: number = entries.length): Fitted {
  const kept = entries.slice(0, Math.max(0, most)).map(({ head, lines }) => ({ head, lines: [...lines] }));
  let length = kept.reduce((sum, entry) => sum + written(entry).length, 0);
  for (const least of [1, 0]) {
    for (const entry of kept.toReversed()) {
      while (length > characters && entry.lines.length > least) length -= (entry.lines.pop()?.length ?? 0) + 1;
    }
  }
  while (length > characters) {
    const gone = kept.pop();
    if (gone === undefined) break;
    length -= written(gone).length;
  }
  return { texts: kept.map(written), left: entries.length - kept.length };
}

function written({ head, lines }: Entry): string {
  return [head, ...lines].join('\n');
}
