import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderCorrections } from '../../../src/discord/render/corrections.ts';
import type { Correction, CorrectionKind, CorrectionState } from '../../../src/news/corrected.ts';
import { strangers } from './alive.ts';
import { customIdsOf, faults, textsOf } from './limits.ts';
import { anyText, NOW, TELLING } from './made.ts';

const PLACE = { guildId: '100000000000000001', channelId: '100000000000000002', messageId: '100000000000000004' };
const correction = (change: Partial<Correction> = {}): Correction => ({
  ...{ deliveryId: 'q@1', place: 1, turn: 1, subscriptionId: 'q', ...PLACE },
  ...{ storyId: 's1', articleId: 'a1', outlet: 'Ledger', url: 'https://ledger.example/a', headline: 'Port reopens' },
  ...{ isHeadline: false, kind: 'reworded', before: 'It was 3.', after: 'It was 8.', detail: {} },
  ...{ foundAt: NOW, dueAt: NOW, state: 'made', madeAt: NOW },
  ...change,
});
const page = (corrections: readonly Correction[], moderator = false) =>
  renderCorrections({ ...TELLING, corrections, scope: 'channel', offset: 5, more: true, moderator });

describe('the list of corrections', () => {
  it('tells a change of several messages once, with each of them', () => {
    const text = textsOf(page([correction(), correction({ deliveryId: 'r@1', messageId: '5' })])).join('\n');
    expect(text.match(/~~It was 3\.~~\nIt was 8\./g)).toHaveLength(1);
    expect(text.match(/discord\.com\/channels/g)).toHaveLength(2);
  });

  it('tells what an article changed at once together, and of one that was withdrawn its headline alone', () => {
    const changes = [
      correction({ isHeadline: true, before: 'Port opens', after: 'Port half open' }),
      correction({ place: 2, before: 'It was 4.', after: null, kind: 'taken-out' }),
    ];
    const text = textsOf(page(changes)).join('\n');
    expect(text.match(/Port reopens/g)).toHaveLength(1);
    expect(text).toContain('~~Port opens~~\nPort half open\n~~It was 4.~~\n-# Headline changed by');
    const gone = { kind: 'withdrawn', after: null } as const;
    const withdrawn = textsOf(page([correction({ ...gone, isHeadline: true }), correction(gone)])).join('\n');
    expect(withdrawn).toContain('~~**[Port reopens](https://ledger.example/a)**~~\n-# Withdrawn by Ledger');
    expect(withdrawn).not.toContain('It was 3.');
  });

  it('leads to a direct message as Discord writes it', () => {
    expect(textsOf(page([correction({ guildId: 'user:5' })])).join('\n')).toContain('discord.com/channels/@me/');
  });

  it('tells moderators who recalled a story, and others that a moderator did', () => {
    const recalled = correction({
      kind: 'recalled',
      detail: { how: 'remove', userId: '100000000000000003', reason: 'a hoax' },
    });
    expect(textsOf(page([recalled], true)).join('\n')).toMatch(/Taken out by <@100000000000000003> <t:\d+:R>: a hoax/);
    expect(textsOf(page([recalled])).join('\n')).toMatch(/Taken out by a moderator <t:\d+:R>: a hoax/);
  });

  it('is within every limit and does nothing of its own, and leads to the pages before and after', () => {
    const any = fc.record({
      kind: fc.constantFrom<CorrectionKind>('reworded', 'taken-out', 'withdrawn', 'recalled'),
      state: fc.constantFrom<CorrectionState>('open', 'made', 'left'),
      headline: anyText,
      outlet: anyText,
      before: anyText,
      after: fc.option(anyText),
      isHeadline: fc.boolean(),
      detail: fc.record({ reason: fc.option(anyText), userId: fc.constant('100000000000000003') }),
    });
    const property = fc.property(fc.array(any, { maxLength: 5 }), (changes) => {
      const body = page(changes.map(correction), true);
      expect(faults(body)).toEqual([]);
      const mentions = ['channel 100000000000000002', 'user 100000000000000003'];
      const ours = /^(?:strike|link https:\/\/(?:ledger\.example\/a|discord\.com\/channels\/\d+\/\d+\/\d+))$/;
      expect(strangers(body, { mentions }).filter((each) => !ours.test(each))).toEqual([]);
      expect(customIdsOf(body)[0]).toBe('corrections:0:channel');
    });
    fc.assert(property, { seed: 7, numRuns: 60 });
  });
});
