import { describe, expect, it } from 'vitest';
import { holds } from '../../src/news/evidence.ts';
import { countWords } from '../../src/news/words.ts';
import { storeAndFile } from '../../src/newsroom/filing.ts';
import type { LatestQuestion, SearchQuestion } from '../../src/newsroom/reader.ts';
import { HOUR_MS, MORNING, openDesk, refusalOf, report } from './desk.ts';

const newest: LatestQuestion = { topic: null, region: null, outlet: null, count: 5, asOf: MORNING, offset: 0 };
const anything: SearchQuestion = { query: 'bridge', outlet: null, region: null, since: null, offset: 0 };

const events = [
  ['Ashford', 'Ashford votes to leave the coastal union', 'Voters of Ashford chose to leave the union of ports.'],
  [
    'Brackwater',
    'Brackwater river rises over its banks',
    'Rain swelled the Brackwater, and two villages stand in water.',
  ],
  ['Coldmere', 'Coldmere finds a comet', 'Astronomers at Coldmere saw a comet that nobody had charted.'],
  ['Dunmouth', 'Dunmouth court frees a journalist', 'A judge freed Ilse Marn after ninety days in prison.'],
  ['Eastholm', 'Eastholm bank raises its rate', 'The central bank raised its rate to 4.5 percent against inflation.'],
  ['Fenwick', 'Fenwick doctors end their strike', 'Hospital doctors return to work after a deal on pay.'],
  ['Garrow', 'Garrow and Pell sign a truce', 'Generals of Garrow and Pell signed a truce at the border post.'],
] as const;
const towns = events.map(([town]) => town);
/** One event a town, the last the newest. */
const sevenEvents = events.map(([, headline, text], index) =>
  report(headline, {
    text: `${text} The mayor spoke of it.`,
    publishedAt: MORNING - (events.length - index) * HOUR_MS,
  }),
);

describe('the newest stories', () => {
  it('come newest first, page by page, none twice and none left out', async () => {
    const { newsroom } = await openDesk(sevenEvents);
    const first = await newsroom.latest({ ...newest, count: 3 }, null);
    const second = await newsroom.latest({ ...newest, count: 3, offset: 3 }, null);
    const third = await newsroom.latest({ ...newest, count: 3, offset: 6 }, null);
    const heads = [first, second, third].flatMap(({ stories }) => stories.map(({ story }) => story.lead.headline));
    expect(heads.map((head) => head.split(' ')[0])).toEqual([...towns].reverse());
    expect([first.more, second.more, third.more]).toEqual([true, true, false]);
  });

  it('stay the same pages while news comes in', async () => {
    const { newsroom, archive, clock } = await openDesk(sevenEvents);
    const before = await newsroom.latest({ ...newest, count: 3, offset: 3 }, null);
    clock.at += HOUR_MS;
    await storeAndFile(archive, [report('Harbour bridge reopens', { publishedAt: clock.at - 60_000 })], clock.at);
    const after = await newsroom.latest({ ...newest, count: 3, offset: 3 }, null);
    expect(after.stories.map(({ story }) => story.id)).toEqual(before.stories.map(({ story }) => story.id));
  });

  it('take an outlet however it is written, and refuse one that does not exist', async () => {
    const { newsroom } = await openDesk([
      report('Harbour bridge reopens'),
      report('Le vieux pont rouvre', { outlet: 'L’Écho du Port', language: 'fr' }),
    ]);
    for (const outlet of ['l’écho du port', ' L’Echo du Port ', 'écho'])
      expect((await newsroom.latest({ ...newest, outlet }, null)).stories[0]?.story.lead.outlet).toBe('L’Écho du Port');
    expect(await refusalOf(newsroom.latest({ ...newest, outlet: 'Nobody' }, null))).toMatchObject({
      code: 'unknown-outlet',
      details: { asked: 'Nobody' },
    });
    expect((await refusalOf(newsroom.latest({ ...newest, outlet: '%' }, null))).code).toBe('unknown-outlet');
  });

  it('follow the language that a server has set, and only there', async () => {
    const { newsroom } = await openDesk([
      report('Harbour bridge reopens'),
      report('Terremoto en la costa de Arica', {
        outlet: 'El Faro',
        language: 'es',
        text: 'Un terremoto de magnitud 6,1 sacudió el lunes la costa de Arica, según el servicio sismológico.',
      }),
    ]);
    await newsroom.saveLanguage('g1', 'es');
    const leads = async (guildId: string | null) =>
      (await newsroom.latest(newest, guildId)).stories.map(({ story }) => story.lead.language).sort();
    expect(await leads('g1')).toEqual(['es']);
    expect(await leads('g2')).toEqual(['en', 'es']);
    expect(await leads(null)).toEqual(['en', 'es']);
  });
});

