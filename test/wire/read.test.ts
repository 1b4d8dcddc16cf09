import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Reading, Validators } from '../../src/news/reading.ts';
import type { Resolve } from '../../src/wire/guard.ts';
import { createRead, type Limits } from '../../src/wire/read.ts';
import { answer, type Behaviour, certificate, raw, sendOn, serveHostile } from './hostile-server.ts';

const FEED = '<rss><channel><title>Harbour Gazette</title></channel></rss>';
const NOON = Date.UTC(2026, 2, 1, 12);
const fine = answer(200, { ETag: '"1"', 'Last-Modified': 'Sun, 01 Mar 2026 11:00:00 GMT' }, FEED);

const before = getCACertificates('default');
beforeAll(() => setDefaultCACertificates([...before, certificate('authority')]));
afterAll(() => setDefaultCACertificates(before));

async function open(
  behaviours: Readonly<Record<string, Behaviour>>,
  options: {
    limits?: Partial<Limits>;
    resolve?: Resolve;
    own?: () => readonly string[];
    allowed?: readonly string[];
  } = {},
) {
  const { limits, allowed = [], ...guarded } = options;
  const server = await serveHostile({ '/fine': fine, ...behaviours });
  const { read, close } = createRead({
    userAgent: 'Dateline/1.0 (+https://desk.example.org)',
    now: () => NOON,
    ...(limits ? { limits } : {}),
    ...server.open,
    ...guarded,
    allowedPrivateHosts: [...server.open.allowedPrivateHosts, ...allowed],
  });
  onTestFinished(close);
  return {
    ...server,
    close,
    read: (at: string, validators: Validators | null = null, signal?: AbortSignal): Promise<Reading> =>
      read({
        url: at.startsWith('/') ? `${server.origin}${at}` : at,
        accept: 'feed',
        validators,
        ...(signal ? { signal } : {}),
      }),
  };
}

