// Why a story stands where it stands, from a real archive and real editions.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Archive, createArchive } from '../../src/archive/archive.ts';
import { openDatabase } from '../../src/archive/database.ts';
import type { Briefing } from '../../src/news/briefing.ts';
import type { Subscription } from '../../src/news/subscription.ts';
import { storeAndFile } from '../../src/newsroom/filing.ts';
import { publish } from '../../src/newsroom/publish.ts';
import { readerOf } from '../../src/newsroom/reader.ts';
import { whyOf } from '../../src/newsroom/why.ts';
import { keepLog } from '../e2e/stage.ts';
import { subscriptionWith } from '../news/made.ts';
import { refusalOf, report } from './desk.ts';

const EIGHT = Date.UTC(2025, 4, 21, 8);
const HOUR = 3_600_000;
const DAM =
  'A dam collapsed near the town of Karvale on Tuesday, killing at least 14 people, the governor said. Water reached the market square within minutes and cut two bridges. Rescuers brought 140 people to a school on the hill, where they were given food and blankets by the parish.';

let archive: Archive;
let now: number;

beforeEach(async () => {
  archive = createArchive(await openDatabase(':memory:'));
  now = EIGHT;
  await tell('Dam collapses near Karvale, killing at least 14', DAM, 'Coastal Agency', 5);
  await tell('Karvale dam bursts', `KARVALE (Coastal Agency) – ${DAM}`, 'Harbour Post', 4);
  await tell(
    'Fourteen dead as dam near Karvale gives way',
    'At least 14 people died when the dam above Karvale collapsed on Tuesday, the governor said. The flood cut two bridges, and the market square stood under water.',
    'Northern Ledger',
    3,
  );
  await tell(
    'Ferries to Ostrel sail again',
    'Ferries to Ostrel sailed again on Tuesday after the storm.',
    'Tidings',
    2,
  );
});
afterEach(() => archive.close());

async function tell(headline: string, text: string, outlet: string, hoursBefore: number) {
  await storeAndFile(archive, [report(headline, { outlet, text, publishedAt: EIGHT - hoursBefore * HOUR })], EIGHT);
}

async function order(id: string, change: Partial<Subscription> = {}) {
  await archive.addSubscription(subscriptionWith({ id, guildId: 'g', channelId: 'c', dueAt: EIGHT, ...change }));
}

async function publishNow() {
  const post = async ({ items, subscription }: Briefing) => ({
    kind: 'posted' as const,
    messageId: `m-${subscription.id}`,
    channelId: subscription.channelId,
    articleIds: items.map(({ story }) => story.lead.id),
    text: items.flatMap(({ story, lines }) => [story.lead.headline, ...lines.map(({ text }) => text)]).join('\n'),
  });
  await publish({ archive, post, now: () => now, outlets: [], log: keepLog() });
}

function why(asked: string) {
  const { storyAsked } = readerOf({ archive, outlets: [] });
  return whyOf({ archive, outlets: [], now: () => now, storyAsked }).why(asked, 'g', 'c');
}

describe('why a story stands where it stands', () => {
  it('says why each article was filed, whose copy it is, and its place among the stories of the day', async () => {
    const { filed, named, rank, digests } = await why('Fourteen dead');
    expect(filed.map(({ article, because }) => [article.outlet, because.reason?.kind])).toEqual([
      ['Coastal Agency', 'nothing-alike'],
      ['Harbour Post', 'wire-copy'],
      ['Northern Ledger', 'same-event'],
    ]);
    const [first] = filed;
    expect(filed[1]?.because).toMatchObject({ wireCopyOf: first?.article.id });
    expect([...named.keys()]).toContain(first?.article.id);
    expect(rank).toEqual({ place: 1, of: 2, alikeBefore: 0 });
    expect(digests).toEqual([]);
    expect((await why('Ferries to Ostrel')).rank).toMatchObject({ place: 2, of: 2 });
    expect((await refusalOf(why('Nobody wrote this'))).code).toBe('unknown-article');
  });

  it.each<[string, Partial<Subscription>, object]>([
    ['is in the next edition', {}, { kind: 'in', place: 1, of: 2, since: null }],
    ['is about none of its topics', { topics: ['science'] }, { kind: 'filter', filter: 'topics' }],
    ['has a word it leaves out', { exclude: ['governor'] }, { kind: 'filter', filter: 'exclude' }],
    ['is reported by too few outlets, wire copy counting once', { outletsAtLeast: 3 }, { kind: 'outlets', outlets: 2 }],
  ])('tells of a digest of the channel whether it %s', async (_, change, prospect) => {
    await order('a', change);
    await order('elsewhere', { channelId: 'other' });
    const { digests } = await why('Fourteen dead');
    expect(digests).toMatchObject([{ subscription: { id: 'a' }, posted: [], prospect }]);
  });

  it('tells that others come first, or that its news is too old', async () => {
    await order('a', { stories: 1 });
    expect((await why('Ferries')).digests).toMatchObject([{ prospect: { kind: 'beaten', before: 1 } }]);
    await publishNow();
    now = EIGHT + 40 * HOUR;
    await archive.changeSubscription('a', { dueAt: EIGHT + 48 * HOUR });
    expect((await why('Ferries')).digests).toMatchObject([{ prospect: { kind: 'too-old' } }]);
    expect((await why('Ferries')).rank).toBeNull();
  });

  it('gives the message in which it was posted, and that it is told', async () => {
    await order('a');
    await publishNow();
    now = EIGHT + HOUR;
    expect((await why('Fourteen dead')).digests).toMatchObject([
      { posted: [{ messageId: 'm-a', channelId: 'c' }], prospect: { kind: 'told', at: EIGHT } },
    ]);
  });
});
