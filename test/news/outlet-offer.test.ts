import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressTyped, nameFor, OUTLET_LIMITS } from '../../src/news/outlet-offer.ts';
import { type FeedHealth, healthOf, inOrder } from '../../src/news/outlet-standing.ts';
import { folded } from '../../src/news/words.ts';

describe('an address that was typed', () => {
  it.each([
    ['reef.example', 'https://reef.example/'],
    [' reef.example/news?x=1 ', 'https://reef.example/news?x=1'],
    ['<https://reef.example/feed>', 'https://reef.example/feed'],
    ['http://reef.example', 'http://reef.example/'],
    ['feed://reef.example/rss', 'https://reef.example/rss'],
    ['feed:http://reef.example/rss', 'http://reef.example/rss'],
    ['münchen.example', 'https://xn--mnchen-3ya.example/'],
    ['127.0.0.1/feed', 'https://127.0.0.1/feed'],
    ['http://localhost:3000/', 'http://localhost:3000/'],
  ])('is read as a browser would: %s', (typed, address) => {
    expect(addressTyped(typed)).toBe(address);
  });

  it.each([
    '',
    'reef',
    'the reef herald',
    'ftp://reef.example',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'https://',
  ])('is none: %s', (typed) => {
    expect(addressTyped(typed)).toBeNull();
  });
});

describe('the name of an outlet', () => {
  const url = 'https://www.reef.example/feed';

  it('is what the moderator calls it, else the feed, else the site', () => {
    expect(nameFor('Reef', 'Reef Herald', url, [])).toBe('Reef');
    expect(nameFor(null, ' Reef\n Herald ', url, [])).toBe('Reef Herald');
    expect(nameFor('', null, url, [])).toBe('reef.example');
  });

  it.each([
    [
      'Reef Herald – Breaking News, World News and Video from Reef Herald',
      'https://www.reefherald.example/all.xml',
      'Reef Herald',
    ],
    ['World news | The Reef Herald', 'https://www.thereefherald.example/world/rss', 'The Reef Herald'],
    ['RH > World News', 'https://rss.rhtimes.example/World.xml', 'RH > World News'],
    ['RHT > World News', 'https://rss.rhtimes.example/World.xml', 'RHT'],
    ['RBC News - World', 'https://feeds.rbci.example/news/world/rss.xml', 'RBC News'],
    ['World News | Sky Reef News', 'https://feeds.skyreefnews.example/world.xml', 'Sky Reef News'],
    ['DAS RIFF - Schlagzeilen - Tops', 'https://www.riff.example/index.rss', 'DAS RIFF'],
    ['Reef - Herald', 'https://reefherald.example/', 'Reef - Herald'],
    ['Tides - Storms', 'https://reefherald.example/', 'Tides - Storms'],
  ])('is a feed’s title without its slogan: %s', (title, address, name) => {
    expect(nameFor(null, title, address, [])).toBe(name);
  });

  it('never is that of another outlet, however it is spelt', () => {
    expect(nameFor('Réef  HERALD', null, url, ['Reef Herald'])).toBe('Réef HERALD (reef.example)');
    const names = fc.array(fc.string({ unit: 'grapheme', maxLength: 90 }), { maxLength: 6 });
    fc.assert(
      fc.property(names, fc.nat(5), (taken, at) => {
        const name = nameFor(taken[at] ?? null, null, url, taken);
        expect(taken.map(folded)).not.toContain(folded(name));
        expect(name.trim()).not.toBe('');
      }),
    );
  });

  it('fits', () => {
    expect([...nameFor('n'.repeat(300), null, url, [])].length).toBe(OUTLET_LIMITS.name);
    expect(nameFor('n'.repeat(300), null, url, ['n'.repeat(80)]).length).toBeLessThanOrEqual(OUTLET_LIMITS.name);
  });
});

describe('the health of an outlet', () => {
  const feed = (change: Partial<FeedHealth> = {}): FeedHealth => ({
    url: 'https://reef.example/feed',
    section: null,
    lastSuccessAt: 1_000,
    failures: 0,
    code: null,
    retiredAt: null,
    ...change,
  });

  it('is that of its worst feed which is still read', () => {
    expect(healthOf([])).toEqual({ kind: 'without-feed' });
    expect(healthOf([feed({ lastSuccessAt: null })])).toEqual({ kind: 'new' });
    expect(healthOf([feed(), feed({ lastSuccessAt: 2_000 })])).toEqual({ kind: 'well', lastSuccessAt: 2_000 });
    expect(healthOf([feed({ retiredAt: 5 }), feed({ retiredAt: 9 })])).toEqual({ kind: 'retired', at: 9 });
    expect(healthOf([feed({ retiredAt: 5 }), feed()])).toEqual({ kind: 'well', lastSuccessAt: 1_000 });
    expect(healthOf([feed(), feed({ failures: 2, code: 'timeout' }), feed({ failures: 7, code: 'server' })])).toEqual({
      kind: 'failing',
      feeds: 2,
      of: 3,
      failures: 7,
      code: 'server',
      lastSuccessAt: 1_000,
    });
  });

  it('decides what a moderator sees first', () => {
    const standing = (name: string, feeds: readonly FeedHealth[], muted = false, own = false) => ({
      name,
      homepage: null,
      language: null,
      own,
      muted,
      sample: false,
      feeds,
    });
    const all = [
      standing('Zebra', [feed()]),
      standing('Muted', [feed({ failures: 1 })], true),
      standing('Imported', []),
      standing('Ill', [feed({ failures: 1 })]),
      standing('Ape', [feed()]),
      standing('Ours', [feed()], false, true),
    ];
    expect(inOrder(all).map(({ name }) => name)).toEqual(['Ill', 'Ours', 'Muted', 'Ape', 'Zebra', 'Imported']);
  });
});
