// The HTTP side: routes found, forms read, limits counted, faults played, everything recorded.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { ApiFault, badForm, unauthorized } from './fault.ts';
import type { createFaults } from './faults.ts';
import { type createRateLimits, RateLimited } from './rate-limits.ts';
import { readBody, readForm } from './request-body.ts';
import type { Route } from './route.ts';
import type { Upload } from './upload.ts';
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

/** Parts of a path that are no snowflakes. */
const WORDS: ReadonlySet<string> = new Set(['token']);

interface RestOptions {
  readonly token: string;
  readonly latencyMs: number;
  readonly routes: () => readonly Route[];
  readonly limits: ReturnType<typeof createRateLimits>;
  readonly faults: ReturnType<typeof createFaults>;
  readonly record: (exchange: Exchange) => void;
  readonly unmatched: (request: string) => void;
  /** The file that stands under a path. */
  readonly upload: (path: string) => Upload | undefined;
}

interface Outcome {
  readonly status: number;
  readonly reply: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

export function createRest(options: RestOptions): Server {
  const { token, latencyMs, routes, limits, faults, record, unmatched, upload } = options;
  let compiled: readonly (Route & { readonly pattern: RegExp })[] | undefined;
  const table = () => {
    compiled ??= routes().map((route) => ({ ...route, pattern: patternOf(route.path) }));
    return compiled;
  };

  /** @param heard takes what the request said, for the record */
  function answer(
    request: IncomingMessage,
    text: string,
    { method, path, query }: { method: string; path: string; query: URLSearchParams },
    heard: (body: unknown) => void,
  ): Outcome {
    let headers: Record<string, string> = {};
    try {
      const route = table().find((each) => each.method === method && each.pattern.test(path));
      if (!route) {
        unmatched(`${method} ${path}`);
        throw new ApiFault(404, 0, `404: Not Found (the local Discord has no route ${method} ${path})`);
      }
      if (!route.open && request.headers.authorization !== `Bot ${token}`) throw unauthorized();
      if (!/^\/(interactions|webhooks)\//.test(path)) headers = limits(method, path);
      const body = readForm(text, String(request.headers['content-type'] ?? ''));
      heard(body);
      const parts = path.match(route.pattern)?.groups ?? {};
      checkSnowflakes(parts);
      let status = 200;
      const created = () => {
        status = 201;
      };
      const reply = route.run({ parts, body: body as Json, query, created });
      return { status: reply === undefined ? 204 : status, reply, headers };
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      return refusal(error, headers);
    }
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://local');
    const path = decoded(url.pathname).replace(/^\/api(\/v\d+)?/, '');
    const method = request.method ?? 'GET';
    // All of it before anything else: what arrived whole is carried out, though nobody waits for the answer any more.
    const text = await readBody(request);
    const file = method === 'GET' ? upload(path) : undefined;
    if (file) return void response.writeHead(200, { 'content-type': file.contentType }).end(file.body);
    const fault = faults.take(method, path);
    if (latencyMs > 0) await wait(latencyMs);
    if (fault?.kind === 'delay') await wait(fault.ms);
    if (fault?.kind === 'hold') await fault.until;
    if (fault?.kind === 'drop-before') return void request.socket.destroy();
    let body: unknown;
    const { status, reply, headers } =
      fault?.kind === 'refuse'
        ? refusal(
            new ApiFault(fault.status, fault.code ?? 0, `${fault.status}: refused on request`, [], fault.retryAfter),
          )
        : answer(request, text, { method, path, query: url.searchParams }, (said) => {
            body = said;
          });
    record({ method, path, query: url.search, body, status, reply, at: Date.now() });
    if (fault?.kind === 'drop-after') return void request.socket.destroy();
    const type = status === 204 ? {} : { 'content-type': 'application/json' };
    response.writeHead(status, { ...type, via: '1.1 local', ...headers });
    response.end(status === 204 ? undefined : JSON.stringify(reply));
  }

  return createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      if (response.headersSent || request.socket.destroyed) return void request.socket.destroy();
      const said = error instanceof Error ? error.stack : String(error);
      response.writeHead(500, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ message: `500: the local Discord has a bug: ${said}`, code: 0 }));
    });
  });
}

function refusal(fault: ApiFault, headers: Readonly<Record<string, string>> = {}): Outcome {
  const { status, retryAfter } = fault;
  if (retryAfter === undefined) return { status, reply: fault.body(), headers };
  const limited = fault instanceof RateLimited ? fault : new RateLimited(retryAfter * 1_000, { global: false });
  const after = { 'retry-after': String(Math.ceil(retryAfter)) };
  return { status, reply: limited.body(), headers: { ...headers, ...limited.headers, ...after } };
}

const patternOf = (path: string) => new RegExp(`^${path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`);

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** @throws ApiFault 50035 for an id that is none */
function checkSnowflakes(parts: Readonly<Record<string, string>>): void {
  const faults = Object.entries(parts)
    .filter(([name, value]) => !WORDS.has(name) && !/^(\d{1,20}|@original)$/.test(value))
    .map(([name, value]) => ({
      path: `${name}_id`,
      code: 'NUMBER_TYPE_COERCE',
      message: `Value "${value}" is not snowflake.`,
    }));
  if (faults.length > 0) throw badForm(faults);
}
