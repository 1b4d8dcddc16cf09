import { describe, expect, it } from 'vitest';
import { outletsOf, storyFrom } from '../../src/news/story.ts';
import { report } from './made.ts';

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

  it('is not led by wire copy, however new, and counts the outlets that print it as one with its first', () => {
    const [wire, copy, again] = [long('A', 0), long('B', 2), long('C', 4)];
    const own = long('D', 1);
    const copies = new Map([copy, again].map(({ id }) => [id, wire.id]));
    const story = storyFrom('s1', [wire, own, copy, again], copies);
    expect(story.lead).toBe(own);
    expect(outletsOf(story)).toBe(2);
    expect(outletsOf({ articles: [own, copy, again], copies })).toBe(2);
    expect(outletsOf({ articles: [copy], copies })).toBe(1);
  });

  it('is never made of nothing', () => {
    expect(() => storyFrom('s1', [])).toThrow('s1');
  });
});
