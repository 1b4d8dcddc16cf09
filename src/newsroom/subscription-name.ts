// A server's subscription, from what somebody typed.
import type { Archive } from '../archive/archive.ts';
import { Refusal } from '../news/refusal.ts';
import type { Subscription } from '../news/subscription.ts';

/**
 * The one that was asked for, by its id or its channel; without asking, the only one there is (or the only one that `fits`).
 * @throws Refusal unknown-subscription
 */
export async function subscriptionNamed(
  archive: Pick<Archive, 'subscriptionsOf'>,
  guildId: string,
  asked: string | undefined,
  fits: (each: Subscription) => boolean = () => true,
): Promise<Subscription> {
  const all = await archive.subscriptionsOf(guildId);
  if (asked !== undefined) {
    const named = all.find(({ id }) => id === asked.trim());
    if (named) return named;
    const there = all.filter(({ channelId }) => channelId === asked.replace(/\D/g, ''));
    if (there.length === 0) throw new Refusal('unknown-subscription', { asked });
    return onlyOf(there);
  }
  return onlyOf(all);

  function onlyOf(some: readonly Subscription[]): Subscription {
    const fitting = some.filter(fits);
    const only = some.length === 1 ? some[0] : fitting.length === 1 ? fitting[0] : undefined;
    if (!only) throw new Refusal('unknown-subscription', { asked: '' });
    return only;
  }
}
