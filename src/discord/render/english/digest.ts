// English: digests and their orders.
import type { Pause } from '../../../news/subscription.ts';
import type { Phrases } from '../phrases.ts';
import { channel } from './names.ts';
import { order, ROLE_GONE } from './order.ts';
import { settlement } from './settlement.ts';
import { count, long, relative } from './words.ts';

function pause(p: Pause): string {
  if (p.by === 'moderator') return `Paused by <@${p.userId.replace(/\D/g, '')}> ${relative(p.at)}.`;
  switch (p.reason) {
    case 'channel-gone':
      return `Paused ${relative(p.at)}: the channel is gone, or hidden from me. Give it another one with /digest edit channel, or remove it.`;
    case 'not-allowed':
      return `Paused ${relative(p.at)}: I may not post there. Allow me to see the channel and to write there, then use /digest resume.`;
    case 'locked':
      return `Paused ${relative(p.at)}: the thread is locked. Unlock it, then use /digest resume.`;
    case 'tag-needed':
      return `Paused ${relative(p.at)}: the forum asks for a tag on every post, and has none that I may give. Say which with /digest edit tags, then use /digest resume.`;
    case 'inbox-closed':
      return `Paused ${relative(p.at)}: you take no direct messages from me. Allow them in the privacy settings of a server that we share, then resume it.`;
  }
}

const TRUE_TO_THE_WORD = 'Every line is a sentence somebody published, shortened at most, never reworded.';

export const englishDigest = {
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
  subscribedTitle: (id) => `${channel(id)} is subscribed`,
  order,
  nextEditions: 'The next editions',
  heldUntil: (at) => `held by the quiet hours until <t:${Math.floor(at / 1000)}:t>`,
  roleGone: ROLE_GONE,
  utcHint: (own) =>
    `Its times are UTC. ${own ? '/digest mine edit timezone' : '/digest edit timezone'} sets another zone.`,
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
  waitsSince: (at, own) =>
    `Its edition of ${long(at)} waits for ${own ? 'another attempt' : 'approval or another attempt: /digest history says which'}.`,
  dueHeld: (dueAt, until) =>
    `Due ${long(dueAt)}, held by the quiet hours until <t:${Math.floor(until / 1000)}:t>, ${relative(until)}.`,
  nextAt: (at) => `Next ${long(at)}, ${relative(at)}.`,
  pause,
  paused: (id) => `The digest in ${channel(id)} is paused. /digest resume takes it up again.`,
  resumed: (id, nextAt) => `The digest in ${channel(id)} runs again. Next ${long(nextAt)}, ${relative(nextAt)}.`,
  removed: (id) => `The digest in ${channel(id)} is removed. Its past editions stay where they are.`,
} satisfies Partial<Phrases>;
