// An address → Reading. The world's faults are values; nothing here throws for them.
import { createHash } from 'node:crypto';
import type { Failed, FailureCode, Reading, Validators } from '../news/reading.ts';
import { createConnections } from './connections.ts';
import { type Answer, exchange } from './exchange.ts';
import { failureOf, isBrokenOff } from './failure.ts';
import { createGuard, type Guard, type GuardOptions } from './guard.ts';
import { Patience } from './patience.ts';

export type Accept = 'feed' | 'page' | 'any';

export interface ReadRequest {
  readonly url: string;
  /** Of the last look. */
  readonly validators?: Validators | null | undefined;
  readonly accept: Accept;
  readonly signal?: AbortSignal | undefined;
}

export type Read = (request: ReadRequest) => Promise<Reading>;

export interface Limits {
  readonly totalMs: number;
  readonly connectMs: number;
  readonly headersMs: number;
  /** Between two pieces of the body. */
  readonly idleMs: number;
  /** Bytes, packed and unpacked. */
  readonly body: number;
  readonly headers: number;
  readonly redirects: number;
}

export const LIMITS: Limits = {
  totalMs: 12_000,
  connectMs: 5_000,
  headersMs: 8_000,
  idleMs: 5_000,
  body: 8 * 1024 * 1024,
  headers: 32 * 1024,
  redirects: 5,
};

interface ReadOptions extends GuardOptions {
  /** Names the project and where to complain. */
  readonly userAgent: string;
  readonly limits?: Partial<Limits>;
  readonly now?: () => number;
}

const WANTED: Readonly<Record<Accept, string>> = {
  feed: 'application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.1',
  page: 'text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.1',
  any: '*/*',
};
const LONGEST_WAIT_MS = 86_400_000;
const SENDS_ON: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const CIRCLE = 'The address sends visitors round in a circle, as sites do that let in nobody without cookies.';
/** A validator that is longer is not worth sending back. */
const LONGEST_VALIDATOR = 1_000;
const NONE: Validators = { etag: null, lastModified: null, hash: null };

export function createRead({ userAgent, limits: changed, now = Date.now, ...guarded }: ReadOptions) {
  const limits = { ...LIMITS, ...changed };
  const guard = createGuard(guarded);
  const connections = createConnections({
    connect: guard.connector({ timeout: limits.connectMs, maxCachedSessions: 0, allowH2: false }),
    limit: limits.body,
    headersTimeout: limits.headersMs,
    bodyTimeout: limits.idleMs,
    maxHeaderSize: limits.headers,
    keepAliveTimeout: 2_000,
    keepAliveMaxTimeout: 5_000,
    pipelining: 1,
    allowH2: false,
  });

  async function read(asked: ReadRequest): Promise<Reading> {
    const patience = new Patience(limits.totalMs, asked.signal);
    try {
      return await follow(asked, patience);
    } catch (error) {
      return failureOf(error, patience.outOfTime);
    } finally {
      patience.done();
    }
  }

  async function follow({ url: written, validators, accept }: ReadRequest, patience: Patience): Promise<Reading> {
    let url = guard.checked(written);
    let movedTo: string | null = null;
    let forGood = true;
    let visited: Set<string> | undefined;
    for (;;) {
      const answer = await ask(url, { validators, accept, patience });
      const [location] = SENDS_ON.has(answer.status) ? answer.headers('location') : [];
      if (location === undefined) return judged(answer, url, validators ?? NONE, movedTo);
      visited ??= new Set([url.href]);
      if (visited.size > limits.redirects)
        return failed('redirects', `The address sends visitors on more than ${limits.redirects} times.`);
      const next = onwards(guard, location, url);
      if (visited.has(next.href)) return failed('redirects', CIRCLE);
      visited.add(next.href);
      // A feed that was read safely is not to become one that anybody on the way can change.
      forGood &&=
        (answer.status === 301 || answer.status === 308) && !(url.protocol === 'https:' && next.protocol === 'http:');
      url = next;
      movedTo = forGood ? url.href : null;
    }
  }

  async function ask(
    url: URL,
    { validators, accept, patience }: { validators: Validators | null | undefined; accept: Accept; patience: Patience },
  ): Promise<Answer> {
    const headers: Record<string, string> = {
      'user-agent': userAgent,
      accept: WANTED[accept],
      'accept-encoding': 'gzip, deflate, br, zstd',
    };
    if (validators?.etag) headers['if-none-match'] = validators.etag;
    if (validators?.lastModified) headers['if-modified-since'] = validators.lastModified;
    const asked = { path: url.pathname + url.search, headers, limit: limits.body, patience };
    for (;;) {
      const line = connections.lend(url.origin);
      try {
        const answer = await exchange(line.client, asked);
        connections.giveBack(line);
        return answer;
      } catch (error) {
        connections.end(line);
        // A server closes connections that wait whenever it likes; that is no fault of the next request, which a new one takes.
        if (!line.wasUsed || patience.ended || !isBrokenOff(error)) throw error;
      }
    }
  }

  function judged(answer: Answer, url: URL, former: Validators, movedTo: string | null): Reading {
    const { status, headers, body } = answer;
    const header = (name: string) => headers(name)[0] ?? null;
    if (status === 304 && (former.etag ?? former.lastModified) !== null)
      return { kind: 'unchanged', validators: former, movedTo };
    if (body === null || body.length === 0) return refusedWith(status, header('retry-after'), now());
    const validators: Validators = {
      etag: kept(header('etag')),
      lastModified: kept(header('last-modified')),
      hash: createHash('sha256').update(body).digest('base64'),
    };
    if (validators.hash === former.hash) return { kind: 'unchanged', validators, movedTo };
    const robotsTag = headers('x-robots-tag').join(', ');
    const found = { url: url.href, contentType: header('content-type'), body, validators, movedTo };
    return { kind: 'fresh', ...found, ...(robotsTag === '' ? {} : { robotsTag }) };
  }

  return {
    read,
    leadsInside: guard.leadsInside,
    async close(): Promise<void> {
      await connections.close();
    },
  };
}

