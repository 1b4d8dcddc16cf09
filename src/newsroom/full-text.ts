// Full text: the article of a page, where robots.txt and the page itself allow it.
import type { RawArticle } from '../news/article.ts';
import type { FailureCode, Reading } from '../news/reading.ts';
import type { PageFacts } from '../wire/page.ts';
import type { PageAbout } from '../wire/pages.ts';

/** The wire, as far as pages need it. */
export interface PageWire {
  read(request: { readonly url: string; readonly accept: 'page'; readonly signal: AbortSignal }): Promise<Reading>;
  /** Whether robots.txt lets us read it. */
  allows(url: string, signal: AbortSignal): Promise<boolean>;
  /** @throws PlainError for what holds no article */
  facts(body: Uint8Array, about: PageAbout): Promise<PageFacts>;
}

/** 'out-of-reach': it may be had another time; null: it may not be read or kept, is not free to read, is gone, or holds no article. */
export type FullText = RawArticle | 'out-of-reach' | null;

const PASSING: ReadonlySet<FailureCode> = new Set(['network', 'timeout', 'server', 'busy']);

export async function fullText(wire: PageWire, url: string, signal: AbortSignal): Promise<FullText> {
  if (!(await wire.allows(url, signal))) return null;
  const reading = await wire.read({ url, accept: 'page', signal });
  if (reading.kind === 'failed') return signal.aborted || PASSING.has(reading.code) ? 'out-of-reach' : null;
  if (reading.kind !== 'fresh') return null;
  if (reading.url !== url && !(await wire.allows(reading.url, signal))) return null;
  const { body, contentType, robotsTag } = reading;
  try {
    const { article, noarchive, paywalled } = await wire.facts(body, {
      contentType,
      url: reading.url,
      robotsTag,
      signal,
    });
    return noarchive || paywalled ? null : article;
  } catch (error) {
    if (error instanceof Error && error.name === 'PlainError') return null;
    throw error;
  }
}
