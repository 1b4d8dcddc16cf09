// A process that gets everything ready, waits for a word, and publishes again and again until it is killed, on a clock that runs fast. It leaves
// out what publishing does not need: of three a second the start must be cheap. Arguments: database, API address, token, the instant at which
// the clock began, and how many times faster it runs; the word is the real instant of that. It says how many milliseconds of processor time its start took.
import { once } from 'node:events';
import { flushCompileCache } from 'node:module';
import { setTimeout } from 'node:timers/promises';
import { REST } from 'discord.js';
import { createArchive } from '../../src/archive/archive.ts';
import { claimantName, isDead } from '../../src/archive/claimant.ts';
import { openDatabase } from '../../src/archive/database.ts';
import { restOptions } from '../../src/discord/client.ts';
import { createPace } from '../../src/discord/pace.ts';
import { createPost } from '../../src/discord/post.ts';
import { createLog } from '../../src/log.ts';
import { editionOf } from '../../src/news/edition.ts';
import { composerOf } from '../../src/newsroom/composer.ts';
import { publish } from '../../src/newsroom/publish.ts';

const [databaseUrl = '', apiUrl = '', token = '', at = '', faster = ''] = process.argv.slice(2);
/** A process lives for less than three seconds: it is not to hold more than it can send in that time. */
const IN_FLIGHT = 8;
const now = () => Math.round(Number(at) + (Date.now() - Number(from)) * Number(faster));
const log = createLog('silent');
const pace = createPace({ perSecond: 40 });
const rest = new REST(restOptions(apiUrl, pace)).setToken(token);
const post = createPost({ rest, pace, now, log });

process.on('disconnect', () => process.exit());
const archive = createArchive(await openDatabase(databaseUrl, log), { claimant: claimantName() });
// Those that are killed have been running for a while, and have composed before.
const [some] = await archive.subscriptionsDue(Number(at), 1);
if (some) await composerOf({ archive, outlets: [] }, Number(at)).briefingFor(some, editionOf(some.id, Number(at)));
// It will not end in a way that leaves what was compiled to the next one.
flushCompileCache();
const { user, system } = process.cpuUsage();
process.send?.((user + system) / 1_000);
const [from] = await once(process, 'message');
// As a process that starts on the same machine does.
await archive.releaseClaims(isDead, now());
for (;;) {
  try {
    await publish({ archive, post, now, outlets: [], log }, { inFlight: IN_FLIGHT });
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  }
  await setTimeout(150);
}
