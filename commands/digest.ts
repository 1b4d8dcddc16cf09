// /digest: what moderators order for their channels.
import { PermissionFlagsBits } from 'discord-api-types/v10';
import { type Asked, type Choice, commandFor, Option, type Reply, type Where } from '../src/discord/command.ts';
import { sendAddress } from '../src/discord/render/address.ts';
import { DELIVERIES_A_PAGE, renderDeliveries, renderOpenedDelivery } from '../src/discord/render/deliveries.ts';
import { renderDigest } from '../src/discord/render/digest.ts';
import { english } from '../src/discord/render/english/english.ts';
import { renderNotice } from '../src/discord/render/notice.ts';
import type { Phrases } from '../src/discord/render/phrases.ts';
import { renderEdited, renderSubscribed, renderSubscriptions } from '../src/discord/render/subscriptions.ts';
import { REGIONS, TOPICS } from '../src/news/article.ts';
import { Refusal } from '../src/news/refusal.ts';
import { personalPlace } from '../src/news/subscription.ts';
import type { Newsroom } from '../src/newsroom/newsroom.ts';
import type { Sent } from '../src/newsroom/sender.ts';
import { checkedAgain, checkedChannel, checkedEdit } from './digest/channel-check.ts';
import { MINE, mine, type OwnDigests } from './digest/mine.ts';
import { ORDER_OPTIONS, WHICH } from './digest/order-options.ts';
import { RECALL_OPTIONS } from './digest/recall-options.ts';

export type Ordering = Pick<
  Newsroom,
  | 'subscribe'
  | 'edit'
  | 'subscriptionAsked'
  | 'channelAt'
  | 'subscriptions'
  | 'standing'
  | 'preview'
  | 'send'
  | 'history'
  | 'historyPage'
  | 'opened'
  | 'pause'
  | 'resume'
  | 'remove'
  | 'recall'
  | 'completePosted'
  | 'completeZone'
  | 'completeOutlet'
>;

