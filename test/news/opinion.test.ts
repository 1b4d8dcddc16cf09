import { describe, expect, it } from 'vitest';
import { isOpinion } from '../../src/news/opinion.ts';
import { worthOf } from '../../src/news/rank.ts';
import { storyFrom } from '../../src/news/story.ts';
import { report } from './made.ts';

const article = (change: { headline?: string; url?: string | null; section?: string | null } = {}) => ({
  headline: 'Ferry runs aground off Port Marrow',
  url: 'https://paper.example/world/2026/ferry',
  section: 'World',
  ...change,
});

describe('an opinion', () => {
  it.each([
    ...['Opinion', 'Editorials', 'Op-Ed', 'Débats', 'Meinung', 'Opinião', 'Мнения', '社説', 'رأي'].map((section) => ({
      section,
    })),
    { url: 'https://paper.example/commentisfree/2026/nov/24/ferry' },
    { url: 'https://paper.example/world/opinion-columns/ferry?x=1' },
    { url: 'https://paper.example/idees/article/ferry.html' },
    { headline: 'Opinion: The ferry should never have left' },
    { headline: 'Kommentar – Wer zahlt für die Fähre?' },
    { headline: 'The ferry should never have left | Editorial' },
  ])('is what its section, its address or its headline says: %o', (change) => {
    expect(isOpinion(article(change))).toBe(true);
  });

  it.each([
    {},
    { section: null, url: null },
    { section: 'Opinion polls' },
    { url: 'https://paper.example/world/ferry?from=/opinion/' },
    { url: 'https://paper.example/world/public-opinion-turns-against-ferry' },
    { url: 'https://paper.example/politics/opinion-polls/ferry-party-ahead' },
    { headline: 'Opinion polls put the government ahead' },
    { headline: 'Court asks for opinion on ferry' },
    { headline: 'Letter bomb – police close the harbour' },
  ])('is no report that only speaks of one: %o', (change) => {
    expect(isOpinion(article(change))).toBe(false);
  });

  it('never leads where somebody reports, and stands a day behind where nobody does', () => {
    const text =
      'The ferry Halcyon ran aground off Port Marrow on Friday night, and all 212 passengers were brought ashore, the coast guard said. ';
    const news = report('Ferry runs aground off Port Marrow', text.repeat(5), { outlet: 'A' });
    const fresh = report('Editorial: Ferry runs aground off Port Marrow', text.repeat(5), { outlet: 'B', hours: 3 });
    expect(storyFrom('s', [news, fresh]).lead).toBe(news);
    const alone = storyFrom('s', [fresh]);
    expect(alone.lead).toBe(fresh);
    const plain = storyFrom('s', [{ ...fresh, headline: news.headline }]);
    expect(worthOf(plain) - worthOf(alone)).toBe(24 * 3_600_000);
    const both = storyFrom('s', [news, fresh]);
    expect(worthOf(both)).toBeGreaterThan(worthOf(plain));
  });
});
