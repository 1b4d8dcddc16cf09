// Standing orders: one just given, and all of a server.
import type { Subscription } from '../../news/subscription.ts';
import { previewAddress } from './address.ts';
import { type Entry, fitted } from './fit.ts';
import { type Block, button, DISCORD, gap, type MessageBody, message, parted, row, rule, text } from './message.ts';
import type { Phrases } from './phrases.ts';
import type { SubscribedView, SubscriptionsView } from './views.ts';

/** The standing order in words, the next five editions, and a button that shows one now. */
export function renderSubscribed({ phrases, subscription, next }: SubscribedView): MessageBody {
  const { order } = phrases;
  const times = next.slice(0, 5).map((at) => `- <t:${Math.floor(at / 1000)}:F>, <t:${Math.floor(at / 1000)}:R>`);
  const runs = times.length > 0 ? [text([`**${phrases.nextEditions}**`, ...times].join('\n'))] : [];
  const head = `## ${phrases.subscribedTitle(subscription.channelId)}`;
  const [first = '', ...filters] = order(subscription).split('\n');
  const words = fitted([{ head: first, lines: filters }], DISCORD.characters - 1200).texts;
  const preview = previewAddress(subscription.id);
  return message(
    parted(
      [
        [text([head, ...words].join('\n'))],
        subscription.paused === null ? runs : [text(phrases.pause(subscription.paused))],
        [
          ...row(preview === undefined ? [] : [button(phrases.label.preview, preview)]),
          text(`-# ${phrases.subscribedHint}`),
        ],
      ],
      rule,
    ),
  );
}

export function renderSubscriptions({ phrases, subscriptions }: SubscriptionsView): MessageBody {
  const header = `## ${phrases.subscriptionsTitle(subscriptions.length)}`;
  if (subscriptions.length === 0) return message([text(header), text(phrases.noSubscriptions)]);
  const entries = subscriptions.map((subscription) => entryOf(subscription, phrases));
  const { texts, left } = fitted(entries, DISCORD.characters - header.length - 100, 30);
  return message(
    parted([[text(header)], [...spaced(texts), ...(left > 0 ? [text(`-# ${phrases.andMore(left)}`)] : [])]], rule),
  );
}

/** With room between them, as far as the count of components allows. */
function spaced(texts: readonly string[]): Block[] {
  const blocks = texts.map((content) => [text(content)]);
  return texts.length <= 16 ? parted(blocks, gap) : blocks.flat();
}

function entryOf(subscription: Subscription, phrases: Phrases): Entry {
  const [first = '', ...filters] = phrases.order(subscription).split('\n');
  return { head: `**<#${subscription.channelId}>**\n${whenOf(subscription, phrases)}\n${first}`, lines: filters };
}

/** When a subscription runs next, or why it does not. */
export function whenOf({ dueAt, paused }: Subscription, phrases: Phrases): string {
  if (paused !== null) return phrases.pause(paused);
  return dueAt === null ? '' : phrases.nextAt(dueAt);
}
