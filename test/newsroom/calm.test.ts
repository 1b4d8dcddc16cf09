// What a channel was told is not told again, and what is new is told alone.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Archive, createArchive } from '../../src/archive/archive.ts';
import { openDatabase } from '../../src/archive/database.ts';
import type { Article } from '../../src/news/article.ts';
import type { Briefing } from '../../src/news/briefing.ts';
import { addsTo } from '../../src/news/novelty.ts';
import type { Subscription } from '../../src/news/subscription.ts';
import type { DraftView } from '../../src/newsroom/approval.ts';
import { storeAndFile } from '../../src/newsroom/filing.ts';
import { publish } from '../../src/newsroom/publish.ts';
import { senderOf } from '../../src/newsroom/sender.ts';
import { keepLog } from '../e2e/stage.ts';
import { subscriptionWith } from '../news/made.ts';
import { refusalOf, report } from './desk.ts';

const EIGHT = Date.UTC(2025, 4, 21, 8);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let archive: Archive;
/** As another process has it. */
let elsewhere: Archive;
let log: ReturnType<typeof keepLog>;
const posts: Briefing[] = [];

beforeEach(async () => {
  const database = await openDatabase(':memory:');
  archive = createArchive(database);
  elsewhere = createArchive(database, { claimant: 'another' });
  log = keepLog();
  posts.length = 0;
  await tell(
    EIGHT - 3 * HOUR,
    'Dam collapses near Karvale, killing at least 14',
    'A dam collapsed near the town of Karvale on Tuesday, killing at least 14 people, the governor said. Water reached the market square within minutes and cut two bridges. Rescuers brought 140 people to a school on the hill, where they were given food and blankets by the parish. The road to Ostrel is closed until further notice. Engineers had asked for repairs twice since the winter, and the province had promised money for them. Farmers below the dam lost most of their sheep. The army sent forty soldiers and two boats from the coast.',
  );
});
afterEach(() => archive.close());

async function tell(at: number, headline: string, text: string, outlet = 'Harbour Post') {
  await storeAndFile(archive, [report(headline, { outlet, text, publishedAt: at })], at);
}
const toll = (at: number, outlet?: string) =>
  tell(
    at,
    'Death toll of Karvale dam collapse rises to 23',
    'The death toll of the dam collapse near Karvale rose to 23 on Wednesday, the governor said. A dam collapsed near the town of Karvale on Tuesday, killing at least 14 people, the governor said at first. Water reached the market square within minutes and cut two bridges. The road to Ostrel is closed.',
    outlet,
  );

async function order(id: string, change: Partial<Subscription> = {}) {
  await archive.addSubscription(subscriptionWith({ id, channelId: `c-${id}`, dueAt: EIGHT, ...change }));
}

/** @param sending what happens while an edition is on its way */
async function run(at: number, using = archive, sending: () => Promise<unknown> = async () => {}) {
  const post = async (briefing: Briefing) => {
    await sending();
    posts.push(briefing);
    const { items, subscription } = briefing;
    return {
      kind: 'posted' as const,
      messageId: `m${posts.length}`,
      channelId: subscription.channelId,
      articleIds: items.map(({ story }) => story.lead.id),
      text: items.flatMap(({ story, lines }) => [story.lead.headline, ...lines.map(({ text }) => text)]).join('\n'),
    };
  };
  const drafts = {
    post: async ({ draft: { channelId } }: DraftView) =>
      ({ kind: 'posted', messageId: 'd', channelId, articleIds: [], text: '' }) as const,
    update: async () => true,
  };
  return publish({ archive: using, post, drafts, now: () => at, outlets: [], log });
}
const shown = () =>
  posts.at(-1)?.items.map(({ story, lines, since }) => [story.lead.headline, lines.map(({ text }) => text), since]);

