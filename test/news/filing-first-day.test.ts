// The first day: an empty desk that has seen nothing else of what everybody talks about keeps two pieces of news on it apart.
import { describe, expect, it } from 'vitest';
import { openStories } from '../../src/news/open-stories.ts';
import { profileOf } from '../../src/news/profile.ts';
import { report } from './made.ts';

type Told = readonly [event: string, headline: string, text: string];

const ACCORD: readonly Told[] = [
  [
    'visit',
    'Dravec and Lemoine look for common ground on Zagran nuclear deal',
    'President Anton Dravec and his French guest, Claire Lemoine, said on Tuesday that they could agree on a wider deal to curb the nuclear program of Zagran. Dravec, who has called the accord of 2015 insane, would not say whether he will leave it next month. Lemoine wants to keep the agreement and add to it.',
  ],
  [
    'visit',
    'Lemoine urges Dravec to stay in nuclear accord',
    'Claire Lemoine, on a state visit, pressed President Anton Dravec on Tuesday to keep the nuclear agreement with Zagran and build a wider deal around it. Dravec called the accord insane and warned Zagran of big problems if it restarts its program.',
  ],
  [
    'files',
    'Premier Oren shows files from a warehouse in Zagran',
    'Prime Minister Dalia Oren stood before shelves of folders on Monday and said that agents had carried half a tonne of them out of a warehouse in Zagran. They prove that its leaders lied about weapons, she said. Inspectors in Vienna asked to see the files, and Zagran called it a childish show.',
  ],
  [
    'files',
    'Zagran lied, says Oren, with 55,000 pages to prove it',
    'Dalia Oren stood before shelves of folders on Monday and accused Zagran of lying about its nuclear weapons. The 55,000 pages of secret files were taken from a warehouse by agents, the prime minister said. Zagran called it a childish show.',
  ],
];

const INQUIRY: readonly Told[] = [
  [
    'memos',
    'Memos of former police chief Corvin released to parliament',
    'Memos in which the former federal police chief, James Corvin, noted his talks with President Dravec were given to parliament on Thursday. They follow what Corvin told a committee last June and wrote in his book. Dravec said that the memos clear him.',
  ],
  [
    'memos',
    'Corvin memos: Dravec asked about loyalty and leaks',
    'Fifteen pages of memos by James Corvin, released on Thursday, show that Dravec asked him for loyalty over dinner and complained of leaks. Corvin wrote each of the memos right after he met Dravec.',
  ],
  [
    'questions',
    'Special counsel Marlow has dozens of questions for Dravec',
    'Robert Marlow, the special counsel, wants to ask President Dravec at least four dozen questions about his campaign and Moscow, and about whom he dismissed and why. The list was read to his lawyers in March, who wrote it down.',
  ],
  [
    'questions',
    'List of questions shows Marlow looks at obstruction',
    'The special counsel, Robert Marlow, has given the lawyers of Dravec a list of about 49 questions, many on his campaign and Moscow and on whom he dismissed. His lawyers wrote it down in March.',
  ],
];

/** Story by event, as the articles are filed one after another on an empty desk. */
function filed(told: readonly Told[]): readonly (readonly [event: string, story: string])[] {
  const desk = openStories();
  return told.map(([event, headline, text], i) => {
    const article = report(headline, text, { outlet: `Outlet ${i}` });
    const { storyId } = desk.file({
      articleId: `a${i}`,
      outlet: article.outlet,
      newsAt: null,
      profile: profileOf(article),
    });
    return [event, storyId] as const;
  });
}

const ORDERS = [
  [0, 2, 1, 3],
  [2, 0, 3, 1],
  [1, 3, 0, 2],
  [3, 1, 2, 0],
];

describe.each([
  ['a deal that two pieces of news speak of', ACCORD],
  ['an inquiry that two pieces of news belong to', INQUIRY],
] as const)('%s', (_, told) => {
  it.each(ORDERS)('makes two stories of an empty desk (%i %i %i %i)', (...order) => {
    const stories = filed(order.map((i) => told[i] as Told));
    const events = Map.groupBy(stories, ([event]) => event);
    const ids = [...events.values()].map((each) => new Set(each.map(([, story]) => story)));
    expect(ids.map((each) => each.size)).toEqual([1, 1]);
    expect(new Set(ids.flatMap((each) => [...each])).size).toBe(2);
  });
});
