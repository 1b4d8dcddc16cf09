// Full-text search: the single place where the engine matters. Here: SQLite's FTS5.
import { type Kysely, sql } from 'kysely';
import type { Article, Region } from '../news/article.ts';
import { folded } from '../news/words.ts';
import type { Database, Schema } from './database.ts';
import { articleOf } from './rows.ts';

export interface SearchFilter {
  readonly outlet?: string | undefined;
  readonly region?: Region | undefined;
  readonly since?: number | undefined;
  readonly offset?: number | undefined;
  readonly limit: number;
}

export interface Hit {
  readonly article: Article;
  /** Folded words, or beginnings of words, to embolden. */
  readonly terms: readonly string[];
}

/** Ranking is for the newest so many matches: a word that every article holds must not cost a look at every article. */
const RANKED = 5_000;
/** Completion looks at the newest so many matches. */
const COMPLETED = 200;
const LONGEST_QUERY_WORDS = 12;
/** A headline's word weighs as much as so many of the text. */
const HEADLINE_WEIGHT = 6;

export async function indexWords(tx: Kysely<Schema>, seq: number, article: Article): Promise<void> {
  await sql`insert into article_words (rowid, headline, body) values (${seq}, ${article.headline}, ${article.text})`.execute(
    tx,
  );
}

export interface Term {
  /** Folded words, in order; more than one is a phrase. */
  readonly words: readonly string[];
  readonly prefix: boolean;
}

/**
 * Reads what somebody typed: words all of which must occur, "phrases" in any quotation marks, `pre*` for beginnings. Whatever
 * else is typed is punctuation: there is no text that is not a query, and none that is a syntax error.
 */
export function termsOf(query: string): readonly Term[] {
  const pieces = query.slice(0, 1_000).matchAll(/["“”„«»]([^"“”„«»]*)["“”„«»]|[^\s"“”„«»]+/g);
  const terms: Term[] = [];
  let room = LONGEST_QUERY_WORDS;
  for (const [piece, phrase] of pieces) {
    const words = folded(phrase ?? piece)
      .split(' ')
      .filter(Boolean)
      .slice(0, room);
    room -= words.length;
    if (words.length > 0) terms.push({ words, prefix: phrase === undefined && piece.endsWith('*') });
  }
  return terms;
}

/** FTS5's own language; every word stands in quotation marks, so none can be an operator. `folded` leaves no mark in a word. */
function matchExpression(terms: readonly Term[], column?: 'headline'): string {
  const all = terms.map(({ words, prefix }) => `"${words.join(' ')}"${prefix ? '*' : ''}`).join(' AND ');
  return column ? `${column} : (${all})` : all;
}

/** The `seq` of the newest articles whose headline holds the words typed so far. */
export function headlineMatches(_db: Database, typed: string) {
  const words = folded(typed).split(' ').filter(Boolean).slice(0, LONGEST_QUERY_WORDS);
  const terms = words.map((word, index) => ({ words: [word], prefix: index === words.length - 1 }));
  const expression = terms.length > 0 ? matchExpression(terms, 'headline') : '""';
  return sql<number>`(select rowid from article_words where article_words match ${expression} order by rowid desc limit ${sql.lit(COMPLETED)})`;
}

export function searchIn(db: Database) {
  /** Best first by bm25 among the newest matches; see `termsOf` for what may be typed. */
  async function search(query: string, filter: SearchFilter): Promise<{ hits: readonly Hit[]; more: boolean }> {
    const terms = termsOf(query);
    if (terms.length === 0) return { hits: [], more: false };
    const { outlet, region, since, offset = 0, limit } = filter;
    const expression = matchExpression(terms);
    const conditions = [
      outlet === undefined ? undefined : sql`a.outlet = ${outlet}`,
      since === undefined ? undefined : sql`a.news_at >= ${since}`,
      region === undefined
        ? undefined
        : sql`exists (select 1 from article_labels l where l.article_id = a.id and l.kind = 'region' and l.label = ${region})`,
    ].filter((condition) => condition !== undefined);
    const where = conditions.length > 0 ? sql`where ${sql.join(conditions, sql` and `)}` : sql``;
    const { rows } = await sql<Parameters<typeof articleOf>[0]>`
      with newest as materialized (
        select rowid from article_words where article_words match ${expression} order by rowid desc limit ${sql.lit(RANKED)}
      ), oldest as (select min(rowid) as seq from newest), ranked as materialized (
        select w.rowid as seq, bm25(article_words, ${sql.lit(HEADLINE_WEIGHT)}.0, 1.0) as score
        from article_words w where article_words match ${expression} and w.rowid >= (select seq from oldest)
      )
      select a.* from ranked r join articles a on a.seq = r.seq ${where}
      order by r.score, a.news_at desc, a.id limit ${limit + 1} offset ${offset}`.execute(db);
    const emboldened = terms.flatMap(({ words, prefix }) => words.map((word) => (prefix ? `${word}*` : word)));
    return {
      hits: rows.slice(0, limit).map((row) => ({ article: articleOf(row), terms: emboldened })),
      more: rows.length > limit,
    };
  }

  return { search };
}