describe('a channel that was told a story', () => {
  it('hears what is new of it, since when, and then nothing more', async () => {
    await order('a');
    await run(EIGHT);
    expect(shown()).toMatchObject([['Dam collapses near Karvale, killing at least 14', [{}, {}], undefined]]);
    await toll(EIGHT + 9 * HOUR);
    expect(await run(EIGHT + DAY)).toMatchObject({ sent: 1 });
    const news = ['The death toll of the dam collapse near Karvale rose to 23 on Wednesday, the governor said.'];
    expect(shown()).toEqual([['Death toll of Karvale dam collapse rises to 23', news, EIGHT]]);
    await toll(EIGHT + DAY + HOUR, 'Cape Courier');
    expect(await run(EIGHT + 2 * DAY)).toMatchObject({ spiked: 1 });
  });

  it('does not hear it from another digest of the same channel', async () => {
    await order('a');
    await order('b', { channelId: 'c-a', style: 'headlines', dueAt: EIGHT + HOUR });
    await order('c', { dueAt: EIGHT + HOUR });
    await run(EIGHT);
    expect(await run(EIGHT + HOUR)).toMatchObject({ sent: 1, spiked: 1 });
    expect(posts.map(({ subscription }) => subscription.id)).toEqual(['a', 'c']);
  });

  it('does not hear it from another digest of the same channel at the same time', async () => {
    await order('a', { channelId: 'one' });
    await order('b', { channelId: 'one', style: 'headlines' });
    await order('c', { channelId: 'one', stories: 3 });
    expect(await run(EIGHT)).toMatchObject({ sent: 1, spiked: 2 });
    expect(posts.map(({ items }) => items.length)).toEqual([1]);
  });

  it('does not hear it from another digest that another process has in hand at the same instant', async () => {
    await order('a', { channelId: 'one' });
    await order('b', { channelId: 'one', style: 'headlines' });
    await run(EIGHT, archive, () => run(EIGHT, elsewhere));
    await run(EIGHT + HOUR / 60);
    expect(posts).toHaveLength(1);
    const ledger = [...(await archive.history('a', 2)), ...(await archive.history('b', 2))];
    expect(ledger.map(({ settlement }) => settlement.state).sort()).toEqual(['sent', 'spiked']);
  });

  it('does not hear it from two drafts that were approved together', async () => {
    const approval = { channelId: 'desk', minutes: 30, otherwise: 'post' } as const;
    await archive.keep.saveSettings('g1', { ...(await archive.keep.settings('g1')), approval });
    for (const id of ['a', 'b']) await order(id, { guildId: 'g1', channelId: 'one' });
    expect(await run(EIGHT)).toMatchObject({ deferred: 2 });
    expect((await archive.draftsOf([`a@${EIGHT}`, `b@${EIGHT}`])).map(({ items }) => items.length)).toEqual([1, 1]);
    await Promise.all([run(EIGHT + HOUR / 2), run(EIGHT + HOUR / 2, elsewhere)]);
    await run(EIGHT + HOUR / 2);
    expect(posts.map(({ items }) => items.length)).toEqual([1]);
    const ledger = await archive.recentDeliveries('g1', 2);
    const spiked = ledger.find(({ settlement }) => settlement.state === 'spiked');
    expect(spiked?.settlement).toEqual({ state: 'spiked', reason: 'nothing-new' });
    expect((await archive.deliveryWithChoice('g1', spiked?.id ?? ''))?.verdicts).toMatchObject([
      { why: { kind: 'told', at: EIGHT + HOUR / 2 } },
    ]);
  });
});