describe('an article', () => {
  const raws = [
    report('Old harbour bridge of Dunmouth reopens'),
    report('Dunmouth council votes for its harbour bridge', { outlet: 'Northern Ledger', publishedAt: MORNING }),
  ];

  it('is found by its id, by the beginning of its words, and by any words of it', async () => {
    const { newsroom, articles } = await openDesk(raws);
    const [first, second] = articles;
    expect((await newsroom.read(first?.id ?? '', null)).article).toEqual(first);
    expect((await newsroom.read('dunmouth coun', null)).article.id).toBe(second?.id);
    expect((await newsroom.read('cracks in two pillars', null)).article.headline).toMatch(/bridge/);
    expect(await newsroom.completeArticle('old harb', null)).toMatchObject([
      { id: first?.id, headline: 'Old harbour bridge of Dunmouth reopens', outlet: 'Harbour Gazette' },
    ]);
  });

  it('is refused when nothing fits what was typed', async () => {
    const { newsroom } = await openDesk(raws);
    for (const asked of ['zeppelin', '', '"*)', '🗞️', 'x'.repeat(6_000)])
      expect(await refusalOf(newsroom.read(asked, null))).toMatchObject({
        code: 'unknown-article',
        details: { asked },
      });
  });

  it('is shown with other outlets of its story, in lines that its text holds', async () => {
    const { newsroom, articles } = await openDesk(raws);
    const { lines, story, article } = await newsroom.read(articles[0]?.id ?? '', null);
    expect(story?.articles.map(({ outlet }) => outlet).sort()).toEqual(['Harbour Gazette', 'Northern Ledger']);
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(holds(line, article.text)).toBe(true);
  });

  it('never shows more than the budget of its outlet, over every surface together', async () => {
    const outlet = {
      name: 'harbour gazette',
      homepage: null,
      country: null,
      language: 'en',
      sample: false,
      budget: { words: 30, share: 1 },
      feeds: [],
      pages: false,
      show: 'lines' as const,
    };
    const { newsroom, articles } = await openDesk([report('Old harbour bridge of Dunmouth reopens')], [outlet]);
    const read = await newsroom.read(articles[0]?.id ?? '', null);
    const [latest] = (await newsroom.latest(newest, null)).stories;
    const [hit] = (await newsroom.search(anything, null)).hits;
    const shown = new Set([...read.lines, ...(latest?.lines ?? []), ...(hit?.lines ?? [])].map(({ text }) => text));
    expect(shown.size).toBeGreaterThan(0);
    expect(countWords([...shown].join(' '))).toBeLessThanOrEqual(30);
    const { newsroom: generous } = await openDesk([report('Old harbour bridge of Dunmouth reopens')]);
    expect((await generous.read('old harbour', null)).lines.length).toBeGreaterThan(read.lines.length);

    const linked = { ...outlet, budget: { words: 1_000, share: 1 }, show: 'link' as const };
    const { newsroom: bare } = await openDesk([report('Old harbour bridge of Dunmouth reopens')], [linked]);
    expect((await bare.read('old harbour', null)).lines).toEqual([]);
    expect((await bare.latest(newest, null)).stories[0]?.lines).toEqual([]);
    expect((await bare.search(anything, null)).hits[0]?.lines).toEqual([]);
  });
});

describe('a search', () => {
  it('finds what was stored, says what to embolden, and pages', async () => {
    const { newsroom } = await openDesk(sevenEvents);
    const first = await newsroom.search({ ...anything, query: 'mayor' }, null);
    const second = await newsroom.search({ ...anything, query: 'mayor', offset: 5 }, null);
    expect([first.hits.length, first.more, second.hits.length, second.more]).toEqual([5, true, 2, false]);
    expect(new Set([...first.hits, ...second.hits].map(({ article }) => article.id)).size).toBe(7);
    expect(first.hits[0]?.terms).toContain('mayor');
  });

  it('narrows by outlet and by time', async () => {
    const { newsroom } = await openDesk([
      report('Old harbour bridge reopens'),
      report('Bridge of Coldmere closes', { outlet: 'Northern Ledger', publishedAt: MORNING - 900 * HOUR_MS }),
    ]);
    const heads = async (change: Partial<SearchQuestion>) =>
      (await newsroom.search({ ...anything, ...change }, null)).hits.map(({ article }) => article.headline);
    expect(await heads({ outlet: 'northern ledger' })).toEqual(['Bridge of Coldmere closes']);
    expect(await heads({ since: MORNING - 24 * HOUR_MS })).toEqual(['Old harbour bridge reopens']);
    expect((await refusalOf(newsroom.search({ ...anything, outlet: 'Nobody' }, null))).code).toBe('unknown-outlet');
  });

  it('needs a word', async () => {
    const { newsroom } = await openDesk();
    for (const query of ['', '   ', '"*', '🗞️'])
      expect((await refusalOf(newsroom.search({ ...anything, query }, null))).code).toBe('empty-query');
  });
});

describe('a question too long for a button', () => {
  it('is kept, whatever the page, and is out of date when it is not kept', async () => {
    const { newsroom } = await openDesk();
    const long = { ...anything, query: 'bridge '.repeat(25).trim() };
    const key = await newsroom.keepQuestion(long);
    expect(await newsroom.keepQuestion({ ...long, offset: 10 })).toBe(key);
    const { offset: _, ...rest } = long;
    expect(await newsroom.keptQuestion<SearchQuestion>(key)).toEqual(rest);
    expect((await refusalOf(newsroom.keptQuestion('nonsense'))).code).toBe('out-of-date');
  });
});

describe('a completion', () => {
  it('offers the newest articles before anything is typed', async () => {
    const { newsroom } = await openDesk(sevenEvents);
    const [first] = await newsroom.completeArticle('', null);
    expect(first?.headline).toContain('Garrow');
  });

  it('offers no outlet without a name', async () => {
    const { newsroom } = await openDesk([report('A headline of nobody', { outlet: '' }), report('Old bridge reopens')]);
    expect((await newsroom.completeOutlet('', null)).map(({ value }) => value)).toEqual(['Harbour Gazette']);
  });
});
