import { expect, it } from 'vitest';
import type { Bench } from './contract.ts';
import { HOUR, NOON, order } from './fixtures.ts';

export function ordersContract({ archive, another }: Bench): void {
  it('changes what is named of a subscription and nothing else', async () => {
    await archive().addSubscription(order('x', { include: ['grain'] }));
    await archive().changeSubscription('x', { dueAt: null, paused: { by: 'moderator', userId: 'u2', at: NOON } });
    expect(await archive().subscriptionsDue(NOON + 99 * HOUR, 5)).toEqual([]);
    expect(await archive().subscription('x')).toEqual(
      order('x', { include: ['grain'], dueAt: null, paused: { by: 'moderator', userId: 'u2', at: NOON } }),
    );
  });
  it('keeps settings and forgets what has run out', async () => {
    expect(await archive().keep.settings('g1')).toEqual({ language: null, zone: null });
    await archive().keep.saveSettings('g1', { language: 'fr', zone: 'Europe/Paris' });
    await archive().keep.set('short', { a: 1 }, 5);
    await archive().keep.set('long', [1], 60_000);
    const reopened = await another('second');
    expect(await reopened.keep.settings('g1')).toEqual({ language: 'fr', zone: 'Europe/Paris' });
    await expect.poll(() => reopened.keep.get('short')).toBeUndefined();
    expect(await reopened.keep.get('long')).toEqual([1]);
    await reopened.keep.resetSettings('g1');
    expect(await archive().keep.settings('g1')).toEqual({ language: null, zone: null });
  });

  it('looks first at the subscription that waits longest, and at no paused one', async () => {
    await archive().addSubscription(order('late', { dueAt: NOON + 2 }));
    await archive().addSubscription(order('early', { dueAt: NOON + 1 }));
    await archive().addSubscription(order('paused', { dueAt: null }));
    await archive().addSubscription(order('other', { guildId: 'g2', dueAt: NOON + 9, createdAt: NOON - 1 }));
    const due = async (now: number, limit = 9) => (await archive().subscriptionsDue(now, limit)).map(({ id }) => id);
    expect(await due(NOON + 2)).toEqual(['early', 'late']);
    expect(await due(NOON + 2, 1)).toEqual(['early']);
    await archive().changeSubscription('early', { dueAt: NOON + 5, channelId: 'c2' });
    expect(await due(NOON + 4)).toEqual(['late']);
    expect(await archive().subscription('early')).toEqual(order('early', { dueAt: NOON + 5, channelId: 'c2' }));
    await archive().changeSubscription('nobody', { dueAt: NOON });
    expect((await archive().subscriptionsOf('g1')).map(({ id }) => id)).toEqual(['early', 'late', 'paused']);
    expect((await archive().allSubscriptions()).map(({ id }) => id)).toEqual(['other', 'early', 'late', 'paused']);
  });

  it('keeps one server’s settings apart from another’s, and from what else is kept', async () => {
    await archive().keep.saveSettings('g1', { language: 'fr', zone: null });
    await archive().keep.set('g1', { not: 'settings' });
    await archive().keep.set('settings:g2', { language: 'xx' });
    expect(await archive().keep.settings('g1')).toEqual({ language: 'fr', zone: null });
    expect(await archive().keep.settings('g2')).toEqual({ language: null, zone: null });
    await archive().keep.set('g1', [1, null, '\0 "']);
    expect(await archive().keep.get('g1')).toEqual([1, null, '\0 "']);
    await archive().keep.delete('g1');
    expect(await archive().keep.get('g1')).toBeUndefined();
    expect(await archive().keep.settings('g1')).toEqual({ language: 'fr', zone: null });
  });
}
