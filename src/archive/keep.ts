// The keep: what is only ever looked up by its key, in Keyv over a table of the same database.
import Keyv, { KeyvBridgeAdapter } from 'keyv';
import { DEFAULT_SETTINGS, type Settings } from '../news/subscription.ts';
import type { Database } from './database.ts';

export function keepIn(db: Database, now: () => number = Date.now) {
  const keyv = new Keyv({ store: new KeyvBridgeAdapter(table(db, now)), throwOnErrors: true });
  const settingsKey = (guildId: string) => `settings:${guildId}`;

  return {
    async settings(guildId: string): Promise<Settings> {
      return { ...DEFAULT_SETTINGS, ...(await keyv.get<Settings>(settingsKey(guildId))) };
    },
    async saveSettings(guildId: string, settings: Settings): Promise<void> {
      await keyv.set(settingsKey(guildId), settings);
    },
    async resetSettings(guildId: string): Promise<void> {
      await keyv.delete(settingsKey(guildId));
    },
    async get<T>(key: string): Promise<T | undefined> {
      return (await keyv.get<T>(`any:${key}`)) ?? undefined;
    },
    async set(key: string, value: unknown, ttlMs?: number): Promise<void> {
      await keyv.set(`any:${key}`, value, ttlMs);
    },
    async delete(key: string): Promise<void> {
      await keyv.delete(`any:${key}`);
    },
  };
}

/** The async, Map-like store that Keyv's bridge asks for. What has run out is swept as new things are kept. */
function table(db: Database, now: () => number) {
  return {
    async get(key: string) {
      const row = await db.selectFrom('keep').select(['value', 'expires_at']).where('key', '=', key).executeTakeFirst();
      if (!row || (row.expires_at !== null && Number(row.expires_at) <= now())) return undefined;
      return row.value;
    },
    async set(key: string, value: string, ttlMs?: number) {
      const expires_at = ttlMs === undefined ? null : now() + ttlMs;
      const row = { value: String(value), expires_at };
      await db
        .insertInto('keep')
        .values({ key, ...row })
        .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
        .execute();
      if (ttlMs !== undefined) await db.deleteFrom('keep').where('expires_at', '<=', now()).execute();
      return true;
    },
    async delete(key: string) {
      const { numDeletedRows } = await db.deleteFrom('keep').where('key', '=', key).executeTakeFirst();
      return numDeletedRows > 0n;
    },
    async clear() {
      await db.deleteFrom('keep').execute();
    },
  };
}
