// Discord's REST routes, as far as a bot like ours uses them.
import { type Access, createAccess } from './access.ts';
import { answerRoutes } from './answer-routes.ts';
import { channelRoutes } from './channel-routes.ts';
import { commandRoutes } from './command-routes.ts';
import { ApiFault } from './fault.ts';
import type { Interactions } from './interactions.ts';
import type { Route } from './route.ts';
import { threadRoutes } from './thread-routes.ts';
import {
  applicationShape,
  channelShape,
  guildShape,
  isThread,
  memberShape,
  ownUserShape,
  rolesShape,
} from './wire-shapes.ts';
import { BOT_PERMISSIONS, type World } from './world.ts';

export function routesOf(world: World, interactions: Interactions, gatewayUrl: () => string): readonly Route[] {
  const access = createAccess(world);
  return [
    { method: 'GET', path: '/gateway', open: true, run: () => ({ url: gatewayUrl() }) },
    {
      method: 'GET',
      path: '/gateway/bot',
      run: () => ({
        url: gatewayUrl(),
        shards: Math.max(1, Math.ceil(world.guilds.size / 1_000)),
        session_start_limit: { total: 1000, remaining: 999, reset_after: 86_400_000, max_concurrency: 16 },
      }),
    },
    { method: 'GET', path: '/applications/@me', run: () => applicationShape(world) },
    { method: 'GET', path: '/oauth2/applications/@me', run: () => applicationShape(world) },
    { method: 'GET', path: '/users/@me', run: () => ownUserShape(world.bot) },
    {
      method: 'POST',
      path: '/users/@me/channels',
      run: ({ body }) => {
        const recipient = world.users.get(String(body.recipient_id));
        if (!recipient) throw new ApiFault(400, 50033, 'Invalid Recipient(s)');
        return channelShape(world.directChannel(recipient));
      },
    },
    ...commandRoutes(world, access),
    ...answerRoutes(world, interactions),
    ...channelRoutes(world, access),
    ...threadRoutes(world, access),
    ...guildRoutes(world, access),
  ];
}

function guildRoutes(world: World, access: Access): readonly Route[] {
  return [
    { method: 'GET', path: '/guilds/:guild', run: ({ parts }) => guildShape(access.guild(parts.guild)) },
    {
      method: 'GET',
      path: '/guilds/:guild/channels',
      run: ({ parts }) =>
        [...access.guild(parts.guild).channels.values()].filter(({ type }) => !isThread(type)).map(channelShape),
    },
    { method: 'GET', path: '/guilds/:guild/roles', run: ({ parts }) => rolesShape(access.guild(parts.guild)) },
    {
      method: 'GET',
      path: '/guilds/:guild/members/:user',
      run: ({ parts }) => {
        const guild = access.guild(parts.guild);
        const own = {
          user: world.bot,
          guildId: guild.id,
          permissions: BOT_PERMISSIONS,
          roles: [],
          locale: guild.locale,
        };
        const member = parts.user === world.bot.id ? own : guild.members.get(parts.user ?? '');
        if (!member) throw new ApiFault(404, 10007, 'Unknown Member');
        return memberShape(member, null);
      },
    },
  ];
}
