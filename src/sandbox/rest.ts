// The HTTP side: routes found, forms read, limits counted, faults played, everything recorded.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { ApiFault, unauthorized } from './fault.ts';
import type { createFaults } from './faults.ts';
import type { createRateLimits } from './rate-limits.ts';
import type { Route } from './routes.ts';
import type { Json } from './world.ts';

export interface Exchange {
  readonly method: string;
  /** Without `/api/v10`, without the query. */
  readonly path: string;
  readonly query: string;
  readonly body: unknown;
  readonly status: number;
  readonly reply: unknown;
  /** In milliseconds since 1970 UTC, by the machine's clock. */
  readonly at: number;
}

const MOST_BYTES = 25 * 1024 * 1024;

interface RestOptions {
  readonly token: string;
  readonly latencyMs: number;
  readonly routes: () => readonly Route[];
  readonly limits: ReturnType<typeof createRateLimits>;
  readonly faults: ReturnType<typeof createFaults>;
  readonly record: (exchange: Exchange) => void;
  readonly unmatched: (request: string) => void;
}

export function createRest(options: RestOptions): Server {
  const { token, latencyMs, routes, limits, faults, record, unmatched } = options;
  let compiled: readonly (Route & { readonly pattern: RegExp })[] | undefined;
  const table = () => {
    compiled ??= routes().map((route) => ({ ...route, pattern: patternOf(route.path) }));
    return compiled;
  };

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://local');
    const path = decodeURIComponent(url.pathname).replace(/^\/api(\/v\d+)?/, '');
    const method = request.method ?? 'GET';
    const text = await bodyOf(request);
    let body: unknown;
    let status = 200;
    let reply: unknown;
    let headers: Record<string, string> = {};
    const fault = faults.take(method, path);
    try {
      if (latencyMs > 0) await wait(latencyMs);
      if (fault?.kind === 'delay') await wait(fault.ms);
      if (fault?.kind === 'drop-before') return void request.socket.destroy();
      if (fault?.kind === 'refuse')
        throw new ApiFault(fault.status, fault.code ?? 0, `${fault.status}: refused on request`, [], fault.retryAfter);
      const route = table().find((each) => each.method === method && each.pattern.test(path));
      if (!route) {
        unmatched(`${method} ${path}`);
        throw new ApiFault(404, 0, `404: Not Found (the local Discord has no route ${method} ${path})`);
      }
      if (!route.open && request.headers.authorization !== `Bot ${token}`) throw unauthorized();
      if (!/^\/(interactions|webhooks)\//.test(path)) headers = limits(method, path);
      body = readForm(text, String(request.headers['content-type'] ?? ''));
      reply = route.run({
        parts: path.match(route.pattern)?.groups ?? {},
        body: body as Json,
        query: url.searchParams,
      });
      status = reply === undefined ? 204 : 200;
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      status = error.status;
      reply =
        error.retryAfter === undefined
          ? error.body()
          : {
              message: error.message,
              retry_after: error.retryAfter,
              global: 'global' in error && error.global === true,
            };
      headers = { ...headers, ...('headers' in error ? (error.headers as Record<string, string>) : {}) };
      if (error.retryAfter !== undefined) headers['retry-after'] = String(Math.ceil(error.retryAfter));
      if ('global' in error && error.global === true)
        headers = { ...headers, 'x-ratelimit-global': 'true', 'x-ratelimit-scope': 'global' };
    }
    record({ method, path, query: url.search, body, status, reply, at: Date.now() });
    if (fault?.kind === 'drop-after') return void request.socket.destroy();
    response.writeHead(status, {
      ...(status === 204 ? {} : { 'content-type': 'application/json' }),
      via: '1.1 local',
      ...headers,
    });
    response.end(status === 204 ? undefined : JSON.stringify(reply));
  }

  return createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      if (response.headersSent) return void request.socket.destroy();
      response.writeHead(500, { 'content-type': 'application/json' });
      response.end(
        JSON.stringify({
          message: `500: the local Discord has a bug: ${error instanceof Error ? error.stack : String(error)}`,
          code: 0,
        }),
      );
    });
  });
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > MOST_BYTES) throw new ApiFault(413, 40005, 'Request entity too large');
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** JSON, or the `payload_json` of a form with files. */
function readForm(text: string, contentType: string): unknown {
  if (text === '') return {};
  const json = contentType.startsWith('multipart/form-data')
    ? (text.match(/name="payload_json"[^\n]*\r?\n(?:[^\n]+\r?\n)*\r?\n([\s\S]*?)\r?\n--/)?.[1] ?? '{}')
    : text;
  try {
    return JSON.parse(json);
  } catch {
    throw new ApiFault(400, 50109, 'The request body contains invalid JSON.');
  }
}
