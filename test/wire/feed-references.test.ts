// References to control characters: what Windows has in their places, in a feed of them too.
import { expect, it } from 'vitest';
import { parseFeed } from '../../src/wire/parse.ts';

it('are put in as far as an honest feed has them, and a feed made of them comes to an end', () => {
  const feed = (title: string) => `<rss><channel><title>T</title><item><title>${title}</title></item></channel></rss>`;
  const headline = (title: string, part: number) => {
    const source = { contentType: 'text/xml; charset=utf-8', url: null, now: Date.UTC(2025, 5, 11) };
    return parseFeed(Buffer.from(feed(title)), source).articles[0]?.headline.slice(0, part);
  };
  expect(headline('War &#150; day 2 &#x97; &#x9f; &#147;x&#148;', 40)).toBe('War – day 2 — Ÿ “x”');
  expect(headline('&#150;'.repeat(1_300_000), 3)).toBe('–––');
}, 20_000);
