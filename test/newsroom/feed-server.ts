// A server of feeds on this machine: each path answers what the test put there, with validators, and counts who asks.
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export type Answer = string | ((request: IncomingMessage, response: ServerResponse) => void);

export interface Item {
  readonly guid?: string;
  readonly link?: string;
  readonly title: string;
  readonly description?: string;
  readonly content?: string;
  /** Milliseconds. */
  readonly at?: number;
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** An RSS document. */
export function rss(items: readonly Item[], more = ''): string {
  const written = items.map(
    ({ guid, link, title, description, content, at }) => `<item><title>${escaped(title)}</title>
      ${link ? `<link>${escaped(link)}</link>` : ''}${guid ? `<guid isPermaLink="false">${escaped(guid)}</guid>` : ''}
      ${description ? `<description>${escaped(description)}</description>` : ''}
      ${content ? `<content:encoded>${escaped(content)}</content:encoded>` : ''}
      ${at ? `<pubDate>${new Date(at).toUTCString()}</pubDate>` : ''}</item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
    <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Gazette</title>
    <link>https://gazette.example/</link>${more}${written.join('\n')}</channel></rss>`;
}

export async function serveFeeds() {
  const answers = new Map<string, Answer>();
  const asked = new Map<string, number>();
  let under = 0;
  const most = { together: 0 };
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    asked.set(path, (asked.get(path) ?? 0) + 1);
    under += 1;
    most.together = Math.max(most.together, under);
    response.on('close', () => {
      under -= 1;
    });
    const answer = answers.get(path);
    if (typeof answer === 'function') return answer(request, response);
    if (answer === undefined) return void response.writeHead(404).end();
    const etag = `"${createHash('sha256').update(answer).digest('hex').slice(0, 12)}"`;
    if (request.headers['if-none-match'] === etag) return void response.writeHead(304, { etag }).end();
    const type = answer.startsWith('<!doctype') ? 'text/html' : 'application/rss+xml';
    response.writeHead(200, { 'content-type': type, etag }).end(answer);
  });
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const close = () => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  await listen(0);
  const { port } = server.address() as AddressInfo;
  onTestFinished(close);
  return {
    /** @param host a name of this machine, such as `a.localhost` */
    url: (path: string, host = '127.0.0.1') => `http://${host}:${port}${path}`,
    put: (path: string, answer: Answer) => answers.set(path, answer),
    asked: (path: string) => asked.get(path) ?? 0,
    most,
    /** The network is away, and back. */
    close,
    open: () => listen(port),
  };
}