describe('a look', () => {
  it('says who visits, what is wanted and how it may be packed, and nothing else of us', async () => {
    const { read, heads } = await open({});
    await read('/fine');
    expect(heads[0]).toMatch(/^user-agent: Dateline\/1\.0 \(\+https:\/\/desk\.example\.org\)\r$/im);
    expect(heads[0]).toMatch(/^accept: application\/rss\+xml/im);
    expect(heads[0]).toMatch(/^accept-encoding: gzip, deflate, br, zstd\r$/im);
    expect(heads[0]).not.toMatch(/cookie|referer|authorization|if-/i);
  });

  it('hands back what the server gave to know it again, and is told that nothing changed', async () => {
    const { read, heads } = await open({
      '/feed': (socket, asked) => (asked.visit === 1 ? fine : answer(304))(socket, asked),
    });
    const first = await read('/feed');
    expect(first).toMatchObject({
      kind: 'fresh',
      validators: { etag: '"1"', lastModified: 'Sun, 01 Mar 2026 11:00:00 GMT' },
    });
    const { validators } = first as { validators: Validators };
    expect(await read('/feed', validators)).toEqual({ kind: 'unchanged', validators, movedTo: null });
    expect(heads[1]).toContain('if-none-match: "1"\r\nif-modified-since: Sun, 01 Mar 2026 11:00:00 GMT\r\n');
  });

  it('sees by itself that nothing changed where the server cannot say so', async () => {
    const { read } = await open({
      '/feed': (socket, asked) => answer(200, {}, asked.visit < 3 ? FEED : `${FEED} `)(socket, asked),
    });
    const first = (await read('/feed')) as { validators: Validators };
    expect((await read('/feed', first.validators)).kind).toBe('unchanged');
    expect((await read('/feed', first.validators)).kind).toBe('fresh');
  });

  it('gives back no validator that is endless or no plain text', async () => {
    const { read } = await open({
      '/long': answer(200, { ETag: `"${'a'.repeat(2_000)}"` }, FEED),
      '/odd': raw(
        Buffer.from(`HTTP/1.1 200 OK\r\nETag: "\xfc"\r\nContent-Length: ${FEED.length}\r\n\r\n${FEED}`, 'latin1'),
      ),
    });
    for (const at of ['/long', '/odd'])
      expect(await read(at)).toMatchObject({ kind: 'fresh', validators: { etag: null } });
  });

  it('does not take "not modified" from a server that was not asked', async () => {
    const { read } = await open({ '/feed': answer(304) });
    expect(await read('/feed', { etag: null, lastModified: null, hash: 'x' })).toMatchObject({
      kind: 'failed',
      code: 'unreadable',
    });
  });

  it('tells where an address has moved for good only if every hop says so and none leaves the safe road', async () => {
    const { read, origin, securePort } = await open({
      '/for-good': sendOn(301, '/further'),
      '/further': sendOn(308, '/fine'),
      '/for-now': sendOn(302, '/further'),
      '/at-last-for-now': sendOn(301, '/for-now'),
      '/down': sendOn(301, ({ origin: safe }) => `${safe.replace(/^https:\/\/good.example:\d+/, plain)}/fine`),
    });
    const plain = origin;
    const safe = `https://good.example:${securePort}`;
    expect(await read('/for-good')).toMatchObject({ movedTo: `${origin}/fine`, url: `${origin}/fine` });
    expect(await read('/for-now')).toMatchObject({ kind: 'fresh', movedTo: null });
    expect(await read('/at-last-for-now')).toMatchObject({ kind: 'fresh', movedTo: null });
    expect(await read(`${safe}/down`)).toMatchObject({ kind: 'fresh', movedTo: null, url: `${origin}/fine` });
  });

  it.each([
    ['120', 120_000],
    [' 0 ', 0],
    ['99999999', 86_400_000],
    ['Sun, 01 Mar 2026 12:05:00 GMT', 300_000],
    ['Sun, 01 Mar 2020 12:05:00 GMT', 0],
    ['-5', null],
    ['soon', null],
    ['1e3', null],
  ])('stays away as long as it is asked to, at most a day: %s', async (said, waitMs) => {
    const { read } = await open({
      '/feed': answer(429, { 'Retry-After': said }),
      '/busy': answer(503, { 'Retry-After': said }),
    });
    for (const at of ['/feed', '/busy']) expect(await read(at)).toMatchObject({ code: 'busy', retryAfterMs: waitMs });
  });

  it('unpacks a packed file that the server packed once more', async () => {
    const { read } = await open({ '/twice': answer(200, { 'Content-Encoding': 'gzip' }, gzipSync(gzipSync(FEED))) });
    const reading = await read('/twice');
    expect(reading.kind === 'fresh' && Buffer.from(reading.body).toString()).toBe(FEED);
  });

  it('ends when it is told to, before it began or in the middle', async () => {
    const { read, connections } = await open({ '/feed': () => {} });
    expect(await read('/feed', null, AbortSignal.abort())).toMatchObject({ kind: 'failed', code: 'network' });
    const stop = new AbortController();
    const look = read('/feed', null, stop.signal);
    await vi.waitFor(() => expect(connections()).toBe(1));
    stop.abort();
    expect(await look).toMatchObject({ kind: 'failed', reason: 'The look was broken off.' });
    await vi.waitFor(() => expect(connections()).toBe(0));
  });

  it('says that it took too long where whoever asks had only so much time', async () => {
    const { read } = await open({ '/feed': () => {} });
    expect(await read('/feed', null, AbortSignal.timeout(20))).toMatchObject({ kind: 'failed', code: 'timeout' });
  });

  it('asks again when a connection that had been used turns out to be closed', async () => {
    const { read, heads } = await open({
      '/feed': (socket, asked) => (asked.visit === 2 ? socket.destroy() : fine(socket, asked)),
    });
    for (let look = 0; look < 2; look += 1) expect((await read('/feed')).kind).toBe('fresh');
    expect(heads).toHaveLength(3);
  });

  it('keeps no connection once it is closed, and answers all the same', async () => {
    const { read, close, connections } = await open({});
    await read('/fine');
    await close();
    await vi.waitFor(() => expect(connections()).toBe(0));
    expect((await read('/fine')).kind).toBe('fresh');
    await vi.waitFor(() => expect(connections()).toBe(0));
  });
});

