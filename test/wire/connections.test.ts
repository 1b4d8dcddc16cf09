import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildConnector } from 'undici';
import { expect, it, onTestFinished, vi } from 'vitest';
import { createConnections } from '../../src/wire/connections.ts';
import { exchange } from '../../src/wire/exchange.ts';
import { Patience } from '../../src/wire/patience.ts';

/** The beat is ours: nothing is let go of because this machine is slow. */
async function open() {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const server = createServer((_, answer) => answer.end('news'));
  server.keepAliveTimeout = 600_000;
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  const { port } = server.address() as AddressInfo;
  const connections = createConnections({ connect: buildConnector({}), limit: 1_000, keepAliveTimeout: 600_000 });
  onTestFinished(async () => {
    await connections.close();
    server.closeAllConnections();
    server.close();
  });
  /** @returns whether the connection had been used before */
  const ask = async (host: number) => {
    const line = connections.lend(`http://127.0.0.${host}:${port}`);
    const patience = new Patience(60_000, undefined);
    await exchange(line.client, { path: '/', headers: {}, limit: 1_000, patience });
    patience.done();
    connections.giveBack(line);
    return line.wasUsed;
  };
  return { connections, ask };
}

it('keeps connections for the next request, to two hundred servers at most, and lets go of those that waited longest', async () => {
  const { connections, ask } = await open();
  const count = 203;
  for (let host = 1; host <= count; host += 1) expect(await ask(host)).toBe(false);
  expect(await ask(count)).toBe(true);
  expect(connections.size).toBe(count);
  vi.advanceTimersByTime(250);
  expect(connections.size).toBe(200);
  expect(await ask(count)).toBe(true);
  expect(await ask(1)).toBe(false);
  vi.advanceTimersByTime(1_500);
  expect(await ask(count)).toBe(true);
  vi.advanceTimersByTime(1_500);
  expect(connections.size).toBe(1);
  vi.advanceTimersByTime(1_500);
  expect(connections.size).toBe(0);
});

it('breaks off all looks that share a signal when it is aborted, and remembers none that is over', async () => {
  const stop = new AbortController();
  const looks = Array.from({ length: 3 }, () => new Patience(60_000, stop.signal));
  const ended: number[] = [];
  for (const [n, look] of looks.entries())
    look.onEnd = () => {
      ended.push(n);
    };
  looks[1]!.done();
  stop.abort();
  expect(ended).toEqual([0, 2]);
  expect(looks.map((each) => each.ended !== null)).toEqual([true, false, true]);
  const late = new Patience(60_000, stop.signal);
  expect(late.ended).toMatchObject({ name: 'AbortError' });
  expect(late.outOfTime).toBe(false);
  expect(new Patience(60_000, AbortSignal.abort(new DOMException('', 'TimeoutError'))).outOfTime).toBe(true);
  for (const each of [...looks, late]) each.done();
});
