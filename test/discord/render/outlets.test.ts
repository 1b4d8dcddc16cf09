import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAddress } from '../../../src/discord/render/address.ts';
import {
  outletForm,
  renderFileOffer,
  renderFoundFeeds,
  renderLinks,
  renderOffer,
} from '../../../src/discord/render/outlet-offer.ts';
import type { OutletTest } from '../../../src/discord/render/outlet-views.ts';
import { OUTLETS_A_PAGE, renderOutlets, renderOutletTest, renderRemoval } from '../../../src/discord/render/outlets.ts';
import type { FeedLook } from '../../../src/news/feed-look.ts';
import type { OutletStanding } from '../../../src/news/outlet-standing.ts';
import { strangers } from './alive.ts';
import { customIdsOf, everyComponent, faults, textsOf } from './limits.ts';
import { anyText, NOW, TELLING } from './made.ts';
import { shownText } from './survivors.ts';

const KEY = 'a1B2c3D4e5F6';
const CODES = ['timeout', 'forbidden', 'unreadable', null] as const;
const shownOf = (body: Parameters<typeof textsOf>[0]) => textsOf(body).map(shownText).join('\n');

const anyUrl = fc.oneof(
  anyText.map((text) => `https://reef.example/${text}`),
  anyText,
  fc.constant(`https://reef.example/${'x'.repeat(900)}`),
);
const instant = fc.integer({ min: 0, max: NOW });
const anyFeed = fc.record({
  url: anyUrl,
  section: fc.option(anyText),
  lastSuccessAt: fc.option(instant),
  failures: fc.nat(9_999),
  code: fc.constantFrom(...CODES),
  retiredAt: fc.option(instant),
});
const anyStanding: fc.Arbitrary<OutletStanding> = fc.record({
  name: anyText,
  homepage: fc.option(anyUrl),
  language: fc.option(fc.oneof(fc.constantFrom('en', 'de', 'pt-BR'), anyText)),
  own: fc.boolean(),
  muted: fc.boolean(),
  sample: fc.boolean(),
  feeds: fc.array(anyFeed, { maxLength: 3 }),
});
const anyRenamed = fc.option(fc.record({ asked: anyText }));
const anyLook: fc.Arbitrary<FeedLook> = fc.record({
  title: fc.option(anyText),
  homepage: fc.option(anyUrl),
  language: fc.option(fc.constantFrom('en', 'tlh')),
  articles: fc.nat(5_000),
  newest: fc.array(fc.record({ headline: anyText, url: fc.option(anyUrl), at: fc.option(instant) }), { maxLength: 3 }),
  pace: fc.option(fc.double({ min: 0.001, max: 5_000, noNaN: true })),
  carries: fc.constantFrom('text', 'teaser', 'headline'),
  garbled: fc.nat(9),
  undated: fc.nat(9),
});
const anyTest: fc.Arbitrary<OutletTest> = fc.oneof(
  fc.record({
    kind: fc.constant('feed' as const),
    url: anyUrl,
    format: fc.constantFrom('RSS', 'Atom', null),
    bytes: fc.nat(),
    movedTo: fc.option(anyUrl),
    look: anyLook,
  }),
  fc.record({ kind: fc.constant('page' as const), url: anyUrl, feeds: fc.nat(30) }),
  fc.record({ kind: fc.constant('failed' as const), url: anyUrl, code: fc.constantFrom('timeout', 'forbidden') }),
);

/** Everything that is wrong with a message, whatever came from outside; links that lead where they say are meant. */
function wrong(body: Parameters<typeof faults>[0]): readonly string[] {
  return [...faults(body), ...strangers(body, {}).filter((one) => !one.startsWith('link http'))];
}

const standing = (name: string, change: Partial<OutletStanding> = {}): OutletStanding => ({
  name,
  homepage: null,
  language: 'en',
  own: false,
  muted: false,
  sample: false,
  feeds: [
    { url: 'https://reef.example/feed', section: null, lastSuccessAt: NOW, failures: 0, code: null, retiredAt: null },
  ],
  ...change,
});

