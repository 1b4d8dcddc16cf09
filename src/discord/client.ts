// The client: no gateway intent, closed mentions, nothing cached that nobody reads.
import { Client, Events, Options, type RESTOptions } from 'discord.js';
import type { Log } from '../news/log.ts';
import { onceOnly } from './once-only.ts';
import { type Pace, paced } from './pace.ts';
import { logReconnecting } from './reconnecting.ts';

/** Which of the parts (from 0) that Discord's connection of this bot is split into; `all` of as many as Discord recommends. */
export type Shards = 'all' | { readonly first: number; readonly last: number; readonly of: number };

interface ClientOptions {
  /** Such as `https://discord.com/api`. */
  readonly apiUrl: string;
  readonly shards?: Shards | undefined;
  readonly pace: Pace;
  readonly log: Log;
}

const REQUEST_TIMEOUT_MS = 10_000;
/** Longer than anybody waits at the gate: an attempt has its own limit. */
const GATE_TIMEOUT_MS = 120_000;
const PUBLISHING_WAIT_MS = 5_000;

/** A discord.js client that is not logged in yet. Commands carry what they need, and posting needs only an id. */
export function createClient({ apiUrl, shards = 'all', pace, log }: ClientOptions): Client {
  const client = new Client({
    intents: [],
    allowedMentions: { parse: [], repliedUser: false },
    makeCache: Options.cacheWithLimits(nothing()),
    ...shardOptions(shards),
    rest: restOptions(apiUrl, pace),
  });
  client.on(Events.Error, (error) => log.error({ err: error }, 'the connection to Discord has a fault'));
  client.on(Events.Warn, (warning) => log.warn({ warning }, 'discord.js warns'));
  client.on(Events.ShardDisconnect, (event, shard) =>
    log.error({ shard, code: event.code }, 'Discord closed the connection for good'),
  );
  logReconnecting(client, log);
  client.rest.on('rateLimited', ({ route, timeToReset, global }) =>
    log.debug({ route, timeToReset, global }, 'waiting for a rate limit'),
  );
  return client;
}

function shardOptions(shards: Shards) {
  if (shards === 'all') return { shards: 'auto' as const };
  const { first, last, of } = shards;
  return { shards: Array.from({ length: last - first + 1 }, (_, index) => first + index), shardCount: of };
}

export function restOptions(apiUrl: string, pace: Pace): Partial<RESTOptions> {
  return {
    api: apiUrl.replace(/\/+$/, '').replace(/\/v\d+$/, ''),
    version: '10',
    // Our own pace is kept where requests leave. discord.js would count what follows an interaction too, and let it wait behind digests.
    globalRequestsPerSecond: Number.MAX_SAFE_INTEGER,
    makeRequest: onceOnly(paced(pace, REQUEST_TIMEOUT_MS)),
    // Publishing on is worth a moment's wait, not an hour's.
    rejectOnRateLimit: ({ url, timeToReset, retryAfter }) =>
      url.endsWith('/crosspost') && Math.max(timeToReset, retryAfter) > PUBLISHING_WAIT_MS,
    timeout: GATE_TIMEOUT_MS,
    retries: 2,
    userAgentAppendix: 'Dateline',
  };
}

function nothing() {
  return {
    ApplicationCommandManager: 0,
    ApplicationEmojiManager: 0,
    AutoModerationRuleManager: 0,
    BaseGuildEmojiManager: 0,
    DMMessageManager: 0,
    EntitlementManager: 0,
    GuildBanManager: 0,
    GuildEmojiManager: 0,
    GuildForumThreadManager: 0,
    GuildInviteManager: 0,
    GuildMemberManager: 0,
    GuildMessageManager: 0,
    GuildScheduledEventManager: 0,
    GuildStickerManager: 0,
    GuildTextThreadManager: 0,
    MessageManager: 0,
    PresenceManager: 0,
    ReactionManager: 0,
    ReactionUserManager: 0,
    StageInstanceManager: 0,
    ThreadManager: 0,
    ThreadMemberManager: 0,
    UserManager: 0,
    VoiceStateManager: 0,
  };
}
