// What became of each delivery, and what was just sent.
import { isFinal, isWithheld } from '../../news/delivery.ts';
import { whyWithheld } from '../../news/draft.ts';
import { isExtra } from '../../news/edition.ts';
import { EDITIONS, historyAddress } from './address.ts';
import { fitted } from './fit.ts';
import { cut, inert } from './inert.ts';
import { DISCORD, type MessageBody, menu, message, pager, parted, rule, text } from './message.ts';
import type { DeliveriesView, OpenedDeliveryView } from './views.ts';

export const DELIVERIES_A_PAGE = 10;
/** What was settled so soon after its time was settled at its time. */
const SOON_MS = 120_000;

export function renderDeliveries(view: DeliveriesView): MessageBody {
  const { phrases, guildId, deliveries, drafts = [], zones, offset, more, subscriptionId } = view;
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
        menu(EDITIONS, phrases.label.openEdition, deliveries.slice(0, texts.length).map(optionOf)),
        pager(phrases.label, { to: to(offset - count), open: offset > 0 }, { to: to(offset + count), open: more }),
      ],
      rule,
    ),
  );

  function optionOf({ id, subscriptionId: digest, dueAt, settlement }: DeliveriesView['deliveries'][number]) {
    return {
      label: phrases.moment(dueAt, zones?.get(digest) ?? 'UTC'),
      value: id,
      description: cut(phrases.label.settled(settlement), DISCORD.option),
    };
  }

  function entryOf({ id, dueAt, settledAt, settlement, channelId }: DeliveriesView['deliveries'][number]): string {
    const late = isFinal(settlement) && settledAt !== null && settledAt - dueAt > SOON_MS;
    const parts = [
      `- <t:${seconds(dueAt)}:f>`,
      `<#${digits(channelId)}>`,
      ...(isExtra({ dueAt }) ? [`(${phrases.extraEdition})`] : []),
    ];
    const withheld = isWithheld(settlement);
    const wasDecided = settlement.state === 'sent' || settlement.state === 'refused' || withheld;
    const draft = wasDecided ? drafts.find(({ deliveryId }) => deliveryId === id) : undefined;
    const decided = draft && phrases.drafts.decided({ decidedBy: draft.decidedBy, dropped: draft.dropped.length });
    const outcome = withheld && draft ? phrases.drafts.withheld(whyWithheld(draft)) : phrases.settlement(settlement);
    const told = [outcome, ...(late ? [phrases.settledAt(settledAt)] : [])].join(', ');
    const by = decided === undefined ? '' : `; ${decided}`;
    const where =
      settlement.state === 'sent'
        ? ` ([${phrases.toMessage}](https://discord.com/channels/${digits(guildId)}/${digits(settlement.threadId ?? channelId)}/${digits(settlement.messageId)}))`
        : '';
    return `${parts.join(' ')}: ${told}${by}${where}`;
  }
}

/** One delivery: what was in it, what was not, and why. */
export function renderOpenedDelivery({ phrases, delivery }: OpenedDeliveryView): MessageBody {
  const { dueAt, channelId, settlement, stories } = delivery;
  const head = [
    `## ${phrases.editionTitle}`,
    `<t:${seconds(dueAt)}:F> · <#${digits(channelId)}>`,
    `-# ${phrases.settlement(settlement)}`,
  ].join('\n');
  const inIt = stories.filter(({ why }) => why.kind === 'new' || why.kind === 'since');
  const isSent = settlement.state === 'sent';
  const parts = [
    { title: isSent ? phrases.inEdition : phrases.chosenForEdition, stories: inIt },
    { title: phrases.notInEdition, stories: stories.filter((each) => !inIt.includes(each)) },
  ];
  const entries = parts.flatMap(({ title, stories: own }) =>
    own.length === 0 ? [] : [{ head: `**${title}**`, lines: own.map(storyOf) }],
  );
  const { texts } = fitted(entries, DISCORD.characters - head.length - 80);
  return message(parted([[text(head)], [text(texts.join('\n') || phrases.choiceUnknown)]], rule));

  function storyOf({ headline, outlets, why }: OpenedDeliveryView['delivery']['stories'][number]): string {
    return `- ${inert(cut(headline ?? '', HEADLINE)) || phrases.label.untitled}\n-# ↳ ${phrases.why(why, outlets)}`;
  }
}

const HEADLINE = 120;
const seconds = (at: number) => Math.floor(at / 1000);
const digits = (id: string) => id.replace(/\D/g, '');
