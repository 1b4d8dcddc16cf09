// English: every sentence the bot says.
import { REGIONS, type Region, TOPICS, type Topic } from '../../news/article.ts';
import { AWAITS_APPROVAL, type Settlement } from '../../news/delivery.ts';
import { timesOf } from '../../news/edition.ts';
import { LIMITS, type Order, type Pause, type Style } from '../../news/subscription.ts';
import type { Why } from '../../news/verdict.ts';
import { englishCorrections } from './english-corrections.ts';
import { englishDrafts } from './english-drafts.ts';
import { FILTER_NAMES } from './english-filters.ts';
import { englishOutlets } from './english-outlets.ts';
import { englishStory } from './english-story.ts';
import { englishWhy } from './english-why.ts';
import {
  asked,
  bold,
  conjunctions,
  count,
  disjunctions,
  LOCALE,
  languageName,
  long,
  numbers,
  quoted,
  relative,
} from './english-words.ts';
import { inert, plain, short } from './inert.ts';
import type { Phrases } from './phrases.ts';

const channel = (id: string) => `<#${id}>`;

const TOPIC_NAMES: { readonly [T in Topic]: string } = {
  conflict: 'Conflict',
  diplomacy: 'Diplomacy',
  politics: 'Politics',
  elections: 'Elections',
  economy: 'Economy',
  disaster: 'Disaster',
  climate: 'Climate',
  health: 'Health',
  justice: 'Justice',
  rights: 'Rights',
  science: 'Science',
  technology: 'Technology',
};
const REGION_NAMES: { readonly [R in Region]: string } = {
  africa: 'Africa',
  americas: 'the Americas',
  asia: 'Asia',
  europe: 'Europe',
  'middle-east': 'the Middle East',
  oceania: 'Oceania',
};
const STYLE_NAMES: { readonly [S in Style]: string } = {
  headlines: 'headlines only',
  brief: 'headlines with one or two lines',
  full: 'headlines with three lines',
};
const WEEKDAYS = ['Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays', 'Sundays'] as const;

const topicName = (topic: Topic) => TOPIC_NAMES[topic] ?? inert(topic);
const regionName = (region: Region) => REGION_NAMES[region] ?? inert(region);
const names = (texts: readonly string[], most = 12) => {
  const shown = texts.slice(0, most).map((text) => short(text, 60));
  return texts.length > most ? [...shown, `${texts.length - most} more`] : shown;
};

function days({ days: on, monthly = [] }: Order): string {
  const key = on.join('');
  if (key === '1234567') return 'Every day';
  const week = key === '12345' ? ['weekdays'] : on.map((day) => WEEKDAYS[day - 1] ?? String(day));
  const month = monthly.map((day) =>
    'date' in day
      ? day.date === -1
        ? 'the last day'
        : `the ${day.date}${ordinalEnding(day.date)}`
      : `the ${NTH[day.nth]} ${(WEEKDAYS[day.weekday - 1] ?? '').slice(0, -1)}`,
  );
  if (key === '67' && month.length === 0) return 'At weekends';
  return `On ${conjunctions.format([...week, ...month])}${month.length > 0 ? ' of the month' : ''}`;
}

const NTH = { 1: 'first', 2: 'second', 3: 'third', 4: 'fourth', [-1]: 'last' } as const;

function ordinalEnding(n: number): string {
  if (n >= 11 && n <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][n % 10] ?? 'th';
}

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

