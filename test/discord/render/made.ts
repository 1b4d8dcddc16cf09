// Made-up news for the renderers, calm and hostile.
import fc from 'fast-check';
import { english } from '../../../src/discord/render/english/english.ts';
import { type Article, REGIONS, TOPICS } from '../../../src/news/article.ts';
import type { Standing } from '../../../src/news/attribution.ts';
import type { Line } from '../../../src/news/evidence.ts';
import type { Story } from '../../../src/news/story.ts';
import { DEFAULT_ORDER, STYLES, type Subscription, type Weekday } from '../../../src/news/subscription.ts';

export const NOW = Date.UTC(2021, 9, 7, 6, 0);
export const TELLING = { phrases: english, now: NOW };

export function article(change: Partial<Article> = {}): Article {
  return {
    id: 'a1b2c3d4e5f6',
    outlet: 'The Harbour Ledger',
    headline: 'Port of Lindhaven reopens after a week of storms',
    url: 'https://ledger.example/world/port-of-lindhaven',
    section: 'World News',
    language: 'en',
    publishedAt: NOW - 2 * 3_600_000,
    storedAt: NOW - 3_600_000,
    text: '',
    bylines: [],
    rights: null,
    year: 2021,
    sample: false,
    topics: [],
    regions: [],
    ...change,
  };
}

export function line(text: string, speaker: string | null = null, standing: Standing | null = null): Line {
  const evidence = { articleId: 'a1b2c3d4e5f6', sentence: { index: 0, start: 0, end: text.length }, cuts: [] };
  return { text, evidence, attribution: standing === null ? null : { speaker, standing } };
}

export function story(lead: Article, others: readonly Article[] = []): Story {
  const newsAt = lead.publishedAt ?? lead.storedAt;
  return { id: `s${lead.id}`, lead, articles: [lead, ...others], newsAt, copies: new Map() };
}

export function subscription(change: Partial<Subscription> = {}): Subscription {
  return {
    id: 'q7w8e9',
    guildId: '100000000000000001',
    channelId: '100000000000000002',
    createdAt: NOW,
    createdBy: '100000000000000003',
    dueAt: NOW + 86_400_000,
    paused: null,
    ...DEFAULT_ORDER,
    days: [1, 2, 3, 4, 5],
    zone: 'Europe/Berlin',
    ...change,
  };
}

const FRAGMENTS = [
  '@everyone',
  '@here',
  '<@123456789012345678>',
  '<@&123456789012345678>',
  '<#123456789012345678>',
  '<id:customize>',
  '[click](https://evil.example)',
  '[a]',
  '](',
  '[',
  ']',
  '(',
  ')',
  'https://evil.example/x',
  'http://',
  'steam://run/1',
  'www.evil.example',
  'bank.example/login',
  'discord.gg/abc',
  'discord.com/invite/abc',
  '<https://evil.example>',
  '<mailto:a@b.example>',
  '<a@b.example>',
  '<+4930123456>',
  '```',
  '`',
  '``',
  '**',
  '*',
  '__',
  '_',
  '~~',
  '||',
  '\\',
  '\\\\',
  '# ',
  '## ',
  '-# ',
  '- ',
  '+ ',
  '* ',
  '> ',
  '>>> ',
  '1. ',
  '2) ',
  '<t:0:R>',
  '</news latest:123456789012345678>',
  '<:x:123456789012345678>',
  '<a:x:123456789012345678>',
  ':smile:',
  ':',
  '::',
  '¯\\_(ツ)_/¯',
  '\u202E',
  '\u2066',
  '\u200B',
  '\u200D',
  '\u200F',
  '\u00AD',
  '\u{E0041}',
  '\u0000',
  '\u001B[31m',
  '\u0085',
  '\n',
  '\r\n# ',
  '\u2028> ',
  '\t',
  '\u2800',
  'Z\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308',
  '\uD800',
  '\uDC00',
  '\uFFFE',
  '\u{E000}',
  '👩‍👩‍👧',
  '❤️',
  'العربية',
  'می‌خواهم',
  '中文新闻',
  'हिन्दी',
  '…',
  ' ',
  '  ',
  'NATO',
  'eight',
  '10',
  '2021',
  "d'état",
  '“quoted”',
  '–',
] as const;

