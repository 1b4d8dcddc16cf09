import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Reading } from '../../src/news/reading.ts';
import { createRead, type Limits } from '../../src/wire/read.ts';
import { CASES, HEADERS, LIMIT } from './hostile-answers.ts';
import { serveHostile } from './hostile-server.ts';

/** Short where time is what a behaviour takes; otherwise long, for a machine that is busy. */
const SHORT: Partial<Limits> = { totalMs: 700, connectMs: 500, headersMs: 400, idleMs: 300 };
const LONG: Partial<Limits> = { totalMs: 10_000, connectMs: 8_000, headersMs: 8_000, idleMs: 8_000 };
const SIZES = { body: LIMIT, headers: HEADERS };
/** What fits in buffers on the way, on both sides. */
const UNDER_WAY = 12 * 1024 * 1024;

const behaviours = Object.fromEntries(CASES.map(([name, , behaviour]) => [`/${name}`, behaviour]));

async function open(limits: Partial<Limits>) {
  const server = await serveHostile(behaviours);
  const { read, close } = createRead({
    userAgent: 'Dateline/test (+mailto:desk@example.org)',
    limits: { ...SIZES, ...limits },
    ...server.open,
  });
  onTestFinished(close);
  return { ...server, read, close };
}

const verdictOf = (reading: Reading) => (reading.kind === 'failed' ? reading.code : reading.kind);
const isSlow = (verdict: unknown) => [verdict].flat().includes('timeout');

describe('a hostile server', () => {
  for (const slow of [false, true]) {
    it(`gets a verdict for each of its ${slow ? 'slow' : 'quick'} behaviours, in plain words, and leads nowhere`, async () => {
      const { origin, read, inward, sentTo, connections } = await open(slow ? SHORT : LONG);
      const cases = CASES.filter(([, verdict]) => isSlow(verdict) === slow);
      expect(cases.length).toBeGreaterThan(10);
      const wrong: unknown[] = [];
      const queue = [...cases];
      await Promise.all(
        Array.from({ length: 12 }, async () => {
          for (let next = queue.shift(); next; next = queue.shift()) {
            const [name, right] = next;
            const reading = await read({ url: `${origin}/${name}`, accept: 'feed' });
            const verdict = verdictOf(reading);
            if (![right].flat().includes(verdict)) wrong.push({ name, right, reading });
            if (reading.kind === 'failed' && !/^[A-Z][^\n]{15,160}\.$/.test(reading.reason))
              wrong.push({ name, reading });
            if (reading.kind === 'failed' && /secret|127\.|undefined|\[object/.test(reading.reason))
              wrong.push({ name, reading });
          }
        }),
      );
      expect(wrong).toEqual([]);
      expect(inward()).toBe(0);
      await vi.waitFor(() => expect(connections()).toBe(0), 6_000);
      expect(
        cases
          .filter(([name]) => !name.startsWith('flood-') && (sentTo(`/${name}`) ?? 0) > UNDER_WAY)
          .map(([name]) => name),
      ).toEqual([]);
    });
  }
});
