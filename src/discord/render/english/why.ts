// English: where a story stands, and why.
import type { Reason } from '../../../news/filing.ts';
import type { Prospect } from '../../../news/prospect.ts';
import type { Rank } from '../../../news/rank.ts';
import { short } from '../inert.ts';
import type { WhyPhrases } from '../phrases-why.ts';
import { FILTER_NAMES } from './filters.ts';
import { count, long, numbers, relative } from './words.ts';

const ordinals = new Intl.PluralRules('en', { type: 'ordinal' });
const ENDINGS: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd', other: 'th' };
const nth = (n: number) => `${numbers.format(n)}${ENDINGS[ordinals.select(n)] ?? 'th'}`;
const per = (share: number) => `${Math.round(share * 100)} %`;

function rank(place: Rank | null, outlets: number, newsAt: number, opinion: boolean): string {
  const who = opinion
    ? `${count(outlets, 'outlet has', 'outlets have')} an opinion on it and none reports it, so it counts as a day older`
    : `${count(outlets, 'outlet reports', 'outlets report')} it independently`;
  const own = `${who}; its newest article is from ${relative(newsAt)}.`;
  if (place === null) return `Nothing came in for the last 24 hours, so it is not among the stories of the day. ${own}`;
  const where = `${nth(place.place)} of ${count(place.of, 'story', 'stories')} of the last 24 hours: ${own}`;
  const rule = 'An outlet more counts as much as news that is six hours newer; wire copy counts once.';
  const alike =
    place.alikeBefore >= 2
      ? ` ${count(place.alikeBefore, 'story', 'stories')} of the same topic and region stand before it, and a digest takes two of these before others have had their turn.`
      : '';
  return `${where} ${rule}${alike}`;
}

function reason(prospect: Prospect): string {
  switch (prospect.kind) {
    case 'in': {
      const place = `it would be in it, ${nth(prospect.place)} of ${numbers.format(prospect.of)}`;
      return prospect.since === null ? place : `${place}, with what is new since ${long(prospect.since)}`;
    }
    case 'too-old':
      return `it would not be in it: its news is older than ${long(prospect.since)}, from where that edition looks on`;
    case 'beaten':
      return `it would not be in it: ${count(prospect.before, 'other story comes', 'other stories come')} first, with more outlets or newer news, and there is no more room`;
    case 'told':
      return prospect.at === 0
        ? 'it would not be in it: a moderator recalled it'
        : `it would not be in it: it was told ${relative(prospect.at)}, and nothing is new since`;
    case 'kept-out':
      return `it would not be in it: a moderator dropped it from a draft ${relative(prospect.at)}, and nothing is new since`;
    case 'said':
      return 'it would not be in it: what it says was told under another story';
    case 'filter':
      return `it would not be in it: ${FILTER_NAMES[prospect.filter]}`;
    case 'outlets':
      return `it is held: ${prospect.outlets === 1 ? 'one outlet reports it' : `${numbers.format(prospect.outlets)} outlets report it`} so far, fewer than this digest asks for`;
  }
}

function filed(why: Reason | null, headline: string | null): string {
  const other = headline === null ? 'an article that is not kept any more' : `“${short(headline, 90)}”`;
  switch (why?.kind) {
    case undefined:
      return 'filed before reasons were kept';
    case 'nothing-alike':
      return 'began the story: nothing published within three days said enough of the same';
    case 'same-event':
      return `the same event as ${other}: likeness ${per(why.likeness)}, and 50 % is enough`;
    case 'wire-copy':
      return `wire copy of ${other}: ${per(why.share)} of the shorter text is in both`;
    case 'medley':
      return 'a story of its own: it rounds up the news of a day or a week';
    case 'another-event': {
      const because = {
        words: `its likeness is ${per(why.likeness)}, and 50 % is asked for`,
        places: 'the same kind of event in another country',
        names: 'the same kind of report about other names',
      }[why.because];
      return `began the story: not the event of ${other}, ${because}`;
    }
  }
}

export const englishWhy: WhyPhrases = {
  rankTitle: 'Where it stands',
  rank,
  digestsTitle: 'In the digests of this channel',
  noDigest: 'This channel has no digest. A moderator can order one with /digest subscribe.',
  noDigestsHere: 'Digests are posted in the channels of a server; ask there what became of this story.',
  posted: (at, url) => `Posted ${long(at)} ([to the message](${url}))`,
  notPosted: 'Not posted here so far',
  prospect: (prospect, dueAt) => {
    const now = reason(prospect);
    return dueAt === null
      ? `This digest is paused. In an edition now, ${now}.`
      : `In the next edition, due ${long(dueAt)}, ${now}.`;
  },
  filedTitle: 'Why these articles are one story',
  filed,
};
