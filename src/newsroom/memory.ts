// What a channel was told, as far as it matters for an edition.
import type { Archive } from '../archive/archive.ts';
import type { DroppedStory } from '../archive/drafts.ts';
import { arrivedSince, rewrittenSince, type ToldStory } from '../news/novelty.ts';
import type { Posting } from '../news/posted-line.ts';
import type { Story } from '../news/story.ts';
import type { Subscription } from '../news/subscription.ts';

type MemoryArchive = Pick<Archive, 'subscriptionsIn' | 'toldAmong' | 'linesTold' | 'textsPosted'>;

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** For so long a sentence that was posted is not posted again under another story; under its own it never is. */
export const SAID_MS = 14 * DAY_MS;
const LATE_MS = 10 * MINUTE_MS;

/** All digests of the subscription's channel. */
export async function digestsBeside(
  archive: MemoryArchive,
  { id, guildId, channelId }: Subscription,
): Promise<readonly string[]> {
  return [...new Set([id, ...(await archive.subscriptionsIn(guildId, channelId))])];
}

/** For so long a story that was dropped from a draft is remembered: longer than any edition looks back. */
export const DROPPED_MS = 35 * DAY_MS;

/** What else is known beside what was posted. */
export interface Known {
  /** Stories that no channel of the server is told any more. */
  readonly recalled: ReadonlySet<string>;
  /** Those that moderators dropped from drafts of this very digest. */
  readonly dropped: ReadonlyMap<string, DroppedStory>;
  /** Lines that corrections put into messages of the server. */
  readonly corrected: Awaited<ReturnType<Archive['correctedLines']>>;
  readonly versionsOf: (articleId: string) => ReturnType<Archive['versionsOf']>;
}

/** What these digests told. Words are remembered only of stories to which something came since. */
export async function toldStories(
  archive: MemoryArchive,
  digests: readonly string[],
  stories: readonly Story[],
  now: number,
  { recalled, dropped, corrected, versionsOf }: Known,
): Promise<ReadonlyMap<string, ToldStory>> {
  const last = await archive.toldAmong(
    digests,
    stories.map((story) => story.id),
  );
  const moved = stories.flatMap((story) => {
    const at = last.get(story.id);
    // Somewhat earlier than it was told: an edition counts from its time.
    return at !== undefined && arrivedSince(story, at - DAY_MS, now).length > 0 ? [story.id] : [];
  });
  const isOf = ({ subscriptionId }: { subscriptionId: string }) => digests.includes(subscriptionId);
  const postings = Map.groupBy(await archive.linesTold(digests, moved), ({ storyId }) => storyId);
  const told = new Map<string, ToldStory>(
    [...last].map(([storyId, at]) => {
      const own = postings.get(storyId) ?? [];
      const mended = own.length === 0 ? [] : corrected.filter((each) => each.storyId === storyId && isOf(each));
      const texts = [...own, ...mended].map(({ text }) => text);
      return [storyId, { at: Math.max(...own.map(instantOf), 0) || hourOf(at), texts }];
    }),
  );
  for (const { id } of stories) {
    const drop = dropped.get(id);
    const before = told.get(id);
    if (!drop || (before && before.at >= drop.at)) continue;
    const known = { userId: drop.userId, toldAt: before?.at ?? null };
    told.set(id, { at: drop.at, texts: [...(before?.texts ?? []), ...drop.texts], dropped: known });
  }
  for (const { id, articles } of stories) {
    const before = told.get(id);
    const anew = before ? articles.filter((article) => rewrittenSince(article, before.at, now) !== null) : [];
    if (!before || anew.length === 0) continue;
    const was = await Promise.all(
      anew.map(async ({ id: articleId }) => {
        const then = (await versionsOf(articleId)).find(({ replacedAt }) => replacedAt > before.at);
        return then ? [{ articleId, headline: then.headline, text: then.text }] : [];
      }),
    );
    told.set(id, { ...before, was: was.flat() });
  }
  // What a moderator recalled does not come back, whatever is new, in any channel of the server.
  for (const story of stories)
    if (recalled.has(story.id)) told.set(story.id, { at: told.get(story.id)?.at ?? 0, texts: [] });
  return told;
}

/** Of these stories, those that the digests told lately. */
export async function toldLately(
  archive: Pick<Archive, 'told'>,
  digests: readonly string[],
  storyIds: ReadonlySet<string>,
  now: number,
): Promise<readonly string[]> {
  if (storyIds.size === 0) return [];
  const told = await Promise.all(digests.map((id) => archive.told(id, now - SAID_MS)));
  return [...new Set(told.flatMap((ids) => [...ids].filter((id) => storyIds.has(id))))].sort();
}

/** Everything that these digests posted lately, or that corrections put there, each sentence once, in the same order for the same sentences. */
export async function saidLately(
  archive: MemoryArchive,
  digests: readonly string[],
  now: number,
  corrected: Known['corrected'],
): Promise<readonly string[]> {
  const posted = await archive.textsPosted(digests, now - SAID_MS);
  const mended = corrected.flatMap(({ subscriptionId, text }) => (digests.includes(subscriptionId) ? [text] : []));
  return mended.length === 0 ? posted : [...new Set([...posted, ...mended])].sort();
}

/** Told at its edition's time, the same for all channels that had it then, however long sending took; when it was posted, if it was late. */
function instantOf({ deliveryId, postedAt }: Posting): number {
  const dueAt = Number(deliveryId.slice(deliveryId.lastIndexOf('@') + 1));
  return postedAt - dueAt > LATE_MS ? Math.floor(postedAt / MINUTE_MS) * MINUTE_MS : dueAt;
}

const hourOf = (at: number) => Math.floor(at / (60 * MINUTE_MS)) * 60 * MINUTE_MS;
