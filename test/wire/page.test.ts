import { describe, expect, it } from 'vitest';
import { type PageOptions, parsePage, readPage } from '../../src/wire/page.ts';
import { reasonFor } from './folder-of.ts';

const PARAGRAPHS = [
  'Ships carrying grain left the harbour on Saturday for the first time in six weeks, after ministers agreed overnight to reopen the corridor.',
  '“The sea belongs to those who feed people,” said Lena Orbach, the trade minister, adding that three ships were under way.',
  'Insurers had demanded guarantees before they would cover any voyage, and two of them said on Friday that they had received them in writing.',
  'The agreement runs for 120 days and may be extended, the ministry said in a statement late on Saturday.',
];
const BODY = `<header><a>The Quay Courier</a><nav><ul><li>World</li><li>Politics</li></ul></nav></header>
<div class="cookie">We use cookies to improve this site.</div>
<article><h1>Grain corridor reopens after night of talks</h1><p class="byline">By Ida Moor and Sam Pell</p>
<div class="share"><button>Share</button> <a>Tweet</a></div><figure><img src="x"><figcaption>A ship. Photo: Agency</figcaption></figure>
<p>${PARAGRAPHS[0]}</p><p>“The sea belongs to those who feed people,” said <a href="#">Lena Orbach</a>, the trade minister,
 adding that <em>three</em> ships were under way.</p><div>Advertisement</div><p>${PARAGRAPHS[2]}</p><p>Read more: <a href="/x">Why insurers matter</a></p>
<p>${PARAGRAPHS[3]}</p><aside><h3>Related</h3><ul><li>Another headline here</li></ul></aside>
<p>Sign up for our newsletter to get the news by e-mail.</p></article>
<footer><p>© 2024 Quay Media Ltd. All rights reserved.</p><a>Privacy policy</a></footer>`;
const page = (head: string, body = BODY) =>
  `<!doctype html><html lang="en-GB"><head>${head}</head><body>${body}</body></html>`;
const json = (value: unknown) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;

describe('a saved web page', () => {
  it('gives the paragraphs of its article and nothing that stands around them', () => {
    expect(parsePage(page('<title>x</title>'), null).text.split('\n\n')).toEqual(PARAGRAPHS);
  });

  it('is believed in what its JSON-LD says before anything else', () => {
    const article = {
      '@type': ['NewsArticle'],
      headline: 'Grain corridor reopens',
      author: [{ '@type': 'Person', name: 'Ida Moor' }, { name: 'Sam Pell' }],
      datePublished: '2024-03-02T08:15:00Z',
      publisher: { '@type': 'Organization', name: 'The Quay Courier' },
      articleSection: 'World',
      inLanguage: 'en',
    };
    const head = `<title>Wrong</title><meta property="og:title" content="Wrong"><meta property="article:published_time" content="2020-01-01T00:00:00Z">${json({ '@graph': [{ '@type': 'WebSite', name: 'Wrong' }, article] })}`;
    expect(parsePage(page(head), null)).toMatchObject({
      headline: 'Grain corridor reopens',
      bylines: ['Ida Moor', 'Sam Pell'],
      publishedAt: Date.UTC(2024, 2, 2, 8, 15),
      outlet: 'The Quay Courier',
      section: 'World',
      language: 'en',
    });
  });

  it('is believed in what its Open Graph marks say where JSON-LD is broken', () => {
    const head = `<script type="application/ld+json">{"@type": "NewsArticle", </script>
<meta property="og:title" content="Grain corridor reopens | The Quay Courier"><meta property="og:site_name" content="The Quay Courier">
<meta property="article:published_time" content="2024-03-02T09:15:00+01:00"><meta name="author" content="Ida Moor">
<link rel="canonical" href="https://quay.example/world/grain#top"><meta property="og:url" content="https://wrong.example/">`;
    expect(parsePage(page(head), null)).toMatchObject({
      headline: 'Grain corridor reopens',
      outlet: 'The Quay Courier',
      publishedAt: Date.UTC(2024, 2, 2, 8, 15),
      bylines: ['Ida Moor'],
      url: 'https://quay.example/world/grain',
    });
  });

  it('says who owns it in its foot: rights and year, and the outlet if nobody names another', () => {
    const article = parsePage(page('<title>x</title>'), null);
    expect(article).toMatchObject({
      rights: '© 2024 Quay Media Ltd. All rights reserved.',
      year: 2024,
      outlet: 'Quay Media',
    });
    expect(parsePage(page('<title>x</title>'), null, 'The Quay Courier').outlet).toBe('The Quay Courier');
  });

  it('has no date when it gives one without a zone, and no address that is not of the web', () => {
    const head =
      '<meta property="article:published_time" content="2024-03-02T09:15"><link rel="canonical" href="javascript:alert(1)">';
    expect(parsePage(page(head), null)).toMatchObject({ publishedAt: null, url: null });
  });

  it('gives its text where lines are parted by breaks only', () => {
    const body = `<div><h1>Grain corridor reopens</h1><div>${PARAGRAPHS.join('<br><br>')}</div></div>`;
    expect(parsePage(page('<title>x</title>', body), null).text.split('\n\n')).toEqual(PARAGRAPHS);
  });

  it('gives the text of its JSON-LD where it shows only the beginning', () => {
    const head = json({
      '@type': 'NewsArticle',
      headline: 'Grain corridor reopens',
      articleBody: PARAGRAPHS.join('\n'),
    });
    const body = `<article><h1>Grain corridor reopens</h1><p>${PARAGRAPHS[0]}</p></article>`;
    expect(parsePage(page(head, body), null).text.split('\n\n')).toEqual(PARAGRAPHS);
  });
  it('is not taken for the notice that lies over its article', () => {
    const notice =
      'To go on, please confirm your age, which takes a minute, and have your papers at hand, all of them. '.repeat(3);
    const body = `<div class="content"><p>${notice}</p></div><div class="sidebar">${PARAGRAPHS.map(
      (text) => `<p>${text}</p>`,
    )
      .join('')
      .repeat(3)}</div>`;
    const { text } = parsePage(page('<title>Grain corridor reopens</title>', body), null);
    expect(text).toContain(PARAGRAPHS[2]);
    expect(text).not.toContain('confirm your age');
  });

  it('is not taken for what its readers say of it', () => {
    const comments = `<div class="comment-list">${`<p>${PARAGRAPHS[1]}</p>`.repeat(12)}</div>`;
    const body = `<article><p>${PARAGRAPHS[0]}</p><p>${PARAGRAPHS[3]}</p></article>${comments}`;
    const { text } = parsePage(page('<title>Grain corridor reopens</title>', body), null);
    expect(text).toBe(`${PARAGRAPHS[0]}\n\n${PARAGRAPHS[3]}`);
  });
});

