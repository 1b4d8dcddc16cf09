import { expect, it } from 'vitest';
import { parseFeed } from '../../src/wire/parse.ts';

const HOUR = 3_600_000;
const SY = 'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"';
const asksIn = (head: string) =>
  parseFeed(
    Buffer.from(
      `<rss version="2.0" ${SY}><channel><title>T</title>${head}<item><title>A</title></item></channel></rss>`,
    ),
    {
      contentType: null,
      url: null,
      now: Date.UTC(2026, 1, 1),
    },
  ).asks ?? null;
const quiet = (quietHours: readonly number[], quietDays: readonly number[]) => ({
  waitMs: null,
  quietHours,
  quietDays,
});

it.each([
  ['nothing', '', null],
  ['an hour', '<ttl>60</ttl>', HOUR],
  ['no time', '<ttl>0</ttl>', null],
  ['words', '<ttl>often</ttl>', null],
  ['every hour', '<sy:updatePeriod> hourly </sy:updatePeriod>', HOUR],
  ['twice a day', '<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>', 12 * HOUR],
  ['now and then', '<sy:updatePeriod>seldom</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>', null],
  ['two things', '<ttl>30</ttl><sy:updatePeriod>hourly</sy:updatePeriod>', HOUR],
])('a feed that asks for %s between two looks is understood', (_, head, waitMs) => {
  expect(asksIn(head)?.waitMs ?? null).toBe(waitMs);
});

it.each([
  ['some hours', '<skipHours><hour>0</hour><hour>24</hour><hour>07</hour></skipHours>', quiet([0, 7], [])],
  ['the weekend', '<skipDays><day>Saturday</day><day>Sunday</day></skipDays>', quiet([], [0, 6])],
  ['hours that there are not', '<skipHours><hour>25</hour><hour>-1</hour><hour>noon</hour></skipHours>', null],
  [
    'all hours',
    `<skipHours>${Array.from({ length: 24 }, (_, hour) => `<hour>${hour}</hour>`).join('')}</skipHours>`,
    null,
  ],
])('a feed that asks to be left alone in %s is understood', (_, head, asks) => {
  expect(asksIn(head)).toEqual(asks);
});
