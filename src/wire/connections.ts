// Connections to servers, none kept for long, so that memory does not grow with the number of servers.
import type { Socket } from 'node:net';
import { type buildConnector, Client } from 'undici';
import { TooLarge } from './unpack.ts';

/** How long a connection waits for the next request to its server. */
const IDLE_MS = 2_000;
const MOST_IDLE = 200;
/** For one server. */
const MOST_IDLE_EACH = 4;

export interface Line {
  readonly origin: string;
  readonly client: Client;
  socket: Socket | undefined;
  /** How many bytes had come before its work of now. */
  from: number;
  /** Since when it has nothing to do, as a number of beats. */
  since: number;
  isLent: boolean;
  /** Whether it was lent before: the server may be closing it just now. */
  wasUsed: boolean;
}

interface ConnectionOptions extends Omit<Client.Options, 'connect'> {
  readonly connect: buildConnector.connector;
  /** Bytes of one answer, unpacked. */
  readonly limit: number;
}

/** How often it is seen to. */
const BEAT_MS = 250;
/** As many times its limit an answer may take on its way: what neither headers nor a body count, such as names of chunks, is counted so. */
const ON_THE_WAY = 3;

export type Connections = ReturnType<typeof createConnections>;

/**
 * One connection for each exchange at a time. undici's own Agent keeps what it holds for a server for good when a connection was given up
 * before it stood, and its pools weigh 16 kB each.
 */
export function createConnections({ connect, limit, ...options }: ConnectionOptions) {
  const idle = new Map<string, Line[]>();
  /** All of them, at work and idle. */
  const all = new Set<Line>();
  let beats = 0;
  let beat: NodeJS.Timeout | undefined;
  let closed = false;

  const end = (line: Line) => {
    all.delete(line);
    line.client.destroy().catch(() => {});
  };

  function open(origin: string): Line {
    const client = new Client(origin, {
      ...options,
      connect: (asked, callback) =>
        connect(asked, (...connected) => {
          const [, socket] = connected;
          if (socket) Object.assign(line, { socket, from: 0 });
          callback(...connected);
        }),
    });
    const line: Line = { origin, client, socket: undefined, from: 0, since: 0, isLent: true, wasUsed: false };
    all.add(line);
    return line;
  }

  function seeTo(): void {
    beats += 1;
    for (const { client, socket, from, isLent } of all)
      if (isLent && socket && socket.bytesRead - from > limit * ON_THE_WAY)
        client.destroy(new TooLarge(limit)).catch(() => {});
    const before = beats - IDLE_MS / BEAT_MS;
    for (const [origin, lines] of idle) {
      const left = lines.filter(({ since }) => since > before);
      for (const each of lines) if (!left.includes(each)) end(each);
      if (left.length > 0) idle.set(origin, left);
      else idle.delete(origin);
    }
    if (idle.size > MOST_IDLE) {
      const waitedFor = (lines: readonly Line[]) => lines.at(-1)?.since ?? 0;
      const longest = [...idle].sort(([, one], [, other]) => waitedFor(one) - waitedFor(other));
      for (const [origin, lines] of longest.slice(0, idle.size - MOST_IDLE)) {
        lines.forEach(end);
        idle.delete(origin);
      }
    }
    if (all.size > 0) return;
    clearInterval(beat);
    beat = undefined;
  }

  /** Takes a line back that is as good as before. */
  function giveBack(line: Line): void {
    const others = idle.get(line.origin);
    if (closed || line.client.destroyed || (others && others.length >= MOST_IDLE_EACH)) return end(line);
    line.since = beats;
    line.isLent = false;
    if (others) others.push(line);
    else idle.set(line.origin, [line]);
  }

  /** A connection to a server, to be given back or ended. */
  function lend(origin: string): Line {
    beat ??= setInterval(seeTo, BEAT_MS).unref();
    const line = idle.get(origin)?.pop();
    if (!line) return open(origin);
    line.from = line.socket?.bytesRead ?? 0;
    line.isLent = true;
    line.wasUsed = true;
    return line;
  }

  return {
    lend,
    giveBack,
    end,
    /** Connections that are in use or wait for the next use. */
    get size(): number {
      return all.size;
    },
    async close(): Promise<void> {
      closed = true;
      clearInterval(beat);
      idle.clear();
      await Promise.all([...all].map(({ client }) => client.destroy()));
      all.clear();
    },
  };
}