describe('an article that its outlet writes anew at the same address', () => {
  const TOLL = [
    'The death toll of the dam collapse near Karvale rose to 23 on Wednesday, the governor said.',
    'A dam collapsed near the town of Karvale on Tuesday.',
    'The road to Ostrel is closed until further notice.',
    'Rescuers went on with their search in the night, with dogs and lamps, and found nobody alive below the market.',
    'The mill, the school and the parish hall stand under water, and the army builds a footbridge for those who stayed.',
  ].join(' ');

  async function revise(at: number, change: Partial<Article>) {
    const [first] = (await archive.stories({ limit: 1 }))[0]?.articles ?? [];
    const before = first as Article;
    const after = { ...before, ...change };
    const anew = addsTo(before, after) ? { ...after, rewrittenAt: at } : after;
    await archive.reviseArticle(anew, { feedId: 'f', keep: true, now: at });
  }

  it('brings its story back with what is new since, once, also where it was published days ago', async () => {
    await order('a');
    await order('b', { outlets: ['Cape Courier'] });
    await run(EIGHT);
    await revise(EIGHT + 2 * DAY + 7 * HOUR, { headline: 'Toll of Karvale dam collapse rises to 23', text: TOLL });
    expect(await run(EIGHT + 3 * DAY)).toMatchObject({ sent: 1 });
    expect(shown()).toEqual([['Toll of Karvale dam collapse rises to 23', [`${TOLL.split('. ')[0]}.`], EIGHT]]);
    expect(await run(EIGHT + 4 * DAY)).toMatchObject({ sent: 0 });
  });

  it('does not bring it back with other words, another number in a line, or more of the same', async () => {
    await order('a');
    await run(EIGHT);
    const text = posts[0]?.items[0]?.story.lead.text ?? '';
    const changes = [
      { text: text.replace('at least 14', 'at least 12').replace('two bridges', 'both bridges') },
      { text: `${text} The minister of the interior, Ada Quill, visits Karvale on Friday.` },
      { headline: 'Dam collapse near Karvale kills at least 14' },
      { text: `Governor Lena Ostrova resigned on Wednesday over 300 inspection files. ${text}` },
    ];
    for (const [n, change] of changes.entries()) await revise(EIGHT + (n + 1) * HOUR, change);
    expect(await run(EIGHT + DAY)).toMatchObject({ sent: 0, spiked: 1 });
  });
});

describe('a story that a moderator dropped from a draft', () => {
  const verdictsAt = async (at: number) => (await archive.deliveryWithChoice('g', `a@${at}`))?.verdicts;

  it('stays out of that digest alone until it has something new, and then is told whole', async () => {
    await order('a', { style: 'full' });
    await order('b', { guildId: 'other' });
    const approval = { channelId: 'desk', minutes: 30, otherwise: 'post' } as const;
    await archive.keep.saveSettings('g', { language: null, zone: null, approval });
    await run(EIGHT);
    const articleId = (await archive.draft(`a@${EIGHT}`))?.items[0]?.articleId ?? '';
    await archive.dropFromDraft(`a@${EIGHT}`, { articleId, userId: '77' });
    expect(await run(EIGHT + HOUR)).toMatchObject({ spiked: 1 });
    expect(posts.map(({ subscription }) => subscription.id)).toEqual(['b']);
    await archive.keep.saveSettings('g', { language: null, zone: null });
    expect(await run(EIGHT + DAY)).toMatchObject({ sent: 0 });
    expect(await verdictsAt(EIGHT + DAY)).toMatchObject([{ why: { kind: 'kept-out', at: EIGHT, userId: '77' } }]);
    await toll(EIGHT + DAY + HOUR);
    expect(await run(EIGHT + 2 * DAY)).toMatchObject({ sent: 2 });
    const whole = posts.find(({ subscription, edition }) => subscription.id === 'a' && edition.dueAt > EIGHT + DAY);
    expect(whole?.items).toMatchObject([
      { story: { lead: { headline: 'Death toll of Karvale dam collapse rises to 23' } } },
    ]);
    expect(whole?.items[0]).not.toHaveProperty('since');
  });
});

describe('an edition that is opened in the history', () => {
  it('says of each story why it was in it or not', async () => {
    await tell(
      EIGHT - HOUR,
      'Ferry of Dunmouth sinks at its berth',
      'A ferry sank at its berth in Dunmouth and nobody was hurt.',
    );
    await tell(
      EIGHT - 2 * HOUR,
      'Bank of Ostrel lowers its rate',
      'The bank of Ostrel lowered its rate to four percent.',
    );
    await order('a', { stories: 1, exclude: ['ferr*'] });
    await run(EIGHT);
    await run(EIGHT + DAY);
    const newsroom = senderOf({
      archive,
      post: async () => ({ kind: 'nothing-new' }),
      now: () => EIGHT,
      outlets: [],
      log,
    });
    const opened = async (at: number) =>
      (await newsroom.opened('g', `a@${at}`)).stories.map(({ headline, why }) => [headline, why]);
    expect(await opened(EIGHT)).toEqual([
      ['Bank of Ostrel lowers its rate', { kind: 'new' }],
      ['Ferry of Dunmouth sinks at its berth', { kind: 'filter', filter: 'exclude' }],
      ['Dam collapses near Karvale, killing at least 14', { kind: 'beaten' }],
    ]);
    expect(await opened(EIGHT + DAY)).toMatchObject([
      ['Dam collapses near Karvale, killing at least 14', { kind: 'new' }],
      ['Ferry of Dunmouth sinks at its berth', { kind: 'filter' }],
      ['Bank of Ostrel lowers its rate', { kind: 'told' }],
    ]);
    expect((await refusalOf(newsroom.opened('other', `a@${EIGHT}`))).code).toBe('out-of-date');
  });

  it('names what its topics leave out', async () => {
    await order('a', { topics: ['elections'] });
    await run(EIGHT);
    expect((await archive.deliveryWithChoice('g', `a@${EIGHT}`))?.verdicts).toMatchObject([
      { outlets: 1, why: { kind: 'filter', filter: 'topics' } },
    ]);
  });
});

