// A process that publishes once and may kill itself at a named point. Arguments: database, API address, token, instant, point.
import { REST } from 'discord.js';
import { createArchive } from '../../src/archive/archive.ts';
import { claimantName } from '../../src/archive/claimant.ts';
import { openDatabase } from '../../src/archive/database.ts';
import { restOptions } from '../../src/discord/client.ts';
import { createPace } from '../../src/discord/pace.ts';
import { createPost } from '../../src/discord/post.ts';
import { createLog } from '../../src/log.ts';
import { publish } from '../../src/newsroom/publish.ts';

const [databaseUrl = '', apiUrl = '', token = '', at = '', point = ''] = process.argv.slice(2);
const now = () => Number(at);
const die = () => process.kill(process.pid, 'SIGKILL');

const archive = createArchive(await openDatabase(databaseUrl), { claimant: claimantName() });
const pace = createPace({ perSecond: 50 });
const log = createLog('silent');
const post = createPost({ rest: new REST(restOptions(apiUrl, pace)).setToken(token), pace, now, log });
const result = await publish({
  archive: {
    ...archive,
    claim: async (...args) => {
      if (point === 'before-claim') die();
      return archive.claim(...args);
    },
    record: async (...args) => {
      if (point === 'before-record') die();
      return archive.record(...args);
    },
  },
  post: async (...args) => {
    if (point === 'after-claim') die();
    return post(...args);
  },
  now,
  outlets: [],
  log,
});
await archive.close();
process.stdout.write(JSON.stringify(result));
