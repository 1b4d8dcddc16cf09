// /settings: a server's defaults.
import { PermissionFlagsBits } from 'discord-api-types/v10';
import { commandFor, Option, type Where } from '../src/discord/command.ts';
import { renderNotice, renderSettings } from '../src/discord/render/notice.ts';
import { POSTABLE, placeOf } from '../src/discord/render/permissions.ts';
import { APPROVAL_MINUTES } from '../src/news/draft.ts';
import { Refusal } from '../src/news/refusal.ts';
import type { Newsroom } from '../src/newsroom/newsroom.ts';
import { checkedChannel } from './digest/channel-check.ts';

const AUTOMATIC = 'auto';

export const settings = commandFor<
  Pick<
    Newsroom,
    | 'settings'
    | 'saveLanguage'
    | 'saveZone'
    | 'saveQuietHours'
    | 'saveApproval'
    | 'resetSettings'
    | 'channelAt'
    | 'completeZone'
  >
>()(
  {
    name: 'settings',
    description: 'The defaults of this server',
    default_member_permissions: Number(PermissionFlagsBits.ManageGuild),
    contexts: [0],
    integration_types: [0],
    options: [
      { type: Option.Subcommand, name: 'show', description: 'What is set' },
      {
        type: Option.Subcommand,
        name: 'language',
        description: 'The language of the news here, and of the replies where Dateline speaks it',
        options: [
          {
            type: Option.String,
            name: 'language',
            description: 'Automatic: news in every language, replies in the language of each reader',
            required: true,
            choices: [
              { name: 'Automatic', value: AUTOMATIC },
              { name: 'English', value: 'en' },
              { name: 'Español', value: 'es' },
              { name: 'Français', value: 'fr' },
              { name: 'Deutsch', value: 'de' },
            ],
          },
        ],
      },
      {
        type: Option.Subcommand,
        name: 'timezone',
        description: 'The time zone of new digests',
        options: [
          {
            type: Option.String,
            name: 'timezone',
            description: 'A city or a zone',
            required: true,
            autocomplete: true,
          },
        ],
      },
      {
        type: Option.Subcommand,
        name: 'quiet-hours',
        description: 'Hours in which no digest is posted by itself; what falls in comes when they end',
        options: [
          {
            type: Option.String,
            name: 'hours',
            description: 'Such as 22:00-7:00, in the time zone of this server; or off',
            required: true,
            max_length: 40,
          },
        ],
      },
      {
        type: Option.Subcommand,
        name: 'approval',
        description: 'Digests wait in a moderators’ channel before they are posted',
        options: [
          {
            type: Option.Channel,
            name: 'channel',
            description: 'Where moderators see the drafts; leave it out for digests that do not wait',
            channel_types: POSTABLE.filter((type) => placeOf(type) !== 'forum'),
          },
          {
            type: Option.Integer,
            name: 'minutes',
            description: 'How long they wait after their time; 30 if you leave it out',
            choices: APPROVAL_MINUTES.map((value) => ({ name: String(value), value })),
          },
          {
            type: Option.String,
            name: 'otherwise',
            description: 'What becomes of a draft that nobody decided; posted if you leave it out',
            choices: [
              { name: 'it is posted', value: 'post' },
              { name: 'it is withheld', value: 'withhold' },
            ],
          },
        ],
      },
      { type: Option.Subcommand, name: 'reset', description: 'Back to the defaults; digests stay as they are' },
    ],
  },
  {
    show: async ({ where, newsroom, phrases, now }) => {
      const view = await newsroom.settings(guildOf(where));
      return { body: renderSettings({ ...view, discordLocale: where.guildLocale, phrases, now }), private: true };
    },
    language: async ({ options, where, newsroom, phrases }) => {
      const language = options.language === AUTOMATIC ? null : options.language;
      await newsroom.saveLanguage(guildOf(where), language);
      return { body: renderNotice(phrases.languageChanged(language)), private: true };
    },
    timezone: async ({ options, where, newsroom, phrases }) => {
      const zone = await newsroom.saveZone(guildOf(where), options.timezone);
      return { body: renderNotice(phrases.zoneChanged(zone)), private: true };
    },
    'quiet-hours': async ({ options, where, newsroom, phrases }) => {
      const { quiet, zone, held } = await newsroom.saveQuietHours(guildOf(where), options.hours);
      return { body: renderNotice(phrases.quietChanged(quiet, zone, held)), private: true };
    },
    approval: async ({ options, who, where, newsroom, phrases }) => {
      const { channel, minutes = 30, otherwise = 'post' } = options;
      const checked = channel && (await checkedChannel(channel, { where, who, newsroom }));
      // A draft is a message.
      if (checked?.place === 'forum') throw new Refusal('wrong-channel', {});
      const approval = checked === undefined ? null : { channelId: checked.channelId, minutes, otherwise };
      await newsroom.saveApproval(guildOf(where), approval);
      return { body: renderNotice(phrases.drafts.changed(approval)), private: true };
    },
    reset: async ({ where, newsroom, phrases }) => {
      await newsroom.resetSettings(guildOf(where));
      return { body: renderNotice(phrases.settingsReset), private: true };
    },
  },
  { timezone: (typed, { newsroom }) => newsroom.completeZone(typed) },
  { private: true },
);

function guildOf({ guildId }: Where): string {
  if (guildId === null) throw new Refusal('servers-only', {});
  return guildId;
}
