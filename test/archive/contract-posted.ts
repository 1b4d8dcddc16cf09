import { expect, it } from 'vitest';
import { POSTED_MEMORY_MS } from '../../src/archive/retention.ts';
import type { Line } from '../../src/news/evidence.ts';
import type { PostedLine } from '../../src/news/posted-line.ts';
import type { Verdict } from '../../src/news/verdict.ts';
import type { Bench } from './contract.ts';
import { articleAbout, edition, file, HOUR, NOON, order } from './fixtures.ts';

const DAY = 24 * HOUR;
const LINE: Line = {
  text: 'The ferry resumed its service on Friday.',
  evidence: { articleId: 'a1', sentence: { index: 2, start: 10, end: 62 }, cuts: [{ start: 39, end: 51 }] },
  attribution: { speaker: 'the harbour master', standing: 'claimed' },
};
const HEADLINE: PostedLine = { storyId: 's1', articleId: 'a1', text: 'Ferry \u2019resumes\u2019', line: null };
const lines: readonly PostedLine[] = [
  HEADLINE,
  { storyId: 's1', articleId: 'a1', text: LINE.text, line: LINE },
  { storyId: 's2', articleId: 'a2', text: 'Rail strike ends', line: null },
];

export function postedContract({ archive, another }: Bench): void {
  async function post(subscriptionId: string, at: number, messageId: string, what = lines) {
    const claim = await archive().claim(edition(subscriptionId, at), at);
    return archive().record(claim!, { state: 'sent', messageId }, at, {
      nextAt: at + DAY,
      toldStoryIds: [],
      posted: { channelId: 'thread', messageId, lines: what },
    });
  }

  it('keeps every headline and line of a message with where it stands, in order', async () => {
    await archive().addSubscription(order('x'));
    await post('x', NOON, 'm1');
    const where = { deliveryId: `x@${NOON}`, subscriptionId: 'x', guildId: 'g1', channelId: 'thread', messageId: 'm1' };
    expect(await archive().linesOfDelivery(`x@${NOON}`)).toEqual(
      lines.map((each, place) => ({ ...each, ...where, place, postedAt: NOON })),
    );
    expect((await archive().postingsOf(['a1'])).map(({ line }) => line)).toEqual([null, LINE]);
    expect(await archive().postingsOf(['a9'])).toEqual([]);
    expect(await archive().postingsOf([])).toEqual([]);
  });

  it('tells what was told of stories by some subscriptions, the oldest first', async () => {
    for (const id of ['x', 'y', 'z']) await archive().addSubscription(order(id));
    await post('y', NOON + DAY, 'm2', [HEADLINE]);
    await post('x', NOON, 'm1');
    await post('z', NOON, 'm3');
    const told = async (...asked: Parameters<ReturnType<typeof archive>['linesTold']>) =>
      (await archive().linesTold(...asked)).map(({ messageId, place }) => `${messageId}.${place}`);
    expect(await told(['x', 'y'], ['s1'])).toEqual(['m1.0', 'm1.1', 'm2.0']);
    expect(await told(['x', 'y'], ['s1'], NOON + 1)).toEqual(['m2.0']);
    const many = [...Array.from({ length: 1200 }, (_, n) => `other${n}`), 's2'];
    expect(await told(['x'], many)).toEqual(['m1.2']);
    expect(await told([], ['s1'])).toEqual([]);
    expect(await told(['x'], [])).toEqual([]);
  });

  it('keeps nothing of an attempt that does not count', async () => {
    const second = await another('second');
    await archive().addSubscription(order('x'));
    const claim = await archive().claim(edition('x'), NOON);
    await second.releaseClaims(() => true, NOON + 1);
    const taken = await second.claim(edition('x'), NOON + 1);
    const after = { nextAt: null, toldStoryIds: [], posted: { channelId: 'c1', messageId: 'm1', lines } };
    expect(await archive().record(claim!, { state: 'sent', messageId: 'm1' }, NOON + 2, after)).toBe(false);
    expect(await archive().postingsOf(['a1'])).toEqual([]);
    expect(await second.record(taken!, { state: 'sent', messageId: 'm1' }, NOON + 3, after)).toBe(true);
    expect(await archive().postingsOf(['a1'])).toHaveLength(2);
  });

  it('keeps why stories were in an edition or not, for its own server and for as long as the words', async () => {
    const verdicts: readonly Verdict[] = [
      { storyId: 's1', outlets: 3, why: { kind: 'since', at: NOON - DAY } },
      { storyId: 's2', outlets: 1, why: { kind: 'filter', filter: 'topics' } },
      { storyId: 's3', outlets: 1, why: { kind: 'outlets', outlets: 1 } },
      { storyId: 's4', outlets: 1, why: { kind: 'beaten' } },
    ];
    await archive().addSubscription(order('x'));
    const claim = await archive().claim(edition('x'), NOON);
    const settlement = { state: 'spiked', reason: 'nothing-new' } as const;
    await archive().record(claim!, settlement, NOON, { nextAt: NOON + DAY, toldStoryIds: [], verdicts });
    const id = `x@${NOON}`;
    expect(await archive().deliveryWithChoice('g1', id)).toMatchObject({
      id,
      channelId: 'c of x',
      settlement,
      verdicts,
    });
    expect(await archive().deliveryWithChoice('g2', id)).toBeUndefined();
    await archive().storeArticles([articleAbout('a1'), articleAbout('a2', { headline: 'Newer' })]);
    await file(archive(), 'a1', 's1', NOON - HOUR);
    await file(archive(), 'a2', 's1', NOON);
    expect(await archive().headlinesOf(['s1', 's9'], NOON)).toEqual(new Map([['s1', 'Newer']]));
    expect(await archive().headlinesOf(['s1'], NOON - 1)).toEqual(new Map([['s1', articleAbout('a1').headline]]));
    await archive().prune(0, NOON + POSTED_MEMORY_MS + 1);
    expect(await archive().deliveryWithChoice('g1', id)).toMatchObject({ settlement, verdicts: [] });
  });

  it('keeps it when the subscription is removed, since the messages stay, and forgets it when it is too old to matter', async () => {
    for (const id of ['x', 'y']) await archive().addSubscription(order(id));
    await post('x', NOON, 'm1');
    await post('y', NOON + DAY, 'm2');
    await archive().prune(0, NOON + POSTED_MEMORY_MS + 1);
    expect((await archive().postingsOf(['a1'])).map(({ messageId }) => messageId)).toEqual(['m2', 'm2']);
    await archive().removeSubscription('y');
    expect(await archive().postingsOf(['a1'])).toHaveLength(2);
  });
}
