import fc from 'fast-check';
import { expect, it } from 'vitest';
import { renderDraft } from '../../../src/discord/render/draft.ts';
import type { Settlement } from '../../../src/news/delivery.ts';
import { type Draft, draftItems } from '../../../src/news/draft.ts';
import { strangers } from './alive.ts';
import { customIdsOf, faults, textsOf } from './limits.ts';
import { anyTold, NOW, subscription, TELLING } from './made.ts';

const SENT: Settlement = { state: 'sent', messageId: '1', stories: 2 };

it('a draft is within every limit and does nothing of its own, whatever it holds, and leads only to what can still be done', () => {
  const any = fc.record({
    items: fc.array(anyTold, { maxLength: 10 }),
    dropped: fc.integer({ min: 0, max: 10 }),
    state: fc.constantFrom<Draft['state']>('waiting', 'approved', 'taken'),
    settlement: fc.constantFrom<Settlement | null>(null, SENT, { state: 'spiked', reason: 'withheld' }),
    otherwise: fc.constantFrom<Draft['otherwise']>('post', 'withhold'),
  });
  const property = fc.property(any, ({ items, dropped, state, settlement, otherwise }) => {
    const draft: Draft = {
      ...{ deliveryId: 'q7w8e9@1747814400000', guildId: '1', channelId: '2', messageId: '3', state, otherwise },
      items: draftItems(items, 1),
      dropped: items.slice(0, dropped).map(({ story }) => ({ articleId: story.lead.id, userId: '100000000000000003' })),
      decidedBy: state === 'waiting' ? null : '100000000000000003',
      ...{ decidedAt: null, sendNow: false, deadlineAt: NOW + 60_000 },
    };
    const edition = { id: draft.deliveryId, subscriptionId: 'q7w8e9', dueAt: NOW };
    const own = subscription({ stories: 10, roleId: '100000000000000009' });
    const briefing = { edition, subscription: own, items: items.slice(dropped), passed: [], lateMinutes: 0 };
    const body = renderDraft({ draft, briefing, settlement }, TELLING);
    expect(faults(body)).toEqual([]);
    expect(body.allowed_mentions).toEqual({ parse: [] });
    const articles = items.map(({ story }) => story.lead);
    const mentions = ['channel 100000000000000002', 'user 100000000000000003', 'role 100000000000000009'];
    expect(strangers(body, { articles, mentions })).toEqual([]);
    const open = settlement === null && state !== 'taken';
    expect(customIdsOf(body).length > 0).toBe(open);
    expect(textsOf(body).join('\n')).toContain('Draft for <#100000000000000002>');
  });
  fc.assert(property, { seed: 3, numRuns: 60 });
});