/** @throws Forbidden */
function onwards(guard: Guard, location: string, from: URL): URL {
  // Headers are bytes; an address in them that is not ASCII is mostly UTF-8.
  const written = Buffer.from(location, 'latin1').toString('utf8');
  return guard.checked(written.includes('\ufffd') ? location : written, from.href);
}

/** A validator goes back as it came, or not at all. */
function kept(value: string | null): string | null {
  return value !== null && value.length <= LONGEST_VALIDATOR && /^[\x20-\x7e]+$/.test(value) ? value : null;
}

export function failed(
  code: FailureCode,
  reason: string,
  more: Partial<Pick<Failed, 'retryAfterMs' | 'gone'>> = {},
): Failed {
  return { kind: 'failed', code, reason, retryAfterMs: null, gone: false, ...more };
}

function refusedWith(status: number, retryAfter: string | null, now: number): Failed {
  const retryAfterMs = retryAfter === null ? null : waitOf(retryAfter, now);
  if (status === 410)
    return failed('gone', 'The server says that this address is gone for good (410).', { gone: true });
  if (status === 404) return failed('not-found', 'The server knows nothing at this address (404).');
  if (status === 429) return failed('busy', 'The server asks to be visited less often (429).', { retryAfterMs });
  if (status === 503) return failed('busy', 'The server has no time at the moment (503).', { retryAfterMs });
  if (status === 401 || status === 402 || status === 403 || status === 407 || status === 451)
    return failed('refused', `The server does not let Dateline read this address (${status}).`, { retryAfterMs });
  if (status >= 400 && status < 500)
    return failed('refused', `The server refuses the request (${status}).`, { retryAfterMs });
  if (status >= 500) return failed('server', `The server has a fault of its own (${status}).`, { retryAfterMs });
  if (status === 206) return failed('unreadable', 'The server sent only a part of what was asked for (206).');
  if (status >= 300 && status !== 304)
    return failed('redirects', `The server sends visitors on, but does not say where to (${status}).`);
  return failed('unreadable', `The server answered without any content (${status}).`);
}

/** Seconds or a date; at most a day. null for anything else. */
export function waitOf(retryAfter: string, now: number): number | null {
  const typed = retryAfter.trim();
  const ms = /^\d{1,12}$/.test(typed)
    ? Number(typed) * 1_000
    : /[a-z]/i.test(typed)
      ? Date.parse(typed) - now
      : Number.NaN;
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), LONGEST_WAIT_MS) : null;
}
