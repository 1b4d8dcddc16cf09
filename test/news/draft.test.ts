import { describe, expect, it } from 'vitest';
import { type Draft, draftDue, draftItems, itemsOf } from '../../src/news/draft.ts';
import type { Story } from '../../src/news/story.ts';
import { linesOf } from '../../src/news/summary.ts';
import { report } from './made.ts';

const TEXT =
  'The council of Dunmouth voted on Monday to reopen the old bridge. Engineers closed it in March after they found cracks.';
const lead = { ...report('Bridge reopens', TEXT), id: 'a1' };
const other = { ...report('Bridge opens again', TEXT), id: 'a2' };
const story: Story = { id: 's1', lead, articles: [lead, other], copies: new Map(), newsAt: 0 };
const lines = linesOf(lead, 2);
const draft = (change: Partial<Draft> = {}): Draft => ({
  ...{ deliveryId: 'x@1', guildId: 'g1', channelId: 'c1', messageId: 'm1' },
  ...{ items: draftItems([{ story, lines }], 1), dropped: [], state: 'waiting', decidedBy: null, decidedAt: null },
  ...{ sendNow: false, deadlineAt: 100, otherwise: 'post' },
  ...change,
});

describe('a draft', () => {
  it('waits until its deadline, unless a moderator does not want to', () => {
    expect(draftDue(draft(), 99)).toBe('wait');
    expect(draftDue(draft({ state: 'approved' }), 99)).toBe('wait');
    expect(draftDue(draft({ state: 'approved', sendNow: true }), 1)).toBe('post');
    expect(draftDue(draft({ state: 'taken' }), 1)).toBe('post');
  });

  it('is posted at its deadline, or withheld where nobody approved it and that was asked for', () => {
    expect(draftDue(draft(), 100)).toBe('post');
    expect(draftDue(draft({ otherwise: 'withhold' }), 100)).toBe('withhold');
    expect(draftDue(draft({ otherwise: 'withhold', state: 'approved' }), 100)).toBe('post');
  });

  it('holds the same stories and lines when it is posted', () => {
    expect(lines).toHaveLength(2);
    const newer = { ...story, lead: other, articles: [other, lead] };
    expect(itemsOf(draft(), () => newer)).toEqual([{ story: { ...newer, lead, articles: [lead, other] }, lines }]);
    const again = { ...draft(), items: draftItems([{ story, lines, since: 7 }], 8) };
    expect(itemsOf(again, () => story)).toMatchObject([{ since: 7 }]);
  });

  it('leaves out what was dropped, what is not to be told any more, and lines that do not stand', () => {
    expect(itemsOf(draft({ dropped: [{ articleId: 'a1', userId: 'u1' }] }), () => story)).toEqual([]);
    expect(itemsOf(draft(), () => undefined)).toEqual([]);
    expect(itemsOf(draft(), () => ({ ...story, articles: [other], lead: other }))).toEqual([]);
    const changed = { ...lead, text: TEXT.replace('Monday', 'Friday') };
    const stands = itemsOf(draft(), () => ({ ...story, lead: changed, articles: [changed] }));
    expect(stands.flatMap((item) => item.lines.map(({ text }) => text))).toEqual([lines[1]?.text]);
    const rewritten = { ...lead, text: 'Nothing of it is left.' };
    expect(itemsOf(draft(), () => ({ ...story, lead: rewritten, articles: [rewritten] }))).toEqual([]);
  });
});
