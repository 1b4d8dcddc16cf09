// A process that publishes again and again until it is killed, on a clock that runs fast. Arguments: database, API address, token, the clock's
// instant at a real instant, and how many times faster it runs. It loads what publishing needs, not the whole bot.
import { setTimeout } from 'node:timers/promises';
import { REST } from 'discord.js';
import { createArchive } from '../../src/archive/archive.ts';
import { claimantName } from '../../src/archive/claimant.ts';
import { openDatabase } from '../../src/archive/database.ts';
import { restOptions } from '../../src/discord/client.ts';
import { createPace } from '../../src/discord/pace.ts';
import { createPost } from '../../src/discord/post.ts';
import { createLog } from '../../src/log.ts';
import { publish } from '../../src/newsroom/publish.ts';

const [databaseUrl = '', apiUrl = '', token = '', at = '', from = '', faster = ''] = process.argv.slice(2);
const now = () => Math.round(Number(at) + (Date.now() - Number(from)) * Number(faster));
const log = createLog('silent');
const archive = createArchive(await openDatabase(databaseUrl, log), { claimant: claimantName() });
const pace = createPace({ perSecond: 15 });
const post = createPost({ rest: new REST(restOptions(apiUrl, pace)).setToken(token), pace, now, log });
process.stdout.write('ready\n');
for (;;) {
  try {
    await publish({ archive, post, now, outlets: [], log });
  } catch (error) {
    process.stdout.write(`${error instanceof Error ? error.name : error}\n`);
  }
  await setTimeout(150);
}
