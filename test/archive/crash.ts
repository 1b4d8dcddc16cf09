// Started by a test: works on the archive whose path it is given, and is killed in the middle of storing an article.
import { createArchive } from '../../src/archive/archive.ts';
import { openDatabase } from '../../src/archive/database.ts';
import { articleAbout, edition, file, NOON, order } from './fixtures.ts';

const archive = createArchive(await openDatabase(process.argv[2] ?? ':memory:'), { claimant: 'victim' });
await archive.storeArticles([articleAbout('finished')]);
await file(archive, 'finished', 's1');
await archive.addSubscription(order('x'));
await archive.claim(edition('x'), NOON);
await archive.together(async (together) => {
  await together.storeArticles([articleAbout('unfinished')]);
  process.kill(process.pid, 'SIGKILL');
  // The signal needs a moment to arrive; until then nothing may be committed.
  await new Promise(() => setInterval(() => {}, 1_000));
});
