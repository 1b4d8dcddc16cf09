import { describe, expect, it } from 'vitest';
import { isFinal, nonceOf, settle } from '../../src/news/delivery.ts';
import { claimWith } from './made.ts';

const claim = claimWith();
const MINUTE = 60_000;

describe('what an attempt means for the ledger', () => {
  it('sends, spikes or refuses for good', () => {
    expect(settle(claim, { kind: 'posted', messageId: 'm', channelId: 'c', articleIds: [], text: '' }, 5)).toEqual({
      state: 'sent',
      messageId: 'm',
      stories: 0,
    });
    expect(settle(claim, { kind: 'nothing-new' }, 5)).toEqual({ state: 'spiked', reason: 'nothing-new' });
    expect(settle(claim, { kind: 'too-late' }, 5)).toEqual({ state: 'spiked', reason: 'too-late' });
    expect(settle(claim, { kind: 'channel-gone' }, 5)).toEqual({
      state: 'refused',
      reason: 'channel-gone',
      detail: null,
    });
    expect(settle(claim, { kind: 'not-allowed' }, 5)).toEqual({
      state: 'refused',
      reason: 'not-allowed',
      detail: null,
    });
    expect(settle(claim, { kind: 'rejected', reason: '50035' }, 5)).toEqual({
      state: 'refused',
      reason: 'rejected',
      detail: '50035',
    });
    for (const kind of ['nothing-new', 'channel-gone'] as const) expect(isFinal(settle(claim, { kind }, 5))).toBe(true);
  });

  it('waits longer after each attempt that did not reach Discord, as long as Discord asks, and gives up after six hours', () => {
    const wait = (tried: number, retryAfterMs: number | null = null, now = 0) =>
      settle(
        { ...claim, attempt: tried, deferrals: tried - 1 },
        { kind: 'unreachable', reason: 'r', retryAfterMs },
        now,
      );
    expect([1, 2, 3, 6, 40].map((tried) => wait(tried))).toEqual(
      [1, 2, 4, 30, 30].map((minutes) => ({ state: 'deferred', reason: 'r', retryAt: minutes * MINUTE })),
    );
    expect(wait(1, 5 * MINUTE)).toMatchObject({ retryAt: 5 * MINUTE });
    expect(wait(9, null, 5 * 60 * MINUTE + 31 * MINUTE)).toEqual({ state: 'spiked', reason: 'gave-up' });
    expect(isFinal(wait(1))).toBe(false);
    expect(isFinal({ state: 'claimed' })).toBe(false);
  });

  it('waits no longer because processes died over it', () => {
    const refusal = { kind: 'unreachable', reason: 'r', retryAfterMs: null } as const;
    expect(settle({ ...claim, attempt: 9, deferrals: 0 }, refusal, 0)).toMatchObject({ retryAt: MINUTE });
  });

  it('has one nonce for all attempts, that fits Discord', () => {
    expect(nonceOf('s@1')).toBe(nonceOf('s@1'));
    expect(nonceOf('s@1')).not.toBe(nonceOf('s@2'));
    expect(nonceOf('x'.repeat(500)).length).toBeLessThanOrEqual(25);
  });
});
