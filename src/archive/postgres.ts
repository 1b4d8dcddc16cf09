// PostgreSQL: a pool of connections, numbers as numbers, and faults in words that name no password.
import { type Dialect, PostgresDialect } from 'kysely';
import pg from 'pg';
import { ArchiveAway } from '../news/archive-away.ts';
import type { Log } from '../news/log.ts';
import { PlainError } from '../news/plain-error.ts';
import { bordered } from './border.ts';
import { queued } from './queued.ts';
import { whereIs } from './whereabouts.ts';

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
  // What cannot be read would be taken apart in strange ways, its password with it.
  if (!URL.canParse(url) || new URL(url).pathname.length < 2) {
    throw new PlainError(
      'The address of a PostgreSQL is like postgres://name:password@host:5432/database, special characters of the password written as %40 for @ and so on.',
    );
  }
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
  // A connection that breaks while it waits in the pool is heard of by the pool, one that breaks between two statements by itself only. Unheard,
  // either would end the process; whoever uses the connection next is told anyway.
  const broke = (error: Error) =>
    log?.warn({ reason: error.message }, 'a connection to PostgreSQL broke; the next is new');
  pool.on('error', broke);
  pool.on('connect', (client) => client.on('error', broke));
  const dialect = new PostgresDialect({ pool });
  return {
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createDriver: () => bordered(queued(dialect.createDriver(), CONNECTIONS), isAway),
  };
}

/**
 * SQLSTATE: no connection (08), too little of something (53), a fault of the system (58), shut down or not up yet (57P), a statement that took too long
 * (57014), a lock that was not to be had (55P03), a server that became a stand-by (25006).
 */
const AWAY_STATE = /^(08|53|58|57P|57014|55P03|25006)/;
/** What Node's sockets say. */
const AWAY_SOCKET = /^E(CONN\w+|PIPE|TIMEDOUT|NOTFOUND|AI_AGAIN|HOSTUNREACH|NETUNREACH|HOSTDOWN)$/;
/** What pg says without a code. */
const AWAY_WORDS = /connection terminated|timeout exceeded|read timeout|not queryable|connection ended/i;

function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return code === '' ? AWAY_WORDS.test(error.message) : AWAY_STATE.test(code) || AWAY_SOCKET.test(code);
}

/** A failure to begin with PostgreSQL, in words. */
export function cannotUse(url: string, error: unknown): PlainError {
  const cause = error instanceof ArchiveAway ? error.cause : error;
  const said = cause instanceof AggregateError ? cause.errors[0] : cause;
  const reason = said instanceof Error ? said.message : String(said);
  return new PlainError(
    `${whereIs(url)} cannot be used: ${reason}. Look at DATABASE_URL, and whether the server runs and lets this machine in.`,
  );
}