function order(o: Order): string {
  const what = [
    `${days(o)} at ${conjunctions.format(timesOf(o).map((minute) => bold(clock(minute))))}, ${inert(o.zone)} time: up to ${count(o.stories, 'story', 'stories')}, ${STYLE_NAMES[o.style]}.`,
  ];
  if (o.topics.length > 0) what.push(`Topics: ${conjunctions.format(o.topics.map(topicName))}.`);
  if (o.regions.length > 0) what.push(`Regions: ${conjunctions.format(o.regions.map(regionName))}.`);
  if (o.outlets.length > 0) what.push(`Outlets: ${conjunctions.format(names(o.outlets))}.`);
  if (o.languages.length > 0) what.push(`Languages: ${conjunctions.format(o.languages.map(languageName))}.`);
  if (o.include.length > 0) what.push(`Only stories with ${disjunctions.format(names(o.include).map(quoted))}.`);
  if (o.exclude.length > 0) what.push(`No stories with ${disjunctions.format(names(o.exclude).map(quoted))}.`);
  if (o.outletsAtLeast !== undefined && o.outletsAtLeast > 1)
    what.push(`Stories wait until ${count(o.outletsAtLeast, 'outlet', 'outlets')} report them.`);
  if (o.quietDay === true) what.push('A day without news is said in one line.');
  if (o.lateHours !== undefined && o.lateHours !== LIMITS.lateHours)
    what.push(`Skipped if it is ${count(o.lateHours, 'hour', 'hours')} late or more.`);
  if (o.roleId !== null) what.push(`<@&${o.roleId.replace(/\D/g, '')}> is mentioned.`);
  return what.join('\n');
}

function dayIn(at: number, zone: string): string {
  const fields = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: zone } as const;
  const parts = new Intl.DateTimeFormat('en-GB', fields).formatToParts(at);
  const [weekday, day, month, year] = (['weekday', 'day', 'month', 'year'] as const).map(
    (type) => parts.find((part) => part.type === type)?.value ?? '',
  );
  return `${weekday}, ${day} ${month} ${year}`; // put together here: the comma differs between versions of ICU
}

function timeIn(at: number, zone: string): string {
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: zone }).format(at);
}

function pause(p: Pause): string {
  if (p.by === 'moderator') return `Paused by <@${p.userId.replace(/\D/g, '')}> ${relative(p.at)}.`;
  switch (p.reason) {
    case 'channel-gone':
      return `Paused ${relative(p.at)}: the channel is gone. Remove this digest, or subscribe another channel.`;
    case 'not-allowed':
      return `Paused ${relative(p.at)}: I may not post there. Allow me View Channel and Send Messages, then use /digest resume.`;
    case 'locked':
      return `Paused ${relative(p.at)}: the thread is locked. Unlock it, then use /digest resume.`;
    case 'inbox-closed':
      return `Paused ${relative(p.at)}: you take no direct messages from me. Allow them in the privacy settings of a server that we share, then resume it.`;
  }
}

const TRUE_TO_THE_WORD = 'Every line is a sentence somebody published, shortened at most, never reworded.';

function postedWords(stories: number | undefined): string {
  if (stories === 0) return 'posted: a quiet day, with nothing new';
  return stories === undefined ? 'posted' : `posted, ${count(stories, 'story', 'stories')}`;
}

function settlement(s: Settlement): string {
  switch (s.state) {
    case 'claimed':
      return 'being posted';
    case 'sent':
      return `${postedWords(s.stories)}${s.notPublished === undefined ? '' : `, but not published on (${short(s.notPublished, 120)})`}`;
    case 'deferred':
      if (s.reason === AWAITS_APPROVAL) return `waits for approval; decided ${relative(s.retryAt)}`;
      return `not posted yet (${short(s.reason, 120)}); next attempt ${relative(s.retryAt)}`;
    case 'refused':
      switch (s.reason) {
        case 'channel-gone':
          return 'not posted: the channel is gone';
        case 'not-allowed':
          return 'not posted: I was not allowed to post there';
        case 'locked':
          return 'not posted: the thread is locked';
        case 'inbox-closed':
          return 'not posted: direct messages from me are not taken';
        case 'rejected':
          return `not posted: Discord rejected the message${s.detail === null ? '' : ` (${short(s.detail, 120)})`}`;
      }
      break;
    case 'spiked':
      switch (s.reason) {
        case 'nothing-new':
          return 'not posted: there was nothing new';
        case 'too-late':
          return 'not posted: it was later than this digest may be';
        case 'gave-up':
          return 'not posted: Discord could not be reached in time';
        case 'quiet-hours':
          return 'not posted: it was held by the quiet hours, and a later edition went out for both';
        case 'withheld':
          return 'not posted: moderators dropped its stories, or nobody approved it in time';
        case 'order-changed':
          return 'not posted: its time or its channel was changed while it waited';
      }
  }
}

