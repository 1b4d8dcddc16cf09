import { describe, expect, it } from 'vitest';
import { readPage } from '../../src/wire/page.ts';

const BODY =
  '<p>The harbour of Dunmouth opened again on Monday, said its master, who had closed it in June.</p>'.repeat(4);
const read = (head: string, above = '<h1>Harbour of Dunmouth opens</h1>') =>
  readPage(
    `<html><head><meta property="og:site_name" content="Quay Courier">${head}</head><body><article>${above}${BODY}</article></body></html>`,
    'https://quay.example/a',
  ).article;
const linked = (author: unknown, headline = 'Harbour of Dunmouth opens') =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline, author })}</script>`;

describe('who wrote a page', () => {
  it.each([
    [
      'a card for sharing',
      '<meta name="twitter:label1" content="Verfasst von"><meta name="twitter:data1" content="Ida Moor">',
    ],
    [
      'a mark, where the outlet signs for itself',
      `${linked({ name: 'Quay Courier' })}<meta name="author" content="Ida Moor">`,
    ],
    [
      'its names alone',
      `${linked([{ name: 'Ida Moor' }, { name: 'ida-moor' }, { name: '(Image: Getty)' }, { name: '105092' }])}`,
    ],
  ])('is said by %s', (_, head) => expect(read(head).bylines).toEqual(['Ida Moor']));

  it('is the outlet where nobody else is named', () =>
    expect(read(linked({ name: 'Quay Courier' })).bylines).toEqual(['Quay Courier']));

  it('is read where it is printed, if it is a name', () => {
    const above = (text: string) => `<h1>Harbour of Dunmouth opens</h1><span class="authorname">${text}</span>`;
    expect(read('', above('Von Ida Moor')).bylines).toEqual(['Ida Moor']);
    expect(read('', above('Ida Moor og Sam Pell')).bylines).toEqual(['Ida Moor', 'Sam Pell']);
    expect(read('', above('All about our authors')).bylines).toEqual([]);
    expect(
      read('', '<b class="postAuthor">Sam Pell</b><h1>Harbour opens</h1><p class="metaAuthor">Ida Moor</p>').bylines,
    ).toEqual(['Ida Moor']);
  });

  it('is not what stands behind a number in a card', () =>
    expect(
      read('<meta name="twitter:label1" content="Reading time"><meta name="twitter:data1" content="3 minutes">')
        .bylines,
    ).toEqual([]));
});

describe('the headline of a page', () => {
  it('ends where the page ends it', () => {
    expect(read(linked([], 'Harbour of Dunmouth opens | Sport')).headline).toBe('Harbour of Dunmouth opens');
    expect(read(linked([], 'Harbour of Dunmouth opens again')).headline).toBe('Harbour of Dunmouth opens again');
  });

  it('has letters for their names', () =>
    expect(read(linked([], 'H&auml;fen &Ouml;sterreichs'), '').headline).toBe('Häfen Österreichs'));
});
