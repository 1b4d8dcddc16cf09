// Publishing a message of an announcement channel on, to the channels that follow it.
import { RESTJSONErrorCodes as Code, DiscordAPIError, HTTPError, RateLimitError, type REST, Routes } from 'discord.js';

/** The message stands, and is not held up for this. */
const PATIENCE_MS = 10_000;

/** @returns why it was not published on; undefined when it was, now or before. Throws nothing: what was posted is posted. */
export async function publishOn(rest: REST, channelId: string, messageId: string): Promise<string | undefined> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const late = new Promise<never>((_, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason), { once: true }),
  );
  try {
    await Promise.race([rest.post(Routes.channelMessageCrosspost(channelId, messageId), { signal }), late]);
    return undefined;
  } catch (error) {
    if (error instanceof RateLimitError) return 'Discord lets a channel publish ten messages an hour';
    if (error instanceof DiscordAPIError)
      return error.code === Code.ThisMessageWasAlreadyCrossposted
        ? undefined
        : `Discord answered ${error.status} (${error.code})`;
    if (error instanceof HTTPError) return `Discord answered ${error.status}`;
    return `no answer from Discord (${error instanceof Error ? error.name : 'unknown'})`;
  }
}
