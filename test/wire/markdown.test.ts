import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../../src/wire/markdown.ts';

const FRONT = `headline: "Storm cuts off three islands"
outlet: Example Wire
url: https://wire.example/storm#top
section: World
published: 2024-02-05T08:00:00+01:00
language: en-GB
bylines: [Ida Moor, Sam Pell]
rights: © 2024 Example Wire
sample: true`;
const file = (front: string, body = 'A storm cut the power on three islands on Monday.') =>
  `---\n${front}\n---\n\n${body}\n`;

describe('a Markdown file', () => {
  it('is what its front matter says', () => {
    expect(parseMarkdown(file(FRONT), 'a.md')).toEqual({
      headline: 'Storm cuts off three islands',
      outlet: 'Example Wire',
      url: 'https://wire.example/storm',
      section: 'World',
      publishedAt: Date.UTC(2024, 1, 5, 7),
      language: 'en',
      bylines: ['Ida Moor', 'Sam Pell'],
      rights: '© 2024 Example Wire',
      year: 2024,
      sample: true,
      text: 'A storm cut the power on three islands on Monday.',
    });
  });

  it('names its outlet itself before the operator does, and the operator before the rights line', () => {
    expect(parseMarkdown(file('outlet: Example Wire'), 'a.md', 'Other').outlet).toBe('Example Wire');
    const silent = file('rights: © 2024 Example Wire', 'It rained on Monday.\n\n© 2024 Example Wire');
    expect(parseMarkdown(silent, 'a.md', 'Other').outlet).toBe('Other');
    expect(parseMarkdown(silent, 'a.md').outlet).toBe('Example Wire');
  });

  it('has its first heading for a headline where the front matter has none', () => {
    const article = parseMarkdown('# Storm cuts off *three* islands\n\nA storm cut the power on Monday.\n', 'a.md');
    expect(article).toMatchObject({
      headline: 'Storm cuts off three islands',
      text: 'A storm cut the power on Monday.',
    });
  });

  it('loses the marks of Markdown and keeps the words', () => {
    const body =
      'The *mayor* said **no**, and the [ferry](https://x.example) stayed. Rates: 5 * 3 * 2, snake_case_name.\n\n![a ship](ship.png)\n\n> Nobody was hurt, the police said.\n\n- The first road is open.\n- The second road is closed.\n\n```\nwarning at 5 p.m.\n```\n\n<!-- not this -->\n\nIt ended \\*at last\\*.';
    expect(parseMarkdown(file('headline: Storm', body), 'a.md').text.split('\n\n')).toEqual([
      'The mayor said no, and the ferry stayed. Rates: 5 * 3 * 2, snake_case_name.',
      'Nobody was hurt, the police said.',
      'The first road is open.',
      'The second road is closed.',
      'warning at 5 p.m.',
      'It ended *at last*.',
    ]);
  });

  it.each([
    ['published: yesterday', /published must be a date and time with its zone/],
    ['published: 2024-02-30T08:00:00Z', /published must be a date and time with its zone/],
    ['published: 2024-02-05T08:00:00', /published must be a date and time with its zone/],
    ['url: javascript:alert(1)', /url must be an http or https address/],
    ['language: English', /language must be a language of two letters/],
    ['sample: perhaps', /sample must be true or false/],
    ['bylines: {a: b}', /bylines must be a name or a list of names/],
    ['headline: [a, b', /front matter is not YAML/],
    ['- a\n- b', /list of keys and values|must be/],
  ])('is refused for what cannot be: %s', (front, sentence) => {
    expect(() => parseMarkdown(file(front), 'a.md')).toThrow(sentence);
  });

  it('takes a day without a time for its beginning in UTC', () => {
    expect(parseMarkdown(file('published: 2024-02-05'), 'a.md').publishedAt).toBe(Date.UTC(2024, 1, 5));
  });

  it('survives front matter made to swell', () => {
    const bomb = [
      'a0: &a0 [x, x]',
      ...Array.from({ length: 30 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}, *a${n}]`),
    ];
    expect(() => parseMarkdown(file(bomb.join('\n')), 'a.md')).toThrow(/not YAML/);
  });
});
