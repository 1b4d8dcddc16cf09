// /digest: what moderators order for their channels.
import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import {
  type Asked,
  type Choice,
  commandFor,
  Option,
  type Picked,
  type Reply,
  type Where,
} from '../src/discord/command.ts';
import { renderDigest } from '../src/discord/render/digest.ts';
import { english } from '../src/discord/render/english.ts';
import { renderNotice } from '../src/discord/render/notice.ts';
import { renderSubscribed, renderSubscriptions } from '../src/discord/render/subscriptions.ts';
import { REGIONS, TOPICS } from '../src/news/article.ts';
import { Refusal } from '../src/news/refusal.ts';
import { LIMITS, STYLES } from '../src/news/subscription.ts';
import type { Newsroom } from '../src/newsroom/newsroom.ts';

export type Ordering = Pick<
  Newsroom,
  'subscribe' | 'subscriptions' | 'preview' | 'pause' | 'resume' | 'remove' | 'completeZone' | 'completeOutlet'
>;

const THREADS = [ChannelType.PublicThread, ChannelType.PrivateThread, ChannelType.AnnouncementThread] as const;
const styles = STYLES.map((value) => ({ name: english.style(value), value }));

const which = {
  type: Option.String,
  name: 'digest',
  description: 'Which one; not needed when there is only one',
  autocomplete: true,
} as const;

export const digest = commandFor<Ordering>()(
  {
    name: 'digest',
    description: 'Scheduled briefings for the channels of this server',
    default_member_permissions: Number(PermissionFlagsBits.ManageGuild),
    contexts: [0],
    integration_types: [0],
    options: [
      {
        type: Option.Subcommand,
        name: 'subscribe',
        description: 'Give a channel a digest',
        options: [
          {
            type: Option.Channel,
            name: 'channel',
            description: 'Where it is posted; here if you leave it out',
            channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement, ...THREADS],
          },
          {
            type: Option.String,
            name: 'time',
            description: 'Such as 8:00 or 6pm; 8:00 if you leave it out',
            max_length: 20,
          },
          {
            type: Option.String,
            name: 'days',
            description: 'Such as weekdays or mon,thu; every day if you leave it out',
            max_length: 80,
          },
          { type: Option.String, name: 'timezone', description: 'A city or a zone', autocomplete: true },
          { type: Option.String, name: 'topics', description: 'Only these, with commas between', autocomplete: true },
          { type: Option.String, name: 'regions', description: 'Only these, with commas between', autocomplete: true },
          { type: Option.String, name: 'outlets', description: 'Only these, with commas between', autocomplete: true },
          {
            type: Option.String,
            name: 'include',
            description: 'Only stories with one of these words or phrases, with commas between',
            max_length: 400,
          },
          {
            type: Option.String,
            name: 'exclude',
            description: 'No story with one of these words or phrases, with commas between',
            max_length: 400,
          },
          {
            type: Option.Integer,
            name: 'stories',
            description: 'How many at most; 5 if you leave it out',
            min_value: 1,
            max_value: LIMITS.stories,
          },
          {
            type: Option.Role,
            name: 'role',
            description: 'The one role to ping with each edition; nobody if you leave it out',
          },
          { type: Option.String, name: 'style', description: 'How much of each story', choices: styles },
        ],
      },
      { type: Option.Subcommand, name: 'list', description: 'Every digest of this server, with its next edition' },
      {
        type: Option.Subcommand,
        name: 'preview',
        description: 'What would be posted now, for your eyes only',
        options: [which],
      },
      { type: Option.Subcommand, name: 'pause', description: 'Hold a digest until you resume it', options: [which] },
      { type: Option.Subcommand, name: 'resume', description: 'Go on with a paused digest', options: [which] },
      { type: Option.Subcommand, name: 'remove', description: 'End a digest', options: [which] },
    ],
  },
  {
    subscribe: async ({ options, who, where, newsroom, phrases, now }) => {
      const { channel, role, ...order } = options;
      const channelId = channel?.id ?? where.channelId;
      const { channelType: type, appPermissions } = where;
      checkChannel(channel && channelId !== where.channelId ? channel : { id: channelId, type, appPermissions });
      const { subscription, next } = await newsroom.subscribe({
        ...order,
        guildId: guildOf(where),
        channelId,
        userId: who.id,
        roleId: role?.id,
      });
      return { body: renderSubscribed({ subscription, next, phrases, now }), private: true };
    },
    list: async ({ where, newsroom, phrases, now }) => ({
      body: renderSubscriptions({ subscriptions: await newsroom.subscriptions(guildOf(where)), phrases, now }),
      private: true,
    }),
    preview: async ({ options, ...asked }) => preview(options.digest, asked),
    pause: async ({ options, who, where, newsroom, phrases }) => {
      const { channelId } = await newsroom.pause(guildOf(where), options.digest, who.id);
      return { body: renderNotice(phrases.paused(channelId)), private: true };
    },
    resume: async ({ options, where, newsroom, phrases }) => {
      const { subscription, nextAt } = await newsroom.resume(guildOf(where), options.digest);
      return { body: renderNotice(phrases.resumed(subscription.channelId, nextAt)), private: true };
    },
    remove: async ({ options, where, newsroom, phrases }) => {
      const { channelId } = await newsroom.remove(guildOf(where), options.digest);
      return { body: renderNotice(phrases.removed(channelId)), private: true };
    },
  },
  {
    timezone: (typed, { newsroom }) => newsroom.completeZone(typed),
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
    digest: async (typed, { newsroom, where, phrases }) => {
      const all = where.guildId === null ? [] : await newsroom.subscriptions(where.guildId);
      const choices = all.map((each) => ({ name: `${phrases.label.digest(each)} (${each.id})`, value: each.id }));
      return choices.filter(({ name }) => name.toLowerCase().includes(typed.trim().toLowerCase()));
    },
  },
  { private: true },
);

