// What a server muted, and what only other servers added, is nowhere to be seen in it.
import { describe, expect, it } from 'vitest';
import { feedId } from '../../src/news/feed.ts';
import { publish } from '../../src/newsroom/publish.ts';
import { keepLog } from '../e2e/stage.ts';
import { HOUR_MS, MORNING, openDesk, refusalOf, report } from './desk.ts';

const LATEST = { topic: null, region: null, outlet: null, count: 10, asOf: MORNING, offset: 0 };
const SEARCH = { query: 'bridge', outlet: null, region: null, since: null, offset: 0 };

/** Two outlets on one event, and one of them alone on another; the Lantern was added by server g1. */
async function open() {
  const desk = await openDesk([
    report('Old harbour bridge reopens in Dunmouth'),
    report('Dunmouth reopens its old harbour bridge', {
      outlet: 'The Lantern, Weekly',
      publishedAt: MORNING - HOUR_MS,
    }),
    report('Ferry owners of Dunmouth sue over the bridge', {
      outlet: 'The Lantern, Weekly',
      text: 'Ferry owners went to court over the bridge on Tuesday. They lost half of their passengers, they say.',
    }),
  ]);
  const url = 'https://lantern.example/feed';
  const feed = { id: feedId(url), url, outlet: 'The Lantern, Weekly', section: null, language: 'en', pages: false };
  await desk.archive.addGuildFeed('g1', feed, 'u1', MORNING);
  const outletsIn = async (guildId: string | null) => {
    const { stories } = await desk.newsroom.latest(LATEST, guildId);
    const latest = stories.flatMap(({ story }) => story.articles.map(({ outlet }) => outlet));
    const { hits } = await desk.newsroom.search(SEARCH, guildId);
    const completed = await desk.newsroom.completeArticle('', guildId);
    return [...latest, ...hits.map(({ article }) => article.outlet), ...completed.map(({ outlet }) => outlet)];
  };
  return { ...desk, outletsIn };
}

describe('an outlet that another server added', () => {
  it('is seen there, and nowhere else', async () => {
    const { outletsIn } = await open();
    expect(new Set(await outletsIn('g1'))).toEqual(new Set(['Harbour Gazette', 'The Lantern, Weekly']));
    expect(new Set(await outletsIn('g2'))).toEqual(new Set(['Harbour Gazette']));
    expect(new Set(await outletsIn(null))).toEqual(new Set(['Harbour Gazette']));
  });

  it('cannot be read, asked for or completed elsewhere, not even by who knows the id', async () => {
    const { newsroom, articles } = await open();
    const theirs = articles[1]?.id ?? '';
    expect((await newsroom.read(theirs, 'g1')).article.outlet).toBe('The Lantern, Weekly');
    expect((await refusalOf(newsroom.read(theirs, 'g2'))).code).toBe('unknown-article');
    expect((await newsroom.read('old harbour bridge', 'g2')).article.outlet).toBe('Harbour Gazette');
    const ours = await newsroom.read(articles[0]?.id ?? '', 'g2');
    expect(ours.story?.articles.map(({ outlet }) => outlet)).toEqual(['Harbour Gazette']);
    for (const ask of [
      () => newsroom.latest({ ...LATEST, outlet: 'The Lantern, Weekly' }, 'g2'),
      () => newsroom.search({ ...SEARCH, outlet: 'The Lantern, Weekly' }, 'g2'),
    ])
      expect((await refusalOf(ask())).code).toBe('unknown-outlet');
    expect(await newsroom.completeOutlet('lan', 'g2')).toEqual([]);
    expect((await newsroom.completeOutlet('lan', 'g1')).map(({ value }) => value)).toEqual(['The Lantern, Weekly']);
  });
});

describe('an outlet that a server muted', () => {
  it('is not seen there until it is heard again', async () => {
    const { archive, outletsIn } = await open();
    await archive.muteOutlet('g1', 'Harbour Gazette', 'u1', MORNING);
    expect(new Set(await outletsIn('g1'))).toEqual(new Set(['The Lantern, Weekly']));
    expect(new Set(await outletsIn('g2'))).toEqual(new Set(['Harbour Gazette']));
    await archive.unmuteOutlet('g1', 'Harbour Gazette');
    expect(new Set(await outletsIn('g1'))).toEqual(new Set(['Harbour Gazette', 'The Lantern, Weekly']));
  });

  it('is not in its digests, whether they are looked at or posted', async () => {
    const { archive, newsroom, clock } = await open();
    const order = {
      channelId: 'c1',
      userId: 'u1',
      ...{ time: '10:00', days: undefined, timezone: undefined, topics: undefined, regions: undefined },
      ...{ outlets: undefined, include: undefined, exclude: undefined, stories: undefined, roleId: undefined },
      style: undefined,
      late: undefined,
      ...{ languages: undefined, outletsAtLeast: undefined, quietDay: undefined },
    };
    for (const guildId of ['g1', 'g2']) await newsroom.subscribe({ ...order, guildId });
    await archive.muteOutlet('g2', 'Harbour Gazette', 'u1', MORNING);
    expect((await newsroom.preview('g2', undefined)).items).toEqual([]);
    const preview = await newsroom.preview('g1', undefined);
    expect(preview.items.flatMap(({ story }) => story.articles.map(({ outlet }) => outlet)).sort()).toEqual([
      'Harbour Gazette',
      'The Lantern, Weekly',
      'The Lantern, Weekly',
    ]);
    clock.at = MORNING + HOUR_MS;
    const posted: string[] = [];
    const post = async (briefing: Awaited<ReturnType<typeof newsroom.preview>>) => {
      posted.push(...briefing.items.map(({ story }) => story.lead.outlet));
      return { kind: 'posted' as const, messageId: 'm', channelId: 'c', articleIds: [], text: '' };
    };
    const count = await publish({ archive, post, now: () => clock.at, outlets: [], log: keepLog() });
    expect(count).toMatchObject({ sent: 1, spiked: 1 });
    expect(posted).toEqual(preview.items.map(({ story }) => story.lead.outlet));
  });
});
