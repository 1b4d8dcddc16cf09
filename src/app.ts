// The composition root: the only file that knows every part.
import { Events, REST, Routes } from 'discord.js';
import { addresses, commands, menus } from '../commands/index.ts';
import packageJson from '../package.json' with { type: 'json' };
import { type Archive, createArchive } from './archive/archive.ts';
import { claimantName, isDead } from './archive/claimant.ts';
import { openDatabase } from './archive/database.ts';
import { type Config, wireOptions } from './config.ts';
import { createAmend } from './discord/amend.ts';
import { createClient, restOptions } from './discord/client.ts';
import { listen } from './discord/dispatch.ts';
import { createDrafts } from './discord/drafts.ts';
import { createPace } from './discord/pace.ts';
import { createPost } from './discord/post.ts';
import { reachOf } from './discord/reach.ts';
import { register } from './discord/register.ts';
import { createElection } from './election.ts';
import { type Beat, startHeartbeat } from './heartbeat.ts';
import type { Log } from './news/log.ts';
import { DAY_MS } from './news/next-look.ts';
import { feedsOf } from './news/outlet.ts';
import { PlainError } from './news/plain-error.ts';
import { correct } from './newsroom/correct.ts';
import { fullText } from './newsroom/full-text.ts';
import { type GatherTools, gather } from './newsroom/gather.ts';
import { closeLeft } from './newsroom/left-drafts.ts';
import { createNewsroom } from './newsroom/newsroom.ts';
import { type PruneTools, prune } from './newsroom/prune.ts';
import { publish } from './newsroom/publish.ts';
import { retime } from './newsroom/retime.ts';
import { lookForWithdrawn } from './newsroom/withdrawals.ts';
import { openWire, type Wire } from './wire/wire.ts';

export type Setting = Pick<Config, 'apiUrl' | 'databaseUrl' | 'outlets' | 'requestsPerSecond'> &
  Partial<Pick<Config, 'shards' | 'allowedPrivateHosts' | 'contact'>>;

/** Time zones come with Node, and how times are reckoned with Dateline. */
const RULES = `${packageJson.version} ${process.versions.tz}`;
/** How long a stop waits for the delivery in hand. */
const PATIENCE_MS = 10_000;

export const definitions = [...commands, ...menus].map(({ definition }) => definition);

export async function openArchive(databaseUrl: string, log?: Log) {
  return createArchive(await openDatabase(databaseUrl, log), { claimant: claimantName() });
}

export interface AppOptions {
  readonly setting: Setting;
  readonly token: string;
  readonly log: Log;
  readonly now?: () => number;
  /** Whether it reads the outlets' feeds; a rehearsal never does. */
  readonly gathers?: Pick<Config, 'gatherMinutes' | 'articlesDays'> | undefined;
}

export type App = Awaited<ReturnType<typeof openApp>>;

