import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { ArchiveAway } from '../../src/news/archive-away.ts';
import type { RawArticle } from '../../src/news/article.ts';
import { DAY_MS } from '../../src/news/next-look.ts';
import { gather } from '../../src/newsroom/gather.ts';
import { type Item, rss } from './feed-server.ts';
import { type Gathering, MINUTE_MS, NOON, openGathering } from './gathering.ts';

const HOUR_MS = 60 * MINUTE_MS;
const TEASER =
  'The council of Dunmouth voted on Monday to reopen the old harbour bridge, which engineers closed in March after they found cracks in two pillars.';

function item(n: number, change: Partial<Item> = {}): Item {
  return {
    guid: `tag:gazette.example,2026:${n}`,
    link: `https://gazette.example/news/${n}`,
    title: `Bridge report number ${n} from the council`,
    description: `Report ${n}. ${TEASER}`,
    at: NOON - n * HOUR_MS,
    ...change,
  };
}

/** Lets a feed say one thing after another, and gathers each time; gives back what is stored in the end. */
async function told(desk: Gathering, ...documents: readonly (readonly Item[])[]) {
  const feed = desk.feedAt('/feed');
  await desk.archive.syncFeeds([feed], desk.clock.at);
  for (const items of documents) {
    desk.server.put('/feed', rss(items));
    await desk.again(feed);
  }
  return (await desk.archive.headlines('', 100)).map(({ id, headline }) => ({ id, headline }));
}

