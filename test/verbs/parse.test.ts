import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { folderOf } from '../wire/folder-of.ts';
import { operator } from './dateline.ts';

const feed =
  '<rss version="2.0"><channel><title>Harbour</title><link>https://harbour.example/</link><item><title>Dam opens</title><link>https://harbour.example/dam</link><guid>1</guid><pubDate>Tue, 03 Jun 2025 10:00:00 GMT</pubDate><description>It holds.</description></item></channel></rss>';
const article = {
  guid: '1',
  url: 'https://harbour.example/dam',
  headline: 'Dam opens',
  publishedAt: '2025-06-03T10:00:00.000Z',
  updatedAt: null,
  summary: 'It holds.',
  text: '',
  bylines: [],
  sections: [],
  enclosures: [],
};
const parsed = { feed: { title: 'Harbour', link: 'https://harbour.example/' }, articles: [article] };
const page = `<!doctype html><html lang="en"><head><title>Dam opens</title></head><body><article><h1>Dam opens</h1>${'<p>The dam above the harbour opened on Monday after nine years of work, the council said.</p>'.repeat(4)}</article></body></html>`;

describe('dateline parse', () => {
  it('shows what is in a file', async () => {
    const file = path.join(folderOf({ 'feed.xml': feed }), 'feed.xml');
    const { dateline } = operator();
    const [json, words] = [await dateline(['parse', file, '--json']), await dateline(['parse', file])];
    expect(JSON.parse(json.out)).toEqual(parsed);
    expect(words.out).toBe(
      'Harbour · https://harbour.example/\n1 article, 1 dated, 0 with full text\n\nDam opens\n  2025-06-03T10:00:00.000Z · no full text\n  https://harbour.example/dam\n  It holds.\n',
    );
  });

  it('reads an address, and nothing inside the network', async () => {
    const server = createServer((_, response) => response.writeHead(200, { 'content-type': 'text/xml' }).end(feed));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed`;
    const refused = await operator().dateline(['parse', url]);
    expect(refused).toMatchObject({ code: 1, out: '', err: 'The address names a port that is not one of the web.\n' });
    const allowed = await operator({ ALLOWED_PRIVATE_HOSTS: '127.0.0.1' }).dateline(['parse', url, '--json']);
    expect(JSON.parse(allowed.out)).toEqual(parsed);
  });

  it('gives no address that leads into a network, as the bot does not', async () => {
    const inwards = feed.replaceAll('https://harbour.example/dam', 'http://10.0.0.1/dam');
    const file = path.join(folderOf({ 'feed.xml': inwards }), 'feed.xml');
    const { dateline } = operator();
    expect(JSON.parse((await dateline(['parse', file, '--json'])).out)).toEqual({
      ...parsed,
      articles: [{ ...article, url: null }],
    });
    // The filter says what stands in the document.
    const line = JSON.stringify({ id: 1, url: null, contentType: null, body: Buffer.from(inwards).toString('base64') });
    const { out } = await dateline(['parse', '--jsonl'], `${line}\n`);
    expect(JSON.parse(out).articles[0].url).toBe('http://10.0.0.1/dam');
  });

  it('is a filter over feeds and pages, in order, the bad ones too', async () => {
    const line = (id: unknown, body: string, more = {}) =>
      JSON.stringify({ id, url: null, contentType: null, body: Buffer.from(body).toString('base64'), ...more });
    const input = [
      line('a', feed),
      line(2, page, { url: 'https://harbour.example/dam', contentType: 'text/html' }),
      line('c', ''),
      JSON.stringify({ id: 'd', body: '***' }),
      line('e', feed),
    ];
    const { code, out } = await operator().dateline(['parse', '--jsonl'], `${input.join('\n')}\n`);
    const lines = out
      .trim()
      .split('\n')
      .map((each) => JSON.parse(each));
    expect(code).toBe(1);
    expect(lines[0]).toEqual({ id: 'a', ...parsed });
    expect(lines[1]).toMatchObject({
      id: 2,
      feed: null,
      articles: [{ headline: 'Dam opens', text: expect.stringContaining('nine years') }],
    });
    expect(lines[2]).toMatchObject({ id: 'c', error: expect.any(String) });
    expect(lines[3]).toEqual({ id: 'd', error: 'Line 4: "body" must be base64.' });
    expect(lines[4]).toEqual({ id: 'e', ...parsed });
  });
});
