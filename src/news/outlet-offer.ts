// What a server may add: its limits, and the name an outlet gets.
import type { FailureCode } from './reading.ts';
import { folded } from './words.ts';

export const OUTLET_LIMITS = {
  /** Feeds that one server may add. */
  feedsPerServer: 50,
  /** Feeds of a site that are offered to choose from. */
  feedsOffered: 25,
  /** Of a file of outlets, in bytes. */
  fileBytes: 1_000_000,
  /** Characters of an outlet's name. */
  name: 80,
} as const;

/**
 * The address that somebody typed: `example.org/news` is one too. null for what is none.
 * Whether it may be reached at all is the wire's to say.
 */
export function addressTyped(typed: string): string | null {
  const text = typed
    .trim()
    .replace(/^<(.*)>$/s, '$1')
    .replace(/^feed:(?:\/\/)?(?=\S)/i, (scheme) => (scheme.endsWith('//') ? 'https://' : ''));
  if (text === '' || /\s/.test(text)) return null;
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  const url = URL.parse(address);
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  const named = /\.[\p{L}\p{N}-]{2,}\.?$/u.test(url.hostname) || /^[\d.]+$|^\[/.test(url.hostname) || address === text;
  return named ? url.href : null;
}

/**
 * The outlet's name for readers: as the moderator calls it, else as the feed does, without its slogan, else the site's. Where another outlet has that name, the site is
 * added: nobody's articles may pass for another's.
 * @param taken names of other outlets
 */
export function nameFor(wanted: string | null, title: string | null, url: string, taken: readonly string[]): string {
  const host = (URL.parse(url)?.hostname ?? '').replace(/^www\./, '');
  const name = oneLine(wanted ?? '') || oneLine(nameIn(title ?? '', host)) || host;
  const known = new Set(taken.map(folded));
  const free = (each: string) => !known.has(folded(each));
  if (free(name)) return name;
  const sited = `${name.slice(0, OUTLET_LIMITS.name - host.length - 3).trim()} (${host})`;
  if (free(sited)) return sited;
  let number = 2;
  while (!free(`${sited} ${number}`)) number += 1;
  return `${sited} ${number}`;
}

const PARTED = /\s+(?:[-–—|>»·•]|::|\/\/)\s+/u;
/** Words that stand in many a site's address, and name none. */
const COMMON: ReadonlySet<string> = new Set(
  'news world rss feed feeds latest top stories headlines online home the all www com org net international global'.split(
    ' ',
  ),
);

/**
 * Of a feed's title the part that names the outlet: "Reef Herald – Breaking News from the Coast" and "World news | Reef Herald" are Reef Herald's. It is
 * the one part that the site's address has, whole or in a word of it; the title as it is where that is none, or several.
 */
function nameIn(title: string, host: string): string {
  const parts = title.split(PARTED).filter((part) => part.trim() !== '');
  if (parts.length < 2) return title;
  const site = lettersOf(host);
  const whole = parts.filter((part) => isIn(lettersOf(part).replace(/^the/, ''), site));
  const named = whole.length > 0 ? whole : parts.filter((part) => wordsOf(part).some((word) => isIn(word, site)));
  return named.length === 1 && named[0] !== undefined ? named[0] : title;
}

const wordsOf = (part: string) =>
  folded(part)
    .split(' ')
    .filter((word) => !COMMON.has(word));
const lettersOf = (text: string) => folded(text).replaceAll(' ', '');
const isIn = (name: string, site: string) => name.length >= 3 && !COMMON.has(name) && site.includes(name);

/** Controls and white space folded, cut to the limit. */
function oneLine(text: string): string {
  const line = text.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim();
  return [...line].slice(0, OUTLET_LIMITS.name).join('').trim();
}

/** The name that was asked for, which another outlet has. */
export interface Renamed {
  readonly asked: string;
}

/** Why an outlet of a file is not taken. */
export type NotTaken =
  | { readonly kind: 'bad-address' | 'twice' | 'operator' | 'server' | 'too-many' | 'no-feed' }
  | { readonly kind: 'unreadable'; readonly code: FailureCode };
