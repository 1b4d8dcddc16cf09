// Full-text search in PostgreSQL's own, by the article's place. The words are folded and placed by us, so that no dictionary, no parser and no
// language of the server's has a say in what a word is.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { folded } from '../news/words.ts';
import type { Bounds, Indexed, Weighed } from './full-text.ts';
import { shown, withHidden } from './hidden.ts';
import type { Term } from './query.ts';
import type { Database } from './schema.ts';
import { tallied } from './tally.ts';

const ROWS_A_STATEMENT = 100;
/** A longer word is cut, in an article as in a query: PostgreSQL takes words of 2,046 bytes at most. */
const LONGEST_WORD = 500;
/** PostgreSQL keeps 1 MB of an article's words and where they stand. Of a text with more, what follows is not found. */
const ROOM_BYTES = 900_000;
/** Where a word stands is kept for its first 256 occurrences and up to this position; a phrase is found among those. */
const POSITIONS = 255;
const LAST_POSITION = 16_383;
/** In the order D, C, B, A: a word of the text is a D, one of the headline an A, six times as heavy. */
const WEIGHTS = '{0.1667, 0, 0, 1}';
/** No folded word has it, so nobody can type what it begins. */
const MARK = '#';

export async function createWordIndices(db: Database): Promise<void> {
  await sql`create table article_words (place bigint primary key, words tsvector not null, headline tsvector not null)`.execute(
    db,
  );
  await sql`create index article_words_by_word on article_words using gin (words)`.execute(db);
  await sql`create index article_words_by_headline on article_words using gin (headline)`.execute(db);
}

export async function indexWords(db: Database, articles: readonly Indexed[]): Promise<void> {
  for (let from = 0; from < articles.length; from += ROWS_A_STATEMENT) {
    const rows = articles.slice(from, from + ROWS_A_STATEMENT).map((article) => {
      const headline = wordsOf(article.headline);
      const marks = [outletMark(article.outlet), ...article.regions.map(regionMark)];
      const words = vector(headline, wordsOf(article.text), marks);
      return sql`(cast(${article.place} as bigint), cast(${words} as tsvector), strip(cast(${vector(headline, [], [])} as tsvector)))`;
    });
    await sql`insert into article_words (place, words, headline) values ${sql.join(rows)}`.execute(db);
  }
}

export async function unindexWords(db: Database, places: readonly number[]): Promise<void> {
  if (places.length > 0) await sql`delete from article_words where place in (${sql.join([...places])})`.execute(db);
}

export async function clearWords(db: Database): Promise<void> {
  await sql`delete from article_words`.execute(db);
}

export async function headlinesWith(
  db: Database,
  words: readonly string[],
  limit: number,
  hidden: readonly string[],
): Promise<readonly number[]> {
  const match = matching(words.map((word, index) => ({ words: [word], prefix: index === words.length - 1 })));
  return places(
    db,
    sql`${withHidden(db, hidden)} select place from article_words where headline @@ cast(${match} as tsquery)
      ${notHidden(hidden)} order by place desc limit ${limit}`,
  );
}

export async function holding(db: Database, term: Term, most: number): Promise<number> {
  const { rows } = await sql<{ found: number }>`select count(*) as found from
    (select 1 from article_words where words @@ cast(${matching([term])} as tsquery) limit ${most}) as holding`.execute(
    db,
  );
  return Number(rows[0]?.found ?? 0);
}

export async function newestWith(
  db: Database,
  terms: readonly Term[],
  bounds: Bounds,
  limit: number,
  where?: 'headline',
): Promise<readonly number[]> {
  return places(db, sql`${withHidden(db, bounds.hidden ?? [])} ${newest(terms, bounds, limit, where)}`);
}

/**
 * By the sum over the terms of how much a term tells (the logarithm of the share of articles without it, as in bm25; Robertson and Zaragoza,
 * "The Probabilistic Relevance Framework", 2009) times how much the article is about it (`ts_rank`, which lets each further occurrence count
 * less, over the logarithm of the length).
 */
