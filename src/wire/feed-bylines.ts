// Who wrote an article, as feeds say it.

import { children, shortText } from './feed-children.ts';
import { plain } from './feed-text.ts';
import type { Placed } from './feed-tree.ts';
import { oneLine } from './raw.ts';

export function bylinesOf(item: Placed): readonly string[] {
  const names = children(
    item,
    'author',
    'dc:creator',
    'creator',
    'dc:author',
    'itunes:author',
    'dc:contributor',
    'contributor',
    'googleplay:author',
  ).flatMap((each) => nameOf(each));
  const seen = new Set<string>();
  return names.filter((name) => name !== '' && !seen.has(name.toLowerCase()) && seen.add(name.toLowerCase()));
}

/** RSS writes an address of mail with the name in brackets; Atom has elements for both. */
function nameOf(person: Placed): readonly string[] {
  const name = children(person, 'name', 'foaf:name', 'email')[0];
  if (name) return [oneLine(shortText(name.element))];
  if (children(person, 'uri', 'url', 'homepage').length > 0) return [];
  const written = plain(shortText(person.element));
  const inBrackets =
    /^[^\s@]+@[^\s@]+\s*\((.+)\)$/.exec(written)?.[1] ?? /^(.+?)\s*[<(][^\s@]+@[^\s@]+[>)]$/.exec(written)?.[1];
  return [(inBrackets ?? written).trim()];
}
