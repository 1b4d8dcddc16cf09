// The nights in which clocks change, beat by beat: several editions a day, some of them in quiet hours.
import { expect, it } from 'vitest';
import { createArchive } from '../../src/archive/archive.ts';
import { openDatabase } from '../../src/archive/database.ts';
import { nextEdition } from '../../src/news/edition.ts';
import { quietUntil } from '../../src/news/quiet-hours.ts';
import { storeAndFile } from '../../src/newsroom/filing.ts';
import { publish } from '../../src/newsroom/publish.ts';
import { keepLog } from '../e2e/stage.ts';
import { subscriptionWith } from '../news/made.ts';
import { report } from './desk.ts';

const MINUTE = 60_000;
const BEAT = 15 * MINUTE;
const HOUR = 60 * MINUTE;
const PLACES = ['Karvale', 'Ostrel', 'Dunmouth', 'Lindhaven', 'Oldham', 'Brennick', 'Tarsholm', 'Vellingen', 'Quarnby'];
const EVENTS = ['opens a library', 'elects a mayor', 'closes its mill', 'buys two ferries', 'loses power for a day'];

it.each([
  ['Australia/Lord_Howe', '2026-10-03T00:00Z'],
  ['Australia/Lord_Howe', '2026-04-04T00:00Z'],
  ['Pacific/Chatham', '2026-09-26T00:00Z'],
  ['Pacific/Chatham', '2026-04-04T00:00Z'],
  ['America/Havana', '2026-03-07T12:00Z'],
  ['America/Havana', '2026-10-31T12:00Z'],
  ['Africa/Cairo', '2026-04-23T06:00Z'],
  ['Africa/Cairo', '2026-10-29T06:00Z'],
  ['America/New_York', '2026-03-07T12:00Z'],
  ['America/New_York', '2026-10-31T12:00Z'],
])(
  'in %s from %s on, each edition goes out once at its time, or with the last one that the quiet hours held',
  async (zone, from) => {
    const archive = createArchive(await openDatabase(':memory:'));
    const start = Date.parse(from);
    const end = start + 30 * HOUR;
    const timetable = {
      minute: 15,
      moreMinutes: [135, 165, 180, 720, 1410],
      days: [1, 2, 3, 4, 5, 6, 7] as const,
      zone,
    };
    const settings = { language: null, zone, quiet: { from: 23 * 60, to: 150 } };
    await archive.keep.saveSettings('g', settings);
    await archive.addSubscription(subscriptionWith({ ...timetable, dueAt: nextEdition(timetable, start), stories: 1 }));
    const sent: number[] = [];
    let told = 0;
    const [log, outlets] = [keepLog(), []];
    for (let now = start; now < end; now += BEAT) {
      const headline = `${PLACES[told % PLACES.length]} ${EVENTS[told % EVENTS.length]}`;
      if (now % (2 * HOUR) === 0) {
        await storeAndFile(
          archive,
          [report(headline, { publishedAt: now, text: `${headline} on quay ${told}.` })],
          now,
        );
        told += 1;
      }
      await publish({
        archive,
        post: async ({ items, subscription: { channelId } }) => {
          sent.push(now);
          const articleIds = items.map(({ story }) => story.lead.id);
          return { kind: 'posted', messageId: `m${now}`, channelId, articleIds, text: '' };
        },
        ...{ now: () => now, outlets, log },
      });
    }
    const editions: number[] = [];
    for (let at = nextEdition(timetable, start); at < end; at = nextEdition(timetable, at)) editions.push(at);
    const outs = editions.map((at) => quietUntil(settings, at) ?? at).filter((at) => at < end);
    expect(sent).toEqual([...new Set(outs)]);
    const ledger = (await archive.history('s', 99)).map(({ dueAt, settlement }) => [dueAt, settlement.state]);
    const posted = editions.filter((_, index) => index === editions.length - 1 || outs[index] !== outs[index + 1]);
    expect(ledger.toReversed()).toEqual(
      editions.slice(0, outs.length).map((at) => [at, posted.includes(at) ? 'sent' : 'spiked']),
    );
    for (const at of sent) expect(quietUntil(settings, at)).toBeNull();
    await archive.close();
  },
);

it('quiet hours that cover every time of a digest hold it until they end, once a day', async () => {
  const archive = createArchive(await openDatabase(':memory:'));
  const start = Date.UTC(2026, 5, 1);
  await archive.keep.saveSettings('g', { language: null, zone: null, quiet: { from: 1, to: 0 } });
  await archive.addSubscription(subscriptionWith({ dueAt: start + 8 * HOUR, quietDay: true, lateHours: 1 }));
  const sent: number[] = [];
  for (let now = start; now < start + 72 * HOUR; now += BEAT)
    await publish({
      archive,
      post: async ({ subscription: { channelId } }) => {
        sent.push(now);
        return { kind: 'posted', messageId: `m${now}`, channelId, articleIds: [], text: '' };
      },
      ...{ now: () => now, outlets: [], log: keepLog() },
    });
  expect(sent).toEqual([start + 24 * HOUR, start + 48 * HOUR]);
  await archive.close();
});
