// Story: what several outlets report about one event. Filing an article under it: `filing.ts`.
import { type Article, newsAt } from './article.ts';
import { leadAmong } from './lead.ts';
import { countWords } from './words.ts';

export interface Story {
  readonly id: string;
  /** The article that speaks for the story; it is also the first of `articles`. */
  readonly lead: Article;
  /** Every article filed under the story, the lead first, then newest first. */
  readonly articles: readonly Article[];
  /** The newest article's `newsAt`. */
  readonly newsAt: number;
  /** Article → the article whose text it prints, which need not be among `articles`. */
  readonly copies: ReadonlyMap<string, string>;
}

/** The story made of the articles filed under it; at least one. Of those that tell enough, and not another's text, one leads: see `leadAmong`. */
export function storyFrom(id: string, articles: readonly Article[], copies: ReadonlyMap<string, string> = NONE): Story {
  const newest = [...articles].sort((a, b) => newsAt(b) - newsAt(a) || (a.id < b.id ? -1 : 1));
  const printed = copiesAmong(articles, copies);
  const own = printed.size === 0 ? newest : newest.filter((article) => !printed.has(article));
  if (!newest[0] || own.length === 0) throw new Error(`story ${id} has no article`);
  const telling = own.length === 1 ? own : own.filter(({ text }) => countWords(text.slice(0, LOOK)) >= ENOUGH);
  const lead = leadAmong(telling.length > 0 ? telling : own);
  return {
    id,
    lead,
    articles: [lead, ...newest.filter((article) => article !== lead)],
    newsAt: newsAt(newest[0]),
    copies,
  };
}

/** Those of the articles that print the text of another of them. Where the text's first is not among them, the oldest of its copies stands for it. */
export function copiesAmong(articles: readonly Article[], copies: ReadonlyMap<string, string>): ReadonlySet<Article> {
  if (copies.size === 0) return NO_COPIES;
  const taken = new Set(articles.filter(({ id }) => !copies.has(id)).map(({ id }) => id));
  const oldest = [...articles].sort((a, b) => newsAt(a) - newsAt(b) || (a.id < b.id ? -1 : 1));
  return new Set(
    oldest.filter(({ id }) => {
      const first = copies.get(id);
      if (first === undefined) return false;
      const isCopy = taken.has(first);
      taken.add(first);
      return isCopy;
    }),
  );
}

/** How many outlets report it by themselves: wire copy counts once, and so do the editions of one outlet. */
export function outletsOf({ articles, copies }: Pick<Story, 'articles' | 'copies'>): number {
  const printed = copiesAmong(articles, copies);
  return new Set(articles.filter((article) => !printed.has(article)).map(({ outlet }) => outlet)).size;
}

const NO_COPIES: ReadonlySet<Article> = new Set();
const NONE: ReadonlyMap<string, string> = new Map();
const ENOUGH = 80;
/** So many words are in so many letters. */
const LOOK = 2000;
