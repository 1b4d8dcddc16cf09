// Full-text search: the single place where the engine matters. Both ways take folded words, refer to articles by their place, and rank
// a word of the headline six times over one of the text.
import { sql } from 'kysely';
import { engineOf } from './engine.ts';
import * as fts5 from './fts5.ts';
import type { Term } from './query.ts';
import type { Database } from './schema.ts';
import * as tsvector from './tsvector.ts';

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

interface FullText {
  createWordIndices(db: Database): Promise<void>;
  /** @param articles in the order of their places, which is the order the index is fast in */
  indexWords(db: Database, articles: readonly Indexed[]): Promise<void>;
  unindexWords(db: Database, places: readonly number[]): Promise<void>;
  clearWords(db: Database): Promise<void>;
  /** Places of the newest articles whose headline has all the words, the last one perhaps unfinished. */
  headlinesWith(
    db: Database,
    words: readonly string[],
    limit: number,
    hidden: readonly string[],
  ): Promise<readonly number[]>;
  /** How many articles hold the term, counted up to `most`. */
  holding(db: Database, term: Term, most: number): Promise<number>;
  /** Places of the newest articles that have all the terms, in the headline alone or anywhere, newest first. */
  newestWith(
    db: Database,
    terms: readonly Term[],
    bounds: Bounds,
    limit: number,
    where?: 'headline',
  ): Promise<readonly number[]>;
  /** Places of the newest so many articles that have all the terms, those best by the weighed ones first, the newer before the older. */
  ranked(
    db: Database,
    terms: readonly Term[],
    weighed: readonly Weighed[],
    bounds: Bounds,
    limit: number,
  ): Promise<readonly number[]>;
}

export interface Weighed {
  readonly term: Term;
  /** How many articles hold it. */
  readonly held: number;
}

/** Ranking is for the newest so many matches. */
const RANKED = 2_000;
/** A term that so many articles hold does not tell them apart: it has to occur, but weighs nothing. */
const COMMON = 4_000;

const INDICES: Readonly<Record<ReturnType<typeof engineOf>, FullText>> = { sqlite: fts5, postgres: tsvector };

export function createWordIndices(db: Database): Promise<void> {
  return INDICES[engineOf(db)].createWordIndices(db);
}

export function indexWords(db: Database, articles: readonly Indexed[]): Promise<void> {
  return INDICES[engineOf(db)].indexWords(db, articles);
}

export function unindexWords(db: Database, places: readonly number[]): Promise<void> {
  return INDICES[engineOf(db)].unindexWords(db, places);
}

export function clearWords(db: Database): Promise<void> {
  return INDICES[engineOf(db)].clearWords(db);
}

/** How many articles are indexed. */
export async function countIndexed(db: Database): Promise<number> {
  const { rows } = await sql<{ found: number }>`select count(*) as found from article_words`.execute(db);
  return Number(rows[0]?.found ?? 0);
}

export function headlinesWith(
  db: Database,
  words: readonly string[],
  limit: number,
  hidden: readonly string[] = [],
): Promise<readonly number[]> {
  return INDICES[engineOf(db)].headlinesWith(db, words, limit, hidden);
}

/**
 * Places of the articles that have all the terms, best first; see `search` for what is best.
 * Ranking looks at every article that holds one of its terms, so it is asked about the rarer terms only.
 */
export async function bestPlaces(db: Database, terms: readonly Term[], bounds: Bounds): Promise<readonly number[]> {
  const index = INDICES[engineOf(db)];
  const rare: Weighed[] = [];
  for (const term of terms) {
    const held = await index.holding(db, term, COMMON);
    if (held < COMMON) rare.push({ term, held });
  }
  if (rare.length > 0) return index.ranked(db, terms, rare, bounds, RANKED);
  const inHeadline = await index.newestWith(db, terms, bounds, RANKED, 'headline');
  return [...new Set([...inHeadline, ...(await index.newestWith(db, terms, bounds, RANKED))])];
}
