import { expect, it } from 'vitest';
import type { KeptFeed } from '../../src/archive/feed-rows.ts';
import { type Feed, feedId } from '../../src/news/feed.ts';
import type { FeedState } from '../../src/news/feed-state.ts';
import type { Bench } from './contract.ts';
import { articleAbout, file, HOUR, NOON } from './fixtures.ts';

export function feedOf(url: string, change: Partial<Feed> = {}): Feed {
  return { id: feedId(url), url, outlet: 'Harbour Post', section: 'World', language: 'en', pages: false, ...change };
}

const DAY = 24 * HOUR;
const WORLD = feedOf('https://feeds.harbour.co.uk/world.xml');
const SPORT = feedOf('https://www.harbour.co.uk/sport.xml', { section: null });
const TIDINGS = feedOf('http://tidings.example/feed', { outlet: 'Tidings', language: null, pages: true });

export function wireContract({ archive, another }: Bench): void {
  it('knows the feeds of the operator, and keeps how they are doing when the list is read again', async () => {
    await archive().syncFeeds([WORLD, TIDINGS], NOON);
    const kept = await archive().feed(TIDINGS.id);
    expect(kept).toMatchObject({ feed: TIDINGS, host: 'tidings.example', operator: true });
    expect(kept?.state).toMatchObject({ address: TIDINGS.url, dueAt: NOON, failures: 0, validators: null });
    const state: FeedState = {
      address: 'https://new.tidings.example/feed',
      dueAt: NOON + HOUR,
      lookedAt: NOON,
      succeededAt: NOON - HOUR,
      freshAt: null,
      failures: 3,
      code: 'timeout',
      reason: 'It did not answer.',
      movedTo: 'https://new.tidings.example/feed',
      movedSince: NOON - HOUR,
      retiredAt: null,
      validators: { etag: '"a"', lastModified: null, hash: null },
      asks: { waitMs: 3_600_000, quietHours: [0, 1], quietDays: [6] },
    };
    await archive().recordLook(TIDINGS.id, state);
    await archive().syncFeeds([WORLD, { ...TIDINGS, outlet: 'The Tidings' }, SPORT], NOON + 1);
    expect(await archive().feed(TIDINGS.id)).toMatchObject({ feed: { outlet: 'The Tidings' }, state });
    expect((await archive().allFeeds(10)).map(({ feed }) => feed.id)).toEqual([WORLD.id, TIDINGS.id, SPORT.id].sort());
    expect((await archive().lastReached())?.feed.id).toBe(TIDINGS.id);
    expect(await archive().feedCounts()).toMatchObject({ feeds: 3, failing: 1, lookedAt: NOON, nextAt: NOON });
    const https = { ...TIDINGS, url: 'https://tidings.example/feed' };
    expect(https.id).toBe(feedId(https.url));
    await archive().syncFeeds([https], NOON + 2);
    expect((await archive().feed(TIDINGS.id))?.state.address).toBe(https.url);
    expect((await archive().allFeeds(10)).map(({ feed }) => feed)).toEqual([https]);
    expect((await archive().feed(WORLD.id))?.state.dueAt).toBeNull();
  });

  it('gives the right to a look to one process only, and not twice', async () => {
    await archive().syncFeeds([WORLD, SPORT, TIDINGS], NOON);
    const other = await another('second');
    const ids = (await archive().feedsDue(NOON, 10)).map(({ id }) => id);
    expect(ids).toHaveLength(3);
    const [mine, theirs] = await Promise.all([archive().claimLooks(ids, NOON), other.claimLooks(ids, NOON)]);
    expect([...mine, ...theirs].map(({ feed }) => feed.id).sort()).toEqual([...ids].sort());
    expect(await archive().feedsDue(NOON + 30_000, 10)).toEqual([]);
    expect(await other.claimLooks(ids, NOON + HOUR)).toHaveLength(3);
  });

  it('gives a right back with what became of the look, or unused, and at once', async () => {
    await archive().syncFeeds([WORLD, SPORT, TIDINGS], NOON);
    const other = await another('second');
    const [first, ...rest] = await archive().claimLooks([WORLD.id, SPORT.id, TIDINGS.id], NOON);
    expect(rest).toHaveLength(2);
    expect(await other.feedsDue(NOON + 1, 10)).toEqual([]);
    await archive().recordLooks([{ id: first!.feed.id, dueAt: NOON + 5, lookedAt: NOON, changed: null }]);
    expect((await other.feedsDue(NOON + 5, 10)).map(({ id }) => id)).toEqual([first!.feed.id]);
    await archive().releaseLooks(rest.map(({ feed }) => feed.id));
    expect((await other.feedsDue(NOON, 10)).map(({ id }) => id).sort()).toEqual(rest.map(({ feed }) => feed.id).sort());
    expect(await other.claimLooks([rest[0]!.feed.id], NOON)).toHaveLength(1);
    expect(await archive().claimLooks([rest[0]!.feed.id], NOON)).toEqual([]);
  });

  it('writes how many feeds are doing at once, whatever changed of each', async () => {
    await archive().syncFeeds([WORLD, SPORT, TIDINGS], NOON);
    const claimed = await archive().claimLooks([WORLD.id, SPORT.id, TIDINGS.id], NOON);
    const well = (kept: KeptFeed, dueAt: number): FeedState => ({
      ...kept.state,
      dueAt,
      lookedAt: NOON,
      succeededAt: NOON,
    });
    const changes: readonly Partial<FeedState>[] = [
      {},
      { validators: { etag: '"b"', lastModified: null, hash: 'h' } },
      { failures: 2, code: 'timeout', reason: 'It did not answer.', succeededAt: null },
    ];
    const states = claimed.map((kept, n) => ({ kept, state: { ...well(kept, NOON + HOUR * (n + 1)), ...changes[n] } }));
    const recorded = ({ kept, state }: (typeof states)[number], lookedAt: number, isSteady: boolean) => ({
      id: kept.feed.id,
      dueAt: state.dueAt,
      lookedAt,
      changed: isSteady ? null : state,
    });
    await archive().recordLooks(states.map((each, n) => recorded(each, NOON, n === 0)));
    for (const { kept, state } of states) expect((await archive().feed(kept.feed.id))?.state).toEqual(state);
    const again = await archive().claimLooks(
      claimed.map(({ feed }) => feed.id),
      NOON + 9 * HOUR,
    );
    const recovered = again.map((kept) => ({
      kept,
      state: { ...well(kept, NOON + DAY), lookedAt: NOON + HOUR, succeededAt: NOON + HOUR, failures: 0 },
    }));
    const plain = recovered.map((each) => ({ ...each, state: { ...each.state, code: null, reason: null } }));
    await archive().recordLooks(plain.map((each, n) => recorded(each, NOON + HOUR, n < 2)));
    for (const { kept, state } of plain) expect((await archive().feed(kept.feed.id))?.state).toEqual(state);
  });

  it('names what is due in the order of its waiting, and leaves hosts alone', async () => {
    await archive().syncFeeds([WORLD], NOON - HOUR);
    await archive().syncFeeds([WORLD, SPORT, TIDINGS], NOON);
    expect((await archive().feedsDue(NOON, 1))[0]).toEqual({ id: WORLD.id, host: 'harbour.co.uk' });
    const others = await archive().feedsDue(NOON, 10, ['harbour.co.uk']);
    expect(others).toEqual([{ id: TIDINGS.id, host: 'tidings.example' }]);
  });

  it('keeps servers’ own feeds apart from the operator’s, and shares what two of them have', async () => {
    await archive().syncFeeds([WORLD], NOON);
    expect(await archive().addGuildFeed('g1', TIDINGS, 'u1', NOON)).toMatchObject({ added: true });
    expect(await archive().addGuildFeed('g1', TIDINGS, 'u1', NOON)).toMatchObject({ added: false });
    const shared = await archive().addGuildFeed('g2', { ...TIDINGS, outlet: 'Ours' }, 'u2', NOON + 1);
    expect(shared).toMatchObject({ added: true, kept: { operator: false, feed: TIDINGS } });
    expect(await archive().addGuildFeed('g2', { ...WORLD, outlet: 'Mine' }, 'u2', NOON + 2)).toMatchObject({
      kept: { operator: true, feed: WORLD },
    });
    expect(await archive().feedsOfGuild('g2')).toMatchObject([
      { feed: WORLD, addedBy: 'u2', addedAt: NOON + 2 },
      { feed: TIDINGS, addedBy: 'u2', addedAt: NOON + 1 },
    ]);
    expect(await archive().hiddenOutlets('g1')).toEqual([]);
    expect(await archive().hiddenOutlets('g3')).toEqual(['Tidings']);
    expect(await archive().hiddenOutlets(null)).toEqual(['Tidings']);
    expect(await archive().guildOutletNames()).toEqual(['Tidings']);
    expect(await archive().guildOutletNames('g3')).toEqual([]);
    expect(await archive().removeGuildFeed('g1', TIDINGS.id)).toBe(true);
    expect(await archive().removeGuildFeed('g1', TIDINGS.id)).toBe(false);
    expect((await archive().feed(TIDINGS.id))?.state.dueAt).toBe(NOON);
    await archive().removeGuildFeed('g2', TIDINGS.id);
    expect((await archive().feed(TIDINGS.id))?.state.dueAt).toBeNull();
    await archive().recordLook(TIDINGS.id, { ...shared.kept.state, dueAt: NOON + HOUR });
    expect((await archive().feed(TIDINGS.id))?.state.dueAt).toBeNull();
    await archive().addGuildFeed('g3', TIDINGS, 'u3', NOON + HOUR);
    expect((await archive().feed(TIDINGS.id))?.state.dueAt).toBe(NOON + HOUR);
  });

  it('hides from a server what it muted, and only from it', async () => {
    await archive().syncFeeds([WORLD], NOON);
    expect(await archive().muteOutlet('g1', 'Harbour Post', 'u1', NOON)).toBe(true);
    expect(await archive().muteOutlet('g1', 'Harbour Post', 'u2', NOON)).toBe(false);
    expect([await archive().hiddenOutlets('g1'), await archive().mutedOutlets('g2')]).toEqual([['Harbour Post'], []]);
    expect(await archive().unmuteOutlet('g1', 'Harbour Post')).toBe(true);
    expect(await archive().unmuteOutlet('g1', 'Harbour Post')).toBe(false);
    expect(await archive().hiddenOutlets('g1')).toEqual([]);
  });

  it('knows entries of a feed again by each of their keys, also through another feed of the outlet', async () => {
    await archive().syncFeeds([WORLD, SPORT, TIDINGS], NOON);
    await archive().rememberEntries(WORLD.id, [{ keys: ['k1', 'k2'], articleId: 'a1', hash: 'h1' }], NOON);
    await archive().rememberEntries(WORLD.id, [{ keys: ['k2', 'k3'], articleId: 'a1', hash: 'h2' }], NOON);
    const known = await archive().knownEntries(WORLD, ['k1', 'k2', 'k4']);
    expect([...known].sort()).toEqual([
      ['k1', { articleId: 'a1', hash: 'h1' }],
      ['k2', { articleId: 'a1', hash: 'h2' }],
    ]);
    expect((await archive().knownEntries(SPORT, ['k3'])).get('k3')).toEqual({ articleId: 'a1', hash: null });
    expect((await archive().knownEntries(TIDINGS, ['k3'])).size).toBe(0);
    await archive().stillThere(WORLD.id, ['k1', 'k3'], NOON + 6 * 24 * HOUR);
    await archive().stillThere(WORLD.id, ['k1', 'k3'], NOON + 8 * 24 * HOUR);
    expect([...(await archive().knownEntries(WORLD, ['k1', 'k2', 'k3'])).keys()].sort()).toEqual(['k1', 'k3']);
  });

  it('replaces the text of a changed article, keeps what it said before, and finds it by its new words only', async () => {
    await archive().storeArticles([articleAbout('a1'), articleAbout('a2')], WORLD.id);
    await file(archive(), 'a1', 's1', NOON, ['ferry']);
    const first = articleAbout('a1');
    const second = {
      ...first,
      headline: 'Ferry line a1 stays shut',
      text: 'The tempest goes on.',
      topics: ['disaster' as const],
    };
    const now = NOON + 2 * HOUR;
    expect(await archive().reviseArticle(second, { feedId: SPORT.id, keep: true, now })).toBe(true);
    expect(await archive().reviseArticle({ ...second, id: 'none' }, { feedId: SPORT.id, keep: true, now })).toBe(false);
    expect(await archive().article('a1')).toEqual(second);
    expect((await archive().storedAmong(['a1', 'a2', 'a3'])).get('a1')).toEqual({ article: second, feedId: SPORT.id });
    const found = async (query: string) =>
      (await archive().search(query, { limit: 5 })).hits.map(({ article }) => article.id);
    expect([await found('tempest'), await found('resumed'), await archive().headlines('stays', 5)]).toMatchObject([
      ['a1'],
      ['a2'],
      [{ id: 'a1' }],
    ]);
    expect((await archive().stories({ topics: ['disaster'], limit: 5 })).map(({ id }) => id)).toEqual(['s1']);
    expect(await archive().stories({ topics: ['economy'], limit: 5 })).toEqual([]);
    const third = { ...second, text: 'The tempest is over.' };
    await archive().reviseArticle(third, { feedId: WORLD.id, keep: true, now: now + HOUR });
    await archive().reviseArticle(third, { feedId: WORLD.id, keep: false, now: now + 2 * HOUR });
    expect(await archive().versionsOf('a1')).toEqual([
      { version: 1, headline: first.headline, text: first.text, seenAt: first.storedAt, replacedAt: now },
      { version: 2, headline: second.headline, text: second.text, seenAt: now, replacedAt: now + HOUR },
    ]);
    expect((await archive().counts()).articles).toBe(2);
  });

  it('names the stories of articles that were written anew since, and keeps when that was', async () => {
    await archive().storeArticles([articleAbout('a1'), articleAbout('a2')], WORLD.id);
    await file(archive(), 'a1', 's1');
    const anew = articleAbout('a1', { text: 'Written anew.', rewrittenAt: NOON + 5 });
    await archive().reviseArticle(anew, { feedId: WORLD.id, keep: true, now: NOON + 5 });
    expect(await archive().rewrittenStories(NOON + 5)).toEqual(new Set(['s1']));
    expect(await archive().rewrittenStories(NOON + 6)).toEqual(new Set());
    expect(await archive().article('a1')).toEqual(anew);
    expect(await archive().article('a2')).not.toHaveProperty('rewrittenAt');
  });

  it('of an article that changes all day keeps the first version and the newest twenty', async () => {
    await archive().storeArticles([articleAbout('a1')], WORLD.id);
    for (let n = 1; n <= 30; n += 1)
      await archive().reviseArticle(articleAbout('a1', { text: `Update ${n}.` }), {
        feedId: WORLD.id,
        keep: true,
        now: NOON + n,
      });
    const versions = await archive().versionsOf('a1');
    expect(versions.map(({ version }) => version)).toEqual([1, ...Array.from({ length: 20 }, (_, n) => n + 11)]);
  });

  it('remembers teasers until their pages were read, and gives each to one caller', async () => {
    await archive().syncFeeds([TIDINGS, WORLD], NOON);
    await archive().storeArticles([articleAbout('a1'), articleAbout('a2')], TIDINGS.id);
    await archive().storeArticles([articleAbout('a3')], WORLD.id);
    await archive().rememberTeasers(['a1', 'a2', 'a3', 'gone'], NOON);
    await archive().rememberTeasers(['a1'], NOON + HOUR);
    const other = await another('second');
    expect(await archive().claimTeasers(NOON - 1, 9)).toEqual([]);
    const [mine, theirs] = await Promise.all([archive().claimTeasers(NOON, 9), other.claimTeasers(NOON, 9)]);
    // The pages of one feed may not be read, and one article was removed.
    expect([...mine, ...theirs].map(({ article, feedId }) => [article.id, feedId]).sort()).toEqual([
      ['a1', TIDINGS.id],
      ['a2', TIDINGS.id],
    ]);
    await archive().forgetTeasers(['a1']);
    expect(await archive().claimTeasers(NOON + 1, 9)).toEqual([]);
    const again = async (at: number) => (await archive().claimTeasers(at, 9)).map(({ article }) => article.id);
    expect([await again(NOON + HOUR), await again(NOON + 2 * HOUR), await again(NOON + 9 * HOUR)]).toEqual([
      ['a2'],
      [],
      [],
    ]);
  });
}
