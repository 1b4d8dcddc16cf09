// Every match of a pattern, at once.

/** As `text.matchAll(pattern)`, which makes the pattern anew each time: many times as dear where a text is a sentence. `pattern` is a global one. */
export function matchesOf(pattern: RegExp, text: string): readonly RegExpExecArray[] {
  pattern.lastIndex = 0;
  const first = pattern.exec(text);
  if (!first) return NONE;
  const found = [first];
  for (let match: RegExpExecArray | null = first; match; ) {
    if (match[0] === '') pattern.lastIndex += 1;
    match = pattern.exec(text);
    if (match) found.push(match);
  }
  return found;
}

const NONE: readonly RegExpExecArray[] = [];