describe('what a page says of itself', () => {
  const facts = (head: string, body = BODY, options: PageOptions = {}) =>
    readPage(page(head, body), 'https://quay.example/world/grain?id=1', options);

  it('is mended where its JSON-LD is nearly JSON, and followed from node to node', () => {
    const graph = `<script type="application/ld+json">//<![CDATA[
{"@context": "https://schema.org", "@graph": [
 {"@type": "WebPage", "@id": "#page", "datePublished": "2024-01-01"},
 {"@type": "NewsArticle", "headline": "Grain &amp;amp; <b>ships</b>
 leave", "author": {"@id": "#ida"}, "datePublished": "Sat, 02 Mar 2024 08:15:00 GMT",
  "dateModified": "2024-03-02T10:15:00+0100", "publisher": {"@id": "#quay"}, },
 {"@type": "Person", "@id": "#ida", "name": "By Ida Moor and Sam Pell"},
 {"@type": "Organization", "@id": "#quay", "name": ["The Quay Courier"]},
]};
//]]></script>`;
    const { article, updatedAt } = facts(graph);
    expect(article).toMatchObject({
      headline: 'Grain & ships leave',
      bylines: ['Ida Moor', 'Sam Pell'],
      outlet: 'The Quay Courier',
      publishedAt: Date.UTC(2024, 2, 2, 8, 15),
    });
    expect(updatedAt).toBe(Date.UTC(2024, 2, 2, 9, 15));
  });

  it('names its lead picture, and what is to be seen on it', () => {
    const shared = '<meta property="og:image" content="/pictures/ship-at-quay.jpg?w=1200">';
    const image = '<article><img src="https://cdn.example/640/ship-at-quay.jpg" alt="A ship leaves the quay">';
    expect(facts(shared, BODY.replace('<article>', image)).picture).toEqual({
      url: 'https://quay.example/pictures/ship-at-quay.jpg?w=1200',
      alt: 'A ship leaves the quay',
    });
    expect(facts('<meta property="og:image" content="javascript:alert(1)">').picture).toBeNull();
  });

  it.each([
    [
      'its author',
      json({ '@type': 'NewsArticle', headline: 'x', author: { name: 'Agence France-Presse' } }),
      BODY,
      'AFP',
    ],
    ['its dateline', '', BODY.replace('<p>Ships', '<p>ODESA, March 2 (Reuters) - Ships'), 'Reuters'],
    ['its rights', '<meta name="copyright" content="© 2024 The Associated Press">', BODY, 'AP'],
    ['its author of another name', '<meta name="author" content="Australian Associated Press">', BODY, 'AAP'],
    ['nothing', '<meta name="author" content="Ida Rapp">', BODY, null],
  ])('credits an agency by %s', (_, head, body, agency) => {
    expect(facts(head, body).agency).toBe(agency);
  });

  it('asks machines not to keep it, in its head or in the answer, or to pay for it', () => {
    expect(facts('')).toMatchObject({ noarchive: false, paywalled: false });
    expect(facts('<meta name="ROBOTS" content="index, NOARCHIVE">').noarchive).toBe(true);
    expect(facts('<meta name="googlebot" content="noarchive">').noarchive).toBe(true);
    expect(facts('', BODY, { robotsTag: 'otherbot: nofollow, noarchive' }).noarchive).toBe(true);
    const part = { '@type': 'WebPageElement', isAccessibleForFree: 'False' };
    expect(facts(json({ '@type': 'NewsArticle', headline: 'x', hasPart: [part] })).paywalled).toBe(true);
    expect(facts(json({ '@type': 'NewsArticle', headline: 'x', isAccessibleForFree: true })).paywalled).toBe(false);
  });

  it('does not give away in JSON-LD what it asks money for', () => {
    const linked = {
      '@type': 'NewsArticle',
      headline: 'x',
      isAccessibleForFree: false,
      articleBody: PARAGRAPHS.join('\n'),
    };
    const { article } = facts(json(linked), `<article><p>${PARAGRAPHS[0]}</p></article>`);
    expect(article.text).toBe(PARAGRAPHS[0]);
  });

  it.each([
    ['its own', '/world/grain', 'https://quay.example/world/grain'],
    ['its site’s other name', 'https://www.quay.example/world/grain', 'https://www.quay.example/world/grain'],
    ['another site’s, as a disguise', 'https://famous.example/grain', 'https://quay.example/world/grain?id=1'],
    ['the front page’s, by mistake', 'https://quay.example/', 'https://quay.example/world/grain?id=1'],
  ])('is believed in its address where that is %s', (_, href, url) => {
    expect(facts(`<link rel="canonical" href="${href}">`).article.url).toBe(url);
  });

  it('is read where its body is closed before its article begins', () => {
    const sides = ['first', 'second', 'third', 'fourth'].map((side) => {
      const lines = PARAGRAPHS.map((line) => `<p>On the ${side} side: ${line}</p>`).join('');
      return `<section><div><div><div>${lines}</div></div></div></section>`;
    });
    const html = `<html><head><title>T</title></head><body><p>Menu</p></body>${sides.join('')}</html>`;
    expect(parsePage(html, null).text).toContain('On the third side: Ships carrying grain');
  });

  it('is read where its tags for head and body are left out', () => {
    const { article } = readPage(`<!doctype html><title>Grain</title><p>${PARAGRAPHS.join('<p>')}`, null);
    expect(article).toMatchObject({ headline: 'Grain', text: PARAGRAPHS.join('\n\n') });
  });

  it('keeps rows, lists and broken lines apart, and sentences whole', () => {
    const rows =
      '<table><tr><th>Ship</th><th>Tons</th></tr><tr><td>Aurora</td><td>4,000 tons of wheat left the quay.</td></tr></table>';
    const broken =
      '<div>The harbour master said that<br>three ships were under way.<br>Two are to follow on Sunday.</div>';
    const { text } = readPage(
      page('<title>x</title>', `<article><p>${PARAGRAPHS[0]}</p>${rows}${broken}<p>${PARAGRAPHS[2]}</p></article>`),
      null,
    ).article;
    const lines = text.split('\n\n');
    expect(lines).toContain('Aurora 4,000 tons of wheat left the quay.');
    expect(lines).toContain('The harbour master said that three ships were under way.');
    expect(lines).toContain('Two are to follow on Sunday.');
  });
});

