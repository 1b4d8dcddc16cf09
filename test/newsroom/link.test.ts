import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { holds } from '../../src/news/evidence.ts';
import { DEFAULT_BUDGET, type Outlet } from '../../src/news/outlet.ts';
import { OutOfTime } from '../../src/news/plain-error.ts';
import { countWords } from '../../src/news/words.ts';
import { openWire, type Wire } from '../../src/wire/wire.ts';
import { type Held, site } from '../wire/site.ts';
import { HOUR_MS, MORNING, openDesk, refusalOf, report } from './desk.ts';

const BODY = report('').text;
const page = (head = '', body = `<p>${BODY.replaceAll('. ', '.</p><p>')}</p>`) =>
  `<!doctype html><html lang="en"><head><title>Bridge reopens</title><meta property="og:site_name" content="Harbour Gazette">${head}</head>
<body><article><h1>Bridge reopens</h1>${body}</article></body></html>`;

const quay: Outlet = {
  name: 'Quay Courier',
  homepage: 'http://127.0.0.1/',
  country: null,
  language: 'en',
  sample: false,
  budget: { words: 30, share: 1 },
  feeds: [],
  pages: false,
  show: 'lines',
};

describe('a link that somebody asks about', () => {
  let wire: Wire;
  beforeAll(() => {
    wire = openWire({ allowedPrivateHosts: ['127.0.0.1'], name: 'Dateline', version: 'test', contact: null });
  });
  afterAll(() => wire.close());

  async function asked(held: Readonly<Record<string, Held | string>>, outlets: readonly Outlet[] = []) {
    const { origin, asked: requests } = await site(held);
    const desk = await openDesk([report('Bridge reopens')], outlets, wire);
    const pages = () => requests.filter((path) => path !== '/robots.txt');
    return { ...desk, origin, pages, brief: (path: string) => desk.newsroom.briefLink(origin + path) };
  }

  it('is told in lines of its article, each of them in it, within the budget', async () => {
    const { brief, origin } = await asked({ '/bridge': page() });
    const { article, lines } = await brief('/bridge');
    expect(article).toMatchObject({ headline: 'Bridge reopens', outlet: 'Harbour Gazette', url: `${origin}/bridge` });
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(holds(line, article.text)).toBe(true);
    const words = lines.reduce((sum, { text }) => sum + countWords(text), 0);
    expect(words).toBeLessThanOrEqual(countWords(article.text) * DEFAULT_BUDGET.share);
  });

  it('bears the name and the budget of the listed outlet whose site it is on', async () => {
    const { brief } = await asked({ '/bridge': page() }, [quay]);
    const { article, lines } = await brief('/bridge');
    expect(article.outlet).toBe('Quay Courier');
    expect(lines.reduce((sum, { text }) => sum + countWords(text), 0)).toBeLessThanOrEqual(30);
  });

  it('cannot pass for a listed outlet whose site it is not on', async () => {
    const { brief } = await asked({ '/bridge': page() }, [
      { ...quay, name: 'HARBOUR GAZETTE', homepage: 'https://gazette.example/' },
    ]);
    expect((await brief('/bridge')).article.outlet).toBe('127.0.0.1');
  });

  it('costs one request however often it is asked for, and however it is spelt', async () => {
    const { brief, pages } = await asked({ '/bridge': page(), '/bridge?utm_source=x': page() });
    const [first] = await Promise.all([brief('/bridge'), brief('/bridge')]);
    expect(await brief('/bridge?utm_source=x#top')).toEqual(first);
    expect(pages()).toEqual(['/bridge']);
  });

  it('is found in the archive without a request', async () => {
    const { newsroom, pages, articles } = await asked({});
    const { article, lines } = await newsroom.briefLink(`<${articles[0]?.url}>`);
    expect(article.id).toBe(articles[0]?.id);
    expect(lines.length).toBeGreaterThan(0);
    expect(pages()).toEqual([]);
  });

  it('is not stored in the archive', async () => {
    const { brief, archive } = await asked({ '/bridge': page() });
    const { article } = await brief('/bridge');
    expect(await archive.article(article.id)).toBeUndefined();
  });

  it.each([
    ['its page asks not to be kept', { '/bridge': page('<meta name="robots" content="index, noarchive">') }, []],
    ['its answer asks not to be kept', { '/bridge': { body: page(), headers: { 'x-robots-tag': 'noarchive' } } }, []],
    ['its outlet gives headline and link only', { '/bridge': page() }, [{ ...quay, show: 'link' as const }]],
  ])('is headline and link, and nothing else of it is kept, where %s', async (_, held, outlets) => {
    const { brief, archive, origin } = await asked(held, outlets);
    const { article, lines } = await brief('/bridge');
    expect(article).toMatchObject({ headline: 'Bridge reopens', url: `${origin}/bridge`, text: '' });
    expect(lines).toEqual([]);
    expect(JSON.stringify(await archive.keep.get(`link:${article.id}`))).not.toContain('Dunmouth');
  });

  it('is not read where robots.txt forbids it, nor where a redirect leads to such a place', async () => {
    const { brief, pages } = await asked({
      '/robots.txt': { type: 'text/plain', body: 'User-agent: *\nDisallow: /closed' },
      '/closed': page(),
      '/open': { status: 302, body: '', headers: { location: '/closed' } },
    });
    expect(await refusalOf(brief('/closed'))).toMatchObject({ code: 'unreadable', details: { code: 'robots' } });
    expect(pages()).toEqual([]);
    expect(await refusalOf(brief('/open'))).toMatchObject({ code: 'unreadable', details: { code: 'robots' } });
  });

  it('says why it cannot be read', async () => {
    const { brief, newsroom } = await asked({
      '/empty': page('', ''),
      '/feed': { body: '\x89PNG', type: 'image/png' },
    });
    expect(await refusalOf(brief('/none'))).toMatchObject({ code: 'unreadable', details: { code: 'not-found' } });
    expect(await refusalOf(brief('/feed'))).toMatchObject({ code: 'no-article' });
    expect(await refusalOf(newsroom.briefLink('ftp://x.example/a'))).toMatchObject({ code: 'bad-address' });
    expect(await refusalOf(newsroom.briefLink('http://10.0.0.1/'))).toMatchObject({ details: { code: 'forbidden' } });
  });

  it('that takes too long to read is not said to hold nothing', async () => {
    const { origin } = await site({ '/bridge': page() });
    const facts = async () => {
      throw new OutOfTime('The page takes too long to read.');
    };
    const { newsroom } = await openDesk([report('Bridge reopens')], [], { ...wire, facts });
    expect(await refusalOf(newsroom.briefLink(`${origin}/bridge`))).toMatchObject({
      code: 'unreadable',
      details: { code: 'timeout' },
    });
  });

  it('is asked for again when what was kept is over', async () => {
    const { brief, pages, archive, clock } = await asked({ '/bridge': page() });
    const { article } = await brief('/bridge');
    await archive.keep.delete(`link:${article.id}`);
    clock.at = MORNING + 7 * HOUR_MS;
    expect((await brief('/bridge')).article.storedAt).toBe(clock.at);
    expect(pages()).toEqual(['/bridge', '/bridge']);
  });
});
