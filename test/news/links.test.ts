import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linksIn } from '../../src/news/links.ts';

const inText = (...texts: readonly string[]) => linksIn({ texts, addresses: [] });

describe('the links of a message', () => {
  it.each([
    ['Read https://news.example/a.', 'https://news.example/a'],
    ['(see https://news.example/a)', 'https://news.example/a'],
    ['<https://news.example/a>', 'https://news.example/a'],
    ['**https://news.example/a**', 'https://news.example/a'],
    ['[The bridge](https://news.example/a), it says', 'https://news.example/a'],
    ['„https://news.example/a“!', 'https://news.example/a'],
    ['https://news.example/wiki/Suva_(city)', 'https://news.example/wiki/Suva_(city)'],
    ['[Suva](https://news.example/wiki/Suva_(city))', 'https://news.example/wiki/Suva_(city)'],
    ['HTTP://News.Example/A?b=1&c=[2]', 'http://news.example/A?b=1&c=[2]'],
    ['https://news.example/a#comments', 'https://news.example/a'],
    ['||https://news.example/a||', 'https://news.example/a'],
  ])('are read as somebody would click them: %s', (text, link) => {
    expect(inText(text)).toEqual([link]);
  });

  it('stand once each, those of the text first, then those of embeds and buttons', () => {
    const links = linksIn({
      texts: ['First http://www.news.example/b/ then https://other.example/c', 'https://news.example/b'],
      addresses: ['https://other.example/c#top', 'https://third.example/', 'mailto:desk@news.example', 'no address'],
    });
    expect(links).toEqual(['http://www.news.example/b/', 'https://other.example/c', 'https://third.example/']);
  });

  it("leave Discord's own pages and files out", () => {
    expect(
      inText(
        'https://discord.com/channels/1/2/3 https://cdn.discordapp.com/a.png https://discord.gg/x https://notdiscord.com/',
      ),
    ).toEqual(['https://notdiscord.com/']);
  });

  it('are always addresses, whatever is written, and take no time over it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        for (const link of inText(`https://${text}`, text)) expect(URL.canParse(link)).toBe(true);
      }),
    );
    expect(inText(`https://news.example/${')'.repeat(50_000)}`)).toEqual(['https://news.example/']);
  });
});
