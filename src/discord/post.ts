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

/** Discord forgets a nonce after a few minutes. */
const NONCE_TRUSTED_MS = 90_000;
const LOOKED_THROUGH = 100;

/** Answers for everything that Discord may say; throws only for a bug. */
export function createPost({ rest, now, log }: PostTools) {
  return async function post(briefing: Briefing, claim: Claim, settings: Settings): Promise<Receipt> {
    const { channelId } = briefing.subscription;
    const nonce = nonceOf(claim.deliveryId);
    try {
      if (mayBePosted(claim, briefing, now())) {
        const found = await find(rest, channelId, openAddress(nonce) ?? nonce);
        if (found) return { kind: 'posted', messageId: found };
      }
      if (briefing.items.length === 0) return { kind: 'nothing-new' };
      const body = renderDigest(briefing, { phrases: phrasesFor(settings.language), now: now() });
      const message = (await rest.post(Routes.channelMessages(channelId), {
        body: { ...body, nonce, enforce_nonce: true },
      })) as { id: string };
      return { kind: 'posted', messageId: message.id };
    } catch (error) {
      const receipt = receiptOf(error);
      if (!receipt) throw error;
      log.warn({ delivery: claim.deliveryId, channel: channelId, ...receipt }, 'Discord did not take an edition');
      return receipt;
    }
  };
}

/**
 * Whether a former attempt may stand in the channel and the nonce would not tell: it was deferred, and by then Discord may have stored the
 * message and lost the answer; or it was left behind a while ago; or there is nothing to post that would come back as the first message.
 */
function mayBePosted({ attempt, unclearSince }: Claim, { items }: Briefing, now: number): boolean {
  if (attempt === 1) return false;
  return unclearSince === null || now - unclearSince > NONCE_TRUSTED_MS || items.length === 0;
}

/** Our own message of this delivery among the channel's newest: its menu carries the mark. */
async function find(rest: REST, channelId: string, mark: string): Promise<string | undefined> {
  const query = new URLSearchParams({ limit: String(LOOKED_THROUGH) });
  const messages = (await rest.get(Routes.channelMessages(channelId), { query })) as readonly {
    id: string;
    components?: unknown;
  }[];
  return messages.find(({ components }) => JSON.stringify(components ?? []).includes(JSON.stringify(mark)))?.id;
}

function receiptOf(error: unknown): Receipt | undefined {
  if (error instanceof DiscordAPIError) return refused(error);
  if (error instanceof RateLimitError)
    return { kind: 'unreachable', reason: 'rate limited', retryAfterMs: error.retryAfter };
  if (error instanceof HTTPError)
    return { kind: 'unreachable', reason: `Discord answered ${error.status}`, retryAfterMs: null };
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
  if (code === Code.UnknownChannel || code === Code.UnknownGuild || status === 404) return { kind: 'channel-gone' };
  if (status === 401) return { kind: 'unreachable', reason: 'Discord does not accept the token', retryAfterMs: null };
  if (status === 403) return { kind: 'not-allowed' };
  if (status === 429 || status >= 500)
    return { kind: 'unreachable', reason: `Discord answered ${status}`, retryAfterMs: null };
  return { kind: 'rejected', reason: `${code}: ${message}`.slice(0, 200) };
}
