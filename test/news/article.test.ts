import { describe, expect, it } from 'vitest';
import { identity, newsAt } from '../../src/news/article.ts';
import { budgetOf, DEFAULT_BUDGET, type Outlet } from '../../src/news/outlet.ts';

const raw = {
  url: null as string | null,
  outlet: 'Coastal Agency',
  headline: 'Dam bursts',
  text: 'A dam burst on Sunday.',
};

describe('an article', () => {
  it('is known by twelve letters and digits', () => {
    expect(identity(raw)).toMatch(/^[0-9a-z]{12}$/);
  });

  it.each([
    'http://www.example.org/news/dam/',
    'https://example.org/news/dam#comments',
    'https://example.org/news/dam?utm_source=feed&fbclid=1',
  ])('is the same at %s', (url) => {
    expect(identity({ ...raw, url })).toBe(
      identity({ ...raw, url: 'https://example.org/news/dam', headline: 'Other' }),
    );
  });

  it('is another at another address or with another query', () => {
    const ids = [
      'https://example.org/a',
      'https://example.org/b',
      'https://example.org/a?id=1',
      'https://example.org/a?id=2',
    ];
    expect(new Set(ids.map((url) => identity({ ...raw, url }))).size).toBe(4);
  });

  it('has, without an address, the identity of its words, however they are set', () => {
    expect(identity({ ...raw, text: '  A dam “burst”\n\non Sunday ' })).toBe(identity(raw));
    expect(identity({ ...raw, text: 'A dam held on Sunday.' })).not.toBe(identity(raw));
    expect(identity({ ...raw, outlet: 'Northern Ledger' })).not.toBe(identity(raw));
    expect(identity({ ...raw, url: 'not an address' })).toBe(identity(raw));
  });

  it('counts as news by its date, but never from the future', () => {
    expect(newsAt({ publishedAt: 5, storedAt: 9 })).toBe(5);
    expect(newsAt({ publishedAt: null, storedAt: 9 })).toBe(9);
    expect(newsAt({ publishedAt: 12, storedAt: 9 })).toBe(9);
  });
});

describe('the budget of an outlet', () => {
  const budget = { words: 50, share: 0.1 };
  const outlets: readonly Outlet[] = [
    {
      name: 'El Faro',
      homepage: null,
      country: null,
      language: 'es',
      sample: true,
      budget,
      feeds: [],
      pages: false,
      show: 'lines' as const,
    },
  ];

  it('is found however its name is spelt', () => {
    expect(budgetOf('EL FARO', outlets)).toEqual(budget);
  });

  it('is nothing where only headline and link may be shown', () => {
    expect(budgetOf('El Faro', [{ ...outlets[0]!, show: 'link' }])).toEqual({ words: 0, share: 0 });
  });

  it('is the default where nobody set one', () => {
    expect(budgetOf('Unknown', outlets)).toEqual(DEFAULT_BUDGET);
  });
});
