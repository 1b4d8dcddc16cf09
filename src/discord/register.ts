// Tell Discord the commands, only when they changed.
import { createHash } from 'node:crypto';
import { type REST, type RESTPostAPIApplicationCommandsJSONBody, Routes } from 'discord.js';
import type { Log } from '../news/log.ts';

interface Keep {
  get<T>(key: string): Promise<T | undefined>;
  set(key: string, value: unknown): Promise<void>;
}

const KEY = 'registered-commands';

/**
 * Overwrites all global commands, unless the same were registered before by this application.
 * @throws DiscordAPIError when Discord does not take them
 */
export async function register(
  rest: REST,
  applicationId: string,
  definitions: readonly RESTPostAPIApplicationCommandsJSONBody[],
  keep: Keep,
  log: Log,
  { force = false }: { readonly force?: boolean } = {},
): Promise<'changed' | 'unchanged'> {
  const hash = createHash('sha256')
    .update(JSON.stringify([applicationId, definitions]))
    .digest('hex');
  if (!force && (await keep.get<string>(KEY)) === hash) return 'unchanged';
  await rest.put(Routes.applicationCommands(applicationId), { body: definitions });
  await keep.set(KEY, hash);
  log.info({ commands: definitions.map(({ name }) => name) }, 'commands registered');
  return 'changed';
}
