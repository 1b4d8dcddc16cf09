// HTML of a feed → plain text.
import { createWalk, type Grammar } from './markup-walk.ts';
import { beginning, oneLine } from './raw.ts';

const named = (names: string): ReadonlySet<string> => new Set(names.split(' '));
/** What stands in these is not for reading. */
const UNREAD = named(
  'script style noscript template svg math form button select textarea head title audio video canvas',
);
/** Frames: markup in them would be text, and HTML has no short form of them, nor of films and sounds, though feeds do. */
const FRAMES = /<\/?iframe(?:\s[^<>]*)?>|<(?:audio|video|canvas)(?:\s[^<>]*)?\/>/gi;
const BLOCK = named(
  'p div section article header footer aside main nav h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table tr blockquote pre figure figcaption hr address center body html',
);
const CELL = named('td th');
/** A second one of these ends the first. */
const ENDED_BY_THEIR_LIKE = named('p li dt dd tr td th option');
/** In UTF-16 units: what comes after is not read. */
const LONGEST = 500_000;

const HTML: Grammar = {
  xml: false,
  deepest: 400,
  endedBy: (name, open) => (open.at(-1) === name && ENDED_BY_THEIR_LIKE.has(name) ? open.length - 1 : -1),
};

/** In paragraphs, in order. Markup that does not end, or nests without end, costs no more than its length. */
export function paragraphsOf(html: string): readonly string[] {
  const paragraphs: string[] = [];
  let text = '';
  let unread = 0;
  let breaks = 0;
  const end = () => {
    const paragraph = text === '' ? '' : oneLine(text);
    if (paragraph !== '') paragraphs.push(paragraph);
    text = '';
    breaks = 0;
  };
  const lineBreak = () => {
    breaks += 1;
    if (breaks > 1) end();
    else text += '\n';
  };
  const walk = createWalk(html.slice(0, LONGEST).replace(FRAMES, ' '), HTML, {
    open(name) {
      if (UNREAD.has(name)) unread += 1;
      if (BLOCK.has(name)) end();
      else if (CELL.has(name)) text += ' ';
      else if (name === 'br') lineBreak();
    },
    text(piece) {
      if (unread > 0) return;
      text += piece;
      if (breaks > 0 && piece.trim() !== '') breaks = 0;
    },
    close(name) {
      if (UNREAD.has(name)) unread -= 1;
      if (BLOCK.has(name)) end();
    },
    stray(name) {
      if (BLOCK.has(name)) end();
      else if (name === 'br') lineBreak();
    },
  });
  walk.step(LONGEST);
  end();
  return beginning(paragraphs);
}

/** On one line. */
export const plain = (html: string): string => (/[<&]/.test(html) ? paragraphsOf(html).join(' ') : oneLine(html));