export const digest = commandFor<Ordering & OwnDigests>()(
  {
    name: 'digest',
    description: 'Scheduled briefings for the channels of this server',
    default_member_permissions: Number(PermissionFlagsBits.ManageGuild),
    // In direct messages for one's own digest; the others say that they need a server.
    contexts: [0, 1],
    integration_types: [0],
    options: [
      {
        type: Option.Subcommand,
        name: 'subscribe',
        description: 'Give a channel a digest',
        options: ORDER_OPTIONS,
      },
      {
        type: Option.Subcommand,
        name: 'edit',
        description: 'Change any part of a digest; what you leave out stays',
        options: [WHICH, ...ORDER_OPTIONS],
      },
      { type: Option.Subcommand, name: 'list', description: 'Every digest of this server, with its next edition' },
      {
        type: Option.Subcommand,
        name: 'preview',
        description: 'What would be posted now, for your eyes only',
        options: [WHICH],
      },
      {
        type: Option.Subcommand,
        name: 'send',
        description: 'Post a digest now, beside its times',
        options: [WHICH],
      },
      {
        type: Option.Subcommand,
        name: 'history',
        description: 'What became of each edition, and why one was not posted',
        options: [WHICH],
      },
      {
        type: Option.Subcommand,
        name: 'recall',
        description: 'Strike a story or take it out everywhere it was posted in this server',
        options: RECALL_OPTIONS,
      },
      MINE,
      { type: Option.Subcommand, name: 'pause', description: 'Hold a digest until you resume it', options: [WHICH] },
      { type: Option.Subcommand, name: 'resume', description: 'Go on with a paused digest', options: [WHICH] },
      { type: Option.Subcommand, name: 'remove', description: 'End a digest', options: [WHICH] },
    ],
  },
  {
    ...mine,
    subscribe: async ({ options, who, where, newsroom, phrases, now }) => {
      const { channel, role, tags, 'outlets-at-least': outletsAtLeast, 'quiet-day': quietDay, ...order } = options;
      const subscribed = await newsroom.subscribe({
        ...order,
        outletsAtLeast,
        quietDay,
        guildId: guildOf(where),
        ...(await checkedChannel(channel, { where, who, newsroom }, { role, tags })),
        userId: who.id,
        roleId: role?.id,
      });
      return { body: renderSubscribed({ ...subscribed, phrases, now }), private: true };
    },
    edit: async ({ options, who, where, newsroom, phrases, now }) => {
      const {
        digest: asked,
        channel,
        role,
        tags,
        'outlets-at-least': outletsAtLeast,
        'quiet-day': quietDay,
        ...order
      } = options;
      const before = await newsroom.subscriptionAsked(guildOf(where), asked);
      const edited = await newsroom.edit({
        ...order,
        outletsAtLeast,
        quietDay,
        guildId: guildOf(where),
        asked: before.id,
        ...(await checkedEdit(channel, before, { where, who, newsroom }, { role, tags })),
        roleId: role?.id,
      });
      return { body: renderEdited({ ...edited, phrases, now }), private: true };
    },
    list: async ({ where, newsroom, phrases, now }) => ({
      body: renderSubscriptions({ ...(await newsroom.standing(guildOf(where))), phrases, now }),
      private: true,
    }),
    preview: async ({ options, ...asked }) => preview(options.digest, asked),
    send: async ({ options, where, newsroom, phrases }) =>
      sentReply(await newsroom.send(guildOf(where), options.digest), phrases),
    history: async ({ options, where, newsroom, phrases, now }) => {
      const guildId = guildOf(where);
      const page = await newsroom.history(guildId, options.digest, 0, DELIVERIES_A_PAGE);
      return { body: renderDeliveries({ ...page, guildId, offset: 0, phrases, now }), private: true };
    },
    recall: async ({ options, who, where, newsroom, phrases }) => {
      const { story: asked, how = 'strike', reason = null } = options;
      const recalled = await newsroom.recall({ guildId: guildOf(where), asked, how, reason, userId: who.id });
      return { body: renderNotice(phrases.corrections.done(recalled)), private: true };
    },
    pause: async ({ options, who, where, newsroom, phrases }) => {
      const { channelId } = await newsroom.pause(guildOf(where), options.digest, who.id);
      return { body: renderNotice(phrases.paused(channelId)), private: true };
    },
    resume: async ({ options, where, newsroom, phrases }) => {
      const guildId = guildOf(where);
      const paused = await newsroom.subscriptionAsked(guildId, options.digest, (each) => each.paused !== null);
      if (paused.paused !== null) await checkedAgain(paused, newsroom);
      const { subscription, nextAt } = await newsroom.resume(guildId, paused.id);
      return { body: renderNotice(phrases.resumed(subscription.channelId, nextAt)), private: true };
    },
    remove: async ({ options, where, newsroom, phrases }) => {
      const { channelId } = await newsroom.remove(guildOf(where), options.digest);
      return { body: renderNotice(phrases.removed(channelId)), private: true };
    },
  },
  {
    timezone: (typed, { newsroom }) => newsroom.completeZone(typed),
    story: async (typed, { newsroom, where }) =>
      where.guildId === null ? [] : newsroom.completePosted(where.guildId, typed),
    topics: async (typed) =>
      lastOf(
        typed,
        TOPICS.map((value) => ({ name: english.topic(value), value })),
      ),
    regions: async (typed) =>
      lastOf(
        typed,
        REGIONS.map((value) => ({ name: english.region(value), value })),
      ),
    outlets: async (typed, { newsroom, where }) =>
      lastOf(typed, await newsroom.completeOutlet(typed.split(',').at(-1)?.trim() ?? '', where.guildId)),
    tags: async (typed, { newsroom, where }, subcommand, { channel, digest: asked }) => {
      const { guildId } = where;
      if (guildId === null) return [];
      const named = typeof channel === 'object' && channel !== null && 'id' in channel ? String(channel.id) : undefined;
      const all = subcommand === 'edit' ? await newsroom.subscriptions(guildId) : [];
      const edited = all.find(({ id }) => id === asked) ?? (all.length === 1 ? all[0] : undefined);
      const { forum } = await newsroom.channelAt(guildId, named ?? edited?.channelId ?? where.channelId);
      return lastOf(typed, forum?.tags.map(({ name }) => ({ name, value: name })) ?? []);
    },
    digest: async (typed, { newsroom, where, who, phrases }, subcommand) => {
      const place = subcommand?.startsWith('mine ') ? personalPlace(who.id) : where.guildId;
      const all = place === null ? [] : await newsroom.subscriptions(place);
      const choices = all.map((each) => ({ name: `${phrases.label.digest(each)} (${each.id})`, value: each.id }));
      return choices.filter(({ name }) => name.toLowerCase().includes(typed.trim().toLowerCase()));
    },
  },
  { private: true, open: 'mine' },
);

