// A driver whose answers are there at once, and that lets the network be heard in between.
import { setImmediate } from 'node:timers/promises';
import type { DatabaseConnection, Driver } from 'kysely';

/** The event loop is held for so long at most, and as long as the next piece of work takes. */
const BREATH_MS = 3;

/**
 * What waits for an answer that is there at once goes on before anything that came from outside: a dozen deliveries, one after the other, and nobody
 * hears when Discord answered. So whoever wants the connection after the loop was held for a while waits until it has been around once. Never
 * within a transaction: others wait for its end.
 * @param now milliseconds, never set back
 */
export function breathing(driver: Driver, now = () => performance.now()): Driver {
  const acquire = driver.acquireConnection.bind(driver);
  let heldSince: number | undefined;

  function hold(): void {
    heldSince = now();
    void setImmediate().then(() => {
      heldSince = undefined;
    });
  }

  return Object.assign(driver, {
    acquireConnection: async (...options: Parameters<Driver['acquireConnection']>): Promise<DatabaseConnection> => {
      if (heldSince === undefined) hold();
      else if (now() - heldSince > BREATH_MS) await setImmediate();
      return acquire(...options);
    },
  });
}
