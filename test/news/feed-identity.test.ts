import { describe, expect, it } from 'vitest';
import { identity } from '../../src/news/article.ts';
import type { FeedArticle } from '../../src/news/feed.ts';
import { contentHash, type Entry, entriesOf, entryId, keysOf } from '../../src/news/feed-identity.ts';
import { recognised } from '../../src/news/recognition.ts';
import { contentOf, entryOf, GAZETTE, HOUR_MS, MONDAY, storedOf } from './feed-entries.ts';

const only = (entry: FeedArticle): Entry => entriesOf(GAZETTE, contentOf([entry]))[0]!;

/** Whether the later entry is taken for the article that the earlier one became. */
function same(before: FeedArticle, after: FeedArticle): boolean {
  const keys = new Set(keysOf(only(before).keys));
  const stored = storedOf(before);
  return (
    recognised(
      only(after),
      (key) => (keys.has(key) ? 'a1' : undefined),
      () => stored,
    ) === 'a1'
  );
}

const FERRY: Partial<FeedArticle> = {
  headline: 'Ferry owners raise fares by a tenth',
  summary:
    'Travellers between the islands pay a tenth more from June, the owners of all four lines announced; unions called the step a provocation.',
};

describe('an entry is the article it was', () => {
  const before = entryOf();
  it.each<[string, Partial<FeedArticle>]>([
    ['when its guid changes', { guid: 'https://gazette.example/?p=4711' }],
    ['when it loses its guid', { guid: null }],
    ['when its guid turns to https', { guid: 'http://gazette.example/?p=100' }],
    ['when tracking is hung on its address', { url: `${before.url}?utm_source=rss&fbclid=7#top`, guid: null }],
    ['when its address turns to http and www', { url: 'http://www.gazette.example/2025/bridge-reopens/', guid: null }],
    ['when its address follows a new headline', { url: 'https://gazette.example/2025/bridge-is-open' }],
    ['when it is dated anew', { publishedAt: MONDAY + 300 * HOUR_MS }],
    ['when it has a new headline', { headline: 'Bridge: what now?', guid: 'new' }],
    ['when everything is written anew within hours', { ...FERRY, guid: 'new', publishedAt: MONDAY + HOUR_MS }],
    ['when everything is written anew, and guid and address stay', { ...FERRY, publishedAt: MONDAY + 99 * HOUR_MS }],
    ['when guid and address change, and the words stay', { guid: 'new', url: 'https://gazette.example/moved/1' }],
    [
      'when it was written on',
      { ...before, guid: 'new', text: `${before.summary} ${FERRY.summary}`, publishedAt: MONDAY + 99 * HOUR_MS },
    ],
  ])('%s', (_, change) => {
    expect(same(before, entryOf(change))).toBe(true);
  });

  it('when an outlet without guids and dates writes it anew', () => {
    const bare = { guid: null, publishedAt: null };
    expect(same(entryOf(bare), entryOf({ ...bare, ...FERRY }))).toBe(true);
  });
});

describe('an entry is another article', () => {
  it.each<[string, Partial<FeedArticle>]>([
    ['with other words at another address', { ...FERRY, guid: 'g2', url: 'https://gazette.example/2025/ferry' }],
    ['when a page called latest moved on', { ...FERRY, guid: 'g2', publishedAt: MONDAY + 24 * HOUR_MS }],
    [
      'when the feed numbers its entries anew',
      { ...FERRY, url: 'https://gazette.example/2025/ferry', publishedAt: MONDAY + 24 * HOUR_MS },
    ],
    [
      'when the same words come a week later as something else',
      { guid: 'g2', url: 'https://gazette.example/w2', publishedAt: MONDAY + 168 * HOUR_MS },
    ],
  ])('%s', (_, change) => {
    expect(same(entryOf(), entryOf(change))).toBe(false);
  });

  it('when all that is the same is the standing text of a column', () => {
    const column = { headline: 'The day in pictures', summary: 'Our pick of the best photographs.' };
    const other = { ...column, guid: 'g2', url: 'https://gazette.example/pictures-2' };
    expect(same(entryOf(column), entryOf(other))).toBe(false);
  });

  it('when entries of one document share an address or a guid', () => {
    const latest = 'https://gazette.example/latest';
    const entries = entriesOf(
      GAZETTE,
      contentOf([
        entryOf({ guid: 'g1', url: latest }),
        entryOf({ guid: 'g2', url: latest, ...FERRY }),
        entryOf({ guid: 'same', url: 'https://gazette.example/3', headline: 'Third' }),
        entryOf({ guid: 'same', url: 'https://gazette.example/4', headline: 'Fourth' }),
        entryOf({ guid: null, url: 'https://gazette.example', headline: 'On the home page' }),
      ]),
    );
    expect(entries.map(({ keys }) => [keys.guid !== null, keys.url !== null])).toEqual([
      [true, false],
      [true, false],
      [false, true],
      [false, true],
      [false, false],
    ]);
    expect(new Set(entries.map((entry) => entryId(entry, false, null))).size).toBe(5);
  });
});

describe('the entries of a document', () => {
  it('are one where guid and address are one, and the newest speaks, as in a live blog', () => {
    const entries = entriesOf(
      GAZETTE,
      contentOf([
        entryOf({ headline: 'Live: noon', updatedAt: MONDAY + 4 * HOUR_MS }),
        entryOf({ headline: 'Live: two o’clock', updatedAt: MONDAY + 6 * HOUR_MS }),
        entryOf({ headline: 'Live: ten o’clock', updatedAt: MONDAY + 2 * HOUR_MS }),
      ]),
    );
    expect(entries.map(({ article }) => article.headline)).toEqual(['Live: two o’clock']);
  });

  it('keep short guids to their own feed', () => {
    const entry = entryOf({ guid: '17', url: null });
    const other = entriesOf({ ...GAZETTE, id: 'other' }, contentOf([entry]))[0]!;
    expect(other.keys.guid).not.toBe(only(entry).keys.guid);
    expect(other.keys.words).toBe(only(entry).keys.words);
  });
});

describe('the id of a new article', () => {
  it('is that of its address, as for an import', () => {
    const entry = entryOf();
    expect(entryId(only(entry), false, null)).toBe(identity({ ...entry, outlet: 'X', text: 'any' }));
  });

  it('is another where the address belongs to another article already, and the same each time', () => {
    const entry = only(entryOf());
    expect(entryId(entry, true, null)).not.toBe(entryId(entry, false, null));
    expect(entryId(entry, true, null)).toBe(entryId(entry, true, null));
  });

  it('of an outlet that a server added cannot take the place of another outlet’s article', () => {
    const entry = only(entryOf());
    const ids = [null, 'Mine', 'Yours'].map((outlet) => entryId(entry, false, outlet));
    expect(new Set(ids).size).toBe(3);
  });
});

describe('what an entry says', () => {
  it('is the same with other dates, another address and other line breaks', () => {
    const change = {
      publishedAt: 1,
      updatedAt: 2,
      url: null,
      guid: null,
      summary: entryOf().summary.replaceAll(' ', '\n '),
    };
    expect(contentHash(entryOf(change))).toBe(contentHash(entryOf()));
  });

  it('is another with one figure changed', () => {
    expect(contentHash(entryOf({ headline: 'Old harbour bridge reopens after ten weeks' }))).not.toBe(
      contentHash(entryOf()),
    );
  });
});
