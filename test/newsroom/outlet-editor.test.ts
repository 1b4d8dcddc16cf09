// What moderators do with outlets, on a real archive; only the world is made up.
import { describe, expect, it } from 'vitest';
import type { FeedArticle } from '../../src/news/feed.ts';
import { feedsOf, type Outlet } from '../../src/news/outlet.ts';
import { OUTLET_LIMITS } from '../../src/news/outlet-offer.ts';
import { PlainError } from '../../src/news/plain-error.ts';
import type { FailureCode, Reading } from '../../src/news/reading.ts';
import { keptLinksOf } from '../../src/newsroom/kept-links.ts';
import type { OutletWire } from '../../src/newsroom/outlet-look.ts';
import { HOUR_MS, MORNING, openDesk, refusalOf, report } from './desk.ts';

interface Place {
  /** A feed with this title and as many articles. */
  readonly feed?: string;
  readonly articles?: number;
  /** A page whose site has these feeds. */
  readonly feeds?: readonly string[];
  readonly opml?: readonly (readonly [string, string])[];
  readonly fails?: FailureCode;
  readonly foundAt?: string;
  readonly movedTo?: string;
}

const GAZETTE: Outlet = {
  name: 'Harbour Gazette',
  homepage: 'https://gazette.example',
  country: 'GB',
  language: 'en',
  sample: false,
  budget: { words: 100, share: 0.5 },
  feeds: [{ url: 'https://gazette.example/feed', section: null }],
  pages: false,
  show: 'lines',
};

function worldOf(places: Readonly<Record<string, Place>>) {
  const looks: string[] = [];
  const bytes = (place: Place) => new TextEncoder().encode(JSON.stringify(place));
  const placeIn = (body: Uint8Array): Place => JSON.parse(new TextDecoder().decode(body));
  const wire: Omit<OutletWire, 'read'> & { read(request: { readonly url: string }): Promise<Reading> } = {
    async read({ url }) {
      looks.push(url);
      const place = places[url];
      const code = place ? place.fails : 'not-found';
      if (!place || code !== undefined)
        return {
          kind: 'failed',
          code: code ?? 'not-found',
          reason: 'Secret host 10.0.0.7',
          retryAfterMs: null,
          gone: false,
        };
      const validators = { etag: null, lastModified: null, hash: null };
      const { foundAt = url, movedTo = null } = place;
      return { kind: 'fresh', url: foundAt, contentType: 'text/xml', body: bytes(place), validators, movedTo };
    },
    parseFeed(body) {
      const { feed: title, articles = 3 } = placeIn(body);
      if (title === undefined) throw new PlainError('it is no feed');
      const each = (n: number): FeedArticle => ({
        ...{ guid: null, url: `https://reef.example/${n}`, headline: `Number ${n} of ${title}`, updatedAt: null },
        ...{ publishedAt: MORNING - n * HOUR_MS, summary: 'A summary.', text: '', bylines: [], sections: [] },
        ...{ enclosures: [], language: null, rights: null },
      });
      return { title, link: null, language: 'fr', articles: Array.from({ length: articles }, (_, n) => each(n)) };
    },
    findFeeds: async (url) =>
      (places[url]?.feeds ?? []).map((found) => ({ url: found, title: places[found]?.feed ?? null })),
    parseOpml(body) {
      const { opml } = placeIn(body);
      if (!opml) throw new PlainError('it is no OPML');
      const doubles = opml.filter(([, url], at) => opml.findIndex((each) => each[1] === url) < at);
      const outlets = opml.filter((each) => !doubles.includes(each)).map(([name, url]) => ({ name, url }));
      return {
        title: 'Mine',
        outlets,
        doubles: doubles.map(([name]) => name),
        faults: ['one'],
        tooDeep: 2,
        isCut: true,
      };
    },
  };
  return { wire, looks };
}

