// Lists as long as anybody likes, in one parameter: the statement stays the same, and is made ready once.
import { type RawBuilder, sql } from 'kysely';
import { engineOf } from './engine.ts';
import type { Database } from './schema.ts';

/** The texts, as a statement of their own with one column, `value`: for `in (…)` and the like. */
export function listOf(db: Database, texts: readonly string[]): RawBuilder<unknown> {
  const list = JSON.stringify(texts);
  return engineOf(db) === 'sqlite'
    ? sql`select value from json_each(${list})`
    : sql`select jsonb_array_elements_text(cast(${list} as jsonb)) as value`;
}

/** Numbers by their key, in a `from`: rows of `key` and `value`. Cheaper than `rowsOf`, whose fields are taken out of each row one by one. */
export function numbersOf(db: Database, numbers: ReadonlyMap<string, number | null>): RawBuilder<unknown> {
  const list = JSON.stringify(Object.fromEntries(numbers));
  return engineOf(db) === 'sqlite'
    ? sql`json_each(${list})`
    : sql`(select key, cast(value as bigint) as value from jsonb_each_text(cast(${list} as jsonb)))`;
}

/** What stands for rows in a `from`: each has one column, `value`, of which `value->>0` is the first field as text. */
export function rowsOf(db: Database, rows: readonly (readonly (string | number | null)[])[]): RawBuilder<unknown> {
  const list = JSON.stringify(rows);
  return engineOf(db) === 'sqlite'
    ? sql`json_each(${list})`
    : sql`jsonb_array_elements(cast(${list} as jsonb)) as list(value)`;
}