const moments = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });

function why(w: Why, outlets: number): string {
  const reported = outlets > 0 ? `${count(outlets, 'outlet', 'outlets')}` : '';
  switch (w.kind) {
    case 'new':
      return reported === '' ? 'told for the first time' : `told for the first time, ${reported}`;
    case 'since':
      return `what is new since ${long(w.at)}, ${reported}`;
    case 'no-room':
      return 'the message was full';
    case 'dropped':
      return `dropped by <@${w.userId.replace(/\D/g, '')}> before it was posted`;
    case 'not-standing':
      return 'its article was changed or removed while the draft waited';
    case 'told':
      if (w.at === 0) return 'a moderator recalled it';
      return `told on <t:${Math.floor(w.at / 1000)}:D>, and nothing new since`;
    case 'said':
      return 'what it says was told under another story';
    case 'filter':
      return FILTER_NAMES[w.filter] ?? 'it does not fit this digest';
    case 'outlets':
      return `held: ${w.outlets === 1 ? 'one outlet reports it' : `${numbers.format(w.outlets)} outlets report it`} so far, fewer than this digest asks for`;
    case 'beaten':
      return `others came first, with more outlets or newer news; ${reported}`;
  }
}

export const english: Phrases = {
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
  language: languageName,
  date: dayIn,
  list: (parts) => conjunctions.format(parts),

  unnamedOutlet: 'unnamed outlet',
  undated: 'undated',
  sample: 'sample',
  otherOutlets: (n) => count(n, 'other outlet', 'other outlets'),
  standing: (standing, speaker) => {
    // As it stands in the text, but for the capital of a sentence's first word.
    const named =
      speaker === null
        ? ''
        : short(
            speaker.replace(/^(?:An?|The) /, (article) => article.toLowerCase()),
            100,
          );
    const by = named === '' ? '' : ` by ${named}`;
    switch (standing) {
      case 'stated':
        return speaker === null ? 'said, by nobody named' : `said${by}`;
      case 'claimed':
        return `claimed${by}`;
      case 'denied':
        return `denied${by}`;
      case 'unconfirmed':
        return speaker === null ? 'unconfirmed' : `unconfirmed, from ${named}`;
    }
  },
  noLines: 'Nothing of its text may be shown here; the headline leads to it.',
  stories: (n) => count(n, 'story', 'stories'),
  andMore: (n) => `and ${numbers.format(n)} more`,

  digestTitle: 'News digest',
  previewMark: 'Preview: only you see this, and nothing was posted.',
  lateMark: (minutes) =>
    minutes < 120
      ? `Late by ${count(minutes, 'minute', 'minutes')}`
      : `Late by ${count(Math.round(minutes / 60), 'hour', 'hours')}`,
  newSince: (at) => `↻ New since <t:${Math.floor(at / 1000)}:F>`,
  nothingNew: 'Nothing new for this digest. At its time, nothing would be posted.',
  nothingNewSaid: 'Nothing new for this digest. At its time, one line would say that it is a quiet day.',
  quietDay: 'A quiet day: nothing new for this digest.',
  oneOutlet: 'one outlet so far',
  digestFooter: `${TRUE_TO_THE_WORD} How this digest is set: /digest list.`,

  latestTitle: 'Latest news',
  about: ({ topic, region, outlet }) =>
    [
      ...(topic === null ? [] : [topicName(topic)]),
      ...(region === null ? [] : [regionName(region)]),
      ...(outlet === null ? [] : [short(outlet, 80)]),
    ].join(' · '),
  since: (at) => `since <t:${Math.floor(at / 1000)}:D>`,
  nothingYet: 'There are no stories yet that fit. Ask for less, or look again later.',
  nothingFurther: 'There are no further stories.',
  searchTitle: (query) => `Search: ${asked(query)}`,
  nothingFound: 'Nothing in the archive fits. Try fewer words, or the beginning of one with a star: nato*',
  alsoReportedBy: 'Also reported by',
  byline: (who) => `By ${conjunctions.format(names(who, 4))}`,
  budgetNote: (outlet) =>
    `These are extracts. The whole article is at ${outlet === '' ? 'its outlet' : short(outlet, 80)}.`,
  rightsNote: (rights) => short(rights, 160),

  subscribedTitle: (id) => `${channel(id)} is subscribed`,
  order,
  nextEditions: 'The next editions',
  editedTitle: (id) => `The digest in ${channel(id)} is changed`,
  before: 'Before',
  after: 'Now',
  movedFrom: (id) => `It was posted in ${channel(id)}.`,
  sent: (id, s) => {
    switch (s?.state) {
      case 'sent':
        if (s.stories === 0) return `Posted in ${channel(id)}: a quiet day, with nothing new.`;
        return `Posted in ${channel(id)}${s.stories === undefined ? '' : `: ${count(s.stories, 'story', 'stories')}`}. The next editions come at their times, without what this one told.`;
      case 'spiked':
        if (s.reason !== 'nothing-new') return `This was ${settlement(s)}. /digest history shows what came instead.`;
        return `Nothing was posted in ${channel(id)}: there is nothing new for this digest. /digest preview shows what it looks for.`;
      case undefined:
      case 'claimed':
        return `It is being posted in ${channel(id)} just now. /digest history shows how it went.`;
      case 'deferred':
        return `It could not be posted in ${channel(id)} yet: ${settlement(s)}. It is tried again by itself.`;
      case 'refused':
        return `It could not be posted in ${channel(id)}: ${settlement(s)}.`;
    }
  },
  historyTitle: 'Deliveries',
  extraEdition: 'extra',
  settledAt: (at) => `at <t:${Math.floor(at / 1000)}:t>`,
  toMessage: 'message',
  subscribedHint:
    'Change it with /digest edit; pause, resume or remove it with /digest; /digest list shows all of this server.',
  mine: {
    subscribed: 'Your digest comes by direct message',
    edited: 'Your digest is changed',
    place: 'By direct message',
    hint: 'Change it with /digest mine edit; pause, resume or remove it with /digest mine.',
    none: 'You have no digest of your own. /digest mine subscribe starts one.',
    footer: `${TRUE_TO_THE_WORD} How this digest is set: /digest mine list.`,
    paused: 'Your digest is paused. /digest mine resume takes it up again.',
    resumed: (nextAt) => `Your digest runs again. Next ${long(nextAt)}, ${relative(nextAt)}.`,
    removed: 'Your digest is removed. Its past editions stay where they are.',
    inboxClosed:
      'Your own digest is paused: you take no direct messages from me. Allow them in the privacy settings of a server that we share, then use /digest mine resume.',
  },
  subscriptionsTitle: (n) => (n === 0 ? 'Digests' : count(n, 'digest', 'digests')),
  noSubscriptions: 'No channel of this server is subscribed. /digest subscribe starts one.',
  nextAt: (at) => `Next ${long(at)}, ${relative(at)}.`,
  pause,
  paused: (id) => `The digest in ${channel(id)} is paused. /digest resume takes it up again.`,
  resumed: (id, nextAt) => `The digest in ${channel(id)} runs again. Next ${long(nextAt)}, ${relative(nextAt)}.`,
  removed: (id) => `The digest in ${channel(id)} is removed. Its past editions stay where they are.`,
  languageChanged: (language) =>
    language === null
      ? 'News here is in every language again, and each reader is answered in their own where I speak it.'
      : `News here is now in ${languageName(language)} only, and so are my replies where I speak it. Digests that exist keep their languages.`,
  zoneChanged: (zone) =>
    zone === null
      ? 'New digests of this server now go by UTC.'
      : `New digests of this server now go by ${inert(zone)} time. Those that exist keep theirs.`,
  settingsReset: 'This server is back to the defaults. Its digests stay as they are.',
  settingsTitle: 'Settings of this server',
  languageSetting: (language) =>
    language !== null
      ? `Language: ${bold(languageName(language))}`
      : 'Language: **automatic**: news in every language, replies in the language of each reader where I speak it.',
  zoneSetting: (zone) => `Time zone for new digests: ${bold(zone === null ? 'UTC' : inert(zone))}`,
  quietChanged: (hours, zone) =>
    hours === null
      ? 'This server has no quiet hours any more: digests are posted at their times.'
      : `From ${clock(hours.from)} to ${clock(hours.to)}, ${inert(zone)} time, no digest is posted by itself. What falls in is posted when they end; /digest send is not held.`,
  quietSetting: (hours, zone) =>
    hours === null
      ? 'Quiet hours: **none**'
      : `Quiet hours: **${clock(hours.from)} to ${clock(hours.to)}**, ${inert(zone)} time`,
  settingsHint: 'Change them with /settings language, timezone, quiet-hours and approval.',

  outlets: englishOutlets,

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
  settlement,
  moment: (at) => `${moments.format(at)} UTC`,
  editionTitle: 'One edition',
  inEdition: 'In it',
  chosenForEdition: 'Chosen for it',
  notInEdition: 'Not in it',
  choiceUnknown: 'What it chose from is not known: it was not attempted, or it is too long ago.',
  why,

  refusal: {
    'unknown-article': (d) =>
      `I have no article ${asked(d.asked)}. Pick one from the list while you type, or use /news search.`,
    'unknown-subscription': (d) =>
      d.asked === ''
        ? 'Say which digest you mean: this server has none, or more than one. /digest list shows those it has.'
        : `This server has no digest ${asked(d.asked)}. /digest list shows those it has.`,
    'unknown-topic': (d) =>
      `I know no topic ${asked(d.asked)}. There are ${conjunctions.format(TOPICS.map(topicName))}.`,
    'unknown-region': (d) =>
      `I know no region ${asked(d.asked)}. There are ${conjunctions.format(REGIONS.map(regionName))}.`,
    'unknown-outlet': (d) => `I have nothing by an outlet ${asked(d.asked)}. Pick one from the list while you type.`,
    'unknown-zone': (d) =>
      `I know no time zone ${asked(d.asked)}. Type a city or a country, and pick one from the list.`,
    'bad-time': (d) =>
      `${asked(d.asked)} is no time of day. Write it like 8:00, 20:30 or 8pm; several with commas between.`,
    'bad-hours': (d) => `I cannot read ${asked(d.asked)} as hours. Write them like \`22:00-7:00\`, or off for none.`,
    'bad-days': (d) =>
      `I cannot read ${asked(d.asked)} as days. Write daily, weekdays, days such as mon,wed,fri, or days of the month such as first monday, 15 or last day.`,
    'empty-query': () => 'There is nothing to search for. Give at least one word.',
    'too-many-subscriptions': (d) =>
      `This server has all the digests it can have (${numbers.format(d.limit)}). Remove one with /digest remove first.`,
    'no-own-digest': () =>
      'Say which of your digests you mean: you have none, or more than one. /digest mine list shows them.',
    'own-twin': () => 'You have this very digest already. See /digest mine list; remove that one first to replace it.',
    'too-many-own': (d) =>
      `You have all the digests of your own that you can have (${numbers.format(d.limit)}). Remove one with /digest mine remove first.`,
    'already-subscribed': (d) =>
      `${channel(d.channelId)} has this very digest already. See /digest list; remove that one first to replace it.`,
    'wrong-channel': () =>
      'I can post only to text channels, announcement channels, threads and forums. Pick one of these.',
    'missing-permission': (d) =>
      `I may not post in ${channel(d.channelId)}. Allow me ${d.permissions.length === 0 ? 'to post there' : conjunctions.format(names(d.permissions))}, then try again.`,
    'role-not-pingable': (d) =>
      `Nobody would be pinged: I may not mention that role. Let everybody mention it in its settings, or allow me the permission to mention all roles in ${channel(d.channelId)}, then try again.`,
    'not-your-channel': (d) =>
      `You may not write in ${channel(d.channelId)} yourself, so no digest is ordered for it. Ask somebody who may.`,
    'bad-word': (d) =>
      `${asked(d.asked)} is no word or phrase that I can look for. Give at most ${LIMITS.wordLength} characters with a letter or digit among them, and a star only at the end, like \`flood*\`.`,
    'unknown-language': (d) =>
      `I know no language ${asked(d.asked)}. Write it like English or en; several with commas between; or all.`,
    'list-too-long': (d) =>
      `That list is too long, so nothing was changed: ${numbers.format(d.limit)} entries are the most. Leave some out, or order a second digest.`,
    'moderators-only': () => 'This is for members who may manage this server. Ask one of them.',
    'servers-only': () => 'This works only in a server. Use it in one of its channels.',
    'already-paused': () => 'This digest is paused already. /digest resume takes it up again.',
    'not-paused': () => 'This digest is running. /digest pause stops it for a while.',
    'archive-away': () => 'I cannot reach my archive just now. Please try again in a few minutes.',
    'nothing-changed': () =>
      'That leaves the digest as it is. Say what should change, such as `time:18:00` or `stories:3`.',
    'send-paused': () => 'This digest is paused, so nothing is sent. /digest resume takes it up again.',
    'being-posted': () =>
      'An edition of this digest is being posted just now, or waits for another attempt. /digest history shows how it goes.',
    'just-sent': () =>
      'This was sent a moment ago, so nothing was sent again. /digest history shows it; in a minute another can be sent.',
    'out-of-date': () => 'This message is out of date. Use the command again for a fresh one.',
    'not-posted': (d) =>
      `No digest of this server told a story ${asked(d.asked)} in the last 30 days. Pick one from the list while you type.`,
    'already-recalled': (d) =>
      `${asked(d.headline)} was recalled before. /news corrections shows by whom and when; what was taken out stays out.`,
    'draft-decided': () =>
      'This draft is being posted already, so it cannot be changed. /digest recall takes a story out of what was posted.',
    'bad-address': (d) =>
      `I cannot read ${asked(d.asked)} as an address. Write it as it stands in a browser, such as \`https://example.org/news\`.`,
    'no-article': (d) => `I read ${asked(d.asked)} and found no article there. Open it in a browser instead.`,
    unreadable: (d) => `${asked(d.asked)} could not be read: ${englishOutlets.failure(d)}`,
    'no-feed': (d) =>
      `I read ${asked(d.asked)} and found no feed there. Look for “RSS” or “feed” on the site, and give me that address.`,
    'outlet-known': (d) =>
      d.by === 'operator'
        ? `${asked(d.name)} is on the list of whoever runs me already, so every server has it. There is nothing to add.`
        : `This server has added ${asked(d.name)} already. /outlets list shows how it fares.`,
    'too-many-outlets': (d) =>
      `This server has added all the feeds it may (${numbers.format(d.limit)}). Remove one with /outlets remove first.`,
    'not-own-outlet': (d) =>
      `${asked(d.name)} was not added by this server, so it cannot be removed here. /outlets mute hides it from this server.`,
    'already-muted': (d) => `${asked(d.name)} is muted here already. /outlets unmute brings it back.`,
    'not-muted': (d) => `${asked(d.name)} is not muted here. /outlets list shows which ones are.`,
    'one-at-a-time': () => 'I am still reading what was asked for before. Try again when that is answered.',
    'address-or-file': () => 'Give me an address or a file, not both. Use the command once for each.',
    'file-too-large': (d) =>
      `That file is larger than ${numbers.format(Math.floor(d.limit / 1000))} kB, the most I take. Export fewer outlets, or split it.`,
    'no-opml': () =>
      'I found no outlets in that file. Take the OPML file that another feed reader exports, usually called subscriptions or feeds.',
    'no-link': () => 'There is no link to a web page in that message. Pick a message that has one.',
    'too-slow': () => 'I was too slow to open the form. Use the command once more.',
  },
  bug: (reference) =>
    `Something went wrong on my side, and it was noted. If it happens again, give this reference to whoever runs me: \`${reference.replace(/[^\w-]/g, '')}\``,
};
