// Tags of a forum: what a moderator says of an edition's post.
import { Refusal } from './refusal.ts';
import { folded } from './words.ts';

export interface ForumTag {
  readonly id: string;
  readonly name: string;
}

export interface Forum {
  /** Whether every post must have one. */
  readonly required: boolean;
  /** Those that the bot may give. */
  readonly tags: readonly ForumTag[];
}

/** Discord's most for one post. */
export const MOST_TAGS = 5;
const NOTHING: ReadonlySet<string> = new Set(['', '-', 'all', 'any', 'none', 'auto', 'automatic']);

/**
 * "Breaking, Weather" → tags. Nothing typed leaves them to each edition's topics, which a forum that requires a tag does not allow.
 * @param forum undefined: the channel is none
 * @throws Refusal tag-needed, no-tags-here, unknown-tag, list-too-long
 */
export function tagsTyped(typed: string | undefined, forum: Forum | undefined, channelId: string): readonly ForumTag[] {
  const names = forum?.tags.map(({ name }) => name) ?? [];
  const asked = typed?.trim() ?? '';
  const exact = tagNamed(asked, forum);
  if (exact) return [exact];
  if (NOTHING.has(asked.toLowerCase())) {
    if (forum?.required) throw new Refusal('tag-needed', { channelId, known: names });
    return [];
  }
  if (!forum || forum.tags.length === 0) throw new Refusal('no-tags-here', { channelId });
  const parts = asked.split(/[,;、，\n]/).map((part) => part.trim());
  const found = parts.filter(Boolean).map((part) => {
    const tag = tagNamed(part, forum);
    if (!tag) throw new Refusal('unknown-tag', { asked: part, known: names });
    return tag;
  });
  const tags = [...new Set(found)];
  if (tags.length > MOST_TAGS) throw new Refusal('list-too-long', { limit: MOST_TAGS });
  return tags;
}

function tagNamed(typed: string, forum: Forum | undefined): ForumTag | undefined {
  if (typed === '') return undefined;
  const same = forum?.tags.find(({ id, name }) => name.trim() === typed || id === typed);
  // A name may be a sign alone, of which nothing is left where it is folded.
  return same ?? forum?.tags.find(({ name }) => folded(name) !== '' && folded(name) === folded(typed));
}