describe('the list of outlets', () => {
  it('is within every limit and does nothing of its own, whatever they are called', () => {
    fc.assert(
      fc.property(fc.array(anyStanding, { maxLength: 20 }), fc.nat(4), (outlets, page) => {
        const body = renderOutlets({ ...TELLING, outlets, own: 3, limit: 50, page });
        expect(wrong(body)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('loses no outlet between its pages, and its buttons lead on', () => {
    const outlets = Array.from({ length: 2 * OUTLETS_A_PAGE + 1 }, (_, n) =>
      standing(`${n}: ${'Long name of an outlet '.repeat(4)}`.slice(0, 80), {
        homepage: `https://${'reef-'.repeat(15)}.example/`,
        own: true,
        muted: true,
        feeds: [1, 2].map((each) => ({
          url: `https://reef.example/${each}`,
          section: null,
          lastSuccessAt: NOW,
          failures: 1_000,
          code: 'forbidden',
          retiredAt: null,
        })),
      }),
    );
    const pages = [0, 1, 2, 9].map((page) => renderOutlets({ ...TELLING, outlets, own: 3, limit: 50, page }));
    const shown = pages.slice(0, 3).map(shownOf).join('\n');
    for (const { name } of outlets) expect(shown).toContain(name.trim());
    expect(shownOf(pages[3]!)).toBe(shownOf(pages[2]!));
    expect(customIdsOf(pages[1]!).map(parseAddress)).toEqual([
      { kind: 'outlets', page: 0 },
      { kind: 'outlets', page: 2 },
    ]);
    expect(pages.flatMap(faults)).toEqual([]);
  });

  it('tells in words how each one fares', () => {
    const feed = standing('').feeds[0]!;
    const outlets = [
      standing('Ledger', { feeds: [{ ...feed, failures: 5, code: 'timeout' }] }),
      standing('Courier', { own: true, feeds: [{ ...feed, lastSuccessAt: null }] }),
      standing('Post', { muted: true, language: null }),
      standing('Sampler', { sample: true, feeds: [] }),
      standing('Gone', { feeds: [{ ...feed, retiredAt: NOW }] }),
    ];
    const shown = shownOf(renderOutlets({ ...TELLING, outlets, own: 1, limit: 50, page: 0 }));
    expect(shown).toContain('5 outlets · 2 in trouble · 1 muted · 1 of 50 feeds added here');
    expect(shown).toMatch(/Ledger\nEnglish\n↳ not read since .*: the site did not answer in time \(5 times in a row\)/);
    expect(shown).toContain('Courier\nEnglish · added here · not read yet');
    expect(shown).toMatch(/Post\nmuted here · read /);
    expect(shown).toContain('Sampler\nEnglish · sample · no feed is read for it');
    expect(shown).toContain('gone for good');
  });
});

describe('an offer', () => {
  it('is within every limit and does nothing of its own, whatever the feed says', () => {
    fc.assert(
      fc.property(anyLook, anyUrl, anyText, anyRenamed, (look, url, name, renamed) => {
        expect(wrong(renderOffer({ ...TELLING, key: KEY, url, name, renamed, look }))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('of a file says what fits and why the rest does not, however long it is', () => {
    const kinds = ['bad-address', 'twice', 'operator', 'server', 'too-many', 'no-feed'] as const;
    const others = fc.record({ name: anyText, why: fc.constantFrom(...kinds).map((kind) => ({ kind })) });
    const fits = fc.record({ name: anyText, language: fc.option(fc.constant('fr')), articles: fc.nat(999) });
    fc.assert(
      fc.property(
        fc.array(fits, { maxLength: 50 }),
        fc.array(others, { maxLength: 120 }),
        fc.option(anyText),
        (taken, left, title) => {
          const key = taken.length > 0 ? KEY : null;
          const body = renderFileOffer({
            ...{ ...TELLING, key, title, fits: taken, others: left, faults: left.length },
            ...{ tooDeep: left.length, isCut: left.length > 60 },
          });
          expect(wrong(body)).toEqual([]);
          expect(customIdsOf(body)).toHaveLength(key === null ? 0 : 2);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('of a file tells a reason that many share once', () => {
    const others = [1, 2, 3, 4, 5, 6].map((n) => ({ name: `Paper ${n}`, why: { kind: 'too-many' } as const }));
    const offer = { ...TELLING, key: null, title: null, fits: [], faults: 0, tooDeep: 0, isCut: false };
    const gone = { name: 'Gone', why: { kind: 'no-feed' } as const };
    const shown = shownOf(renderFileOffer({ ...offer, others: [...others, gone] }));
    expect(shown).toContain('Paper 1, Paper 2, Paper 3 and 3 more: more than a server may add');
    expect(shown).toContain('Gone: there is no feed at its address');
    const whole = shownOf(renderFileOffer({ ...offer, others: [], tooDeep: 2, isCut: true }));
    expect(whole).toContain('2 entries stand in folders that nest too deep');
    expect(whole).toContain('The file holds more entries than I read of one; put the rest in a file of its own');
  });

  it('of a choice has a menu of at most 25, which lead back to the list', () => {
    const feeds = fc.array(fc.record({ url: anyUrl, title: fc.option(anyText) }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(feeds, anyText, (found, site) => {
        const choices = [
          renderFoundFeeds({ ...TELLING, key: KEY, site, feeds: found }),
          renderLinks({ ...TELLING, key: KEY, links: found.map(({ url }) => url) }),
        ];
        for (const body of choices) expect(wrong(body)).toEqual([]);
        expect(choices.flatMap(customIdsOf).map(parseAddress)).toEqual([
          { kind: 'outlet-feeds', key: KEY },
          { kind: 'links', key: KEY },
        ]);
      }),
      { numRuns: 60 },
    );
  });

  it('begins with a form that asks for an address and takes a name', () => {
    const { custom_id, title, components } = outletForm(TELLING.phrases);
    expect(parseAddress(custom_id)).toEqual({ kind: 'outlet-form' });
    expect(title.length).toBeLessThanOrEqual(45);
    expect(components).toHaveLength(2);
  });
});

describe('a test and a removal', () => {
  it('are within every limit and do nothing of their own', () => {
    fc.assert(
      fc.property(fc.array(anyTest, { maxLength: 6 }), anyText, (looks, name) => {
        expect(wrong(renderOutletTest({ ...TELLING, name, looks }))).toEqual([]);
        expect(wrong(renderRemoval({ ...TELLING, key: KEY, name, feeds: 2 }))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('a test says what came, or why nothing did', () => {
    const look: FeedLook = {
      title: 'Reef Herald',
      homepage: null,
      language: 'en',
      articles: 40,
      newest: [{ headline: 'Port reopens', url: 'https://reef.example/1', at: NOW }],
      pace: 12.2,
      carries: 'teaser',
      garbled: 3,
      undated: 1,
    };
    const url = 'https://reef.example/feed';
    const body = renderOutletTest({
      ...TELLING,
      name: 'Reef Herald',
      looks: [
        { kind: 'feed', url, format: 'Atom', bytes: 84_210, movedTo: 'https://reef.example/new', look },
        { kind: 'failed', url, code: 'certificate' },
        { kind: 'page', url, feeds: 3 },
      ],
    });
    const shown = shownOf(body);
    for (const said of [
      'Atom, 84 kB, 40 articles.',
      'It has moved to https://reef.example/new.',
      'English · about 12 articles a day · teasers',
      '3 of 40 articles look garbled',
      '1 of 40 articles has no date',
      'Port reopens',
      'The certificate of the site is not in order.',
      'A page came, not a feed; its site has 3 feeds.',
    ])
      expect(shown).toContain(said);
    expect(everyComponent(body).filter(({ type }) => type === 2)).toEqual([]);
  });
});
