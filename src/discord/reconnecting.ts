// While Discord is away, discord.js tries to connect again twice a second, for each part of the connection: an operator is to hear of it once, again after a while, and when it is back.
import { type Client, Events } from 'discord.js';
import type { Log } from '../news/log.ts';

const REMINDER_MS = 10 * 60_000;

/** @param now milliseconds, never set back */
export function logReconnecting(client: Client, log: Log, now = () => performance.now()): void {
  const saidAt = new Map<number, number>();
  client.on(Events.ShardReconnecting, (shard) => {
    const before = saidAt.get(shard);
    if (before !== undefined && now() - before < REMINDER_MS) return;
    saidAt.set(shard, now());
    log.warn({ shard }, 'reconnecting to Discord');
  });
  client.on(Events.ShardResume, (shard, replayed) => {
    saidAt.delete(shard);
    log.info({ shard, replayed }, 'connected to Discord again');
  });
  client.on(Events.ShardReady, (shard) => {
    if (saidAt.delete(shard)) log.info({ shard }, 'connected to Discord again, anew');
  });
}
