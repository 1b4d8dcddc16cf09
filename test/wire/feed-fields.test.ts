import { describe, expect, it } from 'vitest';
import type { FeedArticle } from '../../src/news/feed.ts';
import { parseFeed } from '../../src/wire/parse.ts';

const source = { contentType: null, url: 'https://wire.example/feed', now: Date.UTC(2025, 5, 10) };
const first = (text: string) => parseFeed(Buffer.from(text), source).articles[0] as FeedArticle;
const atom = (head: string, entry: string) =>
  first(`<feed xmlns="http://www.w3.org/2005/Atom">${head}<entry><title>Dam</title>${entry}</entry></feed>`);
const rss = (item: string) =>
  first(
    `<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
    xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"><channel><managingEditor>desk@wire.example (Desk)</managingEditor>
    <item><title>Dam</title>${item}</item></channel></rss>`,
  );
const json = (item: object) =>
  first(JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', items: [{ title: 'Dam', ...item }] }));

describe('who wrote an article', () => {
  const ida = '<author><name>Ida Moor</name></author>';

  it('is in Atom the author of the feed, where the entry names nobody', () => {
    expect(atom(ida, '').bylines).toEqual(['Ida Moor']);
    expect(atom(ida, '<author><name>Ana</name></author>').bylines).toEqual(['Ana']);
    expect(atom('<author><email>desk@wire.example</email></author>', '').bylines).toEqual([]);
  });

  it('is nobody of a crowd, which would be told again with each entry', () => {
    const crowd = Array.from({ length: 100 }, (_, index) => `<author><name>Ana ${index}</name></author>`).join('');
    expect(atom(`<author><name>${'a'.repeat(1_900)}</name></author>${crowd}`, '').bylines).toHaveLength(5);
  });

  it('is in RSS nobody whom the item does not name', () => expect(rss('').bylines).toEqual([]));

  it('may be one name or several in JSON, each told once', () => {
    expect(json({ authors: { name: 'Ana' } }).bylines).toEqual(['Ana']);
    expect(json({ authors: [{ name: 'Ana' }, null, { name: ' Ana ' }, { name: 'Ida' }] }).bylines).toEqual([
      'Ana',
      'Ida',
    ]);
  });
});

describe('what is attached', () => {
  it('is nothing where no address is given', () =>
    expect(rss('<enclosure url="" length="0"/><enclosure url=" "/><media:content url=""/>').enclosures).toEqual([]));

  it('stands at the address that the outlet gave it, and is a picture where it is a thumbnail', () => {
    const item = `<enclosure url="https://proxy.example/~5/x.mp3" type="audio/mpeg" length="7"/><media:thumbnail url="/a.jpg"/>
      <feedburner:origEnclosureLink>/x.mp3</feedburner:origEnclosureLink>`;
    expect(rss(item).enclosures).toEqual([
      { url: 'https://wire.example/x.mp3', type: 'audio/mpeg', length: 7 },
      { url: 'https://wire.example/a.jpg', type: 'image/*', length: null },
    ]);
  });
});

it('takes key words for sections, behind those that are called so', () => {
  const item =
    '<media:keywords>Dams, Rivers,</media:keywords><category>World</category><itunes:keywords>Rivers</itunes:keywords>';
  expect(rss(item).sections).toEqual(['World', 'Dams', 'Rivers']);
  expect(json({ tags: ['World', 'world news', 'World'] }).sections).toEqual(['World', 'world news']);
});

it('leaves out what is shown only where a film cannot be, and goes on behind a frame that does not end', () => {
  const item =
    '<p>One.</p><iframe src="/a"/><p>Two.</p><video><p>Your browser is old.</p></video><iframe src="/b"><b>Three.</b></iframe>';
  expect(rss(`<description><![CDATA[${item}]]></description>`).summary).toBe('One. Two. Three.');
});
