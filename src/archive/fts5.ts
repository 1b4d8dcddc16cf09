// Full-text search in SQLite's FTS5, by its rowid, which is the article's place.
import { createHash } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import { folded } from '../news/words.ts';
import type { Bounds, Indexed, Weighed } from './full-text.ts';
import { shown, withHidden } from './hidden.ts';
import type { Term } from './query.ts';
import type { Database } from './schema.ts';

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

export async function unindexWords(db: Database, places: readonly number[]): Promise<void> {
  for (const place of places) {
    await sql`delete from article_words where rowid = ${integer(place)}`.execute(db);
    await sql`delete from headline_words where rowid = ${integer(place)}`.execute(db);
  }
}

export async function clearWords(db: Database): Promise<void> {
  await sql`insert into article_words (article_words) values ('delete-all')`.execute(db);
  await sql`insert into headline_words (headline_words) values ('delete-all')`.execute(db);
}

export async function headlinesWith(
  db: Database,
  words: readonly string[],
  limit: number,
  hidden: readonly string[],
): Promise<readonly number[]> {
  const match = words.map((word, index) => quoted({ words: [word], prefix: index === words.length - 1 })).join(' AND ');
  return places(
    db,
    sql`${withHidden(db, hidden)} select rowid as place from headline_words where headline_words match ${match}
      ${notHidden(sql`headline_words.rowid`, hidden)} order by rowid desc limit ${integer(limit)}`,
  );
}

export async function holding(db: Database, term: Term, most: number): Promise<number> {
  const { rows } = await sql<{ found: number }>`select count(*) as found from
    (select 1 from article_words where article_words match ${matching([term], {})} limit ${integer(most)})`.execute(db);
  return rows[0]?.found ?? 0;
}

export async function newestWith(
  db: Database,
  terms: readonly Term[],
  bounds: Bounds,
  limit: number,
  where?: 'headline',
): Promise<readonly number[]> {
  const { hidden = [] } = bounds;
  return places(db, sql`${withHidden(db, hidden)} ${newest(matching(terms, bounds, where), bounds, limit)}`);
}

export async function ranked(
  db: Database,
  terms: readonly Term[],
  weighed: readonly Weighed[],
  bounds: Bounds,
  limit: number,
): Promise<readonly number[]> {
  const { hidden = [] } = bounds;
  const telling = weighed.map(({ term }) => term);
  // The plus keeps the engine from asking the index once for each of the newest.
  return places(
    db,
    sql`${withHidden(db, hidden)} select rowid as place from article_words where article_words match ${matching(telling, {})}
      and +rowid in (${newest(matching(terms, bounds), bounds, limit)})
      order by bm25(article_words, ${sql.lit(HEADLINE_WEIGHT)}.0, 1.0, 0.0), rowid desc`,
  );
}

function newest(match: string, { from, hidden = [] }: Bounds, limit: number) {
  const since = from === undefined ? sql`` : sql`and rowid >= ${integer(from)}`;
  return sql`select rowid as place from article_words where article_words match ${match} ${since}
    ${notHidden(sql`article_words.rowid`, hidden)} order by rowid desc limit ${integer(limit)}`;
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
