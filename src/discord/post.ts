// A briefing to a channel → Receipt. One message an edition, the same nonce at every attempt.
import { RESTJSONErrorCodes as Code, DiscordAPIError, HTTPError, RateLimitError, type REST, Routes } from 'discord.js';
import type { Briefing } from '../news/briefing.ts';
import { type Claim, nonceOf, type Receipt } from '../news/delivery.ts';
import type { Log } from '../news/log.ts';
import type { Settings } from '../news/subscription.ts';
import { openAddress } from './render/address.ts';
import { renderDigest } from './render/digest.ts';
import { phrasesFor } from './render/language.ts';

interface PostTools {
  readonly rest: REST;
  readonly now: () => number;
  readonly log: Log;
}

const LOOKED_THROUGH = 100;

interface Message {
  readonly id: string;
  readonly components?: unknown;
}

/** Answers for everything that Discord may say; throws only for a bug. */
export function createPost({ rest, now, log }: PostTools) {
  return async function post(briefing: Briefing, claim: Claim, settings: Settings): Promise<Receipt> {
    const { channelId } = briefing.subscription;
    const nonce = nonceOf(claim.deliveryId);
    const mark = openAddress(nonce) ?? nonce;
    try {
      // Any attempt before this one may stand in the channel: its answer was lost, or its process died. Discord forgets a nonce after a few
      // minutes, and with nothing to post there is none to send.
      const found = claim.attempt > 1 ? await find(rest, channelId, mark) : undefined;
      if (found) return found;
      if (briefing.items.length === 0) return { kind: 'nothing-new' };
      const body = renderDigest(briefing, { phrases: phrasesFor(settings.language), now: now() });
      const message = (await rest.post(Routes.channelMessages(channelId), {
        body: { ...body, nonce, enforce_nonce: true },
      })) as Message;
      // Where the nonce was known, Discord answers with the first message, which may tell other stories than this briefing.
      return { kind: 'posted', messageId: message.id, articleIds: optionsOf(message.components, mark) ?? [] };
    } catch (error) {
      const receipt = receiptOf(error);
      if (!receipt) throw error;
      log.warn({ delivery: claim.deliveryId, channel: channelId, ...receipt }, 'Discord did not take an edition');
      return receipt;
    }
  };
}

/** Our own message of this delivery among the channel's newest: its menu carries the mark. */
async function find(rest: REST, channelId: string, mark: string): Promise<Receipt | undefined> {
  const query = new URLSearchParams({ limit: String(LOOKED_THROUGH) });
  const messages = (await rest.get(Routes.channelMessages(channelId), { query })) as readonly Message[];
  for (const { id, components } of messages) {
    const articleIds = optionsOf(components, mark);
    if (articleIds) return { kind: 'posted', messageId: id, articleIds };
  }
  return undefined;
}

/** The values of the menu that carries the mark, wherever it stands; undefined without such a menu. */
function optionsOf(part: unknown, mark: string): readonly string[] | undefined {
  if (Array.isArray(part)) return part.map((each) => optionsOf(each, mark)).find((values) => values !== undefined);
  if (typeof part !== 'object' || part === null) return undefined;
  if ('custom_id' in part && part.custom_id === mark && 'options' in part && Array.isArray(part.options))
    return part.options.map((option: { readonly value?: unknown }) => String(option.value));
  return 'components' in part ? optionsOf(part.components, mark) : undefined;
}

function receiptOf(error: unknown): Receipt | undefined {
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
      reason: `no answer from Discord (${'code' in error ? String(error.code) : error.name})`,
      retryAfterMs: null,
    };
  return undefined;
}

function refused({ status, code, message }: DiscordAPIError): Receipt {
  if (code === Code.UnknownChannel || code === Code.UnknownGuild) return { kind: 'channel-gone' };
  if (status === 401) return { kind: 'unreachable', reason: 'Discord does not accept the token', retryAfterMs: null };
  // Without a code of Discord's own it is something on the way that says no, and nothing about this channel.
  const discordSays = typeof code === 'number' && code > 0;
  if (status === 403 && discordSays) return { kind: 'not-allowed' };
  if (!discordSays || status === 429 || status >= 500)
    return { kind: 'unreachable', reason: `Discord answered ${status}`, retryAfterMs: null };
  return { kind: 'rejected', reason: `${code}: ${message}`.slice(0, 200) };
}
