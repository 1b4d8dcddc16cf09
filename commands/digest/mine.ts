// /digest mine: a reader's own digest, by direct message. No server has a say in it.
import { type Asked, Option, type Reply } from '../../src/discord/command.ts';
import { renderNotice } from '../../src/discord/render/notice.ts';
import { renderEdited, renderSubscribed, renderSubscriptions } from '../../src/discord/render/subscriptions.ts';
import { Refusal } from '../../src/news/refusal.ts';
import { personalPlace } from '../../src/news/subscription.ts';
import type { Newsroom } from '../../src/newsroom/newsroom.ts';
import { ORDER_OPTIONS, WHICH } from './order-options.ts';

export type OwnDigests = Pick<
  Newsroom,
  'subscribe' | 'edit' | 'subscriptions' | 'pause' | 'resume' | 'remove' | 'inboxOf' | 'saveZone'
>;

type OwnName =
  | 'time'
  | 'days'
  | 'timezone'
  | 'topics'
  | 'regions'
  | 'outlets'
  | 'languages'
  | 'include'
  | 'exclude'
  | 'stories'
  | 'style';
const OWN: readonly string[] = [
  'time',
  'days',
  'timezone',
  'topics',
  'regions',
  'outlets',
  'languages',
  'include',
  'exclude',
  'stories',
  'style',
] satisfies readonly OwnName[];

/** What a reader can say of it: nothing of channels, roles or moderators. */
const OWN_OPTIONS = ORDER_OPTIONS.filter(({ name }) => OWN.includes(name)) as readonly Extract<
  (typeof ORDER_OPTIONS)[number],
  { name: OwnName }
>[];

export const MINE = {
  type: Option.SubcommandGroup,
  name: 'mine',
  description: 'Your own digest, by direct message',
  options: [
    { type: Option.Subcommand, name: 'subscribe', description: 'Get a digest of your own', options: OWN_OPTIONS },
    { type: Option.Subcommand, name: 'list', description: 'Your digests, with their next editions' },
    {
      type: Option.Subcommand,
      name: 'edit',
      description: 'Change any part of it; what you leave out stays',
      options: [WHICH, ...OWN_OPTIONS],
    },
    { type: Option.Subcommand, name: 'pause', description: 'Hold it until you resume it', options: [WHICH] },
    { type: Option.Subcommand, name: 'resume', description: 'Go on with it', options: [WHICH] },
    { type: Option.Subcommand, name: 'remove', description: 'End it', options: [WHICH] },
  ],
} as const;

type Own<Options> = Asked<OwnDigests> & { readonly options: Options };
type Typed = Readonly<Partial<Record<Exclude<OwnName, 'stories' | 'style'>, string | undefined>>> & {
  readonly stories?: number | undefined;
  readonly style?: 'brief' | 'headlines' | 'full' | undefined;
};
type Which = { readonly digest?: string | undefined };

const orderOf = ({
  time,
  days,
  timezone,
  topics,
  regions,
  outlets,
  languages,
  include,
  exclude,
  stories,
  style,
}: Typed) => ({
  ...{ time, days, timezone, topics, regions, outlets, languages, include, exclude, stories, style },
  ...{ roleId: undefined, late: undefined, outletsAtLeast: undefined, quietDay: undefined },
});

export const mine = {
  'mine subscribe': async ({ options, who, where, newsroom, phrases, now }: Own<Typed>): Promise<Reply> =>
    own(async () => {
      const guildId = personalPlace(who.id);
      const channelId = where.guildId === null ? where.channelId : await newsroom.inboxOf(who.id);
      const subscribed = await newsroom.subscribe({ ...orderOf(options), guildId, channelId, userId: who.id });
      // The next one goes by the same time zone.
      if (options.timezone !== undefined) await newsroom.saveZone(guildId, subscribed.subscription.zone);
      return { body: renderSubscribed({ ...subscribed, phrases, now }), private: true };
    }),
  'mine list': async ({ who, newsroom, phrases, now }: Own<object>): Promise<Reply> => {
    const subscriptions = await newsroom.subscriptions(personalPlace(who.id));
    return { body: renderSubscriptions({ subscriptions, own: true, phrases, now }), private: true };
  },
  'mine edit': async ({ options: { digest, ...typed }, who, newsroom, phrases, now }: Own<Which & Typed>) =>
    own(async () => {
      const change = { ...orderOf(typed), guildId: personalPlace(who.id), asked: digest, channelId: undefined };
      return { body: renderEdited({ ...(await newsroom.edit(change)), phrases, now }), private: true };
    }),
  'mine pause': async ({ options, who, newsroom, phrases }: Own<Which>) =>
    own(async () => {
      await newsroom.pause(personalPlace(who.id), options.digest, who.id);
      return { body: renderNotice(phrases.mine.paused), private: true };
    }),
  'mine resume': async ({ options, who, newsroom, phrases }: Own<Which>) =>
    own(async () => {
      const { nextAt } = await newsroom.resume(personalPlace(who.id), options.digest);
      return { body: renderNotice(phrases.mine.resumed(nextAt)), private: true };
    }),
  'mine remove': async ({ options, who, newsroom, phrases }: Own<Which>) =>
    own(async () => {
      await newsroom.remove(personalPlace(who.id), options.digest);
      return { body: renderNotice(phrases.mine.removed), private: true };
    }),
};

/** What a server's digests are refused for, in words for a reader's own. */
async function own(work: () => Promise<Reply>): Promise<Reply> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.code === 'unknown-subscription') throw new Refusal('no-own-digest', {});
    if (error.code === 'already-subscribed') throw new Refusal('own-twin', {});
    throw error;
  }
}
