// The newest stories, a page at a time.
import { type LatestQuestion, latestAddress } from './address.ts';
import { renderListing } from './listing.ts';
import type { MessageBody } from './message.ts';
import { option, othersOf, told } from './telling.ts';
import type { LatestPage } from './views.ts';

export const STORIES_A_PAGE = 5;

export function renderLatest(page: LatestPage): MessageBody {
  const { phrases, stories, offset, count = STORIES_A_PAGE, topic, region, outlet, more, asOf } = page;
  const about = phrases.about({ topic, region, outlet });
  return renderListing({
    ...{ phrases, offset, count, more },
    heading: `## ${phrases.latestTitle}${about === '' ? '' : `\n${about}`}`,
    entries: stories.map(({ story, lines }) => told(story.lead, lines, phrases, { ...othersOf(story), asOf })),
    nothing: phrases.nothingYet,
    menu: { kind: 'latest', label: phrases.label.openStory },
    options: stories.map(({ story }) => option(story.lead, phrases)),
    addressAt: (from) => addressAt(page, from),
  });
}

function addressAt(page: LatestPage, offset: number): string | undefined {
  const { asOf, topic, region, outlet, count, key } = page;
  const question: LatestQuestion = { asOf, offset, topic, region, outlet, count };
  return latestAddress(question) ?? (key ? latestAddress({ key, offset }) : undefined);
}
