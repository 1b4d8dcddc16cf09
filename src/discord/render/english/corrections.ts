// English: sentences about what was corrected after it was posted.

import { short } from '../inert.ts';
import type { CorrectionPhrases } from '../phrases-corrections.ts';
import { count, relative } from './words.ts';

const named = (outlet: string) => (outlet === '' ? 'its outlet' : short(outlet, 60));

function note({ kind, outlet, by, line, at }: Parameters<CorrectionPhrases['note']>[0]): string {
  const when = relative(at);
  switch (kind) {
    case 'reworded':
      return `${line === null ? 'headline changed' : 'corrected'} by ${named(outlet)} ${when}`;
    case 'taken-out':
      return `taken out of the article by ${named(outlet)} ${when}`;
    case 'withdrawn':
      return by === 'outlet' ? `withdrawn by ${named(outlet)} ${when}` : `taken back by whoever runs this bot ${when}`;
  }
}

export const englishCorrections: CorrectionPhrases = {
  note,
  recallNote: ({ at, reason }) =>
    `struck by a moderator ${relative(at)}${reason === null ? '' : `: ${short(reason, 120)}`}`,
  allRecalled: 'What stood here was taken out by a moderator.',
  done: ({ headline, how, made, left, deferred }) =>
    [
      `“${short(headline, 120)}” ${how === 'remove' ? 'is taken out of' : 'is struck in'} ${count(made, 'message', 'messages')} here, and no digest of this server tells it again.`,
      ...(left > 0 ? [`${count(left, 'message is', 'messages are')} gone or cannot be edited.`] : []),
      ...(deferred > 0 ? [`${count(deferred, 'message follows', 'messages follow')} as soon as Discord lets me.`] : []),
      '/news corrections shows who recalled it, when and why.',
    ].join(' '),
  title: 'Corrections',
  hint: (scope) =>
    `What outlets changed, or moderators recalled, after it was posted in this ${scope}, the newest first. The messages say it too, old struck through.`,
  none: (scope) => `Nothing that was posted in this ${scope} was corrected or withdrawn so far.`,
  noFurther: 'There are no further corrections.',
  entry: (amendment) => {
    const told = note(amendment);
    return told[0]?.toUpperCase() + told.slice(1);
  },
  recalled: ({ how, reason, userId, at }) => {
    const who = userId === null ? 'a moderator' : `<@${digits(userId)}>`;
    const why = reason === undefined || reason === null ? '' : `: ${short(reason, 120)}`;
    return `${how === 'remove' ? 'Taken out' : 'Struck'} by ${who} ${relative(at)}${why}`;
  },
  place: ({ guildId, channelId, messageId, state, dueAt }, scope) => {
    const channel = scope === 'channel' ? '' : `<#${digits(channelId)}> `;
    const address = `https://discord.com/channels/${/^\d+$/.test(guildId) ? guildId : '@me'}/${digits(channelId)}/${digits(messageId)}`;
    switch (state) {
      case 'made':
        return `${channel}[the message](${address})`;
      case 'open':
        return `${channel}[the message](${address}) says so ${relative(dueAt)}`;
      case 'left':
        return `${channel}the message is gone or cannot be edited`;
    }
  },
};

const digits = (id: string) => id.replace(/\D/g, '');
