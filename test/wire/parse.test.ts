import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { looksLikeFeed, parseFeed, parseFeedCalmly } from '../../src/wire/parse.ts';

const NOW = Date.UTC(2025, 5, 10);
const source = { contentType: null, url: 'https://wire.example/feeds/world.xml', now: NOW };
const parse = (text: string | Uint8Array) => parseFeed(typeof text === 'string' ? Buffer.from(text) : text, source);
const rss = (items: string, more = '') =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:c="http://purl.org/rss/1.0/modules/content/" xmlns:m="http://search.yahoo.com/mrss/"><channel><title>Harbour &amp; Hill</title><link>https://wire.example/</link>${more}${items}</channel></rss>`;
const only = (text: string | Uint8Array) => parse(text).articles[0];

describe('a feed', () => {
  it('of RSS 2.0 gives its head and its articles', () => {
    const feed = parse(
      rss(
        `<item><title>Dam &lt;i&gt;opens&lt;/i&gt; &amp;amp; fills</title><link>/news/dam?a=1&amp;b=2</link><guid isPermaLink="false">dam-1</guid>
        <pubDate>Tue, 03 Jun 2025 10:00:00 +0200</pubDate><dc:creator>Ida Moor</dc:creator><author>desk@wire.example (The Desk)</author>
        <category>World</category><category>Water</category><description><![CDATA[<p>It holds <b>3</b> lakes.</p>]]></description>
        <c:encoded><![CDATA[<p>First paragraph.</p><script>alert(1)</script><p>Second one.</p>]]></c:encoded>
        <enclosure url="/a.mp3" type="audio/mpeg" length="1200"/><m:content url="https://wire.example/a.jpg" medium="image"/></item>`,
        '<language>en-GB</language><copyright>© 2025 Harbour</copyright>',
      ),
    );
    expect(feed).toEqual({
      title: 'Harbour & Hill',
      asks: null,
      link: 'https://wire.example/',
      language: 'en',
      articles: [
        {
          guid: 'dam-1',
          url: 'https://wire.example/news/dam?a=1&b=2',
          headline: 'Dam opens & fills',
          publishedAt: Date.UTC(2025, 5, 3, 8),
          updatedAt: null,
          summary: 'It holds 3 lakes.',
          text: 'First paragraph.\n\nSecond one.',
          bylines: ['The Desk', 'Ida Moor'],
          sections: ['World', 'Water'],
          enclosures: [
            { url: 'https://wire.example/a.mp3', type: 'audio/mpeg', length: 1200 },
            { url: 'https://wire.example/a.jpg', type: 'image/*', length: null },
          ],
          language: 'en',
          rights: '© 2025 Harbour',
        },
      ],
    });
  });

  it('of Atom 1.0 gives what each kind of text says', () => {
    const feed = parse(`<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://atom.example/blog/" xml:lang="es">
      <title type="html">News &amp;amp; more</title><link rel="self" href="feed"/><link href="./"/>
      <entry><id>tag:1</id><title type="text">1 &lt; 2</title><link rel="alternate" type="text/html" href="one"/><link rel="enclosure" href="one.jpg" type="image/jpeg"/>
        <updated>2025-06-02T10:00:00Z</updated><published>2025-06-01T10:00:00Z</published><author><name>Ana Ruiz</name><email>a@x.example</email></author>
        <category term="mundo" label="Mundo"/><summary type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Corto <b>y</b> claro</div></summary>
        <content type="html">&lt;p&gt;Uno&lt;/p&gt;&lt;p&gt;Dos&lt;/p&gt;</content></entry></feed>`);
    expect(feed).toMatchObject({ title: 'News & more', link: 'https://atom.example/blog/', language: 'es' });
    expect(feed.articles[0]).toMatchObject({
      guid: 'tag:1',
      url: 'https://atom.example/blog/one',
      headline: '1 < 2',
      publishedAt: Date.UTC(2025, 5, 1, 10),
      updatedAt: Date.UTC(2025, 5, 2, 10),
      summary: 'Corto y claro',
      text: 'Uno\n\nDos',
      bylines: ['Ana Ruiz'],
      sections: ['Mundo', 'mundo'],
      enclosures: [{ url: 'https://atom.example/blog/one.jpg', type: 'image/jpeg', length: null }],
    });
  });

  it.each([
    [
      'RSS 1.0',
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="x"><title>T</title></channel><item rdf:about="https://x.example/1"><title>One</title><link>https://x.example/1</link></item></rdf:RDF>`,
    ],
    [
      'RSS 0.91 with a document type',
      `<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://x.example/rss.dtd"><rss version="0.91"><channel><title>T</title><item><title>One</title><link>https://x.example/1</link></item></channel></rss>`,
    ],
    [
      'Atom 0.3',
      `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>T</title><entry><title mode="escaped" type="text/html">One</title><link rel="alternate" href="https://x.example/1"/></entry></feed>`,
    ],
    [
      'Atom with a prefix',
      `<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>T</a:title><a:entry><a:title>One</a:title><a:link href="https://x.example/1"/></a:entry></a:feed>`,
    ],
    [
      'upper case',
      `<RSS VERSION="2.0"><CHANNEL><TITLE>T</TITLE><ITEM><TITLE>One</TITLE><LINK>https://x.example/1</LINK></ITEM></CHANNEL></RSS>`,
    ],
    [
      'JSON Feed',
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'T',
        items: [{ id: 1, title: 'One', url: 'https://x.example/1' }],
      }),
    ],
    [
      'JSON Feed with markup near its start',
      JSON.stringify({ title: 'T', items: [{ content_html: '<p>Uno</p>', title: 'One', url: 'https://x.example/1' }] }),
    ],
    [
      'behind a long comment',
      `<?xml version="1.0"?><!-- ${'<p>Terms of use.</p> '.repeat(200)} --><rss><channel><title>T</title><item><title>One</title><link>https://x.example/1</link></item></channel></rss>`,
    ],
  ])('may be %s', (_, text) => {
    expect(looksLikeFeed(Buffer.from(text), null)).toBe(true);
    expect(parse(text)).toMatchObject({ title: 'T', articles: [{ headline: 'One', url: 'https://x.example/1' }] });
  });

  it('may be one entry of Atom alone, and only of Atom', () => {
    const entry = (space: string) =>
      `<?xml version="1.0"?><entry xmlns="${space}" xml:lang="en"><id>dam-1</id><title>Dam opens</title><link href="/dam"/><updated>2025-06-03T08:00:00Z</updated><author><name>Ida Moor</name></author><summary>It holds.</summary></entry>`;
    const feed = parse(entry('http://www.w3.org/2005/Atom'));
    expect(feed).toMatchObject({ title: null, link: null, articles: [{ guid: 'dam-1', headline: 'Dam opens' }] });
    expect(feed.articles).toMatchObject([{ url: 'https://wire.example/dam', language: 'en', bylines: ['Ida Moor'] }]);
    expect(() => parse(entry('https://dictionary.example/words'))).toThrow('This is not a feed');
  });

  it('of JSON gives text, dates, names and files', () => {
    const item = {
      id: 'a',
      url: '/a',
      title: 'One',
      content_html: '<p>Uno</p><p>Dos</p>',
      date_published: '2025-06-01T10:00:00Z',
      authors: [{ name: 'Ana' }],
      tags: ['World'],
      attachments: [{ url: '/a.mp3', mime_type: 'audio/mpeg', size_in_bytes: 5 }],
    };
    expect(only(JSON.stringify({ version: 'https://jsonfeed.org/version/1', items: [item] }))).toMatchObject({
      guid: 'a',
      url: 'https://wire.example/a',
      text: 'Uno\n\nDos',
      publishedAt: Date.UTC(2025, 5, 1, 10),
      bylines: ['Ana'],
      sections: ['World'],
      enclosures: [{ url: 'https://wire.example/a.mp3', type: 'audio/mpeg', length: 5 }],
    });
  });
});

