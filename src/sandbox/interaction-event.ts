// An interaction as the gateway tells of it.
import type { Interaction } from './interactions.ts';
import { channelShape, memberShape, messageShape, userShape } from './wire-shapes.ts';
import { botPermissions, type Guild, type Json, type Member } from './world.ts';

const MOST_ATTACHED_BYTES = 10_485_760;

export function interactionEvent(
  interaction: Interaction,
  data: Json,
  { guild, member, applicationId }: { guild: Guild | null; member: Member; applicationId: string },
): Json {
  const { id, token, type, channel, on } = interaction;
  return {
    id,
    application_id: applicationId,
    type,
    data,
    ...(guild
      ? {
          guild_id: guild.id,
          guild: { id: guild.id, locale: guild.locale, features: [] },
          guild_locale: guild.locale,
          member: memberShape(member, member.permissions),
        }
      : { user: userShape(member.user) }),
    channel_id: channel.id,
    channel: { ...channelShape(channel), ...(guild ? { permissions: member.permissions.toString() } : {}) },
    token,
    version: 1,
    locale: member.locale,
    app_permissions: botPermissions(channel).toString(),
    entitlements: [],
    authorizing_integration_owners: { 0: guild?.id ?? '0' },
    context: guild ? 0 : 1,
    attachment_size_limit: MOST_ATTACHED_BYTES,
    ...(on ? { message: messageShape(on, false) } : {}),
  };
}
