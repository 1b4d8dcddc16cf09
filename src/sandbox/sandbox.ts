// The local Discord: REST and gateway good enough for the real discord.js client, strict about Discord's limits, and able to fail on request.
import type { AddressInfo } from 'node:net';
import { createFaults } from './faults.ts';
import { createGateway, type Kill } from './gateway.ts';
import { createInteractions } from './interactions.ts';
import { type PlayedMember, playMember } from './member.ts';
import { type Counting, createRateLimits } from './rate-limits.ts';
import { createRest, type Exchange } from './rest.ts';
import { routesOf } from './routes.ts';
import { uploadAt } from './upload.ts';
import { isThread } from './wire-shapes.ts';
import {
  type Channel,
  type ChannelInit,
  createWorld,
  MEMBER_PERMISSIONS,
  type Message,
  MODERATOR_PERMISSIONS,
  type Override,
} from './world.ts';

export interface SandboxOptions {
  readonly port?: number;
  readonly token?: string;
  /** The clock of messages, ids and the fifteen minutes of a token. The three seconds are always real. */
  readonly now?: () => number;
  readonly latencyMs?: number;
  readonly rateLimits?: Counting | boolean;
  /** Servers that are there from the start, besides those added by `guild()`. */
  readonly guilds?: number;
  /** How often the gateway wants a sign of life; Discord's own by default. */
  readonly heartbeatMs?: number;
  /** Keep no record of the exchanges, for long runs. */
  readonly forgetful?: boolean;
}

export interface GuildHandle {
  readonly id: string;
  channel(init: ChannelInit): Channel;
  /** Roles can be pinged by everybody only where that was allowed. */
  role(name: string, init?: { readonly mentionable?: boolean }): { readonly id: string; readonly name: string };
  removeRole(id: string): void;
  member(init: { name: string; permissions?: bigint; roles?: readonly string[]; locale?: string }): PlayedMember;
  moderator(init: { name: string; locale?: string }): PlayedMember;
  /** What a server's own settings say of a command, by its name. */
  override(command: string, permissions: readonly Override[]): void;
  /** The server throws the bot out. */
  kick(): void;
  /** Takes it in again. */
  invite(): void;
}

export type Sandbox = Awaited<ReturnType<typeof startSandbox>>;

/** @throws Error when the port is taken */
export async function startSandbox(options: SandboxOptions = {}) {
  const {
    port = 0,
    token = 'local.discord.token',
    now = Date.now,
    latencyMs = 0,
    rateLimits = true,
    guilds = 0,
    heartbeatMs = 41_250,
    forgetful = false,
  } = options;
  const world = createWorld(now);
  const interactions = createInteractions(world);
  const faults = createFaults();
  const requests: Exchange[] = [];
  const unmatched: string[] = [];
  const address = () => `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const gatewayUrl = () => `ws://${address()}/gateway`;
  const server = createRest({
    token,
    latencyMs,
    faults,
    limits: createRateLimits(rateLimits === true ? 'fixed' : rateLimits || 'off'),
    routes: () => routesOf(world, interactions, gatewayUrl),
    record: (exchange) => void (forgetful || requests.push(exchange)),
    unmatched: (request) => void unmatched.push(request),
    upload: (path) => uploadAt(world, path),
  });
  const gateway = createGateway(server, world, { token, heartbeatMs, address: gatewayUrl });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  world.place.origin = `http://${address()}`;

  function guild(init: { name?: string; locale?: string } = {}): GuildHandle {
    const own = world.addGuild(init);
    gateway.joined(own);
    const member: GuildHandle['member'] = (who) =>
      playMember(world, gateway, interactions, own, world.addMember(own, { permissions: MEMBER_PERMISSIONS, ...who }));
    return {
      id: own.id,
      channel: (channel) => world.addChannel(own, channel),
      role(name, { mentionable = false } = {}) {
        const role = { id: world.nextId(), name, mentionable };
        own.roles.set(role.id, role);
        return role;
      },
      removeRole: (id) => void own.roles.delete(id),
      member,
      moderator: (who) => member({ ...who, permissions: MODERATOR_PERMISSIONS }),
      override(command, permissions) {
        const known = [...world.commands.global.values()].find(({ name }) => name === command);
        own.overrides.set(String(known?.id), permissions);
      },
      kick() {
        own.left = true;
        gateway.left(own);
      },
      invite() {
        own.left = false;
        gateway.joined(own);
      },
    };
  }

  for (let count = 0; count < guilds; count += 1) guild({ name: `Server ${count + 1}` });

  return {
    apiUrl: `http://${address()}/api`,
    token,
    applicationId: world.applicationId,
    guild,
    removeChannel: world.removeChannel,
    /** A user takes no direct messages any more, or takes them again. */
    closeInbox(userId: string, closed = true): void {
      if (closed) world.closedToMessages.add(userId);
      else world.closedToMessages.delete(userId);
    },
    /** @throws Error when there is none */
    channel(id: string): Channel {
      const found = world.channels.get(id);
      if (!found) throw new Error(`the local Discord has no channel ${id}`);
      return found;
    },
    /** Those that were opened in a channel, the posts of a forum among them. */
    threadsOf: (parentId: string): readonly Channel[] =>
      [...world.channels.values()].filter((channel) => channel.parentId === parentId && isThread(channel.type)),
    messages: (channelId: string): readonly Message[] => world.channels.get(channelId)?.messages ?? [],
    commands: () => [...world.commands.global.values()],
    faults: {
      next: faults.next,
      clear: faults.clear,
      killGateway: (how?: Kill) => gateway.kill(how),
    },
    requests: requests as readonly Exchange[],
    /** Requests that no route matched: a bot under test must leave this empty. */
    unmatched: unmatched as readonly string[],
    /** Whether a bot is connected to the gateway. */
    connected: gateway.connected,
    sessions: gateway.sessions,
    async close(): Promise<void> {
      gateway.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
