// Hidden: outlets whose articles somebody is not shown, because a server muted them or because another one added them.
import { type RawBuilder, sql } from 'kysely';
import { listOf } from './list.ts';
import type { Database } from './schema.ts';

/** Stands before a statement that names `hidden_outlets`: all names in one parameter, as there may be thousands. */
export function withHidden(db: Database, hidden: readonly string[]): RawBuilder<unknown> {
  return hidden.length === 0 ? sql`` : sql`with hidden_outlets(name) as materialized (${listOf(db, hidden)})`;
}

/** Whether an outlet is shown: a condition for a statement that begins `withHidden(…)`; none where nothing is hidden. */
export function shown(outlet: RawBuilder<unknown>, hidden: readonly string[]): readonly RawBuilder<unknown>[] {
  return hidden.length === 0 ? [] : [sql`${outlet} not in (select name from hidden_outlets)`];
}

/** The same for a statement that names the hidden outlets once. */
export function isShown(db: Database, outlet: RawBuilder<unknown>, hidden: readonly string[]): RawBuilder<boolean> {
  return hidden.length === 0 ? sql<boolean>`1 = 1` : sql<boolean>`${outlet} not in (${listOf(db, hidden)})`;
}
