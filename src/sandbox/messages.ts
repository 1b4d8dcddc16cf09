// Messages: posting, editing, and who is pinged by them.
import { MessageFlags } from 'discord-api-types/v10';
import { numbered } from './component-shape.ts';
import { checkMessage } from './message-form.ts';
import { isEphemeral } from './wire-shapes.ts';
import type { Channel, Guild, Json, Message, User, World } from './world.ts';

const NONCE_LIFE_MS = 5 * 60_000;

/** Flags that an application may set; the rest is Discord's own. */
const SETTABLE =
  MessageFlags.SuppressEmbeds |
  MessageFlags.Ephemeral |
  MessageFlags.SuppressNotifications |
  MessageFlags.IsComponentsV2;

/** The body must have passed `checkMessage`. */
export function postMessage(
  world: World,
  channel: Channel,
  body: Json,
  asked: { readonly id: string; readonly user: User } | null = null,
  id = world.nextId(),
): Message {
  const nonce = body.nonce === undefined || body.nonce === null ? null : String(body.nonce);
  if (nonce !== null && body.enforce_nonce === true) {
    const first = channel.messages.find(
      (message) => message.nonce === nonce && world.now() - message.sentAt < NONCE_LIFE_MS,
    );
    if (first) return first;
  }
  const components = numbered((body.components as Json[] | undefined) ?? []);
  const message: Message = {
    id,
    channelId: channel.id,
    author: world.bot,
    sentAt: world.now(),
    editedAt: null,
    content: String(body.content ?? ''),
    embeds: (body.embeds as object[] | undefined) ?? [],
    components,
    flags: Number(body.flags ?? 0) & SETTABLE,
    nonce,
    pinged: pings(
      JSON.stringify([body.content ?? '', components]),
      body.allowed_mentions as Json | undefined,
      world.guilds.get(channel.guildId ?? ''),
    ),
    interactionId: asked?.id ?? null,
    askedBy: asked?.user ?? null,
    onlyFor: isEphemeral(Number(body.flags ?? 0)) ? (asked?.user.id ?? null) : null,
  };
  if (!isEphemeral(message.flags)) channel.messages.push(message);
  // Whoever writes in an archived thread opens it again.
  if (!isEphemeral(message.flags)) channel.archived = false;
  return message;
}

/** @throws ApiFault when the edited message would not be one that Discord takes */
export function editMessage(world: World, message: Message, body: Json): void {
  checkMessage(body, {
    v2: (message.flags & MessageFlags.IsComponentsV2) !== 0,
    content: message.content,
    embeds: message.embeds.length,
  });
  if (body.content !== undefined) message.content = String(body.content ?? '');
  if (body.embeds !== undefined) message.embeds = (body.embeds as object[] | null) ?? [];
  if (body.components !== undefined) message.components = numbered((body.components as Json[] | null) ?? []);
  if (typeof body.flags === 'number') message.flags |= body.flags & SETTABLE & ~MessageFlags.Ephemeral;
  message.editedAt = world.now();
}

/**
 * What the text would ping, less what `allowed_mentions` takes away, and roles that not everybody may ping: the bot has no permission to ping
 * them all the same. A backslash before the mark does not save anybody.
 */
function pings(text: string, allowed: Json | undefined, guild: Guild | undefined): Message['pinged'] {
  const parse = allowed ? (Array.isArray(allowed.parse) ? allowed.parse : []) : ['everyone', 'roles', 'users'];
  const named = (kind: 'roles' | 'users') => new Set(Array.isArray(allowed?.[kind]) ? (allowed[kind] as string[]) : []);
  const mentioned = (pattern: RegExp, kind: 'roles' | 'users') =>
    [...text.matchAll(pattern)].map(([, id = '']) => id).filter((id) => parse.includes(kind) || named(kind).has(id));
  return {
    everyone: parse.includes('everyone') && /@(everyone|here)/.test(text),
    roles: mentioned(/<@&(\d+)>/g, 'roles').filter((id) => guild?.roles.get(id)?.mentionable === true),
    users: mentioned(/<@!?(\d+)>/g, 'users'),
  };
}
