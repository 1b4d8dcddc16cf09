// English: the settings of a server.
import { inert } from '../inert.ts';
import type { Phrases } from '../phrases.ts';
import { clock } from './order.ts';
import { bold, count, languageName } from './words.ts';

export const englishSettings = {
  languageChanged: (language) =>
    language === null
      ? 'News here is in every language again, and each reader is answered in their own where I speak it.'
      : `News here is now in ${languageName(language)} only, and so are my replies where I speak it. Digests that exist keep their languages.`,
  zoneChanged: (zone) =>
    zone === null
      ? 'New digests of this server now go by UTC.'
      : `New digests of this server now go by ${inert(zone)} time. Those that exist keep theirs.`,
  settingsReset:
    'This server is back to the defaults: news in every language, UTC for new digests, no quiet hours, no approval. The digests that it has stay as they are.',
  settingsTitle: 'Settings of this server',
  languageSetting: (language) =>
    language !== null
      ? `Language: ${bold(languageName(language))}`
      : 'Language: **automatic**: news in every language, replies in the language of each reader where I speak it.',
  zoneSetting: (zone) => `Time zone for new digests: ${bold(zone === null ? 'UTC' : inert(zone))}`,
  quietChanged: (hours, zone, held) =>
    hours === null
      ? 'This server has no quiet hours any more: digests are posted at their times.'
      : `From ${clock(hours.from)} to ${clock(hours.to)}, ${inert(zone)} time, no digest is posted by itself. What falls in is posted when they end${held === 0 ? '' : `, as ${count(held, 'digest does', 'digests do')} now`}; /digest send is not held.`,
  quietSetting: (hours, zone) =>
    hours === null
      ? 'Quiet hours: **none**'
      : `Quiet hours: **${clock(hours.from)} to ${clock(hours.to)}**, ${inert(zone)} time`,
  settingsHint:
    'Change them with /settings language, timezone, quiet-hours and approval; /settings reset goes back to the defaults.',
} satisfies Partial<Phrases>;