describe('a feed that is due', () => {
  it('is read, and its articles are stored, filed and found', async () => {
    const desk = await openGathering();
    const feed = desk.feedAt('/feed');
    desk.server.put('/feed', rss([item(1), item(2, { at: NOON + 400 * DAY_MS })]));
    await desk.archive.syncFeeds([feed], NOON);
    expect(await gather(desk.tools)).toEqual({
      completed: 0,
      looked: 1,
      failed: 0,
      added: 2,
      changed: 0,
      offline: false,
    });
    const { hits } = await desk.archive.search('"report number 1"', { limit: 5 });
    expect(hits[0]?.article).toMatchObject({
      outlet: 'Harbour Gazette',
      section: 'World',
      language: 'en',
      url: 'https://gazette.example/news/1',
      publishedAt: NOON - HOUR_MS,
      storedAt: NOON,
      text: `Report 1. ${TEASER}`,
    });
    expect(await desk.archive.storyOf(hits[0]!.article.id)).toBeDefined();
    expect((await desk.archive.stories({ limit: 5, asOf: NOON })).length).toBeGreaterThan(0);
    expect(await desk.stateOf(feed)).toMatchObject({ lookedAt: NOON, succeededAt: NOON, failures: 0, reason: null });
  });

  it('is taken in by its newest where it brings too much at once, and by the others at its next change', async () => {
    const desk = await openGathering();
    const feed = desk.feedAt('/feed');
    await desk.archive.syncFeeds([feed], NOON);
    const stored = async () => (await desk.archive.headlines('', 100)).map(({ headline }) => headline).sort();
    desk.server.put('/feed', rss([item(4), item(1), item(3), item(2)]));
    await gather({ ...desk.tools, mostNew: 2 });
    expect(await stored()).toEqual([1, 2].map((n) => item(n).title));
    desk.server.put('/feed', rss([item(5), item(4), item(1), item(3), item(2)]));
    desk.clock.at += DAY_MS;
    await gather({ ...desk.tools, mostNew: 2 });
    expect(await stored()).toEqual([1, 2, 3, 4].map((n) => item(n).title));
  });

  it('may hold entries without a headline, which are known by their first words, and empty ones, which are left out', async () => {
    const desk = await openGathering();
    const said = await told(desk, [item(1, { title: '' }), item(2, { title: '\u200b', description: '' }), item(3)]);
    expect(said.map(({ headline }) => headline).sort()).toEqual([
      'Bridge report number 3 from the council',
      expect.stringMatching(/^Report 1\. The council of Dunmouth .{60,}[a-z]…$/),
    ]);
  });

  it('costs one conditional request when it has not changed, and nothing is written of its articles', async () => {
    const desk = await openGathering();
    await told(desk, [item(1), item(2)]);
    const before = await desk.archive.headlines('', 10);
    desk.tools.parseFeed = () => {
      throw new Error('an unchanged feed was parsed');
    };
    const [looked] = await desk.again(desk.feedAt('/feed'));
    expect(looked?.look).toMatchObject({ kind: 'reached', reading: { kind: 'unchanged' } });
    expect(await desk.archive.headlines('', 10)).toEqual(before);
    expect(desk.server.asked('/feed')).toBe(2);
  });

  it('is looked at by one of two processes', async () => {
    const desk = await openGathering();
    await desk.archive.syncFeeds(
      Array.from({ length: 12 }, (_, n) => desk.feedAt(`/feed${n}`, `h${n}.example`)),
      NOON,
    );
    for (let n = 0; n < 12; n += 1) desk.server.put(`/feed${n}`, rss([item(n)]));
    const results = await Promise.all([gather(desk.tools), gather(desk.tools)]);
    expect(results[0].looked + results[1].looked).toBe(12);
    for (let n = 0; n < 12; n += 1) expect(desk.server.asked(`/feed${n}`)).toBe(1);
  });

  it('waits its turn: few at once, and at one host two', async () => {
    const desk = await openGathering();
    // Answers are held back until so many wait for one, or nobody else will ask.
    const waiting: (() => void)[] = [];
    const most: number[] = [];
    let asked = 0;
    const held = (n: number, together: number, all: number) => (_: unknown, response: ServerResponse) => {
      asked += 1;
      waiting.push(() => response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(rss([item(n)])));
      most.push(waiting.length);
      if (waiting.length < together && asked < all) return;
      for (const answer of waiting.splice(0)) answer();
    };
    const feeds = Array.from({ length: 9 }, (_, n) => desk.feedAt(`/one${n}`));
    for (let n = 0; n < 9; n += 1) desk.server.put(`/one${n}`, held(n, 2, 9));
    await desk.archive.syncFeeds(feeds, NOON);
    expect((await gather(desk.tools)).looked).toBe(9);
    expect(Math.max(...most.splice(0))).toBe(2);
    asked = 0;
    const many = Array.from({ length: 40 }, (_, n) => desk.feedAt(`/many${n}`, `h${n}.example`));
    for (let n = 0; n < 40; n += 1) desk.server.put(`/many${n}`, held(n, 16, 40));
    await desk.archive.syncFeeds(many, NOON);
    expect((await gather(desk.tools)).looked).toBe(40);
    expect(Math.max(...most)).toBe(16);
  });

  it('is not delayed by one that never ends', async () => {
    const desk = await openGathering({ limits: { totalMs: 1_500 } });
    const dead = desk.feedAt('/dead', 'h1.example');
    desk.server.put('/dead', (_, response) => void response.writeHead(200).write('<rss>'));
    const feeds = Array.from({ length: 20 }, (_, n) => desk.feedAt(`/f${n}`, `h${n + 2}.example`));
    for (let n = 0; n < 20; n += 1) desk.server.put(`/f${n}`, rss([item(n)]));
    await desk.archive.syncFeeds([dead, ...feeds], NOON);
    const order: string[] = [];
    await gather(desk.tools, { looked: ({ kept }) => void order.push(kept.feed.id) });
    expect(order).toHaveLength(21);
    expect(order.at(-1)).toBe(dead.id);
    expect(await desk.stateOf(dead)).toMatchObject({ failures: 1, code: 'timeout' });
  });

  it('is left for another time when the process ends', async () => {
    const desk = await openGathering();
    const leaving = new AbortController();
    const feed = desk.feedAt('/slow');
    desk.server.put('/slow', () => leaving.abort());
    desk.server.put('/next', () => undefined);
    await desk.archive.syncFeeds([feed, desk.feedAt('/next')], NOON);
    expect(await desk.round(leaving.signal)).toEqual([]);
    expect(await desk.stateOf(feed)).toMatchObject({ dueAt: NOON, failures: 0, lookedAt: null });
  });
});

