// `dateline remove`: articles out of the archive for good, because their publisher or a court asks for it.
import type { Archive } from '../archive/archive.ts';
import { createArchive } from '../archive/archive.ts';
import { openDatabase } from '../archive/database.ts';
import type { Config } from '../config.ts';
import { type Article, identity } from '../news/article.ts';

const print = (text: string) => process.stdout.write(`${text}\n`);
const WEB = /^https?:\/\//i;

interface Found {
  readonly target: string;
  readonly articles: readonly Article[];
  /** What must not come in either: the same page under another feed. */
  readonly kept: readonly string[];
}

/**
 * Each target is an article's id or its address; an address stands for all articles that have it. They are gone from search, stories and links, and do
 * not come back from a feed or a file. What was posted of them the running bot takes back. Exit code 1 when a target is not stored.
 */
export async function remove(
  { databaseUrl }: Config,
  targets: readonly string[],
  { json = false }: { readonly json?: boolean },
): Promise<number> {
  const archive = createArchive(await openDatabase(databaseUrl));
  try {
    let missing = false;
    const records: object[] = [];
    for (const target of targets) {
      const found = await find(archive, target);
      missing ||= found.articles.length === 0;
      const messages = await messagesWith(archive, found.articles);
      if (found.articles.length > 0) await archive.removeArticles(found.kept, Date.now());
      records.push({
        target,
        removed: found.articles.map(({ id, outlet, headline, url }) => ({ id, outlet, headline, url })),
        messages,
      });
      if (!json) print(sentenceOf(found, messages));
    }
    if (json) print(JSON.stringify(records));
    return missing ? 1 : 0;
  } finally {
    await archive.close();
  }
}

async function find(archive: Pick<Archive, 'article' | 'articlesAt'>, target: string): Promise<Found> {
  const named = WEB.test(target) ? undefined : await archive.article(target);
  const url = WEB.test(target) ? target : named?.url;
  const articles = url ? await archive.articlesAt(url) : named ? [named] : [];
  const own = url ? [identity({ url, outlet: '', headline: '', text: '' })] : [];
  return { target, articles, kept: [...new Set([...articles.map(({ id }) => id), ...own])] };
}

async function messagesWith(archive: Pick<Archive, 'postingsOf'>, articles: readonly Article[]): Promise<number> {
  const postings = await archive.postingsOf(articles.map(({ id }) => id));
  return new Set(postings.map(({ deliveryId }) => deliveryId)).size;
}

function sentenceOf({ target, articles }: Found, messages: number): string {
  if (articles.length === 0)
    return WEB.test(target)
      ? `No stored article has the address ${target}: nothing was removed.`
      : `There is no stored article called ${target}: nothing was removed. Ids are those that \`dateline gather --json\` and \`brief --json\` print; an address does as well.`;
  const removed = articles.map(({ outlet, headline }) => `Removed “${headline}”${outlet ? ` (${outlet})` : ''}.`);
  const one = articles.length === 1;
  const after =
    messages === 0
      ? 'No message shows it.'
      : `${messages === 1 ? 'One message shows' : `${messages} messages show`} it; the bot takes it back there when it runs.`;
  return `${removed.join('\n')}\nGone from search, stories and links, and ${one ? 'does' : 'do'} not come back from a feed or a file. ${after}`;
}
