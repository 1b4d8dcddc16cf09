// The gateway: hello, identify, heartbeats, ready, events, resume with replay, reconnect, invalid session, shards.
import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { GatewayCloseCodes as Close, GatewayIntentBits as Intent, GatewayOpcodes as Op } from 'discord-api-types/v10';
import { WebSocketServer } from 'ws';
import { type Line, openLine } from './gateway-line.ts';
import { guildShape, userShape } from './wire-shapes.ts';
import type { Guild, Json, World } from './world.ts';

const MOST_REPLAYED = 1_000;
/** From so many servers on a bot has to shard. */
const MOST_UNSHARDED = 2_500;
/** This bot asked Discord for none of them. */
const PRIVILEGED = Intent.GuildMembers | Intent.GuildPresences | Intent.MessageContent;
/** Closing with these ends a session; after any other it can be resumed. */
const FAREWELLS: ReadonlySet<number> = new Set([1000, 1001]);

interface Session {
  readonly id: string;
  readonly intents: number;
  readonly shard: readonly [number, number];
  line: Line | null;
  sequence: number;
  /** Sent events, for a replay. */
  readonly sent: { readonly s: number; readonly payload: string }[];
}

export type Kill = 'close' | 'reconnect' | 'invalid-session' | 'zombie';

export interface GatewayOptions {
  readonly token: string;
  readonly heartbeatMs: number;
  /** `ws://…`, for a resume. */
  readonly address: () => string;
}