describe('a day without news', () => {
  it('is said in one line where that was ordered, once a day, and not where it was sent by hand', async () => {
    await order('a', { quietDay: true, moreMinutes: [18 * 60] });
    await order('b');
    await run(EIGHT);
    expect(await run(EIGHT + 10 * HOUR)).toMatchObject({ sent: 0, spiked: 1 });
    expect(await run(EIGHT + DAY)).toMatchObject({ sent: 1, spiked: 1 });
    expect(posts.at(-1)).toMatchObject({ subscription: { id: 'a' }, items: [], quietDay: true });
    expect(await run(EIGHT + DAY)).toMatchObject({ sent: 0 });
    expect(await run(EIGHT + DAY + 10 * HOUR)).toMatchObject({ sent: 0, spiked: 1 });
    expect((await archive.history('a', 1))[0]).toMatchObject({ settlement: { reason: 'nothing-new' } });
    const extra = EIGHT + DAY + 11 * HOUR + 1;
    await archive.bringForward('a', extra);
    expect(await run(extra)).toMatchObject({ sent: 0, spiked: 1 });
  });
});

describe('an order for what several outlets report', () => {
  it('holds a story until they do, and says why', async () => {
    await order('a', { outletsAtLeast: 2 });
    expect(await run(EIGHT)).toMatchObject({ spiked: 1 });
    await tell(
      EIGHT + HOUR,
      'Karvale dam collapse kills 14',
      'At least 14 people were killed on Tuesday when a dam near Karvale collapsed. Water cut two bridges and reached the market, the governor of the province said. Rescuers brought 140 people to a school.',
      'Cape Courier',
    );
    expect(await run(EIGHT + DAY)).toMatchObject({ sent: 1 });
    expect(posts.at(-1)?.items.map(({ story }) => story.articles.length)).toEqual([2]);
  });
});

describe('editions due together', () => {
  const compositions = () =>
    log.lines.flatMap(({ details }) => ('compositions' in details ? [details.compositions] : []));

  it('are composed once for each order, however many channels have it and whatever else each was told', async () => {
    await tell(EIGHT - 200 * HOUR, 'Old news of Ostrel', 'The mill of Ostrel burned down and nobody was hurt.');
    for (let n = 0; n < 24; n += 1) {
      await order(`s${n}`, { stories: 1 + (n % 3), roleId: String(n), createdAt: n });
      const [old] = await archive.stories({ limit: 9 }).then((all) => all.slice(-1));
      const claim =
        n % 2 === 0 ? await archive.claim({ id: `s${n}@1`, subscriptionId: `s${n}`, dueAt: 1 }, 1) : undefined;
      if (claim)
        await archive.record(claim, { state: 'sent', messageId: 'm' }, 1, {
          nextAt: EIGHT,
          toldStoryIds: [old?.id ?? ''],
        });
    }
    expect(await run(EIGHT)).toMatchObject({ sent: 24 });
    await toll(EIGHT + 9 * HOUR);
    expect(await run(EIGHT + DAY)).toMatchObject({ sent: 24 });
    expect(new Set(posts.slice(24).map(({ items }) => JSON.stringify(items))).size).toBe(1);
    expect(compositions()).toEqual([6, 3]);
  });
});
