// Why a story stands where it stands: what was filed under it, how it ranks, and what this channel's digests make of it.
import type { FiledBecause } from '../archive/stories.ts';
import type { Article } from '../news/article.ts';
import { editionOf } from '../news/edition.ts';
import type { Posting } from '../news/posted-line.ts';
import { type Prospect, prospectOf } from '../news/prospect.ts';
import { type Rank, rankAmong } from '../news/rank.ts';
import type { Story } from '../news/story.ts';
import type { Subscription } from '../news/subscription.ts';
import { type ComposerTools, composerOf } from './composer.ts';

export interface WhyTools extends ComposerTools {
  readonly now: () => number;
  /** @throws Refusal unknown-article */
  readonly storyAsked: (asked: string, guildId: string | null) => Promise<Story>;
}

export interface DigestView {
  readonly subscription: Subscription;
  /** Where it stands in the channel, the newest first: one entry a message. */
  readonly posted: readonly Pick<Posting, 'channelId' | 'messageId' | 'postedAt'>[];
  readonly prospect: Prospect;
}

export interface Explanation {
  readonly guildId: string | null;
  readonly story: Story;
  /** In the order in which they were filed. */
  readonly filed: readonly { readonly article: Article; readonly because: FiledBecause }[];
  /** Those that reasons name, by id. */
  readonly named: ReadonlyMap<string, Article>;
  /** Among the stories of the last day; null where its news is older. */
  readonly rank: Rank | null;
  readonly digests: readonly DigestView[];
}

const DAY_MS = 24 * 3_600_000;
/** More are hardly published in a day. */
const STORIES = 500;

export function whyOf({ archive, outlets, now, storyAsked }: WhyTools) {
  return {
    /** @throws Refusal unknown-article */
    async why(asked: string, guildId: string | null, channelId: string): Promise<Explanation> {
      const story = await storyAsked(asked, guildId);
      const at = now();
      const reasons = new Map((await archive.reasonsOf(story.id)).map((each) => [each.articleId, each]));
      const filed = story.articles
        .flatMap((article) => {
          const because = reasons.get(article.id);
          return because ? [{ article, because }] : [];
        })
        .sort((a, b) => a.because.newsAt - b.because.newsAt || (a.article.id < b.article.id ? -1 : 1));
      const hidden = await archive.hiddenOutlets(guildId);
      const day = await archive.stories({ hidden, since: at - DAY_MS, asOf: at, limit: STORIES });
      return {
        guildId,
        story,
        filed,
        named: await namedBy(filed.map(({ because }) => because)),
        rank: rankAmong(day, story.id),
        digests: guildId === null ? [] : await digestsOf(story, guildId, channelId, at),
      };
    },
  };

  async function namedBy(reasons: readonly FiledBecause[]): Promise<ReadonlyMap<string, Article>> {
    const ids = new Set(reasons.flatMap(({ reason }) => (reason && 'articleId' in reason ? [reason.articleId] : [])));
    const found = await Promise.all([...ids].map((id) => archive.article(id)));
    return new Map(found.flatMap((article) => (article ? [[article.id, article] as const] : [])));
  }

  async function digestsOf(story: Story, guildId: string, channelId: string, at: number) {
    const composer = composerOf({ archive, outlets }, at);
    const postings = await archive.postingsOfStory(guildId, story.id);
    const here = (await archive.subscriptionsOf(guildId)).filter((each) => each.channelId === channelId);
    const views: DigestView[] = [];
    for (const subscription of here) {
      const own = postings.filter(({ subscriptionId }) => subscriptionId === subscription.id).toReversed();
      const briefing = await composer.briefingFor(
        subscription,
        editionOf(subscription.id, Math.max(at, subscription.dueAt ?? at)),
      );
      views.push({
        subscription,
        posted: [...new Map(own.map((each) => [each.messageId, each])).values()],
        prospect: prospectOf(story, briefing),
      });
    }
    return views;
  }
}
