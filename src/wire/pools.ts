// Connections, a few to each server and none kept for long, so that memory does not grow with the number of servers.
import { Pool } from 'undici';

interface Kept {
  readonly pool: Pool;
  users: number;
  idleSince: number;
}

/** How long a connection waits for the next request to its server. */
const IDLE_MS = 2_000;
const MOST_IDLE = 200;

export type Pools = ReturnType<typeof createPools>;

/** undici's own Agent keeps the pool of a server for good when a connection was given up before it stood. */
export function createPools(options: Pool.Options) {
  const pools = new Map<string, Kept>();
  let sweep: NodeJS.Timeout | undefined;

  function drop(origin: string, { pool }: Kept): void {
    pools.delete(origin);
    // Nobody uses it: nothing is lost that somebody waits for.
    pool.destroy().catch(() => {});
  }

  function sweepAll(): void {
    const before = performance.now() - IDLE_MS;
    const idle = [...pools].filter(([, kept]) => kept.users === 0);
    // The longest idle stand first.
    for (const [at, [origin, kept]] of idle.entries())
      if (kept.idleSince <= before || at < idle.length - MOST_IDLE) drop(origin, kept);
    if (pools.size > 0) return;
    clearInterval(sweep);
    sweep = undefined;
  }

  return {
    /** Lends the pool of a server for as long as the work takes. */
    async lend<T>(origin: string, work: (pool: Pool) => Promise<T>): Promise<T> {
      const kept = pools.get(origin) ?? { pool: new Pool(origin, options), users: 0, idleSince: 0 };
      pools.set(origin, kept);
      kept.users += 1;
      try {
        return await work(kept.pool);
      } finally {
        kept.users -= 1;
        if (kept.users === 0 && pools.get(origin) === kept) {
          kept.idleSince = performance.now();
          pools.delete(origin);
          pools.set(origin, kept);
          sweep ??= setInterval(sweepAll, IDLE_MS / 2).unref();
        }
      }
    },
    /** Servers with connections, or with work that waits for one. */
    get size(): number {
      return pools.size;
    },
    async close(): Promise<void> {
      clearInterval(sweep);
      const all = [...pools.values()];
      pools.clear();
      await Promise.all(all.map(({ pool }) => pool.destroy()));
    },
  };
}
