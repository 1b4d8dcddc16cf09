import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { chdir, cwd } from 'node:process';
import { describe, expect, it, onTestFinished } from 'vitest';
import { filesAt } from '../../src/wire/folder.ts';
import { folderOf, readingsOf, reasonFor, STORM } from './folder-of.ts';

const named = async (folder: string, ...paths: readonly string[]) => {
  const { files, failed } = await filesAt(paths.map((each) => path.join(folder, each)));
  return {
    files: files.map((file) => path.relative(folder, file)),
    failed: failed.map((each) => `${path.relative(folder, each.path)}: ${each.reason}`),
  };
};

describe('what paths name', () => {
  it('is everything in a folder that may hold an article, by name, however deep', async () => {
    const folder = folderOf({
      'b.md': '',
      'a.txt': '',
      'deep/er/c.HTML': '',
      'deep/d.jsonl': '',
      'feed.rss': '',
      'README.md': '',
      '.hidden.txt': '',
      '.git/e.txt': '',
      'node_modules/f.md': '',
      'picture.png': '',
    });
    expect(await named(folder, '')).toEqual({
      files: ['a.txt', 'b.md', 'deep/d.jsonl', 'deep/er/c.HTML', 'feed.rss'],
      failed: [],
    });
  });

  it('is each file once, by whatever ways it is named', async () => {
    const folder = folderOf({ 'a.txt': '', 'b.txt': '' });
    expect((await named(folder, 'b.txt', '', '*.txt', './b.txt')).files).toEqual(['b.txt', 'a.txt']);
  });

  it('is what a pattern fits, and a file of that very name before it', async () => {
    const folder = folderOf({ 'x/a.txt': '', 'x/y/b.txt': '', 'x/c.md': '', '[a].txt': '', 'a.txt': '' });
    expect((await named(folder, 'x/**/*.txt')).files).toEqual(['x/a.txt', 'x/y/b.txt']);
    expect((await named(folder, '[a].txt')).files).toEqual(['[a].txt']);
  });

  it('is looked for from where the operator stands', async () => {
    const home = cwd();
    onTestFinished(() => chdir(home));
    chdir(folderOf({ 'x/a.txt': '' }));
    expect((await filesAt(['x', 'x/*.txt'])).files).toEqual(['x/a.txt']);
  });

  it('is told when it is nothing', async () => {
    const folder = folderOf({ 'empty/picture.png': '' });
    expect(await named(folder, 'none.txt', 'empty', '*.md')).toEqual({
      files: [],
      failed: [
        'none.txt: There is no such file or folder.',
        'empty: There is no text, Markdown, HTML or JSON Lines file in this folder.',
        '*.md: No file fits this pattern.',
      ],
    });
    expect((await filesAt(['https://quay.example/a'])).failed[0]?.reason).toMatch(/from the web comes later/);
  });

  it('does not run in a circle, and a link that leads nowhere is told', async () => {
    const folder = folderOf({ 'x/a.txt': STORM });
    symlinkSync(folder, path.join(folder, 'x', 'circle'));
    symlinkSync(path.join(folder, 'gone.txt'), path.join(folder, 'x', 'link.txt'));
    expect((await named(folder, 'x')).files).toEqual(['x/a.txt', 'x/link.txt']);
    expect(await readingsOf(path.join(folder, 'x', 'link.txt'))).toMatchObject([
      { kind: 'failed', reason: 'There is no such file.' },
    ]);
  });
});

describe('what a file is', () => {
  it('is told by its beginning where that is clear', async () => {
    const page = `<!DOCTYPE html><html><head><title>Storm cuts off three islands</title></head><body>${STORM.split(
      '\n\n',
    )
      .slice(1)
      .map((p) => `<p>${p}</p>`)
      .join('')}</body></html>`;
    const folder = folderOf({
      'page.txt': page,
      'matter.txt': `---\nheadline: Storm\noutlet: Example Wire\n---\n${STORM}`,
      noname: STORM,
    });
    const first = async (name: string) => {
      const [reading] = await readingsOf(path.join(folder, name));
      return reading?.kind === 'fresh' ? reading.articles[0] : reading;
    };
    expect(await first('page.txt')).toMatchObject({
      headline: 'Storm cuts off three islands',
      text: expect.stringMatching(/^A storm cut/),
    });
    expect(await first('matter.txt')).toMatchObject({ headline: 'Storm', outlet: 'Example Wire' });
    expect(await first('noname')).toMatchObject({ headline: 'Storm cuts off three islands' });
  });

  it('gives every article of a feed', async () => {
    const item = (title: string) =>
      `<item><title>${title}</title><description>A storm came on Monday.</description></item>`;
    const feed = `<rss version="2.0"><channel><title>Example Wire</title>${item('One')}${item('Two')}</channel></rss>`;
    const [reading] = await readingsOf(path.join(folderOf({ 'a.xml': feed }), 'a.xml'));
    expect(reading).toMatchObject({
      kind: 'fresh',
      articles: [
        { headline: 'One', outlet: 'Example Wire', text: 'A storm came on Monday.' },
        { headline: 'Two', outlet: 'Example Wire' },
      ],
    });
  });

  it('is refused if it is a feed without articles, or other XML', async () => {
    const feed = 'The feed holds no articles.';
    expect(await reasonFor('a.xml', '<?xml version="1.0"?>\n<rss version="2.0"><channel/></rss>')).toBe(feed);
    expect(await reasonFor('a.atom', '<feed xmlns="http://www.w3.org/2005/Atom"></feed>')).toBe(feed);
    expect(await reasonFor('a.xml', '<?xml version="1.0"?><urlset/>')).toBe('This is XML, but not a page.');
  });
});

