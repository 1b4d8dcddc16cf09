import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPages, type PageAbout } from '../../src/wire/pages.ts';

const SENTENCE =
  'Ships carrying grain left the harbour on Saturday for the first time in six weeks, after ministers agreed. ';
const PARAGRAPH = `<p>${SENTENCE.repeat(3)}</p>`;
const page = (body: string) =>
  Buffer.from(
    `<!doctype html><html lang="en"><head><title>Grain leaves port</title></head><body>${body}</body></html>`,
  );
const about: PageAbout = { contentType: 'text/html', url: 'https://quay.example/grain' };
const GOOD = page(`<h1>Grain leaves port</h1>${PARAGRAPH.repeat(4)}`);

describe('pages', () => {
  let pages: ReturnType<typeof createPages>;
  beforeAll(() => {
    pages = createPages({ limitMs: 60_000 });
  });
  afterAll(() => pages.close());

  it('are read apart from the process, and say what they are', async () => {
    const { article, noarchive } = await pages.facts(GOOD, { ...about, robotsTag: 'noarchive' });
    expect(article).toMatchObject({ headline: 'Grain leaves port', url: about.url, language: 'en' });
    expect(article.text).toContain('Ships carrying grain');
    expect(noarchive).toBe(true);
  });

  it('that need more memory than a page may have are given up alone', async () => {
    const narrow = createPages({ heapMb: 20, limitMs: 60_000 });
    try {
      // A thread would have taken the whole process with it.
      const hungry = page(`<p>${'ü, '.repeat(1_600_000)}`);
      const [first, second] = await Promise.allSettled([narrow.article(hungry, about), narrow.article(GOOD, about)]);
      expect(first).toMatchObject({
        reason: { name: 'PlainError', message: 'The page takes too much memory to read.' },
      });
      expect(second).toMatchObject({ value: { headline: 'Grain leaves port' } });
      expect((await narrow.article(GOOD, about)).headline).toBe('Grain leaves port');
    } finally {
      await narrow.close();
    }
  });

  it.each([
    ['no article', page('<p></p>'), 'The page holds no article.'],
    ['a picture', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'This is a picture, not text.'],
    ['elements in one another', page('<div>'.repeat(5000)), 'The page nests more than 400 elements in one another.'],
    ['attributes', page(`<p ${'a1 '.repeat(1000)}>`), 'The page has too many attributes.'],
  ])('that hold %s say so in words', async (_, body, sentence) => {
    await expect(pages.article(body, about)).rejects.toMatchObject({ name: 'PlainError', message: sentence });
  });

  it('are given up when whoever asks has no more time, whether being read or waiting for their turn', async () => {
    const patience = new AbortController();
    const slow = page(`<table>${'<tr><td>a, b<td>c'.repeat(33_000)}</table>`);
    const reads = Array.from({ length: 4 }, () => pages.article(slow, { ...about, signal: patience.signal }));
    const ended = Promise.all(
      reads.map((each) => expect(each).rejects.toMatchObject({ message: 'The page takes too long to read.' })),
    );
    patience.abort();
    await ended;
  });

  it('lose nothing to an attribute that nobody reads', async () => {
    const heavy = page(
      `<p>Said before it.</p><img alt="" src="data:image/png;base64,${'A'.repeat(3_000_000)}"><p class=${'b'.repeat(50_000)}>${SENTENCE.repeat(9)}</p>`,
    );
    expect((await pages.article(heavy, about)).text).toContain('Ships carrying grain');
  });
});

describe('a page that never ends', () => {
  it('is given up after its time', async () => {
    // It takes a second or so: fifty times as long, on whatever machine.
    const hurried = createPages({ limitMs: 20 });
    try {
      const slow = page(`<table>${'<tr><td>a, b<td>c'.repeat(33_000)}</table>`);
      await expect(hurried.article(slow, about)).rejects.toMatchObject({
        name: 'PlainError',
        message: 'The page takes too long to read.',
      });
    } finally {
      await hurried.close();
    }
  });

  it('does not hold up a stop', async () => {
    const pages = createPages({ limitMs: 60_000 });
    const slow = pages.article(page(`<table>${'<tr><td>a, b<td>c'.repeat(33_000)}</table>`), about);
    const ended = expect(slow).rejects.toMatchObject({ name: 'PlainError', message: 'Dateline is stopping.' });
    await pages.close();
    await ended;
    await expect(pages.article(GOOD, about)).rejects.toMatchObject({ message: 'Dateline is stopping.' });
  });
});
