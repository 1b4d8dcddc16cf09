// Standing orders: one just given, and all of a server.
import { isPersonal, type Subscription } from '../../news/subscription.ts';
import { previewAddress } from './address.ts';
import { type Entry, fitted } from './fit.ts';
import { type Block, button, DISCORD, gap, type MessageBody, message, parted, row, rule, text } from './message.ts';
import type { EditedView, HeldUntil, SubscribedView, SubscriptionsView, Telling } from './views.ts';

/** What was due so short a time ago is on its way. */
const SOON_MS = 120_000;

/** The standing order in words, the next five editions, and a button that shows one now. */
export function renderSubscribed(view: SubscribedView): MessageBody {
  const { phrases, subscription } = view;
  return standing(view, [
    `## ${isPersonal(subscription) ? phrases.mine.subscribed : phrases.subscribedTitle(subscription.channelId)}`,
    ...words(view, subscription, 2800),
  ]);
}

/** What is no longer so, what holds now, and the next editions. */
export function renderEdited(view: EditedView): MessageBody {
  const { phrases, subscription, before } = view;
  const [was, now] = [words(view, before, 1400), words(view, subscription, 1400)];
  const moved = before.channelId === subscription.channelId ? [] : [phrases.movedFrom(before.channelId)];
  return standing(view, [
    `## ${isPersonal(subscription) ? phrases.mine.edited : phrases.editedTitle(subscription.channelId)}`,
    `**${phrases.before}**`,
    ...moved,
    ...was,
    `**${phrases.after}**`,
    ...now,
  ]);
}

function words({ phrases }: SubscribedView, order: Subscription, characters: number): readonly string[] {
  const [first = '', ...filters] = phrases.order(order).split('\n');
  return fitted([{ head: first, lines: filters }], characters).texts;
}

function standing(
  { phrases, subscription, next, heldUntil = [] }: SubscribedView,
  told: readonly string[],
): MessageBody {
  const times = next.slice(0, 5).map((at, index) => {
    const until = heldUntil[index] ?? null;
    const held = until === null ? '' : `, ${phrases.heldUntil(until)}`;
    return `- <t:${Math.floor(at / 1000)}:F>, <t:${Math.floor(at / 1000)}:R>${held}`;
  });
  const runs = times.length > 0 ? [text([`**${phrases.nextEditions}**`, ...times].join('\n'))] : [];
  const own = isPersonal(subscription);
  const preview = own ? undefined : previewAddress(subscription.id);
  return message(
    parted(
      [
        [text(told.join('\n'))],
        subscription.paused === null ? runs : [text(phrases.pause(subscription.paused))],
        [
          ...row(preview === undefined ? [] : [button(phrases.label.preview, preview)]),
          text(
            [
              ...(subscription.zone === 'UTC' ? [`-# ${phrases.utcHint(own)}`] : []),
              `-# ${own ? phrases.mine.hint : phrases.subscribedHint}`,
            ].join('\n'),
          ),
        ],
      ],
      rule,
    ),
  );
}

export function renderSubscriptions({
  phrases,
  now,
  subscriptions,
  heldUntil,
  own = false,
}: SubscriptionsView): MessageBody {
  const header = `## ${phrases.subscriptionsTitle(subscriptions.length)}`;
  if (subscriptions.length === 0)
    return message([text(header), text(own ? phrases.mine.none : phrases.noSubscriptions)]);
  const entries = subscriptions.map((subscription) => entryOf(subscription, { phrases, now, heldUntil }));
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

function entryOf(subscription: Subscription, telling: Waiting): Entry {
  const { phrases } = telling;
  const [first = '', ...filters] = phrases.order(subscription).split('\n');
  const place = isPersonal(subscription) ? phrases.mine.place : `<#${subscription.channelId}>`;
  return { head: `**${place}**\n${whenOf(subscription, telling)}\n${first}`, lines: filters };
}

type Waiting = Telling & { readonly heldUntil: HeldUntil | undefined };

/** When a subscription runs next, or why it does not. */
export function whenOf(subscription: Subscription, { phrases, now, heldUntil }: Waiting): string {
  const { id, dueAt, paused } = subscription;
  if (paused !== null) return phrases.pause(paused);
  if (dueAt === null) return '';
  const until = heldUntil?.get(id);
  if (until !== undefined) return phrases.dueHeld(dueAt, until);
  return now - dueAt < SOON_MS ? phrases.nextAt(dueAt) : phrases.waitsSince(dueAt, isPersonal(subscription));
}
