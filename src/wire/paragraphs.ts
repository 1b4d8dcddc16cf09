// Lines of a plain text file → its paragraphs, whether they were wrapped at a width or stand one a line.

const NARROWEST = 40;
const WIDEST = 130;
const STOP = /[.!?…。！？।؟:;]["”»“’')\]]*$/u;

/** Paragraphs in order, each on one line. */
export function paragraphsOf(text: string): readonly string[] {
  const lines = text.split('\n').map((line) => line.trim());
  const width = wrapWidth(lines);
  const found: string[] = [];
  let open = false;
  lines.forEach((line, index) => {
    if (line === '') open = false;
    else {
      if (open) found[found.length - 1] += `${/\p{L}-$/u.test(found.at(-1) ?? '') ? '' : ' '}${line}`;
      else found.push(line);
      const next = lines[index + 1] ?? '';
      open = (width !== null && wraps(line, next, width)) || goesOn(line, next);
    }
  });
  return found;
}

/** Was the line broken because the next word did not fit? */
function wraps(line: string, next: string, width: number): boolean {
  return next !== '' && line.length + 1 + (next.split(/\s/, 1)[0]?.length ?? 0) > width;
}

/** Does a line that ends in the middle of a sentence go on in the next? */
function goesOn(line: string, next: string): boolean {
  return line.length >= NARROWEST && /[\p{Ll},]$/u.test(line) && /^\p{Ll}/u.test(next);
}

/** The width a text was wrapped at; null for one whose lines are its paragraphs. */
function wrapWidth(lines: readonly string[]): number | null {
  const width = lines.reduce((most, line) => Math.max(most, line.length), 0);
  if (width < NARROWEST || width > WIDEST) return null;
  const full = lines.filter((line, index) => wraps(line, lines[index + 1] ?? '', width));
  const unfinished = full.filter((line) => !STOP.test(line));
  return full.length >= 3 && unfinished.length > full.length / 2 ? width : null;
}