async function open(places: Readonly<Record<string, Place>>, outlets: readonly Outlet[] = [GAZETTE]) {
  const world = worldOf(places);
  const desk = await openDesk([report('Old harbour bridge reopens')], outlets, world.wire);
  await desk.archive.syncFeeds(feedsOf(outlets), MORNING);
  const add = async (guildId: string, typed: string, name?: string) => {
    const offer = await desk.newsroom.offerOutlet(guildId, typed, name);
    if (offer.kind !== 'offer') throw new Error('a choice came, not an offer');
    return desk.newsroom.keepOffered(guildId, 'u1', offer.key);
  };
  const names = async (guildId: string) => (await desk.newsroom.outletsOf(guildId)).outlets.map(({ name }) => name);
  return { ...desk, looks: world.looks, add, names };
}

const REEF = { 'https://reef.example/feed': { feed: 'Reef Herald' } };

describe('adding an outlet', () => {
  it('shows what its feed gives, and keeps nothing before somebody says so', async () => {
    const { newsroom, archive, names } = await open(REEF);
    const offer = await newsroom.offerOutlet('g1', 'reef.example/feed', undefined);
    expect(offer).toMatchObject({
      kind: 'offer',
      name: 'Reef Herald',
      renamed: null,
      look: {
        articles: 3,
        language: 'fr',
        carries: 'teaser',
        newest: [{ headline: 'Number 0 of Reef Herald' }, {}, {}],
      },
    });
    expect(await names('g1')).toEqual(['Harbour Gazette']);
    if (offer.kind !== 'offer') return;
    expect(await newsroom.keepOffered('g1', 'u1', offer.key)).toEqual(['Reef Herald']);
    expect(await archive.feedsOfGuild('g1')).toMatchObject([
      { feed: { url: 'https://reef.example/feed', outlet: 'Reef Herald', language: 'fr' }, addedBy: 'u1' },
    ]);
    expect([await names('g1'), await names('g2')]).toEqual([['Reef Herald', 'Harbour Gazette'], ['Harbour Gazette']]);
    expect((await refusalOf(newsroom.keepOffered('g1', 'u1', offer.key))).code).toBe('out-of-date');
  });

  it('keeps what was offered for the server it was offered to, until it is left', async () => {
    const { newsroom } = await open(REEF);
    const offer = await newsroom.offerOutlet('g1', 'reef.example/feed', undefined);
    expect((await refusalOf(newsroom.keepOffered('g2', 'u1', offer.key))).code).toBe('out-of-date');
    await newsroom.leaveOffered('g2', offer.key);
    await newsroom.leaveOffered('g1', offer.key);
    expect((await refusalOf(newsroom.keepOffered('g1', 'u1', offer.key))).code).toBe('out-of-date');
  });

  it('finds the feeds of a site: the only one is offered, of several one is chosen', async () => {
    const { newsroom } = await open({
      ...REEF,
      'https://reef.example/world': { feed: 'Reef Herald: World' },
      'https://reef.example/': { feeds: ['https://reef.example/feed', 'https://reef.example/world'] },
      'https://one.example/': { feeds: ['https://reef.example/world'] },
      'https://none.example/': { feeds: [] },
    });
    const choice = await newsroom.offerOutlet('g1', 'reef.example', 'The Reef');
    expect(choice).toMatchObject({ kind: 'choice', site: 'reef.example', feeds: [{ title: 'Reef Herald' }, {}] });
    expect(await newsroom.offerChosen('g1', choice.key, 1)).toMatchObject({
      url: 'https://reef.example/world',
      name: 'The Reef',
    });
    for (const [guildId, place] of [
      ['g2', 0],
      ['g1', 2],
      ['g1', Number.NaN],
    ] as const)
      expect((await refusalOf(newsroom.offerChosen(guildId, choice.key, place))).code).toBe('out-of-date');
    expect(await newsroom.offerOutlet('g1', 'one.example', undefined)).toMatchObject({ name: 'Reef Herald: World' });
    expect(await refusalOf(newsroom.offerOutlet('g1', 'none.example', undefined))).toMatchObject({
      code: 'no-feed',
      details: { asked: 'none.example' },
    });
  });

  it('says plainly what is there already, and whose it is', async () => {
    const { newsroom, add } = await open({
      ...REEF,
      'https://old.example/feed': { feed: 'Reef Herald', movedTo: 'https://www.reef.example/feed/' },
    });
    await add('g1', 'reef.example/feed');
    for (const [typed, by] of [
      ['http://www.gazette.example/feed/', 'operator'],
      ['https://reef.example/feed?utm_source=x#top', 'server'],
      ['old.example/feed', 'server'],
    ] as const)
      expect(await refusalOf(newsroom.offerOutlet('g1', typed, undefined))).toMatchObject({
        code: 'outlet-known',
        details: { by, name: by === 'operator' ? 'Harbour Gazette' : 'Reef Herald' },
      });
  });

  it('calls a feed as each server does, and as it calls itself where nobody named it', async () => {
    const { newsroom, add, archive } = await open(REEF);
    expect(await add('g1', 'reef.example/feed', 'Silly paper')).toEqual(['Silly paper']);
    expect(await newsroom.offerOutlet('g2', 'reef.example/feed', undefined)).toMatchObject({ name: 'Reef Herald' });
    expect(await add('g2', 'reef.example/feed')).toEqual(['Reef Herald']);
    expect(await add('g3', 'reef.example/feed')).toEqual(['Reef Herald']);
    expect(await add('g4', 'reef.example/feed', 'silly PAPER')).toEqual(['Silly paper']);
    const ids = new Map<string, string | undefined>();
    for (const guildId of ['g1', 'g2', 'g3', 'g4']) ids.set(guildId, (await archive.feedsOfGuild(guildId))[0]?.feed.id);
    expect([ids.get('g1') === ids.get('g4'), ids.get('g2') === ids.get('g3'), new Set(ids.values()).size]).toEqual([
      true,
      true,
      2,
    ]);
    expect(await archive.hiddenOutlets('g2')).toEqual(['Silly paper']);
    expect(await refusalOf(newsroom.offerOutlet('g2', 'reef.example/feed', 'Silly paper'))).toMatchObject({
      code: 'outlet-known',
      details: { name: 'Reef Herald', by: 'server' },
    });
  });

  it("gives no outlet another one's name, and lets two feeds of one site be one outlet", async () => {
    const { newsroom, add, archive } = await open({
      ...REEF,
      'https://reef.example/sport': { feed: 'Reef Herald' },
      'https://fake.example/feed': { feed: 'HARBOUR  Gazette' },
      'https://copy.example/feed': { feed: 'Reef Herald' },
    });
    expect(await newsroom.offerOutlet('g1', 'fake.example/feed', 'harbour gazette')).toMatchObject({
      name: 'harbour gazette (fake.example)',
      renamed: { asked: 'harbour gazette' },
    });
    expect(await add('g1', 'fake.example/feed')).toEqual(['HARBOUR Gazette (fake.example)']);
    await add('g1', 'reef.example/feed');
    expect(await add('g1', 'reef.example/sport')).toEqual(['Reef Herald']);
    expect(await add('g2', 'copy.example/feed')).toEqual(['Reef Herald (copy.example)']);
    expect((await archive.hiddenOutlets('g3')).length).toBe(3);
  });

  it('refuses in words that tell nothing of the network it runs in', async () => {
    const { newsroom } = await open({ 'http://10.0.0.7/': { fails: 'forbidden' } });
    const refusal = await refusalOf(newsroom.offerOutlet('g1', 'http://10.0.0.7', undefined));
    expect(refusal).toMatchObject({ code: 'unreadable', details: { asked: 'http://10.0.0.7', code: 'forbidden' } });
    expect(JSON.stringify(refusal.details)).not.toContain('Secret');
    expect((await refusalOf(newsroom.offerOutlet('g1', 'no address', undefined))).code).toBe('bad-address');
  });

  it('looks at one thing at a time for a server', async () => {
    const { newsroom } = await open(REEF);
    const [first, second] = await Promise.allSettled([
      newsroom.offerOutlet('g1', 'reef.example/feed', undefined),
      newsroom.offerOutlet('g1', 'reef.example/feed', undefined),
    ]);
    expect([first.status, second.status].sort()).toEqual(['fulfilled', 'rejected']);
    expect((await newsroom.offerOutlet('g1', 'reef.example/feed', undefined)).kind).toBe('offer');
  });

  it('ends at the limit, also for what was offered before', async () => {
    const places = Object.fromEntries(
      Array.from({ length: OUTLET_LIMITS.feedsPerServer + 1 }, (_, n) => [
        `https://o${n}.example/feed`,
        { feed: `Outlet ${n}` },
      ]),
    );
    const { newsroom, add } = await open(places);
    const early = await newsroom.offerOutlet('g1', `o${OUTLET_LIMITS.feedsPerServer}.example/feed`, undefined);
    for (let n = 0; n < OUTLET_LIMITS.feedsPerServer; n += 1) await add('g1', `o${n}.example/feed`);
    for (const late of [
      () => newsroom.keepOffered('g1', 'u1', early.key),
      () => newsroom.offerOutlet('g1', 'x.example', undefined),
    ])
      expect(await refusalOf(late())).toMatchObject({ code: 'too-many-outlets', details: { limit: 50 } });
    expect(await newsroom.outletsOf('g1')).toMatchObject({ own: 50, limit: 50 });
  });
});

