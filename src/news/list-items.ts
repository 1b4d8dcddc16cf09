// Items of a list inside a paragraph: "1. … 2. …", "a) … b) …", "• 9. … • 10. …".
import type { Range } from './evidence.ts';
import { matchesOf } from './matches.ts';

const MARKER = /(?<![^\s])([•⁃▪*]\s?)?\(?(\d{1,3}|[a-z])(?:\.\)|\.|\))(?=\s+\S)/g;

/** Every marker has it, and few texts have: asked first. */
const LABEL = /(?:^|[\s(•⁃▪*])(?:\d{1,3}|[a-z])[.)]/;

/** The markers of each run of two or more that count on by one, the first of which opens the block or follows a stop; in order. */
export function listMarkers(text: string, block: Range): readonly Range[] {
  const part = text.slice(block.start, block.end);
  if (!LABEL.test(part)) return NONE;
  const found: Range[] = [];
  let run: Range[] = [];
  let last = Number.NaN;
  const close = () => {
    if (run.length > 1) found.push(...run);
    run = [];
  };
  for (const match of matchesOf(MARKER, part)) {
    const [whole, bullet, label = ''] = match;
    const value = /\d/.test(label) ? Number(label) : 1000 + label.charCodeAt(0);
    const before = part.slice(0, match.index).trimEnd();
    const marker = { start: block.start + match.index, end: block.start + match.index + whole.length };
    if (run.length > 0 && value === last + 1) {
      run.push(marker);
      last = value;
    } else if (before === '' || bullet !== undefined || /[.?!:;]["”)]?$/.test(before.slice(-2))) {
      close();
      run = [marker];
      last = value;
    }
  }
  close();
  return found;
}

const NONE: readonly Range[] = [];
