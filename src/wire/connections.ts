// Connections to servers, none kept for long, so that memory does not grow with the number of servers.
import type { Socket } from 'node:net';
import { type buildConnector, Client } from 'undici';
import { TooLarge } from './unpack.ts';

interface Idle {
  readonly client: Client;
  readonly since: number;
}

/** How long a connection waits for the next request to its server. */
const IDLE_MS = 2_000;
const MOST_IDLE = 200;
/** For one server. */
const MOST_IDLE_EACH = 4;

/** A connection at work. */
interface Lent {
  socket: Socket | undefined;
  /** How many bytes had come before. */
  from: number;
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
  /** The longest idle servers stand first. */
  const idle = new Map<string, Idle[]>();
  const lent = new Map<Client, Lent>();
  const sockets = new WeakMap<Client, Socket>();
  let beat: NodeJS.Timeout | undefined;
  let closed = false;

  const end = (client: Client) => {
    client.destroy().catch(() => {});
  };

  function open(origin: string): Client {
    const client: Client = new Client(origin, {
      ...options,
      connect: (asked, callback) =>
        connect(asked, (...connected) => {
          const [, socket] = connected;
          const work = lent.get(client);
          if (socket) sockets.set(client, socket);
          if (socket && work) Object.assign(work, { socket, from: 0 });
          callback(...connected);
        }),
    });
    return client;
  }

  function seeTo(): void {
    for (const [client, { socket, from }] of lent)
      if (socket && socket.bytesRead - from > limit * ON_THE_WAY) client.destroy(new TooLarge(limit)).catch(() => {});
    const before = performance.now() - IDLE_MS;
    for (const [origin, all] of idle) {
      const left = idle.size > MOST_IDLE ? [] : all.filter(({ since }) => since > before);
      for (const each of all) if (!left.includes(each)) end(each.client);
      if (left.length > 0) idle.set(origin, left);
      else idle.delete(origin);
    }
    if (idle.size > 0 || lent.size > 0) return;
    clearInterval(beat);
    beat = undefined;
  }

  function keep(origin: string, client: Client): void {
    const others = idle.get(origin) ?? [];
    if (closed || client.destroyed || others.length >= MOST_IDLE_EACH) return end(client);
    idle.delete(origin);
    idle.set(origin, [...others, { client, since: performance.now() }]);
  }

  return {
    /**
     * Lends a connection to a server for as long as the work takes.
     * @param work is told whether the connection had been used before: the server may be closing it just now
     */
    async lend<T>(origin: string, work: (client: Client, used: boolean) => Promise<T>): Promise<T> {
      const waiting = idle.get(origin)?.pop()?.client;
      const client = waiting ?? open(origin);
      const socket = sockets.get(client);
      lent.set(client, { socket, from: socket?.bytesRead ?? 0 });
      beat ??= setInterval(seeTo, BEAT_MS).unref();
      try {
        const result = await work(client, waiting !== undefined);
        keep(origin, client);
        return result;
      } catch (error) {
        end(client);
        throw error;
      } finally {
        lent.delete(client);
      }
    },
    /** Connections that are in use or wait for the next use. */
    get size(): number {
      return lent.size + idle.values().reduce((sum, all) => sum + all.length, 0);
    },
    async close(): Promise<void> {
      closed = true;
      clearInterval(beat);
      const all = [...lent.keys(), ...[...idle.values()].flat().map(({ client }) => client)];
      idle.clear();
      await Promise.all(all.map((client) => client.destroy()));
    },
  };
}