export function createGateway(server: Server, world: World, { token, heartbeatMs, address }: GatewayOptions) {
  const sockets = new WebSocketServer({ server, path: '/gateway' });
  const sessions = new Map<string, Session>();
  let identified = 0;

  function emit(session: Session, t: string, d: unknown): void {
    session.sequence += 1;
    const payload = JSON.stringify({ op: Op.Dispatch, t, s: session.sequence, d });
    session.sent.push({ s: session.sequence, payload });
    if (session.sent.length > MOST_REPLAYED) session.sent.shift();
    session.line?.sendText(payload);
  }

  function refusal(d: Json): readonly [Close, string] | null {
    const { intents, shard } = d as { intents: unknown; shard?: unknown };
    if (d.token !== token) return [Close.AuthenticationFailed, 'Authentication failed.'];
    if (!Number.isInteger(intents) || Number(intents) < 0 || Number(intents) >= 2 ** 26)
      return [Close.InvalidIntents, 'Invalid intent(s).'];
    if ((Number(intents) & PRIVILEGED) !== 0) return [Close.DisallowedIntents, 'Disallowed intent(s).'];
    if (shard === undefined || shard === null)
      return world.guilds.size >= MOST_UNSHARDED ? [Close.ShardingRequired, 'Sharding required.'] : null;
    const [index, count] = Array.isArray(shard) ? (shard as unknown[]) : [];
    const fits =
      Number.isInteger(index) && Number.isInteger(count) && Number(index) >= 0 && Number(index) < Number(count);
    return fits ? null : [Close.InvalidShard, 'Invalid shard.'];
  }

  function identify(line: Line, d: Json): Session | undefined {
    const refused = refusal(d);
    if (refused) return void line.close(...refused);
    const [shard, shards] = (d.shard as [number, number] | undefined) ?? [0, 1];
    const id = randomUUID().replaceAll('-', '');
    const session: Session = { id, intents: Number(d.intents), shard: [shard, shards], line, sequence: 0, sent: [] };
    sessions.set(id, session);
    identified += 1;
    const guilds = [...world.guilds.values()].filter((guild) => !guild.left && shardOf(guild.id, shards) === shard);
    emit(session, 'READY', {
      v: 10,
      user: { ...userShape(world.bot), verified: true, email: null, mfa_enabled: false },
      guilds: guilds.map((guild) => ({ id: guild.id, unavailable: true })),
      session_id: id,
      resume_gateway_url: address(),
      shard: [shard, shards],
      application: { id: world.applicationId, flags: 0 },
      private_channels: [],
      relationships: [],
      user_settings: {},
      _trace: [],
    });
    if ((session.intents & Intent.Guilds) !== 0)
      for (const guild of guilds) emit(session, 'GUILD_CREATE', createdGuild(guild));
    return session;
  }

  function resume(line: Line, d: Json): Session | undefined {
    const session = sessions.get(String(d.session_id));
    const seq = Number(d.seq);
    if (d.token !== token) return void line.close(Close.AuthenticationFailed, 'Authentication failed.');
    if (session && seq > session.sequence) return void line.close(Close.InvalidSeq, 'Invalid seq.');
    const first = session?.sent[0]?.s ?? 0;
    if (!session || !(seq >= first - 1)) return void line.send(Op.InvalidSession, false);
    session.line?.terminate();
    session.line = line;
    for (const { s, payload } of session.sent) if (s > seq) line.sendText(payload);
    emit(session, 'RESUMED', { _trace: [] });
    return session;
  }

  sockets.on('connection', (socket, request) => {
    const line = openLine(socket, new URL(request.url ?? '/', 'http://local').searchParams);
    if (!line) return;
    let session: Session | undefined;
    const late = () => {
      if (!line.isSilent()) line.close(Close.SessionTimedOut, 'Session timed out.');
    };
    let patience = setTimeout(late, heartbeatMs * 2);
    line.send(Op.Hello, { heartbeat_interval: heartbeatMs, _trace: [] });
    socket.on('error', () => socket.terminate());
    socket.on('close', (code) => {
      clearTimeout(patience);
      if (session?.line !== line) return;
      session.line = null;
      if (FAREWELLS.has(code)) sessions.delete(session.id);
    });
    socket.on('message', (data) => {
      if (line.isSilent()) return;
      const payload = line.read(String(data));
      if (!payload) return;
      const d = (typeof payload.d === 'object' && payload.d !== null ? payload.d : {}) as Json;
      switch (payload.op) {
        case Op.Heartbeat:
          clearTimeout(patience);
          patience = setTimeout(late, heartbeatMs * 2);
          return line.send(Op.HeartbeatAck);
        case Op.Identify:
          if (session) return line.close(Close.AlreadyAuthenticated, 'Already authenticated.');
          session = identify(line, d);
          return;
        case Op.Resume:
          if (session) return line.close(Close.AlreadyAuthenticated, 'Already authenticated.');
          session = resume(line, d);
          return;
        case Op.PresenceUpdate:
          if (!session) line.close(Close.NotAuthenticated, 'Not authenticated.');
          return;
        default:
          line.close(Close.UnknownOpcode, `Unknown opcode: the local Discord does not know ${payload.op}.`);
      }
    });
  });

  const live = () => [...sessions.values()];

  return {
    /**
     * Sends an event of a server (null: direct messages, shard 0) to its shard; while nobody is connected it waits for a resume.
     * @param intents what a session must have asked for; 0 for what everybody gets
     */
    dispatch(guildId: string | null, t: string, d: unknown, intents = 0): void {
      for (const session of live()) {
        const [shard, shards] = session.shard;
        const own = (guildId === null ? 0 : shardOf(guildId, shards)) === shard;
        if (own && (session.intents & intents) === intents) emit(session, t, d);
      }
    },
    /** A server is there from now on, or gone. */
    joined(guild: Guild): void {
      this.dispatch(guild.id, 'GUILD_CREATE', createdGuild(guild), Intent.Guilds);
    },
    left(guild: Guild): void {
      this.dispatch(guild.id, 'GUILD_DELETE', { id: guild.id }, Intent.Guilds);
    },
    connected: () => live().some(({ line }) => line !== null && !line.isSilent()),
    /** How many sessions were begun. */
    sessions: () => identified,
    kill(how: Kill = 'close'): void {
      for (const session of live()) {
        const { line } = session;
        switch (how) {
          case 'close':
            line?.terminate();
            break;
          case 'reconnect':
            line?.send(Op.Reconnect);
            break;
          case 'invalid-session':
            sessions.delete(session.id);
            line?.send(Op.InvalidSession, false);
            break;
          case 'zombie':
            line?.silence();
            break;
        }
      }
    },
    close(): void {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}

export type Gateway = ReturnType<typeof createGateway>;

const createdGuild = (guild: Guild): Json => ({
  ...guildShape(guild),
  channels: [],
  members: [],
  threads: [],
  presences: [],
  voice_states: [],
  stage_instances: [],
  guild_scheduled_events: [],
  soundboard_sounds: [],
  joined_at: '2025-01-01T00:00:00.000000+00:00',
  member_count: guild.members.size + 1,
  large: false,
  unavailable: false,
});

/** From Discord's documentation of sharding: `(guild_id >> 22) % num_shards`. */
function shardOf(guildId: string, shards: number): number {
  return Number((BigInt(guildId) >> 22n) % BigInt(shards));
}
