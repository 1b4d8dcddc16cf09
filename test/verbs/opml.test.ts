import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf } from '../wire/folder-of.ts';
import { operator } from './dateline.ts';

const list = (outlines: string) =>
  `<opml version="2.0"><head><title>Mine</title></head><body>${outlines}</body></opml>`;
const outline = (name: string, url: string) => `<outline text="${name}" type="rss" xmlUrl="${url}"/>`;

describe('dateline opml', () => {
  it('adds what is new, says what it did not take, and gives all of it out again', async () => {
    const { dateline } = operator();
    const file = path.join(
      folderOf({
        'feeds.opml': list(
          outline('Harbour Weekly', 'https://harbour.example/feed') +
            outline('Harbour Weekly', 'https://harbour.example/sport') +
            outline('Sport', 'https://harbour.example/sport') +
            `${'<outline text="F">'.repeat(400)}${outline('Deep', 'https://deep.example/')}${'</outline>'.repeat(400)}` +
            outline('Inside', 'http://10.0.0.1/feed'),
        ),
      }),
      'feeds.opml',
    );
    const first = await dateline(['opml', 'import', file]);
    expect(first.code).toBe(1);
    expect(first.out).toContain('“Inside” is not taken. The address leads into a private network, which is not read.');
    expect(first.out).toContain('2 feeds added, 0 already there, 1 in the file twice, 2 not taken.');
    expect(first.out).toContain('1 entry in folders that nest too deep is left out; move it further up.');
    const { out } = await dateline(['opml', 'export']);
    expect(out).toContain('xmlUrl="https://harbour.example/feed"');
    expect(out).toContain('xmlUrl="https://harbour.example/sport"');
    const second = await dateline(['opml', 'import', file, '--json']);
    expect(JSON.parse(second.out)).toMatchObject({ added: [], known: 2 });
  });

  it('takes in a long list, with as many feeds for an outlet as one may have, and says what it leaves', async () => {
    const { dateline } = operator();
    const many = Array.from({ length: 32_000 }, (_, at) => outline(`Paper ${at % 300}`, `https://p${at}.example/`));
    const file = path.join(
      folderOf({ 'feeds.opml': list(`${outline('Papér 0', 'https://é.example/')}${many.join('')}`) }),
      'feeds.opml',
    );
    const { out } = await dateline(['opml', 'import', file]);
    expect(out).toContain('“Paper 0” is not taken. An outlet has at most 100 feeds; give it another name.');
    expect(out).toContain('The file holds more entries than are read of one; take in the rest in files of its own.');
    expect(out).toContain('29995 feeds added');
  });

  it('names the first fifty that it does not take, and says how many more there are', async () => {
    const { dateline } = operator();
    const bad = Array.from({ length: 80 }, (_, at) => outline(`Paper ${at}`, 'javascript:x')).join('');
    const file = path.join(folderOf({ 'feeds.opml': list(bad) }), 'feeds.opml');
    const { out } = await dateline(['opml', 'import', file]);
    expect(out.split('\n').filter((line) => line.includes('has no http or https address'))).toHaveLength(50);
    expect(out).toContain('30 more entries are not taken; --json names each.');
    expect(JSON.parse((await dateline(['opml', 'import', file, '--json'])).out).faults).toHaveLength(80);
  });

  it('says what is wrong with a file, and changes nothing', async () => {
    const { dateline } = operator();
    const file = path.join(folderOf({ 'feeds.opml': 'hello' }), 'feeds.opml');
    expect(await dateline(['opml', 'import', file])).toMatchObject({
      code: 1,
      err: 'This is no OPML file, the list that feed readers export.\n',
    });
    expect(await dateline(['opml', 'import', `${file}.gone`])).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^There is no file/),
    });
  });
});