describe('a file of outlets', () => {
  const file = (size = 900) => ({ url: 'https://files.example/mine.opml', name: 'mine.opml', size });

  it('is looked at before anything is kept, and says of each outlet why it is not taken', async () => {
    const { newsroom, add, names, looks } = await open({
      ...REEF,
      'https://kurier.example/feed': { feed: 'Kurier', articles: 12 },
      'https://twin.example/feed': { feed: 'Kurier', foundAt: 'https://kurier.example/feed' },
      'https://same.example/feed': { feed: 'Something', articles: 1 },
      'https://page.example/': { feeds: [] },
      'https://files.example/mine.opml': {
        opml: [
          ['Kurier', 'https://kurier.example/feed'],
          ['Kurier again', 'http://www.kurier.example/feed/'],
          ['Twin', 'https://twin.example/feed'],
          ['Kurier', 'https://same.example/feed'],
          ['Gazette', 'https://gazette.example/feed'],
          ['Reef', 'https://reef.example/feed'],
          ['Twin', 'https://reef.example/feed'],
          ['Gone', 'https://gone.example/feed'],
          ['Page', 'https://page.example/'],
          ['Local', 'file:///etc/passwd'],
        ],
      },
    });
    await add('g1', 'reef.example/feed');
    const offer = await newsroom.offerFile('g1', file());
    expect(offer).toMatchObject({ title: 'Mine', faults: 1, tooDeep: 2, isCut: true });
    expect(offer.fits).toMatchObject([
      { name: 'Kurier', articles: 12, language: 'fr' },
      { name: 'Kurier (same.example)', articles: 1 },
    ]);
    expect(Object.fromEntries(offer.others.map(({ name, why }) => [name, why]))).toEqual({
      Local: { kind: 'bad-address' },
      'Kurier again': { kind: 'twice' },
      Twin: { kind: 'twice' },
      Gazette: { kind: 'operator' },
      Reef: { kind: 'server' },
      Gone: { kind: 'unreadable', code: 'not-found' },
      Page: { kind: 'no-feed' },
    });
    expect(looks).not.toContain('https://gazette.example/feed');
    expect(await names('g1')).toHaveLength(2);
    expect(await newsroom.keepOffered('g1', 'u1', offer.key ?? '')).toEqual(['Kurier', 'Kurier (same.example)']);
    expect(await names('g1')).toHaveLength(4);
  });

  it('is taken as far as there is room', async () => {
    const many = Array.from({ length: 60 }, (_, n) => [`Outlet ${n}`, `https://o${n}.example/feed`] as const);
    const { newsroom, add } = await open({
      ...REEF,
      ...Object.fromEntries(many.map(([feed, url]) => [url, { feed }])),
      'https://files.example/mine.opml': { opml: many },
    });
    await add('g1', 'reef.example/feed');
    const { key, fits, others } = await newsroom.offerFile('g1', file());
    expect([fits.length, others.length]).toEqual([49, 11]);
    expect(others[0]).toEqual({ name: 'Outlet 49', why: { kind: 'too-many' } });
    await add('g1', 'o0.example/feed');
    expect(await newsroom.keepOffered('g1', 'u1', key ?? '')).toHaveLength(48);
  });

  it('is refused when it is too large, empty, no OPML, or cannot be read', async () => {
    const codes = async (place: Place | undefined, size?: number) =>
      (
        await refusalOf(
          (await open(place ? { 'https://files.example/mine.opml': place } : {})).newsroom.offerFile('g1', file(size)),
        )
      ).code;
    expect(await codes({ opml: [] }, 2_000_000)).toBe('file-too-large');
    expect(await codes({ feed: 'A feed' })).toBe('no-opml');
    expect(await codes(undefined)).toBe('unreadable');
    const { newsroom } = await open({
      'https://files.example/mine.opml': { opml: [['Gone', 'https://gone.example/']] },
    });
    expect(await newsroom.offerFile('g1', file())).toMatchObject({ key: null, fits: [], others: [{ name: 'Gone' }] });
  });
});

