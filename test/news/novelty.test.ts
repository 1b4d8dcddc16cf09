import { describe, expect, it } from 'vitest';
import { developmentOf } from '../../src/news/novelty.ts';
import { storyFrom } from '../../src/news/story.ts';
import { shownLines } from '../../src/news/summary.ts';
import { NOON, report } from './made.ts';

const HOUR = 3_600_000;
const linesOf = (article: Parameters<typeof shownLines>[0], count: number) =>
  shownLines(article, { words: 200, share: 1 }, count);

const first = report(
  'Dam collapses near Karvale, killing at least 14',
  'A dam collapsed near the town of Karvale on Sunday, killing at least 14 people, the governor said. Water reached the market square within minutes and cut two bridges. Rescuers brought 140 people to a school on the hill.',
  { hours: -2 },
);
const told = { at: NOON, texts: [first.headline, ...linesOf(first, 2).map(({ text }) => text)] };

function since(headline: string, text: string, details: Parameters<typeof report>[2] = {}, now = NOON + 24 * HOUR) {
  const article = report(headline, text, { hours: 20, outlet: 'Meridian Wire', ...details });
  const development = developmentOf(storyFrom('s', [first, article]), told, now, linesOf);
  return development?.lines.map((line) => line.text);
}

describe('a story that was told comes back with', () => {
  it('a toll that rose, and shows that alone', () => {
    expect(
      since(
        'Death toll of Karvale dam collapse rises to 23',
        'The death toll of the dam collapse near Karvale rose to 23 on Monday, the governor said. A dam collapsed near the town of Karvale on Sunday. Water reached the market square within minutes and cut two bridges.',
      ),
    ).toEqual(['The death toll of the dam collapse near Karvale rose to 23 on Monday, the governor said.']);
  });
  it('a new name', () => {
    expect(
      since(
        'Governor Ostrova resigns over Karvale dam',
        'Governor Lena Ostrova resigned on Monday over the dam collapse near Karvale. At least 14 people were killed.',
      ),
    ).toEqual(['Governor Lena Ostrova resigned on Monday over the dam collapse near Karvale.']);
  });
  it('what happened next, told in words that its headline has', () => {
    expect(
      since(
        'Prosecutors search offices of dam operator',
        'Prosecutors searched the offices of the operator of the dam near Karvale and seized inspection files.',
      ),
    ).toHaveLength(1);
  });
});

describe('a story that was told does not come back with', () => {
  it('an opinion, whatever it is about', () => {
    expect(
      since(
        'Opinion: Governor Ostrova should resign over Karvale dam',
        'Governor Lena Ostrova resigned on Monday over the dam collapse near Karvale. At least 14 people were killed.',
      ),
    ).toBeUndefined();
  });
  it('another outlet that tells the same', () => {
    expect(
      since(
        'Karvale dam collapse kills 14',
        'At least 14 people were killed on Sunday when a dam near Karvale collapsed. Water cut two bridges and reached the market, the governor said.',
      ),
    ).toBeUndefined();
  });
  it('the day and the outlet as all that is new', () => {
    expect(
      since(
        'Karvale dam collapse: Meridian Wire on Tuesday',
        'On Tuesday 7 May 2024 the governor of Karvale told Meridian Wire that a dam collapsed, killing at least 14 people.',
      ),
    ).toBeUndefined();
  });
  it('what was there when it was told, or is older than that by far', () => {
    const text =
      'Prosecutors searched the offices of the operator of the dam near Karvale and seized inspection files.';
    expect(since('Prosecutors search offices of dam operator', text, { hours: -1 })).toBeUndefined();
    expect(since('Prosecutors search offices of dam operator', text, {}, NOON + 10 * HOUR)).toBeUndefined();
  });
  it('anything, where it is not known what was told', () => {
    const article = report('Prosecutors search offices', 'Prosecutors searched the offices of the operator.', {
      hours: 3,
    });
    const story = storyFrom('s', [first, article]);
    expect(developmentOf(story, { at: NOON, texts: [] }, NOON + 9 * HOUR, linesOf)).toBeUndefined();
  });
});
