// Leases: which of several processes does what one of them is to do.
import type { Database } from './schema.ts';

export interface Turn {
  /** What is done, such as `gather`. */
  readonly name: string;
  /** The beat it is done at. Of one beat, one process has the turn. */
  readonly beatAt: number;
  /** How long nobody else may have a later turn, unless it is renewed or ended before; 0: others may while this one is under way. */
  readonly leaseMs: number;
}

export function leasesIn(db: Database, claimant: string) {
  /** Whether this process has the turn: the first that asks, unless another is still at an earlier one. */
  async function takeTurn({ name, beatAt, leaseMs }: Turn, now: number): Promise<boolean> {
    const row = { name, holder: claimant, beat_at: beatAt, until_at: now + leaseMs };
    const taken = await db
      .insertInto('leases')
      .values(row)
      .onConflict((conflict) =>
        conflict
          .column('name')
          .doUpdateSet({ holder: claimant, beat_at: beatAt, until_at: now + leaseMs })
          .where('leases.beat_at', '<', beatAt)
          .where('leases.until_at', '<=', now),
      )
      .returning('name')
      .executeTakeFirst();
    return taken !== undefined;
  }

  /** Still at it. A turn that was lost in the meantime stays lost. */
  async function renewTurn({ name, beatAt, leaseMs }: Turn, now: number): Promise<void> {
    await until(name, beatAt, now + leaseMs);
  }

  async function endTurn({ name, beatAt }: Turn, now: number): Promise<void> {
    await until(name, beatAt, now);
  }

  async function until(name: string, beatAt: number, untilAt: number) {
    await db
      .updateTable('leases')
      .set({ until_at: untilAt })
      .where('name', '=', name)
      .where('holder', '=', claimant)
      .where('beat_at', '=', beatAt)
      .execute();
  }

  return { takeTurn, renewTurn, endTurn };
}