describe('a test of an outlet', () => {
  it('looks at every feed of an outlet, or at any address, and stores nothing', async () => {
    const { newsroom, looks, names } = await open({
      ...REEF,
      'https://gazette.example/feed': { fails: 'certificate' },
      'https://site.example/': { feeds: ['https://reef.example/feed'] },
    });
    expect(await newsroom.testOutlet('g1', 'harbour')).toEqual({
      name: 'Harbour Gazette',
      looks: [{ kind: 'failed', url: 'https://gazette.example/feed', code: 'certificate' }],
    });
    expect(await newsroom.testOutlet('g1', 'reef.example/feed')).toMatchObject({
      name: 'reef.example/feed',
      looks: [{ kind: 'feed', url: 'https://reef.example/feed', look: { articles: 3 } }],
    });
    expect(await newsroom.testOutlet('g1', 'site.example')).toMatchObject({ looks: [{ kind: 'page', feeds: 1 }] });
    expect(looks).toHaveLength(3);
    expect(await names('g1')).toEqual(['Harbour Gazette']);
    expect((await refusalOf(newsroom.testOutlet('g1', 'Nobody at all'))).code).toBe('unknown-outlet');
  });
});

describe('muting and removing', () => {
  it('mutes any outlet for the server, commas in its name or not, and hears it again', async () => {
    const { newsroom, archive } = await open({ 'https://reef.example/feed': { feed: 'Reef, Herald & Sons' } });
    const offer = await newsroom.offerOutlet('g1', 'reef.example/feed', undefined);
    await newsroom.keepOffered('g1', 'u1', offer.key);
    expect(await newsroom.muteOutlet('g1', 'Reef, Herald & Sons', 'u1')).toBe('Reef, Herald & Sons');
    expect(await newsroom.muteOutlet('g1', 'gazette', 'u1')).toBe('Harbour Gazette');
    expect(await archive.hiddenOutlets('g1')).toEqual(['Harbour Gazette', 'Reef, Herald & Sons']);
    expect((await refusalOf(newsroom.muteOutlet('g1', 'gazette', 'u1'))).code).toBe('already-muted');
    expect((await newsroom.outletsOf('g1')).outlets.map(({ name, muted }) => [name, muted])).toEqual([
      ['Harbour Gazette', true],
      ['Reef, Herald & Sons', true],
    ]);
    expect((await newsroom.completeMuted('g1', 'ree')).map(({ value }) => value)).toEqual(['Reef, Herald & Sons']);
    expect(await newsroom.completeHeard('g1', '')).toEqual([]);
    expect(await newsroom.unmuteOutlet('g1', 'reef')).toBe('Reef, Herald & Sons');
    expect((await refusalOf(newsroom.unmuteOutlet('g1', 'reef'))).code).toBe('not-muted');
    expect((await newsroom.completeHeard('g1', 'her')).map(({ value }) => value)).toEqual(['Reef, Herald & Sons']);
    expect((await refusalOf(newsroom.muteOutlet('g2', 'reef', 'u1'))).code).toBe('unknown-outlet');
  });

  it('mutes an outlet of which there are only articles', async () => {
    const { newsroom } = await open({}, []);
    expect(await newsroom.muteOutlet('g1', 'harbour', 'u1')).toBe('Harbour Gazette');
    expect((await newsroom.outletsOf('g1')).outlets).toMatchObject([
      { name: 'Harbour Gazette', muted: true, feeds: [] },
    ]);
    expect(await newsroom.unmuteOutlet('g1', 'Harbour Gazette')).toBe('Harbour Gazette');
  });

  it("asks before it removes, and removes only the server's own", async () => {
    const { newsroom, add, names } = await open(REEF);
    await add('g1', 'reef.example/feed');
    await add('g2', 'reef.example/feed');
    expect((await refusalOf(newsroom.askRemoval('g1', 'Harbour Gazette'))).code).toBe('not-own-outlet');
    expect((await newsroom.completeOwn('g1', '')).map(({ value }) => value)).toEqual(['Reef Herald']);
    const asked = await newsroom.askRemoval('g1', 'reef');
    expect(asked).toMatchObject({ name: 'Reef Herald', feeds: 1 });
    expect(await newsroom.spareOutlet('g1', asked.key)).toBe('Reef Herald');
    expect(await names('g1')).toHaveLength(2);
    expect((await refusalOf(newsroom.removeOutlet('g2', asked.key))).code).toBe('out-of-date');
    expect(await newsroom.removeOutlet('g1', asked.key)).toBe('Reef Herald');
    expect([await names('g1'), await names('g2')]).toEqual([['Harbour Gazette'], ['Reef Herald', 'Harbour Gazette']]);
    expect((await refusalOf(newsroom.removeOutlet('g1', asked.key))).code).toBe('out-of-date');
  });
});

