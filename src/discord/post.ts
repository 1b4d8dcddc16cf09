// A briefing to a channel → Receipt. One message an edition, the same nonce at every attempt.
import { RESTJSONErrorCodes as Code, DiscordAPIError, HTTPError, RateLimitError, type REST, Routes } from 'discord.js';
import type { Briefing } from '../news/briefing.ts';
import { type Claim, LINGERING_MS, nonceOf, type Receipt } from '../news/delivery.ts';
import type { Log } from '../news/log.ts';
import type { Closed, Settings } from '../news/subscription.ts';
import { lookForPost, openPost } from './forum.ts';
import { inTurn } from './in-turn.ts';
import { lookFor, textOf, valuesOf } from './look.ts';
import type { Pace } from './pace.ts';
import { publishOn } from './publish-on.ts';
import { openAddress } from './render/address.ts';
import { renderDigest } from './render/digest.ts';
import { phrasesFor } from './render/language.ts';
import { isRoleGone } from './role-gone.ts';

interface PostTools {
  readonly rest: REST;
  readonly pace: Pace;
  readonly now: () => number;
  readonly log: Log;
  /** How long one attempt may take, waiting for rate limits included. */
  readonly attemptMs?: number;
}

/** Shorter than a claim lasts: nobody else has begun the same delivery by then. With what is on its way, shorter than `LINGERING_MS`. */
const ATTEMPT_MS = 90_000;
/** Discord knows a nonce for a few minutes; for so long it is sure to. */
const NONCE_MS = 90_000;

interface Message {
  readonly id: string;
  readonly components?: unknown;
  readonly mention_roles?: readonly string[];
}

/** Answers for everything that Discord may say; throws only for a bug. */
export function createPost({ rest, pace, now, log, attemptMs = ATTEMPT_MS }: PostTools) {
  async function attempt(briefing: Briefing, claim: Claim, settings: Settings, signal: AbortSignal): Promise<Receipt> {
    const { channelId, guildId, place } = briefing.subscription;
    const nonce = nonceOf(claim.deliveryId);
    const mark = openAddress(nonce) ?? nonce;
    const forum = place === 'forum' ? { guildId, forumId: channelId } : undefined;
    // A forum knows no nonce: as long as the request of the attempt before this one may still arrive, nobody can say that it did not.
    const lingersMs = forum && claim.triedAt !== null ? claim.triedAt + LINGERING_MS - now() : 0;
    // Any attempt before this one may stand in the channel: its answer was lost, or its process died. Discord forgets a nonce after a few
    // minutes, and with nothing to post there is none to send.
    const silent = briefing.items.length === 0 && briefing.quietDay !== true;
    const look = claim.attempt > 1 ? await lookBack(forum, channelId, mark, claim.dueAt, signal) : undefined;
    if (look?.kind === 'found')
      return posted(briefing, look.messageId, { articleIds: look.values, text: look.text }, signal);
    if (lingersMs > 0)
      return { kind: 'unreachable', reason: 'an earlier attempt may still be on its way', retryAfterMs: lingersMs };
    // What cannot be seen may stand there: better late than twice, unless all attempts are so recent that the nonce answers for them.
    if (look?.kind === 'unseen' && !silent && (forum || now() - claim.dueAt > NONCE_MS))
      return { kind: 'unreachable', reason: look.reason, retryAfterMs: null };
    if (silent) return { kind: 'nothing-new' };
    // A machine that slept wakes up here, and somebody else may have sent it long ago.
    if (now() - claim.claimedAt > ATTEMPT_MS)
      return { kind: 'unreachable', reason: 'the attempt took too long', retryAfterMs: null };
    const phrases = phrasesFor(settings.language);
    const body = renderDigest(briefing, { phrases, now: now() });
    const message = forum
      ? await openPost(rest, briefing, body, phrases, signal)
      : ((await rest.post(Routes.channelMessages(channelId), {
          body: { ...body, nonce, enforce_nonce: true },
          signal,
        })) as Message);
    // Where the nonce was known, Discord answers with the first message, which may tell other stories than this briefing.
    const { id, components = body.components } = message;
    const { subscription, items } = briefing;
    const named = items.length > 0 ? message.mention_roles : undefined;
    const roleGone = await isRoleGone({ rest, pace }, subscription, named, signal);
    const receipt = await posted(
      briefing,
      id,
      { articleIds: valuesOf(components, mark) ?? [], text: textOf(components) },
      signal,
    );
    return roleGone && receipt.kind === 'posted' ? { ...receipt, roleGone } : receipt;
  }

  const lookBack = (
    forum: Parameters<typeof lookForPost>[1] | undefined,
    channelId: string,
    mark: string,
    since: number,
    signal: AbortSignal,
  ) => (forum ? lookForPost(rest, forum, mark, since, signal) : lookFor(rest, channelId, mark, since, signal));

  /** It stands. From an announcement channel it is published on, which may fail and leaves it standing. */
  async function posted(
    { subscription: { channelId, place } }: Briefing,
    messageId: string,
    said: { readonly articleIds: readonly string[]; readonly text: string },
    signal: AbortSignal,
  ): Promise<Receipt> {
    const stands = {
      kind: 'posted',
      messageId,
      channelId: place === 'forum' ? messageId : channelId,
      ...said,
    } as const;
    if (place !== 'announcement') return stands;
    await pace.turn(signal).catch(() => undefined);
    const notPublished = await publishOn(rest, channelId, messageId);
    if (notPublished !== undefined)
      log.warn({ channel: channelId, message: messageId, reason: notPublished }, 'an edition was not published on');
    return { ...stands, notPublished };
  }

  return async function post(briefing: Briefing, claim: Claim, settings: Settings): Promise<Receipt> {
    try {
      return await inTurn(pace, attemptMs, (signal) => attempt(briefing, claim, settings, signal));
    } catch (error) {
      const receipt = receiptOf(error);
      if (!receipt) throw error;
      const { channelId } = briefing.subscription;
      log.warn({ delivery: claim.deliveryId, channel: channelId, ...receipt }, 'Discord did not take an edition');
      return receipt;
    }
  };
}

