// The newest stories, a page at a time.
import { type LatestQuestion, latestAddress, openAddress } from './address.ts';
import { fitted } from './fit.ts';
import { DISCORD, gap, type MessageBody, menu, message, pager, parted, rule, text } from './message.ts';
import { option, otherOutlets, told } from './telling.ts';
import type { LatestPage } from './views.ts';

export const STORIES_A_PAGE = 5;

/** Fewer than asked for may fit; the Next button goes on from the last one shown. */
export function renderLatest(page: LatestPage): MessageBody {
  const { phrases, stories, offset, count = STORIES_A_PAGE, topic, region, outlet } = page;
  const about = phrases.about({ topic, region, outlet });
  const header = `## ${phrases.latestTitle}${about === '' ? '' : `\n${about}`}`;
  const entries = stories.map(({ story, lines }) =>
    told(story.lead, lines, phrases, { otherOutlets: otherOutlets(story) }),
  );
  const { texts, left } = fitted(entries, DISCORD.characters - header.length - 200, 14);
  const shown = stories.slice(0, texts.length);

  const to = (from: number) => addressAt(page, from);
  const nothing = offset > 0 ? phrases.nothingFurther : phrases.nothingYet;
  const rows = [
    ...menu(
      openAddress('latest'),
      phrases.label.openStory,
      shown.map(({ story }) => option(story.lead, phrases)),
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
  return message(parted([[text(header)], list.length > 0 ? list : [text(nothing)], rows], rule));
}

function addressAt(page: LatestPage, offset: number): string | undefined {
  const { asOf, topic, region, outlet, count, key } = page;
  const question: LatestQuestion = { asOf, offset, topic, region, outlet, count };
  return latestAddress(question) ?? (key ? latestAddress({ key, offset }) : undefined);
}
