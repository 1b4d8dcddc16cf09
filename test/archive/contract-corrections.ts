import { expect, it } from 'vitest';
import { AMENDMENT_LEASE_MS } from '../../src/archive/amendments.ts';
import type { Correction } from '../../src/news/corrected.ts';
import type { Bench } from './contract.ts';
import { articleAbout, HOUR, NOON } from './fixtures.ts';

const MINUTE = 60_000;
const correction = (change: Partial<Correction> = {}): Correction => ({
  ...{ deliveryId: 'x@1', place: 1, turn: 1, subscriptionId: 'x', guildId: 'g1', channelId: 'c1', messageId: 'm1' },
  ...{ storyId: 's1', articleId: 'a1', outlet: 'Harbour Post', url: null, headline: 'Ferry', isHeadline: false },
  ...{ kind: 'reworded', before: 'It was 3.', after: 'It was 8.', detail: { attribution: null } },
  ...{ foundAt: NOON, dueAt: NOON, state: 'open', madeAt: null },
  ...change,
});
const change = { articleId: 'a1', outlet: 'Harbour Post', removedBy: null, changedAt: NOON };

export function correctionsContract({ archive, another }: Bench): void {
  it('marks what an outlet revised and what the operator removed, until it was looked at and nothing can be on its way', async () => {
    await archive().storeArticles(['a1', 'a2', 'a3'].map((id) => articleAbout(id)));
    const revised = { ...articleAbout('a1'), text: 'The ferry did not resume its service.' };
    await archive().reviseArticle(revised, { feedId: 'f', keep: true, now: NOON });
    await archive().reviseArticle({ ...revised, id: 'a3' }, { feedId: 'f', keep: false, now: NOON });
    await archive().removeArticles(['a2', 'a9'], NOON + 1);
    expect(await archive().changesDue(NOON + 1, 5)).toEqual([
      change,
      { articleId: 'a2', outlet: 'Harbour Post', removedBy: 'operator', changedAt: NOON + 1 },
    ]);
    await archive().writeCorrections(change, [], NOON + 2);
    expect(await archive().changesDue(NOON + 2, 5)).toHaveLength(1);
    expect(await archive().changesDue(NOON + HOUR, 5)).toHaveLength(2);
    await archive().markWithdrawn('a1', 'Harbour Post', NOON + HOUR);
    await archive().writeCorrections(change, [], NOON + HOUR);
    expect(await archive().changesDue(NOON + HOUR, 5)).toContainEqual({
      ...change,
      removedBy: 'outlet',
      changedAt: NOON + HOUR,
    });
  });

  it('gives a message to one process at a time, and keeps what it said at first', async () => {
    const second = await another('second');
    await archive().writeCorrections(change, [correction()], NOON);
    expect(await archive().amendmentsDue(NOON - 1, 5)).toEqual([]);
    expect(await archive().amendmentsDue(NOON, 5)).toEqual(['x@1']);
    const claims = await Promise.all([archive(), second, archive()].map((each) => each.claimAmendment('x@1', NOON)));
    const [claim, ...others] = claims.filter((each) => each !== undefined);
    expect(others).toEqual([]);
    expect(claim).toEqual({
      ...{ deliveryId: 'x@1', guildId: 'g1', channelId: 'c1', messageId: 'm1' },
      ...{ base: null, attempt: 1, since: NOON },
    });
    expect(await archive().keepBase(claim!, [{ type: 10 }])).toEqual([{ type: 10 }]);
    expect(await archive().keepBase(claim!, [{ type: 17 }])).toEqual([{ type: 10 }]);
    expect(await second.amendmentsDue(NOON + 5, 5)).toEqual([]);
    const taken = await second.claimAmendment('x@1', NOON + AMENDMENT_LEASE_MS);
    expect(taken).toMatchObject({ attempt: 2, base: [{ type: 10 }] });
    const made = await archive().correctionsOf(['x@1']);
    expect(await archive().recordAmendment(claim!, made, { kind: 'made' }, NOON + HOUR)).toBe(false);
    expect(await second.recordAmendment(taken!, made, { kind: 'made' }, NOON + HOUR)).toBe(true);
    expect(await archive().correctionsOf(['x@1'])).toEqual([correction({ state: 'made', madeAt: NOON + HOUR })]);
    expect(await archive().amendmentsDue(NOON + 2 * HOUR, 5)).toEqual([]);
  });

  it('keeps open what was found while a message was edited, and has it edited again when that is due', async () => {
    const later = correction({ place: 2, articleId: 'a2', dueAt: NOON + 15 * MINUTE });
    await archive().writeCorrections(change, [correction()], NOON);
    const claim = await archive().claimAmendment('x@1', NOON);
    await archive().writeCorrections({ ...change, articleId: 'a2' }, [later], NOON + 1);
    expect(await archive().claimAmendment('x@1', NOON + 2)).toBeUndefined();
    await archive().recordAmendment(claim!, [correction()], { kind: 'made' }, NOON + 3);
    expect(await archive().amendmentsDue(NOON + 14 * MINUTE, 5)).toEqual([]);
    expect(await archive().amendmentsDue(NOON + 15 * MINUTE, 5)).toEqual(['x@1']);
    // What is open is replaced by what is found next, and dropped with nothing.
    await archive().writeCorrections({ ...change, articleId: 'a2' }, [], NOON + 4);
    expect((await archive().correctionsOf(['x@1'])).map(({ state }) => state)).toEqual(['made']);
  });

  it('does not lose what was found while the same turn was carried out', async () => {
    await archive().storeArticles([articleAbout('a1')]);
    await archive().markWithdrawn('a1', 'Harbour Post', NOON);
    await archive().writeCorrections(change, [correction()], NOON);
    const claim = await archive().claimAmendment('x@1', NOON);
    await archive().recordAmendment(claim!, [correction()], { kind: 'made' }, NOON + 1);
    await archive().markWithdrawn('a1', 'Harbour Post', NOON + 2);
    await archive().writeCorrections(
      { ...change, changedAt: NOON + 2 },
      [correction({ after: 'It was 9.' })],
      NOON + 2,
    );
    expect(await archive().correctionsOf(['x@1'])).toMatchObject([{ state: 'made', after: 'It was 8.' }]);
    expect(await archive().changesDue(NOON + 2, 5)).toHaveLength(1);
  });

  it('leaves a message alone for good, and tries another again at its time', async () => {
    await archive().writeCorrections(change, [correction(), correction({ deliveryId: 'y@1' })], NOON);
    const [left, later] = [await archive().claimAmendment('x@1', NOON), await archive().claimAmendment('y@1', NOON)];
    await archive().recordAmendment(left!, [correction()], { kind: 'left', because: 'gone' }, NOON);
    await archive().recordAmendment(later!, [correction()], { kind: 'later', at: NOON + MINUTE }, NOON);
    expect(await archive().amendmentsDue(NOON + MINUTE - 1, 5)).toEqual([]);
    expect(await archive().amendmentsDue(NOON + MINUTE, 5)).toEqual(['y@1']);
    await archive().addCorrections([correction({ turn: 2 })], NOON + HOUR);
    expect(await archive().amendmentsDue(NOON + HOUR, 5)).toEqual(['y@1']);
    expect((await archive().correctionsOf(['x@1'])).map(({ state }) => state)).toEqual(['left']);
  });

  it('lists them by channel or by server, the newest first, a page at a time', async () => {
    const all = ['c1', 'c2', 'c1'].map((channelId, n) =>
      correction({ deliveryId: `x@${n}`, channelId, foundAt: NOON + n, guildId: n === 0 ? 'g2' : 'g1' }),
    );
    await archive().addCorrections(all, NOON);
    const ids = async (...asked: Parameters<ReturnType<typeof archive>['corrections']>) =>
      (await archive().corrections(...asked)).map(({ deliveryId }) => deliveryId);
    expect(await ids({ channelId: 'c1' }, { offset: 0, limit: 5 })).toEqual(['x@2', 'x@0']);
    expect(await ids({ guildId: 'g1' }, { offset: 0, limit: 1 })).toEqual(['x@2']);
    expect(await ids({ guildId: 'g1' }, { offset: 1, limit: 5 })).toEqual(['x@1']);
  });
}