/** undefined: a bug. */
export function receiptOf(error: unknown): Receipt | undefined {
  if (error instanceof DiscordAPIError) return refused(error);
  if (error instanceof RateLimitError)
    return { kind: 'unreachable', reason: 'rate limited', retryAfterMs: error.retryAfter };
  if (error instanceof HTTPError)
    return { kind: 'unreachable', reason: `Discord answered ${error.status}`, retryAfterMs: null, away: true };
  // discord.js forgets a token that was refused once, and from then on does not ask at all.
  if (error instanceof Error && error.message.startsWith('Expected token to be set'))
    return { kind: 'unreachable', reason: 'Discord does not accept the token', retryAfterMs: null };
  // Timeouts and broken connections have no class of their own.
  if (error instanceof Error && (error.name === 'AbortError' || 'code' in error || error.cause !== undefined))
    return {
      kind: 'unreachable',
      reason: `no answer from Discord (${'code' in error && typeof error.code === 'string' ? error.code : error.name})`,
      retryAfterMs: null,
      away: true,
    };
  return undefined;
}

/** Codes that say no to the bot, or to everybody for a while, and nothing about this channel. */
const NOT_THE_CHANNEL: readonly unknown[] = [
  Code.Unauthorized,
  Code.VerifyYourAccount,
  Code.SendMessagesHasBeenTemporarilyDisabled,
  Code.FeatureTemporarilyDisabledServerSide,
  Code.ServiceResourceIsBeingRateLimited,
  Code.CloudflareIsBlockingYourRequest,
  Code.APIResourceOverloaded,
];
/** Codes that say, whatever the status, that nothing can be posted there as things stand. */
const CLOSED: Readonly<Partial<Record<number | string, Closed>>> = {
  [Code.UnknownChannel]: 'channel-gone',
  [Code.UnknownGuild]: 'channel-gone',
  [Code.CannotSendMessagesInNonTextChannel]: 'not-allowed',
  [Code.CannotExecuteActionOnThisChannelType]: 'not-allowed',
  // Whoever posts in an archived thread opens it again, unless it is locked.
  [Code.InvalidActionOnArchivedThread]: 'locked',
  [Code.ThreadLocked]: 'locked',
  [Code.TagRequiredToCreateAForumPostInThisChannel]: 'tag-needed',
  [Code.CannotSendMessagesToThisUser]: 'inbox-closed',
};

function refused({ status, code, message }: DiscordAPIError): Receipt {
  const closed = CLOSED[code];
  if (closed) return { kind: closed };
  if (status === 401) return { kind: 'unreachable', reason: 'Discord does not accept the token', retryAfterMs: null };
  // Without a code of Discord's own it is something on the way that says no, and nothing about this channel either.
  const discordSays = typeof code === 'number' && code > 0 && !NOT_THE_CHANNEL.includes(code);
  if (status === 403 && discordSays) return { kind: 'not-allowed' };
  if (!discordSays || status === 429 || status >= 500)
    return {
      kind: 'unreachable',
      reason: `Discord answered ${status}${code ? ` (${code})` : ''}`,
      retryAfterMs: null,
    };
  return { kind: 'rejected', reason: `${code}: ${message}`.slice(0, 200) };
}
