// One connection to the gateway: what it speaks, compressed or not, and when it is closed for breaking the rules.
import { performance } from 'node:perf_hooks';
import { constants, createDeflate } from 'node:zlib';
import { GatewayCloseCodes as Close, type GatewayOpcodes as Op } from 'discord-api-types/v10';
import type { WebSocket } from 'ws';
import type { Json } from './world.ts';

/** A client may send 120 payloads a minute. */
const MOST_SENT = { count: 120, spanMs: 60_000 };

export interface Payload {
  readonly op: Op;
  readonly d: unknown;
}

export type Line = NonNullable<ReturnType<typeof openLine>>;

/** @returns undefined when the connection asks for a version or an encoding that is not spoken here: it is closed */
export function openLine(socket: WebSocket, query: URLSearchParams) {
  if (!['9', '10', null].includes(query.get('v')))
    return void socket.close(Close.InvalidAPIVersion, 'Invalid API version.');
  if ((query.get('encoding') ?? 'json') !== 'json')
    return void socket.close(Close.DecodeError, 'The local Discord speaks json only.');
  const deflate =
    query.get('compress') === 'zlib-stream'
      ? createDeflate({ flush: constants.Z_SYNC_FLUSH, chunkSize: 65_536 })
      : null;
  deflate?.on('data', (chunk: Buffer) => {
    if (socket.readyState === socket.OPEN) socket.send(chunk);
  });
  let mute = false;
  let heard = { since: performance.now(), count: 0 };

  /** @param text a whole payload as JSON */
  function sendText(text: string): void {
    if (mute || socket.readyState !== socket.OPEN) return;
    if (deflate) deflate.write(text);
    else socket.send(text);
  }

  return {
    sendText,
    send: (op: Op, d: unknown = null) => sendText(JSON.stringify({ op, d, s: null, t: null })),
    close: (code: Close, reason: string) => socket.close(code, reason),
    terminate: () => socket.terminate(),
    /** From now on nothing is said and nothing is heard, though the connection stands. */
    silence(): void {
      mute = true;
    },
    isSilent: () => mute,
    /** @returns undefined for what is no payload or one too many: the connection is closed */
    read(data: string): Payload | undefined {
      const at = performance.now();
      if (at - heard.since > MOST_SENT.spanMs) heard = { since: at, count: 0 };
      heard.count += 1;
      if (heard.count > MOST_SENT.count) return void socket.close(Close.RateLimited, 'You are being rate limited.');
      try {
        const payload = JSON.parse(data) as Json | null;
        if (typeof payload?.op === 'number') return { op: payload.op, d: payload.d };
      } catch {
        // Said below, as for JSON that is no payload.
      }
      return void socket.close(Close.DecodeError, 'Error while decoding payload.');
    },
  };
}
