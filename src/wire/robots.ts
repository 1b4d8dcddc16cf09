// robots.txt: whether a page may be read by us.
import { createRequire } from 'node:module';
import type { Read } from './read.ts';

// Its types describe a default export that its CommonJS does not have.
const robotsParser = createRequire(import.meta.url)('robots-parser') as typeof import('robots-parser')['default'];

interface RobotsOptions {
  readonly read: Read;
  /** The name that a robots.txt would call us by. */
  readonly agent: string;
  readonly now?: () => number;
}

interface Known {
  readonly until: number;
  readonly allows: (url: string) => boolean;
}

const DAY_MS = 86_400_000;
/** A server that could not say is asked again after so long. */
const UNKNOWN_MS = 10 * 60_000;
const MOST_KNOWN = 1_000;
const LONGEST = 500_000;

export type Robots = ReturnType<typeof createRobots>;

/**
 * Keeps what a server said for a day. By RFC 9309 a server without a robots.txt allows everything, and one that cannot say allows nothing
 * for the time being.
 */
export function createRobots({ read, agent, now = Date.now }: RobotsOptions) {
  const known = new Map<string, Promise<Known>>();

  async function ask(origin: string): Promise<Known> {
    const at = `${origin}/robots.txt`;
    const reading = await read({ url: at, accept: 'any' });
    if (reading.kind === 'fresh') {
      const rules = robotsParser(at, new TextDecoder().decode(reading.body.subarray(0, LONGEST)));
      return { until: now() + DAY_MS, allows: (url) => rules.isAllowed(url, agent) ?? true };
    }
    const missing = reading.kind === 'failed' && ['not-found', 'gone', 'refused', 'unreadable'].includes(reading.code);
    return { until: now() + (missing ? DAY_MS : UNKNOWN_MS), allows: () => missing };
  }

  return {
    async allows(url: string): Promise<boolean> {
      const { origin } = new URL(url);
      const found = known.get(origin);
      const fresh = found && (await found).until > now() ? found : ask(origin);
      // The newest stand last, so that the oldest is the one to be forgotten.
      known.delete(origin);
      known.set(origin, fresh);
      if (known.size > MOST_KNOWN) known.delete(known.keys().next().value ?? '');
      return (await fresh).allows(url);
    },
  };
}
