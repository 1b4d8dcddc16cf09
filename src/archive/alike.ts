// What a new article is compared with: articles that share its telling words, and what else is filed with these.
import { sql } from 'kysely';
import { type Filed, type keysOf, NEAREST, SHARING, STORIES_SEEN, STORY_SEEN } from '../news/filing.ts';
import { rowsOf } from './list.ts';
import { traitsFrom } from './profiles.ts';
import type { Database, Schema } from './schema.ts';

export type Keys = ReturnType<typeof keysOf>;

type FiledRow = Pick<Schema['filings'], 'article_id' | 'story_id' | 'outlet' | 'news_at' | 'wire_copy_of' | 'profile'>;
const FILED = sql.raw('f.article_id, f.story_id, f.outlet, f.news_at, f.wire_copy_of, f.profile');

/**
 * Articles filed not farther than the window from `at` that share the most of the keys by their weight, then the newest, and the newest of their
 * first stories. Of each key the newest 50 articles in the window are looked at.
 */
export async function alike(db: Database, keys: Keys, at: number, windowMs: number): Promise<readonly Filed[]> {
  if (keys.length === 0) return [];
  const within = { from: at - windowMs, to: at + windowMs };
  const shared = foremost(await sharing(db, keys, within));
  if (shared.length === 0) return [];
  const { rows: best } = await sql<FiledRow>`
    select ${FILED} from
      (select f.article_id, f.news_at, cast(value->>1 as integer) as shared from ${rowsOf(db, shared)}
        cross join filings as f where f.article_id = value->>0
        order by shared desc, f.news_at desc, f.article_id desc limit ${sql.lit(NEAREST)}) as best
      join filings as f on f.article_id = best.article_id
    order by best.shared desc, best.news_at desc, best.article_id desc`.execute(db);
  if (best.length === 0) return [];
  const seen = [...new Set(best.map(({ story_id }) => story_id))].slice(0, STORIES_SEEN);
  const newest = seen.map(
    (
      id,
    ) => sql`select * from (select ${FILED} from filings as f where f.story_id = ${id} and f.news_at >= ${within.from}
      and f.news_at <= ${within.to} order by f.news_at desc, f.article_id desc limit ${sql.lit(STORY_SEEN)}) as story`,
  );
  const { rows: members } = await sql<FiledRow>`${sql.join(newest, sql` union all `)}`.execute(db);
  const found = new Map([...best, ...members].map((row) => [row.article_id, row]));
  return [...found.values()].flatMap(filedOf);
}

/**
 * How much each article shares, by its id. Ids have no spaces, and are handed over many at a time and counted here: grouping them in the engine takes three
 * times as long.
 */
async function sharing(
  db: Database,
  keys: Keys,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ weight: number | string; ids: string | null }>`select value->>1 as weight,
    (select string_agg(article_id, ' ') from (select article_id from filing_terms where term = value->>0
      and news_at >= ${from} and news_at <= ${to} order by news_at desc, article_id desc limit ${sql.lit(SHARING)}) as newest) as ids
    from ${rowsOf(db, keys)}`.execute(db);
  const shared = new Map<string, number>();
  for (const { weight, ids } of rows) {
    const more = Number(weight);
    for (const id of ids?.split(' ') ?? []) shared.set(id, (shared.get(id) ?? 0) + more);
  }
  return shared;
}

/** Those that share the most, as many as are looked at and all that share as much as the last of these. */
function foremost(shared: ReadonlyMap<string, number>): readonly (readonly [id: string, shared: number])[] {
  const least = [...shared.values()].sort((one, other) => other - one)[NEAREST - 1] ?? 0;
  return [...shared].filter(([, much]) => much >= least);
}

function filedOf(row: FiledRow): readonly Filed[] {
  if (row.profile === null) return [];
  const { article_id: articleId, story_id: storyId, outlet, wire_copy_of: wireCopyOf } = row;
  const profile = traitsFrom(articleId, row.profile);
  return [{ articleId, storyId, outlet, wireCopyOf, newsAt: Number(row.news_at), profile }];
}