/** Texts as an ill-meaning outlet would write them. */
export const hostile: fc.Arbitrary<string> = fc
  .array(
    fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...FRAGMENTS) }, fc.string({ unit: 'binary', maxLength: 6 })),
    {
      maxLength: 14,
    },
  )
  .map((parts) => parts.join(''));

const huge = fc
  .tuple(hostile, fc.constantFrom(1, 1, 1, 1, 40, 700))
  .map(([text, times]) => text.repeat(times).slice(0, 10_000));

const address = fc.oneof(
  fc.constantFrom(
    null,
    '',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'https://user:pass@evil.example/',
    'https://ex.example/a(b)c_d__e*f*',
    'https://ex.example/)%20[x](https://evil.example)',
    'https://münchen.example/straße?q="<>\'`|~',
    `https://ex.example/${'a'.repeat(900)}`,
    `https://ex.example/${'é'.repeat(3000)}`,
    'https://ex.example/@everyone',
    'HTTPS://EX.EXAMPLE:8443/\\..\\x',
    'https://ex.example/#<@1>',
  ),
  fc.webUrl(),
  hostile.map((text) => `https://ex.example/${text}`),
);

const id = fc.stringMatching(/^[0-9a-z]{12}$/);
const instant = fc.integer({ min: 0, max: NOW });

export const anyArticle: fc.Arbitrary<Article> = fc.record({
  id,
  outlet: huge,
  headline: huge,
  url: address,
  section: fc.option(huge),
  language: fc.option(fc.constantFrom('en', 'es', 'xx', 'zz-bad-code!', '')),
  publishedAt: fc.option(instant),
  storedAt: instant,
  text: hostile,
  bylines: fc.array(huge, { maxLength: 9 }),
  rights: fc.option(huge),
  year: fc.constant(null),
  sample: fc.boolean(),
  topics: fc.constant([]),
  regions: fc.constant([]),
});

export const anyLine: fc.Arbitrary<Line> = fc
  .record({
    text: huge,
    standing: fc.constantFrom<Standing | null>(null, 'stated', 'claimed', 'denied', 'unconfirmed'),
    speaker: fc.option(huge),
  })
  .map(({ text, standing, speaker }) => line(text, speaker, standing));

export const anyTold = fc.record({
  story: fc.tuple(anyArticle, fc.array(anyArticle, { maxLength: 4 })).map(([lead, others]) => story(lead, others)),
  lines: fc.array(anyLine, { maxLength: 3 }),
});

export const anySubscription: fc.Arbitrary<Subscription> = fc
  .record({
    topics: fc.subarray([...TOPICS]),
    regions: fc.subarray([...REGIONS]),
    outlets: fc.array(huge, { maxLength: 20 }),
    languages: fc.subarray(['en', 'fr', 'zz']),
    include: fc.array(huge, { maxLength: 20 }),
    exclude: fc.array(huge, { maxLength: 20 }),
    style: fc.constantFrom(...STYLES),
    minute: fc.integer({ min: 0, max: 1439 }),
    days: fc.subarray<Weekday>([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
    roleId: fc.option(fc.constant('100000000000000009')),
    paused: fc.constantFrom<Subscription['paused']>(
      null,
      { by: 'moderator', userId: '100000000000000003', at: NOW },
      { by: 'dateline', reason: 'channel-gone', at: NOW },
      { by: 'dateline', reason: 'not-allowed', at: NOW },
    ),
  })
  .map((change) => subscription(change));

export { huge as anyText, id as anyId };
