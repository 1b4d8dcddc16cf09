// What `dateline check` asks Discord: is the token good, are the commands known, can each digest's channel be reached.
import { Routes } from 'discord.js';
import { definitions, openRest } from '../app.ts';
import type { Archive } from '../archive/archive.ts';
import type { Config } from '../config.ts';
import { reachOf } from '../discord/reach.ts';
import type { Finding } from './check.ts';

type Tell = (finding: Finding) => void;
type Rest = ReturnType<typeof openRest>['rest'];

export async function checkDiscord(config: Config, archive: Archive | null, tell: Tell): Promise<void> {
  const { token } = config;
  if (token === null)
    return tell({
      part: 'token',
      well: true,
      sentence: 'there is none, so the bot would rehearse: set DISCORD_TOKEN for the real Discord.',
    });
  const { rest } = openRest(config, token);
  const botId = await checkToken(rest, config, tell);
  if (botId === null) return;
  await checkCommands(rest, tell);
  if (archive) await checkChannels(rest, botId, archive, tell);
}

/** @returns the bot's id; null where Discord could not be asked */
async function checkToken(rest: Rest, { apiUrl }: Config, tell: Tell): Promise<string | null> {
  try {
    const { id, username } = (await rest.get(Routes.user())) as { readonly id: string; readonly username: string };
    tell({ part: 'token', well: true, sentence: `Discord knows the bot as ${username}.` });
    return id;
  } catch (error) {
    const refused = error instanceof Error && 'status' in error && error.status === 401;
    const sentence = refused
      ? 'Discord does not accept it: set DISCORD_TOKEN to the one under Bot in your application at discord.com/developers.'
      : `Discord cannot be reached at ${apiUrl}: is the network there, and DISCORD_API_URL right?`;
    tell({ part: 'token', well: false, sentence });
    return null;
  }
}

async function checkCommands(rest: Rest, tell: Tell): Promise<void> {
  const application = (await rest.get(Routes.oauth2CurrentApplication())) as { readonly id: string };
  const known = (await rest.get(Routes.applicationCommands(application.id))) as readonly { readonly name: string }[];
  const missing = definitions.filter(({ name }) => !known.some((each) => each.name === name)).map(({ name }) => name);
  const sentence =
    missing.length === 0
      ? `its ${definitions.length} commands are registered.`
      : `Discord does not know ${missing.join(', ')} yet: the bot says so when it starts, and \`register\` by hand.`;
  tell({ part: 'token', well: missing.length === 0, sentence });
}

async function checkChannels(rest: Rest, botId: string, archive: Archive, tell: Tell): Promise<void> {
  const part = 'permissions';
  const subscriptions = await archive.allSubscriptions();
  const channels = new Map(subscriptions.map((each) => [each.channelId, each]));
  let well = 0;
  for (const { channelId, guildId, paused } of channels.values()) {
    const reach = await reachOf(rest, botId, guildId, channelId);
    const where = `channel ${channelId} of server ${guildId}`;
    if (reach.kind === 'well') well += 1;
    else if (reach.kind === 'gone')
      tell({
        part,
        well: paused !== null,
        sentence: `${where} is gone, or hidden from the bot${paused === null ? ': give it View Channel, or /digest remove' : '; its digest is paused'}.`,
      });
    else if (reach.kind === 'locked')
      tell({ part, well: paused !== null, sentence: `${where} is a locked thread: unlock it, or /digest remove.` });
    else if (reach.kind === 'missing')
      tell({
        part,
        well: false,
        sentence: `in ${where} the bot lacks ${reach.permissions.join(', ')}: allow it in the channel's settings.`,
      });
    else tell({ part, well: false, sentence: `Discord could not say whether ${where} can be reached.` });
  }
  if (channels.size === 0)
    tell({ part, well: true, sentence: 'no channel is subscribed yet: /digest subscribe does it.' });
  else if (well > 0)
    tell({ part, well: true, sentence: `${well} of ${channels.size} channels with digests can be posted into.` });
}
