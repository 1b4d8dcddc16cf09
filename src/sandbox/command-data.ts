// What a client sends when somebody uses a slash command.
import { createResolved } from './resolved.ts';
import { ClientRefusal, sentValue, type Typed } from './typed-line.ts';
import type { Guild, Json, Member, World } from './world.ts';

/**
 * @param focused the option being typed, for a completion; then what is not yet right elsewhere in the line is left out
 * @throws ClientRefusal
 */
export function commandData(
  typed: Typed,
  guild: Guild | null,
  member: Member,
  world: World,
  focused: string | null,
): Json {
  const resolved = createResolved(guild, member, world);
  const options = typed.values.flatMap(({ option, raw }): readonly Json[] => {
    const { name, type } = option;
    if (name === focused) return [{ name, type, value: raw, focused: true }];
    try {
      return [{ name, type, value: sentValue(option, raw, (kind, said) => resolved.take(kind, said, option)) }];
    } catch (error) {
      if (focused !== null && error instanceof ClientRefusal) return [];
      throw error;
    }
  });
  const nested = typed.path.reduceRight<readonly Json[]>(
    (inner, { name, type }) => [{ name, type, options: inner }],
    options,
  );
  const { id, name, guild_id } = typed.command;
  return {
    id,
    name,
    type: 1,
    ...(nested.length > 0 ? { options: nested } : {}),
    ...resolved.data(),
    // Only for a command of this one server.
    ...(guild_id === undefined ? {} : { guild_id }),
  };
}
