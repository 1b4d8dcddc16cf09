// The paragraphs of a page's article, as Readability finds them.
import { Readability } from '@mozilla/readability';
import { PlainError } from '../news/plain-error.ts';
import { type Doc, documentOf } from './document.ts';
import { oneLine } from './raw.ts';

const BLOCKS = new Set(
  'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody tfoot thead tr ul'.split(
    ' ',
  ),
);
const ASIDES = new Set('script style noscript template nav footer aside form button figure svg math select'.split(' '));
const TEXT = 3;
const ELEMENT = 1;

/**
 * Changes the document: what else is wanted of it has to be read before.
 * @throws PlainError where the page holds no text at all
 */
export function paragraphsIn(document: Doc, html: string): readonly string[] {
  // What Readability did not find is looked for in a document it has not touched.
  const found = foundIn(document);
  const lines = found === LOST ? fullestIn(documentOf(html).body) : linesIn(found ?? documentOf(html).body);
  const fullest = lengthOf(lines) < SHORT ? fullestIn(documentOf(html).body) : [];
  const best = lengthOf(fullest) > lengthOf(lines) * CLEARLY ? fullest : lines;
  if (best.length === 0) throw new PlainError('The page holds no article.');
  return best;
}

/** Readability lost its way in the page. */
const LOST = Symbol('lost');

/** null: it found nothing. */
function foundIn(document: Doc): Doc['body'] | null | typeof LOST {
  const reader = new Readability<Doc['body']>(document as never, {
    maxElemsToParse: 100_000,
    charThreshold: 200,
    disableJSONLD: true,
    serializer: (element) => element as never,
  });
  try {
    return reader.parse()?.content ?? null;
  } catch (error) {
    // It climbs past the root where the best part of a page is one that it has taken out itself.
    if (error instanceof TypeError) return LOST;
    throw error;
  }
}

/** In UTF-16 units: what is found of a page may be a notice that lies over its article, or a word on its author. */
const SHORT = 700;
const CLEARLY = 2;
const SENTENCE = 60;
const NO_ARTICLE =
  'nav, footer, aside, form, button, figure, [hidden], [aria-hidden="true"], div[class*="comment"], div[id*="comment"], section[id*="comment"], ol[class*="comment"], li[class*="comment"]';

const lengthOf = (lines: readonly string[]) => lines.reduce((sum, line) => sum + line.length, 0);

/** The lines of whatever holds most text in paragraphs. */
function fullestIn(body: Doc['body']): readonly string[] {
  const weights = new Map<Doc['body'], number>();
  const weigh = (holder: Doc['body'] | null, weight: number) => {
    if (holder) weights.set(holder, (weights.get(holder) ?? 0) + weight);
  };
  for (const paragraph of body.querySelectorAll('p')) {
    const { length } = oneLine((paragraph.textContent ?? '').slice(0, SHORT * 5));
    if (length < SENTENCE || paragraph.closest(NO_ARTICLE)) continue;
    const holder = paragraph.parentElement as Doc['body'] | null;
    weigh(holder, length);
    weigh((holder?.parentElement ?? null) as Doc['body'] | null, length / 2);
  }
  const [fullest] = [...weights].sort(([, a], [, b]) => b - a);
  return fullest ? linesIn(fullest[0]) : [];
}

/** What stands in one block is one line, whatever is bold or linked in it; a row of a table is one, and so is what breaks part. */
function linesIn(body: Doc['body']): readonly string[] {
  const lines: string[] = [];
  let open = '';
  const close = () => {
    lines.push(...unbroken(open));
    open = '';
  };
  const walk = (parent: Node) => {
    for (const node of parent.childNodes as Iterable<Node>) {
      if (node.nodeType === TEXT) open += node.data.replace(/\s+/g, ' ');
      if (node.nodeType !== ELEMENT) continue;
      const name = node.tagName.toLowerCase();
      if (ASIDES.has(name)) continue;
      if (name === 'br') open += '\n';
      else if (name === 'td' || name === 'th') {
        open += ' ';
        walk(node);
        open += ' ';
      } else if (!BLOCKS.has(name)) walk(node);
      else {
        close();
        walk(node);
        close();
      }
    }
  };
  walk(body as never);
  close();
  return lines;
}

interface Node {
  readonly nodeType: number;
  readonly data: string;
  readonly tagName: string;
  readonly childNodes: unknown;
}

/** What a link says to those who cannot see it: "the report, opens new tab". */
const NEW_WINDOW =
  / ?\((?:öffnet|opens|se abre|s’ouvre|s'ouvre)\s[^()]{0,40}\)|, opens (?:in )?(?:a )?new (?:tab|window)/g;

/** Lines between breaks; a break in the middle of a sentence is none. */
function unbroken(text: string): readonly string[] {
  const lines: string[] = [];
  for (const part of text.split('\n').map((line) => oneLine(line).replace(NEW_WINDOW, '').trim())) {
    if (part === '') continue;
    const before = lines.at(-1);
    if (before !== undefined && /^\p{Ll}/u.test(part) && /[\p{L}\p{N},]$/u.test(before))
      lines[lines.length - 1] = `${before} ${part}`;
    else lines.push(part);
  }
  return lines;
}

/** The text of the page's own JSON-LD, where that is clearly more than what was found: some pages hide most of theirs. */
export function fuller(found: readonly string[], body: unknown): readonly string[] {
  if (typeof body !== 'string' || body.length < found.join(' ').length * 1.5) return found;
  return body
    .split(/\n+/)
    .map(oneLine)
    .filter((line) => line !== '');
}
