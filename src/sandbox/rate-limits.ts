// Discord's rate limits: 50 requests a second for a bot, and 5 messages in 5 seconds for a channel. Real time, not the clock of the rehearsal.
import { performance } from 'node:perf_hooks';
import { ApiFault } from './fault.ts';

interface Window {
  endsAt: number;
  used: number;
}

const GLOBAL = { limit: 50, spanMs: 1_000 };
const PER_CHANNEL = { limit: 5, spanMs: 5_000 };

export class RateLimited extends ApiFault {
  readonly global: boolean;

  constructor(retryAfterMs: number, global: boolean) {
    super(429, 0, 'You are being rate limited.', [], Math.ceil(retryAfterMs) / 1_000);
    this.global = global;
  }

  override body(): object {
    return { message: this.message, retry_after: this.retryAfter, global: this.global };
  }
}

export function createRateLimits(on: boolean) {
  const windows = new Map<string, Window>();

  function take(
    key: string,
    { limit, spanMs }: { limit: number; spanMs: number },
  ): { window: Window; limit: number; over: boolean } {
    const at = performance.now();
    let window = windows.get(key);
    if (!window || window.endsAt <= at) {
      window = { endsAt: at + spanMs, used: 0 };
      windows.set(key, window);
    }
    const over = window.used >= limit;
    if (!over) window.used += 1;
    return { window, limit, over };
  }

  /**
   * Counts a request. Interaction callbacks and webhooks of interactions do not pass here.
   * @returns the headers that tell the truth about the channel's bucket
   * @throws RateLimited
   */
  return function count(method: string, path: string): Record<string, string> {
    if (!on) return {};
    const all = take('global', GLOBAL);
    if (all.over) throw new RateLimited(all.window.endsAt - performance.now(), true);
    const channel = method === 'POST' ? path.match(/^\/channels\/(\d+)\/messages$/)?.[1] : undefined;
    if (!channel) return {};
    const { window, limit, over } = take(channel, PER_CHANNEL);
    const leftMs = Math.max(window.endsAt - performance.now(), 1);
    const headers = {
      'x-ratelimit-limit': String(limit),
      'x-ratelimit-remaining': String(limit - window.used),
      'x-ratelimit-reset-after': (leftMs / 1_000).toFixed(3),
      'x-ratelimit-reset': ((Date.now() + leftMs) / 1_000).toFixed(3),
      'x-ratelimit-bucket': 'messages',
    };
    if (over)
      throw Object.assign(new RateLimited(leftMs, false), { headers: { ...headers, 'x-ratelimit-scope': 'user' } });
    return headers;
  };
}
