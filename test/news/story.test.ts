import { describe, expect, it } from 'vitest';
import { type Article, identity } from '../../src/news/article.ts';
import { storyFrom } from '../../src/news/story.ts';

const HOUR = 3_600_000;
const NOON = Date.UTC(2024, 4, 6, 12);

function report(
  headline: string,
  text: string,
  { outlet = 'Coastal Agency', hours = 0, language = 'en' } = {},
): Article {
  const raw = { url: null, outlet, headline, text };
  const at = NOON + hours * HOUR;
  return {
    ...raw,
    id: identity(raw),
    section: null,
    language,
    publishedAt: at,
    storedAt: at,
    bylines: [],
    rights: null,
    year: null,
    sample: true,
    topics: [],
    regions: [],
  };
}

const CHILE = report(
  'Earthquake of magnitude 7.1 shakes northern Chile',
  'A magnitude 7.1 earthquake struck near Iquique in northern Chile on Monday, killing at least 6 people, the disaster agency Senapred said. Roads to Arica were blocked by rockfalls.',
);

describe('a story', () => {
  const long = (outlet: string, hours: number) => report('Chile quake', `${CHILE.text} `.repeat(5), { outlet, hours });

  it('is led by its newest article that tells enough, the others newest first', () => {
    const [old, fresh, flash] = [long('A', 0), long('B', 2), report('Flash', 'A quake.', { outlet: 'C', hours: 3 })];
    const story = storyFrom('s1', [old, flash, fresh]);
    expect(story.lead).toBe(fresh);
    expect(story.articles).toEqual([fresh, flash, old]);
    expect(story.newsAt).toBe(flash.publishedAt);
  });

  it('is never made of nothing', () => {
    expect(() => storyFrom('s1', [])).toThrow('s1');
  });
});
