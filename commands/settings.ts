// /settings: a server's defaults.
import { PermissionFlagsBits } from 'discord-api-types/v10';
import { commandFor, Option, type Where } from '../src/discord/command.ts';
import { renderNotice, renderSettings } from '../src/discord/render/notice.ts';
import { Refusal } from '../src/news/refusal.ts';
import type { Newsroom } from '../src/newsroom/newsroom.ts';

const AUTOMATIC = 'auto';

export const settings = commandFor<
  Pick<Newsroom, 'settings' | 'saveLanguage' | 'saveZone' | 'saveQuietHours' | 'completeZone'>
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
      const { quiet, zone } = await newsroom.saveQuietHours(guildOf(where), options.hours);
      return { body: renderNotice(phrases.quietChanged(quiet, zone)), private: true };
    },
  },
  { timezone: (typed, { newsroom }) => newsroom.completeZone(typed) },
  { private: true },
);

function guildOf({ guildId }: Where): string {
  if (guildId === null) throw new Refusal('servers-only', {});
  return guildId;
}
