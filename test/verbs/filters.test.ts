import { spawn } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../src/config.ts';
import { folderOf, STORM } from '../wire/folder-of.ts';
import { operator } from './dateline.ts';

const values = (out: string) =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('dateline brief', () => {
  it('gives the lines of a file with evidence that fits its text, without the archive', async () => {
    const folder = folderOf({
      'storm.txt': `World News\n\n${STORM}\n\nCopyright Quay Courier Ltd 2021. All Rights Reserved`,
    });
    const { code, out } = await operator().dateline([
      'brief',
      path.join(folder, 'storm.txt'),
      '--json',
      '--lines',
      '2',
    ]);
    const { article, lines, quotes } = JSON.parse(out);
    expect(code).toBe(0);
    expect(article).toEqual({
      id: expect.any(String),
      headline: 'Storm cuts off three islands',
      outlet: 'Quay Courier',
      section: 'World News',
      publishedAt: null,
      language: 'en',
      words: 44,
      rights: 'Copyright Quay Courier Ltd 2021. All Rights Reserved',
      year: 2021,
      url: null,
    });
    const text = STORM.slice(STORM.indexOf('\n\n') + 2);
    expect(lines).toHaveLength(2);
    for (const { text: line, evidence } of lines) {
      const { start, end } = evidence.sentence;
      if (evidence.cuts.length === 0) expect(line).toBe(text.slice(start, end));
      for (const cut of evidence.cuts) expect(text.slice(start + cut.start, start + cut.end)).toBe(cut.text);
    }
    expect(quotes).toEqual([
      {
        text: expect.stringMatching(/^We have food for a week,?$/),
        speaker: expect.stringContaining('Mara Lind'),
        sentence: expect.any(Object),
      },
    ]);
  });

  it('gives the same of an article that was imported, by its id', async () => {
    const { dateline } = operator();
    const file = path.join(folderOf({ 'storm.txt': STORM }), 'storm.txt');
    const [{ id }] = JSON.parse((await dateline(['import', file, '--json'])).out);
    const [stored, read] = [await dateline(['brief', id, '--json']), await dateline(['brief', file, '--json'])];
    expect(stored.code).toBe(0);
    expect(stored.out).toBe(read.out);
  });

  it('is for people without --json: headline, outlet, numbered lines with who says them, quotations', async () => {
    const { out } = await operator().dateline(['brief', path.join(folderOf({ 'storm.txt': STORM }), 'storm.txt')]);
    expect(out).toMatch(/^Storm cuts off three islands\noutlet not named · undated\n\n1\. A storm cut/);
    expect(out).toMatch(/by Mara Lind.* · sentence 2/);
    expect(out).toMatch(/\nQuotations\n\n {3}“We have food for a week,?”\n {3}.*Mara Lind.* · sentence 2\n$/);
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it.each([
    [['brief', 'nothing-of-that-name'], /no file and no stored article called nothing-of-that-name/],
    [['brief'], /Name a file, a web address or the id of an article/],
  ])('says in a sentence what it cannot: %s', async (words, sentence) => {
    const { code, out, err } = await operator().dateline(words);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(sentence);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});

describe('a filter', () => {
  const text = 'The dam opened on Monday, Mr. Lind said. Nobody was hurt.';
  const lines = [
    { id: 'a', text },
    '{',
    { id: 2, text: '' },
    { id: 'c' },
    7,
    { id: 'd', text, headline: 'Dam opens', outlet: null },
  ];
  const input = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');

  it('answers each line in its place, a bad one too, and then ends with 1', async () => {
    const { code, out } = await operator().dateline(['sentences', '--jsonl'], `${input}\n`);
    const sentences = ['The dam opened on Monday, Mr. Lind said.', 'Nobody was hurt.'];
    expect(code).toBe(1);
    expect(values(out)).toEqual([
      { id: 'a', sentences },
      { id: null, error: 'Line 2: This is not JSON.' },
      { id: 2, sentences: [] },
      { id: 'c', error: 'Line 4: "text" must be a text.' },
      { id: null, error: 'Line 5: This is no JSON object.' },
      { id: 'd', sentences },
    ]);
  });

  it('briefs each text as it stands, so that the evidence counts in the text that was sent', async () => {
    const own = `  ${text}\n\nShare`;
    const { code, out } = await operator().dateline(
      ['brief', '--jsonl', '--lines', '1'],
      JSON.stringify({ id: 1, text: own }),
    );
    const [{ id, lines: found, quotes }] = values(out);
    expect([code, id, quotes]).toEqual([0, 1, []]);
    const { start, end } = found[0].evidence.sentence;
    expect(own.slice(start, end)).toBe('The dam opened on Monday, Mr. Lind said.');
  });

  it('ends without a word when nobody reads on', async () => {
    const child = spawn(process.execPath, [path.join(ROOT, 'src', 'main.ts'), 'sentences', '--jsonl']);
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (said) => (err += said));
    child.stdin.on('error', () => undefined);
    child.stdout.once('data', () => child.stdout.destroy());
    const ended = new Promise((resolve) => child.on('close', resolve));
    const line = `${JSON.stringify({ id: 1, text: text.repeat(500) })}\n`;
    for (let n = 0; n < 2000 && !child.stdin.destroyed; n += 1) child.stdin.write(line);
    child.stdin.end();
    expect([await ended, err]).toEqual([0, '']);
  });
});

describe('dateline stories', () => {
  const arriving = [
    {
      id: 1,
      outlet: 'Coastal Agency',
      headline: 'Earthquake of magnitude 7.1 shakes northern Chile',
      publishedAt: '2024-05-06T12:00:00Z',
      text: 'A magnitude 7.1 earthquake struck near Iquique in northern Chile on Monday, killing at least 6 people, the disaster agency Senapred said. Roads to Arica were blocked by rockfalls.',
    },
    {
      id: 'two',
      outlet: 'Harbour Post',
      headline: 'Deadly earthquake hits Chile',
      publishedAt: '2024-05-06T13:00:00Z',
      text: 'HARBOUR – A magnitude 7.1 earthquake struck near Iquique in northern Chile on Monday, killing at least 6 people, the disaster agency Senapred said. Roads to Arica were blocked by rockfalls.',
    },
    { id: 3, headline: 'Parliament of Peru votes on a new budget', text: 'Deputies in Lima argued over the budget.' },
  ];

  it('files what arrives, says whose copy it is, and goes on after a line that it cannot read', async () => {
    const input = [...arriving.slice(0, 2), 'no object', arriving[2]].map((each) => JSON.stringify(each)).join('\n');
    const { code, out } = await operator().dateline(['stories', '--jsonl'], input);
    expect(code).toBe(1);
    const [first, second, bad, third] = values(out);
    expect(first).toEqual({ id: 1, story: expect.any(String), wireCopyOf: null });
    expect(second).toEqual({ id: 'two', story: first.story, wireCopyOf: '1' });
    expect(bad).toEqual({ id: null, error: expect.stringContaining('Line 3') });
    expect(third).toEqual({ id: 3, story: expect.not.stringMatching(first.story), wireCopyOf: null });
  });
});