describe('the links of a message', () => {
  const links = ['https://a.example/', 'https://b.example/'];

  it('are kept under the same key for the same links, and briefed by their place', async () => {
    const { archive } = await openDesk();
    const desk = keptLinksOf({ archive }, async (url) => `about ${url}`);
    const key = await desk.keepLinks(links);
    expect(await desk.keepLinks([...links])).toBe(key);
    expect(await desk.briefKept('u1', key, 1)).toBe('about https://b.example/');
    for (const [lost, place] of [
      [key, 2],
      [key, Number.NaN],
      ['nokey', 0],
    ] as const)
      expect((await refusalOf(desk.briefKept('u1', lost, place))).code).toBe('out-of-date');
  });

  it('are briefed one at a time for a reader, however eager, and others need not wait', async () => {
    const { archive } = await openDesk();
    const answers: ((told: string) => void)[] = [];
    const desk = keptLinksOf({ archive }, () => new Promise<string>((resolve) => answers.push(resolve)));
    const key = await desk.keepLinks(links);
    const first = desk.briefKept('u1', key, 0);
    await expect.poll(() => answers.length).toBe(1);
    expect((await refusalOf(desk.briefKept('u1', key, 1))).code).toBe('one-at-a-time');
    const other = desk.briefKept('u2', key, 1);
    await expect.poll(() => answers.length).toBe(2);
    for (const answer of answers) answer('told');
    expect([await first, await other]).toEqual(['told', 'told']);
  });
});
