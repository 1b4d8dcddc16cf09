// English: what the bot says of outlets and of links.
import type { Health } from '../../../news/outlet-standing.ts';
import type { FailureCode } from '../../../news/reading.ts';
import { short } from '../inert.ts';
import type { OutletPhrases } from '../phrases-outlets.ts';
import { asked, bold, count, numbers, relative } from './words.ts';

const FAILURES: { readonly [Code in FailureCode]: string } = {
  forbidden:
    'I read only public pages of the web, and nothing inside a private network, at an unusual port, or with a password in its address.',
  'not-found': 'there is nothing at that address.',
  refused: 'the site lets no program read it.',
  timeout: 'the site did not answer in time.',
  'too-large': 'what is there is larger than I read.',
  redirects: 'the site sends me from one address to the next.',
  certificate: 'the certificate of the site is not in order.',
  network: 'the site could not be reached.',
  server: 'the site has a fault of its own just now.',
  busy: 'the site asks to be left alone for a while.',
  gone: 'the site says that it is gone for good.',
  robots: 'the site asks programs not to read it.',
  unreadable: 'what came could not be understood.',
};

const LATER = 'Try again later.';
const ADVICE: { readonly [Code in FailureCode]: string } = {
  forbidden: 'Whoever runs me can allow a host of their own.',
  'not-found': 'Open it in a browser, and see where it has gone.',
  refused: 'Look for another feed of this outlet.',
  timeout: LATER,
  'too-large': 'Look for a feed of one of its sections.',
  redirects: 'Open it in a browser, and give me the address where you end up.',
  certificate: 'Only the site can mend that.',
  network: 'Look at the address again, or try later.',
  server: LATER,
  busy: LATER,
  gone: 'Look for its new address.',
  robots: 'Open it in a browser instead.',
  unreadable: 'Look for another address of it.',
};

const outlet = (name: string) => bold(short(name, 100) || 'Unnamed outlet');
const kilobytes = (bytes: number) =>
  bytes < 1_000 ? count(bytes, 'byte', 'bytes') : `${numbers.format(Math.round(bytes / 1_000))} kB`;

function pace(aDay: number | null): string {
  if (aDay === null) return 'how often it publishes cannot be told';
  const about = (n: number, span: string) => `about ${count(Math.round(n), 'article', 'articles')} ${span}`;
  if (aDay >= 1) return about(aDay, 'a day');
  if (aDay * 7 >= 1) return about(aDay * 7, 'a week');
  return aDay * 30 >= 1 ? about(aDay * 30, 'a month') : 'less than an article a month';
}

function health(h: Health): string {
  switch (h.kind) {
    case 'without-feed':
      return 'no feed is read for it';
    case 'new':
      return 'not read yet';
    case 'well':
      return `read ${relative(h.lastSuccessAt)}`;
    case 'retired':
      return `not read any more since ${relative(h.at)}: the site says that its feed is gone for good`;
    case 'failing': {
      const which = h.of === 1 ? 'not read' : `${numbers.format(h.feeds)} of ${numbers.format(h.of)} feeds not read`;
      const since = h.lastSuccessAt === null ? ' yet' : h.of === 1 ? ` since ${relative(h.lastSuccessAt)}` : '';
      const why = h.code === null ? '' : `: ${FAILURES[h.code].replace(/\.$/, '')}`;
      return `${which}${since}${why} (${h.failures === 1 ? 'once' : `${numbers.format(h.failures)} times in a row`})`;
    }
  }
}

