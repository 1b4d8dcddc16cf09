// English: what became of an edition, and of each story.
import { AWAITS_APPROVAL, type Settlement } from '../../../news/delivery.ts';
import type { Why } from '../../../news/verdict.ts';
import { short } from '../inert.ts';
import { FILTER_NAMES } from './filters.ts';
import { count, long, numbers, relative } from './words.ts';

function postedWords(stories: number | undefined): string {
  if (stories === 0) return 'posted: a quiet day, with nothing new';
  return stories === undefined ? 'posted' : `posted, ${count(stories, 'story', 'stories')}`;
}

export function settlement(s: Settlement): string {
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
        case 'tag-needed':
          return 'not posted: the forum asks for a tag on every post, and I had none to give';
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
        case 'paused':
          return 'not posted: the digest was paused while it waited';
        case 'removed':
          return 'not posted: the digest was removed while it waited';
      }
  }
}

export function why(w: Why, outlets: number): string {
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
    case 'kept-out':
      return `dropped by <@${w.userId.replace(/\D/g, '')}> from the draft of <t:${Math.floor(w.at / 1000)}:D>, and nothing new since`;
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