export async function ranked(
  db: Database,
  terms: readonly Term[],
  weighed: readonly Weighed[],
  bounds: Bounds,
  limit: number,
): Promise<readonly number[]> {
  const articles = await tallied(db, 'articles');
  const scores = weighed.map(({ term, held }) => {
    const telling = Math.log(1 + (Math.max(articles, held) - held + 0.5) / (held + 0.5));
    return sql`cast(${telling} as float8) * ts_rank(cast(${WEIGHTS} as float4[]), words, cast(${matching([term])} as tsquery), 1)`;
  });
  return places(
    db,
    sql`${withHidden(db, bounds.hidden ?? [])} select place from (${newest(terms, bounds, limit)}) as newest
      order by ${sql.join(scores, sql` + `)} desc, place desc`,
  );
}

function newest(
  terms: readonly Term[],
  { outlet, region, from, hidden = [] }: Bounds,
  limit: number,
  where?: 'headline',
) {
  const marks = [outlet === undefined ? [] : outletMark(outlet), region === undefined ? [] : regionMark(region)].flat();
  const match = [matching(terms, where === 'headline' ? 'A' : ''), ...marks.map(lexeme)].join(' & ');
  const since = from === undefined ? sql`` : sql`and place >= ${from}`;
  return sql`select place, words from article_words where words @@ cast(${match} as tsquery) ${since}
    ${notHidden(hidden)}
    order by place desc limit ${limit}`;
}

/** The index does not know the outlets by name; the articles do, by their places. */
function notHidden(hidden: readonly string[]) {
  const [condition] = shown(sql`a.outlet`, hidden);
  return condition
    ? sql`and exists (select 1 from articles as a where a.place = article_words.place and ${condition})`
    : sql``;
}

async function places(db: Database, query: ReturnType<typeof sql>): Promise<readonly number[]> {
  const { rows } = await sql<{ place: number }>`${query}`.execute(db);
  return rows.map(({ place }) => Number(place));
}

/** In the language of `tsquery`. */
function matching(terms: readonly Term[], weight = ''): string {
  const one = ({ words, prefix }: Term) => {
    const parts = words.map((word, index) => {
      const flags = `${prefix && index === words.length - 1 ? '*' : ''}${weight}`;
      return `${lexeme(word.slice(0, LONGEST_WORD))}${flags ? `:${flags}` : ''}`;
    });
    return `(${parts.join(' <-> ')})`;
  };
  return terms.map(one).join(' & ');
}

/** Folded words hold no quotation mark and no backslash; marks are ours. */
function lexeme(word: string): string {
  return `'${word}'`;
}

function wordsOf(text: string): readonly string[] {
  return folded(text).split(' ').filter(Boolean);
}

/** In the language of `tsvector`. Between headline and text one position stays empty, so that no phrase goes over it. */
function vector(headline: readonly string[], body: readonly string[], marks: readonly string[]): string {
  const found = new Map<string, string[]>();
  let room = ROOM_BYTES;
  const put = (word: string, position: number, weight: string) => {
    const cut = word.slice(0, LONGEST_WORD);
    let positions = found.get(cut);
    if (!positions) {
      room -= Buffer.byteLength(cut) + 8;
      if (room < 0) return;
      positions = [];
      found.set(cut, positions);
    }
    if (position > LAST_POSITION || positions.length >= POSITIONS || room < 2) return;
    room -= 2;
    positions.push(`${position}${weight}`);
  };
  headline.forEach((word, index) => {
    put(word, index + 1, 'A');
  });
  body.forEach((word, index) => {
    put(word, headline.length + 2 + index, '');
  });
  const words = Array.from(found, ([word, positions]) => lexeme(word) + (positions.length > 0 ? `:${positions}` : ''));
  return [...words, ...marks.map(lexeme)].join(' ');
}

function outletMark(outlet: string): string {
  return `${MARK}o${createHash('sha256').update(outlet).digest('hex').slice(0, 16)}`;
}

function regionMark(region: string): string {
  return `${MARK}r${region.replace(/[^a-z]/g, '')}`;
}
