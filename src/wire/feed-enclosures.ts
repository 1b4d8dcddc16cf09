// The pictures, sounds and films that a feed attaches to an article.
import type { Enclosure } from '../news/feed.ts';
import { children, shortText } from './feed-children.ts';
import type { Element, Placed } from './feed-tree.ts';
import { webAddress } from './raw.ts';

/** Each address once. */
export function enclosuresOf(item: Placed): readonly Enclosure[] {
  const groups = [item, ...children(item, 'media:group')];
  const links = children(item, 'link').filter(({ element }) => /enclosure$/i.test(element.attributes.rel ?? ''));
  const media = groups.flatMap((group) => children(group, 'media:content', 'media:thumbnail'));
  const found = [...ownEnclosures(item), ...[...links, ...media].map(enclosureOf)].filter((each) => each !== null);
  const seen = new Set<string>();
  return found.filter(({ url }) => !seen.has(url) && seen.add(url));
}

function ownEnclosures(item: Placed): readonly (Enclosure | null)[] {
  const found = children(item, 'enclosure').map(enclosureOf);
  const [first, ...others] = found;
  // Where a service stands between an outlet and its readers, the outlet's own address.
  const [origin] = children(item, 'feedburner:origenclosurelink', 'origenclosurelink');
  const url = origin && addressIn(shortText(origin.element), item.base);
  return first && url ? [{ ...first, url }, ...others] : found;
}

function enclosureOf({ element, base }: Placed): Enclosure | null {
  const { url, href, length, filesize } = element.attributes;
  const address = addressIn(url ?? href ?? '', base);
  const size = Number(length ?? filesize);
  const known = (length ?? filesize) && Number.isInteger(size) && size >= 0;
  return address === null ? null : { url: address, type: typeOf(element), length: known ? size : null };
}

/** An empty one means nothing, not the document itself. */
const addressIn = (written: string, base: string | null) => (written.trim() === '' ? null : webAddress(written, base));

function typeOf({ name, attributes: { type, medium } }: Element): string | null {
  if (type !== undefined) return type;
  if (medium !== undefined) return `${medium}/*`;
  return name === 'media:thumbnail' ? 'image/*' : null;
}
