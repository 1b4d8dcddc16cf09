// Hidden: outlets whose articles somebody is not shown, because a server muted them or because another one added them.
import { type RawBuilder, sql } from 'kysely';

/** Stands before a statement that names `hidden_outlets`: the names come once, however often they are held against something. */
export function withHidden(hidden: readonly string[]): RawBuilder<unknown> {
  if (hidden.length === 0) return sql``;
  const rows = hidden.map((name) => sql`(${name})`);
  return sql`with hidden_outlets(name) as (values ${sql.join(rows)})`;
}

/** Whether an outlet is shown: a condition for a statement that begins `withHidden(…)`; none where nothing is hidden. */
export function shown(outlet: RawBuilder<unknown>, hidden: readonly string[]): readonly RawBuilder<unknown>[] {
  return hidden.length === 0 ? [] : [sql`${outlet} not in (select name from hidden_outlets)`];
}
