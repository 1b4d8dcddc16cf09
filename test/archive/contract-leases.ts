import { expect, it } from 'vitest';
import { CLAIM_LEASE_MS } from '../../src/news/delivery.ts';
import type { Bench } from './contract.ts';
import { edition, NOON, order } from './fixtures.ts';

const MINUTE = 60_000;

export function leasesContract({ archive, another }: Bench): void {
  const turn = (beatAt: number, leaseMs = 0) => ({ name: 'gather', beatAt, leaseMs });

  it('gives each beat to one process, and each name has its own', async () => {
    const processes = [archive(), await another('second'), await another('third')];
    for (let beat = 0; beat < 4; beat += 1) {
      const at = NOON + beat * MINUTE;
      const taken = await Promise.all(processes.map((one) => one.takeTurn(turn(at), at + 5)));
      expect(taken.filter(Boolean)).toHaveLength(1);
    }
    expect(await archive().takeTurn(turn(NOON), NOON + 10 * MINUTE)).toBe(false);
    expect(await archive().takeTurn({ ...turn(NOON), name: 'prune' }, NOON)).toBe(true);
  });

  it('keeps a long turn for its holder while that shows it is alive, and gives the next to another when it is not', async () => {
    const second = await another('second');
    const long = turn(NOON, 45_000);
    expect(await archive().takeTurn(long, NOON)).toBe(true);
    await archive().renewTurn(long, NOON + 30_000);
    expect(await second.takeTurn(turn(NOON + MINUTE, 45_000), NOON + MINUTE)).toBe(false);
    // Here the first one dies.
    const later = turn(NOON + 2 * MINUTE, 45_000);
    expect(await second.takeTurn(later, NOON + 2 * MINUTE)).toBe(true);
    await archive().renewTurn(long, NOON + 2 * MINUTE + 1);
    await archive().endTurn(long, NOON + 2 * MINUTE + 1);
    expect(await archive().takeTurn(turn(NOON + 2 * MINUTE + 30_000), NOON + 2 * MINUTE + 30_000)).toBe(false);
    await second.endTurn(later, NOON + 2 * MINUTE + 31_000);
    expect(await archive().takeTurn(turn(NOON + 3 * MINUTE), NOON + 3 * MINUTE)).toBe(true);
  });

  it('holds a claim as long as its attempt is under way, and not for an attempt that ended without a record', async () => {
    const second = await another('second');
    for (const id of ['slow', 'lost']) await archive().addSubscription(order(id));
    const [slow, lost] = [await archive().claim(edition('slow'), NOON), await archive().claim(edition('lost'), NOON)];
    archive().letGo(lost!);
    await archive().renewClaims(NOON + 30_000);
    await second.renewClaims(NOON + 30_000);
    const later = NOON + CLAIM_LEASE_MS;
    expect(await second.claim(edition('slow'), later)).toBeUndefined();
    expect(await second.claim(edition('lost'), later)).toMatchObject({ attempt: 2, unclearSince: NOON });
    await archive().renewClaims(later);
    const after = { nextAt: null, toldStoryIds: [] };
    expect(await archive().record(slow!, { state: 'sent', messageId: 'm1' }, later, after)).toBe(true);
    expect(await archive().record(lost!, { state: 'sent', messageId: 'm2' }, later, after)).toBe(false);
  });
}
