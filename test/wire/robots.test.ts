import { expect, it } from 'vitest';
import type { Failed, Reading } from '../../src/news/reading.ts';
import { createRobots } from '../../src/wire/robots.ts';

const said = (text: string): Reading => ({
  kind: 'fresh',
  url: 'https://news.example.org/robots.txt',
  contentType: 'text/plain',
  body: Buffer.from(text),
  validators: { etag: null, lastModified: null, hash: null },
  movedTo: null,
});
const failing = (code: Failed['code']): Reading => ({
  kind: 'failed',
  code,
  reason: 'No.',
  retryAfterMs: null,
  gone: false,
});

function robotsOf(readings: readonly Reading[]) {
  const asked: string[] = [];
  const clock = { at: 0 };
  const robots = createRobots({
    agent: 'Dateline',
    now: () => clock.at,
    read: async ({ url }) => {
      asked.push(url);
      return readings[Math.min(asked.length, readings.length) - 1]!;
    },
  });
  return { ...robots, asked, clock };
}

const PAGE = 'https://news.example.org/a/story?id=1';

it.each([
  ['nothing', '', true],
  ['no to all', 'User-agent: *\nDisallow: /', false],
  ['no to another folder', 'User-agent: *\nDisallow: /b/', true],
  ['yes to us alone', 'User-agent: *\nDisallow: /\n\nUser-agent: Dateline\nAllow: /', true],
  ['no to us alone', 'User-agent: *\nAllow: /\n\nUser-agent: dateline\nDisallow: /a/', false],
  ['no to a query', 'User-agent: *\nDisallow: /*?id=', false],
  ['a web page', '<html>Not found</html>', true],
  ['no behind a byte order mark', '\ufeffUser-agent: *\r\nDisallow: /a/\r\n', false],
  ['no behind half a megabyte', `${'# a\n'.repeat(200_000)}User-agent: *\nDisallow: /`, true],
])('a robots.txt that says %s is held to', async (_, text, allowed) => {
  expect(await robotsOf([said(text)]).allows(PAGE)).toBe(allowed);
});

it.each([
  ['not-found', true],
  ['gone', true],
  ['refused', true],
  ['server', false],
  ['timeout', false],
  ['busy', false],
] as const)('a server that answers %s to the question may be read: %s', async (code, allowed) => {
  expect(await robotsOf([failing(code)]).allows(PAGE)).toBe(allowed);
});

it('is asked for once a day and server, and sooner where the server could not say', async () => {
  const { allows, asked, clock } = robotsOf([failing('server'), said('')]);
  expect(await allows(PAGE)).toBe(false);
  expect(await allows(PAGE)).toBe(false);
  expect(asked).toHaveLength(1);
  clock.at += 11 * 60_000;
  expect(await Promise.all([allows(PAGE), allows('https://news.example.org/b')])).toEqual([true, true]);
  expect(asked).toHaveLength(2);
  await allows('http://news.example.org/');
  expect(asked).toHaveLength(3);
  clock.at += 86_400_000;
  await allows(PAGE);
  expect(asked).toHaveLength(4);
});

it('is waited for no longer than whoever asks has time, and is known to the next', async () => {
  let answer: (reading: Reading) => void = () => undefined;
  const { objection } = createRobots({
    agent: 'Dateline',
    read: () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
  });
  const patience = new AbortController();
  const first = objection(PAGE, patience.signal);
  const second = objection(PAGE);
  patience.abort();
  expect(await first).toMatchObject({ code: 'timeout' });
  answer(said('User-agent: *\nDisallow: /b/'));
  expect(await second).toBeNull();
  expect(await objection(PAGE, patience.signal)).toBeNull();
});