describe('JSON Lines', () => {
  const line = (value: object) =>
    JSON.stringify({ headline: 'Storm cuts off islands', text: 'A storm cut the power on Monday.', ...value });
  const read = async (content: string, outlet?: string) =>
    readingsOf(path.join(folderOf({ 'a.jsonl': content }), 'a.jsonl'), outlet);

  it('give an article a line, with what the line says of it', async () => {
    const rest = {
      url: 'https://wire.example/a',
      section: 'World',
      publishedAt: '2024-02-05T08:00:00+01:00',
      language: 'en',
      bylines: ['Ida Moor'],
      rights: '© 2024 Example Wire',
    };
    const [reading] = await read(
      `${line({ id: 7, outlet: 'Example Wire', ...rest })}\r\n\n${line({ text: 'One.\n\nTwo.' })}`,
      'Other',
    );
    expect(reading).toMatchObject({
      kind: 'fresh',
      faults: [],
      articles: [
        { ...rest, outlet: 'Example Wire', year: 2024, publishedAt: Date.UTC(2024, 1, 5, 7) },
        { outlet: 'Other', text: 'One.\n\nTwo.', publishedAt: null, url: null },
      ],
    });
  });

  it('lose only the bad lines, which are told with their numbers', async () => {
    const [reading] = await read(
      [
        line({}),
        '{"headline": ',
        '[]',
        line({ text: undefined }),
        line({ publishedAt: 'yesterday' }),
        line({ headline: ' ' }),
        line({ text: '...' }),
        line({ url: 'ftp://x.example' }),
        line({ headline: 'Second' }),
      ].join('\n'),
    );
    expect(reading).toMatchObject({
      articles: [{ headline: 'Storm cuts off islands' }, { headline: 'Second' }],
      faults: [
        'Line 2: This is not JSON.',
        'Line 3: This is no JSON object with a headline and a text.',
        'Line 4: "text" is missing.',
        'Line 5: "publishedAt" is no instant with its zone, such as 2021-10-06T18:30:00Z.',
        'Line 6: "headline" is empty.',
        'Line 7: There is no article text in it.',
        'Line 8: "url" is not an http or https address.',
      ],
    });
  });

  it('are handed on in parts, so that a long file needs no more memory than a short one', async () => {
    const readings = await read(Array.from({ length: 450 }, (_, n) => line({ headline: `Storm ${n}` })).join('\n'));
    expect(readings.map((each) => (each.kind === 'fresh' ? each.articles.length : 0))).toEqual([200, 200, 50]);
  });

  it('are refused when nothing in them is an article', async () => {
    expect(await reasonFor('a.jsonl', '')).toBe('The file is empty.');
    expect(await reasonFor('a.jsonl', 'x\n')).toBe('Line 1: This is not JSON.');
    expect(await reasonFor('a.jsonl', 'x\n'.repeat(1000))).toBe(
      'None of the first 20 lines is an article. Line 1: This is not JSON.',
    );
    expect(await reasonFor('a.jsonl', Buffer.from('x\0\0y'))).toBe('The file holds binary data, not text.');
  });

  it('may also be one JSON file, with one article or a list', async () => {
    const folder = folderOf({ 'one.json': line({}), 'many.json': `[${line({})}, {}]`, 'bad.json': '{' });
    expect(await readingsOf(path.join(folder, 'one.json'))).toMatchObject([
      { articles: [{ headline: 'Storm cuts off islands' }] },
    ]);
    expect(await readingsOf(path.join(folder, 'many.json'))).toMatchObject([
      { faults: ['Article 2: "headline" is missing.'] },
    ]);
    expect(await readingsOf(path.join(folder, 'bad.json'))).toMatchObject([{ kind: 'failed' }]);
  });
});
