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
    const found = all.find(({ id, channelId }) => id === asked.trim() || channelId === asked.replace(/\D/g, ''));
    if (!found) throw new Refusal('unknown-subscription', { asked });
    return found;
  }
  const fitting = all.filter(fits);
  const only = all.length === 1 ? all[0] : fitting.length === 1 ? fitting[0] : undefined;
  if (!only) throw new Refusal('unknown-subscription', { asked: '' });
  return only;
}
