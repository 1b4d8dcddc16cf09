// What moderators press under a draft.
import type { Asked, Reply } from '../../src/discord/command.ts';
import type { DraftKind } from '../../src/discord/render/address.ts';
import { renderDraft } from '../../src/discord/render/draft.ts';
import { Refusal } from '../../src/news/refusal.ts';
import type { Newsroom } from '../../src/newsroom/newsroom.ts';

/** The draft itself says what came of it, to everybody who sees it. */
export async function draftPressed(
  { kind, deliveryId }: { readonly kind: DraftKind; readonly deliveryId: string },
  [articleId]: readonly string[],
  { who, where, newsroom, phrases, now }: Asked<Pick<Newsroom, 'approveDraft' | 'dropFromDraft' | 'sendDraft'>>,
): Promise<Reply> {
  const { guildId } = where;
  if (guildId === null) throw new Refusal('servers-only', {});
  const pressed = {
    'draft-approve': () => newsroom.approveDraft(guildId, deliveryId, who.id),
    'draft-send': () => newsroom.sendDraft(guildId, deliveryId, who.id),
    'draft-drop': () => newsroom.dropFromDraft(guildId, deliveryId, articleId ?? '', who.id),
  };
  return { body: renderDraft(await pressed[kind](), { phrases, now }), private: false };
}