describe('a broken feed', () => {
  const item = (title: string) => `<item><title>${title}</title><link>https://x.example/${title}</link></item>`;
  const titles = (text: string | Uint8Array) => parse(text).articles.map(({ headline }) => headline);

  it.each([
    ['with a bare ampersand', rss(item('Bread & butter')), ['Bread & butter']],
    ['with entities of HTML', rss(item('Caf&eacute;&nbsp;closes')), ['Café closes']],
    ['with junk in front', `\n  PHP Notice: oops\n${rss(item('One'))}`, ['One']],
    ['with junk behind', `${rss(item('One'))}<!-- cached --><p>x`, ['One']],
    ['with control characters', rss(item('O\x01n\x0be')), ['One']],
    ['with an item that does not end', rss(`<item><title>One</title>${item('Two')}`), ['One', 'Two']],
    ['that was cut off', rss(item('One') + item('Two')).slice(0, -60), ['One']],
    ['without a namespace for its prefix', rss('<item><title>One</title><x:y>z</x:y></item>'), ['One']],
    ['with references to control characters', rss(item('don&#146;t')), ['don’t']],
    [
      'with entities of its own',
      `<!DOCTYPE rss [<!ENTITY co "Harbour Ltd">]>${rss(item('&co; fails'))}`,
      ['Harbour Ltd fails'],
    ],
    [
      'in the wrong encoding',
      Buffer.concat([
        Buffer.from('<?xml version="1.0" encoding="utf-8"?>'),
        Buffer.from(rss(item('Málaga')).slice(21), 'latin1'),
      ]),
      ['Málaga'],
    ],
    ['in UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(rss(item('Málaga')), 'utf16le')]), ['Málaga']],
  ])('%s keeps its whole items', (_, text, expected) => expect(titles(text)).toEqual(expected));

  it('cannot grow by entities', () => {
    const entities = Array.from({ length: 9 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`).join('');
    const bomb = `<!DOCTYPE rss [<!ENTITY e0 "ha">${entities}]>${rss(item('&e9;'))}`;
    expect(JSON.stringify(parse(bomb)).length).toBeLessThan(1_000);
  });

  it.each([
    ['elements', '<a>'.repeat(300_000)],
    ['elements in its text', `<description><![CDATA[${'<b>'.repeat(300_000)}x]]></description></item>`],
    ['items that do not end', '<item>'.repeat(300_000)],
    ['empty elements', '<a/>'.repeat(300_000)],
    ['namespaces', Array.from({ length: 50_000 }, (_, i) => `<a xmlns:p${i}="u">`).join('')],
    ['attributes', `<a ${Array.from({ length: 100_000 }, (_, i) => `a${i}="">`).join(' ')}/>`],
    ['brackets in a name', `<author>${' ('.repeat(300_000)}</author></item>`],
    ['document types', '<!DOCTYPE rss ['.repeat(50_000)],
    ['ends of nothing', '</a>'.repeat(300_000)],
  ])('costs no more than its length when it is made of %s', (_, much) => {
    const feed = parse(rss(`${item('One')}<item><title>Two</title>${much}`));
    expect(feed.articles[0]?.headline).toBe('One');
    expect(feed.articles.length).toBeLessThanOrEqual(10_000);
  });

  it('gives the outlet’s own address where a service stands between', () => {
    const space = 'xmlns:fb="http://rssnamespace.org/feedburner/ext/1.0"';
    const said = `<item ${space}><title>One</title><link>https://proxy.example/~r/1</link><fb:origLink>https://gazette.example/dam</fb:origLink></item>`;
    expect(only(rss(said))?.url).toBe('https://gazette.example/dam');
  });

  it('holds no more of a text than anybody reads, however small the pieces in which it comes', () => {
    const feed = parse(
      rss(`<item><title>One</title><description>${'&lt;'.repeat(700_000)}</description></item>${item('Two')}`),
    );
    expect(feed.articles.map(({ headline }) => headline)).toEqual(['One', 'Two']);
    expect(feed.articles[0]?.summary.length ?? 0).toBeLessThanOrEqual(600_000);
  });

  it('gives of a text as much as anybody would read: 200,000 characters', () => {
    const long = '<p>One more line.</p>'.repeat(20_000);
    const said = `<item><title>One</title><description>${long.replaceAll('<', '&lt;')}</description></item>`;
    const json = {
      version: 'https://jsonfeed.org/version/1.1',
      items: [{ id: '1', content_text: 'line\n'.repeat(90_000) }],
    };
    for (const body of [rss(said), JSON.stringify(json)]) {
      const { text, summary } = only(body)!;
      expect(Math.max(text.length, summary.length) / 200_000).toBeCloseTo(1, 0);
    }
  });

  it('with relative links stands on its site, where it names one, and on its own address otherwise', () => {
    const item = '<item><title>Dam</title><link>news/dam</link></item>';
    const relative = (head: string, root = '') => only(`<rss${root}><channel>${head}${item}</channel></rss>`)?.url;
    expect(relative('<link>https://harbour.example/en/</link>')).toBe('https://harbour.example/en/news/dam');
    expect(relative('<link>/en/</link>')).toBe('https://wire.example/feeds/news/dam');
    expect(relative('<image><link>https://harbour.example/en/</link></image>')).toBe(
      'https://wire.example/feeds/news/dam',
    );
    expect(relative('<link>https://a.example/</link>', ' xml:base="https://b.example/"')).toBe(
      'https://b.example/news/dam',
    );
    const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><channel><link>https://c.example/</link></channel>${item}</rdf:RDF>`;
    expect(only(rdf)?.url).toBe('https://c.example/news/dam');
    const atom = '<feed><link href="https://d.example/x/"/><entry><title>Dam</title><link href="dam"/></entry></feed>';
    expect(only(atom)?.url).toBe('https://wire.example/feeds/dam');
    expect(parseFeed(Buffer.from(atom), { ...source, url: null }).articles[0]?.url).toBe('https://d.example/x/dam');
  });

  it('may have markup in a name, and words that only look packed', () => {
    expect(only(rss('<item><title>Dam</title><author><b>Ida Moor</b></author></item>'))?.bylines).toEqual(['Ida Moor']);
    const title = (type: string, text: string) =>
      only(`<feed><entry><title type="${type}">${text}</title></entry></feed>`)?.headline;
    expect(title('application/octet-stream', 'RGFtIG9wZW5z')).toBe('Dam opens');
    expect(title('application/x-news', 'test')).toBe('test');
  });

  it('may write what is no tag, and no whole address', () => {
    const loose =
      '<item><title>Ships <3 and <10 m</title><description><![CDATA[Less <9]]></description><link>www.o.example/1</link></item>';
    expect(parse(rss(`${loose}${item('Two')}`)).articles).toMatchObject([
      { headline: 'Ships <3 and <10 m', summary: 'Less <9', url: 'https://www.o.example/1' },
      { headline: 'Two' },
    ]);
  });

  it('may stand in the frame of a page', () => {
    const framed = `<html><body>${rss(item('One')).replace(/<\?.*?\?>/, '')}</body></html>`;
    expect(looksLikeFeed(Buffer.from(framed), 'text/html')).toBe(true);
    expect(titles(framed)).toEqual(['One']);
    expect(looksLikeFeed(Buffer.from('<html><body><code>&lt;rss></code></body></html>'), 'text/html')).toBe(false);
  });

  it('may leave out the ends of what holds text alone', () => {
    const text =
      '<item><title>One<link>https://x.example/1<guid>g1<description>Rain <b>fell</b>.<pubDate>3 Jun 2025 10:00 GMT</item>';
    expect(only(rss(text))).toMatchObject({
      headline: 'One',
      url: 'https://x.example/1',
      guid: 'g1',
      summary: 'Rain fell.',
      publishedAt: Date.UTC(2025, 5, 3, 10),
    });
  });

  it('may say of a document type in its text', () => {
    expect(
      titles(rss(`<item><title>&lt;!DOCTYPE&gt; at thirty</title></item><!-- <!DOCTYPE x [ -->${item('Two')}`)),
    ).toEqual(['at thirty', 'Two']);
    expect(titles(`<!-- <!DOCTYPE rss [ -->${rss(item('One'))}`)).toEqual(['One']);
  });

  it('may nest as deep as it likes', () => {
    const deep = `${'<a>'.repeat(50_000)}x${'</a>'.repeat(50_000)}`;
    expect(titles(rss(`<item><title>One</title><description>${deep}</description></item>${item('Two')}`))).toEqual([
      'One',
      'Two',
    ]);
  });

  it('never breaks the reader, whatever is done to it', () => {
    const whole = Buffer.from(rss(item('One') + item('Two')));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 }),
        fc.nat(whole.length),
        (changes, length) => {
          const bytes = Buffer.from(whole);
          for (const [at, byte] of changes) bytes[at] = byte;
          try {
            expect(parse(bytes.subarray(0, length)).articles.length).toBeLessThan(10);
          } catch (error) {
            expect(error).toMatchObject({ name: 'PlainError' });
          }
        },
      ),
      { numRuns: 300, seed: 3 },
    );
  });
});

