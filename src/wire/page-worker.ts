// What a page worker does: one page at a time, each answer a value, so that a fault keeps its words on the way between threads.
import { PlainError } from '../news/plain-error.ts';
import { decode } from './decode.ts';
import { type PageFacts, type PageOptions, readPage } from './page.ts';
import { type FoundLinks, feedLinks } from './page-feeds.ts';

export interface PageTask extends PageOptions {
  readonly body: Uint8Array;
  readonly contentType: string | null;
  readonly url: string | null;
}

export type Answer<T> = { readonly found: T } | { readonly fault: string };

export function facts({ body, contentType: _, url, ...options }: PageTask): Answer<PageFacts> {
  return answer(() => readPage(decode(body), url, options));
}

export function feeds({ body, url }: PageTask): Answer<FoundLinks> {
  return answer(() => feedLinks(decode(body), url));
}

function answer<T>(act: () => T): Answer<T> {
  try {
    return { found: act() };
  } catch (error) {
    if (error instanceof PlainError) return { fault: error.message };
    // Whatever the libraries trip over is the page's fault: it was written by strangers.
    return { fault: 'The page is written in a way that cannot be read.' };
  }
}
