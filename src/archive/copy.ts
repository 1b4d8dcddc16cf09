// Copying an archive from one database to another, on whatever engines, all or nothing, and reading both again to see that it is the same.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { PlainError } from '../news/plain-error.ts';
import { clearWords, countIndexed, indexWords } from './full-text.ts';
import { json } from './rows.ts';
import type { Database, Schema } from './schema.ts';

type Table = Exclude<keyof Schema, Momentary>;
/** Of the moment: they stay behind. */
const MOMENTARY = ['leases', 'looks'] as const;
type Momentary = (typeof MOMENTARY)[number];
type Row = Readonly<Record<string, unknown>>;

/** Every table with the columns that tell its rows apart, in whose order they are copied. */
const TABLES: { readonly [Name in Table]: readonly (keyof Schema[Name] & string)[] } = {
  articles: ['place'],
  outlets: ['name'],
  tallies: ['name'],
  filings: ['article_id'],
  filing_terms: ['term', 'news_at', 'article_id'],
  story_labels: ['story_id', 'kind', 'label'],
  versions: ['article_id', 'version'],
  tombstones: ['article_id'],
  teasers: ['article_id'],
  feeds: ['id'],
  feed_times: ['feed_id'],
  entries: ['key', 'feed_id'],
  guild_feeds: ['guild_id', 'feed_id'],
  guild_mutes: ['guild_id', 'outlet'],
  subscriptions: ['id'],
  deliveries: ['id'],
  told: ['subscription_id', 'story_id'],
  posted_lines: ['delivery_id', 'place'],
  changed_articles: ['article_id'],
  corrections: ['delivery_id', 'place', 'turn'],
  amended_messages: ['delivery_id'],
  drafts: ['delivery_id'],
  keep: ['key'],
};
const NAMES = Object.keys(TABLES) as readonly Table[];
const ROWS_AT_ONCE = 200;

export interface Copied {
  readonly table: string;
  readonly rows: number;
  /** SHA-256 over all rows in order, in hexadecimal. */
  readonly checksum: string;
}

/**
 * Copies all rows in one transaction of the target, with the word indices made anew. The source is read as it is at one moment; a SQLite file lets nobody
 * write meanwhile, so that nothing written is left behind.
 * @param options.replace empties the target first, in the same transaction
 * @param options.copied hears of each table once it was read again from both sides
 * @throws PlainError when the target holds something and is not to be replaced, or when what was read again differs; nothing is changed then
 */
export async function copyArchive(
  from: Database,
  to: Database,
  options: { readonly replace?: boolean; readonly copied?: (table: Copied) => void } = {},
): Promise<readonly Copied[]> {
  return from
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute((source) =>
      to.transaction().execute(async (target) => {
        if (options.replace) await empty(target);
        const held = await heldBy(target);
        if (held.length > 0)
          throw new PlainError(`It is not empty: it has rows in ${held.join(', ')}. Nothing was changed.`);
        const all: Copied[] = [];
        for (const name of NAMES) {
          await copyTable(source, target, name);
          const [there, here] = [await fingerprint(source, name), await fingerprint(target, name)];
          if (there.rows !== here.rows || there.checksum !== here.checksum) {
            throw new PlainError(
              `What was copied of ${name} differs when it is read again (${there.rows} and ${here.rows} rows). Nothing was changed.`,
            );
          }
          all.push(here);
          options.copied?.(here);
        }
        const [there, here] = [await countIndexed(source), await countIndexed(target)];
        if (there !== here) throw new PlainError(`Of ${there} articles, ${here} can be searched. Nothing was changed.`);
        return all;
      }),
    );
}

/** The tables that hold something. */
export async function heldBy(db: Database): Promise<readonly string[]> {
  const held: string[] = [];
  for (const name of NAMES) {
    const { rows } = await sql`select 1 from ${sql.table(name)} limit 1`.execute(db);
    if (rows.length > 0) held.push(name);
  }
  return held;
}

async function empty(target: Database): Promise<void> {
  for (const name of [...NAMES, ...MOMENTARY]) await sql`delete from ${sql.table(name)}`.execute(target);
  await clearWords(target);
}

async function copyTable(source: Database, target: Database, name: Table): Promise<void> {
  for await (const rows of rowsOf(source, name)) {
    await target
      .insertInto(name)
      .values(rows as never)
      .execute();
    if (name === 'articles') await index(target, rows as never);
  }
}

/** An article of which only headline and link were kept is not found by its words. */
async function index(target: Database, rows: readonly Schema['articles'][]): Promise<void> {
  const whole = rows.filter(({ thinned_at }) => thinned_at === null);
  const indexed = whole.map((row) => ({ ...row, place: Number(row.place), regions: json<string[]>(row.regions) }));
  await indexWords(target, indexed);
}

async function fingerprint(db: Database, name: Table): Promise<Copied> {
  const hash = createHash('sha256');
  let count = 0;
  for await (const rows of rowsOf(db, name)) {
    count += rows.length;
    for (const row of rows) hash.update(`${written(row)}\n`);
  }
  return { table: name, rows: count, checksum: hash.digest('hex') };
}

/** Columns by name. The character that no archive takes may stand in one of an earlier version; see `border.ts`. */
function written(row: Row): string {
  const columns = Object.keys(row).sort();
  const plain = (value: unknown) => (typeof value === 'string' ? value.replaceAll('\0', '') : value);
  return JSON.stringify(columns.map((column) => [column, plain(row[column])]));
}

async function* rowsOf(db: Database, name: Table): AsyncGenerator<readonly Row[]> {
  const key: readonly string[] = TABLES[name];
  const columns = sql.join(key.map((column) => sql.ref(column)));
  let beyond = sql``;
  for (;;) {
    const { rows } =
      await sql<Row>`select * from ${sql.table(name)} ${beyond} order by ${columns} limit ${sql.lit(ROWS_AT_ONCE)}`.execute(
        db,
      );
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    beyond = sql`where (${columns}) > (${sql.join(key.map((column) => last[column]))})`;
  }
}
