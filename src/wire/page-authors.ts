// Who wrote it, from what pages write where names belong.
import type { Doc } from './document.ts';
import type { Marks } from './page-marks.ts';
import { oneLine } from './raw.ts';

const LEAD = /^(?:(?:written|reported|story|text|words|article)\s+)?(?:by|por|par|von|di)\s*:?\s+/i;
const PARTS = /\s*[,;|•·]\s*(?:and\s+|y\s+|et\s+|und\s+|e\s+)?|\s+(?:and|y|e|et|und|og|och|ja|en|i|ve|&)\s+/i;
/** Two to five words, each of them as names are written. */
const PERSON =
  /^(?:\p{Lu}[\p{L}\p{M}.'’-]*|de|del|da|di|la|le|van|von|der|den|bin|al|el|ter)(?:\s+(?:\p{Lu}[\p{L}\p{M}.'’-]*|de|del|da|di|la|le|van|von|der|den|bin|al|el|ter)){1,4}$/u;
const NOBODY = /^(?:admin|administrator|editor|root|user|author|null|undefined|none|n\/a)$/i;
/** "ana-prim", as addresses have it; "(Image: Getty)"; a number. */
const NO_NAME = /^[a-z]+(?:-[a-z]+)+$|^\(|^[^\p{L}]*$/u;
/** What is said of an author in the cards for sharing, whatever the language. */
const BY = /(?:\b(?:by|von|par|por|door|di|da|av|af)|autore?s?|authors?|auteure?s?)\s*:?$/i;
const LONGEST = 100;
const MOST = 12;

/** Each once, without "By". Addresses and accounts are no names. "Ana Prim and Jo Marsh" is two where both parts are names, else as it is written. */
export function namesIn(written: readonly string[]): readonly string[] {
  const names = written.flatMap((each) => {
    const line = oneLine(each).replace(LEAD, '');
    if (line === '' || line.length > 300 || /https?:|www\.|@/i.test(line)) return [];
    const parts = line.split(PARTS).filter((part) => part !== '');
    return parts.length > 1 && parts.every((part) => PERSON.test(part)) ? parts : [line];
  });
  const seen = new Map<string, string>();
  for (const name of names)
    if (name.length <= LONGEST && !NOBODY.test(name) && !NO_NAME.test(name) && !seen.has(name.toLowerCase()))
      seen.set(name.toLowerCase(), name);
  return [...seen.values()].slice(0, MOST);
}

/**
 * Who wrote a page's article: JSON-LD's word first, then the other marks, then what stands where pages print it, if that is a person's name.
 * @param linked names that JSON-LD gives
 * @param outlets its own names: an outlet for an author says nothing where another mark says more
 */
export function authorsOf(
  document: Doc,
  { meta, metas }: Marks,
  linked: readonly string[],
  outlets: readonly (string | null)[],
): readonly string[] {
  const own = new Set(outlets.flatMap((name) => name?.toLowerCase() ?? []));
  const people = (names: readonly string[]) => namesIn(names).filter((name) => !own.has(name.toLowerCase()));
  const shared = ['1', '2'].flatMap((n) => (BY.test(meta(`twitter:label${n}`) ?? '') ? metas(`twitter:data${n}`) : []));
  const marked = [...metas(...AUTHOR_MARKS), ...shared];
  for (const names of [people(linked), people(marked), printedIn(document)]) if (names.length > 0) return names;
  return namesIn(linked.length > 0 ? linked : marked);
}

const AUTHOR_MARKS = [
  'author',
  'article:author',
  'og:article:author',
  'byl',
  'parsely-author',
  'sailthru.author',
  'dc.creator',
  'cxenseparse:author',
  'dcsext.author',
  'itemprop:author',
  'twitter:misc:written by',
];

/** So many places behind the headline are looked at: further down, and above it, others are named. */
const PLACES = 5;

function printedIn(document: Doc): readonly string[] {
  const places = [...document.querySelectorAll('h1, [rel~="author"], [class*="byline" i], [class*="author" i]')];
  const headline = places.findIndex(({ tagName }) => tagName.toLowerCase() === 'h1');
  if (headline < 0) return [];
  for (const place of places.slice(headline + 1, headline + 1 + PLACES)) {
    const names = namesIn([(place.textContent ?? '').slice(0, LONGEST * 3)]);
    if (names.length > 0 && names.every((name) => PERSON.test(name))) return names;
  }
  return [];
}
