// An application's commands, of its own and of single servers, and what servers say about who may use them.
import type { Access } from './access.ts';
import { checkCommands, checkOneCommand } from './command-form.ts';
import { ApiFault } from './fault.ts';
import type { Call, Route } from './route.ts';
import type { Guild, Json, World } from './world.ts';

const DEFAULTS = {
  type: 1,
  description: '',
  default_member_permissions: null,
  dm_permission: true,
  contexts: null,
  integration_types: [0],
  nsfw: false,
};

export function commandRoutes(world: World, access: Access): readonly Route[] {
  function commandsIn({ parts }: Call): Map<string, Json> {
    if (parts.guild === undefined) return world.commands.global;
    access.guild(parts.guild);
    const own = world.commands.guild.get(parts.guild) ?? new Map<string, Json>();
    world.commands.guild.set(parts.guild, own);
    return own;
  }

  function stored(command: Json, guildId: string | undefined, id = world.nextId()): Json {
    const scope = guildId === undefined ? {} : { guild_id: guildId };
    const rights = command.default_member_permissions;
    const said = rights === undefined || rights === null ? {} : { default_member_permissions: String(rights) };
    const version = world.nextId();
    return { ...DEFAULTS, ...command, ...said, ...scope, id, application_id: world.applicationId, version };
  }

  const sameAs = (command: Json) => (other: Json) => other.name === command.name && other.type === (command.type ?? 1);

  function overwrite(call: Call): readonly Json[] {
    const commands: unknown = call.body;
    checkCommands(commands);
    const own = commandsIn(call);
    const before = [...own.values()];
    own.clear();
    for (const command of commands) {
      const known = before.find(sameAs(command));
      const next = stored(command, call.parts.guild, known ? String(known.id) : undefined);
      own.set(String(next.id), next);
    }
    return [...own.values()];
  }

  function upsert(call: Call): Json {
    checkOneCommand(call.body);
    const own = commandsIn(call);
    const known = [...own.values()].find(sameAs(call.body));
    const command = stored(call.body, call.parts.guild, known ? String(known.id) : undefined);
    checkCommands([...own.values()].filter((each) => each !== known).concat(command));
    own.set(String(command.id), command);
    if (!known) call.created();
    return command;
  }

  function one(call: Call): Json {
    const command = commandsIn(call).get(call.parts.command ?? '');
    if (!command) throw new ApiFault(404, 10063, 'Unknown application command');
    return command;
  }

  function change(call: Call): Json {
    const changed = stored({ ...one(call), ...call.body }, call.parts.guild, call.parts.command);
    checkOneCommand(changed);
    commandsIn(call).set(String(changed.id), changed);
    return changed;
  }

  const routesAt = (base: string): readonly Route[] => [
    {
      method: 'GET',
      path: base,
      run: (call) =>
        [...commandsIn(call).values()].map((command) =>
          call.query.get('with_localizations') === 'true' ? command : plain(command),
        ),
    },
    { method: 'PUT', path: base, run: overwrite },
    { method: 'POST', path: base, run: upsert },
    { method: 'GET', path: `${base}/:command`, run: one },
    { method: 'PATCH', path: `${base}/:command`, run: change },
    {
      method: 'DELETE',
      path: `${base}/:command`,
      run: (call) => void commandsIn(call).delete(String(one(call).id)),
    },
  ];

  const overrides = (guild: Guild, command: string) => ({
    id: command,
    application_id: world.applicationId,
    guild_id: guild.id,
    permissions: guild.overrides.get(command) ?? [],
  });

  return [
    // Before the commands: `permissions` is no command's id.
    {
      method: 'GET',
      path: '/applications/:application/guilds/:guild/commands/permissions',
      run: ({ parts }) => {
        const guild = access.guild(parts.guild);
        return [...guild.overrides.keys()].map((command) => overrides(guild, command));
      },
    },
    {
      method: 'GET',
      path: '/applications/:application/guilds/:guild/commands/:command/permissions',
      run: ({ parts }) => {
        const guild = access.guild(parts.guild);
        if (!guild.overrides.has(parts.command ?? ''))
          throw new ApiFault(404, 10066, 'Unknown application command permissions');
        return overrides(guild, parts.command ?? '');
      },
    },
    ...routesAt('/applications/:application/commands'),
    ...routesAt('/applications/:application/guilds/:guild/commands'),
  ];
}

/** In a list Discord leaves the translations out unless they are asked for. */
function plain(command: Json): Json {
  const { name_localizations: _names, description_localizations: _descriptions, ...rest } = command;
  return rest;
}
