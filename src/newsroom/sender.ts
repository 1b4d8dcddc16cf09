// What moderators ask of deliveries: one now, and what became of those before.

import type { Delivery, Settlement } from '../news/delivery.ts';
import { extraInstant, nextEdition } from '../news/edition.ts';
import { Refusal } from '../news/refusal.ts';
import type { Subscription } from '../news/subscription.ts';
import type { Verdict } from '../news/verdict.ts';
import { type PublishTools, publishOne } from './publish.ts';
import { subscriptionNamed } from './subscription-name.ts';

export interface Sent {
  readonly subscription: Subscription;
  /** undefined: another process has it in hand. */
  readonly settlement: Settlement | undefined;
}

export interface OpenedDelivery extends Delivery {
  readonly guildId: string;
  readonly channelId: string;
  /** `headline`: null where nothing is left of the story. */
  readonly stories: readonly (Verdict & { readonly headline: string | null })[];
}

/** A button that sends is good for so long, and then its edition would no longer be of that moment. */
const BUTTON_MS = 15 * 60_000;

export function senderOf(tools: PublishTools) {
  const { archive, now } = tools;
  return {
    /**
     * Sends an extra edition, beside the timetable. It is one more edition of the ledger, due now: whatever happens to it, it is delivered once, like any other.
     * @param askedAt when the button was made that was pressed; each makes one edition, however often it is pressed
     * @throws Refusal unknown-subscription, send-paused, being-posted, just-sent, out-of-date
     */
    async send(guildId: string, asked: string | undefined, askedAt?: number): Promise<Sent> {
      const subscription = await subscriptionNamed(archive, guildId, asked, (each) => each.paused === null);
      if (subscription.paused !== null) throw new Refusal('send-paused', {});
      const at = extraInstant(askedAt ?? now());
      if (at > now() || now() - at > BUTTON_MS) throw new Refusal('out-of-date', {});
      // An edition of the timetable came between: it is on its way, or what the button stood under is no longer what would be sent.
      if (nextEdition(subscription, at) <= now())
        throw new Refusal(askedAt === undefined ? 'being-posted' : 'out-of-date', {});
      if (!(await archive.bringForward(subscription.id, at))) {
        const waits = ((await archive.subscription(subscription.id))?.dueAt ?? at) <= now();
        throw new Refusal(waits ? 'being-posted' : 'just-sent', {});
      }
      const outcome = await publishOne(tools, { ...subscription, dueAt: at });
      return { subscription, settlement: outcome?.settlement };
    },

    /** The newest first; of all the server's digests where none is named. @throws Refusal unknown-subscription */
    async history(guildId: string, asked: string | undefined, offset: number, count: number) {
      const subscriptionId = asked === undefined ? null : (await subscriptionNamed(archive, guildId, asked)).id;
      return { subscriptionId, ...(await historyPage(guildId, subscriptionId, offset, count)) };
    },

    historyPage,

    /**
     * One delivery, with each story that was in it or came near, and why, by headlines as they were posted or read now.
     * @throws Refusal out-of-date where there is no such delivery in the server
     */
    async opened(guildId: string, deliveryId: string): Promise<OpenedDelivery> {
      const delivery = await archive.deliveryWithChoice(guildId, deliveryId);
      if (!delivery) throw new Refusal('out-of-date', {});
      const { verdicts, ...rest } = delivery;
      const at = delivery.settledAt ?? now();
      const newest = await archive.headlinesOf(
        verdicts.map(({ storyId }) => storyId),
        at,
      );
      const lines = (await archive.linesOfDelivery(deliveryId)).filter(({ line }) => line === null);
      const posted = new Map(lines.map(({ storyId, text }) => [storyId, text]));
      const stories = verdicts.map((verdict) => ({
        ...verdict,
        headline: posted.get(verdict.storyId) ?? newest.get(verdict.storyId) ?? null,
      }));
      return { ...rest, guildId, stories };
    },
  };

  /** By its id, also of a subscription that was removed. */
  async function historyPage(guildId: string, subscriptionId: string | null, offset: number, count: number) {
    const found = await archive.recentDeliveries(guildId, count + 1, { offset, subscriptionId });
    const deliveries = found.slice(0, count);
    const drafts = await archive.draftsOf(deliveries.map(({ id }) => id));
    const zones = new Map((await archive.subscriptionsOf(guildId)).map(({ id, zone }) => [id, zone]));
    const { zone } = await archive.keep.settings(guildId);
    for (const { subscriptionId: removed } of deliveries)
      if (zone !== null && !zones.has(removed)) zones.set(removed, zone);
    return { deliveries, drafts, zones, more: found.length > count };
  }
}
