// How things stand: what is stored, what comes next, what became of the last deliveries.
import { fitted } from './fit.ts';
import { DISCORD, type MessageBody, message, parted, rule, text } from './message.ts';
import { whenOf } from './subscriptions.ts';
import type { StatusView } from './views.ts';

const DELIVERIES_SHOWN = 10;
const FAILING_SHOWN = 5;

export function renderStatus({
  phrases,
  now,
  counts,
  feeds,
  failing,
  subscriptions,
  heldUntil,
  deliveries,
}: StatusView): MessageBody {
  const stored = [
    phrases.counts(counts.articles, counts.stories, counts.outlets),
    phrases.lastStored(counts.lastStoredAt),
    phrases.newest(counts.newestAt),
    phrases.gathering(feeds),
    ...failing
      .slice(0, FAILING_SHOWN)
      .map(
        ({ feed, state: { retiredAt, ...state } }) =>
          `- ${phrases.failingFeed({ ...state, outlet: feed.outlet, retired: retiredAt !== null })}`,
      ),
  ].filter((sentence) => sentence !== '');
  const header = `## ${phrases.statusTitle}\n${stored.join('\n')}`;

  const editions = subscriptions.map((one) => ({
    head: `- <#${one.channelId}>: ${whenOf(one, { phrases, now, heldUntil })}`,
    lines: one.roleGone ? [`  ${phrases.roleGone}`] : [],
  }));
  const recent = deliveries.slice(0, DELIVERIES_SHOWN).map((delivery) => ({
    head: `- <t:${Math.floor(delivery.dueAt / 1000)}:f> <#${delivery.channelId}>: ${phrases.settlement(delivery.settlement)}`,
    lines: [],
  }));
  const room = Math.floor((DISCORD.characters - header.length - 200) / 2);
  return message(
    parted(
      [
        [text(header)],
        [text(listed(phrases.editionsHere, editions, room, phrases.noSubscriptions))],
        [text(listed(phrases.recentDeliveries, recent, room, phrases.noDeliveries))],
      ],
      rule,
    ),
  );

  function listed(title: string, entries: typeof editions, characters: number, none: string): string {
    const { texts, left } = fitted(entries, characters - title.length - entries.length - 40);
    const more = left > 0 ? [`-# ${phrases.andMore(left)}`] : [];
    return [`**${title}**`, ...(entries.length === 0 ? [none] : texts), ...more].join('\n');
  }
}
