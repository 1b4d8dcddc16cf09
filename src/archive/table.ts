// Making tables and their indices, on either engine.
import { sql } from 'kysely';
import { engineOf } from './engine.ts';
import type { Database } from './schema.ts';

/** `?` may be null. */
export type Column = 'text' | 'text?' | 'integer' | 'integer?' | 'instant' | 'instant?';

/** Without a key of several columns, the first column is the key. */
export async function table(
  db: Database,
  name: string,
  columns: Readonly<Record<string, Column>>,
  key?: readonly string[],
): Promise<void> {
  const engine = engineOf(db);
  // Texts are compared by their bytes, as SQLite does, whatever language the PostgreSQL server was set up in.
  const text = engine === 'postgres' ? sql`text collate "C"` : 'text';
  let made = db.schema.createTable(name);
  for (const [column, said] of Object.entries(columns)) {
    const type = said.startsWith('instant') ? 'bigint' : said.startsWith('integer') ? 'integer' : text;
    made = made.addColumn(column, type, (c) => (said.endsWith('?') ? c : c.notNull()));
  }
  made = made.addPrimaryKeyConstraint(`${name}_key`, [...(key ?? Object.keys(columns).slice(0, 1))] as never[]);
  // Rows that are little more than their key are kept in its index alone: half the size.
  await (key && engine === 'sqlite' ? made.modifyEnd(sql`without rowid`) : made).execute();
}

export async function index(db: Database, name: string, on: string, columns: readonly string[]): Promise<void> {
  await db.schema
    .createIndex(name)
    .on(on)
    .columns([...columns])
    .execute();
}
