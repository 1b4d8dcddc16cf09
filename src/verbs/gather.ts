// `dateline gather`: looks at every feed that is due, once, by hand.
import { openGathering } from '../app.ts';
import type { Config } from '../config.ts';
import { createLog } from '../log.ts';
import { gather as gatherDue, type Looked } from '../newsroom/gather.ts';
import { holdHeap } from './heap.ts';

const print = (text: string) => process.stdout.write(`${text}\n`);
const counted = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;

/** Exit code 1 when a feed could not be read. */
export async function gather(config: Config, { json = false }: { readonly json?: boolean }): Promise<number> {
  holdHeap();
  // What is told here need not be told in the log as well.
  const log = createLog(config.logLevel === 'info' ? 'warn' : config.logLevel, [config.token]);
  const gathering = await openGathering(config, log);
  const leaving = new AbortController();
  const leave = () => leaving.abort();
  process.once('SIGINT', leave).once('SIGTERM', leave);
  try {
    const { archive, tools } = gathering;
    let printed = 0;
    if (json) process.stdout.write('[');
    const looked = (look: Looked) => {
      printed += 1;
      if (json) process.stdout.write(`${printed > 1 ? ',' : ''}\n${JSON.stringify(recordOf(look))}`);
      else print(sentenceOf(look, Date.now() - tools.keptMs));
    };
    const result = await gatherDue(tools, { signal: leaving.signal, looked });
    if (json) print(`${printed > 0 ? '\n' : ''}]`);
    else print(summaryOf(result, await archive.feedCounts()));
    return result.failed > 0 ? 1 : 0;
  } finally {
    process.off('SIGINT', leave).off('SIGTERM', leave);
    await gathering.close();
  }
}

/** @param since what was published before this instant is not taken in */
function sentenceOf({ kept: { feed, state }, look, completed }: Looked, since: number): string {
  const name = `${feed.outlet} (${state.address})`;
  if (look.kind === 'failed') return `${name}: ${look.failure.reason}`;
  if (look.content === null) return `${name}: unchanged.`;
  const parts = [
    counted(look.added.length, 'new article', 'new articles'),
    ...(look.changed.length > 0 ? [`${look.changed.length} changed`] : []),
    ...(completed > 0 ? [`${completed} completed from ${completed === 1 ? 'its page' : 'their pages'}`] : []),
  ];
  const old = look.content.articles.filter(({ publishedAt, updatedAt }) => (publishedAt ?? updatedAt ?? since) < since);
  const left = old.length === 0 ? '' : ` ${old.length === 1 ? 'One is' : `${old.length} are`} too old to be taken in.`;
  return `${name}: ${parts.join(', ')}, of ${look.content.articles.length} in the feed.${left}`;
}

function recordOf({ kept: { feed, state }, look, completed }: Looked) {
  const record = { id: feed.id, outlet: feed.outlet, url: feed.url, address: state.address };
  if (look.kind === 'failed') {
    const { code, reason } = look.failure;
    return { ...record, outcome: 'failed', code, reason };
  }
  const told = (articles: typeof look.added) => articles.map(({ id, headline, url }) => ({ id, headline, url }));
  return {
    ...record,
    outcome: look.content === null ? 'unchanged' : 'fresh',
    articles: look.content?.articles.length ?? null,
    added: told(look.added),
    changed: told(look.changed),
    completed,
  };
}

function summaryOf(
  { looked, failed, added, changed, completed, offline }: Awaited<ReturnType<typeof gatherDue>>,
  { feeds, nextAt }: { readonly feeds: number; readonly nextAt: number | null },
): string {
  if (feeds === 0) return 'There is no feed to look at: outlets and their feeds are listed in data/outlets.json.';
  if (offline) return 'No feed can be reached: is the network there? Nothing was counted against the feeds.';
  const earlier =
    completed === 0
      ? ''
      : ` ${counted(completed, 'article of an earlier look was', 'articles of earlier looks were')} completed from ${completed === 1 ? 'its page' : 'their pages'}.`;
  const next = nextAt === null ? '' : ` The next feed is due ${new Date(nextAt).toISOString().slice(0, 16)}Z.`;
  if (looked === 0) return `No feed is due.${earlier}${next}`;
  const parts = [
    counted(added, 'new article', 'new articles'),
    ...(changed > 0 ? [`${changed} changed`] : []),
    ...(failed > 0 ? [`${counted(failed, 'feed', 'feeds')} could not be read`] : []),
  ];
  return `Looked at ${counted(looked, 'feed', 'feeds')}: ${parts.join(', ')}.${earlier}${next}`;
}
