// English: sentences about drafts that wait for moderators.

import { short } from '../inert.ts';
import type { DraftPhrases } from '../phrases-drafts.ts';
import { count, relative } from './words.ts';

const digits = (id: string) => id.replace(/\D/g, '');
const channel = (id: string) => `<#${digits(id)}>`;
const user = (id: string) => `<@${digits(id)}>`;

export const englishDrafts: DraftPhrases = {
  approve: 'Approve',
  drop: 'Drop a story until something of it is new…',
  waiting: ({ channelId, deadlineAt, otherwise }) =>
    `Draft for ${channel(channelId)}. ${
      otherwise === 'post'
        ? `It is posted ${relative(deadlineAt)}, unless you drop every story.`
        : `It is posted ${relative(deadlineAt)} if one of you approves it, and withheld otherwise.`
    } Send now does not wait.`,
  approved: ({ channelId, deadlineAt, decidedBy }) =>
    `Draft for ${channel(channelId)}, approved by ${user(decidedBy)}. It is posted ${relative(deadlineAt)}. Send now does not wait.`,
  taken: ({ channelId, decidedBy }) =>
    `Draft for ${channel(channelId)}${decidedBy === null ? '' : `, approved by ${user(decidedBy)}`}. It is being posted; nothing can be changed any more.`,
  closed: ({ channelId, outcome, decidedBy, sent }) =>
    `Draft for ${channel(channelId)}: ${outcome}.${
      decidedBy !== null ? ` Approved by ${user(decidedBy)}.` : sent ? ' Nobody decided, so the deadline did.' : ''
    }`,
  dropped: (headline, userId) => `Dropped by ${user(userId)}: ${short(headline, 120)}`,
  empty: 'Every story was dropped, so nothing is posted.',
  withheld: (why) => {
    switch (why) {
      case 'dropped':
        return 'not posted: moderators dropped every story';
      case 'unapproved':
        return 'not posted: nobody approved it in time';
      case 'not-standing':
        return 'not posted: its articles were changed or removed while the draft waited';
    }
  },
  decided: ({ decidedBy, dropped }) =>
    [
      decidedBy === null ? 'decided by its deadline' : `approved by ${user(decidedBy)}`,
      ...(dropped > 0 ? [`${count(dropped, 'story', 'stories')} dropped`] : []),
    ].join(', '),
  changed: (approval) =>
    approval === null
      ? 'Digests of this server are posted at their times again, without a draft. Drafts that wait keep their deadlines.'
      : `From now on each digest waits in ${channel(approval.channelId)} first. After ${count(approval.minutes, 'minute', 'minutes')} ${
          approval.otherwise === 'post'
            ? 'it is posted, without what was dropped'
            : 'it is posted if a moderator approved it, and withheld otherwise'
        }. /digest send is not held.`,
  setting: (approval) =>
    approval === null
      ? 'Approval: **none**, digests are posted at their times'
      : `Approval: each digest waits **${count(approval.minutes, 'minute', 'minutes')}** in ${channel(approval.channelId)}, and is then **${
          approval.otherwise === 'post' ? 'posted' : 'withheld unless it was approved'
        }**`,
};