/** Opens the archive and makes everything ready; `connect` logs in. */
export async function openApp({ setting, token, log, now = Date.now, gathers }: AppOptions) {
  const archive = await openArchive(setting.databaseUrl, log);
  const { allowedPrivateHosts = [], contact = null } = setting;
  const wire = openWire({ ...wireOptions({ allowedPrivateHosts, contact }), now });
  const pace = createPace({ perSecond: setting.requestsPerSecond });
  const client = createClient({ apiUrl: setting.apiUrl, shards: setting.shards, pace, log });
  const post = createPost({ rest: client.rest, pace, now, log });
  const amend = createAmend({ rest: client.rest, pace });
  const drafts = createDrafts({ rest: client.rest, pace, now, log });
  const tools = { archive, post, amend, drafts, now, outlets: setting.outlets, log };
  const reach = (guildId: string, channelId: string) => reachOf(client.rest, client.user?.id ?? '', guildId, channelId);
  const inbox = async (userId: string) =>
    ((await client.rest.post(Routes.userChannels(), { body: { recipient_id: userId } })) as { id: string }).id;
  const newsroom = createNewsroom({ ...tools, wire, reach, inbox });
  let heartbeat: ReturnType<typeof startHeartbeat> | undefined;
  const gathering = gathers && gatheringOf({ archive, wire, setting: gathers, log, now });
  const lost = new Promise<'lost'>((resolve) => {
    client.once(Events.ShardDisconnect, () => resolve('lost'));
    client.once(Events.Invalidated, () => resolve('lost'));
  });
  listen(client, { commands, menus, addresses, newsroom, log, now });

  return {
    archive,
    newsroom,
    /** Discord closed the connection for good, such as when the token was taken back: only a new start can help. */
    lost,

    /** Logs in and tells Discord the commands if they changed. @throws PlainError when Discord does not accept the token */
    async connect(): Promise<void> {
      const ready = new Promise<void>((resolve) => client.once(Events.ClientReady, () => resolve()));
      await client.login(token).catch((error: unknown) => {
        const refused = error instanceof Error && 'code' in error && error.code === 'TokenInvalid';
        throw refused || (error instanceof Error && /401|invalid token/i.test(error.message))
          ? new PlainError(
              'Discord does not accept the token: set DISCORD_TOKEN to the one under Bot in your application at discord.com/developers.',
            )
          : error;
      });
      await ready;
      const applicationId = client.application?.id;
      if (applicationId) await register(client.rest, applicationId, definitions, archive.keep, log);
      log.info({ as: client.user?.username }, 'connected to Discord');
    },

    /**
     * Publishes what is due, now and every minute; of several processes, one each minute. If it gathers: looks at the feeds that are due, each minute and apart from
     * publishing, so that no feed delays a digest, and takes out once an hour what is too old.
     */
    async start(): Promise<void> {
      const released = await archive.releaseClaims(isDead, now());
      if (released > 0) log.warn({ released }, 'took over what another process left behind');
      await retime({ archive, rules: RULES, now, log });
      const election = createElection(archive, { alone: false, now, log });
      const beats: Beat[] = [
        { name: 'publish', pattern: '* * * * *', work: (signal) => publish(tools, { signal }), election },
        { name: 'drafts', pattern: '* * * * *', work: (signal) => closeLeft(tools, { signal }), election },
        { name: 'correct', pattern: '* * * * *', work: (signal) => correct(tools, { signal }), election },
      ];
      if (gathering) {
        await archive.syncFeeds(feedsOf(setting.outlets), now());
        const alone = createElection(archive, { alone: true, now, log });
        beats.push(
          { name: 'gather', pattern: '* * * * *', work: (signal) => gather(gathering, { signal }) },
          {
            name: 'withdrawals',
            pattern: '37 * * * *',
            work: (signal) => lookForWithdrawn({ archive, read: wire.read, allows: wire.allows, now, log }, { signal }),
            election: alone,
          },
          { name: 'prune', pattern: '17 * * * *', work: (signal) => prune(gathering, { signal }), election: alone },
        );
      }
      heartbeat = startHeartbeat(beats, log);
    },

    /** One beat, by hand. */
    publish: () => publish(tools),
    closeDrafts: () => closeLeft(tools),
    correct: () => correct(tools),

    async stop(): Promise<void> {
      await heartbeat?.stop(PATIENCE_MS);
      // A stop is no fault of the connection, and discord.js reports it as one.
      client.removeAllListeners(Events.ShardReconnecting);
      await client.destroy();
      await wire.close();
      await archive.close();
    },
  };
}

/** Discord's REST alone, for verbs that need no gateway. */
export function openRest({ apiUrl, requestsPerSecond }: Setting, token: string) {
  const pace = createPace({ perSecond: requestsPerSecond });
  return { rest: new REST(restOptions(apiUrl, pace)).setToken(token), pace };
}

type Gathers = NonNullable<AppOptions['gathers']>;

/** What gathering and retention need. */
function gatheringOf(parts: {
  readonly archive: Archive;
  readonly wire: Wire;
  readonly setting: Gathers;
  readonly log: Log;
  readonly now: () => number;
}): GatherTools & PruneTools {
  const { archive, wire, setting, log, now } = parts;
  return {
    archive,
    read: wire.read,
    parseFeed: wire.parseFeed,
    page: (url, signal) => fullText(wire, url, signal),
    shortestMs: setting.gatherMinutes * 60_000,
    keptMs: setting.articlesDays * DAY_MS,
    now,
    log,
  };
}

/** For gathering by hand: the archive with the operator's feeds as they are listed now, and the wire. */
export async function openGathering(config: Config, log: Log) {
  const archive = await openArchive(config.databaseUrl, log);
  const wire = openWire(wireOptions(config));
  await archive.syncFeeds(feedsOf(config.outlets), Date.now());
  return {
    archive,
    tools: gatheringOf({ archive, wire, setting: config, log, now: Date.now }),
    async close(): Promise<void> {
      await wire.close();
      await archive.close();
    },
  };
}