describe('a page that is made to be slow', () => {
  const deep = 'The page nests more than 400 elements in one another.';
  const many = 'The page has too many elements.';
  it.each([
    ['elements in one another', deep, '<div>'.repeat(5000)],
    ['elements that look closed', deep, '<div/>'.repeat(5000)],
    ['elements closed in an attribute', deep, '<b title="></b>">'.repeat(5000)],
    ['elements in a drawing', deep, `<svg><title>${'<div>'.repeat(5000)}`],
    ['elements beside one another', many, '<p>x<b>y</b>'.repeat(60_000)],
    ['deep ones beside one another', many, `${'<div>ab, cd '.repeat(390)}${'</div>'.repeat(390)}`.repeat(20)],
    ['signs that begin no element', many, '<'.repeat(200_000)],
    ['entities', many, '&amp'.repeat(500_000)],
  ])('is refused: %s', async (_, sentence, body) => {
    expect(await reasonFor('a.html', page('', body))).toBe(sentence);
  });

  it('is not any long page: lists, tables and paragraphs that nobody closed count as closed', () => {
    const body = `<ul>${'<li>a place'.repeat(1000)}</ul><table>${'<tr><td>a<td>b'.repeat(1000)}</table>${`<p>${PARAGRAPHS[0]}`.repeat(500)}`;
    expect(parsePage(page('<title>x</title>', body), null).text).toContain(PARAGRAPHS[0]);
  });

  it('is read as far as anybody would: 200,000 characters', () => {
    const body = `<p>${'“ '.repeat(300_000)}b</p>${`<p>${PARAGRAPHS[0]}</p>`.repeat(2_000)}`;
    const { text } = parsePage(page('<title>x</title>', body), null);
    expect(text).toContain(PARAGRAPHS[0]);
    expect(text.length / 200_000).toBeCloseTo(1, 1);
  });
});
