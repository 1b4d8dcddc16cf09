import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  latestAddress,
  openAddress,
  parseAddress,
  previewAddress,
  readAddress,
  searchAddress,
} from '../../../src/discord/render/address.ts';
import { REGIONS, TOPICS } from '../../../src/news/article.ts';

const instant = fc.integer({ min: 0, max: 4_000_000_000_000 });
const offset = fc.nat(100_000);
const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 70 });
const region = fc.option(fc.constantFrom(...REGIONS));

describe('an address on a button', () => {
  it('brings back the question it was made of', () => {
    const latest = fc.record({
      asOf: instant,
      offset,
      topic: fc.option(fc.constantFrom(...TOPICS)),
      region,
      outlet: fc.option(words),
      count: fc.integer({ min: 1, max: 10 }),
    });
    const search = fc.record({ query: words, offset, outlet: fc.option(words), region, since: fc.option(instant) });
    fc.assert(
      fc.property(latest, search, (page, hits) => {
        const first = latestAddress(page);
        const second = searchAddress(hits);
        if (first !== undefined) expect(parseAddress(first)).toEqual({ kind: 'latest', ...page });
        if (second !== undefined) expect(parseAddress(second)).toEqual({ kind: 'search', ...hits });
        expect((first ?? '').length).toBeLessThanOrEqual(100);
        expect((second ?? '').length).toBeLessThanOrEqual(100);
      }),
    );
  });

  it('holds what is usually asked', () => {
    const question = {
      offset: 10,
      outlet: 'The Harbour Ledger',
      region: 'middle-east',
      since: 1_700_000_000_000,
    } as const;
    expect(searchAddress({ ...question, query: 'ceasefire talks: "second round"' })).toBeDefined();
    expect(latestAddress({ ...question, asOf: 1_700_000_000_000, topic: 'technology', count: 5 })).toBeDefined();
  });

  it('says when a question is too long, and then takes a key', () => {
    const long = { query: 'x'.repeat(101), offset: 5, outlet: null, region: null, since: null };
    expect(searchAddress(long)).toBeUndefined();
    expect(parseAddress(searchAddress({ key: 'k1', offset: 5 }) ?? '')).toEqual({
      kind: 'search-kept',
      key: 'k1',
      offset: 5,
    });
    expect(parseAddress(latestAddress({ key: 'k1', offset: 5 }) ?? '')).toEqual({
      kind: 'latest-kept',
      key: 'k1',
      offset: 5,
    });
  });

  it('brings back menus, previews and pages of an article', () => {
    expect(parseAddress(openAddress('n0nce') ?? '')).toEqual({ kind: 'open', mark: 'n0nce' });
    expect(parseAddress(previewAddress('sub:1~') ?? '')).toEqual({ kind: 'preview', subscriptionId: 'sub:1~' });
    expect(parseAddress(readAddress('a1', 3) ?? '')).toEqual({ kind: 'read', articleId: 'a1', page: 3 });
  });

  it('is refused when it is damaged or not ours', () => {
    const foreign = [
      '',
      'open',
      'open:',
      'latest:1:2',
      'latest:1:2::war::',
      'search:-1::::x',
      'read:x!:a',
      'poll:1',
      'kept:1:2',
    ];
    expect(foreign.map(parseAddress)).toEqual(foreign.map(() => undefined));
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => void parseAddress(text)));
  });
});
