import { describe, expect, it } from 'vitest';
import { type Article, newsAt } from '../../src/news/article.ts';
import { compose, NOTHING_TOLD, newsSince, type Told } from '../../src/news/briefing.ts';
import { filterFailed } from '../../src/news/choice.ts';
import { editionOf } from '../../src/news/edition.ts';
import { holds } from '../../src/news/evidence.ts';
import { type Story, storyFrom } from '../../src/news/story.ts';
import type { Subscription } from '../../src/news/subscription.ts';
import { subscriptionWith } from './made.ts';

const NOW = Date.UTC(2025, 4, 21, 8);
const HOUR = 3_600_000;

const subscription = subscriptionWith({ dueAt: NOW });

function article(id: string, hoursAgo: number, change: Partial<Article> = {}): Article {
  return {
    id,
    outlet: 'Harbour Post',
    headline: `The council of Dunmouth votes on plan ${id}`,
    url: null,
    section: null,
    language: 'en',
    publishedAt: NOW - hoursAgo * HOUR,
    storedAt: NOW,
    text: `The council of Dunmouth approved plan ${id} for the harbour on Monday, the mayor said.\n\nIt costs 40 million pounds, according to the treasurer, Ann Lowe.\n\nThe unions rejected plan ${id} and called for a strike in June.`,
    bylines: [],
    rights: null,
    year: null,
    sample: false,
    topics: [],
    regions: [],
    ...change,
  };
}
const story = (id: string, ...articles: readonly Article[]): Story => storyFrom(id, articles);
const brief = (stories: readonly Story[], change: Partial<Subscription> = {}, told: Told = NOTHING_TOLD, now = NOW) =>
  compose(editionOf('s', NOW), { ...subscription, ...change }, stories, told, () => ({ words: 200, share: 1 }), now);
const toldOf = (id: string): Told => ({ stories: new Map([[id, { at: NOW, texts: [] }]]), said: [], nothing: false });
const idsOf = (briefing: ReturnType<typeof brief>) => briefing.items.map((item) => item.story.id);

