import { expect, it } from 'vitest';
import { createArchive } from '../../src/archive/archive.ts';
import { openDatabase } from '../../src/archive/database.ts';
import { identity, type RawArticle } from '../../src/news/article.ts';
import { openStories } from '../../src/news/open-stories.ts';
import { profileOf } from '../../src/news/profile.ts';
import { storeAndFile } from '../../src/newsroom/filing.ts';
import { folderOf } from '../wire/folder-of.ts';
import { HOUR_MS, MORNING, report } from './desk.ts';

const TOWNS = ['Dunmouth', 'Karvale', 'Sandrova', 'Mirefield', 'Ostholm', 'Nurmi'];
const EVENTS = [
  (town: string) => [
    `Ferry sinks off ${town}`,
    `A ferry with 212 passengers sank off ${town}. Fishing boats saved most of those aboard, the coast guard said.`,
  ],
  (town: string) => [
    `${town} mayor resigns over harbour contract`,
    `The mayor of ${town} resigned after prosecutors opened an inquiry into the harbour contract, the town council said.`,
  ],
  (town: string) => [
    `Floods cut railway to ${town}`,
    `Flood water washed away a bridge of the railway to ${town}, and 40 houses stand empty, rescuers said.`,
  ],
];

/** Sixty reports of eighteen events, by several outlets, in the order of their time. */
const reports: readonly RawArticle[] = Array.from({ length: 60 }, (_, n) => {
  const town = TOWNS[n % TOWNS.length] ?? '';
  const [headline = '', text = ''] = EVENTS[n % EVENTS.length]?.(town) ?? [];
  const outlet = ['Example Wire', 'Example Post', 'Tidings'][(n % 7) % 3] ?? '';
  return report(`${headline}${n > 30 ? ', officials say' : ''}`, {
    outlet,
    text: `${text} Report ${n} of the day from ${outlet}.`,
    publishedAt: MORNING + n * HOUR_MS,
  });
});

it('filing with the archive closed and opened again between any two articles files as the filter does that never stops', async () => {
  const file = `${folderOf({ 'empty.txt': '' })}/filing.db`;
  const filed: string[] = [];
  for (let from = 0; from < reports.length; from += 7) {
    const archive = createArchive(await openDatabase(file));
    const stored = await storeAndFile(archive, reports.slice(from, from + 7), MORNING + 100 * HOUR_MS);
    for (const { article } of stored) filed.push((await archive.storyOf(article.id))?.id ?? '');
    await archive.close();
  }
  const desk = openStories();
  const inMemory = reports.map((raw) => {
    const { outlet, publishedAt } = raw;
    return desk.file({ articleId: identity(raw), outlet, newsAt: publishedAt, profile: profileOf(raw) }).storyId;
  });
  expect(filed).toEqual(inMemory);
  expect(new Set(filed).size).toBeGreaterThan(3);
  expect(new Set(filed).size).toBeLessThan(reports.length);
});
