import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf, STORM } from '../wire/folder-of.ts';
import { operator } from './dateline.ts';

const MARKDOWN = `---
headline: Dam opens early
outlet: Example Wire
section: World
published: 2024-02-05T08:00:00+01:00
rights: © 2024 Example Wire
---
The dam opened a week early, the operator said on Monday.
`;

describe('dateline import', () => {
  it('adds what can be read, says what cannot, and ends with 1', async () => {
    const folder = folderOf({ 'a.txt': STORM, 'b.md': MARKDOWN, 'c.txt': '', 'd.txt': Buffer.from([1, 0, 2]) });
    const { code, out, err } = await operator().dateline([
      'import',
      folder,
      path.join(folder, 'none.md'),
      '--outlet',
      'The Quay',
    ]);
    expect(code).toBe(1);
    expect(out).toMatch(
      /^added {2}[0-9a-z]{12} {2}Storm cuts off three islands\n {4}The Quay · undated, from .*a\.txt$/m,
    );
    expect(out).toMatch(
      /^added {2}[0-9a-z]{12} {2}Dam opens early\n {4}Example Wire · World · 2024-02-05, from .*b\.md$/m,
    );
    expect(out).toMatch(/\n2 articles added, 3 could not be imported\.\n$/);
    expect(
      err
        .trim()
        .split('\n')
        .map((line) => path.basename(line))
        .sort(),
    ).toEqual([
      'c.txt: The file is empty.',
      'd.txt: The file holds binary data, not text.',
      'none.md: There is no such file or folder.',
    ]);
  });

  it('changes nothing the second time, and says so', async () => {
    const { dateline } = operator();
    const folder = folderOf({ 'a.txt': STORM, 'b.md': MARKDOWN });
    const first = await dateline(['import', folder]);
    const second = await dateline(['import', folder]);
    expect([first.code, second.code]).toEqual([0, 0]);
    expect(second.out).toMatch(/^already there {2}/);
    expect(second.out).toMatch(/\n0 articles added, 2 already there and left as they are\.\n$/);
  });

  it('prints JSON and nothing else with --json, also when there is nothing', async () => {
    const { dateline } = operator();
    const folder = folderOf({ 'b.md': MARKDOWN, 'c.txt': '' });
    const first = await dateline(['import', folder, '--json']);
    const article = {
      id: expect.stringMatching(/^[0-9a-z]{12}$/),
      headline: 'Dam opens early',
      outlet: 'Example Wire',
      section: 'World',
      publishedAt: '2024-02-05T07:00:00.000Z',
      language: 'en',
      words: 11,
      rights: '© 2024 Example Wire',
    };
    expect([first.code, JSON.parse(first.out)]).toEqual([1, [{ ...article, new: true }]]);
    expect(JSON.parse((await dateline(['import', folder, '--json'])).out)).toEqual([{ ...article, new: false }]);
    expect(JSON.parse((await dateline(['import', path.join(folder, 'c.txt'), '--json'])).out)).toEqual([]);
  });

  it('leaves out what was removed for good, under whichever spelling of its address, and says so', async () => {
    const { dateline } = operator();
    const article = { headline: 'Dam opens early', url: 'https://wire.example/dam?utm_source=x', text: 'It opened.' };
    const again = { ...article, url: 'http://www.wire.example/dam', text: 'The dam opened a week early.' };
    const other = { headline: 'Ferry is late', url: 'https://wire.example/ferry', text: 'It came at noon.' };
    const folder = folderOf({ 'one.jsonl': `${JSON.stringify(article)}\n` });
    const both = folderOf({ 'two.jsonl': `${JSON.stringify(again)}\n${JSON.stringify(other)}\n` });
    await dateline(['import', folder]);
    await dateline(['remove', article.url]);
    const { code, out } = await dateline(['import', both]);
    expect(code).toBe(0);
    expect(out).toMatch(/^stays out {2}[0-9a-z]{12} {2}Dam opens early$/m);
    expect(out).toMatch(/\n1 article added, 1 left out because it was removed for good\.\n$/);
    expect(JSON.parse((await dateline(['import', both, '--json'])).out)).toMatchObject([
      { headline: 'Dam opens early', new: false, removed: true },
      { headline: 'Ferry is late', new: false },
    ]);
    expect((await dateline(['remove', article.url])).out).toContain('nothing was removed');
  });

  it('takes JSON Lines, good ones and bad ones, and only counts many', async () => {
    const lines = Array.from({ length: 230 }, (_, n) =>
      JSON.stringify({ headline: `Dam number ${n} opens`, text: `Dam ${n} opened on Monday, its operator said.` }),
    );
    const folder = folderOf({ 'a.jsonl': [...lines.slice(0, 100), '{', ...lines.slice(100)].join('\n') });
    const { code, out, err } = await operator().dateline(['import', folder]);
    expect([code, out]).toEqual([1, '230 articles added, 1 could not be imported.\n']);
    expect(err).toMatch(/a\.jsonl: Line 101: This is not JSON\.\n$/);
  });

  it("does not let a file's name or text command the terminal", async () => {
    const folder = folderOf({});
    writeFileSync(path.join(folder, 'x\u001b[2J.txt'), '');
    writeFileSync(path.join(folder, 'y\u001b[2J.txt'), STORM.replace('Storm', 'Storm\u001b[2J'));
    const { out, err } = await operator().dateline(['import', folder]);
    expect(out).toContain('Storm[2J cuts off');
    expect(`${out}${err}`).not.toContain('\u001b');
  });
});
