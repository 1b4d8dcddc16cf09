// Posted line: what stands in a message of ours, headline by headline and line by line.
import type { Line } from './evidence.ts';
import type { Story } from './story.ts';
import { folded } from './words.ts';

export interface PostedLine {
  readonly storyId: string;
  readonly articleId: string;
  /** As it was posted; a headline in full, even where the message cuts it. */
  readonly text: string;
  /** null: it is the article's headline. */
  readonly line: Line | null;
}

/** A posted line with where and when it was posted. */
export interface Posting extends PostedLine {
  readonly deliveryId: string;
  /** Where it stands among the lines of its message, from 0. */
  readonly place: number;
  readonly subscriptionId: string;
  readonly guildId: string;
  /** The channel or thread that the message is in. */
  readonly channelId: string;
  readonly messageId: string;
  readonly postedAt: number;
}

/**
 * What of these stories stands in a message: the headline of each, then those of its lines whose words the message has, in the order of the message.
 * @param told stories by the article whose headline stands there, with every line that may stand there
 * @param message its text as Discord has it
 */
export function postedLines(
  told: readonly { readonly story: Story; readonly articleId: string; readonly lines: readonly Line[] }[],
  message: string,
): readonly PostedLine[] {
  const words = run(message);
  return told.flatMap(({ story, articleId, lines }) => {
    const headline = story.articles.find(({ id }) => id === articleId)?.headline ?? story.lead.headline;
    const head: PostedLine = { storyId: story.id, articleId, text: headline, line: null };
    const standing = [...new Map(lines.map((line) => [run(line.text), line]))]
      .map(([own, line]) => ({ line, at: own === '' ? -1 : words.indexOf(own) }))
      .filter(({ at }) => at >= 0)
      .sort((a, b) => a.at - b.at);
    return [
      head,
      ...standing.map(({ line }) => ({
        storyId: story.id,
        articleId: line.evidence.articleId,
        text: line.text,
        line,
      })),
    ];
  });
}

/** Letters and digits alone: no escape, sign of markdown or invisible character counts. */
const run = (text: string) => folded(text).replaceAll(' ', '');
