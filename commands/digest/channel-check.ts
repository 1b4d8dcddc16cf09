// Whether a digest can go to a channel, and whether who asks may send it there.
import type { Picked, Where, Who } from '../../src/discord/command.ts';
import {
  isPostable,
  isThread,
  missingForDigest,
  missingToWrite,
  pingsAnyRole,
  placeOf,
} from '../../src/discord/render/permissions.ts';
import { type ForumTag, tagsTyped } from '../../src/news/forum-tag.ts';
import { Refusal } from '../../src/news/refusal.ts';
import type { Place, Subscription } from '../../src/news/subscription.ts';
import type { Newsroom } from '../../src/newsroom/newsroom.ts';

interface Asking {
  readonly where: Where;
  readonly who: Who;
  readonly newsroom: Pick<Newsroom, 'channelAt'>;
}

/** What else is ordered for the channel. */
interface Wanted {
  /** To be pinged there. */
  readonly role?: Picked | undefined;
  /** Of a forum's posts. */
  readonly tags?: string | undefined;
}

export interface CheckedChannel {
  readonly channelId: string;
  readonly place: Place | undefined;
  /** undefined: it is no forum. */
  readonly tags: readonly ForumTag[] | undefined;
}

/**
 * Of the channel where the command was typed Discord says everything, of another one not always: then it is asked, as for the tags of a forum.
 * @param picked a channel that was named; undefined for the one where the command was typed
 * @throws Refusal wrong-channel, not-your-channel, missing-permission, thread-locked, role-not-pingable, and those of `tagsTyped`
 */
export async function checkedChannel(
  picked: Picked | undefined,
  { where, who, newsroom }: Asking,
  { role, tags }: Wanted = {},
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
  const unknownRole = role !== undefined && role.mentionable === undefined;
  const asked =
    known && placeOf(named.type) !== 'forum' && !isThread(named.type) && !unknownRole
      ? undefined
      : await newsroom.channelAt(where.guildId ?? '', channelId);
  const type = named.type ?? asked?.type;
  if (!isPostable(type)) throw new Refusal('wrong-channel', {});
  const missing = known ? missingForDigest(named.appPermissions ?? 0n, type) : (asked?.missing ?? []);
  if (missing.length > 0) throw new Refusal('missing-permission', { channelId, permissions: missing });
  if (asked?.locked) throw new Refusal('thread-locked', { channelId });
  const held = named.appPermissions ?? asked?.permissions;
  const silent = role?.mentionable === false && held !== undefined && !pingsAnyRole(held);
  const mute = unknownRole && asked?.pingable?.includes(role.id) === false;
  if (role && role.id !== where.guildId && (silent || mute)) throw new Refusal('role-not-pingable', { channelId });
  const place = placeOf(type);
  const unsure = place === 'forum' && asked?.forum === undefined && tags === undefined;
  const chosen =
    (place !== 'forum' && tags === undefined) || unsure ? undefined : tagsTyped(tags, asked?.forum, channelId);
  return { channelId, place, tags: chosen };
}

/** Before a digest goes on, what its channel is now. @throws Refusal missing-permission, thread-locked */
export async function checkedAgain(
  { guildId, channelId }: Subscription,
  newsroom: Pick<Newsroom, 'channelAt'>,
): Promise<void> {
  const { missing, locked } = await newsroom.channelAt(guildId, channelId);
  if (missing.length > 0) throw new Refusal('missing-permission', { channelId, permissions: missing });
  if (locked) throw new Refusal('thread-locked', { channelId });
}

/** What an edit changes of the channel, or of what is ordered for the one it has. @throws Refusal as `checkedChannel` */
export async function checkedEdit(
  picked: Picked | undefined,
  before: Subscription,
  asking: Asking,
  { role, tags }: Wanted,
): Promise<Partial<Omit<CheckedChannel, 'channelId'>> & { readonly channelId: string | undefined }> {
  const kept = before.roleId === null ? undefined : { id: before.roleId };
  if (picked && picked.id !== before.channelId) return checkedChannel(picked, asking, { role: role ?? kept, tags });
  const pings = role && role.id !== asking.where.guildId && role.mentionable !== true;
  if (!pings && tags === undefined) return { channelId: undefined };
  const { channelId } = before;
  const found = await asking.newsroom.channelAt(before.guildId, channelId);
  if (pings && found.pingable?.includes(role.id) === false) throw new Refusal('role-not-pingable', { channelId });
  return { channelId: undefined, ...(tags === undefined ? {} : { tags: tagsTyped(tags, found.forum, channelId) }) };
}
