// Finding the newest stories that a filter admits, without looking at the others.
import { type RawBuilder, sql } from 'kysely';
import type { Region, Topic } from '../news/article.ts';
import { shown, withHidden } from './hidden.ts';
import { json } from './rows.ts';
import type { Database, LabelKind } from './schema.ts';

export interface StoryFilter {
  readonly topics?: readonly Topic[] | undefined;
  readonly regions?: readonly Region[] | undefined;
  readonly outlets?: readonly string[] | undefined;
  /** Articles of these outlets are passed over, and stories that have no others. */
  readonly hidden?: readonly string[] | undefined;
  /** Articles whose language is not known are kept. */
  readonly languages?: readonly string[] | undefined;
  /** News at or after this instant. */
  readonly since?: number | undefined;
  /** News at or before this instant. */
  readonly asOf?: number | undefined;
  readonly offset?: number | undefined;
  readonly limit: number;
}

interface Wanted {
  readonly kind: LabelKind;
  readonly labels: readonly string[];
}
/** A story's place in the order: newest first, then by id. */
interface Position {
  readonly at: number;
  readonly id: string;
}
interface Found extends Position {
  readonly articleIds: readonly string[];
}

/** Labels with more stories than this are taken to have equally many. */
const COUNTED = 2_000;
const LARGEST_PAGE = 200;

/**
 * Walks down the index of one label, the rarest asked for, newest first. The index knows a story's newest article, but the newest one that
 * the filter admits may be older: so a story found is held back until nothing that is still to come can be newer.
 */
export async function newestStories(
  db: Database,
  filter: StoryFilter,
  articlesEach: number,
): Promise<readonly Found[]> {
  const { offset = 0, limit, outlets = [], hidden = [] } = filter;
  if (outlets.length > 0 && outlets.every((name) => hidden.includes(name))) return [];
  const wanted = wantedBy(filter);
  const path = await rarest(db, wanted);
  const others = wanted.filter(({ kind }) => kind !== path.kind);
  const seen = new Set<string>();
  const found: Found[] = [];
  let page = Math.min(LARGEST_PAGE, offset + limit);
  let below: Position | undefined;
  for (;;) {
    const next = await candidates(db, path, others, filter, below, page);
    // A story with two of the labels comes twice; where it stands higher, it stands right.
    const ids = [...new Set(next.map(({ id }) => id))].filter((id) => !seen.has(id));
    for (const id of ids) seen.add(id);
    found.push(...(await admitted(db, ids, filter, articlesEach)));
    found.sort(newestFirst);
    below = next.at(-1);
    const last = found[offset + limit - 1];
    if (next.length < page || below === undefined || (last && newestFirst(last, below) <= 0)) break;
    page = Math.min(LARGEST_PAGE, page * 2);
  }
  return found.slice(offset, offset + limit);
}

function newestFirst(a: Position, b: Position): number {
  return b.at - a.at || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
}

function wantedBy({
  topics = [],
  regions = [],
  outlets = [],
  languages = [],
  hidden = [],
}: StoryFilter): readonly Wanted[] {
  const all: readonly Wanted[] = [
    { kind: 'outlet', labels: outlets.filter((name) => !hidden.includes(name)) },
    { kind: 'topic', labels: topics },
    { kind: 'region', labels: regions },
    { kind: 'language', labels: languages.length > 0 ? [...languages, ''] : [] },
  ];
  return all
    .filter(({ labels }) => labels.length > 0)
    .map(({ kind, labels }) => ({ kind, labels: [...new Set(labels)] }));
}

async function rarest(db: Database, wanted: readonly Wanted[]): Promise<Wanted> {
  let best: Wanted = wanted[0] ?? { kind: 'all', labels: [''] };
  if (wanted.length < 2) return best;
  let least = Number.POSITIVE_INFINITY;
  for (const one of wanted) {
    const { rows } = await sql<{ found: number }>`select count(*) as found from (select 1 from story_labels
      where kind = ${one.kind} and label in (${sql.join([...one.labels])}) limit ${sql.lit(COUNTED)}) as counted`.execute(
      db,
    );
    const found = Number(rows[0]?.found ?? 0);
    if (found < least) {
      least = found;
      best = one;
    }
  }
  return best;
}