describe('a changed entry', () => {
  it('is a new version of the same article', async () => {
    const desk = await openGathering();
    const changed = item(1, {
      title: 'Bridge report number 1, corrected',
      description: `Report 1, corrected. ${TEASER}`,
    });
    const stored = await told(desk, [item(1)], [changed]);
    expect(stored.map(({ headline }) => headline)).toEqual([changed.title]);
    const versions = await desk.archive.versionsOf(stored[0]!.id);
    expect(versions).toMatchObject([{ version: 1, headline: item(1).title, text: item(1).description }]);
    expect((await desk.archive.article(stored[0]!.id))?.text).toBe(changed.description);
    expect((await desk.archive.article(stored[0]!.id))?.rewrittenAt).toBeGreaterThan(NOON);
    expect((await desk.archive.search('corrected', { limit: 5 })).hits).toHaveLength(1);
  });

  it.each<[string, Partial<Item>]>([
    ['its guid', { guid: 'other' }],
    ['tracking in its address', { link: 'http://www.gazette.example/news/1/?utm_source=rss#comments' }],
    ['its date', { at: NOON + HOUR_MS }],
    [
      'guid, date and tracking at once',
      { guid: 'x', at: NOON + HOUR_MS, link: 'https://gazette.example/news/1?fbclid=2' },
    ],
    ['its headline', { title: 'What the council has decided' }],
    ['its address', { link: 'https://gazette.example/news/a-better-slug' }],
  ])('is no second article for %s', async (_, change) => {
    const stored = await told(await openGathering(), [item(1)], [item(1, change)], [item(1, change), item(2)]);
    expect(stored).toHaveLength(2);
  });

  it('does not become news again by a new date', async () => {
    const desk = await openGathering();
    const [stored] = await told(
      desk,
      [item(5)],
      [item(5, { at: NOON + DAY_MS, title: 'Bridge report number 5 again' })],
    );
    expect((await desk.archive.article(stored!.id))?.publishedAt).toBe(item(5).at);
  });

  it('keeps two articles apart that share an address, as on a page called latest', async () => {
    const desk = await openGathering();
    const link = 'https://gazette.example/latest';
    const ferry = item(2, {
      link,
      title: 'Ferry fares rise by a tenth',
      description: 'Travellers between the islands pay more from June, the owners announced.',
      at: NOON + DAY_MS,
    });
    expect(await told(desk, [item(1, { link })], [ferry], [ferry, item(1, { link })])).toHaveLength(2);
  });

  it('in the feed of another section is the article that is there', async () => {
    const desk = await openGathering();
    const [world, europe] = [desk.feedAt('/world'), desk.feedAt('/europe', 'h0.example', { section: 'Europe' })];
    desk.server.put('/world', rss([item(1)]));
    desk.server.put('/europe', rss([item(1, { description: 'A shorter teaser.' }), item(2)]));
    await desk.archive.syncFeeds([world], NOON);
    await desk.round();
    await desk.archive.syncFeeds([world, europe], NOON);
    await desk.round();
    expect(await desk.headlines()).toHaveLength(2);
    const before = await desk.archive.headlines('', 5);
    for (let n = 3; n < 6; n += 1) {
      desk.server.put('/world', rss([item(1), item(n)]));
      desk.server.put('/europe', rss([item(1, { description: 'A shorter teaser.' }), item(2), item(n)]));
      await desk.again(world);
      await desk.again(europe);
    }
    expect(await desk.archive.versionsOf(before.find(({ headline }) => headline === item(1).title)!.id)).toEqual([]);
    expect(await desk.headlines()).toHaveLength(5);
  });

  it('of an outlet that a server added never takes the place of the outlet’s own article', async () => {
    const desk = await openGathering();
    const own = desk.feedAt('/own');
    const forged = desk.feedAt('/forged', 'h1.example', { outlet: 'Somebody' });
    desk.server.put('/forged', rss([item(1, { title: 'A forged headline about the bridge' })]));
    desk.server.put('/own', rss([item(1)]));
    await desk.archive.addGuildFeed('g1', forged, 'u1', NOON);
    await desk.round();
    await desk.archive.syncFeeds([own], NOON);
    await desk.round();
    expect(await desk.headlines()).toEqual(['A forged headline about the bridge', item(1).title]);
    expect(await desk.archive.hiddenOutlets('g2')).toEqual(['Somebody']);
  });
});

