// PostgreSQL: a pool of connections, numbers as numbers, and faults in words that name no password.
import { type Dialect, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Log } from '../news/log.ts';
import { PlainError } from '../news/plain-error.ts';
import { withoutNul } from './nul.ts';

const CONNECT_MS = 10_000;
/** A statement that takes longer is given up: a connection that went dead without a word must not hold its caller for ever. */
const STATEMENT_MS = 120_000;
/** A process that vanished in a transaction, its machine with it, keeps others from its rows for so long. */
const IDLE_IN_TRANSACTION_MS = 30_000;
const CONNECTIONS = 10;

/** `count(*)` and `bigint` come as text by default. Ours are instants, places and counts: all are exact as numbers. */
const INT8 = pg.types.builtins.INT8;
const parserOf: typeof pg.types.getTypeParser = (type: number, format?: 'text' | 'binary') =>
  type === INT8 ? Number : pg.types.getTypeParser(type, format as 'text');

/** @param url `postgres://name:password@host:port/database` */
export function postgres(url: string, log?: Log): Dialect {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'dateline',
    max: CONNECTIONS,
    keepAlive: true,
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: STATEMENT_MS,
    statement_timeout: STATEMENT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    types: { getTypeParser: parserOf },
  });
  // A connection that breaks while nobody uses it is heard of here only; unheard, it would end the process.
  pool.on('error', (error) =>
    log?.warn({ reason: error.message }, 'a connection to PostgreSQL broke; the next is new'),
  );
  return new PostgresDialect({ pool, onCreateConnection: async (connection) => void withoutNul(connection) });
}

/** A failure to begin with PostgreSQL, in words. */
export function cannotUse(url: string, error: unknown): PlainError {
  const said = error instanceof AggregateError ? error.errors[0] : error;
  const reason = said instanceof Error ? said.message : String(said);
  return new PlainError(
    `PostgreSQL at ${placeOf(url)} cannot be used: ${reason}. Look at DATABASE_URL, and whether the server runs and lets this machine in.`,
  );
}

/** Host and database, without name and password. */
export function placeOf(url: string): string {
  if (!URL.canParse(url)) return 'the address in DATABASE_URL';
  const { host, pathname } = new URL(url);
  return `${host || 'this machine'}${pathname === '/' ? '' : pathname}`;
}
