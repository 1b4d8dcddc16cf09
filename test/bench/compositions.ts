// What it costs to compose editions that are due together: how many compositions many subscriptions with few orders need, when half of the channels were
// told other things before, and how long one edition takes beside one that shares nothing. Usage: node test/bench/compositions.ts [subscriptions] [orders]
import { performance } from 'node:perf_hooks';
import { createArchive } from '../../src/archive/archive.ts';
import { openDatabase } from '../../src/archive/database.ts';
import { TOPICS } from '../../src/news/article.ts';
import { editionOf } from '../../src/news/edition.ts';
import type { Subscription } from '../../src/news/subscription.ts';
import { composerOf } from '../../src/newsroom/composer.ts';
import { storeAndFile } from '../../src/newsroom/filing.ts';
import { subscriptionWith } from '../news/made.ts';
import { report } from '../newsroom/desk.ts';

const COUNT = Number(process.argv[2] ?? 10_000);
const ORDERS = Number(process.argv[3] ?? 20);
/** Compositions that share nothing take long: so many are enough to know. */
const ALONE = 40;
const HOUR = 3_600_000;
const EIGHT = Date.UTC(2025, 4, 21, 8);

const places = [
  'Karvale',
  'Ostrel',
  'Dunmouth',
  'Lindhaven',
  'Marrowby',
  'Tessin',
  'Querria',
  'Bolvane',
  'Ansk',
  'Pellworth',
];
const events = [
  'flood',
  'election',
  'strike',
  'outbreak',
  'trial',
  'ceasefire',
  'budget',
  'storm',
  'verdict',
  'merger',
  'protest',
  'rescue',
];

const archive = createArchive(await openDatabase(':memory:'), { claimant: 'bench' });
const stories = places.flatMap((place, p) =>
  events.map((event, e) =>
    report(`${event} in ${place} enters day ${p + e}`, {
      outlet: `Outlet ${(p * 7 + e) % 23}`,
      publishedAt: EIGHT - ((p * 12 + e) % 29) * HOUR - HOUR,
      text: `The ${event} in ${place} moved ${100 + p * 31 + e} families on Tuesday, the council of ${place} said. ${place} asked its neighbours for ${20 + e} buses and ${3 + p} doctors. The minister promised ${p + 2} million crowns after the ${event}. Schools near the river of ${place} stay shut for ${e + 2} days. Farmers lost ${40 + p} sheep and most of the hay. The road north is open again since noon.`,
    }),
  ),
);
await storeAndFile(archive, stories, EIGHT - HOUR);

const subscriptions = Array.from(
  { length: COUNT },
  (_, n): Subscription =>
    subscriptionWith({
      id: `s${n}`,
      guildId: `g${n % 500}`,
      channelId: `c${n}`,
      dueAt: EIGHT,
      stories: 3 + ((n % ORDERS) % 5),
      exclude: [`word${n % ORDERS}`],
      topics: n % ORDERS < 10 ? [] : TOPICS.slice(0, 8),
      roleId: String(n),
    }),
);
for (const subscription of subscriptions) {
  await archive.addSubscription(subscription);
  const before = EIGHT - 48 * HOUR;
  const edition = editionOf(subscription.id, before);
  const claim = await archive.claim(edition, before);
  if (!claim) throw new Error('an edition of the bench was claimed before');
  const n = Number(subscription.id.slice(1));
  const lines = Array.from({ length: 12 }, (_, k) => ({
    storyId: `old${n % 2}${k}`,
    articleId: `old${n % 2}${k}`,
    text: `What was told ${n % 2 === 0 ? 'here' : 'there'} the day before, sentence number ${k} of the year.`,
    line: null,
  }));
  const posted = { channelId: subscription.channelId, messageId: '1', lines };
  const toldStoryIds = lines.map(({ storyId }) => storyId);
  await archive.record(claim, { state: 'sent', messageId: '1' }, before, { nextAt: EIGHT, toldStoryIds, posted });
}

const composer = composerOf({ archive, outlets: [] }, EIGHT);
const together = await timed(subscriptions, (subscription) =>
  composer.briefingFor(subscription, editionOf(subscription.id, EIGHT)),
);
const alone = await timed(subscriptions.slice(0, ALONE), (subscription) =>
  composerOf({ archive, outlets: [] }, EIGHT).briefingFor(subscription, editionOf(subscription.id, EIGHT)),
);
await archive.close();
console.log(`${COUNT} subscriptions, ${ORDERS} orders: ${composer.compositions()} compositions`);
console.log(
  `${together.toFixed(2)} ms an edition, ${(alone / together).toFixed(0)} times less than the ${alone.toFixed(1)} ms of one that shares nothing`,
);

/** Milliseconds for one, on average. */
async function timed(all: readonly Subscription[], work: (one: Subscription) => Promise<unknown>): Promise<number> {
  const start = performance.now();
  for (const each of all) await work(each);
  return (performance.now() - start) / all.length;
}