describe('a briefing', () => {
  it('puts what several outlets report before what is merely fresh, and equals always in the same order', () => {
    const wide = story(
      'b',
      article('1', 10),
      article('2', 9, { outlet: 'Meridian Wire' }),
      article('3', 11, { outlet: 'Cape Courier' }),
    );
    const fresh = story('a', article('4', 1));
    const same = story('c', article('5', 1));
    expect(idsOf(brief([fresh, same, wide]))).toEqual(['b', 'a', 'c']);
    expect(JSON.stringify(brief([wide, same, fresh]))).toBe(JSON.stringify(brief([fresh, same, wide])));
  });

  it('takes many prints of one agency text for one report', () => {
    const prints = Array.from({ length: 6 }, (_, n) => article(`w${n}`, 12, { outlet: `Gazette ${n}` }));
    const copied = storyFrom('b', prints, new Map(prints.slice(1).map(({ id }) => [id, 'w0'])));
    const told = { headline: 'Ferries to Karvale run again', text: 'Ferries to Karvale sailed again on Monday.' };
    const fresh = story('a', article('9', 1, told));
    expect(idsOf(brief([copied, fresh]))).toEqual(['a', 'b']);
    expect(idsOf(brief([story('b', ...prints), fresh]))).toEqual(['b', 'a']);
  });

  it('leaves out what was told, what is old, and what lies ahead', () => {
    const stories = [
      story('told', article('1', 1)),
      story('old', article('2', 40)),
      story('ahead', article('3', -3, { storedAt: NOW + 9 * HOUR })),
      story('new', article('4', 2)),
    ];
    expect(idsOf(brief(stories, {}, toldOf('told')))).toEqual(['new']);
    expect(idsOf(brief(stories, { days: [1, 4] })).sort()).toEqual(['new', 'old', 'told']);
  });

  it('looks back to the edition before it, a day and some hours at least, eight days at most', () => {
    const hours = (days: Subscription['days'], at: string) =>
      (Date.parse(at) - newsSince({ days, minute: 480, zone: 'Europe/Berlin' }, Date.parse(at))) / HOUR;
    const workdays = [1, 2, 3, 4, 5] as const;
    expect(hours(workdays, '2025-05-19T06:00Z')).toBe(3 * 24 + 6);
    expect(hours(workdays, '2025-05-20T06:00Z')).toBe(24 + 6);
    expect(hours([1], '2025-05-19T06:00Z')).toBe(7 * 24 + 6);
    expect(hours([1, 2, 3, 4, 5, 6, 7], '2025-03-30T06:00Z')).toBe(24 + 6);
    expect(hours([7], '2025-10-26T07:00Z')).toBe(7 * 24 + 1 + 6);
    expect(hours([1, 2, 3, 4, 5, 6, 7], '2025-05-19T09:00Z')).toBe(24 + 6);
  });

  it('gives as many lines as its style asks for, each an extract of its sentence', () => {
    const stories = [story('a', article('1', 1)), story('b', article('2', 2))];
    expect(brief(stories, { style: 'headlines' }).items.map(({ lines }) => lines.length)).toEqual([0, 0]);
    const items = brief(stories).items;
    expect(items[0]?.lines.length).toBeGreaterThan(items[1]?.lines.length ?? 9);
    for (const { lines, story: told } of brief(stories, { style: 'full' }).items) {
      expect(lines.length).toBeGreaterThan(0);
      for (const line of lines) expect(holds(line, told.lead.text)).toBe(true);
    }
  });

  it('lets other parts of the world have their turn before a third story of one kind', () => {
    const kind = { topics: ['elections'], regions: ['europe'] } as const;
    const stories = [
      story('a', article('1', 1, kind)),
      story('b', article('2', 2, kind)),
      story('c', article('3', 3, kind)),
      story('d', article('4', 20, { topics: ['health'], regions: ['asia'] })),
    ];
    expect(idsOf(brief(stories, { stories: 3 }))).toEqual(['a', 'b', 'd']);
    expect(idsOf(brief(stories.slice(0, 3)))).toEqual(['a', 'b', 'c']);
  });

  it('shows a channel that was told nothing yet the newest there is, and later only what is new', () => {
    const old = [story('a', article('1', 300)), story('b', article('2', 200))];
    expect(idsOf(brief(old))).toEqual(['b', 'a']);
    expect(idsOf(brief([...old, story('c', article('3', 1))]))).toEqual(['c']);
    expect(idsOf(brief(old, {}, toldOf('z')))).toEqual([]);
  });

  it('says no sentence that was said, be it in this very edition or of another story', () => {
    const stories = [story('a', article('1', 1)), story('b', article('2', 2))];
    const lines = (told: Told) =>
      brief(stories, { style: 'full' }, told).items.map((item) => item.lines.map(({ text }) => text));
    const costs = 'It costs 40 million pounds, according to the treasurer, Ann Lowe.';
    expect(lines(NOTHING_TOLD).map((own) => own.includes(costs))).toEqual([true, false]);
    const said = [costs.toUpperCase(), 'The unions rejected plan 2 and called for a strike in June!'];
    const [first, second] = lines({ ...NOTHING_TOLD, said });
    expect(first).not.toContain(costs);
    expect(first).toContain('The unions rejected plan 1 and called for a strike in June.');
    expect(second).toEqual([expect.stringContaining('approved plan 2')]);
  });

  it('leaves out a story whose headline was told of another, and says why', () => {
    const said = ['Council of Dunmouth: votes on plan 1'];
    const { items, passed } = brief([story('a', article('1', 1))], {}, { ...NOTHING_TOLD, said });
    expect(items).toEqual([]);
    expect(passed).toMatchObject([{ story: { id: 'a' }, why: { kind: 'said' } }]);
  });

  it('says of those that are not in it why, the best first', () => {
    const stories = [
      story('a', article('1', 1)),
      story('told', article('2', 2)),
      story('b', article('3', 3)),
      story('ferry', article('4', 4, { text: 'A ferry sank.', headline: 'Ferry sinks off Dunmouth' })),
    ];
    const { items, passed } = brief(stories, { stories: 1, exclude: ['ferr*'] }, toldOf('told'));
    expect(items).toHaveLength(1);
    expect(passed.map(({ story: { id }, why }) => [id, why])).toEqual([
      ['told', { kind: 'told', at: NOW }],
      ['b', { kind: 'beaten' }],
      ['ferry', { kind: 'filter', filter: 'exclude' }],
    ]);
  });

  it('says how late it is', () => {
    expect(brief([], {}, NOTHING_TOLD, NOW + 25 * 60_000 + 999).lateMinutes).toBe(25);
  });
});

describe('an order', () => {
  const about = story(
    's',
    article('1', 1, { topics: ['health'], regions: ['asia'], language: 'fr' }),
    article('2', 2, { outlet: 'Meridian Wire', text: 'Le café « Zürich » rouvre.' }),
  );
  it.each<[string, Partial<Subscription>, boolean]>([
    ['nothing', {}, true],
    ['its topic', { topics: ['conflict', 'health'] }, true],
    ['another topic', { topics: ['conflict'] }, false],
    ['its region', { regions: ['asia'] }, true],
    ['another region', { regions: ['africa'] }, false],
    ['one of its outlets', { outlets: ['Meridian Wire'] }, true],
    ['another outlet', { outlets: ['Nobody'] }, false],
    ['one of its languages', { languages: ['fr'] }, true],
    ['another language', { languages: ['de'] }, false],
    ['a word of it, whatever the accents', { include: ['CAFE', 'unheard'] }, true],
    ['a phrase of it', { include: ['votes on plan'] }, true],
    ['half a word', { include: ['counc'] }, false],
    ['to leave out a word of it', { exclude: ['zurich'] }, false],
    ['to leave out a word it lacks', { exclude: ['zur', ' '] }, true],
  ])('that asks for %s', (_, change, expected) =>
    expect(filterFailed({ ...subscription, ...change }, about) === null).toBe(expected),
  );
});

it('counts an article without a date, or with one that lies ahead, from when it was stored', () => {
  expect(newsAt({ publishedAt: null, storedAt: 5 })).toBe(5);
  expect(newsAt({ publishedAt: 9, storedAt: 5 })).toBe(5);
  expect(newsAt({ publishedAt: 3, storedAt: 5 })).toBe(3);
});
