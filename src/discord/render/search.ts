// What the archive has, best first, with the matched words in bold.
import { openAddress, searchAddress } from './address.ts';
import { fitted } from './fit.ts';
import { DISCORD, gap, type MessageBody, menu, message, pager, parted, rule, text } from './message.ts';
import { option, told } from './telling.ts';
import type { SearchPage } from './views.ts';

export const HITS_A_PAGE = 5;

/** Fewer than asked for may fit; the Next button goes on from the last one shown. */
export function renderSearch(page: SearchPage): MessageBody {
  const { phrases, query, hits, offset, count = HITS_A_PAGE, outlet, region, since } = page;
  const narrowed = [
    phrases.about({ topic: null, region, outlet }),
    ...(since === null ? [] : [phrases.since(since)]),
  ].filter((part) => part !== '');
  const header = [`## ${phrases.searchTitle(query)}`, ...(narrowed.length > 0 ? [narrowed.join(' · ')] : [])].join(
    '\n',
  );
  const entries = hits.map(({ article, lines, terms }) => told(article, lines, phrases, { terms }));
  const { texts, left } = fitted(entries, DISCORD.characters - header.length - 200, 14);

  const to = (from: number) => addressAt(page, from);
  const rows = [
    ...menu(
      openAddress('search'),
      phrases.label.openArticle,
      hits.slice(0, texts.length).map(({ article }) => option(article, phrases)),
    ),
    ...pager(
      phrases.label,
      { to: to(Math.max(0, offset - count)), open: offset > 0 },
      { to: to(offset + Math.max(1, texts.length)), open: texts.length > 0 && (page.more || left > 0) },
    ),
  ];
  const list = parted(
    texts.map((content) => [text(content)]),
    gap,
  );
  const nothing = offset > 0 ? phrases.nothingFurther : phrases.nothingFound;
  return message(parted([[text(header)], list.length > 0 ? list : [text(nothing)], rows], rule));
}

function addressAt({ query, outlet, region, since, key }: SearchPage, offset: number): string | undefined {
  return searchAddress({ query, offset, outlet, region, since }) ?? (key ? searchAddress({ key, offset }) : undefined);
}