/** The next stories on the path, each label of it read off the index by itself and then put in order. May give a story twice. */
async function candidates(
  db: Database,
  path: Wanted,
  others: readonly Wanted[],
  { since, asOf, outlets = [], hidden = [] }: StoryFilter,
  below: Position | undefined,
  limit: number,
): Promise<readonly Position[]> {
  // Where outlets are named, those that are hidden are not among the labels looked for.
  const held = outlets.length > 0 ? [] : hidden;
  const conditions = [
    ...(since === undefined ? [] : [sql`x.news_at >= ${since}`]),
    ...(asOf === undefined ? [] : [sql`x.first_at <= ${asOf}`]),
    ...(below ? [sql`x.news_at <= ${below.at} and (x.news_at < ${below.at} or x.story_id < ${below.id})`] : []),
    ...(held.length === 0
      ? []
      : [
          sql`exists (select 1 from story_labels as l where ${sql.join(
            [sql`l.story_id = x.story_id`, sql`l.kind = 'outlet'`, ...shown(sql`l.label`, held)],
            sql` and `,
          )})`,
        ]),
    ...others.map(
      ({ kind, labels }) =>
        sql`exists (select 1 from story_labels as l where l.story_id = x.story_id and l.kind = ${kind} and l.label in (${sql.join([...labels])}))`,
    ),
  ];
  const parts = path.labels.map(
    (label) => sql`select * from (select x.story_id as id, x.news_at as at from story_labels as x
      where ${sql.join([sql`x.kind = ${path.kind}`, sql`x.label = ${label}`, ...conditions], sql` and `)}
      order by x.news_at desc, x.story_id desc limit ${limit}) as part`,
  );
  const rows = await all<{ id: string; at: number }>(db, parts, held);
  const positions = rows.map(({ id, at }) => ({ id, at: Number(at) })).sort(newestFirst);
  return positions.slice(0, limit);
}

type Filing = {
  readonly story_id: string;
  readonly article_id: string;
  readonly news_at: number;
  readonly outlet: string;
  readonly topics: string;
  readonly regions: string;
};

/** Which of the stories the filter admits, each with those of its articles that it admits, newest first. */
async function admitted(
  db: Database,
  ids: readonly string[],
  filter: StoryFilter,
  articlesEach: number,
): Promise<readonly Found[]> {
  const { topics = [], regions = [], since } = filter;
  const hidden = new Set(filter.hidden ?? []);
  const parts = ids.map((id) => filingsOf(id, filter, [], articlesEach));
  const found: Found[] = [];
  for (const [id, read] of Map.groupBy(await all<Filing>(db, parts, []), ({ story_id }) => story_id)) {
    let own = read.filter(({ outlet }) => !hidden.has(outlet));
    // Behind so many that are hidden there may be others.
    if (own.length < read.length && read.length === articlesEach)
      own = await all<Filing>(db, [filingsOf(id, filter, [...hidden], articlesEach)], [...hidden]);
    const at = own.reduce((newest, { news_at }) => Math.max(newest, Number(news_at)), Number.NEGATIVE_INFINITY);
    const about = (asked: readonly string[], column: 'topics' | 'regions') =>
      asked.length === 0 || own.some((row) => json<string[]>(row[column]).some((label) => asked.includes(label)));
    if (own.length === 0 || (since !== undefined && at < since)) continue;
    if (about(topics, 'topics') && about(regions, 'regions'))
      found.push({ id, at, articleIds: own.map(({ article_id }) => article_id) });
  }
  return found;
}

function filingsOf(
  storyId: string,
  { outlets = [], languages = [], asOf }: StoryFilter,
  hidden: readonly string[],
  limit: number,
): RawBuilder<unknown> {
  const conditions = [
    sql`story_id = ${storyId}`,
    ...(outlets.length === 0 ? [] : [sql`outlet in (${sql.join([...outlets])})`]),
    ...shown(sql`outlet`, hidden),
    ...(languages.length === 0 ? [] : [sql`(language is null or language in (${sql.join([...languages])}))`]),
    ...(asOf === undefined ? [] : [sql`news_at <= ${asOf}`]),
  ];
  return sql`select * from (select story_id, article_id, news_at, outlet, topics, regions from filings
    where ${sql.join(conditions, sql` and `)} order by news_at desc, article_id desc limit ${sql.lit(limit)}) as part`;
}

/** One statement for many small readings; SQLite joins at most 500. */
async function all<Row>(
  db: Database,
  parts: readonly RawBuilder<unknown>[],
  hidden: readonly string[],
): Promise<Row[]> {
  const rows: Row[] = [];
  for (let from = 0; from < parts.length; from += 100) {
    const { rows: some } = await sql<Row>`${withHidden(db, hidden)} ${sql.join(
      parts.slice(from, from + 100),
      sql` union all `,
    )}`.execute(db);
    rows.push(...some);
  }
  return rows;
}
