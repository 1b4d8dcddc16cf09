// A server of this machine that behaves badly, each behaviour at an address of its own; and, beside it, what must never be reached.
import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import path from 'node:path';
import { createSecureContext, TLSSocket } from 'node:tls';
import { onTestFinished } from 'vitest';
import type { Resolve } from '../../src/wire/guard.ts';

export interface Asked {
  readonly path: string;
  /** The whole head of the request. */
  readonly head: string;
  /** How often this path was asked for, this time included. */
  readonly visit: number;
  readonly origin: string;
  /** A server that nobody may reach. */
  readonly secretPort: number;
}

/** Answers one request in whatever way; the socket is closed by the server at the end of the test at the latest. */
export type Behaviour = (socket: Socket, asked: Asked) => void;

const CERTIFICATES = path.join(import.meta.dirname, '../fixtures/certificates');
export const certificate = (name: string) => readFileSync(path.join(CERTIFICATES, `${name}.pem`), 'utf8');

const plain = (status: number, headers: Readonly<Record<string, string | number>> = {}) =>
  `HTTP/1.1 ${status} So\r\n${Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\n`;

/** A whole answer, with its length unless another is said. */
export function answer(
  status: number,
  headers: Readonly<Record<string, string | number>> = {},
  body: string | Uint8Array = '',
): Behaviour {
  const bytes = Buffer.from(body as Uint8Array);
  return (socket) => {
    socket.write(plain(status, { 'Content-Length': bytes.length, ...headers }));
    socket.write(bytes);
  };
}

/** Exactly these bytes, and then the connection is closed, or stays open. */
export const raw =
  (bytes: string | Uint8Array, { open = false } = {}): Behaviour =>
  (socket) =>
    open ? socket.write(bytes) : socket.end(bytes);

/** The same bytes again and again, as fast as they are taken or every so often, until the other side has had enough. */
export const endless =
  (start: string | Uint8Array, again: string | Uint8Array, everyMs?: number): Behaviour =>
  (socket) => {
    socket.write(start);
    if (everyMs !== undefined) {
      const timer = setInterval(() => socket.write(again), everyMs);
      socket.once('close', () => clearInterval(timer));
      return;
    }
    const pour = () => {
      while (!socket.destroyed && socket.write(again));
    };
    socket.on('drain', pour);
    pour();
  };

export const sendOn = (status: number, location: string | ((asked: Asked) => string)): Behaviour => {
  return (socket, asked) =>
    answer(status, { Location: typeof location === 'string' ? location : location(asked) })(socket, asked);
};

const listening = (server: ReturnType<typeof createServer>) =>
  new Promise<number>((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
  );

/** @param behaviours by path; with `tls:` before the name of a certificate, what is asked for over TLS of `NAME.example`. */
export async function serveHostile(behaviours: Readonly<Record<string, Behaviour>>) {
  const sockets = new Set<Socket>();
  const visits = new Map<string, number>();
  const heads: string[] = [];
  const written = new Map<string, number>();
  let inward = 0;

  const secret = createServer((socket) => {
    inward += 1;
    socket.on('error', () => {}).end(plain(200, { 'Content-Length': 6 }).concat('secret'));
  });
  const secretPort = await listening(secret);

  function converse(socket: Socket, origin: string): void {
    let head = '';
    // One connection answers for several addresses: to each belongs what was sent from when it was asked for to when the next was.
    let last: { readonly at: string; readonly from: number } | undefined;
    const charge = () => {
      if (last) written.set(last.at, (written.get(last.at) ?? 0) + socket.bytesWritten - last.from);
    };
    socket.on('error', () => {});
    socket.once('close', charge);
    socket.on('data', (chunk: Buffer) => {
      head += chunk.toString('latin1');
      if (!head.includes('\r\n\r\n')) return;
      const asked = head;
      head = '';
      heads.push(asked);
      const at = / (\S+) HTTP/.exec(asked)?.[1] ?? '/';
      const visit = (visits.get(at) ?? 0) + 1;
      visits.set(at, visit);
      charge();
      last = { at, from: socket.bytesWritten };
      const behaviour = behaviours[at.split('?')[0] ?? ''] ?? answer(404);
      behaviour(socket, { path: at, head: asked, visit, origin, secretPort });
    });
  }

  const web = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    converse(socket, `http://127.0.0.1:${port}`);
  });
  const port = await listening(web);

  const secure = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).once('close', () => sockets.delete(socket));
    const safe = new TLSSocket(socket, {
      isServer: true,
      ALPNProtocols: ['http/1.1'],
      SNICallback: (name, callback) => {
        const kind = name.replace(/\.example$/, '');
        const pem = certificate(kind === 'wrong' ? 'other' : kind);
        callback(null, createSecureContext({ key: pem, cert: pem }));
      },
    });
    converse(safe, `https://good.example:${securePort}`);
  });
  const securePort = await listening(secure);

  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await Promise.all([web, secure, secret].map((each) => new Promise((resolve) => each.close(resolve))));
  });

  const resolve: Resolve = async () => [{ address: '127.0.0.1', family: 4 }];
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    securePort,
    secretPort,
    /** What createRead needs to come here, and nowhere else. */
    open: {
      allowedPrivateHosts: [
        `127.0.0.1:${port}`,
        ...['good', 'expired', 'future', 'wrong', 'self-signed'].map((name) => `${name}.example:${securePort}`),
      ],
      resolve,
    },
    heads,
    /** Connections to what must never be reached. */
    inward: () => inward,
    connections: () => sockets.size,
    /** How many bytes went out in answer to a path whose connection is closed; null while it is open. */
    sentTo: (at: string) => written.get(at) ?? null,
  };
}
