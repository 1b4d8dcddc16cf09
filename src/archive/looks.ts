// Looks: which feeds are due, who has the right to look at them, and how they are doing afterwards.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { FeedState } from '../news/feed-state.ts';
import { type FeedRow, type KeptFeed, keptFeedOf, stateRow, timesRow } from './feed-rows.ts';
import { listOf, numbersOf } from './list.ts';
import { json } from './rows.ts';
import type { Database, Schema } from './schema.ts';
import { alone } from './transaction.ts';

/** A feed whose time has come, as little of it as is needed to choose. */
export interface DueFeed {
  readonly id: string;
  readonly host: string;
}

/** What became of a look. */
export interface Recorded {
  readonly id: string;
  /** When to look next; null: not any more. */
  readonly dueAt: number | null;
  readonly lookedAt: number;
  /** How the feed is doing, where more than these is different from before; null where the look succeeded and only they are. */
  readonly changed: FeedState | null;
}

/**
 * How long the right to a look holds; whoever holds it longer is taken to be dead. A look reads for twelve seconds at most; with a beat a minute, another
 * process takes it over within two minutes.
 */
export const LOOK_LEASE_MS = 55_000;

export function looksIn(db: Database) {
  /** This process among those that share the archive. Its rights are one row of few pages, written anew whenever they change. */
  const holder = randomUUID();
  const held = new Map<string, number>();

  async function hold(tx: Database): Promise<void> {
    if (held.size === 0) {
      await sql`delete from looks where holder = ${holder}`.execute(tx);
      return;
    }
    const until = Math.max(...held.values());
    const feeds = JSON.stringify([...held.keys()]);
    await sql`insert into looks (holder, until_at, feeds) values (${holder}, ${until}, ${feeds})
      on conflict (holder) do update set until_at = excluded.until_at, feeds = excluded.feeds`.execute(tx);
  }

  /** What other processes are looking at, and whether the rights of any have run out. */
  async function takenIn(tx: Database, now: number) {
    const { rows } = await sql<Pick<Schema['looks'], 'until_at' | 'feeds'>>`select until_at, feeds from looks
      where holder <> ${holder}`.execute(tx);
    const held = rows.filter(({ until_at }) => Number(until_at) > now);
    return { ids: held.flatMap(({ feeds }) => json<readonly string[]>(feeds)), areOver: held.length < rows.length };
  }

  /** Those whose time has come and that nobody is looking at, the longest waiting first, none of the hosts to be left alone. */
  async function feedsDue(now: number, limit: number, except: readonly string[] = []): Promise<readonly DueFeed[]> {
    const mine = [...held].filter(([, until]) => until > now).map(([id]) => id);
    const taken = [...mine, ...(await takenIn(db, now)).ids];
    const { rows } = await sql<DueFeed>`select feed_id as id, host from feed_times where due_at <= ${now}
      ${except.length === 0 ? sql`` : sql`and host not in (${listOf(db, except)})`}
      ${taken.length === 0 ? sql`` : sql`and feed_id not in (${listOf(db, taken)})`}
      order by due_at, feed_id limit ${limit}`.execute(db);
    return rows;
  }

  /**
   * The right to look at feeds that are due. Each is given to one caller only, for less than a minute.
   * @returns those that nobody else has taken, the longest waiting first
   */
  async function claimLooks(ids: readonly string[], now: number): Promise<readonly KeptFeed[]> {
    if (ids.length === 0) return [];
    const claimed = await alone(db, 'feeds', async (tx) => {
      for (const [id, until] of held) if (until <= now) held.delete(id);
      const others = await takenIn(tx, now);
      const taken = new Set(others.ids);
      const free = ids.filter((id) => !held.has(id) && !taken.has(id));
      const { rows } = await sql<FeedRow>`select feeds.*, host, due_at, looked_at, succeeded_at
        from (${listOf(tx, free)}) as wanted cross join feed_times cross join feeds
        where feed_times.feed_id = wanted.value and due_at <= ${now} and feeds.id = feed_times.feed_id`.execute(tx);
      for (const { id } of rows) held.set(id, now + LOOK_LEASE_MS);
      if (others.areOver) await sql`delete from looks where until_at <= ${now} and holder <> ${holder}`.execute(tx);
      await hold(tx);
      return rows;
    });
    return claimed.map(keptFeedOf).sort((one, other) => (one.state.dueAt ?? 0) - (other.state.dueAt ?? 0));
  }

  /** Gives back rights that were not used: the feeds are due as they were. */
  async function releaseLooks(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await alone(db, 'feeds', async (tx) => {
      for (const id of ids) held.delete(id);
      await hold(tx);
    });
  }

  /**
   * Writes how feeds are doing after a look, all or nothing, and gives back the right to it. One that nobody wants any more stays at rest.
   * Of most nothing changed but when they were looked at; these are one statement together, and count as looked at when the last of them was.
   */
  async function recordLooks(looks: readonly Recorded[]): Promise<void> {
    if (looks.length === 0) return;
    await alone(db, 'feeds', async (tx) => {
      const steady = new Map<string, number | null>();
      let at = 0;
      for (const { id, dueAt, lookedAt, changed } of looks)
        if (changed) await write(tx, id, changed);
        else {
          steady.set(id, dueAt);
          at = Math.max(at, lookedAt);
        }
      if (steady.size > 0)
        await sql`update feed_times set due_at = look.value, looked_at = ${at}, succeeded_at = ${at}
          from ${numbersOf(tx, steady)} as look where feed_id = look.key and due_at is not null`.execute(tx);
      for (const { id } of looks) held.delete(id);
      await hold(tx);
    });
  }

  /** The same for one of which only the name is at hand. */
  async function recordLook(id: string, state: FeedState): Promise<void> {
    await alone(db, 'feeds', async (tx) => {
      await write(tx, id, state);
      if (held.delete(id)) await hold(tx);
    });
  }

  return { feedsDue, claimLooks, releaseLooks, recordLooks, recordLook };
}

async function write(tx: Database, id: string, state: FeedState): Promise<void> {
  const wanted = await tx
    .updateTable('feed_times')
    .set(timesRow(state))
    .where('feed_id', '=', id)
    .where('due_at', 'is not', null)
    .returning('feed_id')
    .executeTakeFirst();
  if (wanted) await tx.updateTable('feeds').set(stateRow(state)).where('id', '=', id).execute();
}
