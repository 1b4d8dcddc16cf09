// The gateway: hello, identify, heartbeats, ready, events, resume with replay, reconnect, invalid session, shards.
import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { GatewayIntentBits, GatewayOpcodes as Op } from 'discord-api-types/v10';
import { type WebSocket, WebSocketServer } from 'ws';
import { guildShape, userShape } from './wire-shapes.ts';
import type { Json, World } from './world.ts';

const HEARTBEAT_MS = 41_250;
const MOST_REPLAYED = 1_000;

interface Session {
  readonly id: string;
  readonly intents: number;
  readonly shard: readonly [number, number];
  socket: WebSocket | null;
  sequence: number;
  /** Sent events, for a replay. */
  readonly sent: { readonly s: number; readonly payload: string }[];
  dead: boolean;
}

export type Kill = 'close' | 'reconnect' | 'invalid-session' | 'zombie';

export function createGateway(server: Server, world: World, token: string, address: () => string) {
  const sockets = new WebSocketServer({ server, path: '/gateway' });
  const sessions = new Map<string, Session>();
  let zombie = false;

  const send = (socket: WebSocket, op: Op, d: unknown = null) =>
    socket.send(JSON.stringify({ op, d, s: null, t: null }));

  function emit(session: Session, t: string, d: unknown): void {
    session.sequence += 1;
    const payload = JSON.stringify({ op: Op.Dispatch, t, s: session.sequence, d });
    session.sent.push({ s: session.sequence, payload });
    if (session.sent.length > MOST_REPLAYED) session.sent.shift();
    if (!zombie) session.socket?.send(payload);
  }

  function identify(socket: WebSocket, d: Json): Session | undefined {
    if (d.token !== token) {
      socket.close(4004, 'Authentication failed.');
      return undefined;
    }
    if (typeof d.intents !== 'number' || d.intents < 0 || d.intents >= 2 ** 26) {
      socket.close(4013, 'Invalid intent(s).');
      return undefined;
    }
    const [shard = 0, shards = 1] = (d.shard as [number, number] | undefined) ?? [0, 1];
    if (shard >= shards) {
      socket.close(4010, 'Invalid shard.');
      return undefined;
    }
    const session: Session = {
      id: randomUUID().replaceAll('-', ''),
      intents: d.intents,
      shard: [shard, shards],
      socket,
      sequence: 0,
      sent: [],
      dead: false,
    };
    sessions.set(session.id, session);
    const guilds = [...world.guilds.values()].filter(({ id }) => shardOf(id, shards) === shard);
    emit(session, 'READY', {
      v: 10,
      user: { ...userShape(world.bot), verified: true, email: null, mfa_enabled: false },
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: address(),
      shard: [shard, shards],
      application: { id: world.applicationId, flags: 0 },
    });
    if (d.intents & GatewayIntentBits.Guilds) {
      for (const guild of guilds)
        emit(session, 'GUILD_CREATE', {
          ...guildShape(guild),
          channels: [],
          members: [],
          threads: [],
          presences: [],
          voice_states: [],
          member_count: guild.members.size,
          large: false,
          unavailable: false,
        });
    }
    return session;
  }

  function resume(socket: WebSocket, d: Json): Session | undefined {
    const session = sessions.get(String(d.session_id));
    if (!session || session.dead || d.token !== token) {
      send(socket, Op.InvalidSession, false);
      return undefined;
    }
    session.socket = socket;
    for (const { s, payload } of session.sent) if (s > Number(d.seq)) socket.send(payload);
    emit(session, 'RESUMED', { _trace: [] });
    return session;
  }

  sockets.on('connection', (socket) => {
    let session: Session | undefined;
    send(socket, Op.Hello, { heartbeat_interval: HEARTBEAT_MS });
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      if (session?.socket === socket) session.socket = null;
    });
    socket.on('message', (data) => {
      const { op, d } = JSON.parse(String(data)) as { op: Op; d: Json };
      if (zombie) return;
      switch (op) {
        case Op.Heartbeat:
          return send(socket, Op.HeartbeatAck);
        case Op.Identify:
          session = identify(socket, d);
          return;
        case Op.Resume:
          session = resume(socket, d);
          return;
        case Op.PresenceUpdate:
          return;
        default:
          socket.close(4001, `Unknown opcode: the local Discord does not know ${op}.`);
      }
    });
  });

  return {
    /** Sends an event of a server (null: direct messages, shard 0) to its shard; while nobody is connected it waits for a resume. */
    dispatch(guildId: string | null, t: string, d: unknown): void {
      for (const session of sessions.values()) {
        const [shard, shards] = session.shard;
        if (!session.dead && (guildId === null ? 0 : shardOf(guildId, shards)) === shard) emit(session, t, d);
      }
    },
    connected: () => [...sessions.values()].some(({ socket }) => socket !== null),
    sessions: () => sessions.size,
    kill(how: Kill = 'close'): void {
      if (how === 'zombie') zombie = true;
      for (const session of sessions.values()) {
        const { socket } = session;
        if (!socket) continue;
        if (how === 'close') socket.terminate();
        if (how === 'reconnect') send(socket, Op.Reconnect);
        if (how === 'invalid-session') {
          session.dead = true;
          send(socket, Op.InvalidSession, false);
        }
      }
    },
    revive(): void {
      zombie = false;
    },
    close(): void {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}

export type Gateway = ReturnType<typeof createGateway>;

/** From Discord's documentation of sharding: `(guild_id >> 22) % num_shards`. */
function shardOf(guildId: string, shards: number): number {
  return Number((BigInt(guildId) >> 22n) % BigInt(shards));
}
