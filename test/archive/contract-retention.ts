import { expect, it } from 'vitest';
import type { Bench } from './contract.ts';
import { articleAbout, edition, file, HOUR, NOON, order } from './fixtures.ts';

const DAY = 24 * HOUR;

export function retentionContract({ archive, another }: Bench): void {
  const pruneAll = async (before: number, now: number) => {
    for (;;) if (!(await archive().prune(before, now)).more) return;
  };

  it('takes out what is too old, in small batches, and leaves no trace but a tombstone', async () => {
    const old = Array.from({ length: 120 }, (_, n) => articleAbout(`old${n}`, { outlet: 'Tidings' }));
    await archive().storeArticles(old, 'f1');
    await archive().storeArticles([articleAbout('new', { storedAt: NOON + 50 * DAY })], 'f1');
    for (const { id } of old) await file(archive(), id, 's1', NOON, ['ferry']);
    await file(archive(), 'new', 's2', NOON, ['ferry']);
    const first = await archive().prune(NOON + DAY, NOON + 91 * DAY);
    expect(first).toEqual({ removed: 50, thinned: 0, more: true });
    await pruneAll(NOON + DAY, NOON + 91 * DAY);
    expect(await archive().counts()).toMatchObject({ articles: 1, stories: 1, outlets: 1 });
    expect((await archive().search('ferry', { limit: 200 })).hits.map(({ article }) => article.id)).toEqual(['new']);
    expect((await archive().headlines('ferry', 200)).map(({ id }) => id)).toEqual(['new']);
    expect(await archive().outletNames('tid', 5)).toEqual([]);
    expect(await archive().story('s1')).toBeUndefined();
    expect((await archive().stories({ limit: 10 })).map(({ id }) => id)).toEqual(['s2']);
    expect((await archive().filingCandidates([['ferry', 9]], NOON, HOUR)).map(({ articleId }) => articleId)).toEqual([
      'new',
    ]);
    expect(await archive().removedAmong(['old7', 'new'])).toEqual(new Set(['old7']));
    expect(await archive().removedAmong(['old7'], 'operator')).toEqual(new Set());
    await pruneAll(NOON + 92 * DAY, NOON + 182 * DAY);
    expect(await archive().removedAmong(['old7', 'new'])).toEqual(new Set(['new']));
  });

  it('keeps headline and link of stories that somebody was told, and at last lets go of these too', async () => {
    const told = articleAbout('a1');
    await archive().storeArticles([told], 'f1');
    await file(archive(), 'a1', 's1', NOON, ['ferry']);
    await archive().addSubscription(order('x'));
    const claim = await archive().claim(edition('x'), NOON);
    await archive().record(claim!, { state: 'sent', messageId: 'm1' }, NOON, {
      nextAt: NOON + DAY,
      toldStoryIds: ['s1'],
    });
    expect(await archive().prune(NOON + DAY, NOON + 90 * DAY)).toEqual({ removed: 0, thinned: 1, more: false });
    expect(await archive().prune(NOON + DAY, NOON + 90 * DAY)).toEqual({ removed: 0, thinned: 0, more: false });
    expect((await archive().story('s1'))?.lead).toMatchObject({ headline: told.headline, url: told.url, text: '' });
    expect((await archive().search('ferry', { limit: 5 })).hits).toEqual([]);
    expect(await archive().history('x', 5)).toHaveLength(1);
    const later = NOON + 500 * DAY;
    await pruneAll(later - 90 * DAY, later);
    expect(await archive().article('a1')).toBeUndefined();
    expect(await archive().counts()).toMatchObject({ articles: 0, stories: 0 });
    expect(await archive().told('x', 0)).toEqual(new Set());
    expect(await archive().history('x', 5)).toEqual([]);
  });

  it('never touches what came as a file, whatever its age', async () => {
    await archive().storeArticles([articleAbout('a1', { publishedAt: NOON - 9_000 * DAY })]);
    await pruneAll(NOON + 900 * DAY, NOON + 1_000 * DAY);
    expect(await archive().article('a1')).toMatchObject({ id: 'a1' });
  });

  it('forgets how old versions read together with their article, and what the operator removed never', async () => {
    await archive().storeArticles([articleAbout('a1'), articleAbout('a2')], 'f1');
    for (const id of ['a1', 'a2'])
      await archive().reviseArticle(articleAbout(id, { text: 'Other.' }), { feedId: 'f1', keep: true, now: NOON });
    expect(await archive().removeArticles(['a1', 'nowhere'], NOON)).toBe(1);
    expect(await archive().versionsOf('a1')).toEqual([]);
    expect(await archive().versionsOf('a2')).toHaveLength(1);
    await pruneAll(NOON + 900 * DAY, NOON + 1_000 * DAY);
    await pruneAll(NOON + 1_900 * DAY, NOON + 2_000 * DAY);
    expect(await archive().removedAmong(['a1', 'a2'])).toEqual(new Set(['a1']));
    expect(await archive().removedAmong(['a1', 'a2'], 'operator')).toEqual(new Set(['a1']));
  });

  it('forgets feeds that nobody has had for long', async () => {
    const feed = { id: 'f1', url: 'https://x.example/f', outlet: 'X', section: null, language: null, pages: false };
    await archive().addGuildFeed('g1', feed, 'u1', NOON);
    await archive().rememberEntries('f1', [{ keys: ['k1'], articleId: 'a1', hash: 'h' }], NOON);
    await archive().prune(NOON + DAY, NOON + 90 * DAY);
    await archive().removeGuildFeed('g1', 'f1');
    await archive().prune(NOON - DAY, NOON + 90 * DAY);
    expect(await archive().feed('f1')).toMatchObject({ feed });
    await archive().prune(NOON + DAY, NOON + 90 * DAY);
    expect(await archive().feed('f1')).toBeUndefined();
    expect((await archive().knownEntries(feed, ['k1'])).size).toBe(0);
  });

  it('keeps a feed that somebody adds again while it is being forgotten', async () => {
    const feed = { id: 'f1', url: 'https://x.example/f', outlet: 'X', section: null, language: null, pages: false };
    const other = await another('second');
    for (let round = 0; round < 5; round += 1) {
      await archive().addGuildFeed('g1', feed, 'u1', NOON);
      await archive().removeGuildFeed('g1', 'f1');
      await Promise.all([
        archive().prune(NOON + DAY, NOON + 90 * DAY),
        other.addGuildFeed('g1', feed, 'u1', NOON + 90 * DAY),
      ]);
      expect(await archive().feedsOfGuild('g1')).toMatchObject([{ feed, state: { dueAt: NOON + 90 * DAY } }]);
    }
  });
}
