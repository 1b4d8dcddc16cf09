import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderWhy } from '../../../src/discord/render/why.ts';
import type { Reason } from '../../../src/news/filing.ts';
import type { Prospect } from '../../../src/news/prospect.ts';
import { storyFrom } from '../../../src/news/story.ts';
import { strangers } from './alive.ts';
import { faults } from './limits.ts';
import { anyArticle, article, NOW, subscription, TELLING } from './made.ts';

const PROSPECTS: readonly Prospect[] = [
  { kind: 'in', place: 2, of: 5, since: NOW },
  { kind: 'too-old', since: NOW },
  { kind: 'beaten', before: 5 },
  { kind: 'told', at: 0 },
  { kind: 'told', at: NOW },
  { kind: 'said' },
  { kind: 'filter', filter: 'regions' },
  { kind: 'outlets', outlets: 1 },
];
const REASONS: readonly (Reason | null)[] = [
  null,
  { kind: 'nothing-alike' },
  { kind: 'same-event', articleId: 'x', likeness: 0.871 },
  { kind: 'wire-copy', articleId: 'x', share: 0.92 },
  { kind: 'another-event', articleId: 'gone', likeness: 0.7, because: 'places' },
  { kind: 'medley' },
];

const made = fc
  .record({
    articles: fc.uniqueArray(anyArticle, { minLength: 1, maxLength: 40, selector: ({ id }) => id }),
    named: anyArticle,
    digests: fc.array(fc.constantFrom(...PROSPECTS), { maxLength: 25 }),
    guildId: fc.constantFrom('100000000000000001', null),
  })
  .map(({ articles, named, digests, guildId }) => ({
    guildId,
    story: storyFrom('s1', articles),
    filed: articles.map((each, i) => ({
      article: each,
      because: { articleId: each.id, newsAt: NOW, wireCopyOf: null, reason: REASONS[i % REASONS.length] ?? null },
    })),
    named: new Map([['x', named]]),
    rank: { place: 3, of: 41, alikeBefore: 2 },
    digests: digests.map((prospect, i) => ({
      subscription: subscription({ dueAt: NOW }),
      posted: i % 2 === 0 ? [{ channelId: '100000000000000002', messageId: '100000000000000009', postedAt: NOW }] : [],
      prospect,
    })),
  }));

describe('the page that explains a story', () => {
  it('is within every limit and does nothing of its own, whatever the news', () => {
    fc.assert(
      fc.property(made, (explanation) => {
        const body = renderWhy({ ...TELLING, explanation });
        expect(faults(body)).toEqual([]);
        const articles = explanation.filed.map((each) => each.article);
        const ours = `link https://discord.com/channels/${explanation.guildId}/100000000000000002/100000000000000009`;
        expect(strangers(body, { articles }).filter((one) => one !== ours)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('says in plain sentences how it ranks, what the digest makes of it and why each article is there', () => {
    const [lead, other] = [article({ id: 'x', headline: 'Port reopens' }), article({ id: 'y', headline: 'Port open' })];
    const because = (articleId: string, reason: Reason) => ({ articleId, newsAt: NOW, wireCopyOf: null, reason });
    const body = renderWhy({
      ...TELLING,
      explanation: {
        guildId: '100000000000000001',
        story: storyFrom('s1', [lead, other]),
        filed: [
          { article: lead, because: because('x', { kind: 'nothing-alike' }) },
          { article: other, because: because('y', { kind: 'wire-copy', articleId: 'x', share: 0.92 }) },
        ],
        named: new Map([['x', lead]]),
        rank: { place: 2, of: 41, alikeBefore: 0 },
        digests: [{ subscription: subscription({ dueAt: NOW }), posted: [], prospect: { kind: 'beaten', before: 5 } }],
      },
    });
    const told = JSON.stringify(body);
    for (const sentence of [
      '2nd of 41 stories of the last 24 hours: 1 outlet reports it independently',
      'Not posted here so far',
      '5 other stories come first',
      'began the story',
      'wire copy of “Port reopens”: 92 % of the shorter text is in both',
    ])
      expect(told).toContain(sentence);
  });
});
