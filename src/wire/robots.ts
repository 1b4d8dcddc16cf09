// robots.txt: whether a page may be read by us.
import { createRequire } from 'node:module';
import type { Failed } from '../news/reading.ts';
import { failed, type Read } from './read.ts';

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
  readonly objection: (url: string) => Failed | null;
}

/** Of several who ask at the same time, one asks the server. */
interface Entry {
  readonly rules: Promise<Known>;
  /** Without an end while the server is being asked. */
  until: number;
}

const DAY_MS = 86_400_000;
/** A server that could not say is asked again after so long. */
const UNKNOWN_MS = 10 * 60_000;
const MOST_KNOWN = 1_000;
const LONGEST = 500_000;

const DISALLOWED = failed('robots', 'The site asks programs not to read this address (robots.txt).');

const UNKNOWN = failed('timeout', 'The server took too long to say whether programs may read it (robots.txt).');

export type Robots = ReturnType<typeof createRobots>;

/**
 * Keeps what a server said for a day. By RFC 9309 a server without a robots.txt allows everything, and one that cannot say allows nothing
 * for the time being.
 */
export function createRobots({ read, agent, now = Date.now }: RobotsOptions) {
  const known = new Map<string, Entry>();

  async function ask(origin: string): Promise<Known> {
    const at = `${origin}/robots.txt`;
    const reading = await read({ url: at, accept: 'any' });
    if (reading.kind === 'fresh') {
      const rules = robotsParser(at, new TextDecoder().decode(reading.body.subarray(0, LONGEST)));
      return { until: now() + DAY_MS, objection: (url) => ((rules.isAllowed(url, agent) ?? true) ? null : DISALLOWED) };
    }
    const failure = reading.kind === 'failed' ? reading : DISALLOWED;
    const missing = ['not-found', 'gone', 'refused', 'unreadable'].includes(failure.code);
    return { until: now() + (missing ? DAY_MS : UNKNOWN_MS), objection: () => (missing ? null : failure) };
  }

  return {
    allows: async (url: string, signal?: AbortSignal): Promise<boolean> => (await objection(url, signal)) === null,
    objection,
  };

  function asking(origin: string): Entry {
    const entry: Entry = { rules: ask(origin), until: Number.POSITIVE_INFINITY };
    entry.rules.then(({ until }) => {
      entry.until = until;
    });
    return entry;
  }

  /** Why the address is not to be read: robots.txt forbids it, or the server could not be asked, and then as that look failed. null: it may be. */
  async function objection(url: string, signal?: AbortSignal): Promise<Failed | null> {
    const { origin } = new URL(url);
    const found = known.get(origin);
    const entry = found && found.until > now() ? found : asking(origin);
    // The newest stand last, so that the oldest is the one to be forgotten.
    known.delete(origin);
    known.set(origin, entry);
    if (known.size > MOST_KNOWN) known.delete(known.keys().next().value ?? '');
    const rules = await unlessAborted(entry.rules, signal);
    return rules === null ? UNKNOWN : rules.objection(url);
  }
}

/** Others may wait for the same answer: it is only waited for no longer. null where the signal came first. */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T | null> {
  if (!signal) return work;
  let stop: () => void = () => undefined;
  const aborted = new Promise<null>((resolve) => {
    stop = () => resolve(null);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
