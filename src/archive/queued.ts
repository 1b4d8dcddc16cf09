// A driver that hands out so many connections and lets everybody else wait for one in turn.
import type { DatabaseConnection, Driver } from 'kysely';

/**
 * The pool's own waiting gives up after as long as making a connection may take, and would say that the archive is away when it is only busy. Here
 * nobody waits for ever either: each statement of those in front of it has its limit.
 */
export function queued(driver: Driver, connections: number): Driver {
  const acquire = driver.acquireConnection.bind(driver);
  const release = driver.releaseConnection.bind(driver);
  const waiting: (() => void)[] = [];
  let free = connections;

  function leave(): void {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  }

  return Object.assign(driver, {
    acquireConnection: async (...options: Parameters<Driver['acquireConnection']>): Promise<DatabaseConnection> => {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      try {
        return await acquire(...options);
      } catch (error) {
        leave();
        throw error;
      }
    },
    releaseConnection: async (...options: Parameters<Driver['releaseConnection']>): Promise<void> => {
      try {
        await release(...options);
      } finally {
        leave();
      }
    },
  });
}
