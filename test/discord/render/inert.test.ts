import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cut, emboldened, inert, link, plain, safeAddress, short } from '../../../src/discord/render/inert.ts';
import { anyText, hostile } from './made.ts';
import { shownText, survivors } from './survivors.ts';

describe('text from outside', () => {
  it('shows exactly itself and does nothing, wherever it is put in a line', () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom('', 'By ', '“', '· '), (text, before) => {
        const markdown = before + inert(text);
        expect(survivors(markdown)).toEqual([]);
        expect(shownText(markdown)).toBe(before + plain(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('does nothing in a list, a subtext, a quotation or a heading either', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        if (plain(text) === '') return;
        expect(survivors(`- ${inert(text)}`)).toEqual(['item']);
        expect(survivors(`-# ${inert(text)}`)).toEqual(['subtext']);
        expect(survivors(`> ${inert(text)}`)).toEqual(['quote']);
        expect(survivors(`## ${inert(text)}`)).toEqual(['heading']);
        expect(survivors(`**${inert(text)}**`)).toEqual(['strong']);
      }),
      { numRuns: 1000 },
    );
  });

  it('is one line without anything unseen in it', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const shown = plain(text);
        expect(shown).not.toMatch(
          /[\p{Cc}\p{Cs}\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u{E0000}-\u{E0FFF}]/u,
        );
        expect(shown).not.toMatch(/[\p{Mn}\p{Me}]{5}/u);
        expect(shown).toBe(shown.trim());
        expect(plain(shown)).toBe(shown);
      }),
    );
  });

  it.each([
    ['@everyone: see https://evil.example', '\\@everyone: see https\\://evil.example'],
    ['[x](https://y.example)', '\\[x\\]\\(https\\://y.example\\)'],
    ['# Not a heading', '\\# Not a heading'],
    ['-# not small', '\\-\\# not small'],
    ['1. April', '1\\. April'],
    ['- a list', '\\- a list'],
    ['a_b_c ||hidden||', 'a\\_b\\_c \\|\\|hidden\\|\\|'],
    ['<t:0:R> </news:1>', '\\<t\\:0\\:R\\> \\</news\\:1\\>'],
    ['join discord.gg/abc', 'join discord\\.gg/abc'],
    ['a\u202Egnp.exe', 'agnp.exe'],
    ['one\n\n# two', 'one # two'],
  ])('writes %j as %j', (text, markdown) => {
    expect(inert(text)).toBe(markdown);
  });

  it('keeps the joiners that emoji, Persian and Hindi are written with', () => {
    expect(plain('👩‍👩‍👧 ❤️ می‌خواهم क्‍ष')).toBe('👩‍👩‍👧 ❤️ می‌خواهم क्‍ष');
    expect(plain('a\u200Db\u200Cc')).toBe('abc');
  });

  it('leaves words with accents and marks as they are', () => {
    expect(plain('Nguyễn Thị Ánh, שָׁלוֹם, ไทยที่')).toBe('Nguyễn Thị Ánh, שָׁלוֹם, ไทยที่');
  });
});

describe('matched words', () => {
  it('are bold, and nothing else is', () => {
    expect(emboldened('NATO expels eight: NATO*', ['nato'])).toBe('**NATO** expels eight: **NATO**\\*');
    expect(emboldened('Élections en Équateur', ['elections', 'equ*'])).toBe('**Élections** en **Équateur**');
    expect(emboldened('nuclear power plant', ['nuclear', 'power'])).toBe('**nuclear power** plant');
  });

  it('change nothing about what is shown', () => {
    fc.assert(
      fc.property(
        hostile,
        fc.array(fc.constantFrom('nato', 'eight', 'e*', '2021', '10', 'x', 'evil')),
        (text, terms) => {
          const markdown = emboldened(text, terms);
          expect(new Set(survivors(markdown))).toEqual(new Set(markdown.includes('**') ? ['strong'] : []));
          expect(shownText(markdown)).toBe(plain(text));
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('a cut headline', () => {
  it('is never longer than asked, and ends in an ellipsis where something is missing', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 120 }), (text, n) => {
        const shown = cut(plain(text), n);
        expect(shown.length).toBeLessThanOrEqual(n);
        if (shown !== plain(text)) expect(shown.endsWith('…')).toBe(true);
        expect(shown.isWellFormed()).toBe(true);
        expect(survivors(short(text, n))).toEqual([]);
      }),
    );
  });

  it('never splits a family, an accent or an escape', () => {
    expect(cut('ab 👩‍👩‍👧👩‍👩‍👧', 8)).toBe('ab…');
    expect(cut('abcde\\*\\*', 7)).toBe('abcde…');
    expect(cut('abcde\\*\\*', 8)).toBe('abcde\\*…');
    expect(cut('Ministers meet in Geneva', 20)).toBe('Ministers meet in…');
    expect(cut('short', 5)).toBe('short');
  });

  it('does nothing when it was escaped before it was cut', () => {
    fc.assert(
      fc.property(hostile, fc.integer({ min: 1, max: 60 }), (text, n) => {
        expect(survivors(cut(inert(text), n))).toEqual([]);
      }),
    );
  });
});

describe('a link', () => {
  it('leads to the web or nowhere, with the label as text', () => {
    fc.assert(
      fc.property(
        hostile,
        fc.oneof(
          fc.webUrl(),
          hostile.map((text) => `https://ex.example/${text}`),
        ),
        (label, url) => {
          const alive = survivors(link(label, url));
          const address = safeAddress(url);
          const linked = address !== undefined && plain(label) !== '';
          expect(alive).toEqual(linked ? [`link ${address.href}`] : []);
          expect(shownText(link(label, url)).startsWith(plain(label))).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('is no link when the address is not of the web', () => {
    for (const url of [
      'javascript:alert(1)',
      'file:///etc/passwd',
      'data:text/html,x',
      'steam://run/1',
      'nonsense',
      '',
      null,
    ]) {
      expect(link('A headline', url)).toBe('A headline');
    }
  });

  it('cannot be broken out of', () => {
    expect(link('A', 'https://a.example/x) [evil](https://evil.example/')).toBe(
      '[A](https://a.example/x%29%20%5Bevil%5D%28https://evil.example/)',
    );
    expect(link('A', `https://a.example/"'<>\`|~*\\`)).toBe('[A](https://a.example/%22%27%3C%3E%60%7C%7E%2A/)');
  });

  it('shows a foreign host as what it is, and no user name', () => {
    expect(link('A', 'https://аpple.com/x')).toBe('[A](https://xn--pple-43d.com/x)');
    expect(link('A', 'https://bank.example@evil.example/')).toBe('[A](https://evil.example/)');
  });

  it('does not let a label pass for another address', () => {
    expect(link('https://bank.example', 'https://evil.example/')).toBe(
      'https\\://bank.example ([evil.example](https://evil.example/))',
    );
  });

  it('is plain where the address is too long for any message', () => {
    expect(link('A', `https://a.example/${'x'.repeat(2000)}`)).toBe('A');
  });
});
