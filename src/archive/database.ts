// Opening the archive.
import { type Dialect, Kysely, sql } from 'kysely';
import { ArchiveAway } from '../news/archive-away.ts';
import type { Log } from '../news/log.ts';
import { PlainError } from '../news/plain-error.ts';
import { engineOf } from './engine.ts';
import { migrate } from './migrations.ts';
import type { Database, Schema } from './schema.ts';

export type { Database, Schema } from './schema.ts';

/** Of 4 kB. */
const PAGES_RECLAIMED = 4_000;

interface Row {
  readonly urls: RegExp;
  readonly dialect: (url: string, log: Log | undefined) => Promise<Dialect>;
  /** What to say of a fault while the schema is looked at for the first time. */
  readonly fault: (url: string, error: unknown) => Promise<unknown>;
}

/** The engines: the first whose pattern fits the address opens it. */
const ENGINES: readonly Row[] = [
  {
    urls: /^postgres(ql)?:/i,
    dialect: async (url, log) => (await import('./postgres.ts')).postgres(url, log),
    fault: async (url, error) => (await import('./postgres.ts')).cannotUse(url, error),
  },
  { urls: /^[a-z][a-z0-9+.-]+:\/\//i, dialect: unknownEngine, fault: async (_, error) => error },
  {
    urls: /^/,
    dialect: async (file) => (await import('./sqlite.ts')).sqlite(file),
    fault: async (_, error) => error,
  },
];

/**
 * Opens the archive and brings its schema up to date. What is written to it is safe from a crash of this process at once; on SQLite from a
 * loss of power up to the last moments (`synchronous = NORMAL`), without ever being damaged.
 * @param url the path of a SQLite file, which is made with its folder if it is missing, `:memory:`, or `postgres://…`
 * @param log is told of connections that break while nobody uses them
 * @throws PlainError when it cannot be opened, or was written by a newer Dateline
 */
export async function openDatabase(url: string, log?: Log): Promise<Database> {
  const engine = ENGINES.find(({ urls }) => urls.test(url))!;
  const db = new Kysely<Schema>({ dialect: await engine.dialect(url, log) });
  try {
    await migrate(db);
  } catch (error) {
    await db.destroy();
    throw error instanceof PlainError && !(error instanceof ArchiveAway) ? error : await engine.fault(url, error);
  }
  return db;
}

/** Gives room that was freed back to the file system, a little at a time: SQLite keeps it otherwise, and PostgreSQL sees to it by itself. */
export async function reclaim(db: Database): Promise<void> {
  if (engineOf(db) === 'sqlite') await sql`pragma incremental_vacuum(${sql.lit(PAGES_RECLAIMED)})`.execute(db);
}

async function unknownEngine(url: string): Promise<never> {
  throw new PlainError(
    `No database is known for addresses that begin with ${url.split(':')[0]}: set DATABASE_URL to the path of a SQLite file or to postgres://…, or leave it empty.`,
  );
}
