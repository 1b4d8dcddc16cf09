// Intake: what a feed says, taken into the archive: new articles stored and filed, changed ones as newer versions, removed ones left out.
import type { Archive, Together } from '../archive/archive.ts';
import type { SeenEntry } from '../archive/entries.ts';
import type { KeptFeed } from '../archive/feed-rows.ts';
import { type Article, newsAt, type RawArticle } from '../news/article.ts';
import type { Feed, FeedArticle, FeedContent } from '../news/feed.ts';
import { contentHash, type Entry, entriesOf, entryId, keysOf, withdrawnKeys } from '../news/feed-identity.ts';
import { languageOf } from '../news/language.ts';
import { addsTo } from '../news/novelty.ts';
import { recognised } from '../news/recognition.ts';
import { FORGOTTEN_MS, isTeaser } from './completion.ts';
import { articleFrom, fileAll } from './filing.ts';

export interface Intake {
  readonly added: readonly Article[];
  readonly changed: readonly Article[];
}

interface IntakeTools {
  readonly archive: Pick<
    Archive,
    'knownEntries' | 'storedAmong' | 'removedAmong' | 'stillThere' | 'withdrawArticles' | 'together'
  >;
  /** Articles that were published longer ago are not taken in. */
  readonly keptMs: number;
  /** Of one look; by default two thousand. */
  readonly mostNew?: number | undefined;
}

/** What is to become of an entry. */
type Decision = SeenEntry & ({ readonly add: Article } | { readonly revise: Article } | { readonly leave: true });

/** A feed that brings more at once is an attack, or a whole archive: its newest are taken in, and the others are new again at its next change. */
const MOST_NEW = 2_000;
/** Entries of one transaction. */
const BATCH = 20;
/** So much longer, a text is the full one of a teaser. */
const FULLER = 1.5;

