import { expect, it } from 'vitest';
import type { Draft } from '../../src/news/draft.ts';
import { editionOf } from '../../src/news/edition.ts';
import type { Bench } from './contract.ts';
import { edition, HOUR, NOON, order } from './fixtures.ts';

const draft: Draft = {
  ...{ deliveryId: `x@${NOON}`, guildId: 'g1', channelId: 'c9', messageId: null },
  items: [{ storyId: 's1', articleId: 'a1', headline: 'Ferry', lines: [], since: null }],
  ...{ dropped: [], state: 'waiting', decidedBy: null, decidedAt: null },
  ...{ sendNow: false, deadlineAt: NOON + HOUR, otherwise: 'withhold' },
};
const id = draft.deliveryId;

export function draftsContract({ archive, another }: Bench): void {
  it('keeps one draft of an edition, as it was made first', async () => {
    expect(await archive().draft(id)).toBeUndefined();
    expect(await archive().addDraft(draft)).toEqual(draft);
    expect(await archive().addDraft({ ...draft, items: [] })).toEqual(draft);
    await archive().draftStands(id, 'm1');
    expect(await archive().draftsOf([id, 'y@1'])).toEqual([{ ...draft, messageId: 'm1' }]);
  });

  it('is approved by whoever is first, and changed by all at once without loss, until it is taken', async () => {
    const second = await another('second');
    await archive().addDraft(draft);
    const approvals = await Promise.all([archive(), second].map((each, n) => each.approveDraft(id, `u${n}`, NOON + n)));
    expect(approvals.filter(Boolean)).toHaveLength(1);
    await Promise.all(
      ['a1', 'a2', 'a3', 'a1'].map((articleId, n) =>
        (n % 2 === 0 ? archive() : second).dropFromDraft(id, { articleId, userId: 'u1' }),
      ),
    );
    const taken = await archive().takeDraft(id);
    expect(taken).toMatchObject({ again: false, draft: { state: 'taken' } });
    expect(taken?.draft.dropped.map(({ articleId }) => articleId).sort()).toEqual(['a1', 'a2', 'a3']);
    expect(await second.takeDraft(id)).toMatchObject({ again: true });
    expect(await archive().dropFromDraft(id, { articleId: 'a4', userId: 'u1' })).toBe(false);
    expect(await archive().approveDraft(id, 'u2', NOON)).toBe(false);
    expect(await archive().sendDraft(id, 'u2', NOON)).toBe(false);
    expect(await archive().takeDraft('y@1')).toBeUndefined();
  });

  it('names what was dropped from drafts by digest, each story with the newest draft that had it', async () => {
    await archive().addSubscription(order('x'));
    const later = { ...draft, deliveryId: `x@${NOON + HOUR}`, deadlineAt: NOON + 2 * HOUR };
    for (const [each, dueAt] of [
      [draft, NOON],
      [later, NOON + HOUR],
    ] as const) {
      await archive().claim(editionOf('x', dueAt), dueAt);
      await archive().addDraft(each);
    }
    expect(await archive().droppedStories(0)).toEqual(new Map());
    await archive().dropFromDraft(id, { articleId: 'a1', userId: 'u1' });
    await archive().dropFromDraft(later.deliveryId, { articleId: 'a1', userId: 'u2' });
    const dropped = new Map([['s1', { at: NOON + HOUR, userId: 'u2', texts: ['Ferry'] }]]);
    expect(await archive().droppedStories(NOON + HOUR)).toEqual(new Map([['x', dropped]]));
    expect(await archive().droppedStories(NOON + 3 * HOUR)).toEqual(new Map());
  });

  it('is left until it is closed, where its edition is done with or nobody comes back to it', async () => {
    await archive().addSubscription(order('x'));
    const claim = await archive().claim(edition('x'), NOON);
    await archive().addDraft(draft);
    expect(await archive().draftsLeft(9)).toEqual([]);
    const waits = { state: 'deferred', reason: 'it waits for approval', retryAt: NOON + HOUR } as const;
    await archive().record(claim!, waits, NOON, { nextAt: null, toldStoryIds: [] });
    expect(await archive().draftsLeft(9)).toEqual([]);
    await archive().changeSubscription('x', { dueAt: null, paused: { by: 'moderator', userId: 'u', at: NOON } });
    expect(await archive().draftsLeft(9)).toMatchObject([{ draft: { deliveryId: id }, why: 'paused' }]);
    await archive().changeSubscription('x', { dueAt: NOON + 9 * HOUR, paused: null });
    expect(await archive().draftsLeft(9)).toMatchObject([{ why: 'order-changed' }]);
    await archive().removeSubscription('x');
    expect(await archive().draftsLeft(9)).toMatchObject([{ why: 'removed' }]);
    await archive().giveUpDraft(id, 'removed', NOON + 1);
    expect(await archive().draftsLeft(9)).toMatchObject([{ why: null }]);
    expect((await archive().history('x', 1))[0]?.settlement).toEqual({ state: 'spiked', reason: 'removed' });
    await archive().draftClosed(id, NOON + 2);
    expect(await archive().draftsLeft(9)).toEqual([]);
  });

  it('is asked for from behind another, so that those that cannot be closed yet hide none', async () => {
    for (const [n, name] of ['x', 'y', 'z'].entries()) {
      await archive().addDraft({ ...draft, deliveryId: edition(name).id, deadlineAt: NOON + (n > 1 ? 1 : 0) });
      await archive().addSubscription(order(name));
      await archive().spike(edition(name), 'paused', NOON);
    }
    const left = await archive().draftsLeft(1);
    const behind = await archive().draftsLeft(9, left[0]?.draft);
    expect([...left, ...behind].map((each) => each.draft.deliveryId)).toEqual(
      ['x', 'y', 'z'].map((name) => edition(name).id),
    );
    expect(await archive().draftsLeft(9, behind.at(-1)?.draft)).toEqual([]);
  });

  it('lets its delivery be attempted at once when it is not to wait', async () => {
    await archive().addSubscription(order('x'));
    const claim = await archive().claim(edition('x'), NOON);
    await archive().addDraft(draft);
    const waits = { state: 'deferred', reason: 'it waits for approval', retryAt: NOON + HOUR } as const;
    await archive().record(claim!, waits, NOON, { nextAt: null, toldStoryIds: [] });
    expect(await archive().subscriptionsDue(NOON + 1, 5)).toEqual([]);
    expect(await archive().sendDraft(id, 'u1', NOON + 1)).toBe(true);
    expect(await archive().sendDraft(id, 'u2', NOON + 2)).toBe(false);
    expect(await archive().draft(id)).toMatchObject({ sendNow: true, decidedBy: 'u1', decidedAt: NOON + 1 });
    expect(await archive().subscriptionsDue(NOON + 1, 5)).toHaveLength(1);
    expect(await archive().claim(edition('x'), NOON + 1)).toMatchObject({ attempt: 2 });
  });
}
