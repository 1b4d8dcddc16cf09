// Forums: an edition is a post with a title and tags. Discord takes no nonce for it; it is known again by the mark in its first message.
import {
  ChannelFlags,
  RESTJSONErrorCodes as Code,
  DiscordAPIError,
  PermissionFlagsBits as P,
  type REST,
  type RESTGetAPIGuildThreadsResult,
  Routes,
  SnowflakeUtil,
} from 'discord.js';
import type { Briefing } from '../news/briefing.ts';
import { type Forum, MOST_TAGS } from '../news/forum-tag.ts';
import { HIDDEN, type Look, marked, SKEW_MS } from './look.ts';
import { cut } from './render/inert.ts';
import type { MessageBody } from './render/message.ts';
import type { Phrases } from './render/phrases.ts';

interface Thread {
  readonly id: string;
  readonly parent_id?: string | null;
  readonly thread_metadata?: { readonly archive_timestamp?: string };
}

export interface ForumChannel {
  readonly flags?: number;
  readonly available_tags?: readonly { readonly id: string; readonly name: string; readonly moderated: boolean }[];
}

interface Message {
  readonly id: string;
  readonly components?: unknown;
  readonly mention_roles?: readonly string[];
}

interface Post {
  readonly id: string;
  readonly message?: Message;
}

const PAGE = 100;
/** A forum in which more was opened since is not looked through. */
const MOST_POSTS = 60;
const PAGES = 5;
const LONGEST_TITLE = 100;

/**
 * Looks for the post of an edition among those that were opened since: first the active ones of the server, then the forum's archived ones.
 * @throws what `rest` throws
 */
export async function lookForPost(
  rest: REST,
  forum: { readonly guildId: string; readonly forumId: string },
  mark: string,
  since: number,
  signal: AbortSignal,
): Promise<Look> {
  const from = since - SKEW_MS;
  const young = ({ id }: Thread) => SnowflakeUtil.timestampFrom(id) >= from;
  try {
    const active = (await rest.get(Routes.guildActiveThreads(forum.guildId), {
      signal,
    })) as RESTGetAPIGuildThreadsResult;
    const open = (active.threads as readonly Thread[]).filter(({ parent_id }) => parent_id === forum.forumId);
    const posts = [...open.filter(young), ...(await archivedSince(rest, forum.forumId, from, signal)).filter(young)];
    if (posts.length > MOST_POSTS)
      return { kind: 'unseen', reason: 'too much was posted in the forum to look through' };
    for (const { id } of posts) {
      const first = await firstMessage(rest, id, signal);
      const found = first && marked([first], mark);
      if (found) return found;
    }
    return { kind: 'absent' };
  } catch (error) {
    if (error instanceof DiscordAPIError && error.code === Code.MissingPermissions) return HIDDEN;
    throw error;
  }
}

/** The newest first, by when they were archived, which is after they were opened. */
async function archivedSince(
  rest: REST,
  forumId: string,
  from: number,
  signal: AbortSignal,
): Promise<readonly Thread[]> {
  const found: Thread[] = [];
  let before: string | undefined;
  for (let page = 0; page < PAGES; page += 1) {
    const query = new URLSearchParams({ limit: String(PAGE), ...(before === undefined ? {} : { before }) });
    const { threads, has_more } = (await rest.get(Routes.channelThreads(forumId, 'public'), { query, signal })) as {
      readonly threads: readonly Thread[];
      readonly has_more?: boolean;
    };
    found.push(...threads);
    before = threads.at(-1)?.thread_metadata?.archive_timestamp;
    if (!has_more || before === undefined || Date.parse(before) < from) break;
  }
  return found;
}

async function firstMessage(rest: REST, threadId: string, signal: AbortSignal) {
  try {
    return (await rest.get(Routes.channelMessage(threadId, threadId), { signal })) as {
      readonly id: string;
      readonly components?: unknown;
    };
  } catch (error) {
    if (error instanceof DiscordAPIError && error.status === 404) return undefined;
    throw error;
  }
}

/** @throws what `rest` throws */
export async function openPost(
  rest: REST,
  briefing: Briefing,
  body: MessageBody,
  phrases: Phrases,
  signal: AbortSignal,
): Promise<Message> {
  const { channelId, zone, moreMinutes = [] } = briefing.subscription;
  const forum = (await rest.get(Routes.channel(channelId), { signal })) as ForumChannel;
  const title = phrases.label.edition(briefing.edition.dueAt, zone, moreMinutes.length > 0);
  const post = (await rest.post(Routes.threads(channelId), {
    body: { name: cut(title, LONGEST_TITLE), applied_tags: tagsFor(forum, briefing, phrases), message: body },
    signal,
  })) as Post;
  return post.message ?? { id: post.id };
}

/** What posts may be tagged with by who has these permissions. */
export function forumOf({ flags = 0, available_tags = [] }: ForumChannel, permissions: bigint): Forum {
  const manages = (permissions & (P.ManageThreads | P.Administrator)) !== 0n;
  const tags = available_tags.filter(({ moderated }) => manages || !moderated).map(({ id, name }) => ({ id, name }));
  return { required: (flags & ChannelFlags.RequireTag) !== 0, tags };
}

/** Those that were ordered, as far as there still are such; else those that are called like a topic of the stories; where there must be one and none is, the first. */
function tagsFor(
  { flags = 0, available_tags = [] }: ForumChannel,
  { items, subscription: { tags = [] } }: Briefing,
  phrases: Phrases,
): readonly string[] {
  const ordered = tags.flatMap(
    (tag) =>
      (available_tags.find(({ id }) => id === tag.id) ?? available_tags.find(({ name }) => name === tag.name))?.id ??
      [],
  );
  if (ordered.length > 0) return ordered;
  const open = available_tags.filter(({ moderated }) => !moderated);
  const topics = new Set(items.flatMap(({ story }) => story.lead.topics));
  const names = new Set(
    [...topics].flatMap((topic) => [topic, phrases.topic(topic)]).map((name) => name.toLowerCase()),
  );
  const fitting = open.filter(({ name }) => names.has(name.trim().toLowerCase())).slice(0, MOST_TAGS);
  const needed = (flags & ChannelFlags.RequireTag) !== 0 && fitting.length === 0 ? open.slice(0, 1) : [];
  return [...fitting, ...needed].map(({ id }) => id);
}
