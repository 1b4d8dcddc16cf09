// `dateline rehearse`: the bot in a local Discord with the starter archive; a tour, then a prompt.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type App, openApp } from '../app.ts';
import { ARTICLES_FOLDER, type Config } from '../config.ts';
import { createLog } from '../log.ts';
import { storeAndFile } from '../newsroom/filing.ts';
import type { PlayedMember } from '../sandbox/member.ts';
import { startSandbox } from '../sandbox/sandbox.ts';
import { played, seen } from '../sandbox/terminal/cast.ts';
import { prompt } from '../sandbox/terminal/prompt.ts';
import type { Scene } from '../sandbox/terminal/scene.ts';
import { tour } from '../sandbox/terminal/tour.ts';
import { parseMarkdown } from '../wire/markdown.ts';
import { inkFor } from './ink.ts';

const HOUR_MS = 3_600_000;
/** Where the members of the rehearsal live. */
const ZONE = 'Europe/Brussels';

/** Ends with 0 after the tour when there is no terminal, or when it is to be played once. */
export async function rehearse(config: Config, { once = false }: { readonly once?: boolean }): Promise<number> {
  const interactive = !once && process.stdin.isTTY === true && process.stdout.isTTY === true;
  const articles = globSync('*.md', { cwd: ARTICLES_FOLDER })
    .sort()
    .map((file) => parseMarkdown(readFileSync(path.join(ARTICLES_FOLDER, file), 'utf8'), file));
  // The rehearsal takes place on the evening of the starter archive's last day, so that its news is new.
  const clock = { offset: 0 };
  const now = () => Date.now() + clock.offset;
  const newest = Math.max(...articles.map(({ publishedAt }) => publishedAt ?? 0));
  clock.offset = newest + HOUR_MS - Date.now();

  const sandbox = await startSandbox({ now });
  const log = createLog(interactive ? 'silent' : config.logLevel === 'debug' ? 'debug' : 'warn', [sandbox.token]);
  const setting = { ...config, apiUrl: sandbox.apiUrl, databaseUrl: ':memory:', shards: 'all' as const };
  let app: App | undefined;
  try {
    app = await openApp({ setting, token: sandbox.token, log, now });
    await storeAndFile(app.archive, articles, now());
    await app.connect();
    const scene = sceneOf(app, sandbox, clock, now);
    await tour(scene);
    if (interactive) await prompt(scene, process.stdin, process.stdout);
    return 0;
  } finally {
    await app?.stop();
    await sandbox.close();
  }
}

function sceneOf(
  app: App,
  sandbox: Awaited<ReturnType<typeof startSandbox>>,
  clock: { offset: number },
  now: () => number,
): Scene {
  const guild = sandbox.guild({ name: 'A serious community' });
  const lounge = guild.channel({ name: 'lounge' });
  const news = guild.channel({ name: 'world-news' });
  const stage = { channels: [lounge, news], commands: sandbox.commands };
  const person = (member: PlayedMember) => played(member, stage);
  return {
    moderator: person(guild.moderator({ name: 'mira' })),
    reader: person(guild.member({ name: 'theo' })),
    lounge,
    news,
    zone: ZONE,
    now,
    setClock: (at) => {
      clock.offset = at - Date.now();
    },
    tick: async () => {
      await app.publish();
    },
    nextEditionAt: async () => {
      const due = (await app.archive.allSubscriptions()).flatMap(({ dueAt }) => dueAt ?? []);
      return due.length > 0 ? Math.min(...due) : null;
    },
    messagesIn: ({ id }) => sandbox.messages(id).map((message) => seen(message, stage)),
    columns: () => process.stdout.columns ?? 80,
    colour: inkFor(process.stdout).level > 0,
    print: (text) => void process.stdout.write(`${text}\n`),
  };
}
