// Answers for readers.
import { createHash } from 'node:crypto';
import type { Archive } from '../archive/archive.ts';
import { type Account, accountOf } from '../news/account.ts';
import type { Article, Region, Topic } from '../news/article.ts';
import type { Line } from '../news/evidence.ts';
import { budgetOf, type Outlet } from '../news/outlet.ts';
import { Refusal } from '../news/refusal.ts';
import type { Story } from '../news/story.ts';
import { shownLines } from '../news/summary.ts';
import { outletNamed } from './outlet-name.ts';

export interface ReaderTools {
  readonly archive: Archive;
  readonly outlets: readonly Outlet[];
}

export interface LatestQuestion {
  readonly topic: Topic | null;
  readonly region: Region | null;
  readonly outlet: string | null;
  /** Stories a page, 1 to 10. */
  readonly count: number;
  /** The news as it stood then. */
  readonly asOf: number;
  readonly offset: number;
}

export interface SearchQuestion {
  readonly query: string;
  readonly outlet: string | null;
  readonly region: Region | null;
  readonly since: number | null;
  readonly offset: number;
}

export interface Named {
  readonly name: string;
  readonly value: string;
}

const HITS = 5;
const MOST_LINES = 12;
const KEPT_MS = 30 * 24 * 3_600_000;

export function readerOf({ archive, outlets }: ReaderTools) {
  const linesOf = (article: Article, count: number): readonly Line[] =>
    shownLines(article, budgetOf(article.outlet, outlets), count);
  const languagesOf = async (guildId: string | null): Promise<readonly string[]> => {
    const language = guildId === null ? null : (await archive.keep.settings(guildId)).language;
    return language === null ? [] : [language];
  };

  return {
    /** The newest stories, each with its first line. @throws Refusal unknown-outlet */
    async latest(question: LatestQuestion, guildId: string | null) {
      const { topic, region, outlet, asOf, offset, count } = question;
      const hidden = await archive.hiddenOutlets(guildId);
      const found = await archive.stories({
        topics: topic === null ? [] : [topic],
        regions: region === null ? [] : [region],
        outlets: outlet === null ? [] : [await outletNamed(archive, outlet, hidden)],
        hidden,
        languages: await languagesOf(guildId),
        asOf,
        offset,
        limit: count + 1,
      });
      const stories = found.slice(0, count).map((story) => ({ story, lines: linesOf(story.lead, 1) }));
      return { ...question, stories, more: found.length > count };
    },

    /**
     * One article, by its id or by words of its headline.
     * @throws Refusal unknown-article
     */
    async read(
      asked: string,
      guildId: string | null,
    ): Promise<{ readonly article: Article; readonly lines: readonly Line[]; readonly story: Story | null }> {
      const hidden = await archive.hiddenOutlets(guildId);
      const article = (await archive.article(asked)) ?? (await byHeadline(asked, hidden));
      if (!article || hidden.includes(article.outlet)) throw new Refusal('unknown-article', { asked });
      return {
        article,
        lines: linesOf(article, MOST_LINES),
        story: (await archive.storyOf(article.id, hidden)) ?? null,
      };
    },

    /** A whole story, asked for as in `storyAsked`. @throws Refusal unknown-article */
    async story(asked: string, guildId: string | null): Promise<Account> {
      return accountOf(await storyAsked(asked, guildId), linesOf);
    },

    storyAsked,

    /** @throws Refusal empty-query, unknown-outlet */
    async search(question: SearchQuestion, guildId: string | null) {
      const { query, outlet, region, since, offset } = question;
      if (!/[\p{L}\p{N}]/u.test(query)) throw new Refusal('empty-query', {});
      const hidden = await archive.hiddenOutlets(guildId);
      const filter = {
        hidden,
        outlet: outlet === null ? undefined : await outletNamed(archive, outlet, hidden),
        region: region ?? undefined,
        since: since ?? undefined,
      };
      const { hits, more } = await archive.search(query, { ...filter, offset, limit: HITS });
      return {
        ...question,
        more,
        hits: hits.map(({ article, terms }) => ({ article, terms, lines: linesOf(article, 1) })),
      };
    },

    /** Articles with the words typed in their headline, the last one unfinished; newest first, and the newest where nothing is typed. */
    async completeArticle(
      typed: string,
      guildId: string | null,
    ): Promise<readonly { readonly id: string; readonly headline: string; readonly outlet: string }[]> {
      return archive.headlines(typed, 25, await archive.hiddenOutlets(guildId));
    },

    async completeOutlet(typed: string, guildId: string | null): Promise<readonly Named[]> {
      return (await archive.outletNames(typed, 25, await archive.hiddenOutlets(guildId)))
        .filter((name) => name !== '')
        .map((name) => ({ name, value: name }));
    },

    /** Keeps a question that is too long for a button's address. */
    async keepQuestion(question: LatestQuestion | SearchQuestion): Promise<string> {
      const { offset: _, ...rest } = question;
      const key = createHash('sha256').update(JSON.stringify(rest)).digest('base64url').slice(0, 16);
      await archive.keep.set(`question:${key}`, rest, KEPT_MS);
      return key;
    },

    /** @throws Refusal out-of-date when it is no longer kept */
    async keptQuestion<Question extends LatestQuestion | SearchQuestion>(
      key: string,
    ): Promise<Omit<Question, 'offset'>> {
      const question = await archive.keep.get<Omit<Question, 'offset'>>(`question:${key}`);
      if (!question) throw new Refusal('out-of-date', {});
      return question;
    },
  };

  /**
   * By its id, by an article's or by words of a headline.
   * @throws Refusal unknown-article
   */
  async function storyAsked(asked: string, guildId: string | null): Promise<Story> {
    const hidden = await archive.hiddenOutlets(guildId);
    const article =
      (await archive.article(asked)) ?? (await archive.story(asked, hidden))?.lead ?? (await byHeadline(asked, hidden));
    const story = article && (await archive.storyOf(article.id, hidden));
    if (!story) throw new Refusal('unknown-article', { asked });
    return story;
  }

  async function byHeadline(asked: string, hidden: readonly string[]): Promise<Article | undefined> {
    const [first] = await archive.headlines(asked, 1, hidden);
    const hit = first?.id ?? (await archive.search(asked, { limit: 1, hidden })).hits[0]?.article.id;
    return hit === undefined || !/[\p{L}\p{N}]/u.test(asked) ? undefined : archive.article(hit);
  }
}
