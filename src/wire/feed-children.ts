// What stands in an element of a feed: by name, with the address that it is relative to.
import { type Element, type Placed, textOf } from './feed-tree.ts';
import { webAddress } from './raw.ts';

export function placedIn(element: Element, outer: string | null): Placed {
  const said = element.attributes['xml:base'];
  return { element, base: said === undefined ? outer : (webAddress(said, outer) ?? outer) };
}

/** So many elements of a kind are read. */
const MOST = 200;

/** Its children of these names. */
export function children({ element, base }: Placed, ...names: readonly string[]): readonly Placed[] {
  const found: Element[] = [];
  for (const child of element.children) if (typeof child !== 'string' && names.includes(child.name)) found.push(child);
  // In the order of the names: the first is the most trusted.
  if (found.length > 1 && names.length > 1) found.sort((a, b) => names.indexOf(a.name) - names.indexOf(b.name));
  return found.slice(0, MOST).map((each) => placedIn(each, base));
}

/** In UTF-16 units: of everything but texts. */
export const LONGEST = 2_000;
export const shortText = (element: Element) => textOf(element).slice(0, LONGEST);