export async function preview(
  asked: string | undefined,
  { where, newsroom, phrases, now }: Asked<Pick<Ordering, 'preview'>>,
): Promise<Reply> {
  return {
    body: renderDigest(await newsroom.preview(guildOf(where), asked), { phrases, now, preview: true }),
    private: true,
  };
}

function guildOf({ guildId }: Where): string {
  if (guildId === null) throw new Refusal('servers-only', {});
  return guildId;
}

/** What Discord does not say of a channel is seen at the first edition. */
function checkChannel(channel: Omit<Picked, 'type'> & { readonly type?: number | null | undefined }): void {
  const { id: channelId, type, appPermissions } = channel;
  const isThread = THREADS.some((each) => each === type);
  const fits = isThread || type === ChannelType.GuildText || type === ChannelType.GuildAnnouncement;
  const known = type !== null && type !== undefined;
  if (known && !fits) throw new Refusal('wrong-channel', {});
  if (appPermissions === undefined) return;
  const has = (bit: bigint) => (appPermissions & (bit | PermissionFlagsBits.Administrator)) !== 0n;
  const inThreads = has(PermissionFlagsBits.SendMessagesInThreads);
  const sends = isThread ? inThreads : has(PermissionFlagsBits.SendMessages) || (!known && inThreads);
  const missing = [
    ...(has(PermissionFlagsBits.ViewChannel) ? [] : ['View Channel']),
    ...(sends ? [] : [isThread ? 'Send Messages in Threads' : 'Send Messages']),
  ];
  if (missing.length > 0) throw new Refusal('missing-permission', { channelId, permissions: missing });
}

/** Completes the last entry of a list with commas; what stands before it stays. */
function lastOf(typed: string, known: readonly Choice[]): readonly Choice[] {
  const parts = typed.split(',');
  const last = (parts.pop() ?? '').trim().toLowerCase();
  const before = parts.map((part) => part.trim()).filter((part) => part !== '');
  return known
    .filter(
      ({ name, value }) =>
        !before.includes(value) && (name.toLowerCase().includes(last) || value.toLowerCase().startsWith(last)),
    )
    .map(({ name, value }) => ({ name: [...before, name].join(', '), value: [...before, value].join(', ') }));
}
