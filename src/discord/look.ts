// Looking in a channel for a message of ours by the mark in its menu: what was posted by an attempt that nobody heard of.
import { type REST, Routes, SnowflakeUtil } from 'discord.js';

export type Look =
  /** With the values of the marked menu, and all of its text. */
  | { readonly kind: 'found'; readonly messageId: string; readonly values: readonly string[]; readonly text: string }
  | { readonly kind: 'absent' }
  /** It may stand where nobody could look. */
  | { readonly kind: 'unseen'; readonly reason: string };

interface Message {
  readonly id: string;
  readonly components?: unknown;
}

/** Discord's most a page. */
const PAGE = 100;
/** Some thousand messages from the time in question on: hours of a lively channel. */
const PAGES = 10;
/** Discord's clock and ours may differ. */
export const SKEW_MS = 5 * 60_000;
const DISCORD_BEGAN = 1_420_070_400_000;

/**
 * Looks through the newest messages, and then onwards from `since` (milliseconds), when the first attempt can have been made at the earliest.
 * @throws what `rest` throws
 */
export async function lookFor(
  rest: REST,
  channelId: string,
  mark: string,
  since: number,
  signal: AbortSignal,
): Promise<Look> {
  const page = async (where: Readonly<Record<string, string>>): Promise<readonly Message[]> => {
    const query = new URLSearchParams({ limit: String(PAGE), ...where });
    const messages = (await rest.get(Routes.channelMessages(channelId), { query, signal })) as readonly Message[];
    return [...messages].sort((a, b) => Number(BigInt(a.id) - BigInt(b.id)));
  };
  const from = SnowflakeUtil.generate({ timestamp: Math.max(since - SKEW_MS, DISCORD_BEGAN), increment: 0n });
  const newest = await page({});
  const found = marked(newest, mark);
  if (found) return found;
  const oldest = newest[0];
  if (!oldest) return (await isQuiet(rest, channelId, from, signal)) ? { kind: 'absent' } : HIDDEN;
  if (newest.length < PAGE) return { kind: 'absent' };
  for (let after = from, pages = 1; after < BigInt(oldest.id); pages += 1) {
    if (pages > PAGES) return { kind: 'unseen', reason: 'too much was written in the channel to look through' };
    const next = await page({ after: String(after) });
    const early = marked(next, mark);
    if (early) return early;
    const last = next.at(-1);
    if (!last || next.length < PAGE) break;
    after = BigInt(last.id);
  }
  return { kind: 'absent' };
}

export const HIDDEN: Look = { kind: 'unseen', reason: 'the history of the channel may not be read' };

/** Whether nothing was written since: without the permission to read its history, a channel looks empty but still names its last message. */
async function isQuiet(rest: REST, channelId: string, since: bigint, signal: AbortSignal): Promise<boolean> {
  const channel = (await rest.get(Routes.channel(channelId), { signal })) as {
    readonly last_message_id?: string | null;
  };
  return !channel.last_message_id || BigInt(channel.last_message_id) < since;
}

export function marked(messages: readonly Message[], mark: string): Look | undefined {
  for (const { id, components } of messages) {
    const values = valuesOf(components, mark);
    if (values) return { kind: 'found', messageId: id, values, text: textOf(components) };
  }
  return undefined;
}

/** The values of the menu that carries the mark, wherever it stands in a message's components, none of a button that does; undefined without either. */
export function valuesOf(part: unknown, mark: string): readonly string[] | undefined {
  if (Array.isArray(part)) return part.map((each) => valuesOf(each, mark)).find((values) => values !== undefined);
  if (typeof part !== 'object' || part === null) return undefined;
  if ('custom_id' in part && part.custom_id === mark) {
    const options = 'options' in part && Array.isArray(part.options) ? part.options : [];
    return options.map((option: { readonly value?: unknown }) => String(option.value));
  }
  return 'components' in part ? valuesOf(part.components, mark) : undefined;
}

/** All text of a message's components, each on lines of its own. */
export function textOf(part: unknown): string {
  if (Array.isArray(part)) return part.map(textOf).filter(Boolean).join('\n');
  if (typeof part !== 'object' || part === null) return '';
  const own = 'content' in part && typeof part.content === 'string' ? [part.content] : [];
  return [...own, ...('components' in part ? [textOf(part.components)] : [])].filter(Boolean).join('\n');
}
