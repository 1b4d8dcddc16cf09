// Editing a message of ours that was posted. A message that was deleted is left alone.
import { RESTJSONErrorCodes as Code, DiscordAPIError, type REST, Routes } from 'discord.js';
import type { Amendment } from '../news/amendment.ts';
import type { Settings } from '../news/subscription.ts';
import type { AmendReceipt } from '../newsroom/correct.ts';
import { inTurn } from './in-turn.ts';
import type { Pace } from './pace.ts';
import { receiptOf } from './post.ts';
import { amended } from './render/amended.ts';
import { phrasesFor } from './render/language.ts';

interface AmendTools {
  readonly rest: REST;
  readonly pace: Pace;
  /** How long one request may take, waiting for rate limits included. */
  readonly attemptMs?: number;
}

interface Message {
  readonly channelId: string;
  readonly messageId: string;
}

/** Twice as long is shorter than a claim lasts. */
const ATTEMPT_MS = 25_000;

/** Answers for everything that Discord may say; throws only for a bug. */
export function createAmend({ rest, pace, attemptMs = ATTEMPT_MS }: AmendTools) {
  async function asked<T>(request: (signal: AbortSignal) => Promise<T>): Promise<T | Failed> {
    try {
      return await inTurn(pace, attemptMs, request);
    } catch (error) {
      const failed = failedBy(error);
      if (!failed) throw error;
      return failed;
    }
  }

  /** In an archived thread, as a forum's post is after some days, nothing can be edited. It is left as it was found, if that can be. */
  async function whileOpen(threadId: string, act: () => Promise<unknown>, signal: AbortSignal): Promise<void> {
    await rest.patch(Routes.channel(threadId), { body: { archived: false }, signal });
    try {
      await act();
    } finally {
      await rest.patch(Routes.channel(threadId), { body: { archived: true }, signal }).catch(() => undefined);
    }
  }

  return {
    async read({ channelId, messageId }: Message) {
      return asked(async (signal) => {
        const message = (await rest.get(Routes.channelMessage(channelId, messageId), { signal })) as {
          readonly components?: readonly unknown[];
        };
        return { kind: 'found' as const, base: message.components ?? [] };
      });
    },

    async write(
      { channelId, messageId }: Message,
      base: readonly unknown[],
      amendments: readonly Amendment[],
      settings: Settings,
    ): Promise<AmendReceipt> {
      const body = amended(base, amendments, phrasesFor(settings.language));
      if (JSON.stringify(body.components) === JSON.stringify(base)) return { kind: 'unchanged' };
      return asked(async (signal) => {
        const edit = () => rest.patch(Routes.channelMessage(channelId, messageId), { body, signal });
        await edit().catch((error: unknown) => {
          if (!isArchived(error)) throw error;
          return whileOpen(channelId, edit, signal);
        });
        return { kind: 'made' as const };
      });
    },
  };
}

const isArchived = (error: unknown): boolean =>
  error instanceof DiscordAPIError && error.code === Code.InvalidActionOnArchivedThread;

type Failed = Exclude<AmendReceipt, { kind: 'made' | 'unchanged' }>;

function failedBy(error: unknown): Failed | undefined {
  if (error instanceof DiscordAPIError) {
    if (error.code === Code.UnknownMessage) return { kind: 'gone' };
    // Discord lets old messages be edited only so often in an hour.
    if (error.code === Code.MaximumNumberOfEditsToMessagesOlderThanOneHourReached)
      return { kind: 'unreachable', reason: `Discord answered ${error.code}`, retryAfterMs: 10 * 60_000 };
  }
  const receipt = receiptOf(error);
  switch (receipt?.kind) {
    case 'channel-gone':
      return { kind: 'gone' };
    case 'not-allowed':
    case 'locked':
    case 'tag-needed':
    case 'inbox-closed':
      return { kind: 'not-allowed' };
    case 'rejected':
    case 'unreachable':
      return receipt;
    default:
      return undefined;
  }
}
