// `dateline check`: configuration, database, token, permissions and feeds, and in plain sentences what is wrong with them.
import { statSync } from 'node:fs';
import { openArchive } from '../app.ts';
import type { Archive } from '../archive/archive.ts';
import { type Config, wireOptions } from '../config.ts';
import type { Feed } from '../news/feed.ts';
import { feedsOf } from '../news/outlet.ts';
import { openWire } from '../wire/wire.ts';
import { checkDiscord } from './check-discord.ts';
import { holdHeap } from './heap.ts';

export interface Finding {
  readonly part: 'configuration' | 'database' | 'token' | 'permissions' | 'feeds';
  readonly well: boolean;
  /** Plain, with what can be done. */
  readonly sentence: string;
}

interface Options {
  readonly json?: boolean;
  /** Look at each feed now, storing nothing. */
  readonly feeds?: boolean;
}

const DAY_MS = 24 * 3_600_000;
const FEEDS_A_PAGE = 500;
const AT_ONCE = 8;
const FAILING_TOLD = 50;
/** So many feeds that cannot be reached, and none that can, mean that it is our own network. */
const SILENT = 3;

/** Exit code 1 when anything is wrong. A configuration that cannot be read ends earlier, with all its faults. */
export async function check(config: Config, { json = false, feeds = false }: Options): Promise<number> {
  holdHeap();
  const findings: Finding[] = [];
  const tell = (finding: Finding) => {
    findings.push(finding);
    if (!json) process.stdout.write(`${finding.well ? 'well ' : 'WRONG'}  ${finding.part}: ${finding.sentence}\n`);
  };
  tell({ part: 'configuration', well: true, sentence: configuredIn(config) });
  const archive = await checkDatabase(config, tell);
  try {
    await checkDiscord(config, archive, tell);
    if (archive) await checkFeeds(config, archive, tell, feeds);
    if (feeds) await checkEachFeed(config, archive, tell);
  } finally {
    await archive?.close();
  }
  const wrong = findings.filter(({ well }) => !well).length;
  if (json) process.stdout.write(`${JSON.stringify(findings, null, 2)}\n`);
  else
    process.stdout.write(
      wrong === 0 ? '\nAll is well.\n' : `\n${wrong} ${wrong === 1 ? 'thing is' : 'things are'} wrong.\n`,
    );
  return wrong > 0 ? 1 : 0;
}

function configuredIn({ outlets, gatherMinutes, articlesDays }: Config): string {
  const real = outlets.filter(({ sample }) => !sample);
  return `${real.length} outlets with ${feedsOf(real).length} feeds, looked at every ${gatherMinutes} minutes at most; articles are kept for ${articlesDays} days.`;
}

async function checkDatabase(config: Config, tell: (finding: Finding) => void): Promise<Archive | null> {
  const part = 'database';
  try {
    const archive = await openArchive(config.databaseUrl);
    await archive.keep.set('check', 1, 1_000);
    await archive.keep.delete('check');
    const { articles, stories } = await archive.counts();
    const file = statSync(config.databaseUrl, { throwIfNoEntry: false });
    const size = file ? `, ${Math.ceil(file.size / 1_000_000)} MB` : '';
    tell({
      part,
      well: true,
      sentence: `it can be read and written: ${articles} articles in ${stories} stories${size}.`,
    });
    return archive;
  } catch (error) {
    tell({ part, well: false, sentence: error instanceof Error ? error.message : String(error) });
    return null;
  }
}

