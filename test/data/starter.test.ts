import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ARTICLES_FOLDER, ROOT, readOutlets } from '../../src/config.ts';
import { parseMarkdown } from '../../src/wire/markdown.ts';

const files = globSync('*.md', { cwd: ARTICLES_FOLDER }).sort();
const articles = files.map((file) => {
  const text = readFileSync(path.join(ARTICLES_FOLDER, file), 'utf8');
  const front = parse(text.split('---')[1] ?? '') as Record<string, unknown>;
  return { file, front, event: String(front.event), article: parseMarkdown(text, file) };
});
const english = articles.filter(({ article }) => article.language === 'en');
const outlets = readOutlets(path.join(ROOT, 'data', 'outlets.json'));

describe('the starter archive', () => {
  it('tells of at least nine events, by at least six outlets, three of them on the biggest', () => {
    expect(english.length).toBeGreaterThanOrEqual(30);
    expect(new Set(english.map(({ event }) => event)).size).toBeGreaterThanOrEqual(9);
    expect(new Set(english.map(({ article }) => article.outlet)).size).toBeGreaterThanOrEqual(6);
    const byEvent = Map.groupBy(english, ({ event }) => event);
    const covered = [...byEvent.values()].filter(
      (group) => new Set(group.map(({ article }) => article.outlet)).size >= 3,
    );
    expect(covered.length).toBeGreaterThanOrEqual(5);
    expect(byEvent.get('nato-expulsion')).toHaveLength(3);
  });

  it('speaks Spanish, French and German too', () => {
    for (const language of ['es', 'fr', 'de'])
      expect(articles.filter(({ article }) => article.language === language)).toHaveLength(4);
  });

  it.each(articles)('marks $file as a sample, with all a reader wants to know of it', ({ file, front, article }) => {
    expect(article).toMatchObject({
      sample: true,
      section: expect.any(String),
      rights: expect.stringContaining('Sample text'),
    });
    expect(article.outlet).toMatch(/\((sample|muestra|exemple|Beispiel)\)$/);
    expect(article.headline.length).toBeGreaterThan(15);
    expect(article.bylines).toHaveLength(1);
    expect(new URL(article.url ?? '').hostname).toMatch(/\.example$/);
    expect(new Date(article.publishedAt ?? 0).toISOString().slice(0, 10)).toBe(file.slice(0, 10));
    expect(front.event).toMatch(/^[a-z0-9-]+$/);
    expect(article.text.split('\n\n').length).toBeGreaterThanOrEqual(5);
    expect(outlets.some(({ name, sample }) => name === article.outlet && sample)).toBe(true);
  });

  it('says nothing twice', () => {
    const sentences = articles.flatMap(({ article }) =>
      article.text.split(/(?<=[.!?]["”]?)\s+/).filter((sentence) => sentence.length > 25),
    );
    expect(sentences.filter((sentence, index) => sentences.indexOf(sentence) !== index)).toEqual([]);
    expect(new Set(articles.map(({ article }) => article.url)).size).toBe(articles.length);
  });
});