export async function takeIn(
  { archive, keptMs, mostNew = MOST_NEW }: IntakeTools,
  { feed, operator }: Pick<KeptFeed, 'feed' | 'operator'>,
  content: FeedContent,
  now: number,
): Promise<Intake> {
  await withdraw(archive, feed, content, now);
  const entries = entriesOf(feed, content).filter(({ article }) => headlineOf(article) !== '');
  const known = await archive.knownEntries(
    feed,
    entries.flatMap(({ keys }) => keysOf(keys)),
  );
  await archive.stillThere(feed.id, [...known.keys()], now);
  const news = entries.filter((entry) => !isUnchanged(entry, known));
  if (news.length === 0) return { added: [], changed: [] };

  const candidates = [
    ...new Set(news.flatMap(({ keys }) => keysOf(keys)).flatMap((key) => known.get(key)?.articleId ?? [])),
  ];
  const stored = new Map(await archive.storedAmong(candidates));
  const identified = news.map((entry) => {
    const id = recognised(
      entry,
      (key) => known.get(key)?.articleId,
      (id) => stored.get(id)?.article,
    );
    const others = id === null && entry.keys.url !== null && known.has(entry.keys.url);
    return { entry, known: id !== null, id: id ?? entryId(entry, others, operator ? null : feed.outlet) };
  });
  const unknown = identified.filter((each) => !each.known).map(({ id }) => id);
  for (const [id, each] of await archive.storedAmong(unknown)) stored.set(id, each);
  // A page that was taken out does not come back as a server's own.
  const plain = identified.map(({ entry }) => entryId(entry, false, null));
  const removed = await archive.removedAmong([...unknown, ...plain]);

  const decisions = identified
    .map(({ entry, id, known: again }, place): Decision => {
      const seen = { keys: keysOf(entry.keys), articleId: id, hash: contentHash(entry.article) };
      const before = stored.get(id);
      // What is left of an old article stays as it is.
      if (before && before.article.storedAt < now - keptMs) return { ...seen, leave: true };
      if (before) {
        const revised = revisedBy(
          entry.article,
          before,
          feed,
          seen.keys.some((key) => known.get(key)?.hash != null),
          now,
        );
        return revised ? { ...seen, revise: revised } : { ...seen, leave: true };
      }
      const article = articleFrom(rawOf(entry.article, feed, content), id, now);
      const tooOld = newsAt(article) < now - keptMs;
      return again || tooOld || removed.has(id) || removed.has(plain[place] ?? id)
        ? { ...seen, leave: true }
        : { ...seen, add: article };
    })
    .sort((a, b) => ('add' in a ? newsAt(a.add) : 0) - ('add' in b ? newsAt(b.add) : 0));

  // The new ones stand behind all others, oldest first.
  const adding = decisions.filter((decision) => 'add' in decision).length;
  decisions.splice(decisions.length - adding, Math.max(0, adding - mostNew));

  const intake = { added: [] as Article[], changed: [] as Article[] };
  for (let from = 0; from < decisions.length; from += BATCH) {
    const batch = decisions.slice(from, from + BATCH);
    const done = await archive.together((together) => carryOut(together, feed, batch, now));
    intake.added.push(...done.added);
    intake.changed.push(...done.changed);
    // The database answers at once: others are to have their turn.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return intake;
}

/** Takes out what the feed says is no more, as far as it is the feed whose text is stored. */
async function withdraw(archive: IntakeTools['archive'], feed: Feed, content: FeedContent, now: number): Promise<void> {
  const keys = withdrawnKeys(feed, content);
  if (keys.length === 0) return;
  const known = await archive.knownEntries(feed, keys);
  const stored = await archive.storedAmong([...new Set([...known.values()].map(({ articleId }) => articleId))]);
  const own = [...stored].filter(([, { feedId }]) => feedId === feed.id).map(([id]) => id);
  if (own.length > 0) await archive.withdrawArticles(own, now);
}

/** All of its keys stand for one article, and it says what it said. */
function isUnchanged(
  { article, keys }: Entry,
  known: ReadonlyMap<string, { readonly articleId: string; readonly hash: string | null }>,
): boolean {
  const own = keysOf(keys).map((key) => known.get(key));
  const [first] = own;
  if (!first || first.hash !== contentHash(article)) return false;
  return own.every((each) => each?.articleId === first.articleId && each.hash === first.hash);
}

async function carryOut(archive: Together, feed: Feed, batch: readonly Decision[], now: number): Promise<Intake> {
  const adding = batch.flatMap((decision) => ('add' in decision ? [decision.add] : []));
  const results = await fileAll(archive, adding, feed.id);
  const changed: Article[] = [];
  for (const decision of batch) {
    if (!('revise' in decision)) continue;
    if (await archive.reviseArticle(decision.revise, { feedId: feed.id, keep: true, now }))
      changed.push(decision.revise);
  }
  await archive.rememberEntries(feed.id, batch, now);
  if (feed.pages)
    await archive.rememberTeasers(
      adding.filter(isTeaser).map(({ id }) => id),
      now + FORGOTTEN_MS,
    );
  return { added: results.filter((each) => each.new).map(({ article }) => article), changed };
}

/**
 * The article with what the entry says now; undefined where it stays as it is. Of several feeds of an outlet that carry an article the one its text came from is followed, and
 * another only where it tells much more.
 */
function revisedBy(
  entry: FeedArticle,
  before: { readonly article: Article; readonly feedId: string | null },
  feed: Feed,
  own: boolean,
  now: number,
): Article | undefined {
  const { article, feedId } = before;
  const text = textOf(entry);
  const fuller = text.length > article.text.length * FULLER;
  const followed = own && feedId === feed.id;
  if (!followed && !fuller) return undefined;
  // A full text that was read from the page does not give way to the feed's teaser.
  const kept = article.text.length > text.length * FULLER && entry.text === '' ? article.text : text;
  const headline = headlineOf(entry);
  if (kept === article.text && headline === article.headline) return undefined;
  const raw = { ...article, headline, text: kept, url: entry.url ?? article.url };
  const revised = articleFrom(raw, article.id, article.storedAt);
  return addsTo(article, revised) ? { ...revised, rewrittenAt: now } : revised;
}

function textOf({ text, summary }: FeedArticle): string {
  return text.length >= summary.length ? text : summary;
}

/** In UTF-16 units. */
const LONGEST_LEAD = 120;

/** Of what comes without one, as short messages do, the first words. */
function headlineOf(entry: FeedArticle): string {
  if (entry.headline !== '') return entry.headline;
  const [first = ''] = textOf(entry).split('\n');
  return first.length <= LONGEST_LEAD ? first : `${first.slice(0, LONGEST_LEAD).replace(/\s+\S*$/u, '')}…`;
}

function rawOf(entry: FeedArticle, feed: Feed, content: FeedContent): RawArticle {
  const text = textOf(entry);
  const said = /^[a-z]{2}(?=$|[-_])/i.exec(entry.language ?? content.language ?? '')?.[0].toLowerCase() ?? null;
  return {
    outlet: feed.outlet,
    headline: headlineOf(entry),
    url: entry.url,
    section: feed.section ?? entry.sections[0] ?? null,
    language: feed.language ?? languageOf(`${entry.headline}\n\n${text}`) ?? said,
    publishedAt: entry.publishedAt ?? entry.updatedAt,
    text,
    bylines: entry.bylines,
    rights: entry.rights,
    year: null,
    sample: false,
  };
}