/** @param eachIsRead each feed is looked at afterwards, and what it gives now is worth more than what it gave at its last look */
async function checkFeeds(
  config: Config,
  archive: Archive,
  tell: (finding: Finding) => void,
  eachIsRead: boolean,
): Promise<void> {
  const part = 'feeds';
  const { feeds, failing, retired, lookedAt, succeededAt } = await archive.feedCounts();
  const listed = feedsOf(config.outlets).length;
  if (feeds === 0 && listed === 0)
    return tell({ part, well: false, sentence: 'there is none: list outlets with their feeds in data/outlets.json.' });
  if (lookedAt === null)
    return tell({
      part,
      well: true,
      sentence: `none of the ${Math.max(feeds, listed)} was looked at yet: the bot does it once it runs, and \`gather\` by hand.`,
    });
  if (succeededAt === null && failing + retired === 0)
    return tell({
      part,
      well: false,
      sentence: `none of the ${feeds} could be reached so far: is the network there, and its name server?`,
    });
  const late = Date.now() - lookedAt > DAY_MS;
  const when = new Date(lookedAt).toISOString().slice(0, 16);
  tell({
    part,
    well: !late,
    sentence: `${feeds} are read, the last look was at ${when}Z${late ? ': is the bot running?' : '.'}`,
  });
  if (eachIsRead) return;
  for (const { feed, state } of await archive.failingFeeds(FAILING_TOLD)) {
    const since =
      state.succeededAt === null
        ? 'never read yet'
        : `last read on ${new Date(state.succeededAt).toISOString().slice(0, 10)}`;
    const failed = state.failures === 1 ? 'failed at the last look' : `failed ${state.failures} times in a row`;
    const times = state.retiredAt === null ? failed : 'is read no more';
    const again =
      state.dueAt === null ? '' : ` It is tried again at ${new Date(state.dueAt).toISOString().slice(0, 16)}Z.`;
    tell({
      part,
      well: false,
      sentence: `${feed.outlet} (${state.address}) ${times}, ${since}. ${state.reason ?? ''}${again}`.trim(),
    });
  }
  if (failing + retired > FAILING_TOLD)
    tell({ part, well: false, sentence: `and ${failing + retired - FAILING_TOLD} more are not well.` });
}

/** Looks at the operator's feeds and at the servers', a few at once; nothing is stored. */
async function checkEachFeed(config: Config, archive: Archive | null, tell: (finding: Finding) => void): Promise<void> {
  const wire = openWire(wireOptions(config));
  /** As long as nobody was reached, that may be our own fault. */
  const unreached: Finding[] = [];
  let reached = false;
  const heard = () => {
    reached = true;
    for (const finding of unreached.splice(0)) tell(finding);
  };
  const one = async ({ url, outlet }: Feed) => {
    const reading = await wire.read({ url, accept: 'feed' });
    const name = `${outlet} (${url})`;
    if (reading.kind !== 'fresh') {
      const reason = reading.kind === 'failed' ? reading.reason : 'It did not give its content.';
      const finding: Finding = { part: 'feeds', well: false, sentence: `${name}: ${reason}` };
      const away = reading.kind === 'failed' && (reading.code === 'network' || reading.code === 'timeout');
      if (away && !reached) unreached.push(finding);
      else {
        heard();
        tell(finding);
      }
      return;
    }
    heard();
    try {
      const { articles } = await wire.parseFeed(reading.body, { ...reading, now: Date.now() });
      const moved = reading.movedTo === null ? '' : ` It says it has moved to ${reading.movedTo}.`;
      const well = articles.length > 0;
      const gives = well ? `${articles.length} articles.` : 'a feed without an article.';
      tell({ part: 'feeds', well, sentence: `${name}: ${gives}${moved}` });
    } catch (error) {
      if (!(error instanceof Error && error.name === 'PlainError')) throw error;
      tell({ part: 'feeds', well: false, sentence: `${name}: ${error.message}` });
    }
  };
  try {
    const seen = new Set<string>();
    for await (const feed of everyFeed(config, archive, AT_ONCE)) {
      const fresh = feed.filter(({ id }) => !seen.has(id));
      for (const { id } of fresh) seen.add(id);
      await Promise.all(fresh.map(one));
    }
    if (unreached.length >= SILENT) {
      const sentence = `none of the ${unreached.length} can be reached: is the network there, and its name server?`;
      tell({ part: 'feeds', well: false, sentence });
    } else heard();
  } finally {
    await wire.close();
  }
}

async function* everyFeed(config: Config, archive: Archive | null, atOnce: number): AsyncGenerator<readonly Feed[]> {
  const listed = feedsOf(config.outlets);
  for (let from = 0; from < listed.length; from += atOnce) yield listed.slice(from, from + atOnce);
  for (let after = ''; archive; ) {
    const page = await archive.allFeeds(FEEDS_A_PAGE, after);
    for (let from = 0; from < page.length; from += atOnce)
      yield page.slice(from, from + atOnce).map(({ feed, state }) => ({ ...feed, url: state.address }));
    const last = page.at(-1);
    if (!last || page.length < FEEDS_A_PAGE) return;
    after = last.feed.id;
  }
}
