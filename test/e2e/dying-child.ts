// A process that does one beat of the bot and kills itself as it comes to a named step. Arguments: database, API address, token, instant, the
// beat (`publish` or `correct`), and the step: what it asks of the archive.
import { REST } from 'discord.js';
import { createArchive } from '../../src/archive/archive.ts';
import { claimantName } from '../../src/archive/claimant.ts';
import { openDatabase } from '../../src/archive/database.ts';
import { createAmend } from '../../src/discord/amend.ts';
import { restOptions } from '../../src/discord/client.ts';
import { createDrafts } from '../../src/discord/drafts.ts';
import { createPace } from '../../src/discord/pace.ts';
import { createPost } from '../../src/discord/post.ts';
import { createLog } from '../../src/log.ts';
import { correct } from '../../src/newsroom/correct.ts';
import { publish } from '../../src/newsroom/publish.ts';

const [databaseUrl = '', apiUrl = '', token = '', at = '', beat = '', step = ''] = process.argv.slice(2);
const now = () => Number(at);
const log = createLog('silent');
const pace = createPace({ perSecond: 50 });
const rest = new REST(restOptions(apiUrl, pace)).setToken(token);

const whole = createArchive(await openDatabase(databaseUrl), { claimant: claimantName() });
if (!(step in whole)) throw new Error(`the archive has no ${step}`);
const archive = { ...whole, [step]: () => process.kill(process.pid, 'SIGKILL') };
const edge = { rest, pace, now, log };
if (beat === 'correct') await correct({ archive, amend: createAmend(edge), now, log });
else await publish({ archive, post: createPost(edge), drafts: createDrafts(edge), now, outlets: [], log });
await archive.close();