export async function preview(
  asked: string | undefined,
  { where, newsroom, phrases, now }: Asked<Pick<Ordering, 'preview'>>,
): Promise<Reply> {
  const briefing = await newsroom.preview(guildOf(where), asked);
  const { id, paused } = briefing.subscription;
  const send = paused === null ? sendAddress(id, now) : undefined;
  return { body: renderDigest(briefing, { phrases, now, preview: true, send }), private: true };
}

/** A button that sends what was previewed at that moment: once, however often it is pressed. */
export async function sendNow(
  { subscriptionId, at }: { readonly subscriptionId: string; readonly at: number },
  { where, newsroom, phrases }: Asked<Pick<Ordering, 'send'>>,
): Promise<Reply> {
  return sentReply(await newsroom.send(guildOf(where), subscriptionId, at), phrases);
}

function sentReply({ subscription, settlement }: Sent, phrases: Phrases): Reply {
  return { body: renderNotice(phrases.sent(subscription.channelId, settlement)), private: true };
}

export async function historyPage(
  { subscriptionId, offset }: { readonly subscriptionId: string | null; readonly offset: number },
  { where, newsroom, phrases, now }: Asked<Pick<Ordering, 'historyPage'>>,
): Promise<Reply> {
  const guildId = guildOf(where);
  const page = await newsroom.historyPage(guildId, subscriptionId, offset, DELIVERIES_A_PAGE);
  return {
    body: renderDeliveries({ ...page, guildId, subscriptionId, offset, phrases, now }),
    private: true,
  };
}

/** One delivery of the history, with its reasons. */
export async function opened(
  deliveryId: string,
  { where, newsroom, phrases, now }: Asked<Pick<Ordering, 'opened'>>,
): Promise<Reply> {
  const delivery = await newsroom.opened(guildOf(where), deliveryId);
  return { body: renderOpenedDelivery({ delivery, phrases, now }), private: true };
}

function guildOf({ guildId }: Where): string {
  if (guildId === null) throw new Refusal('servers-only', {});
  return guildId;
}

/** Completes the last entry of a list with commas; what stands before it stays, unless it is the beginning of the same name. */
function lastOf(typed: string, known: readonly Choice[]): readonly Choice[] {
  const parts = typed.split(',').map((part) => part.trim());
  const last = (parts.at(-1) ?? '').toLowerCase();
  const before = parts.slice(0, -1).filter((part) => part !== '');
  return known
    .filter(
      ({ name, value }) =>
        !before.includes(value) && (name.toLowerCase().includes(last) || value.toLowerCase().startsWith(last)),
    )
    .map(({ name, value }) => {
      const begun = before.findIndex((_, from) =>
        value.toLowerCase().startsWith([...before.slice(from), last].join(', ').toLowerCase()),
      );
      const kept = begun < 0 ? before : before.slice(0, begun);
      return { name: [...kept, name].join(', '), value: [...kept, value].join(', ') };
    });
}
