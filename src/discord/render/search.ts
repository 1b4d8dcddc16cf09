// What the archive has, best first, with the matched words in bold.
import { searchAddress } from './address.ts';
import { renderListing } from './listing.ts';
import type { MessageBody } from './message.ts';
import { option, told } from './telling.ts';
import type { SearchPage } from './views.ts';

export const HITS_A_PAGE = 5;

export function renderSearch(page: SearchPage): MessageBody {
  const { phrases, query, hits, offset, count = HITS_A_PAGE, outlet, region, since, more } = page;
  const narrowed = [
    phrases.about({ topic: null, region, outlet }),
    ...(since === null ? [] : [phrases.since(since)]),
  ].filter((part) => part !== '');
  return renderListing({
    ...{ phrases, offset, count, more },
    heading: [`## ${phrases.searchTitle(query)}`, ...(narrowed.length > 0 ? [narrowed.join(' · ')] : [])].join('\n'),
    entries: hits.map(({ article, lines, terms }) => told(article, lines, phrases, { terms })),
    nothing: phrases.nothingFound,
    menu: { kind: 'search', label: phrases.label.openArticle },
    options: hits.map(({ article }) => option(article, phrases)),
    addressAt: (from) => addressAt(page, from),
  });
}

function addressAt({ query, outlet, region, since, key }: SearchPage, offset: number): string | undefined {
  return searchAddress({ query, offset, outlet, region, since }) ?? (key ? searchAddress({ key, offset }) : undefined);
}
