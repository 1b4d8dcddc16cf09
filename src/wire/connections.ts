// Connections to servers, none kept for long, so that memory does not grow with the number of servers.
import { Client } from 'undici';

interface Idle {
  readonly client: Client;
  readonly since: number;
}

/** How long a connection waits for the next request to its server. */
const IDLE_MS = 2_000;
const MOST_IDLE = 200;
/** For one server. */
const MOST_IDLE_EACH = 4;

export type Connections = ReturnType<typeof createConnections>;

/**
 * One connection for each exchange at a time. undici's own Agent keeps what it holds for a server for good when a connection was given up
 * before it stood, and its pools weigh 16 kB each.
 */
export function createConnections(options: Client.Options) {
  /** The longest idle servers stand first. */
  const idle = new Map<string, Idle[]>();
  const lent = new Set<Client>();
  let sweep: NodeJS.Timeout | undefined;
  let closed = false;

  const end = (client: Client) => {
    client.destroy().catch(() => {});
  };

  function sweepAll(): void {
    const before = performance.now() - IDLE_MS;
    for (const [origin, all] of idle) {
      const left = idle.size > MOST_IDLE ? [] : all.filter(({ since }) => since > before);
      for (const each of all) if (!left.includes(each)) end(each.client);
      if (left.length > 0) idle.set(origin, left);
      else idle.delete(origin);
    }
    if (idle.size > 0) return;
    clearInterval(sweep);
    sweep = undefined;
  }

  function keep(origin: string, client: Client): void {
    const others = idle.get(origin) ?? [];
    if (closed || client.destroyed || others.length >= MOST_IDLE_EACH) return end(client);
    idle.delete(origin);
    idle.set(origin, [...others, { client, since: performance.now() }]);
    sweep ??= setInterval(sweepAll, IDLE_MS / 2).unref();
  }

  return {
    /** Lends a connection to a server for as long as the work takes. */
    async lend<T>(origin: string, work: (client: Client) => Promise<T>): Promise<T> {
      const client = idle.get(origin)?.pop()?.client ?? new Client(origin, options);
      lent.add(client);
      try {
        const result = await work(client);
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
      clearInterval(sweep);
      const all = [...lent, ...[...idle.values()].flat().map(({ client }) => client)];
      idle.clear();
      await Promise.all(all.map((client) => client.destroy()));
    },
  };
}
