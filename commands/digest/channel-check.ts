// Whether a digest can go to a channel, and whether who asks may send it there.
import type { Picked, Where, Who } from '../../src/discord/command.ts';
import {
  isPostable,
  missingForDigest,
  missingToWrite,
  pingsAnyRole,
  placeOf,
} from '../../src/discord/render/permissions.ts';
import { Refusal } from '../../src/news/refusal.ts';
import type { Place } from '../../src/news/subscription.ts';
import type { Newsroom } from '../../src/newsroom/newsroom.ts';

interface Asking {
  readonly where: Where;
  readonly who: Who;
  readonly newsroom: Pick<Newsroom, 'channelAt'>;
}

export interface CheckedChannel {
  readonly channelId: string;
  readonly place: Place | undefined;
}

/**
 * Of the channel where the command was typed Discord says everything, of another one not always: then it is asked.
 * @param picked a channel that was named; undefined for the one where the command was typed
 * @param role to be pinged there, if any
 * @throws Refusal wrong-channel, not-your-channel, missing-permission, role-not-pingable
 */
export async function checkedChannel(
  picked: Picked | undefined,
  { where, who, newsroom }: Asking,
  role?: Picked,
): Promise<CheckedChannel> {
  const here = {
    id: where.channelId,
    type: where.channelType,
    permissions: who.permissions,
    appPermissions: where.appPermissions,
  };
  const named = picked && picked.id !== where.channelId ? picked : here;
  const { id: channelId, permissions } = named;
  if (permissions !== undefined && missingToWrite(permissions, named.type).length > 0 && isPostable(named.type))
    throw new Refusal('not-your-channel', { channelId });
  const known = named.appPermissions !== undefined && named.type !== null && named.type !== undefined;
  const asked = known ? undefined : await newsroom.channelAt(where.guildId ?? '', channelId);
  const type = named.type ?? asked?.type;
  if (!isPostable(type)) throw new Refusal('wrong-channel', {});
  const missing = asked?.missing ?? missingForDigest(named.appPermissions ?? 0n, type);
  if (missing.length > 0) throw new Refusal('missing-permission', { channelId, permissions: missing });
  const held = named.appPermissions ?? asked?.permissions;
  if (role?.mentionable === false && role.id !== where.guildId && held !== undefined && !pingsAnyRole(held))
    throw new Refusal('role-not-pingable', { channelId });
  return { channelId, place: placeOf(type) };
}
