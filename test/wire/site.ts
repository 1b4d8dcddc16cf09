// A site of our own on 127.0.0.1, and what it was asked for.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export interface Held {
  readonly body: string | Uint8Array;
  readonly type?: string;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** @param held by path with its query; anything else is not found. `ORIGIN` in a body stands for the site's own address. */
export async function site(held: Readonly<Record<string, Held | string>>) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    asked.push(path);
    const page = held[path];
    const {
      body,
      type = 'text/html; charset=utf-8',
      status = 200,
      headers = {},
    } = typeof page === 'string' ? { body: page } : (page ?? { body: '<p>Not here.</p>', status: 404 });
    response
      .writeHead(status, { 'content-type': type, ...headers })
      .end(typeof body === 'string' ? body.replaceAll('ORIGIN', origin) : body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { origin, asked };
}
