// A process that publishes again and again until it is killed, on a clock that runs fast. Arguments: database, API address, token, the clock's
// instant at a real instant, and how many times faster it runs; a sixth one if it is to look for processes that died on this machine.
import { setTimeout } from 'node:timers/promises';
import { isDead, openArchive, openRest } from '../../src/app.ts';
import { createPost } from '../../src/discord/post.ts';
import { createLog } from '../../src/log.ts';
import { publish } from '../../src/newsroom/publish.ts';

const [databaseUrl = '', apiUrl = '', token = '', at = '', from = '', faster = '', sameMachine = ''] =
  process.argv.slice(2);
const now = () => Math.round(Number(at) + (Date.now() - Number(from)) * Number(faster));
const log = createLog('silent');
const archive = await openArchive(databaseUrl, log);
const post = createPost({
  ...openRest({ apiUrl, databaseUrl, outlets: [], requestsPerSecond: 15 }, token),
  now,
  log,
});
// As a process that starts beside them does; without it, what others left is taken over when their claims run out.
if (sameMachine) await archive.releaseClaims(isDead, now());
process.stdout.write('ready\n');
for (;;) {
  try {
    await publish({ archive, post, now, outlets: [], log });
  } catch (error) {
    process.stdout.write(`${error instanceof Error ? error.name : error}\n`);
  }
  await setTimeout(150);
}
