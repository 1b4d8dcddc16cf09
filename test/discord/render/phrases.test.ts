import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { english } from '../../../src/discord/render/english/english.ts';
import { phrasesFor, SPOKEN } from '../../../src/discord/render/language.ts';
import type { RefusalDetails } from '../../../src/news/refusal.ts';
import { anyText, NOW, subscription } from './made.ts';
import { survivors } from './survivors.ts';

const ours = (mentions: readonly string[] = []) => new Set(['strong', 'timestamp', 'code', ...mentions]);
const strange = (sentence: string, ...mentions: readonly string[]) =>
  survivors(sentence).filter((one) => !ours(mentions).has(one));

describe('a language', () => {
  it('is found by locale, and English where it is not spoken', () => {
    expect(SPOKEN).toContain('en');
    for (const locale of [null, 'en', 'en-GB', 'en_US', 'tlh', '', '-', 'xx-YY'])
      expect(phrasesFor(locale)).toBe(english);
  });

  it('counts as its speakers do', () => {
    expect([0, 1, 2, 1234].map((n) => english.otherOutlets(n, null))).toEqual([
      '0 other outlets',
      '1 other outlet',
      '2 other outlets',
      '1,234 other outlets',
    ]);
    expect(english.otherOutlets(1, 60_000)).toBe('1 other outlet, <t:60:R>');
    expect(english.otherOutlets(2, 60_000)).toBe('2 other outlets, the newest <t:60:R>');
    expect(english.counts(1, 1, 1)).toBe('1 article in 1 story by 1 outlet.');
  });
});

describe('a sentence', () => {
  it('shows what it was given, inert', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const order = subscription({
          outlets: [text],
          include: [text],
          exclude: [text],
          languages: [text],
          zone: text,
        });
        const sentences = [
          english.standing('claimed', text),
          english.searchTitle(text),
          english.about({ topic: null, region: null, outlet: text }),
          english.byline([text, text]),
          english.budgetNote(text),
          english.rightsNote(text),
          english.order(order),
          english.language(text),
          english.languageChanged(text),
          english.zoneChanged(text),
          english.zoneSetting(text),
          english.languageSetting(text, null),
          english.languageSetting(null, text),
          english.outlets.offerName(text, { asked: text }),
          english.outlets.feedsTitle(text, 2),
          english.outlets.fileTitle(text),
          english.outlets.kept(text),
          english.outlets.testTitle(text),
          english.outlets.movedTo(text),
          english.outlets.muted(text),
          english.outlets.removeAsked(text, 2),
          english.drafts.dropped(text, ''),
          english.corrections.done({ headline: text, how: 'strike', made: 2, left: 1, deferred: 1 }),
          english.settlement({ state: 'deferred', reason: text, retryAt: NOW }),
          english.settlement({ state: 'refused', reason: 'rejected', detail: text }),
        ];
        expect(sentences.flatMap((sentence) => strange(sentence))).toEqual([]);
      }),
    );
  });

  it('for each refusal says what the reader can do, in at least two clauses', () => {
    const details: { [Code in keyof RefusalDetails]: RefusalDetails[Code] } = {
      'unknown-article': { asked: 'x' },
      'unknown-subscription': { asked: 'x' },
      'unknown-topic': { asked: 'x' },
      'unknown-region': { asked: 'x' },
      'unknown-outlet': { asked: 'x' },
      'unknown-zone': { asked: 'x' },
      'not-posted': { asked: 'x' },
      'already-recalled': { headline: 'x' },
      'draft-decided': {},
      'bad-time': { asked: 'x' },
      'bad-word': { asked: 'x' },
      'unknown-language': { asked: 'x' },
      'bad-hours': { asked: 'x' },
      'bad-days': { asked: 'x' },
      'empty-query': {},
      'too-many-subscriptions': { limit: 25 },
      'already-subscribed': { channelId: '12', subscriptionId: 's' },
      'wrong-channel': {},
      'missing-permission': { channelId: '12', permissions: ['Send Messages'] },
      'moderators-only': {},
      'servers-only': {},
      'already-paused': {},
      'not-paused': {},
      'out-of-date': {},
      'nothing-changed': {},
      'no-own-digest': {},
      'own-twin': {},
      'too-many-own': { limit: 5 },
      'role-not-pingable': { channelId: '12' },
      'thread-locked': { channelId: '12' },
      'tag-needed': { channelId: '12', known: ['x'] },
      'unknown-tag': { asked: 'x', known: ['x'] },
      'no-tags-here': { channelId: '12' },
      'not-your-channel': { channelId: '12' },
      'list-too-long': { limit: 10 },
      'send-paused': {},
      'being-posted': {},
      'just-sent': {},
      'bad-address': { asked: 'x' },
      unreadable: { asked: 'x', code: 'robots' },
      'no-article': { asked: 'x' },
      'too-slow': {},
      'archive-away': {},
      'no-feed': { asked: 'x' },
      'outlet-known': { name: 'x', by: 'server' },
      'too-many-outlets': { limit: 50 },
      'not-own-outlet': { name: 'x' },
      'already-muted': { name: 'x' },
      'not-muted': { name: 'x' },
      'one-at-a-time': {},
      'address-or-file': {},
      'file-too-large': { limit: 1_000_000 },
      'no-opml': {},
      'no-link': {},
    };
    const { refusal } = english;
    const sentences = (Object.keys(details) as (keyof RefusalDetails)[]).map((code) =>
      (refusal[code] as (given: RefusalDetails[typeof code]) => string)(details[code]),
    );
    expect(sentences).toHaveLength(Object.keys(refusal).length);
    for (const sentence of sentences) {
      expect(sentence).toMatch(/^[“A-Z<].*[.;,] .*[^ ]$/);
      expect(strange(sentence, 'mention channel 12')).toEqual([]);
    }
  });

  it('tells days as people do', () => {
    const told = (days: Parameters<typeof subscription>[0]) => english.order(subscription(days)).split(' at ')[0];
    expect(told({ days: [1, 2, 3, 4, 5, 6, 7] })).toBe('Every day');
    expect(told({ days: [6, 7] })).toBe('At weekends');
    expect(told({ days: [1, 3, 5] })).toBe('On Mondays, Wednesdays and Fridays');
  });
});
