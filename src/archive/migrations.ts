// Bringing the schema up to date: the ordered list of changes. A change that was released is never edited; the next one mends it.
import { sql } from 'kysely';
import { PlainError } from '../news/plain-error.ts';
import { asksSchema } from './asks-schema.ts';
import { attemptsSchema } from './attempts-schema.ts';
import { besideSchema } from './beside-schema.ts';
import { choicesSchema } from './choices-schema.ts';
import { correctionsSchema, recallsSchema } from './corrections-schema.ts';
import { closedDraftsSchema, draftsSchema, droppedSchema } from './drafts-schema.ts';
import { feedTimesSchema } from './feed-times-schema.ts';
import { filingSchema } from './filing-schema.ts';
import { firstSchema } from './first-schema.ts';
import { leases } from './leases-schema.ts';
import { looksSchema } from './looks-schema.ts';
import { postedSchema } from './posted-schema.ts';
import { rewrittenSchema } from './rewritten-schema.ts';
import type { Database } from './schema.ts';
import { teasersSchema } from './teasers-schema.ts';
import { wireSchema } from './wire-schema.ts';

export interface Migration {
  readonly name: string;
  readonly up: (db: Database) => Promise<void>;
}

export const MIGRATIONS: readonly Migration[] = [
  { name: '0001-first', up: firstSchema },
  { name: '0002-leases', up: leases },
  { name: '0003-wire', up: wireSchema },
  { name: '0004-filing', up: filingSchema },
  { name: '0005-posted-lines', up: postedSchema },
  { name: '0006-attempts', up: attemptsSchema },
  { name: '0007-looks', up: looksSchema },
  { name: '0008-corrections', up: correctionsSchema },
  { name: '0009-choices', up: choicesSchema },
  { name: '0010-recalls', up: recallsSchema },
  { name: '0011-asks', up: asksSchema },
  { name: '0012-teasers', up: teasersSchema },
  { name: '0013-drafts', up: draftsSchema },
  { name: '0014-dropped', up: droppedSchema },
  { name: '0015-closed-drafts', up: closedDraftsSchema },
  { name: '0016-rewritten', up: rewrittenSchema },
  { name: '0017-feed-times', up: feedTimesSchema },
  { name: '0018-beside', up: besideSchema },
];

/**
 * Makes the changes that are missing, all or none, in one transaction (Kysely's own Migrator makes them one by one on SQLite, and
 * does not keep two processes apart there; on PostgreSQL its lock does).
 * @returns the names of the changes made
 * @throws PlainError when the archive was written by a newer Dateline
 */
export async function migrate(db: Database, migrations: readonly Migration[] = MIGRATIONS): Promise<readonly string[]> {
  // Asked first without a transaction: an archive that is up to date opens although somebody is writing to it. One that is new, or out of
  // reach, cannot say; what is wrong is met again below.
  const first = await missing(db, migrations).catch(() => migrations);
  if (first.length === 0) return [];
  return db.connection().execute(async (connection) => {
    const { adapter } = connection.getExecutor();
    await adapter.acquireMigrationLock(connection, LOCK);
    try {
      return await connection.transaction().execute((tx) => make(tx, migrations));
    } finally {
      await adapter.releaseMigrationLock(connection, LOCK);
    }
  });
}

/** Neither engine locks by a table's row. */
const LOCK = { lockTable: '', lockRowId: '' };

async function make(tx: Database, migrations: readonly Migration[]): Promise<readonly string[]> {
  await sql`create table if not exists migrations (name text primary key, number integer not null)`.execute(tx);
  const pending = await missing(tx, migrations);
  for (const { name, up } of pending) {
    await up(tx);
    const number = migrations.findIndex((each) => each.name === name) + 1;
    await sql`insert into migrations (name, number) values (${name}, ${number})`.execute(tx);
  }
  return pending.map(({ name }) => name);
}

async function missing(db: Database, migrations: readonly Migration[]): Promise<readonly Migration[]> {
  const { rows } = await sql<{ name: string }>`select name from migrations order by number`.execute(db);
  const known = new Set(migrations.map(({ name }) => name));
  const strange = rows.find(({ name }) => !known.has(name));
  if (strange) {
    throw new PlainError(
      `The archive was written by a newer Dateline than this one (its schema has "${strange.name}"): update Dateline, or restore an older backup.`,
    );
  }
  const done = new Set(rows.map(({ name }) => name));
  return migrations.filter(({ name }) => !done.has(name));
}