export const englishOutlets: OutletPhrases = {
  label: {
    keep: 'Keep it',
    keepAll: (feeds) => (feeds === 1 ? 'Keep this one' : `Keep these ${numbers.format(feeds)}`),
    leave: 'Not this one',
    leaveAll: 'None of them',
    remove: 'Remove it',
    spare: 'Leave it',
    whichFeed: 'Which feed?',
    whichLink: 'Which link?',
    formTitle: 'Add an outlet',
    formAddress: 'Address',
    formAddressHint: 'Of its feed, or of its site: then I look for the feeds.',
    formName: 'Name',
    formNameHint: 'What readers see; what the feed calls itself if you leave it out.',
  },

  title: 'Outlets of this server',
  counts: (outlets, troubled, muted, own, limit) =>
    [
      count(outlets, 'outlet', 'outlets'),
      ...(troubled > 0 ? [`${numbers.format(troubled)} in trouble`] : []),
      ...(muted > 0 ? [`${numbers.format(muted)} muted`] : []),
      `${numbers.format(own)} of ${count(limit, 'feed', 'feeds')} added here`,
    ].join(' · '),
  none: 'There are no outlets yet. /outlets add takes the address of a feed or of a site.',
  addedHere: 'added here',
  mutedHere: '**muted here**',
  severalFeeds: (feeds) => count(feeds, 'feed', 'feeds'),
  health,
  page: (page, pages) => `Page ${numbers.format(page)} of ${numbers.format(pages)}`,

  offerTitle: 'Keep this outlet?',
  offerName: (name, renamed) => {
    if (renamed === null) return `Readers will see it as ${outlet(name)}.`;
    return `Another outlet is called ${asked(renamed.asked)}, so readers will see this one as ${outlet(name)}.`;
  },
  offerHint: 'Nothing is kept yet. Only this server will see what it publishes.',
  newest: 'Newest',
  noArticles: 'There is no article in it just now.',
  pace,
  carries: (what) => {
    switch (what) {
      case 'text':
        return 'whole articles in the feed';
      case 'teaser':
        return 'teasers in the feed, with the articles on its site';
      case 'headline':
        return 'headlines only';
    }
  },
  unknownLanguage: 'language not known',
  articles: (n) => (n === 0 ? 'no article yet' : count(n, 'article', 'articles')),
  garbled: (n, of) =>
    `${numbers.format(n)} of ${count(of, 'article', 'articles')} ${n === 1 ? 'looks' : 'look'} garbled: the outlet mixes up character sets.`,
  undated: (n, of) =>
    `${numbers.format(n)} of ${count(of, 'article', 'articles')} ${n === 1 ? 'has no date, and counts as news from the moment I see it.' : 'have no date, and count as news from the moment I see them.'}`,
  feedsTitle: (site, n) => `${short(site, 80)} has ${count(n, 'feed', 'feeds')}`,
  kept: (name) =>
    `${outlet(name)} is kept. Its articles appear in this server from the next gathering on; /outlets list shows how it fares.`,
  keptAll: (feeds) =>
    feeds === 1
      ? 'One feed is kept. Its articles appear in this server from the next gathering on.'
      : `${numbers.format(feeds)} feeds are kept. Their articles appear in this server from the next gatherings on; /outlets list shows how they fare.`,
  left: 'Nothing was kept.',
  fileTitle: (title) => (title === null ? 'Outlets of your file' : `Outlets of ${asked(title)}`),
  fileCounts: (fits, others) =>
    `${count(fits, 'feed', 'feeds')} can be kept${others > 0 ? `, ${numbers.format(others)} cannot` : ''}. Nothing is kept yet.`,
  fileNothing: 'None of its feeds can be kept.',
  fileOthers: 'Not taken',
  fileTooDeep: (n) => `${count(n, 'entry stands', 'entries stand')} in folders that nest too deep`,
  fileCut: 'The file holds more entries than I read of one; put the rest in a file of its own',
  fileFaults: (n) => `${count(n, 'entry has', 'entries have')} no address of the web`,
  notTaken: (why) => {
    switch (why.kind) {
      case 'bad-address':
        return 'has no address that I can read';
      case 'twice':
        return 'is in the file twice';
      case 'operator':
        return 'every server has it already';
      case 'server':
        return 'this server has it already';
      case 'too-many':
        return 'more than a server may add';
      case 'no-feed':
        return 'there is no feed at its address';
      case 'unreadable':
        return FAILURES[why.code].replace(/\.$/, '');
    }
  },

  testTitle: (name) => `Test: ${short(name, 100)}`,
  cameAs: (format, bytes, articles) =>
    `${format ?? 'A feed'}, ${kilobytes(bytes)}, ${count(articles, 'article', 'articles')}.`,
  movedTo: (url) => `It has moved to ${short(url, 200)}.`,
  onlyPage: (feeds) =>
    feeds === 0
      ? 'A page came, not a feed, and I found no feed on its site.'
      : `A page came, not a feed; its site has ${count(feeds, 'feed', 'feeds')}. /outlets add lets you choose.`,
  failure: ({ code }) => `${FAILURES[code]} ${ADVICE[code]}`,
  testHint: 'This is what came just now. Nothing was stored.',

  muted: (name) => `${outlet(name)} is muted. Nothing by it appears in this server; /outlets unmute brings it back.`,
  unmuted: (name) => `${outlet(name)} is heard here again.`,
  removeAsked: (name, feeds) =>
    `Remove ${outlet(name)}${feeds > 1 ? ` with its ${count(feeds, 'feed', 'feeds')}` : ''}? What it published will not appear in this server any more. What was posted stays.`,
  removed: (name) => `${outlet(name)} is removed. What it published does not appear here any more.`,
  spared: (name) => `${outlet(name)} stays.`,

  linksTitle: (n) => `That message has ${count(n, 'link', 'links')}. Which one shall I brief?`,
};
