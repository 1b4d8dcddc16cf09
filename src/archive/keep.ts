// The keep: what is only ever looked up by its key, in Keyv over a table of the same database.
import Keyv, { KeyvBridgeAdapter } from 'keyv';
import { DEFAULT_SETTINGS, type Settings } from '../news/subscription.ts';
import type { Database } from './schema.ts';

export function keepIn(db: Database) {
  const settings = new Keyv({ store: new KeyvBridgeAdapter(tableStore(db)), namespace: 'settings' });
  const others = new Keyv({ store: new KeyvBridgeAdapter(tableStore(db)), namespace: 'any' });

  return {
    /** A server's defaults; what it never set is null. */
    async settings(guildId: string): Promise<Settings> {
      return { ...DEFAULT_SETTINGS, ...(await settings.get<Settings>(guildId)) };
    },
    async saveSettings(guildId: string, changed: Settings): Promise<void> {
      await settings.set(guildId, changed);
    },
    async resetSettings(guildId: string): Promise<void> {
      await settings.delete(guildId);
    },
    /** What JSON makes of the value that was set; undefined when there is none or its time is over. */
    async get<T>(key: string): Promise<T | undefined> {
      return others.get<T>(key);
    },
    async set(key: string, value: unknown, ttlMs?: number): Promise<void> {
      await others.set(key, value, ttlMs);
    },
    async delete(key: string): Promise<void> {
      await others.delete(key);
    },
  };
}

/**
 * The async, Map-like store that Keyv's bridge asks for. Keyv's own clock is the real one, and so is this one's. What has run out is
 * swept as other things that run out are set.
 */
function tableStore(db: Database) {
  return {
    async get(key: string) {
      const row = await db.selectFrom('keep').select(['value', 'expires_at']).where('key', '=', key).executeTakeFirst();
      if (!row || (row.expires_at !== null && Number(row.expires_at) <= Date.now())) return undefined;
      return row.value;
    },
    async set(key: string, value: string, ttlMs?: number) {
      const row = { value, expires_at: ttlMs === undefined ? null : Date.now() + ttlMs };
      await db
        .insertInto('keep')
        .values({ key, ...row })
        .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
        .execute();
      if (ttlMs !== undefined) await db.deleteFrom('keep').where('expires_at', '<=', Date.now()).execute();
      return true;
    },
    async delete(key: string) {
      const { numDeletedRows } = await db.deleteFrom('keep').where('key', '=', key).executeTakeFirst();
      return numDeletedRows > 0n;
    },
    /** The bridge wants it; nobody empties the keep. */
    async clear() {
      await db.deleteFrom('keep').execute();
    },
  };
}
