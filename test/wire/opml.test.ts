import { expect, it } from 'vitest';
import { parseOpml, writeOpml } from '../../src/wire/opml.ts';

const parse = (text: string) => parseOpml(Buffer.from(text));

it('reads folders within folders, and addresses once', () => {
  const list = parse(`<?xml version="1.0"?><opml version="1.1"><head><title>My &amp; feeds</title></head><body>
    <outline text="World"><outline title="Asia" text="x">
      <outline text="Example Wire" title="Example &quot;Wire&quot;" type="rss" xmlUrl="https://wire.example/asia.xml" htmlUrl="https://wire.example/" language="en-gb"/>
    </outline></outline>
    <outline text="Harbour" xmlurl="http://harbour.example/feed"/>
    <outline text="Again" type="rss" xmlUrl="http://harbour.example/feed"/>
    <outline text="Only a note"/><outline text="Bad" type="rss" xmlUrl="ftp://x.example/f"/>
  </body></opml>`);
  expect(list).toEqual({
    title: 'My & feeds',
    outlets: [
      {
        name: 'Example "Wire"',
        url: 'https://wire.example/asia.xml',
        homepage: 'https://wire.example/',
        language: 'en',
        section: 'World / Asia',
      },
      { name: 'Harbour', url: 'http://harbour.example/feed', homepage: null, language: null, section: null },
    ],
    doubles: ['Again'],
    faults: ['“Bad” has no http or https address.'],
    tooDeep: 0,
    isCut: false,
  });
});

it('says how many entries stand deeper than it reads', () => {
  const entry = '<outline text="Deep" xmlUrl="https://deep.example/"/>';
  const folder = '<outline text="F">';
  const list = parse(
    `<opml><body>${folder.repeat(400)}${entry.repeat(2)}${'</outline>'.repeat(400)}${entry}</body></opml>`,
  );
  expect(list).toMatchObject({ outlets: [{ name: 'Deep', section: null }], doubles: [], tooDeep: 2 });
});

it('reads what is broken as far as it goes', () => {
  const cut =
    '<opml version="2.0"><body><outline text="A & B" type="rss" xmlUrl="https://a.example/?x=1&y=2"/><outline text="C" xmlU';
  expect(parse(cut).outlets).toMatchObject([{ name: 'A & B', url: 'https://a.example/?x=1&y=2' }]);
  expect(parse('<body><OUTLINE TEXT="A" XMLURL="https://a.example/"/></body>').outlets).toHaveLength(1);
});

it.each(['', 'hello', '<rss version="2.0"/>', '<html><body>x</body></html>'.replace('body', 'div')])(
  '%j is no list',
  (text) => expect(() => parse(text)).toThrow('This is no OPML file, the list that feed readers export.'),
);

it('does not repeat the secrets of an address that it does not take', () => {
  const entry = '<outline text="Mine" xmlUrl="https://ida:secret@reef.example/feed"/>';
  expect(parseOpml(Buffer.from(`<opml><body>${entry}</body></opml>`)).faults).toEqual([
    '“Mine” has a user name in its address; addresses with credentials are not read.',
  ]);
});

it('writes what it reads', () => {
  const outlets = [
    {
      name: 'A "quoted" <name> & more',
      url: 'https://a.example/?x=1&y=2',
      homepage: null,
      language: null,
      section: null,
    },
    { name: '国際', url: 'https://b.example/f', homepage: 'https://b.example/', language: 'ja', section: 'World' },
  ];
  const written = writeOpml('T & U', outlets);
  expect(parse(written)).toMatchObject({ title: 'T & U', outlets, faults: [] });
  expect(written).toBe(writeOpml('T & U', parse(written).outlets));
});
