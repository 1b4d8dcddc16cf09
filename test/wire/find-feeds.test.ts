import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FindLimits, type FindTools, findFeeds } from '../../src/wire/find-feeds.ts';
import { createPages } from '../../src/wire/pages.ts';
import { parseFeedCalmly } from '../../src/wire/parse.ts';
import { createRead } from '../../src/wire/read.ts';
import { type Held, site } from './site.ts';

const rss = (title: string, ...headlines: readonly string[]): Held => ({
  type: 'application/rss+xml',
  body: `<?xml version="1.0"?><rss version="2.0"><channel><title>${title}</title><link>ORIGIN/</link>${headlines
    .map(
      (h) => `<item><title>${h}</title><link>ORIGIN/${h}</link><pubDate>Sat, 02 Mar 2024 08:15:00 GMT</pubDate></item>`,
    )
    .join('')}</channel></rss>`,
});
const atom = (title: string, ...headlines: readonly string[]): Held => ({
  type: 'text/xml',
  body: `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>${title}</title>${headlines
    .map((h) => `<entry><title>${h}</title><id>${h}</id><updated>2024-03-02T08:15:00Z</updated></entry>`)
    .join('')}</feed>`,
});
const page = (head: string, body = '') =>
  `<!doctype html><html><head><title>Quay</title>${head}</head><body>${body}</body></html>`;
const alternate = (href: string, type = 'application/rss+xml', title = '') =>
  `<link rel="alternate" type="${type}" href="${href}" title="${title}">`;

describe('the feeds of a site', () => {
  const wire = createRead({ allowedPrivateHosts: ['127.0.0.1'], userAgent: 'Dateline/test' });
  let pages: ReturnType<typeof createPages>;
  let tools: FindTools;
  beforeAll(() => {
    pages = createPages({ limitMs: 60_000 });
    tools = { read: wire.read, parse: parseFeedCalmly, feedLinks: pages.feedLinks, now: () => Date.UTC(2024, 2, 3) };
  });
  afterAll(async () => {
    await pages.close();
    await wire.close();
  });

  /** Kind, address below the site, and title of each. */
  async function found(held: Readonly<Record<string, Held | string>>, path = '/', limits: FindLimits = {}) {
    const { origin, asked } = await site(held);
    const finding = await findFeeds(tools, origin + path, limits);
    const feeds =
      finding.kind === 'found' ? finding.feeds.map((f) => [f.kind, f.url.replace(origin, ''), f.title]) : null;
    return { feeds, asked, finding };
  }

  it('are those that its page declares, whatever their kind, with comments last and the broken left out', async () => {
    const head =
      alternate('/comments/feed', 'application/rss+xml', 'Comments') +
      alternate('news.rss') +
      alternate('ORIGIN/atom', 'application/atom+xml') +
      alternate('/feed.json', 'application/feed+json') +
      alternate('/gone.rss') +
      alternate('/page', 'application/rss+xml') +
      '<link rel="alternate" hreflang="fr" href="/fr"><link rel="alternate" type="application/json" href="/wp-json/x">';
    const json = { version: 'https://jsonfeed.org/version/1.1', title: 'Quay JSON', items: [{ id: '1', title: 'E' }] };
    const { feeds, asked } = await found(
      {
        '/world/': page(head),
        '/comments/feed': rss('Comments', 'A'),
        '/world/news.rss': rss('Quay', 'B'),
        '/atom': atom('Quay Atom', 'C'),
        '/feed.json': { type: 'application/json', body: JSON.stringify(json) },
        '/page': page(''),
      },
      '/world/',
    );
    expect(feeds).toEqual([
      ['rss', '/world/news.rss', 'Quay'],
      ['atom', '/atom', 'Quay Atom'],
      ['json', '/feed.json', 'Quay JSON'],
      ['rss', '/comments/feed', 'Comments'],
    ]);
    expect(asked).not.toContain('/fr');
    expect(asked).not.toContain('/wp-json/x');
  });

  it('begin at the base that the page names', async () => {
    const { feeds } = await found({
      '/': page(`<base href="/en/">${alternate('feed')}`),
      '/en/feed': rss('English', 'A'),
    });
    expect(feeds).toEqual([['rss', '/en/feed', 'English']]);
  });

  it('are named once where the same articles come as RSS and as Atom', async () => {
    const { feeds } = await found({
      '/': page(alternate('/rss') + alternate('/atom', 'application/atom+xml')),
      '/rss': rss('Quay', 'A', 'B'),
      '/atom': atom('Quay', 'A', 'B'),
    });
    expect(feeds).toEqual([['rss', '/rss', 'Quay']]);
  });

  it('are looked for behind links where none is declared, and on a page that lists them', async () => {
    const { feeds } = await found({
      '/': page('', '<a href="/feedback">Feedback</a><a href="/about/rss">Our RSS feeds</a><a href="/x">World</a>'),
      '/about/rss': page(
        '',
        '<ul><li><a href="/feeds/world.xml">World</a><li><a href="../feeds/politics.xml">Politics</a></ul>',
      ),
      '/feeds/world.xml': rss('World', 'A'),
      '/feeds/politics.xml': rss('Politics', 'B'),
    });
    expect(feeds).toEqual([
      ['rss', '/feeds/world.xml', 'World'],
      ['rss', '/feeds/politics.xml', 'Politics'],
    ]);
  });

  it('are looked for where feeds mostly are, in the page’s folder first', async () => {
    expect(
      (await found({ '/blog/': page(''), '/blog/feed': atom('Blog', 'A'), '/rss.xml': rss('Site', 'B') }, '/blog/'))
        .feeds,
    ).toEqual([
      ['atom', '/blog/feed', 'Blog'],
      ['rss', '/rss.xml', 'Site'],
    ]);
  });

  it('are itself where the address is a feed', async () => {
    const { feeds, asked } = await found({ '/any': rss('Quay', 'A') }, '/any');
    expect(feeds).toEqual([['rss', '/any', 'Quay']]);
    expect(asked).toEqual(['/any']);
  });

  it('are looked for with a few requests only, each address once', async () => {
    const links = Array.from({ length: 100 }, (_, n) => alternate(`/feed/${n}`)).join('');
    const { feeds, asked } = await found({ '/': page(links + links) }, '/', { requests: 7 });
    expect(feeds).toEqual([]);
    expect(asked).toHaveLength(7);
    expect(new Set(asked).size).toBe(7);
  });

  it('are not looked for where the address cannot be read', async () => {
    expect((await found({})).finding).toMatchObject({ kind: 'failed', reading: { code: 'not-found' } });
  });
});
