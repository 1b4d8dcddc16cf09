// A briefing as it stands in a channel.
import type { Briefing } from '../../news/briefing.ts';
import { nonceOf } from '../../news/delivery.ts';
import { isPersonal } from '../../news/subscription.ts';
import { openAddress } from './address.ts';
import { fitted } from './fit.ts';
import { button, DISCORD, gap, type MessageBody, menu, message, parted, row, rule, text } from './message.ts';
import type { Phrases } from './phrases.ts';
import { option, othersOf, told } from './telling.ts';
import type { DigestContext } from './views.ts';

const LATE_FROM = 10;

/**
 * The briefing as a message. Its menu opens any story in it privately, and bears the delivery's nonce, by which the message
 * is known again. Pings the subscribed role, if any, except in a preview.
 */
export function renderDigest(
  briefing: Briefing,
  { phrases, preview = false, send, draft }: DigestContext,
): MessageBody {
  const { edition, subscription, items, lateMinutes } = briefing;
  if (briefing.quietDay && !preview) return quietDay(briefing, phrases);
  const marks = [
    ...(lateMinutes >= LATE_FROM ? [phrases.lateMark(lateMinutes)] : []),
    ...(preview ? [phrases.previewMark] : []),
    ...(draft?.marks ?? []),
  ];
  const date = phrases.date(edition.dueAt, subscription.zone);
  const head = [`## ${phrases.digestTitle}`, items.length > 0 ? `${date} · ${phrases.stories(items.length)}` : date];
  const header = [...head, ...marks.map((mark) => `-# ${mark}`)].join('\n');
  const footer = `-# ${isPersonal(subscription) ? phrases.mine.footer : phrases.digestFooter}`;
  const reserved = header.length + footer.length + phrases.andMore(items.length).length + 40;

  const entries = items.map(({ story, lines, since }) => {
    const others = othersOf(story);
    const isAlone = others.otherOutlets === 0 && subscription.outlets.length === 0 && since === undefined;
    const entry = told(story.lead, subscription.style === 'headlines' ? [] : lines, phrases, {
      ...others,
      asOf: edition.dueAt + lateMinutes * 60_000,
      ...(isAlone ? { otherOutlets: 'none-so-far' } : {}),
    });
    return since === undefined ? entry : { ...entry, head: `${entry.head}\n-# ${phrases.newSince(since)}` };
  });
  const { texts, left } = fitted(entries, DISCORD.characters - reserved, 12);
  const shown = items.slice(0, texts.length);
  const stories = parted(
    texts.map((content) => [text(content)]),
    gap,
  );
  const more = left > 0 && texts.length > 0 ? [text(`-# ${phrases.andMore(left)}`)] : [];

  const body = parted(
    [
      [text(header)],
      texts.length > 0
        ? [...stories, ...more]
        : [text(draft?.empty ?? (subscription.quietDay ? phrases.nothingNewSaid : phrases.nothingNew))],
      [
        ...(draft?.controls ??
          menu(
            openAddress(preview ? 'preview' : nonceOf(edition.id)),
            phrases.label.openStory,
            shown.map(({ story }) => option(story.lead, phrases)),
          )),
        ...row(send === undefined || shown.length === 0 ? [] : [button(phrases.label.sendNow, send)]),
        text(footer),
      ],
    ],
    rule,
  );
  const { roleId } = subscription;
  const isRole = roleId !== null && /^\d{1,20}$/.test(roleId);
  return message(body, isRole ? { roleId, ping: !preview && draft === undefined } : undefined);
}

/** One line, which pings nobody; by its button it is known again, like an edition by its menu. */
function quietDay({ edition, subscription }: Briefing, phrases: Phrases): MessageBody {
  const line = text(`-# ${phrases.date(edition.dueAt, subscription.zone)} · ${phrases.quietDay}`);
  const address = openAddress(nonceOf(edition.id));
  return message([line, ...row(address === undefined ? [] : [button(phrases.label.latestNews, address)])]);
}
