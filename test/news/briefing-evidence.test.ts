import { expect, it, vi } from 'vitest';
import type { Article } from '../../src/news/article.ts';
import { compose } from '../../src/news/briefing.ts';
import { editionOf } from '../../src/news/edition.ts';
import type { Line } from '../../src/news/evidence.ts';
import { storyFrom } from '../../src/news/story.ts';
import type { Subscription } from '../../src/news/subscription.ts';

const shown = vi.hoisted(() => ({ lines: [] as readonly unknown[] }));
vi.mock('../../src/news/summary.ts', () => ({ shownLines: () => shown.lines }));

const NOW = Date.UTC(2025, 4, 21, 8);
const text = 'The council opened the harbour. The unions called a strike.';
const article: Article = {
  id: '1',
  outlet: 'Harbour Post',
  headline: 'Council opens harbour',
  url: null,
  section: null,
  language: 'en',
  publishedAt: NOW,
  storedAt: NOW,
  text,
  bylines: [],
  rights: null,
  year: null,
  sample: false,
  topics: [],
  regions: [],
};
const subscription: Subscription = {
  id: 's',
  guildId: 'g',
  channelId: 'c',
  createdAt: 0,
  createdBy: 'u',
  dueAt: NOW,
  paused: null,
  minute: 480,
  days: [1, 2, 3, 4, 5, 6, 7],
  zone: 'UTC',
  stories: 5,
  style: 'full',
  topics: [],
  regions: [],
  outlets: [],
  languages: [],
  include: [],
  exclude: [],
  roleId: null,
};

const line = (said: string, start: number, end: number, articleId = '1'): Line => ({
  text: said,
  evidence: { articleId, sentence: { index: 0, start, end }, cuts: [] },
  attribution: null,
});

it('a line that is no extract of the article it names is dropped from a briefing, whoever wrote it', () => {
  const first = text.indexOf('.') + 1;
  const good = line(text.slice(first + 1), first + 1, text.length);
  shown.lines = [
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
    new Set(),
    () => ({ words: 200, share: 1 }),
    NOW,
  );
  expect(briefing.items.map(({ lines }) => lines)).toEqual([[good]]);
});
