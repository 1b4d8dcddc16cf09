// A draft as moderators see it: what would be posted, what was decided, and what they can still do.
import { isWithheld } from '../../news/delivery.ts';
import { whyWithheld } from '../../news/draft.ts';
import type { DraftView } from '../../newsroom/approval.ts';
import { draftAddress } from './address.ts';
import { renderDigest } from './digest.ts';
import { button, type MessageBody, menu, row } from './message.ts';
import { option } from './telling.ts';
import type { Telling } from './views.ts';

export function renderDraft({ draft, briefing, settlement }: DraftView, { phrases, now }: Telling): MessageBody {
  const said = phrases.drafts;
  const { deliveryId, dropped, items, decidedBy, deadlineAt, otherwise, sendNow } = draft;
  const channelId = briefing.subscription.channelId;
  const taken = draft.state === 'taken' || sendNow;
  const open = settlement === null && !taken;
  const state =
    settlement !== null
      ? said.closed({
          channelId,
          outcome: isWithheld(settlement) ? said.withheld(whyWithheld(draft)) : phrases.settlement(settlement),
          decidedBy,
          sent: settlement.state === 'sent',
        })
      : taken
        ? said.taken({ channelId, decidedBy })
        : decidedBy === null
          ? said.waiting({ channelId, deadlineAt, otherwise })
          : said.approved({ channelId, deadlineAt, decidedBy });
  const marks = [
    state,
    ...dropped.map(({ articleId, userId }) =>
      said.dropped(items.find((item) => item.articleId === articleId)?.headline ?? '', userId),
    ),
  ];
  const controls = open
    ? [
        ...menu(
          draftAddress('draft-drop', deliveryId),
          said.drop,
          briefing.items.map(({ story }) => option(story.lead, phrases)),
        ),
        ...row([
          button(said.approve, draftAddress('draft-approve', deliveryId) ?? '', { disabled: decidedBy !== null }),
          button(phrases.label.sendNow, draftAddress('draft-send', deliveryId) ?? ''),
        ]),
      ]
    : [];
  return renderDigest(briefing, { phrases, now, draft: { marks, controls, empty: said.empty } });
}
