// HTML of a feed → plain text.
import { Parser } from 'htmlparser2';
import { oneLine } from './raw.ts';

/** What stands in these is not for reading. */
const UNREAD: ReadonlySet<string> = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'math',
  'form',
  'button',
  'select',
  'textarea',
  'head',
  'title',
]);
const BLOCK =
  /^(p|div|section|article|header|footer|aside|main|nav|h[1-6]|ul|ol|li|dl|dt|dd|table|tr|blockquote|pre|figure|figcaption|hr|address|center|body|html)$/;
const CELL = /^(td|th)$/;

/** In paragraphs, parted by one empty line. Markup that does not end, or nests without end, costs no more than its length. */
export function paragraphsOf(html: string): readonly string[] {
  const paragraphs: string[] = [];
  let text = '';
  let unread = 0;
  let breaks = 0;
  const end = () => {
    const paragraph = oneLine(text);
    if (paragraph !== '') paragraphs.push(paragraph);
    text = '';
    breaks = 0;
  };
  const parser = new Parser(
    {
      onopentagname(name) {
        if (UNREAD.has(name)) unread += 1;
        if (BLOCK.test(name)) end();
        else if (CELL.test(name)) text += ' ';
        else if (name === 'br') {
          breaks += 1;
          if (breaks > 1) end();
          else text += '\n';
        }
      },
      ontext(piece) {
        if (unread > 0) return;
        text += piece;
        if (piece.trim() !== '') breaks = 0;
      },
      onclosetag(name) {
        if (UNREAD.has(name) && unread > 0) unread -= 1;
        if (BLOCK.test(name)) end();
      },
    },
    { decodeEntities: true },
  );
  parser.end(html);
  end();
  return paragraphs;
}

/** On one line. */
export const plain = (html: string): string => (/[<&]/.test(html) ? paragraphsOf(html).join(' ') : oneLine(html));
