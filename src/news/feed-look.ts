// What a feed gives, as a moderator wants to know it before it is kept.
import type { FeedContent } from './feed.ts';
import { languageOf } from './language.ts';

export interface FeedLook {
  readonly title: string | null;
  readonly homepage: string | null;
  /** ISO 639-1: of its text, else what it says of itself; null where neither tells. */
  readonly language: string | null;
  readonly articles: number;
  readonly newest: readonly { readonly headline: string; readonly url: string | null; readonly at: number | null }[];
  /** Articles a day, from the dates of its articles; null where too few have one. */
  readonly pace: number | null;
  /** What most of its articles carry. */
  readonly carries: 'text' | 'teaser' | 'headline';
  /** Articles whose words bear the marks of a wrong character set. */
  readonly garbled: number;
  /** Articles without a date. */
  readonly undated: number;
}

const NEWEST = 3;
const DAY_MS = 24 * 3_600_000;
/** An article of fewer words is taken for a teaser, wherever the feed puts it. */
const WHOLE_WORDS = 100;
/** The oldest fifth of the dates is left out of the pace: one article that is pinned or forgotten would make a busy feed look quiet. */
const COUNTED_SHARE = 0.8;
/** The replacement character; UTF-8 read as Latin-1 or Windows-1252. */
const GARBLED = /\uFFFD|[ÃÂÐÑ][\u0080-\u00BF‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œžŸ]|â€[\u0080-\u00BF™œ“”˜š¦]/u;

/** @param now what lies after it is no date of an article */
export function feedLook(content: FeedContent, now: number): FeedLook {
  const { articles } = content;
  const dated = articles
    .map((article) => ({ ...article, at: dateOf(article.publishedAt ?? article.updatedAt, now) }))
    .sort((a, b) => (b.at ?? Number.NEGATIVE_INFINITY) - (a.at ?? Number.NEGATIVE_INFINITY));
  const words = articles.map(({ headline, summary, text }) => `${headline} ${summary} ${text.slice(0, 300)}`);
  return {
    title: content.title,
    homepage: content.link,
    language: languageOf(words.join(' ')) ?? codeOf(content.language),
    articles: articles.length,
    newest: dated.slice(0, NEWEST).map(({ headline, url, at }) => ({ headline, url, at })),
    pace: paceOf(dated.flatMap(({ at }) => at ?? [])),
    carries: carriedBy(content),
    garbled: words.filter((text) => GARBLED.test(text)).length,
    undated: dated.filter(({ at }) => at === null).length,
  };
}

const dateOf = (at: number | null, now: number) => (at === null || at > now ? null : at);

/** `en-GB` → `en`; null for what is no code. */
function codeOf(language: string | null): string | null {
  return /^[a-z]{2}(?=$|[-_])/i.exec(language?.trim() ?? '')?.[0].toLowerCase() ?? null;
}

/** @param dates newest first */
function paceOf(dates: readonly number[]): number | null {
  const counted = Math.ceil((dates.length - 1) * COUNTED_SHARE);
  const spanMs = (dates[0] ?? 0) - (dates[counted] ?? 0);
  return counted < 1 || spanMs <= 0 ? null : (counted * DAY_MS) / spanMs;
}

function carriedBy({ articles }: FeedContent): FeedLook['carries'] {
  const most = (fits: (article: FeedContent['articles'][number]) => boolean) =>
    articles.filter(fits).length * 2 >= articles.length;
  if (most(({ text }) => text.split(/\s+/).length >= WHOLE_WORDS)) return 'text';
  return most(({ text, summary }) => text !== '' || summary !== '') ? 'teaser' : 'headline';
}
