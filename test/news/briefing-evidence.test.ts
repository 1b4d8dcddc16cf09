import { expect, it } from 'vitest';
import { compose, NOTHING_TOLD } from '../../src/news/briefing.ts';
import { editionOf } from '../../src/news/edition.ts';
import type { Line } from '../../src/news/evidence.ts';
import { storyFrom } from '../../src/news/story.ts';
import { report, subscriptionWith } from './made.ts';

const NOW = Date.UTC(2025, 4, 21, 8);
const text = 'The council opened the harbour. The unions called a strike.';
const article = { ...report('Council opens harbour', text), id: '1', publishedAt: NOW, storedAt: NOW };
const subscription = subscriptionWith({ dueAt: NOW, style: 'full' });

const line = (said: string, start: number, end: number, articleId = '1'): Line => ({
  text: said,
  evidence: { articleId, sentence: { index: 0, start, end }, cuts: [] },
  attribution: null,
});

it('a line that is no extract of the article it names is dropped from a briefing, whoever wrote it', () => {
  const first = text.indexOf('.') + 1;
  const good = line(text.slice(first + 1), first + 1, text.length);
  const written = [
    line('The council closed the harbour.', 0, first),
    line(text.slice(0, first), 0, first, '2'),
    line(text.slice(0, first - 8), 0, first),
    line('', 0, 0),
    line(text.slice(0, first), 0, 9999),
    good,
  ];
  const briefing = compose(
    editionOf('s', NOW),
    subscription,
    [storyFrom('a', [article])],
    NOTHING_TOLD,
    () => ({ words: 200, share: 1 }),
    NOW,
    () => written,
  );
  expect(briefing.items.map(({ lines }) => lines)).toEqual([[good]]);
});
