// What became of each delivery, and what was just sent.
import { isFinal } from '../../news/delivery.ts';
import { isExtra } from '../../news/edition.ts';
import { historyAddress } from './address.ts';
import { fitted } from './fit.ts';
import { DISCORD, type MessageBody, message, pager, parted, rule, text } from './message.ts';
import type { DeliveriesView } from './views.ts';

export const DELIVERIES_A_PAGE = 10;
/** What was settled so soon after its time was settled at its time. */
const SOON_MS = 120_000;

export function renderDeliveries(view: DeliveriesView): MessageBody {
  const { phrases, guildId, deliveries, offset, more, subscriptionId } = view;
  const header = `## ${phrases.historyTitle}`;
  const entries = deliveries.map((delivery) => ({ head: entryOf(delivery), lines: [] }));
  const { texts } = fitted(entries, DISCORD.characters - header.length - entries.length - 40);
  const to = (at: number) => historyAddress(subscriptionId, Math.max(0, at));
  const count = DELIVERIES_A_PAGE;
  return message(
    parted(
      [
        [text(header)],
        [text(texts.length === 0 ? phrases.noDeliveries : texts.join('\n'))],
        pager(phrases.label, { to: to(offset - count), open: offset > 0 }, { to: to(offset + count), open: more }),
      ],
      rule,
    ),
  );

  function entryOf({ dueAt, settledAt, settlement, channelId }: DeliveriesView['deliveries'][number]): string {
    const late = isFinal(settlement) && settledAt !== null && settledAt - dueAt > SOON_MS;
    const parts = [
      `- <t:${seconds(dueAt)}:f>`,
      `<#${digits(channelId)}>`,
      ...(isExtra({ dueAt }) ? [`(${phrases.extraEdition})`] : []),
    ];
    const told = [phrases.settlement(settlement), ...(late ? [phrases.settledAt(settledAt)] : [])].join(' ');
    const where =
      settlement.state === 'sent'
        ? ` ([${phrases.toMessage}](https://discord.com/channels/${digits(guildId)}/${digits(channelId)}/${digits(settlement.messageId)}))`
        : '';
    return `${parts.join(' ')}: ${told}${where}`;
  }
}

const seconds = (at: number) => Math.floor(at / 1000);
const digits = (id: string) => id.replace(/\D/g, '');
