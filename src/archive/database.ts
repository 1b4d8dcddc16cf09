// The schema of the archive, and opening it.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import SQLite from 'better-sqlite3';
import { type Generated, Kysely, SqliteDialect } from 'kysely';
import { PlainError } from '../news/plain-error.ts';
import { migrate } from './migrations.ts';

/** Instants are whole milliseconds since 1970 UTC; lists and objects are JSON text; truth is 0 or 1. */
export interface Schema {
  readonly articles: {
    /** In the order of storing: what full-text search refers to. */
    readonly seq: Generated<number>;
    readonly id: string;
    readonly outlet: string;
    readonly headline: string;
    readonly url: string | null;
    readonly section: string | null;
    readonly language: string | null;
    readonly published_at: number | null;
    readonly stored_at: number;
    readonly news_at: number;
    readonly text: string;
    readonly bylines: string;
    readonly rights: string | null;
    readonly year: number | null;
    readonly sample: number;
    readonly topics: string;
    readonly regions: string;
    story_id: string | null;
    /** What tells its event, most telling first. */
    terms: string;
  };
  readonly article_labels: {
    readonly kind: LabelKind;
    readonly label: string;
    readonly article_id: string;
    readonly news_at: number;
  };
  readonly article_terms: { readonly term: string; readonly article_id: string; readonly news_at: number };
  readonly stories: { readonly id: string; news_at: number };
  readonly story_labels: {
    readonly kind: LabelKind;
    readonly label: string;
    readonly story_id: string;
    news_at: number;
  };
  readonly outlets: { readonly name: string; readonly folded: string; articles: number };
  readonly tallies: { readonly name: string; value: number };
  readonly subscriptions: {
    readonly id: string;
    readonly guild_id: string;
    channel_id: string;
    /** The moderator's order, JSON. */
    order_json: string;
    readonly created_at: number;
    readonly created_by: string;
    due_at: number | null;
    /** When the heartbeat looks at it: its due time, or when an attempt may be made again. */
    look_at: number | null;
    paused: string | null;
  };
  readonly deliveries: {
    readonly id: string;
    readonly subscription_id: string;
    readonly guild_id: string;
    readonly channel_id: string;
    readonly due_at: number;
    state: 'claimed' | 'sent' | 'deferred' | 'refused' | 'spiked';
    /** The settlement, JSON. */
    settlement: string;
    attempts: number;
    claimant: string;
    claimed_at: number;
    /** From when the claim may be taken over; null once the delivery is settled for good. */
    retake_at: number | null;
    settled_at: number | null;
  };
  readonly told: { readonly subscription_id: string; readonly story_id: string; readonly told_at: number };
  readonly keep: { readonly key: string; value: string; expires_at: number | null };
}

export type LabelKind = 'topic' | 'region' | 'outlet';
export type Database = Kysely<Schema>;

/**
 * Opens the archive and brings its schema up to date.
 * @param url the path of a SQLite file, or `:memory:`
 * @throws PlainError when it cannot be opened, or was written by a newer Dateline
 */
export async function openDatabase(url: string): Promise<Database> {
  if (/^postgres(ql)?:/.test(url)) {
    throw new PlainError(
      'PostgreSQL is not supported yet: set DATABASE_URL to the path of a SQLite file, or leave it empty.',
    );
  }
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database: openFile(url) }) });
  try {
    await migrate(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return db;
}

function openFile(file: string): SQLite.Database {
  try {
    if (file !== ':memory:') mkdirSync(path.dirname(file), { recursive: true });
    const database = new SQLite(file, { timeout: 10_000 });
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = NORMAL');
    database.pragma('foreign_keys = ON');
    database.pragma('cache_size = -32000');
    return database;
  } catch (error) {
    throw new PlainError(
      `The archive ${file} cannot be opened: ${error instanceof Error ? error.message : String(error)}.`,
    );
  }
}
