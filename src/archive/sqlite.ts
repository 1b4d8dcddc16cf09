// SQLite: one file, one writer at a time, and a wait that does not stop the process.
import { setTimeout } from 'node:timers/promises';
import SQLite from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteDialect,
  type SqliteStatement,
} from 'kysely';
import { PlainError } from '../news/plain-error.ts';
import { bordered } from './border.ts';
import { breathing } from './breathing.ts';
import { makeFolderOf } from './whereabouts.ts';

/** How long one process waits for another that is writing, and how long at a time. */
const BUSY_MS = 10_000;
const BUSY_STEP_MS = 10;
const STATEMENTS_KEPT = 256;
/** SQLite's number for it. */
const INCREMENTAL = 2;

export function sqlite(file: string): Dialect {
  const database = openFile(file);
  const dialect = new SqliteDialect({ database: { prepare: remembering(database), close: () => database.close() } });
  return {
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createDriver: () => bordered(breathing(patient(dialect.createDriver())), isAway),
  };
}

/** The disk is full or broken, the file may not be written, or somebody held it for longer than we wait. */
function isAway(error: unknown): boolean {
  return error instanceof SQLite.SqliteError && /^SQLITE_(BUSY|LOCKED|FULL|IOERR|READONLY|CANTOPEN)/.test(error.code);
}

/**
 * SQLite lets one connection write at a time, and its own waiting stops this whole process. So it waits for a moment only, and then we do.
 * A transaction that begins with a reading and goes on to write is refused, however long it would wait, when somebody else wrote
 * in between: each of ours begins as a writer.
 */
function patient(driver: Driver): Driver {
  const acquire = driver.acquireConnection.bind(driver);
  let waiting: DatabaseConnection | undefined;
  return Object.assign(driver, {
    acquireConnection: async (): Promise<DatabaseConnection> => {
      waiting ??= waitingIn(await acquire());
      return waiting;
    },
    beginTransaction: async (connection: DatabaseConnection) => {
      await connection.executeQuery(CompiledQuery.raw('begin immediate'));
    },
  });
}

function waitingIn(connection: DatabaseConnection): DatabaseConnection {
  const execute = connection.executeQuery.bind(connection);
  return Object.assign(connection, {
    async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
      for (let waited = 0; ; waited += 2 * BUSY_STEP_MS) {
        try {
          return await execute<Row>(query);
        } catch (error) {
          const busy = error instanceof SQLite.SqliteError && error.code === 'SQLITE_BUSY';
          if (!busy || waited >= BUSY_MS) throw error;
          await setTimeout(BUSY_STEP_MS);
        }
      }
    },
  });
}

/** Run to its end, as a statement without columns would not be: giving back room (`incremental_vacuum`) would stop after one page. */
function pragma(database: SQLite.Database, sql: string): SqliteStatement {
  const all = () => database.pragma(sql.slice('pragma '.length)) as unknown[];
  const one = () => ({ changes: 0, lastInsertRowid: 0, rows: all() });
  return { reader: true, all, run: one, iterate: () => all()[Symbol.iterator]() };
}

/** Kysely prepares each query anew; most of ours come again and again. The longest unused is forgotten. */
function remembering(database: SQLite.Database): (sql: string) => SqliteStatement {
  const kept = new Map<string, SqliteStatement>();
  return (sql) => {
    if (sql.startsWith('pragma ')) return pragma(database, sql);
    const statement: SqliteStatement = kept.get(sql) ?? database.prepare<unknown[]>(sql);
    kept.delete(sql);
    kept.set(sql, statement);
    const [oldest] = kept.keys();
    if (kept.size > STATEMENTS_KEPT && oldest !== undefined) kept.delete(oldest);
    return statement;
  };
}

/**
 * Lets the file shrink again (`auto_vacuum`). A file that was made before is written anew for that, once; where somebody else has it open, or
 * there is no room for it, another time.
 */
function shrinkable(database: SQLite.Database): void {
  if (database.pragma('auto_vacuum', { simple: true }) === INCREMENTAL) return;
  database.pragma(`auto_vacuum = ${INCREMENTAL}`);
  if (database.pragma('page_count', { simple: true }) === 0) return;
  try {
    database.exec('vacuum');
  } catch (error) {
    if (!(error instanceof SQLite.SqliteError && /^SQLITE_(BUSY|LOCKED|FULL|READONLY)/.test(error.code))) throw error;
  }
}

function openFile(file: string): SQLite.Database {
  let database: SQLite.Database | undefined;
  try {
    if (file !== ':memory:') makeFolderOf(file);
    database = new SQLite(file, { timeout: BUSY_MS });
    shrinkable(database);
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = NORMAL');
    database.pragma('foreign_keys = ON');
    database.pragma('cache_size = -24000');
    // Pages that are written again and again are copied into the file less often, for at most 16 MB more beside it.
    database.pragma('wal_autocheckpoint = 4000');
    database.pragma(`busy_timeout = ${BUSY_STEP_MS}`);
    return database;
  } catch (error) {
    database?.close();
    const reason = error instanceof Error ? error.message : String(error);
    throw new PlainError(
      `The archive ${file} cannot be opened: ${reason}. Look at DATABASE_URL, at who may write there, and whether the disk is full.`,
    );
  }
}
