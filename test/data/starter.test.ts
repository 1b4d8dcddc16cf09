import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ARTICLES_FOLDER, ROOT, readOutlets } from '../../src/config.ts';
import { parseMarkdown } from '../../src/wire/markdown.ts';

const files = globSync('*.md', { cwd: ARTICLES_FOLDER }).sort();
const articles = files.map((file) => {
  const text = readFileSync(path.join(ARTICLES_FOLDER, file), 'utf8');
  const [, written = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
  const front = parse(written) as Record<string, unknown>;
  return { file, front, body: body.trim(), event: String(front.event), article: parseMarkdown(text, file) };
});
const english = articles.filter(({ article }) => article.language === 'en');
const outlets = readOutlets(path.join(ROOT, 'data', 'outlets.json'));

/** The outlets that tell of each event in English. */
const outletsOf = new Map(
  [...Map.groupBy(english, ({ event }) => event)].map(([event, group]) => [
    event,
    new Set(group.map(({ article }) => article.outlet)).size,
  ]),
);

describe('the starter archive', () => {
  it('tells of at least ten events, by at least seven outlets, three or more of them on the biggest', () => {
    expect(english.length).toBeGreaterThanOrEqual(34);
    expect(outletsOf.size).toBeGreaterThanOrEqual(10);
    expect(new Set(english.map(({ article }) => article.outlet)).size).toBeGreaterThanOrEqual(7);
    expect([...outletsOf.values()].filter((count) => count >= 3).length).toBeGreaterThanOrEqual(4);
    expect(outletsOf.get('nato-expulsion')).toBe(3);
  });

  it('ends with events that three outlets tell of', () => {
    const newest = files.at(-1)?.slice(0, 10) ?? '';
    const ofThatDay = english.filter(({ file }) => file.startsWith(newest));
    const big = new Set(ofThatDay.map(({ event }) => event).filter((event) => (outletsOf.get(event) ?? 0) >= 3));
    expect(newest.slice(0, 4)).toBe('2025');
    expect(big.size).toBeGreaterThanOrEqual(2);
  });

  it('has events of one kind that must not be mixed up', () => {
    for (const kind of [/-earthquake$/, /-election$/])
      expect([...outletsOf.keys()].filter((event) => kind.test(event)).length).toBeGreaterThanOrEqual(2);
  });

  it('has what readers of news have to tell apart: denials, the unconfirmed, corrections, quotations inside quotations', () => {
    const saying = (words: RegExp) => english.filter(({ body }) => words.test(body)).length;
    expect(saying(/\bden(?:y|ies|ied)\b/)).toBeGreaterThanOrEqual(10);
    expect(saying(/could not be (?:independently )?(?:verified|confirmed)/)).toBeGreaterThanOrEqual(10);
    expect(saying(/earlier version/)).toBeGreaterThanOrEqual(3);
    expect(saying(/"[^"\n]*'[^'"\n]+[,.?!]'[^"\n]*"/)).toBeGreaterThanOrEqual(10);
    expect(saying(/\b(?:U\.S\.|U\.N\.|Gen\.|Dr\.|a\.m\.|p\.m\.|No\. \d)/)).toBeGreaterThanOrEqual(10);
  });

  it('speaks Spanish, French and German too', () => {
    for (const language of ['es', 'fr', 'de'])
      expect(articles.filter(({ article }) => article.language === language)).toHaveLength(4);
  });

  it.each(articles)('marks $file as a sample, with all a reader wants to know of it', ({ file, front, article }) => {
    expect(article).toMatchObject({
      sample: true,
      section: expect.any(String),
      rights: 'Sample text of the Dateline project, MIT licence',
    });
    expect(article.outlet).toMatch(/\((sample|muestra|exemple|Beispiel)\)$/);
    expect(article.headline.length).toBeGreaterThan(15);
    expect(article.bylines).toHaveLength(1);
    const address = new URL(article.url ?? '');
    expect(address.hostname).toMatch(/\.example$/);
    expect(file).toMatch(/^\d{4}-\d{2}-\d{2}-[a-z0-9-]+\.md$/);
    expect(file.slice(11)).toBe(`${address.hostname.replace(/\.example$/, '')}-${front.event}.md`);
    expect(front.published).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/);
    expect(new Date(article.publishedAt ?? 0).toISOString().slice(0, 10)).toBe(file.slice(0, 10));
    expect(front.event).toMatch(/^[a-z0-9-]+$/);
    const outlet = outlets.find(({ name }) => name === article.outlet);
    expect(outlet).toMatchObject({ sample: true, language: article.language });
  });

  it.each(articles)('tells $file at the length of a newspaper, in plain paragraphs', ({ body, article }) => {
    const paragraphs = body.split(/\n{2,}/);
    const words = body.split(/\s+/).length;
    expect(paragraphs.length).toBeGreaterThanOrEqual(6);
    expect(paragraphs.length).toBeLessThanOrEqual(12);
    expect(words).toBeGreaterThanOrEqual(250);
    expect(words).toBeLessThanOrEqual(450);
    expect(article.text.split('\n\n')).toHaveLength(paragraphs.length);
    const plain = paragraphs.filter((paragraph) => !paragraph.startsWith('## '));
    expect(paragraphs.length - plain.length).toBeLessThanOrEqual(1);
    for (const paragraph of plain) {
      expect(paragraph).not.toMatch(/^[#>*+-]|[\n*_`[\]<>]|\]\(/);
      expect(paragraph).toMatch(/[.!?]'?["”“]?$|»\.$/);
    }
  });

  it('says nothing twice', () => {
    const sentences = articles.flatMap(({ article }) =>
      article.text.split(/(?<=[.!?]["”“»]?)\s+/).filter((sentence) => sentence.length > 25),
    );
    expect(sentences.filter((sentence, index) => sentences.indexOf(sentence) !== index)).toEqual([]);
    expect(new Set(articles.map(({ article }) => article.url)).size).toBe(articles.length);
  });
});
