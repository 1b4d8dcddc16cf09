// A briefing to a channel → Receipt. One message an edition, the same nonce at every attempt.
import { RESTJSONErrorCodes as Code, DiscordAPIError, HTTPError, RateLimitError, type REST, Routes } from 'discord.js';
import type { Briefing } from '../news/briefing.ts';
import { type Claim, nonceOf, type Receipt } from '../news/delivery.ts';
import type { Log } from '../news/log.ts';
import type { Settings } from '../news/subscription.ts';
import { lookFor, textOf, valuesOf } from './look.ts';
import type { Pace } from './pace.ts';
import { openAddress } from './render/address.ts';
import { renderDigest } from './render/digest.ts';
import { phrasesFor } from './render/language.ts';

interface PostTools {
  readonly rest: REST;
  readonly pace: Pace;
  readonly now: () => number;
  readonly log: Log;
  /** How long one attempt may take, waiting for rate limits included. */
  readonly attemptMs?: number;
}

/** Shorter than a claim lasts: nobody else has begun the same delivery by then. */
const ATTEMPT_MS = 90_000;
/** Discord knows a nonce for a few minutes; for so long it is sure to. */
const NONCE_MS = 90_000;

interface Message {
  readonly id: string;
  readonly components?: unknown;
}

/** Answers for everything that Discord may say; throws only for a bug. */
export function createPost({ rest, pace, now, log, attemptMs = ATTEMPT_MS }: PostTools) {
  async function attempt(briefing: Briefing, claim: Claim, settings: Settings, signal: AbortSignal): Promise<Receipt> {
    const { channelId } = briefing.subscription;
    const nonce = nonceOf(claim.deliveryId);
    const mark = openAddress(nonce) ?? nonce;
    await pace.turn(signal);
    // Any attempt before this one may stand in the channel: its answer was lost, or its process died. Discord forgets a nonce after a few
    // minutes, and with nothing to post there is none to send.
    const silent = briefing.items.length === 0 && briefing.quietDay !== true;
    const look = claim.attempt > 1 ? await lookFor(rest, channelId, mark, claim.dueAt, signal) : undefined;
    if (look?.kind === 'found')
      return { kind: 'posted', messageId: look.messageId, channelId, articleIds: look.values, text: look.text };
    // What cannot be seen may stand there: better late than twice, unless all attempts are so recent that the nonce answers for them.
    if (look?.kind === 'unseen' && !silent && now() - claim.dueAt > NONCE_MS)
      return { kind: 'unreachable', reason: look.reason, retryAfterMs: null };
    if (silent) return { kind: 'nothing-new' };
    // A machine that slept wakes up here, and somebody else may have sent it long ago.
    if (now() - claim.claimedAt > ATTEMPT_MS)
      return { kind: 'unreachable', reason: 'the attempt took too long', retryAfterMs: null };
    const body = renderDigest(briefing, { phrases: phrasesFor(settings.language), now: now() });
    const message = (await rest.post(Routes.channelMessages(channelId), {
      body: { ...body, nonce, enforce_nonce: true },
      signal,
    })) as Message;
    // Where the nonce was known, Discord answers with the first message, which may tell other stories than this briefing.
    const { id, components = body.components } = message;
    return {
      kind: 'posted',
      messageId: id,
      channelId,
      articleIds: valuesOf(components, mark) ?? [],
      text: textOf(components),
    };
  }

  return async function post(briefing: Briefing, claim: Claim, settings: Settings): Promise<Receipt> {
    const signal = AbortSignal.timeout(attemptMs);
    try {
      // A request that waits for a rate limit does not hear the signal until its turn comes; then it is not sent.
      return await Promise.race([attempt(briefing, claim, settings, signal), rejectedBy(signal)]);
    } catch (error) {
      const receipt = receiptOf(error);
      if (!receipt) throw error;
      const { channelId } = briefing.subscription;
      log.warn({ delivery: claim.deliveryId, channel: channelId, ...receipt }, 'Discord did not take an edition');
      return receipt;
    }
  };
}

function rejectedBy(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));
}

/** undefined: a bug. */
export function receiptOf(error: unknown): Receipt | undefined {
  if (error instanceof DiscordAPIError) return refused(error);
  if (error instanceof RateLimitError)
    return { kind: 'unreachable', reason: 'rate limited', retryAfterMs: error.retryAfter };
  if (error instanceof HTTPError)
    return { kind: 'unreachable', reason: `Discord answered ${error.status}`, retryAfterMs: null };
  // discord.js forgets a token that was refused once, and from then on does not ask at all.
  if (error instanceof Error && error.message.startsWith('Expected token to be set'))
    return { kind: 'unreachable', reason: 'Discord does not accept the token', retryAfterMs: null };
  // Timeouts and broken connections have no class of their own.
  if (error instanceof Error && (error.name === 'AbortError' || 'code' in error || error.cause !== undefined))
    return {
      kind: 'unreachable',
      reason: `no answer from Discord (${'code' in error && typeof error.code === 'string' ? error.code : error.name})`,
      retryAfterMs: null,
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
];
/** Codes that say, whatever the status, that nothing can be posted there as things stand. */
const CLOSED: readonly unknown[] = [
  Code.CannotSendMessagesInNonTextChannel,
  Code.CannotExecuteActionOnThisChannelType,
  Code.InvalidActionOnArchivedThread,
  Code.ThreadLocked,
];

function refused({ status, code, message }: DiscordAPIError): Receipt {
  if (code === Code.UnknownChannel || code === Code.UnknownGuild) return { kind: 'channel-gone' };
  if (CLOSED.includes(code)) return { kind: 'not-allowed' };
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