it.each([
  ['', 'The answer is empty.'],
  ['<!doctype html><html><body><p>Hello</p></body></html>', 'This is a web page, not a feed.'],
  ['<opml version="2.0"><body/></opml>', 'This is a list of feeds (OPML), not a feed.'],
  ['<?xml version="1.0"?><urlset><url/></urlset>', 'This is a sitemap, not a feed.'],
  ['<?xml version="1.0"?><other/>', 'This is not a feed: neither RSS nor Atom nor JSON Feed.'],
  ['nothing at all', 'This is neither a feed nor a page.'],
  [`{"items": ${'['.repeat(300_000)}`, 'This is JSON that nests too deep or holds too much for a feed.'],
  ['{"a": 1}', 'This is JSON, but not a JSON Feed.'],
  ['{"version": ', 'This begins like JSON, but it is broken.'],
])('%j is refused in words', (text, reason) => expect(() => parse(text)).toThrow(reason));

it('does not believe a date that lies ahead, or that cannot be', () => {
  const dated = (date: string) => only(rss(`<item><title>A</title><pubDate>${date}</pubDate></item>`))?.publishedAt;
  expect(dated('Tue, 10 Jun 2025 20:00:00 GMT')).toBe(Date.UTC(2025, 5, 10, 20));
  expect(dated('Thu, 12 Jun 2025 10:00:00 GMT')).toBe(null);
  expect(dated('Thu, 31 Jun 2025 10:00:00 GMT')).toBe(null);
});

it('reads a large feed in pieces and finds the same in it', async () => {
  const items = Array.from(
    { length: 1_500 },
    (_, i) => `<item><title>Item ${i}</title><description>${'word '.repeat(60)}</description></item>`,
  );
  const body = Buffer.from(rss(items.join('')));
  let turns = 0;
  let done = false;
  const others = (async () => {
    for (; !done; turns += 1) await new Promise((resolve) => setImmediate(resolve));
  })();
  let elapsed = 0;
  // On this clock every look takes longer than one turn may.
  const calmly = await parseFeedCalmly(body, source, () => (elapsed += 1_000));
  done = true;
  await others;
  expect(calmly).toEqual(parse(body));
  expect(calmly.articles).toHaveLength(1_500);
  expect(turns).toBeGreaterThan(100);
});
