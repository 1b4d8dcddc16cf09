// `dateline run`: the bot. Without a token it says so, and rehearses.
import { once } from 'node:events';
import { flushCompileCache } from 'node:module';
import { openApp } from '../app.ts';
import type { Config } from '../config.ts';
import { createLog } from '../log.ts';

import { holdHeap } from './heap.ts';

export async function run(config: Config, options: { readonly once?: boolean }): Promise<number> {
  if (config.token === null) {
    process.stdout.write(
      'No DISCORD_TOKEN is set (discord.com/developers gives one; put it in .env): this is a rehearsal in a local Discord.\n',
    );
    return (await import('./rehearse.ts')).rehearse(config, options);
  }
  holdHeap();
  const log = createLog(config.logLevel, [config.token]);
  const app = await openApp({ setting: config, token: config.token, log, gathers: config });
  const leaving = Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]).then(() => 'leaving' as const);
  try {
    await Promise.race([app.connect().then(() => app.start()), leaving]);
    // Left to its end, what was compiled would be lost with a bot that is killed.
    flushCompileCache();
    if ((await Promise.race([leaving, app.lost])) === 'lost') return 1;
    log.info({}, 'stopping: the delivery in hand is finished first');
  } finally {
    await app.stop();
  }
  return 0;
}
