// The real bot and the real discord.js on the local Discord: what the end-to-end tests stand on.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type App, openApp } from '../../src/app.ts';
import { ARTICLES_FOLDER, ROOT, readOutlets } from '../../src/config.ts';
import type { RawArticle } from '../../src/news/article.ts';
import type { Log } from '../../src/news/log.ts';
import { storeAndFile } from '../../src/newsroom/filing.ts';
import { type SandboxOptions, startSandbox } from '../../src/sandbox/sandbox.ts';
import { parseMarkdown } from '../../src/wire/markdown.ts';

/** An hour after the newest sample article of May 2025. */
export const EVENING = Date.UTC(2025, 4, 20, 17, 30);

export interface Logged {
  readonly level: string;
  readonly message: string;
  readonly details: object;
}

export function keepLog(): Log & { readonly lines: Logged[] } {
  const lines: Logged[] = [];
  const write = (level: string) => (details: object, message: string) => void lines.push({ level, message, details });
  return { lines, debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}

export function starterArticles(): readonly RawArticle[] {
  return globSync('*.md', { cwd: ARTICLES_FOLDER })
    .sort()
    .map((file) => parseMarkdown(readFileSync(path.join(ARTICLES_FOLDER, file), 'utf8'), file));
}

interface StageOptions extends SandboxOptions {
  readonly articles?: readonly RawArticle[];
  readonly databaseUrl?: string;
  readonly allowedPrivateHosts?: readonly string[];
}

export type Stage = Awaited<ReturnType<typeof openStage>>;

/** A server with two channels, a moderator and a reader; the clock stands still until it is moved. */
export async function openStage({
  articles = starterArticles(),
  databaseUrl = ':memory:',
  allowedPrivateHosts = [],
  ...options
}: StageOptions = {}) {
  const clock = { at: EVENING };
  const now = () => clock.at;
  const sandbox = await startSandbox({ now, rateLimits: false, ...options });
  const guild = sandbox.guild({ name: 'A serious community' });
  const lounge = guild.channel({ name: 'lounge' });
  const news = guild.channel({ name: 'world-news' });
  const log = keepLog();
  const setting = {
    apiUrl: sandbox.apiUrl,
    databaseUrl,
    outlets: readOutlets(path.join(ROOT, 'data', 'outlets.json')),
    requestsPerSecond: 50,
    allowedPrivateHosts,
  };

  async function openBot(): Promise<App> {
    const app = await openApp({ setting, token: sandbox.token, log, now });
    await app.connect();
    return app;
  }

  let app = await openBot();
  await storeAndFile(app.archive, articles, now());

  return {
    sandbox,
    guild,
    lounge,
    news,
    log,
    clock,
    moderator: guild.moderator({ name: 'mira' }),
    reader: guild.member({ name: 'theo' }),
    app: () => app,
    /** The bot ends and another one starts on the same archive; `databaseUrl` must be a file. */
    async restart(): Promise<void> {
      await app.stop();
      app = await openBot();
    },
    async close(): Promise<void> {
      await app.stop();
      await sandbox.close();
    },
  };
}
