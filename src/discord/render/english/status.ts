// English: the status.
import { short } from '../inert.ts';
import type { Phrases } from '../phrases.ts';
import { bold, count, long, numbers, relative } from './words.ts';

export const englishStatus = {
  statusTitle: 'Status',
  counts: (articles, stories, outlets) =>
    `${count(articles, 'article', 'articles')} in ${count(stories, 'story', 'stories')} by ${count(outlets, 'outlet', 'outlets')}.`,
  lastStored: (at) => (at === null ? 'Nothing was stored yet.' : `Last stored ${relative(at)}.`),
  newest: (at) => (at === null ? '' : `The newest article is from ${long(at)}.`),
  gathering: ({ feeds, failing, retired, lookedAt, nextAt }) => {
    if (feeds === 0) return 'No feed is read here: articles come from what is imported.';
    if (lookedAt === null) return `${count(feeds, 'feed', 'feeds')} to read; none was looked at yet.`;
    const ill = failing + retired;
    const health = ill === 0 ? 'all well' : `${numbers.format(ill)} of them not well`;
    const next = nextAt === null ? '' : ` The next one is due ${relative(nextAt)}.`;
    return `Feeds were last looked at ${relative(lookedAt)}: ${count(feeds, 'feed', 'feeds')}, ${health}.${next}`;
  },
  failingFeed: ({ outlet, reason, failures, succeededAt, retired }) => {
    const since = succeededAt === null ? 'never read yet' : `last read ${relative(succeededAt)}`;
    const times = retired ? 'is read no more' : `failed ${count(failures, 'time', 'times')} in a row`;
    return `${bold(short(outlet, 60))} ${times}, ${since}. ${short(reason ?? '', 160)}`.trim();
  },
  editionsHere: 'Digests here',
  recentDeliveries: 'Recent deliveries',
  noDeliveries: 'None yet.',
} satisfies Partial<Phrases>;
