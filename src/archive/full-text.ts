// Full-text search: the single place where the engine matters. Here: SQLite's FTS5, by its rowid, which is the article's place.
import { createHash } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import { folded } from '../news/words.ts';
import { shown, withHidden } from './hidden.ts';
import type { Term } from './query.ts';
import type { Database } from './schema.ts';

export interface Indexed {
  readonly place: number;
  readonly headline: string;
  readonly text: string;
  readonly outlet: string;
  readonly regions: readonly string[];
}

export interface Bounds {
  readonly outlet?: string | undefined;
  readonly region?: string | undefined;
  /** Outlets whose articles are passed over. */
  readonly hidden?: readonly string[] | undefined;
  /** The least place. */
  readonly from?: number | undefined;
}

/** Ranking is for the newest so many matches. */
const RANKED = 2_000;
/** A term that so many articles hold does not tell them apart: it has to occur, but weighs nothing. */
const COMMON = 4_000;
/** A headline's word weighs as much as so many of the text. */
const HEADLINE_WEIGHT = 6;
/** A statement of several rows makes FTS5 write out what it has gathered so far: better few long ones than many short ones. */
const ROWS_A_STATEMENT = 1_000;

/**
 * Two indices without content of their own, written in the transaction that stores an article. `marks` holds words that nobody can
 * type, for outlet and regions, so that a filter costs no more than another word. Words are folded before they are indexed and
 * before they are looked for, so the tokenizer has nothing left to do but to part them at spaces; left to its own idea of a letter, it would part
 * words of scripts it does not know, and make phrases of them, which an index without positions refuses.
 */
export async function createWordIndices(db: Database): Promise<void> {
  const options = sql.raw(`content='', contentless_delete=1,
    tokenize="unicode61 remove_diacritics 2 categories 'L* M* N* P* S* Z* C*' separators ' '"`);
  await sql`create virtual table article_words using fts5(headline, body, marks, ${options}, prefix='3')`.execute(db);
  await sql`create virtual table headline_words using fts5(headline, ${options}, detail=none, prefix='1 2 3')`.execute(
    db,
  );
}

/** @param articles in the order of their places, which is the order the index is fast in */
export async function indexWords(db: Database, articles: readonly Indexed[]): Promise<void> {
  for (let from = 0; from < articles.length; from += ROWS_A_STATEMENT) {
    const some = articles.slice(from, from + ROWS_A_STATEMENT).map((article) => ({
      place: integer(article.place),
      headline: folded(article.headline),
      body: folded(article.text),
      marks: [outletMark(article.outlet), ...article.regions.map(regionMark)].join(' '),
    }));
    const full = some.map(({ place, headline, body, marks }) => sql`(${place}, ${headline}, ${body}, ${marks})`);
    await sql`insert into article_words (rowid, headline, body, marks) values ${sql.join(full)}`.execute(db);
    const short = some.map(({ place, headline }) => sql`(${place}, ${headline})`);
    await sql`insert into headline_words (rowid, headline) values ${sql.join(short)}`.execute(db);
  }
}

/** Places of the newest articles whose headline has all the words, the last one perhaps unfinished. */
export async function headlinesWith(
  db: Database,
  words: readonly string[],
  limit: number,
  hidden: readonly string[] = [],
): Promise<readonly number[]> {
  const match = words.map((word, index) => quoted({ words: [word], prefix: index === words.length - 1 })).join(' AND ');
  return places(
    db,
    sql`${withHidden(hidden)} select rowid as place from headline_words where headline_words match ${match}
      ${notHidden(sql`headline_words.rowid`, hidden)} order by rowid desc limit ${integer(limit)}`,
  );
}

/**
 * Places of the articles that have all the terms, best first; see `search` for what is best.
 * bm25 looks at every article that holds one of its terms, so it is asked about the rarer terms only.
 */
export async function bestPlaces(db: Database, terms: readonly Term[], bounds: Bounds): Promise<readonly number[]> {
  const rare: Term[] = [];
  for (const term of terms) if (!(await isCommon(db, term))) rare.push(term);
  const { hidden = [] } = bounds;
  const newest = newestWith(matching(terms, bounds), bounds);
  if (rare.length === 0) {
    const inHeadline = await places(
      db,
      sql`${withHidden(hidden)} ${newestWith(matching(terms, bounds, 'headline'), bounds)}`,
    );
    return [...new Set([...inHeadline, ...(await places(db, sql`${withHidden(hidden)} ${newest}`))])];
  }
  // The plus keeps the engine from asking the index once for each of the newest.
  return places(
    db,
    sql`${withHidden(hidden)} select rowid as place from article_words where article_words match ${matching(rare, {})} and +rowid in (${newest})
      order by bm25(article_words, ${sql.lit(HEADLINE_WEIGHT)}.0, 1.0, 0.0), rowid desc`,
  );
}

async function isCommon(db: Database, term: Term): Promise<boolean> {
  const { rows } = await sql<{ found: number }>`select count(*) as found from
    (select 1 from article_words where article_words match ${matching([term], {})} limit ${sql.lit(COMMON)})`.execute(
    db,
  );
  return rows[0]?.found === COMMON;
}

function newestWith(match: string, { from, hidden = [] }: Bounds) {
  const since = from === undefined ? sql`` : sql`and rowid >= ${integer(from)}`;
  return sql`select rowid as place from article_words where article_words match ${match} ${since}
    ${notHidden(sql`article_words.rowid`, hidden)} order by rowid desc limit ${sql.lit(RANKED)}`;
}

/** The index does not know the outlets by name; the articles do, by their places. */
function notHidden(place: RawBuilder<unknown>, hidden: readonly string[]) {
  const [condition] = shown(sql`a.outlet`, hidden);
  return condition ? sql`and exists (select 1 from articles as a where a.place = ${place} and ${condition})` : sql``;
}

async function places(db: Database, query: ReturnType<typeof sql>): Promise<readonly number[]> {
  const { rows } = await sql<{ place: number }>`${query}`.execute(db);
  return rows.map(({ place }) => place);
}

/** In FTS5's own language. Every word stands in quotation marks, so none can be an operator. */
function matching(
  terms: readonly Term[],
  { outlet, region }: Bounds,
  column: 'headline' | 'headline body' = 'headline body',
) {
  const words = `{${column}} : (${terms.map(quoted).join(' AND ')})`;
  const marks = [outlet === undefined ? [] : outletMark(outlet), region === undefined ? [] : regionMark(region)].flat();
  return [words, ...marks.map((mark) => `marks : "${mark}"`)].join(' AND ');
}

function quoted({ words, prefix }: Term): string {
  return `"${words.join(' ')}"${prefix ? '*' : ''}`;
}

function outletMark(outlet: string): string {
  return `outlet${createHash('sha256').update(outlet).digest('hex').slice(0, 16)}`;
}

function regionMark(region: string): string {
  return `region${region.replace(/[^a-z]/g, '')}`;
}

/** JavaScript has one kind of number; FTS5 wants a whole one. */
function integer(value: number) {
  return sql`cast(${value} as integer)`;
}
