// English: every sentence the bot says.

import { timesOf } from '../../../news/edition.ts';
import { plain } from '../inert.ts';
import type { Phrases } from '../phrases.ts';
import { englishCorrections } from './corrections.ts';
import { dayIn, timeIn } from './dates.ts';
import { englishDigest } from './digest.ts';
import { englishDrafts } from './drafts.ts';
import { englishHistory } from './history.ts';
import { regionName, STYLE_NAMES, topicName } from './names.ts';
import { clock, days } from './order.ts';
import { englishOutlets } from './outlets.ts';
import { englishReading } from './reading.ts';
import { refusals } from './refusals.ts';
import { englishSettings } from './settings.ts';
import { settlement } from './settlement.ts';
import { englishStatus } from './status.ts';
import { englishStory } from './story.ts';
import { englishWhy } from './why.ts';
import { conjunctions, count, countryName, LOCALE, languageName, numbers, relative } from './words.ts';

export const english: Phrases = {
  ...englishDigest,
  ...englishHistory,
  ...englishReading,
  ...englishSettings,
  ...englishStatus,
  locale: LOCALE,
  label: {
    openStory: 'Open a story…',
    openArticle: 'Open an article…',
    wholeStory: 'The whole story',
    previous: 'Previous',
    next: 'Next',
    preview: 'Preview',
    sendNow: 'Send now',
    latestNews: 'Latest news',
    openEdition: 'Why a story was in or out…',
    settled: (s) => plain(settlement(s)),
    readAtOutlet: 'Read the article',
    untitled: 'No headline',
    edition: (at, zone, timed) => `News digest, ${dayIn(at, zone)}${timed ? `, ${timeIn(at, zone)}` : ''}`,
    digest: (o) =>
      `${timesOf(o).map(clock).join(', ')} ${o.zone} · ${days(o)} · ${count(o.stories, 'story', 'stories')}`,
    option: (outlet, sample) => `${outlet === '' ? 'Unnamed outlet' : outlet}${sample ? ' · sample' : ''}`,
  },
  story: englishStory,
  storyWhy: englishWhy,
  corrections: englishCorrections,
  drafts: englishDrafts,
  topic: topicName,
  region: regionName,
  style: (style) => STYLE_NAMES[style],
  country: countryName,
  language: languageName,
  date: dayIn,
  list: (parts) => conjunctions.format(parts),
  unnamedOutlet: 'unnamed outlet',
  undated: 'undated',
  sample: 'sample',
  opinion: 'opinion',
  otherOutlets: (n, newestAt) => {
    const others = count(n, 'other outlet', 'other outlets');
    if (newestAt === null) return others;
    return n === 1 ? `${others}, ${relative(newestAt)}` : `${others}, the newest ${relative(newestAt)}`;
  },
  stories: (n) => count(n, 'story', 'stories'),
  andMore: (n) => `and ${numbers.format(n)} more`,
  outlets: englishOutlets,
  bug: (reference) =>
    `Something went wrong on my side, and it was noted. If it happens again, give this reference to whoever runs me: \`${reference.replace(/[^\w-]/g, '')}\``,
  refusal: refusals,
};
