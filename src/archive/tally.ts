// Tallies: counted while storing, in the same transaction.
import { sql } from 'kysely';
import type { Database, Tally } from './schema.ts';

const NEXT = {
  add: sql<number>`tallies.value + excluded.value`,
  most: sql<number>`case when excluded.value > tallies.value then excluded.value else tallies.value end`,
};

export async function tally(db: Database, name: Tally, value: number, how: 'add' | 'most' = 'add'): Promise<void> {
  await db
    .insertInto('tallies')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: NEXT[how] }))
    .execute();
}

export async function tallied(db: Database, name: Tally): Promise<number> {
  const row = await db.selectFrom('tallies').select('value').where('name', '=', name).executeTakeFirst();
  return Number(row?.value ?? 0);
}
