// English: what went wrong, and what the reader can do about it.
import { REGIONS, TOPICS } from '../../../news/article.ts';
import { LIMITS } from '../../../news/subscription.ts';
import type { Phrases } from '../phrases.ts';
import { channel, names, regionName, topicName } from './names.ts';
import { englishOutlets } from './outlets.ts';
import { asked, conjunctions, disjunctions, numbers } from './words.ts';

export const refusals: Phrases['refusal'] = {
  'unknown-article': (d) =>
    `I have no article ${asked(d.asked)}. Pick one from the list while you type, or use /news search.`,
  'unknown-subscription': (d) =>
    d.asked === ''
      ? 'Say which digest you mean, and pick it from the list while you type: there is none, or more than one. /digest list shows them.'
      : `This server has no digest ${asked(d.asked)}. /digest list shows those it has.`,
  'unknown-topic': (d) => `I know no topic ${asked(d.asked)}. There are ${conjunctions.format(TOPICS.map(topicName))}.`,
  'unknown-region': (d) =>
    `I know no region ${asked(d.asked)}. There are ${conjunctions.format(REGIONS.map(regionName))}.`,
  'unknown-outlet': (d) => `I have nothing by an outlet ${asked(d.asked)}. Pick one from the list while you type.`,
  'unknown-zone': (d) => `I know no time zone ${asked(d.asked)}. Type a city or a country, and pick one from the list.`,
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
  'thread-locked': (d) =>
    `${channel(d.channelId)} is locked, so nothing can be posted there. Unlock it, then try again.`,
  'role-not-pingable': (d) =>
    `Nobody would be pinged: I may not mention that role. Let everybody mention it in its settings, or allow me the permission to mention all roles in ${channel(d.channelId)}, then try again.`,
  'tag-needed': (d) =>
    d.known.length === 0
      ? `${channel(d.channelId)} asks for a tag on every post, and has none that I may give. Add one that everybody may use, or allow me Manage Posts there, then try again.`
      : `${channel(d.channelId)} asks for a tag on every post. Say which with tags: ${disjunctions.format(names(d.known))}.`,
  'unknown-tag': (d) =>
    `That forum has no tag ${asked(d.asked)} that I may give. It has ${conjunctions.format(names(d.known))}.`,
  'no-tags-here': (d) =>
    `${channel(d.channelId)} has no tags that I could give to a post: only forums have. Leave tags out.`,
  'not-your-channel': (d) =>
    `You may not write in ${channel(d.channelId)} yourself, so no digest is ordered for it. Ask somebody who may.`,
  'bad-word': (d) =>
    `${asked(d.asked)} is no word or phrase that I can look for. Give at most ${LIMITS.wordLength} characters with a letter or digit among them, without brackets, and a star only at the end, like \`flood*\`.`,
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
    'An edition of this digest is being posted just now, or waits for approval or another attempt. /digest history shows how it goes.',
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
  unreadable: (d) =>
    d.code === 'forbidden'
      ? `I did not open ${asked(d.asked)}. ${englishOutlets.failure(d)}`
      : `${asked(d.asked)} could not be read: ${englishOutlets.failure(d)}`,
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
};
