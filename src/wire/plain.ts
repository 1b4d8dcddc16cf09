// A plain text file → an article: page furniture, section, headline and rights line told apart from the paragraphs.
import path from 'node:path';
import type { RawArticle } from '../news/article.ts';
import { sentences } from '../news/sentence.ts';
import { layoutOf } from './layout.ts';
import { paragraphsOf } from './paragraphs.ts';
import { clean, oneLine, rawArticle, shortened } from './raw.ts';

const LONGEST_FIRST_SENTENCE = 140;

/**
 * The text of a page as somebody saved it. Nothing is invented: no date where none is printed with its zone.
 * @param file its path, for a headline where the text has none
 * @param outlet what the operator calls the outlet; it wins over the owner in the rights line, which only suggests it
 * @throws PlainError where nothing but page furniture is left
 */
export function parsePlain(text: string, file: string, outlet?: string): RawArticle {
  const layout = layoutOf(paragraphsOf(clean(text)));
  return rawArticle({
    ...layout,
    headline: layout.headline ?? headlineFor(layout.paragraphs, file),
    outlet: outlet ?? layout.rights?.owner ?? '',
    rights: layout.rights?.line,
    year: layout.rights?.year,
  });
}

/** For a text without a headline: its first sentence if short, else its file's name if that says something, else the sentence's beginning. */
export function headlineFor(paragraphs: readonly string[], file: string): string {
  const opening = oneLine(paragraphs[0] ?? '');
  const first = sentences(opening.slice(0, 2000), null)[0]?.text ?? opening;
  if (first !== '' && first.length <= LONGEST_FIRST_SENTENCE) return first.replace(/[.。।]$/, '');
  const name = path
    .basename(file, path.extname(file))
    .replace(/[-_\s]+/g, ' ')
    .trim();
  const wordy = name.split(' ').filter((word) => /^\p{L}{2,}$/u.test(word)).length >= 3;
  return wordy ? name.charAt(0).toUpperCase() + name.slice(1) : shortened(first, 100);
}
