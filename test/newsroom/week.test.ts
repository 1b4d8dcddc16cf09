import { expect, it } from 'vitest';
import { createArchive } from '../../src/archive/archive.ts';
import { openDatabase } from '../../src/archive/database.ts';
import type { Briefing } from '../../src/news/briefing.ts';
import { repeats, sayingOf } from '../../src/news/repetition.ts';
import { storeAndFile } from '../../src/newsroom/filing.ts';
import { publish } from '../../src/newsroom/publish.ts';
import { keepLog } from '../e2e/stage.ts';
import { subscriptionWith } from '../news/made.ts';
import { MONDAY, WEEK } from './week-of-news.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

it('a week of news is told day by day without a repetition, and what happened next is not missed', async () => {
  const archive = createArchive(await openDatabase(':memory:'));
  const eight = MONDAY + 8 * HOUR;
  await archive.addSubscription(subscriptionWith({ dueAt: eight, style: 'full' }));
  const editions: Briefing[] = [];
  const post = async (briefing: Briefing) => {
    editions.push(briefing);
    const { items, subscription } = briefing;
    const text = items
      .flatMap(({ story, lines }) => [story.lead.headline, ...lines.map((line) => line.text)])
      .join('\n');
    const articleIds = items.map(({ story }) => story.lead.id);
    return {
      kind: 'posted' as const,
      messageId: String(editions.length),
      channelId: subscription.channelId,
      articleIds,
      text,
    };
  };
  const waiting = [...WEEK];
  const spiked: number[] = [];
  for (let day = 0; day < 8; day += 1) {
    const now = eight + day * DAY;
    for (let next = waiting[0]; next && next.at <= now; next = waiting[0]) {
      await storeAndFile(archive, [next.article], next.at);
      waiting.shift();
    }
    const { spiked: none } = await publish({ archive, post, now: () => now, outlets: [], log: keepLog() });
    if (none > 0) spiked.push(day);
  }
  await archive.close();

  const items = editions.flatMap((edition) => edition.items);
  const sentences = items.flatMap(({ story, lines }) => [story.lead.headline, ...lines.map(({ text }) => text)]);
  const sayings = sentences.map((text) => sayingOf(text, 'en'));
  const again = sentences.filter((_, n) => sayings.slice(0, n).some((before) => repeats(sayings[n]!, before)));
  expect(again).toEqual([]);

  const told = new Set(items.map(({ story }) => story.lead.headline));
  const headlines = (kind: string) => WEEK.filter((each) => each.kind === kind).map(({ article }) => article.headline);
  expect(headlines('same').filter((headline) => told.has(headline))).toEqual([]);
  expect(headlines('news').filter((headline) => !told.has(headline))).toEqual([]);
  // Of each event one outlet's report, and then each thing that is new of it, by itself, with since when.
  expect(items.filter(({ since }) => since === undefined)).toHaveLength(4);
  expect(items.filter(({ since }) => since !== undefined)).toHaveLength(headlines('news').length);
  expect(spiked).toContain(7);
});
