import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { latestAddress, parseAddress } from '../../../src/discord/render/address.ts';
import { renderArticle } from '../../../src/discord/render/article.ts';
import { renderLatest } from '../../../src/discord/render/latest.ts';
import { renderSearch } from '../../../src/discord/render/search.ts';
import { renderStory } from '../../../src/discord/render/story.ts';
import { accountOf } from '../../../src/news/account.ts';
import { REGIONS } from '../../../src/news/article.ts';
import { storyFrom } from '../../../src/news/story.ts';
import { strangers } from './alive.ts';
import { customIdsOf, everyComponent, faults, textsOf } from './limits.ts';
import { anyArticle, anyId, anyLine, anyText, anyTold, article, line, NOW, story, TELLING } from './made.ts';
import { shownText } from './survivors.ts';

const PAGE = { ...TELLING, asOf: NOW, offset: 0, more: false, topic: null, region: null, outlet: null };
const SEARCH = { ...TELLING, query: 'port', offset: 0, more: false, outlet: null, region: null, since: null };
const shownOf = (body: Parameters<typeof textsOf>[0]) => textsOf(body).map(shownText).join('\n');
const markup = (body: Parameters<typeof textsOf>[0]) => textsOf(body).join('\n');

describe('a page of the latest news', () => {
  it('is within every limit and does nothing of its own, whatever the news', () => {
    const page = fc.record({
      stories: fc.array(anyTold, { maxLength: 10 }),
      offset: fc.nat(5000),
      more: fc.boolean(),
      topic: fc.constant(null),
      region: fc.option(fc.constantFrom(...REGIONS)),
      outlet: fc.option(anyText),
      key: fc.option(anyId),
    });
    fc.assert(
      fc.property(page, (made) => {
        const body = renderLatest({ ...TELLING, asOf: NOW, ...made });
        expect(faults(body)).toEqual([]);
        expect(strangers(body, { articles: made.stories.map(({ story }) => story.lead) })).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('gives headline, outlet, section, age, other outlets and the line', () => {
    const lead = article();
    const other = article({ id: 'b2', outlet: 'Northern Courier' });
    const body = renderLatest({
      ...PAGE,
      stories: [{ story: story(lead, [other]), lines: [line('The port reopened on Wednesday.')] }],
    });
    expect(textsOf(body)[1]).toBe(
      [
        '**[Port of Lindhaven reopens after a week of storms](https://ledger.example/world/port-of-lindhaven)**',
        '-# The Harbour Ledger · World News · <t:1633579200:R> · 1 other outlet',
        'The port reopened on Wednesday.',
      ].join('\n'),
    );
  });

  it.each([
    [4, 1, 'the newest'],
    [57, 42, null],
    [57, 20, 'the newest'],
    [98, 90, null],
  ])('of a report %i hours old, the others’ of %i hours is told of where it says more', (age, newest, words) => {
    const HOUR = 3_600_000;
    const lead = article({ publishedAt: NOW - age * HOUR });
    const others = [
      article({ id: 'b2', outlet: 'Northern Courier', publishedAt: NOW - newest * HOUR }),
      article({ id: 'b3', outlet: 'Cape Courier', publishedAt: NOW - newest * HOUR }),
    ];
    const shown = markup(renderLatest({ ...PAGE, stories: [{ story: story(lead, others), lines: [] }] }));
    expect(shown).toContain('2 other outlets');
    expect(/the newest/.exec(shown)?.[0] ?? null).toBe(words);
  });

  it('marks what is undated, a sample, and in another language', () => {
    const lead = article({ publishedAt: null, sample: true, language: 'fr', section: null, outlet: '' });
    const body = renderLatest({ ...PAGE, stories: [{ story: story(lead), lines: [] }] });
    expect(markup(body)).toContain('-# unnamed outlet · undated · French · sample');
  });

  it('keeps who says it under what is said', () => {
    const lines = [
      line('The mission would be halved.', 'Sky Courier', 'unconfirmed'),
      line('Moscow would retaliate.', 'Leonid Slutsky', 'claimed'),
      line('There were no officers among them.', 'the ministry', 'denied'),
      line('“We are open,” Anna Berg said.', 'Anna Berg', 'stated'),
      line('“We are closed.”', 'Anna Berg', 'stated'),
    ];
    const body = renderLatest({ ...PAGE, stories: [{ story: story(article()), lines }] });
    expect(textsOf(body)[1]?.split('\n').slice(2)).toEqual([
      'The mission would be halved.',
      '-# ↳ unconfirmed, from Sky Courier',
      'Moscow would retaliate.',
      '-# ↳ claimed by Leonid Slutsky',
      'There were no officers among them.',
      '-# ↳ denied by the ministry',
      '“We are open,” Anna Berg said.',
      '“We are closed.”',
      '-# ↳ said by Anna Berg',
    ]);
  });

  it('goes on after the last story that fitted', () => {
    const long = line('x'.repeat(900));
    const stories = Array.from({ length: 5 }, (_, n) => {
      const url = `https://ledger.example/${String(n).repeat(880)}`;
      return { story: story(article({ id: `a${n}`, url })), lines: [long] };
    });
    const body = renderLatest({ ...PAGE, stories, offset: 5, more: false });
    const addresses = customIdsOf(body).map(parseAddress);
    expect(addresses).toEqual([
      { kind: 'open', mark: 'latest' },
      { kind: 'latest', asOf: NOW, offset: 0, topic: null, region: null, outlet: null },
      { kind: 'latest', asOf: NOW, offset: 8, topic: null, region: null, outlet: null },
    ]);
    expect(shownOf(body).match(/Port of Lindhaven/g)).toHaveLength(3);
  });

  it('never shows half a line', () => {
    fc.assert(
      fc.property(fc.array(anyTold, { minLength: 1, maxLength: 6 }), (stories) => {
        const whole = new Set(stories.flatMap(({ lines }) => lines.map(({ text }) => text)));
        const body = renderLatest({ ...PAGE, stories });
        const known = new Set([...whole].map((text) => shownText(markupOf(text))));
        for (const text of textsOf(body).slice(1)) {
          const [, , ...rest] = text.split('\n');
          for (const shown of rest.filter((one) => !one.startsWith('-# '))) {
            if (shown !== TELLING.phrases.nothingYet) expect(known).toContain(shownText(shown));
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('has buttons only where there is somewhere to go, and a key where the question is too long', () => {
    const stories = [{ story: story(article()), lines: [] }];
    const outlet = 'x'.repeat(95);
    expect(customIdsOf(renderLatest({ ...PAGE, stories }))).toEqual(['open:latest']);
    expect(customIdsOf(renderLatest({ ...PAGE, stories, outlet, more: true }))).toEqual(['open:latest']);
    expect(customIdsOf(renderLatest({ ...PAGE, stories, outlet, more: true, key: 'k1' }))).toEqual([
      'open:latest',
      latestAddress({ key: 'k1', offset: 0 }),
      latestAddress({ key: 'k1', offset: 1 }),
    ]);
  });

  it('says so when there is nothing', () => {
    expect(shownOf(renderLatest({ ...PAGE, stories: [] }))).toContain('no stories yet');
    expect(shownOf(renderLatest({ ...PAGE, stories: [], offset: 5 }))).toContain('no further stories');
  });
});

function markupOf(text: string): string {
  const body = renderLatest({ ...PAGE, stories: [{ story: story(article({ url: null })), lines: [line(text)] }] });
  return textsOf(body)[1]?.split('\n').slice(2).join('\n') ?? '';
}

describe('an article', () => {
  it('is within every limit and does nothing of its own, whatever it says', () => {
    fc.assert(
      fc.property(
        anyArticle,
        fc.array(anyLine, { maxLength: 30 }),
        fc.array(anyArticle, { maxLength: 30 }),
        fc.integer({ min: -2, max: 40 }),
        (lead, lines, others, page) => {
          const body = renderArticle({ ...TELLING, article: lead, lines, story: story(lead, others), page });
          expect(faults(body)).toEqual([]);
          expect(strangers(body, { articles: [lead, ...others] })).toEqual([]);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('fits with the longest of everything', () => {
    const long = '*'.repeat(5000);
    const url = `https://ledger.example/${'x'.repeat(950)}`;
    const longest = article({
      headline: long,
      outlet: long,
      section: long,
      rights: long,
      bylines: [long, long, long, long],
      url,
    });
    const others = Array.from({ length: 9 }, (_, n) => ({ ...longest, id: `b${n}` }));
    const lines = Array.from({ length: 9 }, (_, n) => line(`Sentence ${n} ${'word '.repeat(60)}`));
    const body = renderArticle({ ...TELLING, article: longest, lines, story: story(longest, others) });
    expect(faults(body)).toEqual([]);
    expect(shownOf(body)).toContain('Sentence 0');
    expect(faults(renderLatest({ ...PAGE, stories: others.map((lead) => ({ story: story(lead), lines })) }))).toEqual(
      [],
    );
  });

  it('shows its lines, its rights, its authors, and who else reports it', () => {
    const lead = article({ rights: 'Copyright The Harbour Ledger 2021', bylines: ['Ada Lund', 'Ben Okri'] });
    const other = article({
      id: 'b2',
      outlet: 'Northern Courier',
      headline: 'Ships return',
      url: 'https://nc.example/1',
    });
    const body = renderArticle({
      ...TELLING,
      article: lead,
      lines: [line('One.'), line('Two.')],
      story: story(lead, [other]),
    });
    const shown = shownOf(body);
    for (const part of [
      'By Ada Lund and Ben Okri',
      'One.\n\nTwo.',
      'Also reported by',
      'Ships return',
      'Copyright The Harbour Ledger 2021',
    ]) {
      expect(shown).toContain(part);
    }
    expect(everyComponent(body).flatMap((one) => ('url' in one ? [one.url] : []))).toEqual([lead.url]);
  });

  it('does not call extracts what shows no line', () => {
    const shown = shownOf(renderArticle({ ...TELLING, article: article(), lines: [], story: null }));
    expect(shown).toContain('No line of its text is shown here');
    expect(shown).not.toContain('extracts');
  });

  it('turns its pages by buttons, and misses no line', () => {
    const lines = Array.from({ length: 20 }, (_, n) => line(`Sentence ${n} of the report.`));
    const pages = [0, 1, 2].map((page) => renderArticle({ ...TELLING, article: article(), lines, story: null, page }));
    const shown = pages.map(shownOf).join('\n');
    for (const { text } of lines) expect(shown.split(text)).toHaveLength(2);
    expect(pages.map((body) => customIdsOf(body))).toEqual([
      ['read:0:a1b2c3d4e5f6', 'read:1:a1b2c3d4e5f6'],
      ['read:0:a1b2c3d4e5f6', 'read:2:a1b2c3d4e5f6'],
      ['read:1:a1b2c3d4e5f6', 'read:3:a1b2c3d4e5f6'],
    ]);
  });
});

describe('a page of hits', () => {
  it('is within every limit and does nothing of its own, whatever was asked and found', () => {
    const hit = fc.record({
      article: anyArticle,
      terms: fc.array(fc.oneof(fc.constantFrom('nato', 'e*', 'evil', '10'), anyText), { maxLength: 5 }),
      lines: fc.array(anyLine, { maxLength: 2 }),
    });
    const page = fc.record({
      query: anyText,
      hits: fc.array(hit, { maxLength: 10 }),
      offset: fc.nat(500),
      more: fc.boolean(),
      outlet: fc.option(anyText),
      region: fc.constant(null),
      since: fc.option(fc.constant(NOW)),
    });
    fc.assert(
      fc.property(page, (made) => {
        const body = renderSearch({ ...TELLING, ...made });
        expect(faults(body)).toEqual([]);
        expect(strangers(body, { articles: made.hits.map(({ article }) => article) })).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('has the matched words in bold, in headline and line', () => {
    const hits = [{ article: article(), terms: ['port', 'storm*'], lines: [line('The port was closed.')] }];
    const body = renderSearch({ ...SEARCH, hits });
    expect(markup(body)).toContain('[**Port** of Lindhaven reopens after a week of **storms**](https://');
    expect(markup(body)).toContain('The **port** was closed.');
  });

  it('says what was asked, inert, and what else to try when nothing fits', () => {
    const body = renderSearch({ ...SEARCH, query: '@everyone **x**', hits: [], region: 'asia', since: NOW });
    expect(shownOf(body)).toContain('Search: “@everyone **x**”\nAsia · since ‹timestamp›');
    expect(shownOf(body)).toContain('Try fewer words');
  });
});

describe('the page of a story', () => {
  const account = fc
    .record({
      articles: fc.uniqueArray(anyArticle, { minLength: 1, maxLength: 12, selector: ({ id }) => id }),
      lines: fc.array(anyLine, { maxLength: 4 }),
      copies: fc.boolean(),
      places: fc.array(fc.oneof(anyText, fc.constantFrom('US', 'CD', 'XX')), { maxLength: 4 }),
      contests: fc.boolean(),
      agency: anyText,
      page: fc.nat(20),
    })
    .map(({ articles, lines, copies, places, contests, agency, page }) => {
      const [first, second] = articles;
      const copy = copies && first && second ? [[second.id, first.id] as const] : [];
      const made = accountOf(storyFrom('s1', articles, new Map(copy)), () => lines);
      const [claimed, ...denied] = first && contests ? lines.map((one) => ({ article: first, line: one })) : [];
      const contested = claimed ? [{ claimed, denied }] : [];
      const outlets = made.outlets.map((part) => ({ ...part, agencies: [agency] }));
      return { articles, page, account: { ...made, places, contested, outlets } };
    });

  it('is within every limit and does nothing of its own, whatever the news', () => {
    fc.assert(
      fc.property(account, (made) => {
        const body = renderStory({ ...TELLING, ...made });
        expect(faults(body)).toEqual([]);
        expect(strangers(body, { articles: made.articles })).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('shows what is claimed and denied one below the other, each with its speaker and who published it', () => {
    const [a, b] = [
      article(),
      article({ id: 'b2', outlet: 'Northern Courier', headline: 'Line denies leak', url: null }),
    ];
    const claimed = { article: a, line: line('Sailors accused the line of ignoring a leak.', 'Sailors', 'claimed') };
    const denied = { article: b, line: line('The line denied ignoring a leak.', 'The line', 'denied') };
    const told = accountOf(storyFrom('s1', [a, b]), () => []);
    const body = renderStory({
      ...TELLING,
      account: { ...told, places: ['CL', 'GB'], contested: [{ claimed, denied: [denied] }] },
    });
    expect(textsOf(body)[0]).toContain('-# About Chile and Britain');
    expect(textsOf(body)[1]?.split('\n')).toEqual([
      '**Claimed here, denied there**',
      'Sailors accused the line of ignoring a leak.',
      '-# ↳ claimed by Sailors · [The Harbour Ledger](https://ledger.example/world/port-of-lindhaven)',
      'The line denied ignoring a leak.',
      '-# ↳ denied by the line · Northern Courier · Line denies leak',
    ]);
  });

  it('turns with buttons that name the story and the page, and shows every line once over all pages', () => {
    const articles = Array.from({ length: 30 }, (_, n) =>
      article({ id: `id${n}`, outlet: `Outlet ${n}`, headline: `Headline ${n} of the port`, publishedAt: NOW + n }),
    );
    const lines = (n: string) => [line(`${n.repeat(8)} line of its own words ${n} ${n}${n}.`)];
    const told = accountOf(storyFrom('s1', articles), ({ id }) => lines(id));
    const pages = Array.from({ length: 9 }, (_, page) => renderStory({ ...TELLING, account: told, page }));
    const next = customIdsOf(pages[0] as never).map(parseAddress);
    expect(next).toContainEqual({ kind: 'story', storyId: 's1', page: 1 });
    const all = [...new Set(pages.map(markup))].join('\n');
    for (const { id } of told.reported.map((each) => each.article))
      expect(all.split(` ${id} ${id}${id}.`)).toHaveLength(2);
  });
});
