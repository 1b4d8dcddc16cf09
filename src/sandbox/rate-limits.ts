// Discord's rate limits: 50 requests a second for a bot, 5 messages in 5 seconds for a channel, 10 published on in an hour. Real time, not the clock of the rehearsal.
import { performance } from 'node:perf_hooks';
import { ApiFault } from './fault.ts';

interface Window {
  endsAt: number;
  used: number;
}

interface Limit {
  readonly limit: number;
  readonly spanMs: number;
}

const GLOBAL: Limit = { limit: 50, spanMs: 1_000 };
const PER_CHANNEL: Limit = { limit: 5, spanMs: 5_000 };

/** A channel's messages may be published on so often. */
const PUBLISHING: Limit = { limit: 10, spanMs: 3_600_000 };

/** Each has a bucket of its own for each channel. */
const BUCKETS = [
  { name: 'post', limits: PER_CHANNEL, method: 'POST', path: /^\/channels\/(\d+)\/messages$/ },
  { name: 'edit', limits: PER_CHANNEL, method: 'PATCH', path: /^\/channels\/(\d+)\/messages\/\d+$/ },
  { name: 'delete', limits: PER_CHANNEL, method: 'DELETE', path: /^\/channels\/(\d+)\/messages\/\d+$/ },
  { name: 'crosspost', limits: PUBLISHING, method: 'POST', path: /^\/channels\/(\d+)\/messages\/\d+\/crosspost$/ },
  { name: 'thread', limits: PER_CHANNEL, method: 'POST', path: /^\/channels\/(\d+)\/threads$/ },
] as const;

export class RateLimited extends ApiFault {
  readonly global: boolean;
  readonly headers: Readonly<Record<string, string>>;

  constructor(afterMs: number, { global, headers = {} }: { global: boolean; headers?: Record<string, string> }) {
    super(429, 0, 'You are being rate limited.', [], Math.ceil(afterMs) / 1_000);
    this.global = global;
    const scope = global
      ? { 'x-ratelimit-global': 'true', 'x-ratelimit-scope': 'global' }
      : { 'x-ratelimit-scope': 'user' };
    this.headers = { ...headers, ...scope };
  }

  override body(): object {
    return { message: this.message, code: this.code, retry_after: this.retryAfter, global: this.global };
  }
}

/** How seconds are counted: each from its first request, as Discord is seen to do, or any second at all, which is stricter. */
export type Counting = 'fixed' | 'sliding' | 'off';

export function createRateLimits(counting: Counting) {
  const windows = new Map<string, Window>();
  const arrivals: number[] = [];

  function countGlobally(): void {
    if (counting === 'fixed') {
      const { window, over } = take('global', GLOBAL);
      if (over) throw new RateLimited(window.endsAt - performance.now(), { global: true });
      return;
    }
    const at = performance.now();
    while (arrivals.length > 0 && (arrivals[0] as number) <= at - GLOBAL.spanMs) arrivals.shift();
    if (arrivals.length >= GLOBAL.limit)
      throw new RateLimited((arrivals[0] as number) + GLOBAL.spanMs - at, { global: true });
    arrivals.push(at);
  }

  function take(key: string, { limit, spanMs }: Limit): { window: Window; over: boolean } {
    const at = performance.now();
    let window = windows.get(key);
    if (!window || window.endsAt <= at) {
      window = { endsAt: at + spanMs, used: 0 };
      windows.set(key, window);
    }
    const over = window.used >= limit;
    if (!over) window.used += 1;
    return { window, over };
  }

  /**
   * Counts a request. Interaction callbacks and webhooks of interactions do not pass here.
   * @returns the headers that tell the truth about the channel's bucket
   * @throws RateLimited
   */
  return function count(method: string, path: string): Record<string, string> {
    if (counting === 'off') return {};
    countGlobally();
    const bucket = BUCKETS.find((each) => each.method === method && each.path.test(path));
    if (!bucket) return {};
    const { limit } = bucket.limits;
    const { window, over } = take(`${bucket.name} ${path.match(bucket.path)?.[1]}`, bucket.limits);
    const leftMs = Math.max(window.endsAt - performance.now(), 1);
    const headers = {
      'x-ratelimit-limit': String(limit),
      'x-ratelimit-remaining': String(limit - window.used),
      'x-ratelimit-reset-after': (leftMs / 1_000).toFixed(3),
      'x-ratelimit-reset': ((Date.now() + leftMs) / 1_000).toFixed(3),
      'x-ratelimit-bucket': bucket.name,
    };
    if (over) throw new RateLimited(leftMs, { global: false, headers });
    return headers;
  };
}
