import { describe, expect, it } from 'vitest';
import type { FeedArticle, FeedContent } from '../../src/news/feed.ts';
import { feedFormat } from '../../src/news/feed-format.ts';
import { feedLook } from '../../src/news/feed-look.ts';

const NOW = Date.UTC(2026, 5, 3, 12);
const HOUR = 3_600_000;

const article = (headline: string, change: Partial<FeedArticle> = {}): FeedArticle => ({
  guid: null,
  url: `https://reef.example/${encodeURIComponent(headline)}`,
  headline,
  publishedAt: NOW - HOUR,
  updatedAt: null,
  summary: 'The council of the islands agreed on it after a long night.',
  text: '',
  bylines: [],
  sections: [],
  enclosures: [],
  language: null,
  rights: null,
  ...change,
});
const feed = (articles: readonly FeedArticle[], change: Partial<FeedContent> = {}): FeedContent => ({
  title: 'Reef Herald',
  link: 'https://reef.example',
  language: null,
  articles,
  ...change,
});

describe('what a feed gives', () => {
  it('is told by its newest three articles, whatever the order they come in', () => {
    const look = feedLook(
      feed([
        article('third', { publishedAt: NOW - 3 * HOUR }),
        article('undated', { publishedAt: null }),
        article('first', { publishedAt: null, updatedAt: NOW - HOUR }),
        article('ahead of its time', { publishedAt: NOW + HOUR }),
        article('second', { publishedAt: NOW - 2 * HOUR }),
      ]),
      NOW,
    );
    expect(look.newest.map(({ headline }) => headline)).toEqual(['first', 'second', 'third']);
    expect([look.articles, look.undated]).toEqual([5, 2]);
  });

  it('is counted a day, and one old article that is pinned does not slow it down', () => {
    const hourly = Array.from({ length: 20 }, (_, n) => article(`${n}`, { publishedAt: NOW - n * HOUR }));
    expect(feedLook(feed(hourly), NOW).pace).toBeCloseTo(24);
    const pinned = [...hourly, article('welcome', { publishedAt: NOW - 24 * 900 * HOUR })];
    expect(feedLook(feed(pinned), NOW).pace).toBeCloseTo(24);
    expect(feedLook(feed([article('only one')]), NOW).pace).toBeNull();
    expect(feedLook(feed([article('a'), article('b')]), NOW).pace).toBeNull();
  });

  it('says whether whole articles come, teasers, or headlines', () => {
    const carries = (change: Partial<FeedArticle>) => feedLook(feed([article('a', change)]), NOW).carries;
    expect(carries({ text: 'word '.repeat(150) })).toBe('text');
    expect(carries({ text: 'word '.repeat(30) })).toBe('teaser');
    expect(carries({})).toBe('teaser');
    expect(carries({ summary: '' })).toBe('headline');
    expect(feedLook(feed([]), NOW)).toMatchObject({ articles: 0, newest: [], pace: null });
  });

  it('goes by its words where its own language is wrong, and by that where they do not tell', () => {
    const german = article('Die Brücke ist wieder offen', {
      summary: 'Der Rat der Stadt hat sich in der Nacht darauf geeinigt, und die Fähren fahren nicht mehr.',
    });
    expect(feedLook(feed([german], { language: 'en-US' }), NOW).language).toBe('de');
    expect(feedLook(feed([], { language: 'pt-BR' }), NOW).language).toBe('pt');
    expect(feedLook(feed([], { language: 'Klingon' }), NOW).language).toBeNull();
  });

  it('notices words that were read in the wrong character set, and no others', () => {
    const garbled = (headline: string) => feedLook(feed([article(headline)]), NOW).garbled;
    for (const headline of ['CafÃ© in ZÃ¼rich', 'The bridgeâ€™s end', 'Caf\uFFFD', 'Ð\u009fÑ€Ð¸Ð²ÐµÑ‚'])
      expect([headline, garbled(headline)]).toEqual([headline, 1]);
    for (const headline of ['Café in Zürich', 'São Paulo: “ÇA VA”', 'Привет', 'Â is a letter', 'ÉTÉ À L’ÎLE'])
      expect([headline, garbled(headline)]).toEqual([headline, 0]);
  });
});

describe('the format of a feed', () => {
  it.each([
    ['<?xml version="1.0"?><!-- <feed> --><rss version="2.0">', 'RSS'],
    ['\uFEFF<rdf:RDF xmlns:rdf="x">', 'RDF'],
    ['<?xml version="1.0"?>\n<feed xmlns="http://www.w3.org/2005/Atom">', 'Atom'],
    ['<atom:feed xmlns:atom="x">', 'Atom'],
    ['{"version": "https://jsonfeed.org/version/1.1"', 'JSON Feed'],
    ['<!doctype html><html><head>', null],
    ['{"hello": 1}', null],
    ['', null],
  ])('is known by how it begins: %s', (text, format) => {
    expect(feedFormat(new TextEncoder().encode(text))).toBe(format);
    expect(feedFormat(new Uint8Array(Buffer.from(text, 'utf16le')))).toBe(format);
  });
});