describe('an article that was removed', () => {
  it('by the operator does not come back from its feed, changed or not', async () => {
    const desk = await openGathering();
    const [stored] = await told(desk, [item(1)]);
    await desk.archive.removeArticles([stored!.id], NOON);
    desk.server.put('/feed', rss([item(1, { title: 'Changed', guid: 'new' }), item(2)]));
    await desk.again(desk.feedAt('/feed'));
    expect(await desk.headlines()).toEqual([item(2).title]);
    const other = desk.feedAt('/other', 'h1.example');
    desk.server.put('/other', rss([item(1)]));
    await desk.archive.syncFeeds([other], desk.clock.at);
    await desk.round();
    expect(await desk.headlines()).toEqual([item(2).title]);
  });

  it('by the operator does not come back as a server’s own', async () => {
    const desk = await openGathering();
    const [stored] = await told(desk, [item(1)]);
    await desk.archive.removeArticles([stored!.id], NOON);
    desk.server.put('/own', rss([item(1), item(2)]));
    const own = desk.feedAt('/own', 'h1.example', { outlet: 'Somebody' });
    await desk.archive.addGuildFeed('g1', own, 'u1', NOON);
    await desk.round();
    expect(await desk.headlines()).toEqual([item(2).title]);
  });

  it('by its outlet, as its feed says, is withdrawn, unless it is in there again', async () => {
    const desk = await openGathering();
    const feed = desk.feedAt('/feed');
    const entry = (n: number) =>
      `<entry><id>tag:harbour.example,2026:${n}</id><title>Bridge ${n} opens</title><link href="https://harbour.example/${n}"/><updated>2026-03-01T09:00:00Z</updated></entry>`;
    const atom = (inside: string) =>
      `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:t="http://purl.org/atompub/tombstones/1.0"><title>Harbour</title>${inside}</feed>`;
    const gone = (n: number) => `<t:deleted-entry ref="tag:harbour.example,2026:${n}" when="2026-03-01T10:00:00Z"/>`;
    desk.server.put('/feed', atom(entry(1) + entry(2) + entry(3)));
    await desk.archive.syncFeeds([feed], NOON);
    await desk.round();
    desk.server.put('/feed', atom(gone(1) + gone(2) + gone(99) + entry(2) + entry(3)));
    await desk.again(feed);
    expect(await desk.headlines()).toEqual(['Bridge 2 opens', 'Bridge 3 opens']);
    expect((await desk.archive.changesDue(desk.clock.at, 10)).map(({ removedBy }) => removedBy)).toEqual(['outlet']);
    desk.server.put('/feed', atom(entry(1) + entry(2)));
    await desk.again(feed);
    expect(await desk.headlines()).toEqual(['Bridge 2 opens', 'Bridge 3 opens']);
  });

  it('by age does not come back, and older ones are not taken in at all', async () => {
    const desk = await openGathering();
    const undated = item(3, { at: 0 });
    await told(desk, [item(1, { at: NOON - 91 * DAY_MS }), item(2), undated]);
    expect(await desk.headlines()).toEqual([item(2).title, undated.title]);
    desk.clock.at = NOON + 100 * DAY_MS;
    await desk.archive.prune(NOON + 10 * DAY_MS, desk.clock.at);
    desk.server.put('/feed', rss([item(2), undated, item(4, { at: NOON + 99 * DAY_MS })]));
    await desk.again(desk.feedAt('/feed'));
    expect(await desk.headlines()).toEqual([item(4).title]);
  });
});

