// A page of a list: a heading, its entries as far as they fit, a menu that opens one, and the buttons to the next and the last page.
import type { APISelectMenuOption } from 'discord-api-types/v10';
import { openAddress } from './address.ts';
import { type Entry, fitted } from './fit.ts';
import { DISCORD, gap, type MessageBody, menu, message, pager, parted, rule, text } from './message.ts';
import type { Phrases } from './phrases.ts';

const TEXTS = 14;

export interface Listing {
  readonly phrases: Phrases;
  /** Markdown. */
  readonly heading: string;
  readonly entries: readonly Entry[];
  /** What stands there without entries, when `offset` is 0. */
  readonly nothing: string;
  readonly menu: { readonly kind: Parameters<typeof openAddress>[0]; readonly label: string };
  /** One for each entry, in the same order. */
  readonly options: readonly APISelectMenuOption[];
  readonly offset: number;
  /** Entries that a page was asked to hold. */
  readonly count: number;
  readonly more: boolean;
  /** The address of the page that begins at an entry; undefined: there is none. */
  readonly addressAt: (offset: number) => string | undefined;
}

/** Fewer than asked for may fit; the Next button goes on from the last one shown. */
export function renderListing(listing: Listing): MessageBody {
  const { phrases, heading, offset, count, addressAt } = listing;
  const { texts, left } = fitted(listing.entries, DISCORD.characters - heading.length - 200, TEXTS);
  const rows = [
    ...menu(openAddress(listing.menu.kind), listing.menu.label, listing.options.slice(0, texts.length)),
    ...pager(
      phrases.label,
      { to: addressAt(Math.max(0, offset - count)), open: offset > 0 },
      { to: addressAt(offset + Math.max(1, texts.length)), open: texts.length > 0 && (listing.more || left > 0) },
    ),
  ];
  const list = parted(
    texts.map((content) => [text(content)]),
    gap,
  );
  const nothing = offset > 0 ? phrases.nothingFurther : listing.nothing;
  return message(parted([[text(heading)], list.length > 0 ? list : [text(nothing)], rows], rule));
}
