import fc from 'fast-check';
import { expect, it } from 'vitest';
import { AWAITS_APPROVAL, CLAIM_LEASE_MS, type Claim, type Settlement } from '../../src/news/delivery.ts';
import type { Bench } from './contract.ts';
import { edition, HOUR, NOON, order } from './fixtures.ts';

export function ledgerContract({ archive, another }: Bench): void {
  it('hands an edition to one process only, however many ask at once', async () => {
    const others = await Promise.all(['second', 'third'].map((name) => another(name)));
    await archive().addSubscription(order('x'));
    const claims = await Promise.all(
      [archive(), ...others].flatMap((each) => Array.from({ length: 8 }, () => each.claim(edition('x'), NOON))),
    );
    expect(claims.filter(Boolean)).toHaveLength(1);
  });
  it('hands out one digest of a channel at a time, whoever asks for which, and each knows what the one before told', async () => {
    const others = await Promise.all(['second', 'third'].map((name) => another(name)));
    const ids = ['x', 'y', 'z'];
    for (const id of ids) await archive().addSubscription(order(id, { channelId: 'c1' }));
    await archive().addSubscription(order('elsewhere'));
    const asked = () =>
      Promise.all([archive(), ...others].flatMap((each) => ids.map((id) => each.claim(edition(id), NOON))));
    const [held, ...more] = (await asked()).filter((claim) => claim !== undefined);
    expect(more).toEqual([]);
    expect(await archive().claim(edition('elsewhere'), NOON)).toBeDefined();
    expect((await archive().subscriptionsDue(NOON, 9)).map(({ id }) => id).sort()).toEqual(
      ids.filter((id) => id !== held?.subscriptionId),
    );
    await archive().record(held!, { state: 'sent', messageId: 'm' }, NOON, { nextAt: null, toldStoryIds: ['s'] });
    const next = (await asked()).filter((claim) => claim !== undefined);
    expect(next).toHaveLength(1);
    const told = await archive().toldAmong(await archive().subscriptionsIn('g1', 'c1'), ['s']);
    expect([...told.keys()]).toEqual(['s']);
  });
  it('lets no digest go before one of its channel that may stand there unheard of, for ten minutes and not for ever', async () => {
    for (const id of ['x', 'y']) await archive().addSubscription(order(id, { channelId: 'c1' }));
    const dead = await archive().claim(edition('x'), NOON);
    const later = NOON + CLAIM_LEASE_MS;
    expect(await archive().claim(edition('y'), later)).toBeUndefined();
    const retaken = await archive().claim(edition('x'), later);
    expect([dead?.attempt, retaken?.attempt]).toEqual([1, 2]);
    const deferred = { state: 'deferred', reason: 'no answer', retryAt: later + HOUR } as const;
    await archive().record(retaken!, deferred, later, { nextAt: null, toldStoryIds: [] });
    expect(await archive().claim(edition('y'), later + HOUR / 12)).toBeUndefined();
    expect(await archive().claim(edition('y'), later + HOUR / 6)).toMatchObject({ attempt: 1 });
    expect(await archive().claim(edition('x'), later + HOUR)).toMatchObject({ attempt: 3 });
  });
  it('does not keep a digest waiting for one that waits for moderators', async () => {
    for (const id of ['x', 'y']) await archive().addSubscription(order(id, { channelId: 'c1' }));
    const claim = await archive().claim(edition('x'), NOON);
    const waits = { state: 'deferred', reason: AWAITS_APPROVAL, retryAt: NOON + 2 } as const;
    await archive().record(claim!, waits, NOON, { nextAt: null, toldStoryIds: [] });
    const other = await archive().claim(edition('y'), NOON + 1);
    // Of both that are posted at the same deadline, the second has its turn once the first is heard of.
    expect(await archive().claim(edition('x'), NOON + 2)).toBeUndefined();
    await archive().record(other!, { state: 'sent', messageId: 'm' }, NOON + 3, { nextAt: null, toldStoryIds: [] });
    expect(await archive().claim(edition('x'), NOON + 4)).toMatchObject({ attempt: 2 });
  });
  it('gives an edition that nobody comes back to its reason, and leaves those alone that somebody has or waits for', async () => {
    const deferred = { state: 'deferred', reason: 'no answer', retryAt: NOON + 60_000 } as const;
    for (const id of ['paused', 'removed', 'moved', 'waits', 'dead']) {
      await archive().addSubscription(order(id));
      const claim = await archive().claim(edition(id), NOON);
      if (id !== 'dead') await archive().record(claim!, deferred, NOON, { nextAt: null, toldStoryIds: [] });
    }
    const pause = { dueAt: null, paused: { by: 'moderator', userId: 'u', at: NOON } } as const;
    for (const id of ['paused', 'dead']) await archive().changeSubscription(id, pause);
    await archive().changeSubscription('moved', { dueAt: NOON + HOUR });
    await archive().removeSubscription('removed');
    expect(await archive().settleLeft(NOON + 1)).toBe(0);
    expect(await archive().settleLeft(NOON + HOUR)).toBe(4);
    expect(await archive().settleLeft(NOON + HOUR)).toBe(0);
    const reasons = ['paused', 'removed', 'moved', 'waits', 'dead'].map(async (id) => {
      const [delivery] = await archive().history(id, 1);
      return delivery?.settlement.state === 'spiked' ? delivery.settlement.reason : delivery?.settlement.state;
    });
    expect(await Promise.all(reasons)).toEqual(['paused', 'removed', 'order-changed', 'deferred', 'paused']);
  });
  it('has one of those that Discord gave no answer to ask again before its time, and all of them once something was sent', async () => {
    const away = { state: 'deferred', reason: 'no answer', retryAt: NOON + HOUR, away: true } as const;
    const after = { nextAt: null, toldStoryIds: [] };
    const deferred = [
      ['first', away],
      ['second', away],
      ['said', { state: 'deferred', reason: 'Discord answered "away":true', retryAt: NOON + HOUR }],
    ] as const;
    for (const [n, [id, settlement]] of deferred.entries()) {
      await archive().addSubscription(order(id));
      await archive().record((await archive().claim(edition(id), NOON + n))!, settlement, NOON + n, after);
    }
    const due = async (at: number) => (await archive().subscriptionsDue(at, 9)).map(({ id }) => id);
    expect(await archive().probePutOff(NOON + 60)).toBe(true);
    expect(await due(NOON + 60)).toEqual(['first']);
    await archive().record((await archive().claim(edition('first'), NOON + 60))!, away, NOON + 61, after);
    expect(await archive().probePutOff(NOON + 120)).toBe(true);
    expect(await due(NOON + 120)).toEqual(['second']);
    // Of what was begun before them, nothing can be learnt.
    expect(await archive().wakePutOff(NOON + 60, NOON + 121)).toBe(0);
    expect(await archive().wakePutOff(NOON + 61, NOON + 121)).toBe(1);
    expect((await due(NOON + 121)).sort()).toEqual(['first', 'second']);
    const claim = await archive().claim(edition('second'), NOON + 122);
    await archive().record(claim!, { state: 'sent', messageId: 'm' }, NOON + 123, {
      ...after,
      nextAt: NOON + 24 * HOUR,
    });
    // Something was sent since: then its channel alone may have no answer, and it keeps its own time.
    expect(await archive().claim(edition('first'), NOON + 124)).toMatchObject({ attempt: 3 });
    const late = await archive().claim(edition('said'), NOON + HOUR);
    expect(late).toMatchObject({ attempt: 2 });
    await archive().record(late!, { state: 'sent', messageId: 'n' }, NOON + HOUR, {
      ...after,
      nextAt: NOON + 24 * HOUR,
    });
    expect(await archive().probePutOff(NOON + HOUR + 1)).toBe(false);
  });
  it('never hands out what is settled, and keeps what was told', async () => {
    await archive().addSubscription(order('x'));
    const claim = await archive().claim(edition('x'), NOON);
    if (!claim) throw new Error('the first claim must succeed');
    await archive().record(claim, { state: 'sent', messageId: 'm1' }, NOON + 1, {
      nextAt: NOON + 24 * HOUR,
      toldStoryIds: ['s1', 's1'],
    });
    expect(await archive().claim(edition('x'), NOON + 10 * CLAIM_LEASE_MS)).toBeUndefined();
    expect((await archive().subscription('x'))?.dueAt).toBe(NOON + 24 * HOUR);
    expect([...(await archive().told('x', NOON))]).toEqual(['s1']);
    expect((await archive().told('x', NOON + HOUR)).size).toBe(0);
    expect(await archive().history('x', 5)).toMatchObject([
      { attempts: 1, settlement: { state: 'sent', messageId: 'm1' } },
    ]);
  });
  it('lets a deferred edition be tried again, not before its time', async () => {
    await archive().addSubscription(order('x'));
    const claim = await archive().claim(edition('x'), NOON);
    if (!claim) throw new Error('the first claim must succeed');
    await archive().record(claim, { state: 'deferred', reason: 'no answer', retryAt: NOON + 1000 }, NOON, {
      nextAt: null,
      toldStoryIds: [],
    });
    expect(await archive().subscriptionsDue(NOON + 999, 5)).toEqual([]);
    expect(await archive().claim(edition('x'), NOON + 999)).toBeUndefined();
    expect(await archive().subscriptionsDue(NOON + 1000, 5)).toMatchObject([{ id: 'x', dueAt: NOON }]);
    expect(await archive().claim(edition('x'), NOON + 1000)).toMatchObject({ attempt: 2, unclearSince: null });
  });
  it('counts attempts that were put off apart from those that were cut short, and knows when the last one began', async () => {
    await archive().addSubscription(order('x'));
    expect(await archive().claim(edition('x'), NOON)).toMatchObject({ deferrals: 0, triedAt: null });
    const second = await archive().claim(edition('x'), NOON + CLAIM_LEASE_MS);
    expect(second).toMatchObject({ attempt: 2, deferrals: 0, triedAt: NOON });
    const now = NOON + CLAIM_LEASE_MS + 1;
    const deferred = { state: 'deferred', reason: 'no answer', retryAt: now + 10 } as const;
    await archive().record(second!, deferred, now, { nextAt: null, toldStoryIds: [] });
    const third = await archive().claim(edition('x'), now + 10);
    expect(third).toMatchObject({ attempt: 3, deferrals: 1, triedAt: NOON + CLAIM_LEASE_MS });
  });
  it('takes over what a dead process left, at once or after the lease, and hears nothing more from the dead', async () => {
    const second = await another('second');
    await archive().addSubscription(order('x'));
    const left = await archive().claim(edition('x'), NOON);
    if (!left) throw new Error('the first claim must succeed');
    expect(await second.claim(edition('x'), NOON + CLAIM_LEASE_MS - 1)).toBeUndefined();
    expect(await second.releaseClaims((name) => name === 'nobody', NOON + 5)).toBe(0);
    expect(await second.releaseClaims((name) => name === 'first', NOON + 5)).toBe(1);
    expect(await second.subscriptionsDue(NOON + 5, 5)).toHaveLength(1);
    const taken = await second.claim(edition('x'), NOON + 5);
    expect(taken).toMatchObject({ attempt: 2, unclearSince: NOON });
    expect(
      await archive().record(left, { state: 'sent', messageId: 'late' }, NOON + 6, { nextAt: null, toldStoryIds: [] }),
    ).toBe(false);
    expect(await second.claim(edition('x'), NOON + 5 + CLAIM_LEASE_MS)).toMatchObject({ attempt: 3 });
  });
  it('writes down an edition that nobody attempted, and keeps the history of a removed subscription', async () => {
    await archive().addSubscription(order('x'));
    await archive().spike(edition('x', NOON - HOUR), 'too-late', NOON);
    await archive().spike(edition('x', NOON - HOUR), 'too-late', NOON);
    await archive().removeSubscription('x');
    expect(await archive().subscriptionsOf('g1')).toEqual([]);
    expect(await archive().recentDeliveries('g1', 5)).toMatchObject([
      { channelId: 'c of x', settlement: { state: 'spiked', reason: 'too-late' } },
    ]);
    expect(await archive().claim(edition('x'), NOON)).toBeUndefined();
  });

  it('shares many editions among many processes, each to one', async () => {
    const processes = [archive(), await another('second'), await another('third')];
    const editions = Array.from({ length: 20 }, (_, n) => edition(`x${n}`));
    for (const { subscriptionId } of editions) await archive().addSubscription(order(subscriptionId));
    const claims = await Promise.all(editions.flatMap((each) => processes.map((one) => one.claim(each, NOON))));
    const held = claims.flatMap((claim) => claim?.deliveryId ?? []);
    expect(held.sort()).toEqual(editions.map(({ id }) => id).sort());
  });

  it('lets one process only take over what another left behind', async () => {
    const others = [await another('second'), await another('third')];
    await archive().addSubscription(order('x'));
    await archive().claim(edition('x'), NOON);
    const now = NOON + CLAIM_LEASE_MS;
    const tries = others.flatMap((other) => [other.claim(edition('x'), now), other.claim(edition('x'), now)]);
    const claims = await Promise.all(tries);
    expect(claims.filter(Boolean)).toMatchObject([{ attempt: 2, unclearSince: NOON }]);
  });

  it('has one holder at a time and keeps what is settled, whatever two processes do in whatever order', async () => {
    const processes = [archive(), await another('second')];
    const names = ['first', 'second'];
    const step = fc.record({
      who: fc.integer({ min: 0, max: 1 }),
      what: fc.constantFrom('claim', 'claim', 'claim', 'sent', 'deferred', 'refused', 'release', 'spike', 'wait'),
      waits: fc.constantFrom(1, 1_000, CLAIM_LEASE_MS),
    });
    let round = 0;
    const property = fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      round += 1;
      const id = `x${round}`;
      await archive().addSubscription(order(id));
      let now = NOON;
      let holder: { who: number; claim: Claim; until: number } | undefined;
      let retryAt = NOON;
      let settled: string | undefined;
      const heldBy: (Claim | undefined)[] = [];
      for (const { who, what, waits } of steps) {
        const one = processes[who]!;
        const mine = heldBy[who];
        if (what === 'wait') now += waits;
        else if (what === 'release') {
          await one.releaseClaims((name) => name === names[1 - who], now);
          if (holder && holder.who !== who) holder.until = Math.min(holder.until, now);
        } else if (what === 'spike') {
          await one.spike(edition(id), 'too-late', now);
          if (settled === undefined && (!holder || holder.until <= now)) {
            settled = 'spiked';
            holder = undefined;
          }
        } else if (what === 'claim') {
          const claim = await one.claim(edition(id), now);
          const free = settled === undefined && (holder ? holder.until <= now : retryAt <= now);
          expect(claim !== undefined).toBe(free);
          if (claim) {
            holder = { who, claim, until: now + CLAIM_LEASE_MS };
            heldBy[who] = claim;
          }
        } else if (mine) {
          const settlement = outcome(what, now);
          const counts = holder?.claim === mine;
          expect(await one.record(mine, settlement, now, { nextAt: now + HOUR, toldStoryIds: [] })).toBe(counts);
          if (counts) {
            holder = undefined;
            if (settlement.state === 'deferred') retryAt = settlement.retryAt;
            else settled = settlement.state;
          }
        }
        const [delivery] = await one.history(id, 2);
        if (settled !== undefined) expect(delivery?.settlement.state).toBe(settled);
        expect((delivery?.settledAt ?? null) !== null).toBe(settled !== undefined);
      }
    });
    await fc.assert(property, { seed: 23, numRuns: 60 });
  });

  it('remembers over further attempts that one may have been posted', async () => {
    await archive().addSubscription(order('x'));
    await archive().claim(edition('x'), NOON);
    const second = await archive().claim(edition('x'), NOON + CLAIM_LEASE_MS);
    const now = NOON + CLAIM_LEASE_MS + 5;
    const deferred = { state: 'deferred', reason: 'no answer', retryAt: now + 10 } as const;
    await archive().record(second!, deferred, now, { nextAt: null, toldStoryIds: [] });
    expect(await archive().claim(edition('x'), now + 10)).toMatchObject({ attempt: 3, unclearSince: NOON });
  });

  it('goes on after a standstill from the edition that was sent, though others were due before it', async () => {
    await archive().addSubscription(order('x', { dueAt: NOON - 48 * HOUR }));
    await archive().spike(edition('x', NOON - 48 * HOUR), 'too-late', NOON);
    const claim = await archive().claim(edition('x'), NOON);
    expect(await archive().subscriptionsDue(NOON, 5)).toEqual([]);
    const after = { nextAt: NOON + 24 * HOUR, toldStoryIds: [] };
    await archive().record(claim!, { state: 'sent', messageId: 'm1' }, NOON, after);
    expect((await archive().subscription('x'))?.dueAt).toBe(NOON + 24 * HOUR);
    expect(await archive().subscriptionsDue(NOON + 24 * HOUR, 5)).toHaveLength(1);
    expect((await archive().history('x', 5)).map(({ settlement }) => settlement.state)).toEqual(['sent', 'spiked']);
  });

  it('leaves alone what a moderator changed while an edition was under way', async () => {
    for (const id of ['moved', 'paused']) await archive().addSubscription(order(id));
    const claims = [await archive().claim(edition('moved'), NOON), await archive().claim(edition('paused'), NOON)];
    await archive().changeSubscription('moved', { dueAt: NOON + HOUR });
    await archive().changeSubscription('paused', { dueAt: null, paused: { by: 'moderator', userId: 'u1', at: NOON } });
    for (const claim of claims) {
      const after = { nextAt: NOON + 24 * HOUR, toldStoryIds: [] };
      await archive().record(claim!, { state: 'sent', messageId: 'm1' }, NOON, after);
    }
    expect((await archive().subscription('moved'))?.dueAt).toBe(NOON + HOUR);
    expect((await archive().subscription('paused'))?.dueAt).toBeNull();
    expect((await archive().subscriptionsDue(NOON + HOUR, 5)).map(({ id }) => id)).toEqual(['moved']);
  });

  it('pauses a subscription in the same stroke as it writes down that its channel is gone', async () => {
    await archive().addSubscription(order('x'));
    const claim = await archive().claim(edition('x'), NOON);
    const paused = { by: 'dateline', reason: 'channel-gone', at: NOON } as const;
    const settlement = { state: 'refused', reason: 'channel-gone', detail: null } as const;
    await archive().record(claim!, settlement, NOON, { nextAt: NOON + HOUR, toldStoryIds: [], paused });
    expect(await archive().subscription('x')).toMatchObject({ dueAt: null, paused });
    expect(await archive().subscriptionsDue(NOON + HOUR, 5)).toEqual([]);
  });

  it('does not look again and again at what it cannot have', async () => {
    const second = await another('second');
    await archive().addSubscription(order('x'));
    const claim = await archive().claim(edition('x'), NOON);
    const after = { nextAt: NOON + HOUR, toldStoryIds: [] };
    await archive().record(claim!, { state: 'sent', messageId: 'm1' }, NOON, after);
    await archive().changeSubscription('x', { dueAt: NOON });
    expect(await second.subscriptionsDue(NOON, 5)).toHaveLength(1);
    expect(await second.claim(edition('x'), NOON)).toBeUndefined();
    expect(await second.subscriptionsDue(NOON, 5)).toEqual([]);
  });

  it('counts a story as told from the last time it was told', async () => {
    await archive().addSubscription(order('x'));
    for (const at of [NOON, NOON + HOUR]) {
      const claim = await archive().claim(edition('x', at), at);
      const after = { nextAt: at + HOUR, toldStoryIds: ['s1'] };
      await archive().record(claim!, { state: 'sent', messageId: 'm' }, at, after);
    }
    expect([...(await archive().told('x', NOON + HOUR))]).toEqual(['s1']);
    expect([...(await archive().told('y', 0))]).toEqual([]);
    await archive().removeSubscription('x');
    expect([...(await archive().told('x', 0))]).toEqual([]);
    expect(await archive().history('x', 5)).toHaveLength(2);
  });
}

function outcome(what: 'sent' | 'refused' | 'deferred', now: number): Settlement {
  if (what === 'sent') return { state: 'sent', messageId: 'm1' };
  if (what === 'refused') return { state: 'refused', reason: 'channel-gone', detail: null };
  return { state: 'deferred', reason: 'no answer', retryAt: now + 500 };
}