describe('a feed that cannot be had', () => {
  it('says why, and is well again by itself', async () => {
    const desk = await openGathering();
    const feed = desk.feedAt('/feed');
    await desk.archive.syncFeeds([feed], NOON);
    await desk.round();
    expect(await desk.stateOf(feed)).toMatchObject({
      failures: 1,
      code: 'not-found',
      reason: expect.stringMatching(/\.$/),
    });
    desk.server.put('/feed', '<!doctype html><p>Sorry');
    await desk.again(feed);
    expect(await desk.stateOf(feed)).toMatchObject({ failures: 2, code: 'unreadable', validators: null });
    desk.server.put('/feed', rss([item(1)]));
    await desk.again(feed);
    expect(await desk.stateOf(feed)).toMatchObject({ failures: 0, code: null, reason: null });
    expect(await desk.headlines()).toHaveLength(1);
  });

  it('is left alone for as long as its server asks, and for good when it is gone', async () => {
    const desk = await openGathering();
    const [busy, gone] = [desk.feedAt('/busy'), desk.feedAt('/gone', 'h1.example')];
    desk.server.put('/busy', (_, response) => void response.writeHead(429, { 'retry-after': '7200' }).end());
    desk.server.put('/gone', (_, response) => void response.writeHead(410).end());
    await desk.archive.syncFeeds([busy, gone], NOON);
    await desk.round();
    expect((await desk.stateOf(busy)).dueAt).toBeGreaterThanOrEqual(NOON + 2 * HOUR_MS);
    expect(await desk.stateOf(gone)).toMatchObject({ dueAt: null, retiredAt: NOON });
  });

  it('is followed to its new address after a week', async () => {
    const desk = await openGathering();
    const feed = desk.feedAt('/old');
    desk.server.put('/old', (_, response) => void response.writeHead(301, { location: '/new' }).end());
    desk.server.put('/new', rss([item(1)]));
    await desk.archive.syncFeeds([feed], NOON);
    while (desk.clock.at < NOON + 9 * DAY_MS) await desk.again(feed);
    const asked = desk.server.asked('/old');
    await desk.again(feed);
    expect([desk.server.asked('/old'), (await desk.stateOf(feed)).address]).toEqual([
      asked,
      desk.server.url('/new', 'h0.example'),
    ]);
  });

  it('is not blamed for an archive that is away: the round ends and says so', async () => {
    const desk = await openGathering();
    const feeds = Array.from({ length: 60 }, (_, n) => desk.feedAt(`/f${n}`, `h${n % 40}.example`));
    for (let n = 0; n < 60; n += 1) desk.server.put(`/f${n}`, rss([item(n)]));
    await desk.archive.syncFeeds(feeds, NOON);
    const away = {
      ...desk.tools,
      archive: { ...desk.archive, knownEntries: () => Promise.reject(new ArchiveAway('the server went down')) },
    };
    await expect(gather(away)).rejects.toThrow(ArchiveAway);
    const asked = feeds.filter((_, n) => desk.server.asked(`/f${n}`) > 0).length;
    expect(asked).toBeLessThanOrEqual(20);
    expect(desk.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
    desk.clock.at += 11 * MINUTE_MS;
    expect((await gather(desk.tools)).added).toBe(60);
  });

  it('does not trip over a bug of ours', async () => {
    const desk = await openGathering();
    desk.server.put('/feed', rss([item(1)]));
    const feed = desk.feedAt('/feed');
    await desk.archive.syncFeeds([feed], NOON);
    desk.tools.parseFeed = () => {
      throw new TypeError('undefined is not a function');
    };
    await desk.round();
    expect(desk.log.lines.filter(({ level }) => level === 'error')).toHaveLength(1);
    expect(await desk.stateOf(feed)).toMatchObject({ failures: 1, reason: 'What came could not be read as a feed.' });
  });
});

describe('the network', () => {
  it('may go away in the middle, and all catch up by themselves within half an hour, without a storm', async () => {
    const desk = await openGathering();
    const feeds = Array.from({ length: 30 }, (_, n) => desk.feedAt(`/f${n}`, `h${n}.example`));
    for (let n = 0; n < 30; n += 1) desk.server.put(`/f${n}`, rss([item(n, { at: NOON })]));
    await desk.archive.syncFeeds(feeds, NOON);
    await desk.round();
    await desk.server.close();
    const minutes = async (count: number) => {
      let looks = 0;
      for (let n = 0; n < count; n += 1) {
        desk.clock.at += MINUTE_MS;
        looks += (await desk.round()).length;
      }
      return looks;
    };
    await minutes(6 * 60);
    expect(desk.log.lines.filter(({ message }) => /is the network there/.test(message)).length).toBeGreaterThan(0);
    await desk.server.open();
    for (let n = 0; n < 30; n += 1)
      desk.server.put(`/f${n}`, rss([item(n, { at: NOON }), item(n + 100, { at: NOON })]));
    const { most } = desk.server;
    most.together = 0;
    await minutes(30);
    expect(most.together).toBeLessThanOrEqual(16);
    expect(await desk.headlines()).toHaveLength(60);
    expect((await desk.archive.feedCounts()).failing).toBe(0);
  });

  it('may be away from the very first, and is not held against the feeds', async () => {
    const desk = await openGathering();
    const feeds = Array.from({ length: 6 }, (_, n) => desk.feedAt(`/f${n}`, `h${n}.example`));
    for (let n = 0; n < 6; n += 1) desk.server.put(`/f${n}`, rss([item(n)]));
    await desk.archive.syncFeeds(feeds, NOON);
    await desk.server.close();
    expect(await gather(desk.tools)).toMatchObject({ offline: true, looked: 6 });
    expect((await desk.archive.feedCounts()).failing).toBe(0);
    await desk.server.open();
    desk.clock.at += 13 * MINUTE_MS;
    expect(await gather(desk.tools)).toMatchObject({ offline: false, added: 6 });
  });

  it('may go away in the middle of a round, and no feed is blamed for it', async () => {
    const desk = await openGathering();
    const feeds = Array.from({ length: 40 }, (_, n) => desk.feedAt(`/f${n}`, `h${n}.example`));
    for (let n = 0; n < 40; n += 1) desk.server.put(`/f${n}`, rss([item(n, { at: NOON })]));
    await desk.archive.syncFeeds(feeds, NOON);
    let closing: Promise<void> | undefined;
    await gather(desk.tools, {
      looked: () => {
        closing ??= desk.server.close();
      },
    });
    await closing;
    expect(await desk.archive.feedCounts()).toMatchObject({ feeds: 40, failing: 0 });
    const states = await Promise.all(feeds.map(desk.stateOf));
    expect(states.filter(({ succeededAt }) => succeededAt === null).length).toBeGreaterThan(20);
    await desk.server.open();
    for (let n = 0; n < 40; n += 1) desk.server.put(`/f${n}`, rss([item(n, { at: NOON })]));
    desk.clock.at += 15 * MINUTE_MS;
    await desk.round();
    expect(await desk.headlines()).toHaveLength(40);
    expect(await desk.archive.feedCounts()).toMatchObject({ failing: 0 });
  });

  it('is not taken to be away when others were reached lately', async () => {
    const desk = await openGathering();
    const well = desk.feedAt('/well');
    desk.server.put('/well', rss([item(1)]));
    await desk.archive.syncFeeds([well], NOON);
    await desk.round();
    const dead = Array.from({ length: 8 }, (_, n) => desk.feedAt(`/dead${n}`, `h${n}.example`));
    for (const feed of dead) desk.server.put(new URL(feed.url).pathname, (request) => void request.socket.destroy());
    await desk.archive.syncFeeds([well, ...dead], NOON);
    await desk.round();
    for (const feed of dead) expect(await desk.stateOf(feed)).toMatchObject({ failures: 1, code: 'network' });
    expect(desk.server.asked('/well')).toBeGreaterThan(1);
  });

  it('may go away just after others were reached, and no feed is blamed for that either', async () => {
    const desk = await openGathering();
    const feeds = Array.from({ length: 8 }, (_, n) => desk.feedAt(`/f${n}`, `h${n}.example`));
    desk.server.put('/f0', rss([item(1)]));
    await desk.archive.syncFeeds(feeds.slice(0, 1), NOON);
    await desk.round();
    await desk.server.close();
    await desk.archive.syncFeeds(feeds, NOON);
    expect(await gather(desk.tools)).toMatchObject({ offline: true });
    expect((await desk.archive.feedCounts()).failing).toBe(0);
    await desk.server.open();
  });
});

describe('the full text', () => {
  const full: RawArticle = {
    outlet: '',
    headline: 'Page headline',
    url: 'https://gazette.example/news/1',
    section: null,
    language: 'en',
    publishedAt: null,
    text: Array.from(
      { length: 12 },
      (_, n) => `In its sentence number ${n} the page tells what the teaser left out of it.`,
    ).join(' '),
    bylines: ['Ada Quill'],
    rights: '© Gazette',
    year: 2026,
    sample: false,
  };

  it('is read from the page where the outlet allows it and the feed gives a teaser only', async () => {
    const asked: string[] = [];
    const desk = await openGathering({
      page: async (url) => {
        asked.push(url);
        return url.endsWith('/1') ? full : null;
      },
    });
    const feed = desk.feedAt('/feed', 'h0.example', { pages: true });
    desk.server.put('/feed', rss([item(1), item(2), item(3, { content: full.text })]));
    await desk.archive.syncFeeds([feed], NOON);
    const [looked] = await desk.round();
    expect(looked?.completed).toBe(1);
    expect(asked).toEqual(['https://gazette.example/news/1', 'https://gazette.example/news/2']);
    const [hit] = (await desk.archive.search('"sentence number 7" ada', { limit: 5 })).hits;
    expect(hit).toBeUndefined();
    const stored = (await desk.archive.search('"report number 1"', { limit: 5 })).hits[0]!.article;
    expect(stored).toMatchObject({
      headline: item(1).title,
      text: full.text,
      bylines: ['Ada Quill'],
      publishedAt: item(1).at,
    });
    expect(await desk.archive.versionsOf(stored.id)).toEqual([]);
    desk.server.put('/feed', rss([item(1, { title: 'Bridge report number 1, corrected' }), item(2)]));
    await desk.again(feed);
    expect(await desk.archive.article(stored.id)).toMatchObject({
      headline: 'Bridge report number 1, corrected',
      text: full.text,
    });
  });

  it('is not asked for where the outlet does not allow it, and never keeps a headline waiting', async () => {
    const desk = await openGathering({ page: () => Promise.reject(new Error('never to be asked')) });
    desk.server.put('/feed', rss([item(1)]));
    await desk.archive.syncFeeds([desk.feedAt('/feed')], NOON);
    await desk.round();
    expect(await desk.headlines()).toHaveLength(1);
    const waiting = await openGathering({
      page: async () => {
        expect(await waiting.headlines()).toEqual([item(1).title]);
        return null;
      },
    });
    waiting.server.put('/feed', rss([item(1)]));
    await waiting.archive.syncFeeds([waiting.feedAt('/feed', 'h0.example', { pages: true })], NOON);
    expect((await waiting.round())[0]?.completed).toBe(0);
  });

  it('is read later for teasers whose process stopped before it came to them, and for those out of reach', async () => {
    const leaving = new AbortController();
    let away = false;
    const asked: string[] = [];
    const desk = await openGathering({
      page: async (url) => {
        asked.push(url.slice(-1));
        leaving.abort();
        return away ? 'out-of-reach' : url.endsWith('/2') ? null : { ...full, url };
      },
    });
    desk.server.put('/feed', rss([item(1), item(2), item(3)]));
    await desk.archive.syncFeeds([desk.feedAt('/feed', 'h0.example', { pages: true })], NOON);
    away = true;
    expect((await desk.round(leaving.signal))[0]?.completed).toBe(0);
    expect(asked.splice(0)).toHaveLength(1);
    desk.server.put('/feed', rss([item(3)]));
    expect((await gather(desk.tools)).completed).toBe(0);
    expect(asked.splice(0)).toEqual([]);
    desk.clock.at += 6 * MINUTE_MS;
    expect((await gather(desk.tools)).completed).toBe(0);
    expect(asked.splice(0)).toHaveLength(3);
    away = false;
    desk.clock.at += HOUR_MS;
    expect((await gather(desk.tools)).completed).toBe(2);
    expect(asked.splice(0).sort()).toEqual(['1', '2', '3']);
    desk.clock.at += 2 * HOUR_MS;
    expect((await gather(desk.tools)).completed).toBe(0);
    expect(asked).toEqual([]);
  });

  it('is not asked for again and again of a page that is never there', async () => {
    let asked = 0;
    const desk = await openGathering({
      page: async () => {
        asked += 1;
        return 'out-of-reach';
      },
    });
    desk.server.put('/feed', rss([item(1)]));
    await desk.archive.syncFeeds([desk.feedAt('/feed', 'h0.example', { pages: true })], NOON);
    for (let hour = 0; hour < 6; hour += 1) {
      await desk.round();
      desk.clock.at += HOUR_MS;
    }
    expect(asked).toBe(3);
  });
});