describe('a certificate', () => {
  it.each([
    ['good', 'fresh'],
    ['expired', 'certificate'],
    ['future', 'certificate'],
    ['wrong', 'certificate'],
    ['self-signed', 'certificate'],
  ])('that is %s gives %s', async (name, verdict) => {
    const { read, securePort } = await open({});
    const reading = await read(`https://${name}.example:${securePort}/fine`);
    expect(reading.kind === 'failed' ? reading.code : reading.kind).toBe(verdict);
  });

  it('is missing where a server does not know what safe means, or says nothing', async () => {
    const { read, port } = await open({}, { limits: { totalMs: 500 } });
    expect((await read(`https://127.0.0.1:${port}/fine`)).kind).toBe('failed');
  });
});

describe('a name', () => {
  const INSIDE = {
    kind: 'failed',
    code: 'forbidden',
    reason: 'The address leads into a private network, which is not read.',
  };

  it.each([
    [['127.0.0.1']],
    [['10.0.0.1']],
    [['169.254.169.254']],
    [['93.184.216.34', '192.168.0.1']],
    [['::1']],
    [['::ffff:10.0.0.1']],
    [['64:ff9b::10.0.0.1']],
    [['fe80::1%lo']],
    [['rubbish']],
  ])('that leads to %j is refused where the connection would be made', async (addresses) => {
    const asked: string[] = [];
    const { read } = await open(
      {},
      {
        resolve: async (name) => {
          asked.push(name);
          return addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
        },
      },
    );
    expect(await read('http://news.example.org/')).toMatchObject(INSIDE);
    expect(asked).toEqual(['news.example.org']);
  });

  it('cannot change between the check and the connection: it is looked up once for each', async () => {
    const looked: string[] = [];
    const { read, port } = await open(
      { '/feed': answer(200, { Connection: 'close' }, FEED) },
      {
        resolve: async (name) => [{ address: looked.push(name) % 2 === 1 ? '127.0.0.1' : '10.0.0.1', family: 4 }],
        allowed: ['feeds.example'],
      },
    );
    expect((await read(`http://feeds.example:${port}/feed`)).kind).toBe('fresh');
    expect(looked).toEqual(['feeds.example']);
  });

  it.each([
    ['ENOTFOUND', 'network', 'There is no server of this name.'],
    ['EAI_AGAIN', 'network', 'The name could not be looked up; the network may be down.'],
  ])('that cannot be looked up (%s) says so', async (code, verdict, reason) => {
    const { read } = await open(
      {},
      { resolve: () => Promise.reject(Object.assign(new Error('getaddrinfo'), { code })) },
    );
    expect(await read('http://news.example.org/')).toMatchObject({ code: verdict, reason });
  });

  it('that is never looked up to an end, or to nothing, does not hold anybody', async () => {
    const limits = { totalMs: 300 };
    const silent = await open({}, { resolve: () => new Promise(() => {}), limits });
    expect(await silent.read('http://news.example.org/')).toMatchObject({ code: 'timeout' });
    const empty = await open({}, { resolve: async () => [] });
    expect(await empty.read('http://news.example.org/')).toMatchObject({ code: 'network' });
  });

  it('of this machine itself leads inwards, whatever its address is', async () => {
    const own = () => ['93.184.216.34', '2606:2800:220:1::1'];
    const { read } = await open({}, { own, resolve: async () => [{ address: '93.184.216.34', family: 4 }] });
    expect(await read('http://news.example.org/')).toMatchObject(INSIDE);
    expect(await read('http://93.184.216.34/')).toMatchObject(INSIDE);
    expect(await read('http://[2606:2800:220:1:0::1]/')).toMatchObject(INSIDE);
  });
});
