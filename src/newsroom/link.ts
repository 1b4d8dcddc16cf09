// The article behind a link that somebody asks about: from the archive, else from the web, and then for a few hours from the keep.
import type { Archive } from '../archive/archive.ts';
import { type Article, identity } from '../news/article.ts';
import type { Line } from '../news/evidence.ts';
import { feedFormat } from '../news/feed-format.ts';
import { budgetOf, type Outlet } from '../news/outlet.ts';
import { regionsOf } from '../news/place.ts';
import { OutOfTime, PlainError } from '../news/plain-error.ts';
import type { Failed, FailureCode, Reading } from '../news/reading.ts';
import { Refusal } from '../news/refusal.ts';
import { shownLines } from '../news/summary.ts';
import { topicsOf } from '../news/topic.ts';
import { folded } from '../news/words.ts';
import type { PageFacts } from '../wire/page.ts';
import type { PageAbout } from '../wire/pages.ts';
import { PATIENCE_MS } from './patience.ts';

/** The wire, as far as links need it. */
export interface LinkWire {
  /** Never throws for the world's faults. */
  read(request: { readonly url: string; readonly accept: 'page'; readonly signal: AbortSignal }): Promise<Reading>;
  /** Why it is not to be read, by its site's robots.txt; null: it may be. */
  objection(url: string, signal: AbortSignal): Promise<Failed | null>;
  /** @throws PlainError for what holds no article */
  facts(body: Uint8Array, about: PageAbout): Promise<PageFacts>;
}

export interface LinkTools {
  readonly archive: Pick<Archive, 'article' | 'keep'>;
  readonly outlets: readonly Outlet[];
  readonly wire: LinkWire;
  readonly now: () => number;
}

/** As `/news read` answers; without a story, for a link may be from anywhere. */
export interface BriefedLink {
  readonly article: Article;
  readonly lines: readonly Line[];
  readonly story: null;
}

const MOST_LINES = 12;
/** A page that was read is not asked for again for so long, whoever links to it. */
const KEPT_MS = 6 * 3_600_000;

export function linkOf({ archive, outlets, wire, now }: LinkTools) {
  /** Several people may ask for the same link at once. */
  const underWay = new Map<string, Promise<Article>>();

  async function known(id: string): Promise<Article | undefined> {
    return (await archive.article(id)) ?? (await archive.keep.get<Article>(`link:${id}`));
  }

  async function fromWeb(url: string): Promise<Article> {
    const unreadable = (code: FailureCode) => new Refusal('unreadable', { asked: url, code });
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const objection = await wire.objection(url, signal);
    if (objection) throw unreadable(objection.code);
    const reading = await wire.read({ url, accept: 'page', signal });
    // Without validators nothing can be unchanged.
    if (reading.kind !== 'fresh') throw unreadable(reading.kind === 'failed' ? reading.code : 'unreadable');
    const there = reading.url === url ? null : await wire.objection(reading.url, signal);
    if (there) throw unreadable(there.code);
    // A feed has words too, and is no article.
    if (feedFormat(reading.body) !== null) throw new Refusal('no-article', { asked: url });
    const facts = await factsOf(reading.body, { ...reading, url: reading.url, signal }, url);
    const article = articleFrom(facts, reading.url);
    const kept = (await archive.article(article.id)) ?? article;
    // The link as it was given and the page's own address are the same article.
    for (const id of new Set([idOf(url), article.id])) await archive.keep.set(`link:${id}`, kept, KEPT_MS);
    return kept;
  }

  async function factsOf(body: Uint8Array, about: PageAbout, asked: string): Promise<PageFacts> {
    try {
      return await wire.facts(body, about);
    } catch (error) {
      if (error instanceof OutOfTime) throw new Refusal('unreadable', { asked, code: 'timeout' });
      if (error instanceof PlainError) throw new Refusal('no-article', { asked });
      throw error;
    }
  }

  function articleFrom({ article: raw, noarchive }: PageFacts, read: string): Article {
    const outlet = outletAt(read, raw.outlet);
    // What asks not to be kept or quoted is headline and link, here and in the keep.
    const quotable = noarchive || outlets.some(({ name, show }) => name === outlet && show === 'link') ? '' : raw.text;
    const shown = { ...raw, outlet, url: raw.url ?? read };
    return {
      ...shown,
      text: quotable,
      id: identity(shown),
      storedAt: now(),
      topics: topicsOf(raw),
      regions: regionsOf(raw),
    };
  }

  /** The listed outlet whose site it is; else as the page calls its own, unless that is the name of a listed one, which is not its to bear. */
  function outletAt(url: string, said: string): string {
    const host = hostOf(url);
    const listed = outlets.find(({ homepage }) => {
      const home = homepage === null ? null : hostOf(homepage);
      return home !== null && (host === home || host.endsWith(`.${home}`));
    });
    if (listed) return listed.name;
    return said === '' || outlets.some(({ name }) => folded(name) === folded(said)) ? host : said;
  }

  return {
    /**
     * The lines of the article behind a link, within its outlet's budget. Nothing is stored in the archive: what one member asks about is no
     * news for everybody else, and nobody chose its outlet.
     * @param typed an address, or text with one in it
     * @throws Refusal bad-address, unreadable, no-article
     */
    async briefLink(typed: string, count = MOST_LINES): Promise<BriefedLink> {
      const url = addressIn(typed);
      if (url === null) throw new Refusal('bad-address', { asked: typed });
      const id = idOf(url);
      const reading = underWay.get(id) ?? known(id).then((found) => found ?? fromWeb(url));
      underWay.set(id, reading);
      try {
        const article = await reading;
        return { article, lines: shownLines(article, budgetOf(article.outlet, outlets), count), story: null };
      } finally {
        underWay.delete(id);
      }
    },
  };
}

const idOf = (url: string) => identity({ url, outlet: '', headline: '', text: '' });
const hostOf = (url: string) => new URL(url).hostname.replace(/^www\./, '');

/** The first web address in it; null where there is none. */
function addressIn(typed: string): string | null {
  const written = /https?:\/\/[^\s<>"]+/i.exec(typed)?.[0].replace(/[.,;:!?'’”)\]]+$/, '') ?? '';
  const url = URL.canParse(written) ? new URL(written) : null;
  if (url === null) return null;
  url.hash = '';
  return url.href;
}
